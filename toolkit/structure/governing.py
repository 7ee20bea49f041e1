"""Which of two kinds of heading that look alike stands over the other.

Commitment One: We are honest     a numbered heading, and straight under it, each time,
What it means                     an unnumbered one: the first stands over the second
We tell the truth to ...
How we keep it                    the same words again under every Commitment: they stand under it
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from toolkit.structure.blocks import Block
from toolkit.structure.following import is_list_number
from toolkit.structure.numbers import Reading
from toolkit.structure.worded import is_worded

_MOST_SECTIONS = 0.6
"""Words that head a part of at least this share of a series' sections belong under its headings."""
_ANNOUNCES_SECTION = re.compile(
    r"(?:This|The) (?:section|part|chapter|heading)\b(?:\W+\w+){0,4}?"
    r"\W+(?:set|list|contain|describe|state|explain|give|hold)s?\b"
    r"|(?:The|These|Those|Our|Your)\b(?:\W+\w+){1,6}\W+(?:below|follow|are as follows|are these|are set out here)\b"
)
"""Words of a section that speak of what comes next in it, not of the whole code."""
Kind = str


def steps_down(blocks: Sequence[Block], heads: Sequence[int]) -> dict[int, int]:
    """How many kinds of heading stand over each heading, by its place among the blocks.

    heads: the places of headings that look alike. Those of a kind that stands over none and under none go lowest.
    """
    kinds = _kinds(blocks, heads)
    over = _follow_on(heads, kinds) | _hold_again(blocks, heads, kinds)
    over = {(above, below) for above, below in over if (below, above) not in over}
    depth: Counter[Kind] = Counter()
    for _ in kinds and range(len(set(kinds.values()))):
        for above, below in sorted(over):
            depth[below] = max(depth[below], depth[above] + 1)
    lowest = max(depth.values(), default=0)
    ruled = {kind for pair in over for kind in pair}
    steps = {place: depth[kind] if kind in ruled else lowest for place, kind in kinds.items()}
    for above, below in sorted(over):
        if below == "again" and above.startswith("#"):
            steps |= dict.fromkeys(_after_the_last(heads, kinds, above), depth[above])
    within = [*_between_numbers(blocks, heads, kinds), *_over_its_numbers(blocks, heads)]
    within += _under_its_announcement(blocks, heads, kinds)
    return steps | dict.fromkeys(within, lowest + 1)


def _after_the_last(heads: Sequence[int], kinds: dict[int, Kind], series: Kind) -> list[int]:
    """The headings that no series ends: words that stand once, after the parts that every section of the series has.

    Principle Five: Respect
    What it means                 every Principle has this part and no other
    Where to find help            so this is none of the fifth's: it stands beside the Principles
    """
    sections = [place for place in heads if kinds[place] == series]
    parts = [place for place in heads if kinds[place] == "again" and place > sections[-1]]
    once = [place for place in heads if kinds[place] == "once" and place > sections[0]]
    closing = [place for place in once if parts and place > parts[-1]]
    return closing if closing == once else []


def _kinds(blocks: Sequence[Block], heads: Sequence[int]) -> dict[int, Kind]:
    """The series of a worded number, "number" for 1, 2, 3, "deeper" for 1.1; "again" for unnumbered
    words that recur, "once" for others."""
    texts = Counter(blocks[place].text.casefold() for place in heads if not blocks[place].tokens)
    return {place: _kind(blocks[place], texts) for place in heads}


def _kind(block: Block, texts: Counter[str]) -> Kind:
    if not block.tokens:
        return "again" if texts[block.text.casefold()] > 1 else "once"
    token = block.tokens[-1]
    style = token.readings[0].style
    counted = is_worded(token) or (style in {"ALPHA.", "ROMAN."} and not is_list_number(token))
    if counted:
        return f"# {style}"
    return "number" if len(token.readings[0].parts) == 1 else "deeper"


