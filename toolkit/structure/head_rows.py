"""The head row of a table: it names what stands in the columns and asks nothing, like words that open a list.

Interest            | How to tell it             a few words in each cell; below, a column has figures in every row,
Company shares      | Form 5, each April         or each row says more than the head does
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from toolkit.structure.blocks import BAR
from toolkit.structure.endings import ENDS_ITEM, FINITE, MODAL
from toolkit.structure.nodes import Node

_MOST = 5
"""Words of a cell."""
_LEAST = 2
"""Rows under it."""


def head_rows(roots: Sequence[Node]) -> frozenset[int]:
    """The head rows of all tables, by `id`."""
    families = [roots, *(node.children for root in roots for node in root.walk())]
    return frozenset(id(table[0]) for family in families for table in _tables(family) if _has_head(table))


def _tables(family: Sequence[Node]) -> Iterator[list[Node]]:
    for is_row, run in groupby(family, key=lambda node: node.kind == "row"):
        if is_row:
            yield list(run)


def _has_head(table: Sequence[Node]) -> bool:
    head, *rows = [node.text.split(BAR) for node in table]
    if len(rows) < _LEAST or len(head) < 2 or any(node.children for node in table) or not all(map(_is_name, head)):
        return False
    if any(len(row) != len(head) for row in rows):
        return False
    figures = any(all(re.search(r"\d", cell) for cell in column) for column in zip(*rows, strict=True))
    return figures or all(_longest(row) > _longest(head) for row in rows)


def _is_name(cell: str) -> bool:
    states = MODAL.search(cell) or FINITE.search(cell) or ENDS_ITEM.search(cell)
    return 0 < len(cell.split()) <= _MOST and not states and not re.search(r"\d", cell) and not cell[:1].islower()


def _longest(row: Sequence[str]) -> int:
    return max(len(cell.split()) for cell in row)
