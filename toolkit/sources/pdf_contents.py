"""Pages of contents: entries that end in a page number, in rising order.

5. BANKING ARRANGEMENTS ............. 7     led to its number by dots: three such entries are contents
6. Gifts and hospitality              9     without dots: only under a title such as "Contents"
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from toolkit.sources.pdf_lines import Printed

LEAST = 3  # entries that make a table of contents
WRAPPED = 2  # lines between two entries that belong to the second: a long title
NUMBER = r"(?P<number>\d{1,4}|[ivxlc]{1,7})"
LED = re.compile(
    rf"(?:\.{{4,}}|(?:\. ){{3,}}\.?|…{{2,}}|_{{4,}}|·{{4,}}|(?:… ){{2,}}…?)[\s.…]*{NUMBER}$", re.IGNORECASE
)
BARE = re.compile(rf"\S.*\s{NUMBER}$", re.IGNORECASE)
ALONE = re.compile(r"[\W_]+")


def mark_contents(pages: Sequence[Sequence[Printed]]) -> list[list[Printed]]:
    """The same pages with role contents on tables of contents and their titles."""
    flat = [(at, row) for at, page in enumerate(pages) for row, line in enumerate(page) if line.role == "body"]
    lines = [pages[at][row] for at, row in flat]
    marked = {flat[place] for place in _led(lines) | _listed(lines)}
    return [
        [replace(line, role="contents") if (at, row) in marked else line for row, line in enumerate(page)]
        for at, page in enumerate(pages)
    ]


@cache
def _titles() -> frozenset[str]:
    table = tomllib.loads((files(__package__) / "contents_titles.toml").read_text(encoding="utf-8"))
    return frozenset(title for titles in table["titles"].values() for title in titles)


def _is_title(line: Printed) -> bool:
    return ALONE.sub(" ", line.text.casefold()).strip() in _titles()


def _led(lines: Sequence[Printed]) -> set[int]:
    """Entries with leaders, the lines between them that they wrap from, and the title above."""
    found = [place for place, line in enumerate(lines) if LED.search(line.text)]
    if len(found) < LEAST or not _rising([LED.search(lines[place].text) for place in found]):
        return set()
    marked = set(found)
    for before, place in itertools.pairwise(found):
        if place - before <= WRAPPED + 1:
            marked |= set(range(before, place))
    return marked | _above(lines, found[0])


def _above(lines: Sequence[Printed], first: int) -> set[int]:
    """The title over the first entry, and what stands between them (a head such as "Page")."""
    for place in range(first - 1, max(first - 4, -1), -1):
        if _is_title(lines[place]):
            return set(range(place, first))
    return set()


def _listed(lines: Sequence[Printed]) -> set[int]:
    """Entries without leaders: lines under a title, ending in numbers that never fall."""
    marked: set[int] = set()
    for place, line in enumerate(lines):
        if _is_title(line):
            marked |= _run(lines, place)
    return marked


def _run(lines: Sequence[Printed], title: int) -> set[int]:
    entries: list[int] = []
    last = 0
    for place in range(title + 1, len(lines)):
        match = BARE.match(lines[place].text)
        number = _value(match) if match else 0
        if match and number >= last and _numbered_apart(lines[place]):
            entries.append(place)
            last = number
        elif place - (entries[-1] if entries else title) > WRAPPED:
            break
    return set(range(title, entries[-1] + 1)) if len(entries) >= LEAST else set()


def _numbered_apart(line: Printed) -> bool:
    """The number stands well apart from the words, as at a right-hand tab."""
    parts = line.fragments
    return len(parts) > 1 and parts[-1].left - parts[-2].right > parts[-1].size


def _rising(matches: Sequence[re.Match[str] | None]) -> bool:
    """Page numbers rise, but for a slip or two (an appendix that starts again)."""
    numbers = [_value(match) for match in matches if match]
    falls = sum(one > other for one, other in itertools.pairwise(numbers))
    return falls <= 1 + len(numbers) // 10


def _value(match: re.Match[str]) -> int:
    """Roman numbers count little: they only ever come before the others."""
    return int(match["number"]) if match["number"].isdecimal() else 0
