"""Lists within the last cell of a table's row: each item is a clause under the row.

Gifts | Do not accept: (a) money; (b) vouchers; or (c) shares.     the row opens the list that its cell holds
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.structure.blocks import BAR, Block
from toolkit.structure.endings import is_opening
from toolkit.structure.learnt import Grammar
from toolkit.structure.markers import read_marker
from toolkit.structure.numbers import Reading
from toolkit.structure.sequence import sequence
from toolkit.structure.worded import words

_ITEM = re.compile(r"(?:(?<=[:;,.])|(?<=; or)|(?<=; and)|(?<=[:\u2010-\u2015]))\s(?=(?:\([a-z0-9]{1,4}\)|•)\s?\S)")
_SENTENCE = re.compile(r"[.!?][\"”’)\]]*\s+[“\"‘(]?[A-Z]")
_LEAST = 2


def with_cell_lists(blocks: Sequence[Block], own: Grammar) -> list[Block]:
    """The same blocks; a row whose last cell opens a list, and then a block for each item."""
    return [piece for block in blocks for piece in (_parts(block, own) if block.is_row else (block,))]


def _parts(row: Block, own: Grammar) -> Iterator[Block]:
    opening, *items = _ITEM.split(row.text)
    if len(items) < _LEAST or not is_opening(opening) or BAR in row.text[len(opening) :]:
        yield row
        return
    markers = [read_marker(item, own) for item in items]
    counted = _counts([marker.tokens[0].readings if marker.tokens else () for marker in markers])
    if not counted or not _are_items([marker.rest for marker in markers]):
        yield row
        return
    yield replace(row, text=opening, whole=row.whole.removesuffix(row.text) + opening)
    for item, marker in zip(items, markers, strict=True):
        line = replace(row.first, role="body", text=item, cells=(), label="", soft=False)
        yield Block((line,), marker.tokens, marker.rest, item)


def _are_items(texts: Sequence[str]) -> bool:
    """Neither words that point at clauses ("(a) above; and (b) below") nor a list with a sentence of the row itself
    behind it ("(c) shares. Tell the clerk of any."), where no other item holds two."""
    first = [text.split(maxsplit=1)[0].strip(".,;:") if text.strip() else "" for text in texts]
    *others, last = (_SENTENCE.search(text) is not None for text in texts)
    return all(word and word not in words()["words"]["directions"] for word in first) and not (last and not any(others))


def _counts(numbers: Sequence[tuple[Reading, ...]]) -> bool:
    """From the first on, in one way to read them: (a), (b), (c); bullets count nothing."""
    return any(len(numbers[0]) > 0 and first.parts[-1] <= 1 and _goes_on(first, numbers[1:]) for first in numbers[0])


def _goes_on(last: Reading, numbers: Sequence[tuple[Reading, ...]]) -> bool:
    for readings in numbers:
        following = next(
            (one for one in readings if one.style == last.style and sequence(last, one) == (0.0, "")), None
        )
        if following is None:
            return False
        last = following
    return True
