"""How the candidate's side of a link stands to the baseline's, judged by learnt weights on what `contrast.py` measures.

The rules of `differences.py` are right where they speak of words they know, and miss or imagine a difference where a
code says it otherwise. So what they say is evidence, weighed beside the words that either side has and the other
answers in no form. Two things are asked: does the candidate lack something, and does it add something?

    equivalent    0                                       neither
    subset        sided . lacking                         it lacks something
    superset      sided . adding                          it adds something
    intersects    these two + crossing . crossing         both

The largest is taken; exp(...) over their sum are the chances.

The same weights answer both, so that exchanging the two sides makes less of more, and changes nothing else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from toolkit.alignment.conditions import is_plain
from toolkit.alignment.contrast import NATURAL, Contrast, contrast, counted
from toolkit.alignment.data import data_of
from toolkit.alignment.form import of_measures
from toolkit.alignment.group import Group
from toolkit.alignment.relationship import by_differences, same_words
from toolkit.alignment.reliefs import freeing
from toolkit.model.crosswalk import Difference, Direction, Relationship

CLASSES: tuple[Relationship, ...] = ("equivalent", "subset", "superset", "intersects")
"""What is chosen among; `equal` is told by the words."""
LITTLE_NEW = 0.85
"""Share of common content words from which two provisions are the same but for what the rules find."""
BIAS = "bias"
"""Among the weights: what is so before anything is measured."""
Weights = Mapping[str, Mapping[str, float]]
STATED = frozenset({"deadline", "threshold"})
"""Facets that are numbers."""
_PLAIN = STATED | {"modality"}
"""What is told of both sides and needs no weighing."""
HANDED = {"member", "officer"}
_KEPT: dict[Relationship, Direction] = {"subset": "weaker", "superset": "stricter"}
_APART: tuple[Relationship, ...] = ("subset", "superset", "intersects")
_GOES_WITH: dict[Direction, Sequence[Relationship]] = {
    "weaker": ("subset", "intersects"),
    "stricter": ("superset", "intersects"),
    "neutral": CLASSES,
}


@cache
def weights() -> Weights:
    """Tables of relating.toml: `sided` and `crossing`, each with a `bias`."""
    return data_of("relating")


def chances(measured: Contrast, learnt: Weights) -> tuple[float, ...]:
    """The probability of each of CLASSES."""
    less, more = (_sum(learnt["sided"], side) for side in (measured.lacking, measured.adding))
    strengths = (0.0, less, more, less + more + _sum(learnt["crossing"], measured.crossing))
    raised = [math.exp(one - max(strengths)) for one in strengths]
    return tuple(one / sum(raised) for one in raised)


def _sum(table: Mapping[str, float], values: Mapping[str, float]) -> float:
    return math.fsum(weight * values.get(name, 1.0 if name == BIAS else 0.0) for name, weight in sorted(table.items()))


def related(
    baseline: Group, candidate: Group, found: Sequence[Difference]
) -> tuple[Relationship, tuple[Difference, ...]]:
    """The relationship, and those of the differences that go with it. found: what `differences` says of the link."""
    kind, plain = _judged(baseline, candidate, found)
    kept = _agreeing(kind, found if plain else [item for item in found if not _easily_said(item)])
    if kind not in {"equal", "equivalent"} and not counted(kept):
        kept = (*kept, _whole(baseline, candidate, kind))
    return kind, kept


def _judged(baseline: Group, candidate: Group, found: Sequence[Difference]) -> tuple[Relationship, bool]:
    """The relationship, and whether it was plain."""
    if not found and same_words(baseline, candidate):
        return "equal", True
    measured = contrast(baseline, candidate, found)
    return chosen(measured, found, weights()), plainly(measured, found) is not None


def chosen(measured: Contrast, found: Sequence[Difference], learnt: Weights) -> Relationship:
    """What is plain, else what is likeliest of that which the differences leave open."""
    return plainly(measured, found) or likeliest(measured, learnt, among=_left_open(found))


def plainly(measured: Contrast, found: Sequence[Difference]) -> Relationship | None:
    """What needs no weighing: forbidden against allowed is a conflict, whatever else is so; and where little is worded
    anew, what differs is what was found."""
    conflict = any(difference.facet == "reversed" for difference in found)
    return by_differences(found) if conflict or measured.crossing["alike"] >= LITTLE_NEW else None


def likeliest(measured: Contrast, learnt: Weights, *, among: Sequence[Relationship] = CLASSES) -> Relationship:
    """The class with the highest probability. among: those that may be chosen."""
    likely = dict(zip(CLASSES, chances(measured, learnt), strict=True))
    return max(among, key=lambda kind: likely[kind])


def _left_open(found: Sequence[Difference]) -> Sequence[Relationship]:
    """What the differences that need no weighing leave to be chosen."""
    among = [kind for kind in CLASSES if all(kind in _open_to(item) for item in found)]
    return among or ("intersects",)


def _open_to(item: Difference) -> Sequence[Relationship]:
    """A number that both sides state needs no weighing (28 days are less than three months, whatever the words), nor
    does a duty that has passed from the one who asks to the one who is asked. Two definitions that name other persons
    or sums are not one; and days that one side alone counts are a difference, though the other may say in words that no
    rule knows which way it cuts ("by the end of your last shift"). "A warning or dismissal" goes less far than "a
    warning, demotion or dismissal". A must against a should, or against words that show that they ask nothing, was a
    difference 105 times in 108."""
    both = bool(item.baseline_value and item.candidate_value)
    if item.facet == "bearer":
        return ("intersects",) if {item.baseline_value, item.candidate_value} == HANDED else CLASSES
    if item.facet == "definition" and item.direction == "neutral":
        return _APART
    plain = item.facet == "definition" or (item.facet in _PLAIN and both) or _further_reaching(item)
    if plain or _let_off(item) or is_plain(item) or of_measures(item):
        return _GOES_WITH[item.direction]
    return _APART if _counted_by_one(item) else CLASSES


def _further_reaching(item: Difference) -> bool:
    """ "To the applicant", "to anyone": of what both sides name the one names more. That was a difference 98 times in
    112."""
    return item.facet == "scope" and item.direction != "neutral" and bool(item.baseline_value and item.candidate_value)


def _let_off(item: Difference) -> bool:
    """ "Vouchers are fine": a sentence of its own that lets a case off cannot be mere wording."""
    said = item.baseline_value or item.candidate_value
    return item.facet == "exception" and not (item.baseline_value and item.candidate_value) and freeing(said)


def _counted_by_one(item: Difference) -> bool:
    """ "28 days", or "over £50", on one side alone."""
    one = not (item.baseline_value and item.candidate_value)
    return one and item.facet in STATED and _DIGIT.search(item.baseline_value or item.candidate_value) is not None


def _easily_said(item: Difference) -> bool:
    """ "Promptly" or "before the event" on one side alone: the other says as much in words of its own ("at the first
    chance", "has been cleared"), or by what it asks. How seldom that was a difference, and how often days that one
    side alone counts are one, is told in docs/findings.md."""
    return _timed_by_one(item) and not _counted_by_one(item)


def _timed_by_one(item: Difference) -> bool:
    return item.facet == "deadline" and not (item.baseline_value and item.candidate_value)


_DIGIT = re.compile(r"\d")


def _agreeing(kind: Relationship, found: Sequence[Difference]) -> tuple[Difference, ...]:
    """No link is called the same requirement beside a finding that says otherwise, nor one that asks less where all
    that is found asks more. Where some go with it the others are told too: one left out costs a reader more."""
    against = counted(found)
    if kind == "intersects" or any(item.direction == _KEPT.get(kind) for item in against):
        return tuple(found)
    contrary = [item for item in against if kind in {"equal", "equivalent"} or item.direction != "neutral"]
    kept = (_fitted(kind, item) if item in contrary else item for item in found)
    return tuple(item for item in kept if item is not None)


def _fitted(kind: Relationship, item: Difference) -> Difference | None:
    """What is left of a difference that goes against the relationship. Another recipient leaves a requirement the same.
    A time that one side alone states is told with the direction that all the words give it; else nothing."""
    if item.facet == NATURAL:
        return replace(item, direction="neutral")
    if kind == "equivalent" and _of_two_posts(item):
        return replace(item, facet=NATURAL)
    return replace(item, direction=_KEPT[kind]) if kind in _KEPT and _counted_by_one(item) else None


def _of_two_posts(item: Difference) -> bool:
    """The same requirement lies on another post: "the Clerk shall withhold", "People Services shall withhold"."""
    posts = {item.baseline_value, item.candidate_value} - HANDED - {""}
    return item.facet == "bearer" and item.direction == "neutral" and len(posts) == len(HANDED)


def _whole(baseline: Group, candidate: Group, kind: Relationship) -> Difference:
    """A part that only one side has, where no facet shows it."""
    evidence = (*baseline.evidence(()), *candidate.evidence(()))
    return Difference("content", _KEPT.get(kind, "neutral"), "", "", evidence)
