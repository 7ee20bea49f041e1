"""On which line of a TOML file a value stands: tomllib tells lines for faults of its grammar only, not of a schema.

No second parser is asked, which might read a file otherwise: the line is the first by which tomllib itself, given only
the lines up to there, has read the value.

    1  [[entry]]
    2  id = "7"
    3  topic = "gift"        ("entry", 0, "topic") stands in the first three lines, and not in the first two
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

_FURTHER = 40
"""Lines tried beyond one at which the text breaks off in the middle of a value."""
Path = tuple[str | int, ...]


def line_of(text: str, path: Path) -> int:
    """The line, counted from 1, where the value at `path` ends; the whole file's last where it is not found."""
    lines = text.split("\n")
    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        if _holds(lines, middle, path):
            high = middle
        else:
            low = middle + 1
    return low


def _holds(lines: Sequence[str], count: int, path: Path) -> bool:
    for end in range(count, min(count + _FURTHER, len(lines)) + 1):
        try:
            found: Any = tomllib.loads("\n".join(lines[:end]) + "\n")
        except tomllib.TOMLDecodeError:
            continue
        return (end == count and _reaches(found, path)) or (end > count and _reaches(_before(lines, count), path))
    return False


def _before(lines: Sequence[str], count: int) -> Any:
    """What was read before the value that the cut at `count` falls into: the nearest earlier text that is whole."""
    for end in range(count - 1, max(count - _FURTHER, 0), -1):
        try:
            return tomllib.loads("\n".join(lines[:end]) + "\n")
        except tomllib.TOMLDecodeError:
            continue
    return {}


def _reaches(found: Any, path: Path) -> bool:
    for step in path:
        try:
            found = found[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
