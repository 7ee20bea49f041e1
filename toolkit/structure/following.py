"""What stands after a block: deeper numbers, a list, running text. A heading stands over such."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.structure.blocks import Block
from toolkit.structure.numbers import LETTERS, Reading, Token


def is_list_number(token: Token) -> bool:
    """Tokens that number items of a list, never headings: bullets, (a), a), (i)."""
    return all(re.match(r"bullet|\(|(?:alpha|roman|alphaalpha)[).]", reading.style) for reading in token.readings)


def stands_over(block: Block, following: Block) -> bool:
    """What follows is running text or numbered below this block."""
    if following.joinable and following.text[:1].islower() and not is_list_number(following.tokens[0]):
        return False  # "Read this code with version" / "2.1 of the handbook"
    if not following.tokens:
        return len(following.text.split()) > 6 or following.first.role == "table_row" or following.complete
    if following.first.depth > block.first.depth > 0 and following.text[:1].isupper():
        return True  # a browser's "1. Gifts" over "1. Staff must ..." of the list within
    mine = {reading.style for reading in block.tokens[-1].readings} if block.tokens else set()
    theirs = following.tokens[0].readings
    if block.tokens and (_answers(block.tokens[-1], following.tokens[0]) or begins_again(block, following)):
        return True
    return not any(
        reading.style in mine and (reading.style != "dotted" or len(reading.parts) <= _length(block))
        for reading in theirs
    )


def begins_again(block: Block, following: Block, *, least: int = 2) -> bool:
    """4 stands straight over a 1 of its own style, which is a sentence: no list counts so, but sections do whose
    paragraphs begin at 1 again ("4. Gifts" / "1. A member must not ..."). least: of the number above."""
    if not (block.tokens and following.tokens) or len(block.tokens) > 1:
        return False
    one, other = block.tokens[0].readings[0], following.tokens[0].readings[0]
    plain = one.style == other.style == "digit." and not following.tokens[0].bare
    told = following.complete or len(following.text.split()) > len(block.text.split())
    return plain and one.parts[-1] >= least and other.parts[-1] == 1 and told


def _answers(one: Token, other: Token) -> bool:
    """Q2 and A2: the same number in another series."""
    mine, theirs = one.readings[0].parts, other.readings[0].parts
    numbers = [tuple(part for part in parts if part < LETTERS) for parts in (mine, theirs)]
    return len(mine) == len(theirs) > 1 and mine != theirs and numbers[0] == numbers[1]


def _length(block: Block) -> int:
    return max(len(reading.parts) for reading in block.tokens[-1].readings)


def coming_numbers(blocks: Sequence[Block]) -> list[tuple[Reading, ...]]:
    """For each block the readings of the next number that is none of a list's, up to the next heading."""
    found: list[tuple[Reading, ...]] = []
    coming: tuple[Reading, ...] = ()
    for block in reversed(blocks):
        found.append(coming)
        if block.rank:
            coming = ()
        elif block.tokens and not is_list_number(block.tokens[0]):
            coming = block.tokens[0].readings
    return found[::-1]
