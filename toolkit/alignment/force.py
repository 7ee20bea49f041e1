"""How much each side of a link binds, and whether one forbids what the other allows."""

from __future__ import annotations

from toolkit.alignment.binding import CONFINED, WEIGHING, cue_of, force_of, lets_nobody, permitting, weighs
from toolkit.alignment.both_ends import from_both_ends
from toolkit.alignment.group import Group, excepts_only
from toolkit.alignment.naming import ADDRESSED
from toolkit.alignment.opposites import only_not_hindering
from toolkit.alignment.reversals import denied, on_a_line, released, turned_round
from toolkit.alignment.statements import asks_nothing, no_less
from toolkit.model.crosswalk import Difference, Direction


def force_differences(baseline: Group, candidate: Group) -> list[Difference]:
    """must to should, a duty against a mere statement, and forbidden against allowed."""
    if excepts_only(baseline) or excepts_only(candidate):
        return []  # the force of an exception is that of the rule it is made to
    if on_a_line(baseline, candidate) or from_both_ends(baseline, candidate):
        return []
    for check in (turned_round, released, denied, _helping, _weighed):
        if found := check(baseline, candidate):
            return [found]
    return []


def _helping(baseline: Group, candidate: Group) -> Difference | None:
    lost = only_not_hindering(baseline, candidate)
    if not lost and not only_not_hindering(candidate, baseline):
        return None
    helps, lets = "obligation to help", "obligation not to hinder"
    values = (helps, lets) if lost else (lets, helps)
    return Difference("modality", "weaker" if lost else "stricter", *values, (*cue_of(baseline), *cue_of(candidate)))


def _weighed(baseline: Group, candidate: Group) -> Difference | None:
    (before, name), (after, named) = force_of(baseline), force_of(candidate)
    if before == after or max(before, after) <= 1:
        return None
    binding, stating = (baseline, candidate) if after < before else (candidate, baseline)
    if WEIGHING in {name, named} and all(weighs(group) for group in (baseline, candidate)):
        return None  # "bear the whole in mind; to think of the part alone is not permitted"
    if any(lets_nobody(group) for group in permitting(baseline, candidate)):
        return None
    if all(map(_empowers, (baseline, candidate))):
        return None  # a power on each side; what one of them asks besides is how to ask for it
    if 0 in {before, after} and (no_less(binding, stating) or not asks_nothing(stating)):
        return None
    facet = "scope" if {name, named} == {"permission", CONFINED} else "modality"
    direction: Direction = "weaker" if after < before else "stricter"
    return Difference(facet, direction, name, named, (*cue_of(baseline), *cue_of(candidate)))


def _empowers(group: Group) -> bool:
    """A post or body may do something: not one of those whom the code addresses."""
    return any(
        norm.modality == "permission" and who is not None and who.value not in ADDRESSED and not norm.cue_in
        for unit in group.units
        for norm in unit.facts.norms
        for who in (norm.facet("bearer"),)
    )
