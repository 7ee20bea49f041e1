"""Tables without rules: rows of cells whose left edges stand under each other, with white between the columns.

    Employment      Any occupation, with       one row: two columns, the right cell on two lines
                    the employer's name
    Land            Freeholds and leases       the next row begins where the file goes back to the left

A number or a label left of its text ("1.", "(a)", "Part 3") is no column: at least two columns must hold words. Where
one edge is not kept, or a row overlaps the next, nothing is a table and the lines stay as they are. A table that goes
on over a page's end is proved by the page that holds more of it: there a single row is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from toolkit.sources.laid_out import notes_clauses
from toolkit.sources.pdf_lines import Fragment, Printed, printed, rows_of
from toolkit.sources.pdf_tables import row_of_cells

EDGE = 3.0  # points: left edges this near are one
WHITE = (
    0.5  # of the font size: least white between two columns; words nearer than a blank's most are one fragment anyway
)
DISTANT = 3.0  # of the font size: white that parts columns by itself
FAR = 4.0  # of the font size: more white than this between two lines ends a table
LEAST_ROWS = 2
WIDER = 1.25  # times the least distance of lines: the white between rows, where rows are set apart
# What a label holds besides at most one word: "3", "F2.1", "(a)", "iv)"; "Part 3", "Rule 12.", "Schedule B".
_COUNTER = re.compile(r"[(\[]?(?:[^\s£$€%]*\d[^\s£$€%]*|[a-z]|[ivxlc]+)[)\].:–-]*|[•*·o–-]", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.,\s%£$€-]*")

Row = list[Fragment]
Group = list[list[Row]]
"""One row of a table: for each column the lines of its cell."""
Edges = tuple[float, ...]
"""The left edges of a table's columns, in points."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Rows start to end (exclusive) of the given ones are a table with these lines."""

    start: int
    end: int
    rows: tuple[Printed, ...]
    edges: Edges


def aligned_tables(rows: Sequence[Row], page: int, known: Sequence[Edges] = ()) -> Iterator[Aligned]:
    """The tables among some rows of fragments, in their order; rows: in reading order, each from left to right.

    known: the edges of tables on the pages before and after.
    """
    at = 0
    while at < len(rows):
        found = _table_at(rows, at, page, known) if len(rows[at]) > 1 else None
        if found is not None:
            yield found
        at = at + 1 if found is None else found.end


def _table_at(rows: Sequence[Row], start: int, page: int, known: Sequence[Edges]) -> Aligned | None:
    edges = [fragment.left for fragment in rows[start]]
    if not _apart(rows[start], edges):
        return None
    end = start + 1
    while end < len(rows) and _goes_on(rows[end - 1], rows[end], edges):
        end += 1
    met = any(_same_edges(edges, other) for other in known)
    if end == start + 1 and not met:
        return None  # one line alone is no table, and justified text has many such lines
    if not (met or _may_be_worded(rows[start:end], edges)):
        return None
    groups = _groups(rows[start:end], edges)
    while groups and not any(groups[-1][1:]):  # words under the table, at its left edge
        end -= len(groups.pop()[0])
    if not groups or not (met or _is_table(groups)):
        return None
    cells = [[[printed(line, page) for line in cell] for cell in group] for group in groups]
    rows_read = _noted(cells) if notes_clauses([[*map(_text, group)] for group in groups]) else map(row_of_cells, cells)
    return Aligned(start, end, tuple(rows_read), tuple(edges))


def _noted(cells: Sequence[Sequence[Sequence[Printed]]]) -> Iterator[Printed]:
    """The lines of words in the margin and of the clauses beside them, which are no data: a note before its clause."""
    for note, clause in cells:
        yield from (replace(line, role="heading") for line in note)
        yield from clause


def _same_edges(edges: Sequence[float], known: Edges) -> bool:
    return len(edges) == len(known) and all(abs(one - other) <= EDGE for one, other in zip(edges, known, strict=True))


def _goes_on(above: Row, row: Row, edges: Sequence[float]) -> bool:
    near = row[0].base - above[0].base
    return 0 < near <= FAR * row[0].size and _apart(row, edges)


def _apart(row: Row, edges: Sequence[float]) -> bool:
    """Every fragment begins at an edge of its own and leaves white before the next column."""
    columns = [_column(fragment, edges) for fragment in row]
    if any(column is None for column in columns) or len(set(columns)) < len(columns):
        return False
    for fragment, column in zip(row, columns, strict=True):
        if (
            column is not None
            and column + 1 < len(edges)
            and fragment.right > edges[column + 1] - WHITE * fragment.size
        ):
            return False
    return True


