"""The workbook of a comparison: summary, correspondences, findings, unmatched, parameters, provisions."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.model.crosswalk import Correspondence, Crosswalk, Side, Status
from toolkit.model.finding import Assessment
from toolkit.reporting.parameters import Stated
from toolkit.reporting.passages import Passage
from toolkit.reporting.rows import FindingView, LinkView, in_baseline_order, rests_on
from toolkit.reporting.view import Party, Report, view
from toolkit.reporting.wording import count, prose, terms, word
from toolkit.reporting.workbook import Book, Column, Sheet, Value

Row = tuple[Value, ...]

DECISIONS: dict[str, Status] = {"confirmed": "confirmed", "rejected": "rejected", "needs review": "needs_review"}
"""What a person may choose in the column Decision, and the status that it gives a link."""
SUMMARY, LINKS, DECISION, ID = "summary", "correspondences", "Decision", "Id"
PARTY_ROWS = ("title", "authority", "date", "file", "sha256", "provisions")


def gap_book(assessment: Assessment) -> Book:
    """The six sheets of a comparison; its findings stand for the book where there can be only one table."""
    report = view(assessment)
    sheets = tuple(_sheet(name, tuple(rows(report, assessment))) for name, rows in _ROWS.items())
    return Book(report.title, sheets, main="findings")


@cache
def layout() -> dict[str, Any]:
    """Names, columns and standing words of the sheets."""
    return tomllib.loads((files("toolkit.reporting") / "workbook.toml").read_text(encoding="utf-8"))


def checksums(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """How the summary tells which two documents were compared: its cells Name and Words."""
    return tuple((_particular(party, "sha256"), party.sha256) for party in view(assessment).parties)


def _particular(party: Party, name: str) -> str:
    return f"{party.label}: {word('party', name)}"


def _sheet(name: str, rows: tuple[Row, ...]) -> Sheet:
    said = layout()[name]
    columns = (Column(title, width, tuple(DECISIONS) if title == DECISION else ()) for title, width in said["columns"])
    return Sheet(said["name"], tuple(columns), rows)


def _summary(report: Report, assessment: Assessment) -> Iterator[Row]:
    words, made = layout()["words"], report.provenance
    for party in report.parties:
        for name in PARTY_ROWS:
            yield words["documents"], _particular(party, name), str(getattr(party, name))
    yield from ((words["summary"], "", sentence) for sentence in report.summary)
    for name in terms("relationship"):
        found = [link for link in assessment.crosswalk.correspondences if link.relationship == name]
        held = sum(link.status != "rejected" for link in found)
        yield words["relationships"], word("relationship", name), count(held, "link")
    yield from ((words["coverage"], line.title, line.words) for line in report.coverage)
    yield from ((words["warnings"], f"{one.party.label} {one.place}".strip(), one.message) for one in report.warnings)
    yield words["decisions"], DECISION, words["how_to_decide"]
    yield from ((words["reading"], "", said) for said in prose("how_to_read"))
    yield words["provenance"], word("party", "toolkit"), f"conduct {made['toolkit']}"
    yield words["provenance"], word("party", "models"), ", ".join(made["models"]) or "none"
    yield from ((words["provenance"], f"Option {name}", str(value)) for name, value in made["options"].items())


def _links(report: Report, assessment: Assessment) -> Iterator[Row]:
    crosswalk = assessment.crosswalk
    for shown, link in zip(report.links, in_baseline_order(crosswalk), strict=True):
        yield (
            shown.number,
            _topic(crosswalk, link),
            *_quoted(shown.baseline),
            *_quoted(shown.candidate),
            shown.relationship,
            "\n".join(_differing(report, assessment, link)),
            shown.confidence,
            shown.status_words,
            next((said for said, status in DECISIONS.items() if _is_decided(shown) and status == shown.status), ""),
            shown.id,
        )


def _is_decided(link: LinkView) -> bool:
    """A person decided, and not only the confidence."""
    return link.status in {"confirmed", "rejected"}


def _topic(crosswalk: Crosswalk, link: Correspondence) -> str:
    return word("topic", crosswalk.baseline.by_id[link.baseline[0]].topic)


def _differing(report: Report, assessment: Assessment, link: Correspondence) -> Iterator[str]:
    """The findings on a link, in a line each."""
    for shown, finding in zip(report.findings, assessment.findings, strict=True):
        if rests_on(finding, link):
            yield f"{shown.number}: {shown.kind_words} ({shown.direction}, {shown.severity})"


def _findings(report: Report, _: Assessment) -> Iterator[Row]:
    return (_finding(one) for one in report.findings)


def _finding(one: FindingView) -> Row:
    baseline, candidate = _quoted(one.baseline), _quoted(one.candidate)
    return (
        one.number,
        one.kind_words,
        word("direction", one.direction),
        word("severity", one.severity),
        word("topic", one.topic),
        one.facet,
        one.summary,
        *baseline,
        one.baseline_value,
        *candidate,
        one.candidate_value,
        prose("review_mark") if one.review else "",
        one.id,
    )


def _unmatched(report: Report, _: Assessment) -> Iterator[Row]:
    for side in report.unmatched:
        for row in side.rows:
            nearest = _quoted((row.counterpart,)) if row.counterpart else ("", prose("no_nearest"))
            sure = row.confidence if row.counterpart else None
            yield word("side", side.party.side), *_quoted((row.passage,)), *nearest, sure, row.reason, row.passage.id


def _parameters(report: Report, _: Assessment) -> Iterator[Row]:
    for table in report.parameters:
        for row in table.rows:
            yield table.title, *_stated(row.baseline), *_stated(row.candidate), row.agreement


def _provisions(_: Report, assessment: Assessment) -> Iterator[Row]:
    yield from _of_side(assessment.crosswalk, "baseline")
    yield from _of_side(assessment.crosswalk, "candidate")


def _of_side(crosswalk: Crosswalk, side: Side) -> Iterator[Row]:
    analysis = crosswalk.side(side)
    for one in analysis.instrument.provisions:
        facts = analysis.by_id[one.id]
        topics = ", ".join(word("topic", topic.topic) for topic in facts.topics)
        level, force = one.level.replace("_", " "), "" if facts.modality == "none" else word("value", facts.modality)
        yield word("side", side), one.cite, level, one.heading, one.text, one.page, force, topics, one.id


def _quoted(passages: Sequence[Passage]) -> tuple[str, str]:
    """Where some provisions stand, and their words with any lead-in in square brackets; a line for each provision."""
    return "\n".join(one.place for one in passages), "\n".join(_words(one) for one in passages)


def _words(passage: Passage) -> str:
    said = "".join(piece.text for piece in passage.pieces)
    return f"[{passage.lead_in}] {said}" if passage.lead_in else said


def _stated(values: Iterable[Stated]) -> tuple[str, str]:
    found = tuple(values)
    return "\n".join(value.words for value in found) or prose("not_stated"), "\n".join(value.place for value in found)


_ROWS: dict[str, Callable[[Report, Assessment], Iterator[Row]]] = {
    SUMMARY: _summary,
    LINKS: _links,
    "findings": _findings,
    "unmatched": _unmatched,
    "parameters": _parameters,
    "provisions": _provisions,
}
