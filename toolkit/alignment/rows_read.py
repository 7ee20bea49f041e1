"""Rows of things in a text: "race, religion, sex or disability"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from toolkit.alignment.data import data_of
from toolkit.alignment.likeness import meanings
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.norm import FacetName
from toolkit.model.provision import Span

COMMON = 2
"""Things that two rows must share to be compared: a member of one alone says little."""
_LONGEST = 4
"""Words of one thing in a row."""


class Item(NamedTuple):
    """One thing in a row. words: its stems and what they stand for."""

    span: Span
    words: frozenset[str]


@cache
def spelt(name: str) -> re.Pattern[str]:
    """An expression of rows.toml."""
    return re.compile(data_of("rows")[name], re.IGNORECASE)


def in_rows(text: str, *, inside: bool = False) -> Iterator[list[Item]]:
    """Short things joined by commas, "and" or "or": two at least. The first and the last may run on into other words,
    and lose all but those that are nearest. inside: a long part may run up to the first thing of another row."""
    for start, end in _unbroken(text):
        row: list[Item] = []
        parts = list(_stretches(text, spelt("joins"), (start, end)))
        for place, span in enumerate(parts):
            item = _item(text, span, first=place == 0, last=place == len(parts) - 1)
            if item is not None:
                row.append(item)
            if item is None or place == len(parts) - 1:
                if len(row) >= COMMON:
                    yield row
                opening = _item(text, span, first=True, last=False) if inside and item is None else None
                row = [opening] if opening else []


def _unbroken(text: str) -> Iterator[Span]:
    """Where a row may stand: not across the end of ", be it a van or a laptop,", which only spells a thing out."""
    ends = [match.end() for match in spelt("cases").finditer(text)]
    for start, end in _stretches(text, spelt("breaks"), (0, len(text))):
        places = [start, *(place for place in ends if start < place < end), end]
        yield from pairwise(places)


def _stretches(text: str, between: re.Pattern[str], within: Span) -> Iterator[Span]:
    start = within[0]
    for match in between.finditer(text, *within):
        yield start, match.start()
        start = match.end()
    yield start, within[1]


def _item(text: str, span: Span, *, first: bool, last: bool) -> Item | None:
    words = list(re.compile(r"[^\W_][\w'’-]*").finditer(text, *span))
    if first:
        words = words[-3:]
    elif last and (end := next((at for at, word in enumerate(words) if spelt("ends").fullmatch(word[0])), None)):
        words = words[:end]
    words = words[:_LONGEST] if last else words
    if not words or len(words) > _LONGEST:
        return None
    place = words[0].start(), words[-1].end()
    stems = meanings(terms(text[slice(*place)]))
    return Item(place, stems) if stems else None


def measured(unit: Unit, span: Span) -> bool:
    """An amount, a time, a post or a step at a meeting stands there, which is compared as such."""
    return any(
        facet.span[0] < span[1] and span[0] < facet.span[1] for name in _APART for facet in unit.facts.facets(name)
    )


_APART: tuple[FacetName, ...] = (
    "threshold", "deadline", "recipient", "bearer", "test", "participation", "register_access",
)  # fmt: skip


def is_thing(unit: Unit, item: Item) -> bool:
    """A thing of a kind with others, and not what is compared as such."""
    return not spelt("no_thing").search(unit.provision.text, *item.span) and not measured(unit, item.span)
