"""Examples in the pages: a fenced block `console` with a command and what it prints, compared and renewed.

    ```console
    $ conduct parse thornmere/officers
    Employee Code of Conduct (Thornmere County Council; 2008-11-27; officer code)
    ...
      2.1 Employees must be respectful towards everyone with whom they have dealings.
    ...
    ```

A line of three dots stands for lines left out. What stands between is printed without a gap, in this order; unless
dots stand there too, the block begins and ends as the output does.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

BLOCK = re.compile(r"^```console\n\$ (?P<command>conduct .*)\n(?P<shown>(?:(?!```).*\n)*)```$", re.MULTILINE)
DOTS = "..."
Run = Callable[[Sequence[str]], str]
"""Gives what the words after `conduct` print."""


@dataclass(frozen=True)
class Example:
    """A command as it is typed, and the lines that the page shows."""

    command: str
    shown: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        return shlex.split(self.command)[1:]


def examples(page: str) -> list[Example]:
    return [_example(found) for found in BLOCK.finditer(page)]


def renewed(page: str, run: Run) -> str:
    """The page with each example's lines as they are printed now. Raises ValueError where dots cannot be placed."""

    def renew(found: re.Match[str]) -> str:
        example = _example(found)
        lines = _renewed(example, printed(example, run))
        return "\n".join(["```console", f"$ {example.command}", *lines, "```"])

    return BLOCK.sub(renew, page)


def printed(example: Example, run: Run) -> list[str]:
    """The lines without blanks at their ends; empty ones at the end are left out."""
    return [line.rstrip() for line in run(example.words).rstrip().splitlines()]


def agrees(shown: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether the shown lines, with dots for those left out, are these lines."""
    first, *others = _segments(shown)
    if list(lines[: len(first)]) != first:
        return False
    at = len(first)
    if not others:
        return at == len(lines)
    *middle, last = others
    for segment in middle:
        places = (place for place in range(at, len(lines)) if list(lines[place : place + len(segment)]) == segment)
        if (place := next(places, None)) is None:
            return False
        at = place + len(segment)
    return len(lines) - len(last) >= at and list(lines[len(lines) - len(last) :]) == last


def _example(found: re.Match[str]) -> Example:
    return Example(found["command"], tuple(found["shown"].splitlines()))


def _segments(shown: Sequence[str]) -> list[list[str]]:
    """The lines between the dots; the first or the last is empty where the block begins or ends with dots."""
    segments: list[list[str]] = [[]]
    for line in shown:
        if line == DOTS:
            segments.append([])
        else:
            segments[-1].append(line)
    return segments


def _renewed(example: Example, lines: list[str]) -> list[str]:
    first, *others = _segments(example.shown)
    if not others:
        return lines
    parts, at = [lines[: len(first)]], len(first)
    for number, segment in enumerate(others, start=1):
        if segment:
            at = _place(example, segment[0], lines, at)
        end = at + len(segment) if number < len(others) or not segment else len(lines)
        parts.append(lines[at:end])
        at = end
    return list(_joined(parts))


def _joined(parts: list[list[str]]) -> Iterator[str]:
    for number, part in enumerate(parts):
        yield from [DOTS] if number else []
        yield from part


def _place(example: Example, line: str, lines: list[str], start: int) -> int:
    """Where a line stands now, its numbers apart: `Gravest findings (7 of 78)` may have become `(9 of 80)`."""
    for at in range(start, len(lines)):
        if _numberless(lines[at]) == _numberless(line):
            return at
    raise ValueError(f"$ {example.command}: no line like {line!r} is printed any more; mend the example by hand")


def _numberless(line: str) -> str:
    return " ".join(re.sub(r"\d+", "0", line).split())
