"""Files written whole or not at all, and what the terminal shows while work goes on."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.errors import BadOption, UnwritableOutput

if TYPE_CHECKING:
    from toolkit.pipeline import Progress

SUFFIXES = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}


def format_of(path: Path) -> str:
    """The format an output's suffix asks for. Raises BadOption for one that is not written."""
    try:
        return SUFFIXES[path.suffix.lower()]
    except KeyError:
        known = ", ".join(sorted(SUFFIXES))
        raise BadOption(
            f"{path}: no format is written to a name ending in {path.suffix or 'nothing'!r}; use one of {known}"
        ) from None


def check_writable(path: Path) -> None:
    """Before the work: the folder exists and the name is no folder. Raises UnwritableOutput."""
    if path.is_dir():
        raise UnwritableOutput(f"{path}: this is a folder; give the name of a file in it")
    if not path.parent.is_dir():
        raise UnwritableOutput(f"{path}: the folder {path.parent} does not exist; make it first or choose another")
    if not os.access(path.parent, os.W_OK):
        raise UnwritableOutput(f"{path}: the folder {path.parent} cannot be written to; choose another")


def write_whole(path: Path, text: str) -> None:
    """Write to a temporary file beside the target, then rename: an output that exists is replaced only whole.

    Raises UnwritableOutput.
    """
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise UnwritableOutput(
            f"{path}: cannot be written ({error.strerror or error}); close it or choose another place"
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def progress() -> Iterator[Progress]:
    """A spinner on stderr that names the stage, where stderr is a terminal; else silence."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Starting") as status:
        yield lambda stage: status.update(stage)
