"""Headings that only the whole document shows: words that recur alone on their line, and numbers of one series.

Commitment One: We are honest     the fourth of a series of which the others are headings
What it means                     these words stand alone under each of them
We tell the truth ...
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.structure.blocks import Block
from toolkit.structure.endings import ENDS_ITEM, MODAL, goes_on, is_opening
from toolkit.structure.following import is_list_number
from toolkit.structure.worded import is_worded

_MOST_WORDS = 18
_TITLE_MOST = 5
"""Words of a title that ends in a colon; more open a list."""


def with_recurring(blocks: Sequence[Block], flagged: Sequence[bool], *, bold: bool) -> list[bool]:
    """The flags with those headings added that only their recurrence shows. bold: most of the document is."""
    again = _recurring(blocks, bold)
    flags = [
        flag or (_alone(block, bold) and block.text.casefold() in again)
        for block, flag in zip(blocks, flagged, strict=True)
    ]
    titled = _titled_lists(blocks, bold)
    flags = [flag or place in titled for place, flag in enumerate(flags)]
    series = _headed_series(blocks, flags)
    return [flag or _is_of(block, series) for block, flag in zip(blocks, flags, strict=True)]


def _alone(block: Block, bold: bool) -> bool:
    """A short line without number, end sign or list sign; a bold one may end in a colon ("You must:")."""
    text = block.text
    if block.tokens or block.is_row or block.first.label or block.first.role != "body" or not text[:1].isupper():
        return False
    if block.first.bold and not bold:
        text = text.removesuffix(":")
    return len(text.split()) <= _MOST_WORDS and not (ENDS_ITEM.search(text) or is_opening(text) or goes_on(text))


def _recurring(blocks: Sequence[Block], bold: bool) -> frozenset[str]:
    """Lone words that recur, each time over running text, a list or numbers, never over themselves."""
    seen: Counter[str] = Counter()
    for place, block in enumerate(blocks[:-1]):
        if _alone(block, bold):
            following = blocks[place + 1]
            over = bool(following.tokens) or following.complete or following.is_row
            seen[block.text.casefold()] += 1 if over else -1
    return frozenset(text for text, count in seen.items() if count > 1)


def _titled_lists(blocks: Sequence[Block], bold: bool) -> frozenset[int]:
    """Two or more lines of a few words and a colon, each over a list of whole sentences that ask without them:

    Gifts:                        a title, for "- Staff must refuse cash." needs no words before it
    - Staff must refuse cash.
    Staff must refuse:            no title: "- cash;" does
    """
    found = [
        place
        for place, (block, following) in enumerate(pairwise(blocks))
        if block.text.endswith(":") and len(block.text.split()) <= _TITLE_MOST and not MODAL.search(block.text)
        if _alone(replace(block, text=block.text.removesuffix(":")), bold) and _asks_alone(following)
    ]
    return frozenset(found if len(found) > 1 else ())


def _asks_alone(item: Block) -> bool:
    """An item that is a sentence with a verb that asks."""
    listed = bool(item.tokens) and is_list_number(item.tokens[0]) and item.text[:1].isupper()
    return listed and item.text.endswith(".") and bool(MODAL.search(item.text))


def _headed_series(blocks: Sequence[Block], flags: Sequence[bool]) -> frozenset[str]:
    """The worded numbers that mostly head something: a heading follows at once, or the look says so."""
    seen: Counter[str] = Counter()
    for place, block in enumerate(blocks):
        if block.tokens and is_worded(block.tokens[-1]) and block.text:
            heads = flags[place] or (place + 1 < len(blocks) and flags[place + 1])
            seen[_series(block)] += 1 if heads and not block.complete else -1
    return frozenset(series for series, count in seen.items() if count > 0)


def _is_of(block: Block, series: frozenset[str]) -> bool:
    if not block.tokens or block.joinable or not is_worded(block.tokens[-1]) or _series(block) not in series:
        return False
    return bool(block.text) and len(block.text.split()) <= _MOST_WORDS and not block.complete


def _series(block: Block) -> str:
    return block.tokens[-1].readings[0].style
