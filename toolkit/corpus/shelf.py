"""A corpus as a folder: what lies where, and how a file comes to lie there whole or not at all.

    corpus.toml                     says what this folder is
    originals/3f/3f9c...e1.docx     the documents as they came, named by the SHA-256 of their bytes
    authorities/thornmere/manifest.toml     what is held of whom: these files, and nothing else, decide what is held
    tables/texts/81aa...parquet     what reading the originals gave; can be made again from them at any time
    tables/index.json               which of those files count
    waiting/                        files being written; safe to delete when no command runs

Everything is written to `waiting` first and then put in its place by one step, and always in one order: original,
tables, index, manifest. So a process may end at any moment: a document is held from the moment its manifest names it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import BadData, UnwritableOutput

MARK = "corpus.toml"
_MARKED = "# A corpus of codes of conduct, kept by `conduct corpus`. See docs/corpus.md.\nschema_version = 1\n"
_LEFT_OUT = "# Made again from the originals by `conduct corpus verify --mend`.\n/tables/\n/waiting/\n/lock\n"
"""For version control: the tables are large, and two people's would clash."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the parts of a corpus lie."""

    folder: Path

    @property
    def originals(self) -> Path:
        return self.folder / "originals"

    @property
    def authorities(self) -> Path:
        return self.folder / "authorities"

    @property
    def tables(self) -> Path:
        return self.folder / "tables"

    @property
    def waiting(self) -> Path:
        return self.folder / "waiting"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    def original(self, sha256: str, name: str) -> Path:
        """Where a document lies: its suffix stays, for readers go by it."""
        return self.originals / sha256[:2] / f"{sha256}{Path(name).suffix.lower()}"


def init(folder: Path) -> Shelf:
    """A new corpus in a folder that is empty or not there; one that is a corpus already stays as it is.

    Raises UnwritableOutput where other files lie in the folder, or it cannot be written to.
    """
    shelf = Shelf(folder)
    try:
        if (folder / MARK).is_file():
            return shelf
        folder.mkdir(parents=True, exist_ok=True)
        others = [path.name for path in folder.iterdir() if path.name not in (".git", ".gitignore", shelf.waiting.name)]
    except OSError as error:
        raise UnwritableOutput(f"{folder}: no corpus can be made here ({error.strerror or error})") from error
    if others:
        raise UnwritableOutput(
            f"{folder}: this folder holds other files ({min(others)}); give one that is empty or new"
        )
    if not (folder / ".gitignore").exists():
        put(shelf, folder / ".gitignore", _LEFT_OUT.encode())
    put(shelf, folder / MARK, _MARKED.encode())
    return shelf


def opened(folder: Path) -> Shelf:
    """The corpus in a folder. Raises BadData where there is none."""
    if not (folder / MARK).is_file():
        raise BadData(f"{folder}: this is no corpus; make one with `conduct corpus init {folder}`")
    return Shelf(folder)


def put(shelf: Shelf, path: Path, data: bytes) -> None:
    """Write a file whole, and put it in its place by one step; an older one of that name is replaced.

    Raises UnwritableOutput.
    """
    made = ""
    try:
        shelf.waiting.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(prefix="conduct-", dir=shelf.waiting)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(0o644)
        Path(made).replace(path)
    except OSError as error:
        if made:
            Path(made).unlink(missing_ok=True)
        raise UnwritableOutput(
            f"{path.name}: cannot be written ({error.strerror or error}); what was added before is kept"
        ) from error


def sha256(data: bytes) -> str:
    """The name of some bytes."""
    return hashlib.sha256(data).hexdigest()
