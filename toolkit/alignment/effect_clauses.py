"""What the comparison of whole clauses tells (an amount, a time limit, a recipient), laid to its place of change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from toolkit.alignment.differences import differences
from toolkit.alignment.effect_bearers import both_name, touches, whole
from toolkit.alignment.effect_bounds import least
from toolkit.alignment.effect_figures import quantity
from toolkit.alignment.effect_moments import another, by_calendar
from toolkit.alignment.effect_numbers import numbers_in
from toolkit.alignment.effect_once import Told
from toolkit.alignment.effect_pace import as_soon, paced, soon
from toolkit.alignment.effect_posts import to_outside
from toolkit.alignment.effect_relief import takes_out
from toolkit.alignment.effect_sanctions import heavier
from toolkit.alignment.effect_spots import Spot, joined, offsets, shape
from toolkit.alignment.effect_tests import viewed
from toolkit.alignment.group import Group
from toolkit.model.crosswalk import Difference, Direction

_SCOPE = ("exception", "scope")


def facets_at(baseline: Group, candidate: Group, spots: Sequence[Spot], names: Sequence[str]) -> list[Told]:
    """The differences of these facets whose proving words stand in a place of change."""
    found: list[Told] = []
    for item in _compared(baseline, candidate) if spots else ():
        if item.facet not in names or (item.facet == "bearer" and both_name(item, baseline, candidate)):
            continue
        spot = next((one for one in spots if _proves(item, baseline, candidate, one)), None)
        if spot is not None and not _idle(item, spot, baseline, candidate):
            whose = viewed(baseline, candidate, spot) if item.facet == "test" else None
            item = replace(item, direction=whose) if whose else item
            item = replace(item, direction=joined_on) if (joined_on := _one_test_more(baseline, item, spot)) else item
            found.append((spot, _turned(_capped(item, baseline, spot), spot)))
    return found


def _one_test_more(baseline: Group, item: Difference, spot: Spot) -> Direction | None:
    """ "must declare it if it affects you | , and if others would think you biased |": of a duty, both must hold. What
    is joined to a thing ("gifts | and any benefit that ... |"), to a leave or to an exception is none of this."""
    binds = baseline.strongest[0].facts.modality in {"obligation", "prohibition", "recommendation"}
    if item.facet != "test" or (spot.gone and spot.new) or not binds:
        return None
    opened = _IF.search(spot.left)
    if not opened or _LEAVE.search(f"{spot.left} {spot.right}") or not _AND_TEST.match(spot.gone or spot.new):
        return None
    return "weaker" if spot.new else "stricter"


_IF = re.compile(
    r"(?<!only )(?<!except )(?<!even )(?<!not )(?<!as )\b(?:if|where|when)\b"
    r"(?:(?!\b(?:must|shall|should|will|is to|are to|only|unless|except|until|provided)\b)[^.;:]){0,240}$"
)
"""A condition that is still open: no duty and no exception comes after it."""
_LEAVE = re.compile(r"\b(?:may|need not|free to|entitled|unless|except|save|(?:not|never) (?:have|required|obliged))\b")
_AND_TEST = re.compile(
    r"\W*and (?:(?:if|where|when)\b|(?:an?|any|the|most|other|others|members)\b"
    r"(?: (?!(?:that|which|who|whom|whose)\b)[\w’'-]+){0,6}? (?:would|might|could|may)\b)"
)
"""Another condition, or a clause of its own with somebody who judges."""


def covered_at(baseline: Group, candidate: Group, spot: Spot) -> list[Told]:
    """An exception, else what is covered: the persons and matters that an exception names are part of it."""
    rows = facets_at(baseline, candidate, (spot,), _SCOPE)
    return [row for row in rows if row[1].facet == "exception"] or rows


@lru_cache(maxsize=1)
def _compared(baseline: Group, candidate: Group) -> tuple[Difference, ...]:
    """Asked anew for each place of change in one link."""
    return differences(baseline, candidate)


def _idle(item: Difference, spot: Spot, baseline: Group, candidate: Group) -> bool:
    """The same haste in other words; or a body that nobody tells or asks: "members of the licensing committee must"."""
    if item.facet == "deadline":
        dated = re.search(r"\d", spot.gone + spot.new)
        return not dated and as_soon(joined(baseline).lower(), joined(candidate).lower())
    if item.facet == "threshold":
        return another(spot)
    figures = numbers_in(spot.gone) and numbers_in(spot.new)
    return item.facet == "recipient" and bool(figures or shape("clauses", "belongs").search(spot.left))


def _turned(item: Difference, spot: Spot) -> Difference:
    """After "at least" the larger number asks more; "promptly" asks less than "at once"; a post for "the head of the
    service concerned" is another one, none is added."""
    if item.facet == "recipient" and spot.gone and spot.new:
        return replace(_filled(item, spot), direction=to_outside(spot))
    if item.facet == "sanction" and (weight := heavier(spot)) != "neutral":
        return replace(item, direction=weight)
    return _measured(item, spot) if item.facet in {"deadline", "threshold"} else item


def _filled(item: Difference, spot: Spot) -> Difference:
    """Where the comparison of clauses knows no value, the words of the place."""
    values = item.baseline_value or spot.gone, item.candidate_value or spot.new
    return replace(item, baseline_value=values[0], candidate_value=values[1])


def _measured(item: Difference, spot: Spot) -> Difference:
    figure = quantity(spot) if item.direction == "neutral" else None  # one of two amounts in a clause
    if not (item.baseline_value and item.candidate_value) and spot.gone and spot.new:
        figure = quantity(spot) or figure  # one of the two stands in words that are not read as an amount or a time
        item = _filled(item, spot)
    way = paced(spot) or least(spot) or soon(spot) or by_calendar(spot)
    way = way or (figure[1] if figure and figure[0] == item.facet else None)
    return replace(item, direction=way) if way else item


def _capped(item: Difference, baseline: Group, spot: Spot) -> Difference:
    """ "may claim the cost | up to $90": of a leave, a bound that only one wording has works the other way."""
    one_sided = item.facet == "threshold" and bool(item.baseline_value) != bool(item.candidate_value)
    if not (one_sided and (spot.inserted or spot.deleted) and takes_out(baseline, spot, relief=False)):
        return item
    return replace(item, direction="stricter" if spot.inserted else "weaker")


def _proves(item: Difference, baseline: Group, candidate: Group, spot: Spot) -> bool:
    sides = {"baseline": (baseline, spot.before), "candidate": (candidate, spot.after)}
    for proof in item.evidence:
        group, place = sides[proof.side]
        starts = offsets(group)
        if proof.id in starts and not whole(group, proof) and touches(proof.span, starts[proof.id], place):
            return True
    return False