def _follow_on(heads: Sequence[int], kinds: dict[int, Kind]) -> set[tuple[Kind, Kind]]:
    """Kinds of which one comes straight under the other at least twice and in half of the cases."""
    total = Counter(kinds.values())
    pairs = Counter((kinds[one], kinds[other]) for one, other in pairwise(heads) if other == one + 1)
    return {
        (above, below)
        for (above, below), count in pairs.items()
        if above != below and "deeper" not in (above, below) and count >= max(2, total[above] / 2)
    }


def _hold_again(blocks: Sequence[Block], heads: Sequence[int], kinds: dict[int, Kind]) -> set[tuple[Kind, Kind]]:
    """Series in most of whose sections the same unnumbered words head a part."""
    sections: dict[Kind, int] = Counter(kind for kind in kinds.values() if kind.startswith("#"))
    held: dict[Kind, Counter[str]] = defaultdict(Counter)
    for kind in sections:
        seen: set[str] = set()
        for place in heads:
            if kinds[place] == kind:
                held[kind].update(seen)
                seen = set()
            elif kinds[place] == "again":
                seen.add(blocks[place].text.casefold())
        held[kind].update(seen)
    enough = (kind for kind, count in sections.items() if count > 1 and _most(held[kind], count))
    return {(kind, "again") for kind in enough}


def _between_numbers(blocks: Sequence[Block], heads: Sequence[int], kinds: dict[int, Kind]) -> list[int]:
    """Unnumbered headings that stand under 1, 2, 3 because they part the text between two of these:

    1. Conduct
    Before you act          over text, and 2 goes on after it; were it over 2, it would stand straight above it
    Ask a manager first.
    2. Gifts
    """
    numbers = [place for place in heads if kinds[place] == "number"]
    found: list[int] = []
    for place, following in zip_longest(heads, heads[1:]):
        if kinds[place] in {"once", "again"} and numbers and place > numbers[0]:
            at = bisect(numbers, place)
            if following == place + 1:
                return []  # straight over a number, or over another of its kind
            if at < len(numbers) and _counts_on(blocks[numbers[at - 1]], blocks[numbers[at]]):
                found.append(place)
    return found


def _under_its_announcement(blocks: Sequence[Block], heads: Sequence[int], kinds: dict[int, Kind]) -> list[int]:
    """Numbered headings under the last of several unnumbered ones, where its words say that they follow:

    Scope                         an unnumbered heading like the others
    Standards
    This section sets out ...     and holds no other words: the section is what comes next
    1. Respect
    """
    first = next((place for place in heads if kinds[place] == "number"), None)
    before = [place for place in heads if first is not None and place < first]
    if first is None or len(before) < 2 or any(kinds[place] != "once" for place in before):
        return []
    between = blocks[before[-1] + 1 : first]
    told = len(between) == 1 and _ANNOUNCES_SECTION.match(between[0].text) is not None
    begins = blocks[first].tokens[-1].readings[0].parts[-1] == 1
    return [place for place in heads if kinds[place] == "number"] if told and begins else []


def _over_its_numbers(blocks: Sequence[Block], heads: Sequence[int]) -> list[int]:
    """Unnumbered headings over clauses that carry the number of the heading before:

    B4 Appointments
    Recruitment             over B4.1: it stands under B4
    B4.1 Appointments are made on merit.
    """
    found: list[int] = []
    above: Reading | None = None
    for place, end in zip_longest(heads, heads[1:], fillvalue=len(blocks)):
        if blocks[place].tokens:
            above = blocks[place].tokens[-1].readings[0]
            continue
        inside = (block.tokens[0].readings[0] for block in blocks[place + 1 : end] if block.tokens)
        first = next(inside, None)
        if above and first and first.style == "dotted" and first.parts[:-1] == above.parts:
            found.append(place)
    return found


def _counts_on(block: Block, after: Block) -> bool:
    one, other = block.tokens[-1].readings[0], after.tokens[-1].readings[0]
    return one.style == other.style and other.parts[-1] == one.parts[-1] + 1


def _most(held: Counter[str], sections: int) -> bool:
    return max(held.values(), default=0) >= max(2, _MOST_SECTIONS * sections)
