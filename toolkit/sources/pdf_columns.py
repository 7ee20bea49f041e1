"""Reading order on a page: from the top down, and column by column where the page is set in columns.

    heading over both            rows that cross the gutter end a band of columns
    left 1      right 1
    left 2      right 2          band: left 1, left 2, right 1, right 2
    a line over both

A gutter is a strip of white that many rows keep free. It parts columns of text only where both sides are wide (a
number or a label left of its text is not a column) and the file itself holds one side whole before the other; a
table's cells come row by row. Files sorted by height are believed only where both sides are full lines of prose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.sources.pdf_lines import Fragment, rows_of

LEAST_ROWS = 3  # on either side of a gutter
SURE_ROWS = 12  # where the file's order does not help
LEAST_SHARE = 0.2  # of the text's width, that a column takes
LEAST_EMS = 8.0  # font sizes, that a column is wide
GUTTER = 0.7  # of the font size: least white between columns
FULL = 0.6  # of a column's width: a line this long is a full one
EDGE = 3.0  # points: left edges this near are one
DEEPEST = 6  # columns within columns

Row = list[Fragment]


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows start to end (exclusive) keep the gutter left of `edge` free."""

    edge: float
    start: int
    end: int


def in_reading_order(fragments: Sequence[Fragment], depth: int = 0) -> list[Row]:
    """Rows of fragments as they are read; each row from left to right."""
    rows = rows_of(fragments)
    band = _best_band(rows) if depth < DEEPEST and len(rows) >= LEAST_ROWS else None
    if band is None:
        return rows
    inside = [fragment for row in rows[band.start : band.end] for fragment in row]
    left = [fragment for fragment in inside if fragment.left < band.edge - EDGE]
    right = [fragment for fragment in inside if fragment.left >= band.edge - EDGE]
    above, below = _flat(rows[: band.start]), _flat(rows[band.end :])
    return [row for part in (above, left, right, below) if part for row in in_reading_order(part, depth + 1)]


def _flat(rows: Sequence[Row]) -> Row:
    return [fragment for row in rows for fragment in row]


def _best_band(rows: Sequence[Row]) -> _Band | None:
    left, right = min(row[0].left for row in rows), max(fragment.right for row in rows for fragment in row)
    bands = [
        band for edge in _edges(rows, left, right) for band in _bands(rows, edge) if _columns(rows, band, right - left)
    ]
    return max(bands, key=lambda band: (band.end - band.start, -band.edge), default=None)


def _edges(rows: Sequence[Row], left: float, right: float) -> list[float]:
    """Left edges that many fragments share, far enough in for a column to stand on either side."""
    least = LEAST_SHARE * (right - left)
    lefts = [fragment.left for row in rows for fragment in row if left + least < fragment.left < right - least]
    counts: Counter[int] = Counter(round(edge / EDGE) for edge in lefts)
    near = {place for place, count in counts.items() if count + counts[place + 1] + counts[place - 1] >= LEAST_ROWS}
    return sorted({min(edge for edge in lefts if round(edge / EDGE) == place) for place in near})


def _bands(rows: Sequence[Row], edge: float) -> Iterator[_Band]:
    start = 0
    for at in range(len(rows) + 1):
        if at == len(rows) or _crosses(rows[at], edge):
            if at - start >= LEAST_ROWS:
                yield _Band(edge, start, at)
            start = at + 1


def _crosses(row: Row, edge: float) -> bool:
    return any(
        fragment.left < edge - EDGE and fragment.right > edge - GUTTER * fragment.size - EDGE / 2 for fragment in row
    )


def _columns(rows: Sequence[Row], band: _Band, width: float) -> bool:
    inside = _flat(rows[band.start : band.end])
    left = [fragment for fragment in inside if fragment.left < band.edge - EDGE]
    right = [fragment for fragment in inside if fragment.left >= band.edge - EDGE]
    if not (_wide(left, width) and _wide(right, width)):
        return False
    if _switches(inside, band.edge) <= 2 + len(inside) // 20:
        return True
    return min(len(rows_of(left)), len(rows_of(right))) >= SURE_ROWS and min(_fullness(left), _fullness(right)) >= FULL


def _wide(side: Row, width: float) -> bool:
    if len(side) < LEAST_ROWS or len(rows_of(side)) < LEAST_ROWS:
        return False
    own = max(fragment.right for fragment in side) - min(fragment.left for fragment in side)
    return own >= max(LEAST_SHARE * width, LEAST_EMS * side[0].size) and _fullness(side) >= 0.3


def _fullness(side: Row) -> float:
    """The share of rows that reach across most of their column."""
    left, right = min(fragment.left for fragment in side), max(fragment.right for fragment in side)
    rows = rows_of(side)
    full = sum(row[-1].right - row[0].left >= FULL * (right - left) for row in rows)
    return full / len(rows)


def _switches(inside: Row, edge: float) -> int:
    """How often the file goes from one side of the gutter to the other."""
    sides = [fragment.left < edge - EDGE for fragment in sorted(inside, key=lambda fragment: fragment.order)]
    return sum(one != other for one, other in pairwise(sides))
