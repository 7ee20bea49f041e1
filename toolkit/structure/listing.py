"""Contents that were typed: neither dots nor links lead to a page, but every line comes again below, in the same order.

Contents
1  Gifts           2        comes again below, there without the number of its page
2  Interests       3
1  Gifts                    the first of them again: the text begins
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from toolkit.model.source import Line
from toolkit.structure.endings import ENDS_ITEM
from toolkit.structure.markers import read_marker
from toolkit.structure.worded import words

_PAGE = re.compile(r"[\s|]+(\d{1,4}|[ivxlc]{1,6})$", re.I)
_ENTRY_MOST = 20
"""Words of an entry."""
_BETWEEN_MOST = 2
"""Lines in a row that do not come again: the second line of a long entry."""
_LEAST, _LEAST_UNTITLED = 2, 3
"""Entries under words such as "Contents", and without them, where each must end in the number of its page."""
Places = Mapping[str, Sequence[int]]


def listed(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines of typed contents, of what stands over them too."""
    titles = {place for place, line in enumerate(lines) if is_contents_title(line)}
    places = _places(lines)
    found: set[int] = set()
    for place in range(len(lines)):
        if place not in found and (place in titles or _page(lines[place])):
            found.update(_run(lines, places, place, titled=place in titles))
    return frozenset(found)


def is_contents_title(line: Line) -> bool:
    """Words that stand over contents: "Table of contents", "In this document"."""
    return line.text.casefold().strip(" .:") in set(words()["words"]["contents"])


def _places(lines: Sequence[Line]) -> Places:
    found: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.role in {"body", "heading"}:
            for key in {_key(line.text), _key(f"{line.label} {line.text}")}:
                found[key].append(place)
    return found


def _run(lines: Sequence[Line], places: Places, start: int, *, titled: bool) -> Iterator[int]:
    """The lines from the title or the first entry to the last entry; none where too few come again."""
    entries: list[tuple[int, int]] = []  # where each stands, and where it comes again
    for place in range(start + titled, len(lines)):
        line = lines[place]
        again = _again(line, places, max(place, entries[-1][1] if entries else 0), titled=titled)
        if entries and place >= entries[0][1]:
            break
        if again is not None and (titled or _page(line)):
            entries.append((place, again))
        elif place - (entries[-1][0] if entries else start) > _BETWEEN_MOST or ENDS_ITEM.search(line.text):
            break
    while entries and entries[-1][0] >= entries[0][1]:
        entries.pop()
    rising = all(_page(lines[one]) <= _page(lines[other]) for (one, _), (other, _) in pairwise(entries))
    if len(entries) >= _LEAST if titled else rising and len(entries) >= _LEAST_UNTITLED:
        end = entries[-1][0] + 1
        alone = end < len(lines) and not _PAGE.search(f"{lines[end - 1].text}") and lines[end].text.isdecimal()
        yield from range(start, end + alone)  # the number of the last entry's page may stand on a line of its own


def _again(line: Line, places: Places, after: int, *, titled: bool) -> int | None:
    """Where the words of an entry come again, with or without the number of a page behind them; under words such as
    "Arrangement of sections" also without their own number, as a note over it."""
    text = f"{line.label} {line.text}".strip()
    if line.role in {"furniture", "footnote"} or len(text.split()) > _ENTRY_MOST:
        return None
    keys = {_key(text), _key(_PAGE.sub("", text)), _key(read_marker(text).rest if titled else "")} - {""}
    return min((place for key in keys for place in places.get(key, ()) if place > after), default=None)


def _page(line: Line) -> int:
    """The number at a line's end; 0 for none, and for a roman one: these come before the others."""
    match = _PAGE.search(line.text)
    return int(match[1]) if match and match[1].isdecimal() else 0


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
