"""Tables that somebody drew with bars between their cells, in text, a mail, or paragraphs of a page.

Form | Used for | Kept by             two such lines, one under the other: rows
Form 1 | A gift | The clerk

Effective from May 2020 | Owner: HR   alone: a line of words with a bar in it
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.structure.blocks import BAR, Block


def with_barred_rows(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; where bars part the words of several in a row, each of them is a row of a table."""
    barred = [False, *map(_is_barred, blocks), False]
    return [
        _row(block) if barred[place] and (barred[place - 1] or barred[place + 1]) else block
        for place, block in enumerate(blocks, start=1)
    ]


def _is_barred(block: Block) -> bool:
    return BAR in block.text and not block.tokens and block.first.role in {"body", "table_row"}


def _row(block: Block) -> Block:
    return replace(block, lines=(replace(block.first, role="table_row"), *block.lines[1:]))
