"""What has no counterpart, as a committee reads it: the words, and the nearest clause only where one came near.

The gap report names the nearest clause of each, however far off, with its confidence and the reasons.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.reporting.committee_words import Draft, committee_words
from toolkit.reporting.gap_findings import passage_paragraphs
from toolkit.reporting.page import Block, Cell, Heading, Row, Table, paragraph
from toolkit.reporting.rows import UnmatchedView
from toolkit.reporting.spoken import capital, names
from toolkit.reporting.view import UnmatchedSide

NEAR = 10
"""Per cent of confidence under which a clause did not come near."""


def unmatched(draft: Draft) -> Iterator[Block]:
    """A table for each code, the baseline first."""
    yield paragraph(committee_words()["unmatched"]["note"])
    for side in draft.report.unmatched:
        yield from _side(draft, side)


def _side(draft: Draft, side: UnmatchedSide) -> Iterator[Block]:
    words = committee_words()["unmatched"]
    candidate, baseline = names(draft.report)
    own, other = (baseline, candidate) if side.party.side == "baseline" else (candidate, baseline)
    yield Heading(words["title"].format(own=own), level=3)
    if not side.rows:
        yield paragraph(words["none"].format(own=own, other=other))
        return
    head = (capital(own), words["nearest"].format(other=other))
    rows = tuple(_row(row) for row in side.rows)
    yield Table(words["caption"].format(own=own, other=other), head, rows, widths=(6, 5), row_heads=False)


def _row(row: UnmatchedView) -> Row:
    near = row.counterpart if row.confidence >= NEAR else None
    nearest = passage_paragraphs(near) if near else (paragraph(committee_words()["unmatched"]["far"], tone="note"),)
    return Row((Cell(passage_paragraphs(row.passage)), Cell(nearest)))
