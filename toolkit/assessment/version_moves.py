"""What stands elsewhere in the proposed version: neighbours that went to one place together are one move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.assessment.evidence import identity, whole
from toolkit.assessment.version_kinds import topic_of
from toolkit.assessment.version_reach import below
from toolkit.assessment.version_words import cites, told
from toolkit.model.crosswalk import Correspondence, Crosswalk
from toolkit.model.finding import Finding
from toolkit.model.norm import Analysis
from toolkit.model.redline import Versions


def moves(versions: Versions) -> Iterator[Finding]:
    """Everything that stands elsewhere; neighbours that went to one place together are one move."""
    crosswalk = versions.crosswalk
    went = {change.link for change in versions.changes if change.moved}
    links = [link for link in crosswalk.correspondences if link.id in went]
    places = [{item.id: at for at, item in enumerate(side.instrument.provisions)} for side in _both(crosswalk)]
    runs: list[list[Correspondence]] = []
    for link in links:
        if runs and _together(crosswalk, runs[-1][-1], link, places):
            runs[-1].append(link)
        else:
            runs.append([link])
    edited = {change.link for change in versions.changes if change.reworded}
    yield from (_move(crosswalk, run, edited=any(link.id in edited for link in run)) for run in runs)


def _both(crosswalk: Crosswalk) -> tuple[Analysis, Analysis]:
    return crosswalk.baseline, crosswalk.candidate


def _together(crosswalk: Crosswalk, one: Correspondence, other: Correspondence, places: list[dict[str, int]]) -> bool:
    """Next to each other on both sides, but for what stands below the first."""
    sides = zip(_both(crosswalk), (one.baseline, one.candidate), (other.baseline, other.candidate), places, strict=True)
    return all(
        place[after[0]] - place[before[-1]] == 1 + sum(1 for _ in below(analysis, before[-1]))
        for analysis, before, after, place in sides
    )


def _move(crosswalk: Crosswalk, run: Sequence[Correspondence], *, edited: bool) -> Finding:
    baseline = tuple(one for link in run for one in link.baseline)
    candidate = tuple(one for link in run for one in link.candidate)
    before, after = cites(crosswalk.baseline.instrument, baseline), cites(crosswalk.candidate.instrument, candidate)
    return Finding(
        id=identity("moved", "", baseline, candidate),
        kind="moved",
        direction="neutral",
        severity="minor",
        topic=topic_of(crosswalk, run[0]),
        facet="",
        baseline=baseline,
        candidate=candidate,
        baseline_value=before,
        candidate_value=after,
        evidence=(
            *whole("baseline", crosswalk.baseline, baseline),
            *whole("candidate", crosswalk.candidate, candidate),
        ),
        summary=told("moved", before=before, after=after, edited=told("edited") if edited else ""),
    )
