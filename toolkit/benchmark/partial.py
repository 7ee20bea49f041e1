"""What parts of a benchmark gave, kept in a folder of the user's, so that a run that was stopped goes on where it was.

A part is named by the hash of everything it depends on; nothing is ever changed in place. A folder that cannot be
written to costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from toolkit import __version__

LIMIT = 500_000_000
"""Bytes of the folder; the oldest parts go first."""
_SUFFIX, _WAITING = ".facing", ".part"


@dataclass(frozen=True, slots=True)
class Partial:
    """A folder of parts; None keeps nothing."""

    folder: Path | None
    limit: int = LIMIT

    def key(self, *words: str) -> str:
        """The name of a part. words: all that it depends on, beside the version of the toolkit."""
        return hashlib.sha256("\0".join((__version__, *words)).encode("utf-8", "surrogatepass")).hexdigest()

    def holds(self, key: str) -> bool:
        """Whether a whole part of that name is there."""
        return bool(self.read(key))

    def read(self, key: str) -> str:
        """The part, "" where there is none or not the whole of it."""
        if self.folder is None:
            return ""
        try:
            data = (self.folder / f"{key}{_SUFFIX}").read_bytes()
            body = zlib.decompress(data[32:]) if hashlib.sha256(data[32:]).digest() == data[:32] else b""
        except (OSError, zlib.error):
            return ""
        return body.decode("utf-8", "replace")

    def keep(self, key: str, text: str) -> None:
        """Put a part in its place by one step; the oldest go where the folder grows over its limit."""
        if self.folder is None:
            return
        body = zlib.compress(text.encode("utf-8", "replace"), 1)
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=_WAITING, dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(body).digest() + body)
            Path(name).replace(self.folder / f"{key}{_SUFFIX}")
            self._trim()

    def _trim(self) -> None:
        assert self.folder is not None
        files = sorted(
            (path.stat().st_mtime_ns, str(path), path.stat().st_size)
            for path in self.folder.iterdir()
            if path.suffix in (_SUFFIX, _WAITING)
        )
        size = sum(one[2] for one in files)
        for _, path, length in files:
            if size <= self.limit:
                return
            with contextlib.suppress(OSError):
                Path(path).unlink()
                size -= length


NOWHERE = Partial(None)
