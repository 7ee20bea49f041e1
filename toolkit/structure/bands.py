"""What a row of a table is, as only the whole table shows.

Ref      | Rule                   | Sanction
A. Gifts |                        |               only the first cell holds words, where the other rows are full: words
A1       | No gifts from tenants. | Warning       across the table, over the rows below

1.1 Courtesy | Give your name.                    number and words in one cell, in most rows: the number of the row
1.2 Candour  | Say when you were wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from toolkit.structure.blocks import BAR, Block
from toolkit.structure.endings import ENDS_ITEM
from toolkit.structure.learnt import Grammar
from toolkit.structure.markers import Marker, read_marker

_MOST = 8
"""Words across a table."""
_COUNTED_LEAST = 3
_SHARE = 0.6
"""Of a table's other rows so many have a word in more than one cell, or a number before words."""


def with_bands(blocks: Sequence[Block], own: Grammar) -> list[Block]:
    """The same blocks. Words across a table are a paragraph, of which its look decides whether it is a heading."""
    found: list[Block] = []
    for is_table, run in groupby(blocks, key=lambda block: block.is_row):
        table = list(run)
        found += _with_numbers(list(_with_words_across(table, own)), own) if is_table else table
    return found


def _with_words_across(rows: Sequence[Block], own: Grammar) -> Iterator[Block]:
    full = [len(_filled(row)) > 1 for row in rows]
    lone = [_is_lone(row) for row in rows]
    enough = sum(full) > 1 and sum(full) >= _SHARE * (len(rows) - sum(lone))
    for place, row in enumerate(rows):
        over = enough and lone[place] and place + 1 < len(rows) and full[place + 1]
        yield _paragraph(row, own) if over else row


def _filled(row: Block) -> list[str]:
    return [cell for cell in row.first.cells if cell]


def _is_lone(row: Block) -> bool:
    """A few words without an end sign in the first of several cells, and nothing in the others."""
    filled = _filled(row)
    if len(filled) != 1 or len(row.first.cells) < 2 or not row.first.cells[0]:
        return False
    return len(filled[0].split()) <= _MOST and not (ENDS_ITEM.search(filled[0]) or filled[0][:1].islower())


def _paragraph(row: Block, own: Grammar) -> Block:
    words = _filled(row)[0]
    marker = read_marker(words, own)
    line = replace(row.first, role="body", text=words, cells=())
    return Block((line, *row.lines[1:]), marker.tokens, marker.rest, words)


def _with_numbers(rows: Sequence[Block], own: Grammar) -> Iterator[Block]:
    markers = _counted([_number_and_words(row, own) for row in rows])
    enough = sum(marker is not None for marker in markers) >= max(2, _SHARE * (len(rows) - 1))
    for row, marker in zip(rows, markers, strict=True):
        numbered = marker is not None and (enough or _is_said_twice(row, own))
        yield replace(row, tokens=marker.tokens, text=marker.rest, automatic=True) if numbered and marker else row


def _is_said_twice(row: Block, own: Grammar) -> bool:
    """`2.1 Rhaid datgelu. | 2.1 You must declare.`: two languages, whose number no other row need bear out."""
    numbers = [tuple(token.number for token in read_marker(cell, own).tokens) for cell in _filled(row)]
    return len(numbers) > 1 and len(set(numbers)) == 1 and bool(numbers[0])


def _number_and_words(row: Block, own: Grammar) -> Marker | None:
    """`1.1 Courtesy | Give your name.`; a bullet says nothing."""
    if row.tokens or not row.is_row or BAR not in row.whole:
        return None
    marker = read_marker(row.whole, own)
    if not marker.tokens or not marker.tokens[0].number or marker.rest.startswith(BAR.strip()):
        return None
    return marker


def _counted(markers: Sequence[Marker | None]) -> list[Marker | None]:
    """Numbers without stop or bracket only where they count from 1 through the table: "1 Openness", "2 Thrift" ..."""
    bare = [marker.tokens[0].readings[0].parts for marker in markers if marker and marker.tokens[0].bare]
    if len(bare) >= _COUNTED_LEAST and bare == [(number,) for number in range(1, len(bare) + 1)]:
        return list(markers)
    return [None if marker and marker.tokens[0].bare else marker for marker in markers]