def _column(fragment: Fragment, edges: Sequence[float]) -> int | None:
    return next((place for place, edge in enumerate(edges) if abs(fragment.left - edge) <= EDGE), None)


def _groups(rows: Sequence[Row], edges: Sequence[float]) -> list[Group]:
    """The rows of the table. Files come cell by cell or line by line: in either, the next row begins where the file
    goes back to the left. Lines that are set nearer than the rows of the same table go on with the row above."""
    inside = sorted((fragment for row in rows for fragment in row), key=lambda fragment: fragment.order)
    parts: list[list[Fragment]] = []
    last = len(edges)
    for fragment in inside:
        column = _column(fragment, edges) or 0
        if column < last and (last == len(edges) or not _under(parts[-1], fragment, edges, column)):
            parts.append([])
        parts[-1].append(fragment)
        last = column
    under = next((at for at, part in enumerate(reversed(parts)) if any(_column(one, edges) for one in part)), 0)
    return [_cells(part, edges) for part in _merged(parts, under)]


def _under(part: Sequence[Fragment], fragment: Fragment, edges: Sequence[float], column: int) -> bool:
    """No step back to the left: a second line of a cell that the file gives after a cell to the right of it."""
    return not any(_column(other, edges) == column for other in part)


def _merged(parts: Sequence[list[Fragment]], under: int) -> list[list[Fragment]]:
    """Lines nearer to each other than the rows are belong together, where the rows are set apart at all.

    under: how many of the last hold the first column alone: words under the table say nothing of how its rows are set.
    """
    gaps = [min(one.base for one in below) - max(one.base for one in above) for above, below in pairwise(parts)]
    inner = [lower[0].base - upper[0].base for part in parts for upper, lower in pairwise(rows_of(part))]
    least = min([*gaps, *inner], default=0.0)
    if least <= 0 or max(gaps[: len(gaps) - under], default=0.0) < WIDER * least:
        return list(parts)
    merged = [list(parts[0])]
    for gap, part in zip(gaps, parts[1:], strict=True):
        if gap < WIDER * least:
            merged[-1].extend(part)
        else:
            merged.append(list(part))
    return merged


def _cells(part: Sequence[Fragment], edges: Sequence[float]) -> Group:
    return [
        rows_of(fragment for fragment in part if _column(fragment, edges) == column) for column in range(len(edges))
    ]


def _is_table(groups: Sequence[Group]) -> bool:
    """Rows one under another, most of them filled, with words in two columns (in the last, nothing is a label: what
    it would stand before is missing), and more than a line over a line."""
    full = [group for group in groups if sum(map(bool, group)) > 1]
    if len(full) < LEAST_ROWS or 2 * len(full) < len(groups) or not _one_under_another(groups):
        return False
    broken = any(len(cell) > 1 for group in groups for cell in group)
    worded = 1 + sum(_worded([group[column] for group in groups]) for column in range(len(groups[0]) - 1))
    last = [_text(group[-1]) for group in groups if group[-1]]
    paged = sum(_NUMBER.fullmatch(text) is not None for text in last) * 2 > len(last)
    return worded > 1 and not paged and (broken or len(full) > LEAST_ROWS or _far_apart(full))


def _far_apart(groups: Sequence[Group]) -> bool:
    """Two rows of a line each prove a table only where no words run that far apart, not even in justified text."""
    lines = [[cell[0] for cell in group if cell] for group in groups]
    return all(other[0].left - one[-1].right >= DISTANT * one[-1].size for row in lines for one, other in pairwise(row))


def _one_under_another(groups: Sequence[Group]) -> bool:
    bases = [[fragment.base for cell in group for row in cell for fragment in row] for group in groups]
    return all(max(above) < min(below) for above, below in pairwise(bases))


def _worded(cells: Sequence[Sequence[Row]]) -> bool:
    texts = [_text(cell) for cell in cells if cell]
    return 2 * sum(not _is_label(text) for text in texts) > len(texts)


def _may_be_worded(rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Some column but the last holds more than labels: told before rows are grouped, for most of a code's do not."""
    last = edges[-1] - EDGE
    return any(fragment.left < last and not _is_label(fragment.text) for row in rows for fragment in row)


def _is_label(text: str) -> bool:
    words = text.split()
    return len(words) < 3 and any(_COUNTER.fullmatch(word) for word in words)


def _text(cell: Sequence[Row]) -> str:
    return " ".join(fragment.text for row in cell for fragment in row)
