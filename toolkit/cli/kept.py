"""Files that an earlier command wrote, as bytes, within reason."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import BadData

LARGEST = 100_000_000
"""Bytes of a report: two codes of 2,000 provisions each make about 10 MB."""
REPORT = "a report that conduct compare -o report.json wrote"


def bytes_of(path: Path, *, what: str = REPORT) -> bytes:
    """The bytes of a file. what: what to give instead, for the message. Raises BadData."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise BadData(f"{path}: there is no such file; give {what}") from error
    except (OSError, ValueError) as error:
        raise BadData(f"{path}: cannot be opened; give {what}") from error
    if len(data) > LARGEST:
        raise BadData(f"{path}: larger than {LARGEST // 1_000_000} MB, which no report of a comparison is")
    return data
