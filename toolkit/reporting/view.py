"""An Assessment as the plain data that every template shows: grouped, numbered and worded, nothing left to work out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.model.crosswalk import Crosswalk, Side
from toolkit.model.finding import Assessment, CoverageRow
from toolkit.reporting.document import Document, provenance_document
from toolkit.reporting.parameters import ParameterTable, parameter_tables
from toolkit.reporting.rows import (
    FindingView,
    LinkView,
    UnmatchedView,
    finding_views,
    in_baseline_order,
    link_views,
    unmatched_views,
)
from toolkit.reporting.summary import summary_sentences
from toolkit.reporting.wording import calm, date_words, terms, word

GRAVEST = 12
"""Findings at most in the list of the gravest; every finding stands under its topic."""
SHORT_HASH = 12


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two documents as the report names it. label: "Candidate (members' code)"; kind: in words."""

    side: Side
    label: str
    kind: str
    title: str
    authority: str
    date: str
    file: str
    sha256: str
    format: str
    provisions: int


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """The findings on one topic, in their own order."""

    topic: str
    title: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Coverage of one topic with its name in words."""

    title: str
    row: CoverageRow

    @property
    def words(self) -> str:
        """What the bar shows, for readers who cannot see it."""
        row = self.row
        counted = ((row.covered, "covered"), (row.partial, "in part"), (row.missing, "with no counterpart found"))
        first, *others = [(number, name) for number, name in counted if number] or [(0, "covered")]
        return ", ".join([f"{first[0]} of {row.baseline} {first[1]}", *(f"{number} {name}" for number, name in others)])


@dataclass(frozen=True, slots=True)
class UnmatchedSide:
    """What one side has that the other was not found to have."""

    party: Party
    rows: tuple[UnmatchedView, ...]


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something that a document's reader could not settle."""

    party: Party
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report of any format shows, in its order."""

    title: str
    parties: tuple[Party, Party]
    summary: tuple[str, ...]
    coverage: tuple[CoverageView, ...]
    gravest: tuple[FindingView, ...]
    findings: tuple[FindingView, ...]
    groups: tuple[TopicGroup, ...]
    parameters: tuple[ParameterTable, ...]
    links: tuple[LinkView, ...]
    unmatched: tuple[UnmatchedSide, UnmatchedSide]
    warnings: tuple[ReadingWarning, ...]
    provenance: Document


def view(assessment: Assessment) -> Report:
    """The report data of an assessment; findings keep their order, links stand in the baseline's."""
    crosswalk = assessment.crosswalk
    links = in_baseline_order(crosswalk)
    baseline, candidate = _party(crosswalk, "baseline"), _party(crosswalk, "candidate")
    findings = finding_views(crosswalk, assessment.findings)
    return Report(
        title="{} measured against {}".format(*titles((candidate, baseline))),
        parties=(candidate, baseline),
        summary=summary_sentences(assessment),
        coverage=tuple(CoverageView(word("topic", row.topic), row) for row in assessment.coverage if row.baseline),
        gravest=_gravest(findings),
        findings=findings,
        groups=_groups(findings),
        parameters=parameter_tables(crosswalk, [link for link in links if link.status != "rejected"]),
        links=link_views(crosswalk, links),
        unmatched=(
            UnmatchedSide(baseline, unmatched_views(crosswalk, "baseline")),
            UnmatchedSide(candidate, unmatched_views(crosswalk, "candidate")),
        ),
        warnings=tuple(_warnings(crosswalk, (candidate, baseline))),
        provenance=provenance_document(crosswalk),
    )


def titles(parties: tuple[Party, Party]) -> tuple[str, str]:
    """The titles of two documents; where these are the same, with what tells the two apart: the authorities or files
    before them, else the kind, the date or the file behind them."""
    one, other = parties
    if one.title.casefold() != other.title.casefold():
        return one.title, other.title
    if (one.authority or one.file).casefold() != (other.authority or other.file).casefold():
        return f"{one.authority or one.file}, {one.title}", f"{other.authority or other.file}, {other.title}"
    apart = [(one.kind, other.kind), (one.date, other.date), (one.file, other.file)]
    first, second = next((pair for pair in apart if all(pair) and pair[0] != pair[1]), ("", ""))
    return (f"{one.title} ({first})", f"{other.title} ({second})") if first else (one.title, other.title)


def _party(crosswalk: Crosswalk, side: Side) -> Party:
    instrument = crosswalk.side(side).instrument
    return Party(
        side=side,
        label=f"{word('side', side)} ({word('instrument_kind', instrument.kind)})",
        kind=word("instrument_kind", instrument.kind),
        title=calm(instrument.title) or instrument.source.name,
        authority=instrument.authority,
        date=date_words(instrument.date),
        file=instrument.source.name,
        sha256=instrument.source.sha256[:SHORT_HASH],
        format=instrument.source.format,
        provisions=len(instrument.provisions),
    )


def _gravest(findings: Sequence[FindingView]) -> tuple[FindingView, ...]:
    """The first findings of the gravest severity there is; "minor" ones are no list of the gravest."""
    for severity in ("grave", "notable"):
        if found := [finding for finding in findings if finding.severity == severity]:
            return tuple(found[:GRAVEST])
    return ()


def _groups(findings: Sequence[FindingView]) -> tuple[TopicGroup, ...]:
    """By topic in the order of the closed list; topics outside it come last, by name."""
    known = terms("topic")
    topics = {finding.topic for finding in findings}
    order = [topic for topic in known if topic in topics] + sorted(topics - set(known))
    return tuple(
        TopicGroup(topic, word("topic", topic), tuple(one for one in findings if one.topic == topic)) for topic in order
    )


def _warnings(crosswalk: Crosswalk, parties: Sequence[Party]) -> Iterator[ReadingWarning]:
    for party in parties:
        for caution in crosswalk.side(party.side).instrument.warnings:
            yield ReadingWarning(party, caution.place, caution.message)
