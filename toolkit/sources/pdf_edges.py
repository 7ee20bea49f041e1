"""Left edges told from the edge of their own column, so that an item at the head of the second column is known to stand
as far in as the one before it at the foot of the first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from toolkit.sources.pdf_lines import Printed

LEAST = 100.0  # points: columns begin further apart than this; no indent goes so deep
NEAR = 80.0  # points: a column that holds only items begins at most so far right of one with plain text


def column_offsets(pages: Sequence[Sequence[Printed]]) -> list[list[float]]:
    """For each line of each page, how far right of the page's first column its own column begins, in points."""
    runs = [list(_runs(page)) for page in pages]
    edges = sorted(_edge(run) for page in runs for run in page)
    return [[offset for run in page for offset in _offsets(run, page[0], edges)] for page in runs]


def _runs(page: Sequence[Printed]) -> Iterator[list[Printed]]:
    """The lines cut where the reading goes back up the page: there a new column begins."""
    run: list[Printed] = []
    last: Printed | None = None
    for line in page:
        if last is not None and line.role != "furniture" and line.top < last.bottom - 2 * line.size:
            yield run
            run = []
        run.append(line)
        last = last if line.role == "furniture" else line
    if run:
        yield run


def _edge(run: Sequence[Printed]) -> float:
    return min((line.left for line in run if line.role != "furniture"), default=run[0].left)


def _offsets(run: Sequence[Printed], first: Sequence[Printed], edges: Sequence[float]) -> Iterator[float]:
    own, base = _edge(run), _edge(first)
    start = edges[bisect_right(edges, own - NEAR)]
    shift = start - base if start - base > LEAST else 0.0
    yield from (shift if line.role != "furniture" else 0.0 for line in run)
