"""Duties that stand in words struck out or put in: lost or added, unless they are there in other words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.alignment.effect_duties import ROOT, Duty, action_of, duties, left_out, meets
from toolkit.alignment.effect_facets import carried_on
from toolkit.alignment.effect_matter import LONGEST, bounds_alike, denies_alike, force_of, matter, worded_force
from toolkit.alignment.effect_recast import recast
from toolkit.alignment.effect_sentences import around
from toolkit.alignment.effect_spots import Spot, evidence_of, joined, offsets, pattern, sentence
from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Modality

Row = tuple[Spot, Difference]


def lost(group: Group, other: Group, free: Sequence[Duty], spots: Sequence[Spot], *, gone: bool) -> list[Row]:
    """Of the duties of a side without a partner, those lost (gone), or added. A leave that is added is an exception."""
    found: list[Row] = []
    for duty in free:
        spot = next((one for one in spots if meets(duty.cue, one.before if gone else one.after)), None)
        if spot is None or _still_there(group, other, duty, spot, gone=gone):
            continue
        told = _in_other_words(group, other, spot, gone=gone)
        found += [_row(group, other, duty, spot, gone=gone)] if told is None else told
    return found


def _ordered(duty: Duty, group: Group, other: Group) -> bool:
    """What may be done on one side will be done on the other: "may be reported", "will be reported"."""
    act = next(iter(action_of(duty, group)), "")
    will = rf"\b(?:will|shall|must) (?:also |then )?be {re.escape(act[:ROOT])}"
    return bool(act) and bool(re.search(will, joined(other).lower()))


def _row(group: Group, other: Group, duty: Duty, spot: Spot, *, gone: bool) -> Row:
    leave = duty.modality == "permission"
    direction: Direction = "weaker" if gone != leave else "stricter"
    before, after = (duty.modality, "") if gone else ("", duty.modality)
    facet = "exception" if leave and not _ordered(duty, group, other) else "modality"
    return spot, Difference(facet, direction, before, after, evidence_of(group, duty.cue))


def _still_there(group: Group, other: Group, duty: Duty, spot: Spot, *, gone: bool) -> bool:
    """The other side has the duty too, in a place where pairing did not look."""
    return (
        _only_denies(spot)
        or carried_on(spot)
        or _inherited(other, duty.modality)
        or _said_once(group, other, duty)
        or _reworded(group, other, duty)
        or _denied_too(group, other, duty, spot, gone=gone)
        or _kept(group, other, spot, gone=gone)
    )


def _denied_too(group: Group, other: Group, duty: Duty, spot: Spot, *, gone: bool) -> bool:
    """Of a ban: the other side denies the same in a sentence built anew, as a leave with a bound ("only if they are
    rented"), or as an act left out ("without an inquiry")."""
    if duty.modality != "prohibition" or not (spot.gone and spot.new):
        return False
    sides = joined(group), joined(other)
    if left_out(duty, group, sides[1]):
        return True
    one, two = around(spot, *(sides if gone else sides[::-1]))
    if max(len(one), len(two)) > LONGEST:
        return False
    return bounds_alike(one, two) or (denies_alike(one, two) and recast(one, two))


def _only_denies(spot: Spot) -> bool:
    """A "not" alone comes or goes: that turns a rule round, which the rules for single words tell."""
    return not re.search(r"\w", pattern("negation").sub("", spot.gone + spot.new))


def _inherited(group: Group, modality: Modality) -> bool:
    """The other side is an item that takes the same force from its lead-in: the words of the lead-in were repeated."""
    norms = [norm for unit in group.units for norm in unit.facts.norms]
    return bool(norms) and all(norm.cue_in and norm.modality == modality for norm in norms)


def _said_once(group: Group, other: Group, duty: Duty) -> bool:
    """Two provisions were put together, or one parted: a duty whose every word the other side has too is not lost."""
    if len(group.units) + len(other.units) == 2:
        return False
    at = offsets(group)
    ends = ((unit, at[unit.id], at[unit.id] + len(unit.provision.text)) for unit in group.units)
    unit = next((unit for unit, start, end in ends if start <= duty.cue[0] < end), None)
    same = any(one.modality == duty.modality for one in duties(other))
    return same and unit is not None and set(terms(unit.provision.text)) <= set(terms(joined(other)))


def _reworded(group: Group, other: Group, duty: Duty) -> bool:
    """The other side orders the same act in a sentence built otherwise: "will be determined by", "will determine"."""
    action = frozenset(action_of(duty, group))
    if not action:
        return False
    mine, theirs = (
        [one.modality == duty.modality and frozenset(action_of(one, side)) == action for one in duties(side)]
        for side in (group, other)
    )
    if sum(theirs) >= sum(mine):
        return True  # two duties in another order
    cue = duty.said(group)
    there = re.findall(rf"\b{re.escape(cue)}\b", joined(other).lower())
    known = [one for one in duties(other) if one.said(other) == cue]
    return action <= set(terms(joined(other))) and len(there) > len(known)


def _kept(group: Group, other: Group, spot: Spot, *, gone: bool) -> bool:
    """Both sentences have the same words of force, one of them where the analysis sees none: "ought, at work, to"."""
    before, after = (group, other) if gone else (other, group)
    sides = around(spot, joined(before), joined(after))
    if not spot.inserted or sentence(spot) or max(map(len, sides)) > LONGEST:
        return False
    words = [matter(text) for text in sides]
    counts = [[(force, one[force]) for force in sorted(force_of(one))] for one in words]
    return counts[0] == counts[1] and len(counts[0]) == 1


def _in_other_words(group: Group, other: Group, spot: Spot, *, gone: bool) -> list[Row] | None:
    """The sentence is built anew and its force stands in words that are no norm to the analysis: another force, or none
    ([]). None where the words do not tell."""
    sides = (group, other) if gone else (other, group)
    one, two = around(spot, joined(sides[0]), joined(sides[1]))
    forces = worded_force(one, two) if spot.gone and spot.new else None
    if forces is None:
        return None
    before, after = forces
    if FORCE[before] == FORCE[after]:
        return []
    evidence = (*evidence_of(sides[0], spot.before), *evidence_of(sides[1], spot.after))
    way: Direction = "weaker" if FORCE[after] < FORCE[before] else "stricter"
    return [(spot, Difference("modality", way, before, after, evidence))]
