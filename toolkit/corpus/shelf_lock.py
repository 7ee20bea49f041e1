"""One writer at a time: a lock of the operating system on a file of the corpus, held while a chunk is put in its place.

The system lets go of the lock when its process ends, however it ends; the file that stays behind locks nothing. So
there is no stale lock to judge, and none to break by hand.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from toolkit.corpus.shelf import Shelf
from toolkit.errors import UnwritableOutput

PATIENCE = 120.0
"""Seconds to wait for another process, which holds the lock for a chunk at a time."""
_PAUSE = 0.02


@contextmanager
def locked(shelf: Shelf, *, patience: float = PATIENCE) -> Iterator[None]:
    """Alone with the corpus. What a process that was ended left in `waiting` is removed.

    Raises UnwritableOutput: another process does not let go, or the disk knows no locks.
    """
    try:
        handle = os.open(shelf.lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise UnwritableOutput(f"{shelf.folder}: cannot be written to ({error.strerror or error})") from error
    try:
        _wait(handle, shelf.folder, time.monotonic() + patience)
        _sweep(shelf)
        yield
    finally:
        os.close(handle)  # which also gives the lock back


def _wait(handle: int, folder: Path, until: float) -> None:
    while not _taken(handle, folder):
        if time.monotonic() > until:
            raise UnwritableOutput(f"{folder}: another command is writing to this corpus; try again when it is done")
        time.sleep(_PAUSE)


def _taken(handle: int, folder: Path) -> bool:
    try:
        _take(handle)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        raise UnwritableOutput(
            f"{folder}: this disk knows no locks ({error.strerror or error}); keep the corpus on another"
        ) from error
    return True


if sys.platform == "win32":

    def _take(handle: int) -> None:
        import msvcrt

        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _take(handle: int) -> None:
        import fcntl

        # Of the two kinds of lock this is the one that a child process does not inherit.
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sweep(shelf: Shelf) -> None:
    """Everything is written under the lock, so what lies there now is nobody's."""
    for path in shelf.waiting.glob("conduct-*"):
        with suppress(OSError):
            path.unlink()
