"""What was fetched is kept: the document and the record beside it, both or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from toolkit.errors import UnwritableOutput


def date_of(said: str, clock: Callable[[], datetime]) -> str:
    """The time a server gives in its header, else that of the clock; ISO 8601, in UTC."""
    from email.utils import parsedate_to_datetime

    try:
        found = parsedate_to_datetime(said)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found
    except (TypeError, ValueError):
        found = clock()
    return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def record(rows: Mapping[str, str | int]) -> str:
    """A flat TOML document."""
    return "".join(f"{key} = {value if isinstance(value, int) else _quoted(value)}\n" for key, value in rows.items())


def _quoted(value: str) -> str:
    """A TOML string; every sign that could end it is escaped."""
    return (
        '"'
        + "".join(sign if sign.isprintable() and sign not in '"\\' else f"\\U{ord(sign):08x}" for sign in value)
        + '"'
    )


def keep(files: Sequence[tuple[Path, bytes]], *, replace: bool) -> None:
    """Write all beside their places, and only then put each in its place; what fails leaves nothing behind.

    Raises UnwritableOutput: a folder that is not there, a file that is (without `replace`), a fault of the disc.
    """
    for path, _ in files:
        if path.is_dir() or not path.parent.is_dir():
            raise UnwritableOutput(f"{path}: no file can be written there; give a folder that exists, or a file in one")
        if path.exists() and not replace:
            raise UnwritableOutput(f"{path}: it is there already; choose another with -o, or add --replace")
    waiting: dict[Path, Path] = {}
    try:
        for path, data in files:
            waiting[path] = _written_beside(path, data)
        for path in list(waiting):
            waiting.pop(path).replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableOutput(f"{files[0][0]}: cannot be written ({reason}); choose another place") from error
    finally:
        for made in waiting.values():
            made.unlink(missing_ok=True)


def _written_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=".conduct-", suffix=".part", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        made.chmod(0o644)
    except OSError:
        made.unlink(missing_ok=True)
        raise
    return made
