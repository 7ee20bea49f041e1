"""How much a side binds and what to call it: what the checks of force and of reversals weigh against each other."""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of, spelt
from toolkit.alignment.group import FORCE, Group
from toolkit.model.crosswalk import Evidence
from toolkit.model.norm import Norm

_OF_OTHERS = frozenset({"public_perception", "fair_minded_observer", "greater_than_most"})


WEIGHING = "obligation to weigh"
CONFINED = "permission on a condition only"


def force_of(group: Group) -> tuple[float, str]:
    """How much a side binds, and what to call it: 3 a duty, 2.5 a duty to weigh, 2 a should, 1 a may, 0 a mere
    statement.

    A numbered rule that settles by a test what counts ("is a prejudicial interest if ...") has no must, but binds.
    """
    unit, norm = group.strongest
    modality = unit.facts.modality
    tests = {facet.value for facet in unit.facts.facets("test")}
    if modality == "none" and unit.provision.number and tests & _OF_OTHERS:
        return 3.0, "rule"
    if modality == "none" and spelt("force", "for_only").search(unit.provision.text):
        return 3.0, "rule"
    if modality == "obligation" and norm is not None:
        places = (0,) if norm.cue_in else norm.cue  # an imperative is its own cue: "Consider ..."
        if any(_weighing().match(unit.provision.text, place) for place in places):
            return 2.5, WEIGHING
    if modality == "permission" and norm is not None and _leave_only(unit.provision.text, norm):
        return 3.0, CONFINED
    return float(FORCE[modality]), modality


def weighs(group: Group) -> bool:
    """Something in it asks only that a thing be weighed, whatever else it asks."""
    return any(
        norm.modality == "obligation" and not norm.cue_in and _weighing().match(unit.provision.text, norm.cue[1])
        for unit in group.units
        for norm in unit.facts.norms
    )


@cache
def _weighing() -> re.Pattern[str]:
    ever, acts = ("|".join(map(re.escape, data_of("force")[name])) for name in ("ever", "weighing"))
    return re.compile(rf"\W*(?:(?:{ever})\W+)?(?:{acts})\b", re.IGNORECASE)


def _leave_only(text: str, norm: Norm) -> bool:
    """Not "need not declare what is yours only as a resident": a relief has no other cases to forbid."""
    return bool(spelt("force", "only").search(text)) and not spelt("force", "no_leave").search(text[slice(*norm.cue)])


def cue_of(group: Group) -> tuple[Evidence, ...]:
    """The words that carry the force; the whole text where none do: a statement without a must proves itself."""
    unit, norm = group.strongest
    if norm is None or norm.cue[1] <= norm.cue[0]:
        return (Evidence(group.side, unit.id, (0, len(unit.provision.text))),)
    return (Evidence(group.side, norm.cue_in or unit.id, norm.cue),)


def lets_nobody(group: Group) -> bool:
    """ "No person under your direction shall be allowed to run errands": a ban, though it has a word of leave."""
    return any(spelt("force", "lets_nobody").match(unit.provision.text) for unit in group.units)


def permitting(*groups: Group) -> list[Group]:
    """Those of the sides that give leave."""
    return [group for group in groups if group.strongest[0].facts.modality == "permission"]
