"""Differences by which no code can be said to lean, for the two sides are rules of different kinds.

ours    Anyone may complain to the Director.         theirs  An employee should tell the manager.
        a right of the public is no weaker form of a duty of staff

ours    No one may benefit before disclosing it.     theirs  Pass every offer on to the Clerk.
        a proviso to a ban is not missing from a duty to do something else

ours 4  Disclose the interest.                       theirs  Disclose the interest and leave the room.
ours 5  If it is prejudicial, leave the room.
        ours asks that too, in another clause and on other terms

ours    Avoid what may be thought to discredit us.   theirs  Bring no disrepute on us, also in private life.
        theirs has the lighter test, and says that it binds at all times
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit.model.crosswalk import Correspondence, Difference
from toolkit.model.norm import Analysis, FacetName

_NOBODY_OF_OURS = frozenset({"other"})
"""The bearer of a rule that binds or frees anyone at all."""
_ALWAYS, _CAPACITY = re.compile("at_all_times"), re.compile("at_all_times|official_capacity|appearance_of_office")
"""When a rule binds, among what the scope of a provision names (analysis/scopes)."""


def untold(one: Difference, link: Correspondence, ours: Analysis, peer: Analysis) -> bool:
    """Only a reader of both codes can tell which of them asks more by this."""
    sides = (ours, link.baseline), (peer, link.candidate)
    if one.facet == "modality":
        return _one_alone({"permission"} == _forces(*side) for side in sides) and _one_alone(
            _values(*side, "bearer") == _NOBODY_OF_OURS for side in sides
        )
    if _binds_longer(one, sides):
        return True
    if bool(one.baseline_value) == bool(one.candidate_value):
        return False
    if one.facet == "exception":
        return _one_alone({"prohibition"} == _forces(*side) for side in sides)
    return one.facet == "participation" and _elsewhere(one, ours, peer)


def _binds_longer(one: Difference, sides: Iterable[tuple[Analysis, Iterable[str]]]) -> bool:
    """The side that asks less by this alone says when it binds, and that is always."""
    ours, theirs = (_values(*side, "scope") for side in sides)
    less, more = (theirs, ours) if one.direction == "weaker" else (ours, theirs)
    return one.direction != "neutral" and any(map(_ALWAYS.search, less)) and not any(map(_CAPACITY.search, more))


def _one_alone(said: Iterable[bool]) -> bool:
    return len(set(said)) > 1


def _elsewhere(one: Difference, ours: Analysis, peer: Analysis) -> bool:
    """The silent side asks the same in another of its clauses."""
    silent, asked = (peer, one.baseline_value) if one.baseline_value else (ours, one.candidate_value)
    return asked in _values(silent, tuple(silent.by_id), "participation")


def _forces(code: Analysis, ids: Iterable[str]) -> set[str]:
    return {code.by_id[id].modality for id in ids}


def _values(code: Analysis, ids: Iterable[str], name: FacetName) -> frozenset[str]:
    return frozenset(str(one.value) for id in ids for one in code.by_id[id].facets(name))
