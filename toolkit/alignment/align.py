"""Two Analyses become a Crosswalk: the door of this room."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.alignment.beside import groups, still_lacking, widened
from toolkit.alignment.differences import differences
from toolkit.alignment.evidence import evidence_of
from toolkit.alignment.excepted import unmixed
from toolkit.alignment.features import Features
from toolkit.alignment.group import Group
from toolkit.alignment.joining import kins_of
from toolkit.alignment.matching import Link, links
from toolkit.alignment.measures import together
from toolkit.alignment.odds import odds_of
from toolkit.alignment.openness import heard
from toolkit.alignment.parts import gathered, parted, whole
from toolkit.alignment.principles import doubted
from toolkit.alignment.redline import wording
from toolkit.alignment.refusals import refusals
from toolkit.alignment.relating import related
from toolkit.alignment.scoring import judging, scored, weighing_for, weights
from toolkit.alignment.semantic import Encoder, votes
from toolkit.alignment.stating import OWN_WORDS, is_several, own_chance, said_of, stating_of
from toolkit.alignment.sums import unpriced
from toolkit.alignment.units import Unit, units_of
from toolkit.alignment.unlike_terms import unconfused
from toolkit.model.crosswalk import (
    Correspondence,
    Crosswalk,
    Difference,
    Edit,
    Rationale,
    Status,
)
from toolkit.model.norm import Analysis

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

CLOSE = 0.5
"""Least share of kept words from which a link is shown as a redline: at half, as many words stay as go."""


def align(
    candidate: Analysis, baseline: Analysis, *, encoder: Encoder | None, min_confidence: float | None = None
) -> Crosswalk:
    """Align the candidate with the baseline.

    encoder: None aligns by words alone. min_confidence: 0 to 1, least probability of a link; by default the
    threshold learnt with
    the weights. Every unit ends in a correspondence or in an unmatched list.
    """
    learnt, judge = weights(weighing_for(encoder)), judging(encoder)
    least = None if min_confidence is None else min(max(min_confidence, 0.001), 0.999)
    baseline, candidate = heard(baseline, judge), heard(candidate, judge)
    ones, others = units_of(baseline), units_of(candidate)
    limits = _limits(learnt, least)
    features, chances, found = _linked(ones, others, judge, learnt, limits)
    found = together(found, chances, ones, others)
    said = {link: said_of(link, stating_of(learnt), evidence_of(link, features.table, ones, others)) for link in found}
    found, chances = _likely(said, chances, learnt, least or 0.0)
    matched = (
        {place for link in found for place in link.baseline},
        {place for link in found for place in link.candidate},
    )
    return Crosswalk(
        baseline=baseline,
        candidate=candidate,
        correspondences=tuple(
            _correspondence(link, wide, ones, others, features, learnt, said[link])
            for link, wide in widened(found).items()
        ),
        unmatched_baseline=tuple(unit.id for place, unit in enumerate(ones) if place not in matched[0]),
        unmatched_candidate=tuple(unit.id for place, unit in enumerate(others) if place not in matched[1]),
        rejected=refusals(chances, features, (ones, others), matched, limits[0]),
        models=tuple(dict.fromkeys((*baseline.models, *candidate.models, *_names(judge)))),
        options=(("min_confidence", f"{least or min([_said(learnt), *said.values()]):.4g}"),),
    )


def _linked(
    ones: Sequence[Unit],
    others: Sequence[Unit],
    judge: Encoder | None,
    learnt: Mapping[str, Any],
    limits: tuple[float, float],
) -> tuple[Features, Matrix, list[Link]]:
    """What was measured of every pair of provisions, its chance, and the links: all of it found on their sentences
    where they hold several rules."""
    first, second = parted(ones, others)
    sides = first.units, second.units
    features, chances = scored(*sides, encoder=judge)
    chances = unpriced(doubted(unmixed(chances, *sides), *sides), *sides)
    chances = unconfused(chances, *sides, encoder=judge)
    covers, room = (features["there"], features["back"]), float(learnt["room"])
    kins = kins_of(*sides)
    found = links(chances, covers, threshold=limits[0], joins=limits[1], room=room, kins=kins)
    table = {name: whole(one, first, second) for name, one in features.table.items()}
    return Features(table), whole(chances, first, second), gathered(found, chances, first, second, joins=limits[1])


def _limits(learnt: Mapping[str, Any], least: float | None) -> tuple[float, float]:
    """The least chance of a pair, and of a further member; as learnt, or so that no link says less than `least`."""
    if least is None:
        return float(learnt["threshold"]), float(learnt["joins"])
    one, more = (stating_of(learnt).least(least, several=several) for several in (False, True))
    return one, max(more, float(learnt["joins"]))


def _likely(
    said: Mapping[Link, float], chances: Matrix, learnt: Mapping[str, Any], least: float
) -> tuple[list[Link], Matrix]:
    """The links of which no less than `least` is said; and the chances, those of the other links lowered to what was
    said of them, so that they are refused for that."""
    import numpy as np

    kept, known = [link for link in said if said[link] >= least], chances.copy()
    for link in said.keys() - set(kept):
        cells = [[one] for one in link.baseline], list(link.candidate)
        known[cells] = np.minimum(known[cells], stating_of(learnt).least(said[link], several=is_several(link)))
    return kept, known


def _said(learnt: Mapping[str, Any]) -> float:
    """The least that is said of a link whose pairs are just likely enough: of one pair, or of several."""
    said, limits = stating_of(learnt), ((False, "threshold"), (True, "joins"))
    return min(said.of(odds_of(float(learnt[name])), several=several) for several, name in limits)


def _names(judge: Encoder | None) -> tuple[str, ...]:
    return tuple(vote.name for vote in votes(judge)) or ("lexical only",)


def identity(kind: str, baseline: Sequence[str], candidate: Sequence[str]) -> str:
    """An id that stays the same while the kind and the provisions do: twelve hex digits of their hash."""
    words = "\n".join((kind, "baseline", *baseline, "candidate", *candidate))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


def _correspondence(
    link: Link,
    wide: Link,
    ones: Sequence[Unit],
    others: Sequence[Unit],
    features: Features,
    learnt: Mapping[str, Any],
    said: float,
) -> Correspondence:
    baseline, candidate = groups(link, (ones, others))
    told = still_lacking(differences(baseline, candidate), link, wide, (ones, others))
    kind, found = related(baseline, candidate, told)
    ids = tuple(unit.id for unit in baseline.units), tuple(unit.id for unit in candidate.units)
    sure = said >= float(learnt["certain"]) and own_chance(link, features.table, ones, others) >= OWN_WORDS
    status: Status = "certain" if sure else "needs_review"
    rationale = _rationale(link, features, found)
    edits = _edits(baseline, candidate)
    return Correspondence(identity("link", *ids), *ids, kind, round(said, 4), status, rationale, found, edits)


def _edits(baseline: Group, candidate: Group) -> tuple[Edit, ...]:
    """How the one wording becomes the other, where each side is one provision and most words are kept; of two wordings
    that share little a redline shows nothing that both of them whole do not."""
    if len(baseline.units) > 1 or len(candidate.units) > 1:
        return ()
    found = wording(baseline.units[0].provision.text, candidate.units[0].provision.text)
    return found.edits if found.share >= CLOSE else ()


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
