"""A file as it was at a revision of the repository that holds it."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.errors import BadOption

LARGEST = 200_000_000
"""Bytes of an earlier version; the readers have closer limits of their own."""
PATIENCE = 60
"""Seconds that git is given; it reads from the disk alone."""


@contextmanager
def at_revision(path: Path, revision: str) -> Iterator[Path]:
    """The earlier version in a temporary file, its revision in its name. Raises BadOption where there is none."""
    if revision.startswith("-") or any(not letter.isprintable() or letter in ": " for letter in revision):
        raise BadOption(f"--git {revision}: this is no name of a revision; use a tag, a branch, HEAD~1 or the like")
    if not path.is_file():
        raise BadOption(f"{path}: no such file; --git compares a file with an earlier revision of itself")
    content = _asked(path, revision)
    with tempfile.TemporaryDirectory(prefix="conduct-") as folder:
        # Named so that a report tells the two apart; signs of a revision that no file name may have are left out.
        told = re.sub(r"[^\w.~^-]+", "-", revision)
        earlier = Path(folder) / f"{path.stem} ({told}){path.suffix}"
        earlier.write_bytes(content)
        yield earlier


def _asked(path: Path, revision: str) -> bytes:
    # Filters and drivers that a repository may set up are other people's programs: `cat-file blob` runs none.
    command = ["git", "-C", str(path.resolve().parent), "cat-file", "blob", f"{revision}:./{path.name}"]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    except FileNotFoundError:
        raise BadOption("--git: the program git was not found; install it, or give both versions as files") from None
    except subprocess.TimeoutExpired:
        raise BadOption(f"--git {revision}: git did not answer; give both versions as files") from None
    if done.returncode != 0 or len(done.stdout) > LARGEST:
        raise BadOption(
            f"{path}: git has no readable version of this file at {revision}; look at `git log -- {path.name}` for one"
        )
    return done.stdout
