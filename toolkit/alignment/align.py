"""Two Analyses become a Crosswalk: the door of this room."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from toolkit.alignment.differences import differences
from toolkit.alignment.features import Features, features_of
from toolkit.alignment.group import Group
from toolkit.alignment.matching import Link, links, model_for, probabilities, weights
from toolkit.alignment.relationship import relationship
from toolkit.alignment.semantic import Encoder
from toolkit.alignment.units import Unit, units_of
from toolkit.model.crosswalk import (
    Correspondence,
    Crosswalk,
    Difference,
    Rationale,
    Rejected,
    Relationship,
    Side,
    Status,
)
from toolkit.model.norm import Analysis


def align(
    candidate: Analysis, baseline: Analysis, *, encoder: Encoder | None, min_confidence: float | None = None
) -> Crosswalk:
    """Align the candidate with the baseline.

    encoder: None aligns by words alone. min_confidence: 0 to 1, least probability of a link; by default the
    threshold learnt with
    the weights. Every unit ends in a correspondence or in an unmatched list.
    """
    model = model_for(encoder)
    learnt = weights(model)
    threshold = float(learnt["threshold"]) if min_confidence is None else min(max(min_confidence, 0.001), 0.999)
    ones, others = units_of(baseline), units_of(candidate)
    features = features_of(ones, others, encoder=encoder)
    chances = probabilities(features, ones, others, model=model)
    found = links(chances, threshold=threshold, joins=max(threshold, float(learnt["joins"])))
    matched = (
        {place for link in found for place in link.baseline},
        {place for link in found for place in link.candidate},
    )
    certain = float(learnt["certain"])
    return Crosswalk(
        baseline=baseline,
        candidate=candidate,
        correspondences=tuple(_correspondence(link, ones, others, features, certain) for link in found),
        unmatched_baseline=tuple(unit.id for place, unit in enumerate(ones) if place not in matched[0]),
        unmatched_candidate=tuple(unit.id for place, unit in enumerate(others) if place not in matched[1]),
        rejected=_rejected(chances, features, ones, others, matched, threshold),
        models=tuple(dict.fromkeys((*baseline.models, *candidate.models, encoder.name if encoder else "lexical only"))),
        options=(("min_confidence", f"{threshold:.4g}"),),
    )


def identity(kind: str, baseline: Sequence[str], candidate: Sequence[str]) -> str:
    """An id that stays the same while the kind and the provisions do: twelve hex digits of their hash."""
    words = "\n".join((kind, "baseline", *baseline, "candidate", *candidate))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


def _correspondence(
    link: Link, ones: Sequence[Unit], others: Sequence[Unit], features: Features, certain: float
) -> Correspondence:
    baseline = Group("baseline", tuple(ones[place] for place in link.baseline))
    candidate = Group("candidate", tuple(others[place] for place in link.candidate))
    found = differences(baseline, candidate)
    kind = relationship(baseline, candidate, found)
    found = found or _whole(baseline, candidate, kind)
    ids = tuple(unit.id for unit in baseline.units), tuple(unit.id for unit in candidate.units)
    status: Status = "certain" if link.confidence >= certain else "needs_review"
    rationale = _rationale(link, features, found)
    return Correspondence(identity("link", *ids), *ids, kind, round(link.confidence, 4), status, rationale, found)


def _whole(baseline: Group, candidate: Group, kind: Relationship) -> tuple[Difference, ...]:
    """A part that only one side has, where no facet shows it."""
    if kind in {"equal", "equivalent"}:
        return ()
    direction = {"subset": "weaker", "superset": "stricter"}.get(kind, "neutral")
    evidence = (*baseline.evidence(()), *candidate.evidence(()))
    return (Difference("content", direction, "", "", evidence),)  # type: ignore[arg-type]


def _rationale(link: Link, features: Features, found: Sequence[Difference]) -> Rationale:
    def best(name: str) -> float:
        values = [float(features[name][one, other]) for one in link.baseline for other in link.candidate]
        return round(sum(values) / len(values), 4)

    notes = tuple(
        f"{item.facet}: {item.baseline_value or '-'} / {item.candidate_value or '-'} ({item.direction})"
        for item in found
    )
    semantic = best("meaning") if "meaning" in features.names else None
    return Rationale(best("words"), semantic, best("heading"), best("topic"), notes)


def _rejected(
    chances: object,
    features: Features,
    ones: Sequence[Unit],
    others: Sequence[Unit],
    matched: tuple[set[int], set[int]],
    threshold: float,
) -> tuple[Rejected, ...]:
    """For each unmatched unit the counterpart that came nearest, and why it was refused."""
    import numpy as np

    table = np.asarray(chances)
    found: list[Rejected] = []
    if not table.size:
        return ()
    for place, unit in enumerate(ones):
        if place not in matched[0]:
            other = int(table[place].argmax())
            found.append(
                _refusal(
                    "baseline",
                    unit,
                    others[other],
                    float(table[place, other]),
                    features,
                    (place, other),
                    threshold,
                    other in matched[1],
                )
            )
    for place, unit in enumerate(others):
        if place not in matched[1]:
            one = int(table[:, place].argmax())
            found.append(
                _refusal(
                    "candidate",
                    unit,
                    ones[one],
                    float(table[one, place]),
                    features,
                    (one, place),
                    threshold,
                    one in matched[0],
                )
            )
    return tuple(found)


def _refusal(
    side: Side,
    unit: Unit,
    other: Unit,
    confidence: float,
    features: Features,
    pair: tuple[int, int],
    threshold: float,
    taken: bool,
) -> Rejected:
    words = float(features["words"][pair])
    reasons = [
        f"confidence {confidence:.2f} is below {threshold:.2f}"
        if confidence < threshold
        else "it answers another provision better"
    ]
    if taken and confidence < threshold:
        reasons.append("it already answers another provision")
    if words < 0.15:
        reasons.append("few words in common")
    if float(features["topic"][pair]) < 0.3:
        reasons.append(
            f"other topic ({unit.facts.topic.replace('_', ' ')} against {other.facts.topic.replace('_', ' ')})"
        )
    return Rejected(side, unit.id, other.id, round(confidence, 4), "; ".join(reasons))
