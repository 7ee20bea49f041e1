"""Headings over words aside, after which the numbering goes on where it was.

4 Gifts
4.1 No member shall take a fee.
Commentary                         the same word after 4.1, after 4.2 ..., each time over words without a number
A fee may look like a bribe.
4.2 A member may take a pen.       under 4, not under Commentary
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from toolkit.structure.blocks import Block
from toolkit.structure.following import is_list_number


def asides(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of such headings: words that recur, never straight under another heading or over a number."""
    seen: Counter[str] = Counter()
    spoilt: set[str] = set()
    for place, block in enumerate(blocks):
        if block.rank and not block.tokens:
            words = block.text.casefold()
            seen[words] += 1
            if not _is_aside(blocks, place):
                spoilt.add(words)
    return frozenset(
        place
        for place, block in enumerate(blocks)
        if block.rank and not block.tokens and seen[block.text.casefold()] > 1
        if block.text.casefold() not in spoilt
    )


def _is_aside(blocks: Sequence[Block], place: int) -> bool:
    """Running text stands before it, and words without a number under it."""
    if place == 0 or blocks[place - 1].rank or place + 1 == len(blocks) or blocks[place + 1].rank:
        return False
    below = blocks[place + 1]
    return not below.tokens or is_list_number(below.tokens[0])
