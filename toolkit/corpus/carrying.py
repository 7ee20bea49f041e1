"""A corpus as one file, to send or to put away, and another corpus taken in from such a file.

What is taken in is read again from its originals: tables that somebody else wrote are not trusted.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.corpus.arrivals import LARGEST
from toolkit.corpus.holdings import manifests
from toolkit.corpus.shelf import MARK, Shelf
from toolkit.corpus.shelf_lock import locked
from toolkit.errors import BadData, UnwritableOutput

_TAKEN = re.compile(
    r"corpus\.toml|authorities/[a-z0-9-]{1,80}/manifest\.toml|originals/[0-9a-f]{2}/[0-9a-f]{64}\.\w{1,8}"
)
MOST_FILES, MOST_BYTES = 1_000_000, 50_000_000_000
_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""Of every file in the archive, so that the same corpus gives the same bytes."""


def export(shelf: Shelf, target: Path) -> int:
    """Write manifests and originals into a ZIP file; how many codes there are.

    The tables stay behind: `import` makes them again. Raises UnwritableOutput, also where the file is there already.
    """
    if target.exists():
        raise UnwritableOutput(f"{target}: it is there already; choose another name")
    part = target.with_name(f".{target.name}.part")
    try:
        with locked(shelf):
            count = sum(len(one.holdings) for one in manifests(shelf))
            with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
                for path in _own_files(shelf):
                    _pack(archive, path, path.relative_to(shelf.folder).as_posix())
        part.replace(target)
    except OSError as error:
        raise UnwritableOutput(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _own_files(shelf: Shelf) -> list[Path]:
    manifest_files = shelf.authorities.glob("*/manifest.toml")
    held = {shelf.original(one.sha256, one.name) for manifest in manifests(shelf) for one in manifest.holdings}
    return [shelf.folder / MARK, *sorted(manifest_files), *sorted(held)]


def _pack(archive: zipfile.ZipFile, path: Path, name: str) -> None:
    about = zipfile.ZipInfo(name, _NO_DATE)
    about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    with path.open("rb") as source, archive.open(about, "w", force_zip64=True) as target:
        shutil.copyfileobj(source, target)


@contextmanager
def unpacked(source: Path) -> Iterator[Path]:
    """The folder of a corpus: the one that is given, or an archive's in a place of its own for as long as it is needed.

    Raises BadData where it is neither a corpus nor the archive of one.
    """
    if source.is_dir():
        if not (source / MARK).is_file():
            raise BadData(f"{source}: this folder is no corpus; to add a folder of documents use conduct corpus add")
        yield source
        return
    with tempfile.TemporaryDirectory(prefix="conduct-") as place:
        folder = Path(place) / source.stem
        _unpack(source, folder)
        yield folder


def _unpack(source: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            names = [one for one in archive.infolist() if _TAKEN.fullmatch(one.filename)]
            if MARK not in (one.filename for one in names) or len(names) > MOST_FILES:
                raise BadData(f"{source}: this is no corpus that conduct corpus export wrote")
            if sum(one.file_size for one in names) > MOST_BYTES:
                raise BadData(f"{source}: it would unpack to more than {MOST_BYTES // 10**9} GB")
            for one in names:
                _take(archive, one, folder / one.filename)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BadData(f"{source}: this file cannot be read as a ZIP archive ({error})") from error


def _take(archive: zipfile.ZipFile, one: zipfile.ZipInfo, path: Path) -> None:
    """One file, never more of it than a document may have, whatever the archive says of its size."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(one) as packed, path.open("wb") as file:
        data = packed.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise BadData(f"{one.filename}: it is larger than any document; nothing was taken in")
        file.write(data)
