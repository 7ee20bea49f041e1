"""Amounts, periods, recipients and the like of both sides next to each other, link by link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from toolkit.model.crosswalk import Correspondence, Crosswalk, Side
from toolkit.model.norm import FacetName, FacetValue
from toolkit.reporting.passages import quote
from toolkit.reporting.wording import terms, value_words, word


@dataclass(frozen=True, slots=True)
class Stated:
    """A value in words, and where it stands."""

    words: str
    place: str


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """What both sides of one link state for a facet, and whether that is the same as stated."""

    baseline: tuple[Stated, ...]
    candidate: tuple[Stated, ...]
    agreement: str


@dataclass(frozen=True, slots=True)
class ParameterTable:
    """All rows of one facet, under its title."""

    name: str
    title: str
    rows: tuple[ParameterRow, ...]


def parameter_tables(crosswalk: Crosswalk, links: Sequence[Correspondence]) -> tuple[ParameterTable, ...]:
    """One table for each parameter that either side states; `links` in the order of the rows."""
    names = (cast(FacetName, name) for name in terms("parameter"))
    tables = (ParameterTable(name, word("parameter", name), tuple(_rows(crosswalk, links, name))) for name in names)
    return tuple(table for table in tables if table.rows)


def _rows(crosswalk: Crosswalk, links: Sequence[Correspondence], name: FacetName) -> Iterator[ParameterRow]:
    for link in links:
        baseline = _stated(crosswalk, "baseline", link.baseline, name)
        candidate = _stated(crosswalk, "candidate", link.candidate, name)
        if baseline or candidate:
            yield ParameterRow(baseline, candidate, word("agreement", _agreement(baseline, candidate)))
    for one in crosswalk.unmatched_baseline:
        if stated := _stated(crosswalk, "baseline", (one,), name):
            yield ParameterRow(stated, (), word("agreement", "unlinked"))
    for one in crosswalk.unmatched_candidate:
        if stated := _stated(crosswalk, "candidate", (one,), name):
            yield ParameterRow((), stated, word("agreement", "unlinked"))


def _stated(crosswalk: Crosswalk, side: Side, ids: Sequence[str], name: FacetName) -> tuple[Stated, ...]:
    """The values in document order, one said twice in a provision once; "none" states nothing."""
    analysis = crosswalk.side(side)
    found = (
        Stated(value_words(value), quote(analysis, side, one).place)
        for one in ids
        for value in _told([facet.value for facet in analysis.by_id[one].facets(name)])
    )
    return tuple(dict.fromkeys(found))


def _told(values: Sequence[FacetValue]) -> Iterator[FacetValue]:
    """Who must leave does not stay to speak: "must withdraw and must not vote" states one thing."""
    leaves = "withdraw" in values
    yield from (value for value in values if value != "none" and not (leaves and value == "speak_not_vote"))


def _agreement(baseline: tuple[Stated, ...], candidate: tuple[Stated, ...]) -> str:
    if not candidate:
        return "baseline_only"
    if not baseline:
        return "candidate_only"
    return "same" if {one.words for one in baseline} == {one.words for one in candidate} else "different"
