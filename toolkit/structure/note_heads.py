"""Notes with a stop over the numbers of a statute, as they come out of its margin when it is copied as text.

Citation.                         over the first number and over most others: headings
1. These Regulations may be cited as ...
Duty of councillors.
2.-(1) A councillor shall ...
Penalty: a fine.                  after a number and not before the first: words of that number

A rule of few words looks the same ("Wear a badge."), and a rule lost is worse than a heading missed: so the first must
be one that statutes begin with, and none may read as an order.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.structure.blocks import Block
from toolkit.structure.endings import FINITE, MODAL
from toolkit.structure.following import is_list_number
from toolkit.structure.worded import words

_MOST_WORDS = 8
_LEAST = 3
_SHARE = 0.6
"""Of the numbers of one kind so many must have a note over them."""


def with_notes(blocks: Sequence[Block], flagged: Sequence[bool]) -> list[bool]:
    """Which blocks are headings, these notes among them."""
    styles = [_style(block) for block in blocks]
    found = list(flagged)
    for style in sorted({style for style in styles if style}):
        numbers = [place for place, own in enumerate(styles) if own == style]
        over = [place - 1 for place in numbers if place and _is_note(blocks[place - 1], flagged=flagged[place - 1])]
        enough = len(over) >= max(_LEAST, _SHARE * len(numbers))
        margin = enough and numbers[0] - 1 in over and _is_margin([blocks[place].text for place in over])
        if margin or _is_among_heads(blocks, flagged, numbers, over):
            found = [flag or place in over for place, flag in enumerate(found)]
    return found


def _is_among_heads(
    blocks: Sequence[Block], flagged: Sequence[bool], numbers: Sequence[int], over: Sequence[int]
) -> bool:
    """Over the other numbers stand headings of the same kind, only without a stop; none of the notes is an order."""
    heads = [place - 1 for place in numbers if place and flagged[place - 1] and not blocks[place - 1].tokens]
    enough = len(heads) + len(over) >= max(_LEAST, _SHARE * len(numbers)) and len(heads) > len(over)
    return enough and not any(_orders(blocks[place].text) for place in over)


def _style(block: Block) -> str:
    """The style of a number that is none of a list's, "" for none."""
    plain = block.tokens and not (block.tokens[0].division or is_list_number(block.tokens[0]) or block.is_row)
    return block.tokens[0].readings[0].style if plain else ""


def _is_margin(notes: Sequence[str]) -> bool:
    """The first is one that statutes begin with, and none reads as an order."""
    return _named(notes[0]) in words()["words"]["first_notes"] and not any(map(_orders, notes))


def _named(text: str) -> str:
    return text.removesuffix(".").casefold().replace("’", "'")


def _orders(text: str) -> bool:
    """It reads as an order: "Be polite", "Return all property"."""
    first, *rest = _named(text).split()
    return first in words()["words"]["orders"] or any(word in words()["words"]["ordered"] for word in rest[:1])


def _is_note(block: Block, *, flagged: bool) -> bool:
    """A few words with a stop that state nothing."""
    short = block.text.endswith(".") and len(block.text.split()) <= _MOST_WORDS and block.text[:1].isupper()
    plain = not (flagged or block.tokens or block.is_row or ":" in block.text)
    return short and plain and not (MODAL.search(block.text) or FINITE.search(block.text))
