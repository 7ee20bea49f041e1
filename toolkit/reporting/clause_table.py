"""The clause table of a committee report: both wordings, what differs facet by facet, what might be done about it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import get_args

from toolkit.model.crosswalk import Correspondence, Crosswalk, Edit, Relationship
from toolkit.model.finding import Assessment, Finding
from toolkit.reporting.gap_findings import quoted
from toolkit.reporting.page import Block, Cell, Paragraph, Row, Run, RunStyle, Table, cell, paragraph
from toolkit.reporting.passages import Passage
from toolkit.reporting.rows import LinkView, in_baseline_order, rests_on, unshown
from toolkit.reporting.spoken import capital, names, spoken
from toolkit.reporting.view import Report
from toolkit.reporting.wording import prose, word

STYLES: dict[str, RunStyle] = {"keep": "plain", "delete": "delete", "insert": "insert"}


@cache
def _actions() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("toolkit.reporting") / "clause_actions.toml").read_text(encoding="utf-8"))


def action(kind: str, direction: str, report: Report) -> str:
    """What might be done about a finding of this kind and direction, a sentence or two."""
    words = _actions()[kind]
    candidate, baseline = names(report)
    return words.get(direction, words.get("any", "")).format(candidate=candidate, baseline=baseline)


def clause_table(assessment: Assessment, report: Report) -> Iterator[Block]:
    """Every link that nobody rejected, in the order of the baseline, as one wide table."""
    crosswalk = assessment.crosswalk
    links = [link for link in in_baseline_order(crosswalk) if link.status != "rejected"]
    if not links:
        yield paragraph(prose("no_links"))
        return
    views = {one.id: one for one in report.links}
    yield paragraph(prose("clause_table"))
    rows = tuple(_row(assessment, report, link, views[link.id]) for link in links)
    yield Table(prose("clause_caption"), _head(report), rows, widths=(5, 7, 7, 4, 5, 5, 4), wide=True)


def _head(report: Report) -> tuple[str, ...]:
    candidate, baseline = (capital(name) for name in names(report))
    return "Topic", baseline, candidate, "Relationship", "What differs", "Suggested action", "Confidence"


def _row(assessment: Assessment, report: Report, link: Correspondence, shown: LinkView) -> Row:
    crosswalk = assessment.crosswalk
    findings = [one for one in assessment.findings if rests_on(one, link)]
    topic = findings[0].topic if findings else crosswalk.baseline.by_id[link.baseline[0]].topic
    candidate = _redlined(shown.candidate, link.edits) if link.edits else quoted(shown.candidate)
    told = (
        cell(word("relation", link.relationship)),
        differing(findings, report, link),
        _to_do(findings, report, link),
        _sure(shown),
    )
    return Row((cell(word("topic", topic)), quoted(shown.baseline), candidate, *told), anchor=f"link-{shown.number}")


def _redlined(passages: Sequence[Passage], edits: Sequence[Edit]) -> Cell:
    """The candidate's words with what it leaves out of the baseline's struck and what it puts in underlined."""
    place = Paragraph((Run(passages[0].place, "strong"),))
    return Cell((place, Paragraph(tuple(Run(one.text, STYLES[one.op]) for one in edits if one.text), "quote")))


def differing(findings: Sequence[Finding], report: Report, link: Correspondence) -> Cell:
    """A paragraph for each finding with both values, the direction said. Of a link that asks less or more as a whole it
    is never said that no difference was found."""
    lines = [_difference(one, report) for one in findings if one.kind != "wording_only"]
    lines += [paragraph(one.summary) for one in findings if unshown(one, link)]
    return Cell(tuple(lines) or (paragraph(prose("clause_same"), tone="note"),))


def _difference(one: Finding, report: Report) -> Paragraph:
    name = word("facet", one.facet) if one.facet else word("kind", one.kind)
    return Paragraph((Run(f"{name}: ", "strong"), Run(f"{both_values(one, report)} {said_direction(one)}")))


def both_values(one: Finding, report: Report) -> str:
    """ "The members’ code: 28 days. The officers’ code: 2 months."; definitions are not repeated, they stand beside."""
    if one.facet in ("definition", "content", "action") or one.kind in ("definition_changed", "moved"):
        return str(prose("clause_see_words"))
    candidate, baseline = (capital(name) for name in names(report))
    sides = ((baseline, one.baseline_value), (candidate, one.candidate_value))
    return " ".join(f"{name}: {spoken(value, one.facet) or prose('clause_silent')}." for name, value in sides)


def said_direction(one: Finding) -> str:
    """The direction as a short sentence: "Weaker.", "Neither weaker nor stricter."."""
    return str(prose("clause_direction")[one.direction])


def _to_do(findings: Sequence[Finding], report: Report, link: Correspondence) -> Cell:
    """Of a doubtful link the first thing to do is to read whether it is one; then what its findings ask for."""
    doubtful = link.status == "needs_review"
    telling = [one for one in findings if not (doubtful and one.kind == "wording_only")]
    kinds = [("unshown" if unshown(one, link) else one.kind, one.direction) for one in telling]
    lines = dict.fromkeys(action(kind, direction, report) for kind, direction in kinds)
    if doubtful:
        lines = {prose("clause_doubtful"): None, **lines}
    return Cell(tuple(paragraph(line) for line in lines if line) or (paragraph(prose("clause_nothing")),))


def _sure(shown: LinkView) -> Cell:
    review = [Paragraph((Run(shown.status_words, "strong"),))] if shown.status == "needs_review" else []
    decided = [paragraph(shown.status_words)] if shown.status == "confirmed" else []
    return Cell((paragraph(f"{shown.confidence}%"), *review, *decided))


def relationship_counts(crosswalk: Crosswalk) -> dict[str, int]:
    """How many links there are of each relationship, in the order of the closed list; rejected ones are not counted."""
    kept: list[str] = [link.relationship for link in crosswalk.correspondences if link.status != "rejected"]
    return {name: kept.count(name) for name in get_args(Relationship)}
