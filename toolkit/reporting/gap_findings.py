"""Findings and quoted provisions as blocks of a page: in a line, and as a card with both sides' words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.reporting.page import Bullets, Card, Cell, Columns, Heading, Inline, Paragraph, Run, Tag, paragraph
from toolkit.reporting.passages import Passage
from toolkit.reporting.rows import FindingView
from toolkit.reporting.view import Report
from toolkit.reporting.wording import prose, word


def gravest_list(report: Report) -> Bullets:
    """The gravest findings, a few lines each, linked to their words."""
    return Bullets(tuple(_in_brief(one) for one in report.gravest), ordered=True)


def _in_brief(one: FindingView) -> Inline:
    marks = [word("direction", one.direction), word("severity", one.severity)]
    marks += [prose("review_mark")] if one.review else []
    return (
        Run(f"Finding {one.number}: {one.kind_words}", link=f"finding-{one.number}"),
        Run(f" ({', '.join(marks)}). {one.summary} "),
        Run(one.places, "quiet"),
    )


def finding_card(one: FindingView, report: Report) -> Card:
    """One finding with both sides' words."""
    candidate, baseline = report.parties
    sides = (
        (baseline.label, _side(one, one.baseline, one.baseline_value)),
        (candidate.label, _side(one, one.candidate, one.candidate_value)),
    )
    said = f"{one.summary} {prose('review_finding')}" if one.review else one.summary
    return Card(
        Heading(f"Finding {one.number}: {one.kind_words}", level=4, anchor=f"finding-{one.number}"),
        tuple(_tags(one)),
        (paragraph(said), Columns(sides), Paragraph((Run(f"Id {one.id}", "quiet"),))),
    )


def _tags(one: FindingView) -> Iterator[Tag]:
    yield Tag(one.direction, f"{word('direction_sign', one.direction)} {word('direction', one.direction)}")  # type: ignore[arg-type]
    yield Tag(one.severity, word("severity", one.severity))  # type: ignore[arg-type]
    if one.review:
        yield Tag("review", prose("review_mark"))


def _side(one: FindingView, passages: Sequence[Passage], value: str) -> tuple[Paragraph, ...]:
    if not passages:
        return (paragraph(prose("none_found") if one.whole else prose("nothing_quoted"), tone="note"),)
    quoted = tuple(part for passage in passages for part in passage_paragraphs(passage))
    if not one.whole and (value or one.baseline_value or one.candidate_value):
        named = Run(f"{(one.facet or 'value').capitalize()}: ", "strong")
        return (*quoted, Paragraph((named, Run(value or prose("not_stated")))))
    return quoted


def passage_paragraphs(passage: Passage) -> tuple[Paragraph, ...]:
    """A quoted provision: where it stands, then its words with any lead-in in brackets and the proof marked."""
    place = [Run(passage.place, "strong")]
    place += [Run(f" {passage.heading}", "emphasis")] if passage.heading else []
    words = [Run(f"[{passage.lead_in}] ", "quiet")] if passage.lead_in else []
    words += [Run(piece.text, "mark" if piece.marked else "plain") for piece in passage.pieces]
    return Paragraph(tuple(place)), Paragraph(tuple(words), "quote")


def quoted(passages: Sequence[Passage]) -> Cell:
    """A table's cell with the words of some provisions."""
    return Cell(tuple(part for passage in passages for part in passage_paragraphs(passage)))
