"""The pages of plain text, with their running heads and numbers."""

from __future__ import annotations

import re
from collections import Counter

_EDGE = 3
_FEWEST = 2
_PAGED = re.compile(r"page (\d{1,4})(?: (?:of|/) \d{1,4})?|[-\u2013\u2014] ?(\d{1,4}) ?[-\u2013\u2014]", re.I)
_FOLIO = re.compile(r"[ \t\xa0]*page \d{1,4} (?:of|/) \d{1,4}[ \t\xa0]*", re.I)
_DIGITS = re.compile(r"\d+|(?<![a-z])[ivxlc]+(?![a-z])", re.I)


def pages_of(text: str) -> list[str]:
    """By form feeds; in a text without any, which came from a viewer or a web page, behind each `Page 3 of 9`."""
    if "\f" in text or not re.search(r"\bpage \d", text, re.I):
        return text.split("\f")
    pages: list[list[str]] = [[]]
    for row in text.split("\n"):
        pages[-1].append(row)
        if _FOLIO.fullmatch(row):
            pages.append([])
    return ["\n".join(rows) for rows in pages if any(map(str.strip, rows))]


def running_heads(pages: list[list[str]]) -> set[tuple[int, int]]:
    """Page and row (both from 0) of what stands at the same edge of most pages, numbers aside.

    Words are furniture when at least two pages and half of all carry them at the same edge; a bare number only when it
    grows by one from page to page, so that a clause number alone on its line is none.
    """
    places: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for page, rows in enumerate(pages):
        filled = [row for row, text in enumerate(rows) if text.strip()]
        for edge, near in (("top", filled[:_EDGE]), ("bottom", filled[-_EDGE:])):
            seen: Counter[str] = Counter()
            for row in near:
                shape = _DIGITS.sub("#", " ".join(rows[row].split()).casefold())
                seen[shape] += 1
                if seen[shape] == 1:
                    places.setdefault((edge, shape), []).append((page, row))
    filled_pages = sum(any(row.strip() for row in rows) for rows in pages)
    enough = max(_FEWEST, (filled_pages + 1) // 2)
    return {
        place
        for (_, shape), found in places.items()
        if len(found) >= enough and (_has_words(shape) or _counts_up(pages, found))
        for place in found
    } | {(page, row) for places_ in places.values() for page, row in places_ if _says_its_page(pages[page][row], page)}


def _says_its_page(text: str, page: int) -> bool:
    """`- 3 -`, `Page 3 of 9`, at the edge of the third page: its number, seen once or often."""
    match = _PAGED.fullmatch(text.strip())
    return match is not None and int(match[1] or match[2]) == page + 1


def _has_words(shape: str) -> bool:
    return sum(character.isalpha() for character in shape) >= 4


def _counts_up(pages: list[list[str]], found: list[tuple[int, int]]) -> bool:
    """By one from page to page: "7"; the first number of "1 of 9"; the second of "2-1"."""
    numbers = [[int(printed) - page for printed in re.findall(r"\d+", pages[page][row])] for page, row in found]
    return any(len(set(offsets)) == 1 for offsets in zip(*numbers, strict=False))
