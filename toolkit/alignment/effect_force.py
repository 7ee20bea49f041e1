"""Duties side by side within one provision: one made weaker, firmer, turned round, lost or added."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.alignment.effect_denials import bound_or_free
from toolkit.alignment.effect_duties import Duty, action_of, left_out, meets, paired
from toolkit.alignment.effect_lost import lost
from toolkit.alignment.effect_matter import bounds_alike, denies_alike
from toolkit.alignment.effect_spots import Effect, Spot, evidence_of, joined, pattern, shape
from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.redline import Stretch
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Modality
from toolkit.model.provision import Span

_TURNS: dict[Modality, Modality] = {"prohibition": "obligation", "obligation": "prohibition"}
_BACK = 600
"""Characters before a cue in which the beginning of its sentence is looked for."""


def force_effects(
    baseline: Group, candidate: Group, stretches: Sequence[Stretch], spots: Sequence[Spot]
) -> list[tuple[Spot, Difference]]:
    """Each place where a duty's force changed, with what changed. What has no partner was lost or added."""
    pairs, left, right = paired(baseline, candidate, stretches, spots)
    found: list[tuple[Spot, Difference]] = []
    for one, other in pairs:
        spot = _spot_at(spots, one.cue, other.cue)
        kind = _changed(one, other, baseline, candidate) if spot else None
        if spot and kind:
            values = one.modality, other.modality
            evidence = (*evidence_of(baseline, one.cue), *evidence_of(candidate, other.cue))
            found.append((spot, Difference(kind[0], kind[1], *values, evidence)))
    return [
        *found,
        *lost(baseline, candidate, left, spots, gone=True),
        *lost(candidate, baseline, right, spots, gone=False),
    ]


def _spot_at(spots: Sequence[Spot], one: Span, other: Span) -> Spot | None:
    """The place of change that touches a pair's cues: the words themselves, or a "not" just beside them."""
    for spot in spots:
        if meets(_wide(one), _full(spot.before)) or meets(_wide(other), _full(spot.after)):
            return spot
    return None


def _full(span: Span) -> Span:
    return (span[0], max(span[1], span[0] + 1))


def _wide(cue: Span) -> Span:
    return (max(0, cue[0] - 1), cue[1] + 1)


def _changed(one: Duty, other: Duty, baseline: Group, candidate: Group) -> Effect | None:
    """The facet and direction of a change of force; None where the force is the same."""
    before, after = one.modality, other.modality
    if before == after or _effective(one, baseline) == _effective(other, candidate):
        return None  # "must refrain from" for "must not"
    if {before, after} == {"permission", "obligation"} and _denied(one, other, baseline, candidate):
        return "reversed", "stricter" if after == "obligation" else "weaker"
    if "prohibition" in {before, after} and {before, after} & {"permission", "obligation"}:
        return _opposed(one, other, baseline, candidate)
    if FORCE[before] == FORCE[after]:
        return None
    return "modality", "weaker" if FORCE[after] < FORCE[before] else "stricter"


def _denied(one: Duty, other: Duty, baseline: Group, candidate: Group) -> bool:
    """ "is required" for "is not required": the same words but for the "not"."""
    bare = [shape("force", "not").sub(" ", duty.said(group)) for duty, group in ((one, baseline), (other, candidate))]
    return bare[0].split() == bare[1].split() and " " in bare[0].strip()


def _effective(duty: Duty, group: Group) -> Modality:
    """What a duty comes to: "must refrain from" forbids, "must not fail to" orders."""
    rest = joined(group)[duty.cue[1] :]
    denies = pattern("denying").match(rest.lstrip()) or pattern("denying").search(duty.said(group))
    return _TURNS.get(duty.modality, duty.modality) if denies else duty.modality


def _opposed(one: Duty, other: Duty, baseline: Group, candidate: Group) -> Effect | None:
    """A ban against a duty or a leave: turned round where both are of one act; "must not lend" for "must ask before you
    lend" bans what was allowed on a condition; of two acts nothing can be said ("must keep it secret")."""
    texts = joined(baseline), joined(candidate)
    if bounds_alike(*texts):
        return None
    direction: Direction = bound_or_free(*texts) or ("weaker" if one.modality == "prohibition" else "stricter")
    acts = action_of(one, baseline), action_of(other, candidate)
    if not all(acts) or acts[0][0] == acts[1][0]:
        return None if _denied_by_both(one, other, *texts) else ("reversed", direction)
    banned = one.modality == "prohibition"
    if left_out(one, baseline, texts[1]) if banned else left_out(other, candidate, texts[0]):
        return None
    ban, leave = (acts[0], _rest(other, candidate)) if banned else (acts[1], _rest(one, baseline))
    return ("modality", direction) if ban[0] in leave else None


def _denied_by_both(one: Duty, other: Duty, before: str, after: str) -> bool:
    """ "No complaint shall be made" for "shall not make a complaint": in words the ban is there on either side."""
    if "permission" in {one.modality, other.modality}:
        return False  # "are not expected to" denies a duty
    beside = ((before, one.cue), (after, other.cue))
    said = [re.split(r"[.;](?=\s)|\n", text[max(0, cue[0] - _BACK) : cue[1] + 5])[-1] for text, cue in beside]
    return denies_alike(*said)


def _rest(duty: Duty, group: Group) -> tuple[str, ...]:
    """What follows a duty's word of force in its sentence."""
    return terms(re.split(r"[.;](?=\s|$)", joined(group)[duty.cue[1] :])[0])
