"""The comparison and the options of a committee report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.reporting.brief import brief
from toolkit.reporting.clause_table import action, relationship_counts
from toolkit.reporting.committee_words import Draft, committee_words, words_of
from toolkit.reporting.page import (
    Bar,
    Block,
    Cell,
    Chart,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    cell,
    paragraph,
)
from toolkit.reporting.passages import Passage
from toolkit.reporting.rows import FindingView
from toolkit.reporting.spoken import capital, spoken
from toolkit.reporting.wording import prose, word

ROWS = 15
"""Points at most in the table of the body; the appendix has every clause."""
LEADING = ("—", ":", "-", "–")
"""Signs with which a lead-in ends."""
QUOTED = 260
"""Characters of a clause quoted there."""


def comparison(draft: Draft) -> Iterator[Block]:
    """Where the candidate asks less, with both sides' words; where it asks more; coverage and links as charts."""
    words = committee_words()["comparison"]
    yield Heading(draft.fill(words["less_title"]), level=3)
    yield from _less(draft)
    yield Heading(draft.fill(words["more_title"]), level=3)
    yield paragraph(_topics(draft, "stricter") or draft.fill(words["more_none"]))
    if other := _topics(draft, "neutral"):
        yield paragraph(other)
    yield from _charts(draft)


def _less(draft: Draft) -> Iterator[Block]:
    words = committee_words()["comparison"]
    if not draft.less:
        yield paragraph(draft.fill(words["less_none"]))
        return
    rows = tuple(_row(draft, one) for one in draft.less[:ROWS])
    head = tuple(draft.fill(one) for one in words["less_head"])
    yield Table(draft.fill(words["less_caption"]), head, rows, widths=(4, 6, 6, 4))
    if (more := len(draft.less) - ROWS) > 0:
        yield paragraph(draft.fill(words["less_more"], number=str(more)))


def _row(draft: Draft, one: FindingView) -> Row:
    marks = [Paragraph((Run(word("severity", one.severity)),))]
    marks += [Paragraph((Run(prose("review_mark"), "quiet"),))] if one.review else []
    name = Cell((Paragraph((Run(word("topic", one.topic), "strong"),)), paragraph(one.kind_words), *marks))
    baseline = _said(draft, one.baseline, "baseline", one.baseline_value, one.facet)
    candidate = _said(draft, one.candidate, "candidate", one.candidate_value, one.facet)
    return Row((name, baseline, candidate, cell(action(one.kind, one.direction, draft.report))))


def _said(draft: Draft, passages: Sequence[Passage], side: str, value: str, facet: str) -> Cell:
    """The cites, the value in words, and the words of the first clause that proves it."""
    if not passages:
        return Cell((paragraph(committee_words()["comparison"]["nothing"], tone="note"),))
    shown = telling(passages)
    lines = [Paragraph((Run(draft.cites(passages, side), "strong"),))]
    lines += [paragraph(f"{capital(spoken(value, facet))}.")] if value and len(value) < QUOTED // 3 else []
    return Cell((*lines, Paragraph(quotation(shown, most=QUOTED), "quote")))


def telling(passages: Sequence[Passage]) -> Passage:
    """The clause to quote where there is room for one: one with marked words, and no lead-in if there are its items.

    A lead-in that is quoted itself is not before its items again; it is put back where it is left out.
    """
    items = [one for one in passages if not words_of(one).rstrip().endswith(LEADING)] or list(passages)
    shown = next((one for one in items if any(piece.marked for piece in one.pieces)), items[0])
    above = passages[passages.index(shown) - 1] if passages.index(shown) else shown
    led = not shown.lead_in and above is not shown and shown.id.startswith(above.id)
    return replace(shown, lead_in=words_of(above)) if led else shown


def quotation(passage: Passage, *, most: int) -> tuple[Run, ...]:
    """A passage's words cut around what is marked, its lead-in before them in brackets where there is room."""
    text, spans, at = "", [], 0
    for piece in passage.pieces:
        text += piece.text
        spans += [(at, at + len(piece.text))] if piece.marked else []
        at = len(text)
    room = most - min(len(text), most)
    lead = (Run(f"[{passage.lead_in}] ", "quiet"),) if 0 < len(passage.lead_in) <= max(room, most // 3) else ()
    return (*lead, *brief(text, () if spans == [(0, len(text))] else spans, most=most))


def _topics(draft: Draft, direction: str) -> str:
    """The topics on which there are such findings, each once, in the order of the findings."""
    found = [one for one in draft.report.findings if one.direction == direction and one.kind not in ("wording_only",)]
    topics = dict.fromkeys(
        word("topic", one.topic) for one in found if one.severity != "minor" and one.topic != "other"
    )
    if not topics:
        return ""
    sentence = committee_words()["comparison"]["more" if direction == "stricter" else "other"]
    return draft.fill(sentence, topics="; ".join(one[:1].lower() + one[1:] for one in topics))


def _charts(draft: Draft) -> Iterator[Block]:
    words = committee_words()["comparison"]
    names = tuple(word("coverage", name) for name in ("covered", "partial", "missing"))
    bars = tuple(
        Bar(line.title, (line.row.covered, line.row.partial, line.row.missing), line.words)
        for line in draft.report.coverage
    )
    if bars:
        yield Chart(draft.fill(words["coverage_chart"]), names, ("good", "partial", "bad"), bars)
    counts = relationship_counts(draft.assessment.crosswalk)
    if whole := sum(counts.values()):
        series = (words["relations_series"], words["relations_rest"])
        bars = tuple(
            Bar(word("relation", name), (number, whole - number), f"{number} of {whole}")
            for name, number in counts.items()
        )
        yield Chart(words["relations_chart"], series, ("good", "neutral"), bars)


def options(draft: Draft) -> Iterator[Block]:
    """The options that the findings leave open, doing nothing among them, with what speaks for and against each."""
    words = committee_words()["options"]
    open_now = [one for one in committee_words()["option"] if one["when"] in _cases(draft)]
    rows = tuple(
        Row(
            (
                _lines(draft, [f"{number}. {one['name']}"]),
                *(_lines(draft, one[key]) for key in ("advantages", "disadvantages")),
            )
        )
        for number, one in enumerate(open_now, start=1)
    )
    yield Table(words["caption"], tuple(words["head"]), rows, widths=(4, 5, 5))
    yield paragraph(words["prompt"], tone="prompt")


def _cases(draft: Draft) -> set[str]:
    directions = {one.direction for one in draft.report.findings}
    cases = directions & {"weaker", "stricter"} | ({"grave"} if draft.points else set())
    return cases | ({"not_weaker"} if "weaker" not in cases else set())


def _lines(draft: Draft, lines: Sequence[str]) -> Cell:
    return Cell(tuple(paragraph(draft.fill(one)) for one in lines))
