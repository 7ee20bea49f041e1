"""Provisions that one side alone has: findings of the kinds missing and additional."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.assessment.effect import direction_alone, excepts
from toolkit.assessment.elsewhere import said_elsewhere
from toolkit.assessment.evidence import binds, identity, whole
from toolkit.assessment.grading import severity
from toolkit.model.crosswalk import Crosswalk, Direction, Side
from toolkit.model.finding import Finding, FindingKind
from toolkit.model.norm import Analysis


def missing(crosswalk: Crosswalk) -> Iterator[Finding]:
    """Baseline provisions for which no counterpart was found."""
    said = said_elsewhere(crosswalk)
    for finding in _alone(crosswalk, "baseline", "missing", crosswalk.unmatched_baseline):
        places = tuple(dict.fromkeys(place for id in finding.baseline for place in said.get(id, ())))
        yield in_part(crosswalk, finding, places) if places else finding


def in_part(crosswalk: Crosswalk, finding: Finding, places: Sequence[str], *, side: Side = "candidate") -> Finding:
    """No provision answers it as a whole, but others of that side say part of it: not grave, and they are named."""
    instrument, of = crosswalk.side(side).instrument, "" if side == "candidate" else f" of the {side}"
    cites = " and ".join(instrument.by_id[place].cite for place in places)
    return replace(
        finding,
        severity="notable" if finding.severity == "grave" else finding.severity,
        summary=f"{finding.summary} Part of it is said in {cites}{of}: read them together.",
    )


def additional(crosswalk: Crosswalk) -> Iterator[Finding]:
    """Candidate provisions for which no counterpart was found."""
    yield from _alone(crosswalk, "candidate", "additional", crosswalk.unmatched_candidate)


def _alone(crosswalk: Crosswalk, side: Side, kind: FindingKind, ids: Sequence[str]) -> Iterator[Finding]:
    analysis, unmatched = crosswalk.side(side), frozenset(ids)
    ids = [id for id in ids if analysis.by_id[id].topics]  # "Version: 1.2" is nothing to be missed
    directions = {id: direction_alone(analysis, id, missing=kind == "missing", unmatched=unmatched) for id in unmatched}
    for family in _families(analysis, ids, directions):
        direction: Direction = next((directions[id] for id in family if directions[id] != "neutral"), "neutral")
        topic = _topic(analysis, family)
        modality = analysis.by_id[family[0]].modality
        yield Finding(
            id=identity(kind, "", family if side == "baseline" else (), family if side == "candidate" else ()),
            kind=kind,
            direction=direction,
            severity=severity(kind, direction, topic, binding=binds(analysis, family)),
            topic=topic,
            facet="",
            baseline=family if side == "baseline" else (),
            candidate=family if side == "candidate" else (),
            baseline_value=modality if side == "baseline" else "",
            candidate_value=modality if side == "candidate" else "",
            evidence=whole(side, analysis, family),
            summary=_summary(side, analysis.instrument.by_id[family[0]].text),
        )


def _topic(analysis: Analysis, ids: Sequence[str]) -> str:
    """The topic of which the provisions together are surest."""
    scores: dict[str, float] = {}
    for id in ids:
        for score in analysis.by_id[id].topics:
            scores[score.topic] = scores.get(score.topic, 0.0) + score.confidence
    scores.pop("other", None)
    return min(scores, key=lambda topic: (-scores[topic], topic)) if scores else "other"


def _families(analysis: Analysis, ids: Sequence[str], directions: dict[str, Direction]) -> list[tuple[str, ...]]:
    """Unmatched provisions next to each other, of one numbered clause and on one topic, share a finding; not where one
    makes the candidate weaker and another stricter."""
    families: list[list[str]] = []
    for id in ids:
        family = families[-1] if families else None
        kinds = {directions[one] for one in (*(family or ()), id)}
        if family and not {"weaker", "stricter"} <= kinds and _akin(analysis, family[-1], id):
            family.append(id)
        else:
            families.append([id])
    return [tuple(family) for family in families]


def _akin(analysis: Analysis, one: str, other: str) -> bool:
    first, second = _clause(analysis, one), _clause(analysis, other)
    if first != second or analysis.instrument.by_id[first].is_heading:
        return False
    ones, others = analysis.by_id[one], analysis.by_id[other]
    if ones.topic == others.topic:
        return True
    if analysis.instrument.by_id[one].parent != analysis.instrument.by_id[other].parent:
        return False
    shared = {score.topic for score in ones.topics} & {score.topic for score in others.topics} - {"other"}
    return bool(shared) or _steps(analysis, one, other)


def _steps(analysis: Analysis, one: str, other: str) -> bool:
    """Items of a list that opens with a case ("where you have such an interest you must") are steps of one rule; those
    of a list of exceptions, parts of one exception."""
    parent = analysis.instrument.by_id[one].parent
    if parent and excepts(analysis.instrument.by_id[parent].text):
        return True
    triggers = [
        {facet.value for facet in analysis.by_id[id].facets("trigger") if not facet.span[1]} for id in (one, other)
    ]
    return bool(triggers[0] & triggers[1])


def _clause(analysis: Analysis, id: str) -> str:
    """The outermost provision above one that is no heading: 10 for 10(2)(a)(i); itself where there is none."""
    above = [item.id for item in analysis.instrument.ancestors(analysis.instrument.by_id[id]) if not item.is_heading]
    return above[-1] if above else id


def _summary(side: Side, words: str) -> str:
    """The sentence ends once: a whole provision is quoted without its own full stop."""
    other = "candidate" if side == "baseline" else "baseline"
    opening = " ".join(words.split()[:14])
    quoted = f"{opening} ..." if len(words.split()) > 14 else opening.rstrip(";,.")
    return f"No counterpart was found in the {other} for \u201c{quoted}\u201d."
