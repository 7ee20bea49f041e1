"""Duties side by side within one provision: one made weaker, firmer, turned round, lost or added."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from toolkit.alignment.effect_denials import bound_or_free
from toolkit.alignment.effect_facets import carried_on
from toolkit.alignment.effect_matter import LONGEST, MAY, denies_alike, force_of, matter, worded_force
from toolkit.alignment.effect_sentences import around
from toolkit.alignment.effect_spots import Spot, evidence_of, joined, offsets, pattern, sentence
from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.redline import Stretch
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Modality, Norm
from toolkit.model.provision import Span

NEAR = 12
"""Characters before a bare verb in which its new modal is looked for."""


@dataclass(frozen=True, slots=True)
class _Duty:
    """A norm whose words stand in the provision itself, with the span of its cue in the joined words."""

    norm: Norm
    cue: Span

    @property
    def modality(self) -> Modality:
        return self.norm.modality


def force_effects(
    baseline: Group, candidate: Group, stretches: Sequence[Stretch], spots: Sequence[Spot]
) -> list[tuple[Spot, Difference]]:
    """Each place where a duty's force changed, with what changed.

    The duties of both sides are paired by where their cues stand: in words that were kept, or in the same place of
    change. What has no partner was lost or added.
    """
    ones, others = _duties(baseline), _duties(candidate)
    pairs, free = _pairs(ones, others, stretches, spots)
    for one, other in _turned(ones, others, free, baseline, candidate):
        pairs.append((one, other))
        free |= {id(one), id(other)}
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
        *_lost(baseline, candidate, [one for one in ones if id(one) not in free], spots, lost=True),
        *_lost(candidate, baseline, [other for other in others if id(other) not in free], spots, lost=False),
    ]


def _duties(group: Group) -> list[_Duty]:
    starts = offsets(group)
    found: list[_Duty] = []
    for unit in group.units:
        at = starts[unit.id]
        own = [norm for norm in unit.facts.norms if not norm.cue_in and norm.cue[1] > norm.cue[0]]
        found += [_Duty(norm, (at + norm.cue[0], at + norm.cue[1])) for norm in own]
    words = joined(group)
    months = {match.start() + 1 for match in MAY.finditer(words)}
    found = [duty for duty in found if duty.modality != "none" and duty.cue[0] not in months]
    found = [duty for duty in found if not _HOPED.search(words[max(0, duty.cue[0] - 60) : duty.cue[0]])]
    return [duty for duty in found if not _OF_MIND.match(words[duty.cue[0] :])]


_HOPED = re.compile(r"\b(?:hope|hopes|hoped|wish|wishes|trust|confident|encourage)(?: that)? (?:\w+ ){1,3}$", re.I)
"""What is only hoped for: "we hope that you will"."""
_OF_MIND = re.compile(
    r"(?:ought|should)(?: reasonably)?(?: to)?(?: have)? (?:know|known|be aware|been aware|reali[sz]ed?|suspect)", re.I
)
"""What a person is taken to know is no duty: "that you know, or ought to know"."""


def _pairs(
    ones: Sequence[_Duty], others: Sequence[_Duty], stretches: Sequence[Stretch], spots: Sequence[Spot]
) -> tuple[list[tuple[_Duty, _Duty]], set[int]]:
    """Pairs, and the duties that have one (by identity)."""
    found: list[tuple[_Duty, _Duty]] = []
    taken: set[int] = set()
    ways: tuple[Callable[[Span], Span | None], ...] = (
        lambda cue: _mapped(cue, stretches),
        lambda cue: _place(cue, spots),
        lambda cue: _before(_mapped(cue, stretches)),
    )
    for place_of in ways:
        for one in ones:
            place = place_of(one.cue)
            if id(one) in taken or place is None:
                continue
            free = [other for other in others if id(other) not in taken and _meets(other.cue, place)]
            if free:
                found.append((one, free[0]))
                taken |= {id(one), id(free[0])}
    return found, taken


def _turned(
    ones: Sequence[_Duty], others: Sequence[_Duty], taken: set[int], baseline: Group, candidate: Group
) -> list[tuple[_Duty, _Duty]]:
    """The one duty left on each side, of one act: a sentence turned from active to passive has its cue elsewhere."""
    left, right = ([duty for duty in side if id(duty) not in taken] for side in (ones, others))
    if len(left) != 1 or len(right) != 1 or not _akin(_action(left[0], baseline), _action(right[0], candidate)):
        return []
    return [(left[0], right[0])]


def _akin(ones: frozenset[str], others: frozenset[str]) -> bool:
    """They share a word, or a verb and the noun made of it: "consume", "consumption"."""
    return bool(ones & others) or any(
        one[:_ROOT] == other[:_ROOT] for one in ones for other in others if len(one) >= _ROOT
    )


_ROOT = 6
"""Letters that a verb and its noun have in common."""


def _before(place: Span | None) -> Span | None:
    """The words just before a cue that was kept: "you may ask" for "ask"."""
    return (max(0, place[0] - NEAR), place[0]) if place else None


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _mapped(cue: Span, stretches: Sequence[Stretch]) -> Span | None:
    """Where the kept words of a cue stand in the new wording."""
    for stretch in stretches:
        if stretch.op == "keep" and _meets(cue, stretch.before):
            shift = stretch.after[0] - stretch.before[0]
            start, end = max(cue[0], stretch.before[0]), min(cue[1], stretch.before[1])
            return (start + shift, end + shift)
    return None


def _place(cue: Span, spots: Sequence[Spot]) -> Span | None:
    """The new words of the place of change in which a cue stands."""
    return next((spot.after for spot in spots if _meets(cue, spot.before)), None)


def _spot_at(spots: Sequence[Spot], one: Span, other: Span) -> Spot | None:
    """The place of change that touches a pair's cues: the words themselves, or a "not" just beside them."""
    for spot in spots:
        if _meets(_wide(one), _full(spot.before)) or _meets(_wide(other), _full(spot.after)):
            return spot
    return None


def _full(span: Span) -> Span:
    return (span[0], max(span[1], span[0] + 1))


def _wide(cue: Span) -> Span:
    return (max(0, cue[0] - 1), cue[1] + 1)


def _changed(one: _Duty, other: _Duty, baseline: Group, candidate: Group) -> tuple[str, Direction] | None:
    """The facet and direction of a change of force; None where the force is the same."""
    before, after = one.modality, other.modality
    if before == after or {before, after} <= {"none"}:
        return None
    if _effective(one, baseline) == _effective(other, candidate):
        return None  # "must refrain from" for "must not"
    cues = (joined(group)[slice(*duty.cue)].lower() for duty, group in ((one, baseline), (other, candidate)))
    bare = [_NOT.sub(" ", cue) for cue in cues]
    if (
        bare[0].split() == bare[1].split()
        and {before, after} == {"permission", "obligation"}
        and " " in bare[0].strip()
    ):
        return "reversed", "stricter" if after == "obligation" else "weaker"  # "is required" for "is not required"
    opposed = "prohibition" in {before, after} and {before, after} & {"permission", "obligation"}
    if opposed:
        return _opposed(one, other, baseline, candidate)
    if FORCE[before] == FORCE[after]:
        return None
    return "modality", "weaker" if FORCE[after] < FORCE[before] else "stricter"


_TURNS: dict[Modality, Modality] = {"prohibition": "obligation", "obligation": "prohibition"}


_NOT = re.compile(r"\bnot\b")


def _effective(duty: _Duty, group: Group) -> Modality:
    """What a duty comes to: "must refrain from" forbids, "must not fail to" orders."""
    rest = joined(group)[duty.cue[1] :]
    denies = pattern("denying").match(rest.lstrip()) or pattern("denying").search(joined(group)[slice(*duty.cue)])
    return _TURNS.get(duty.modality, duty.modality) if denies else duty.modality


_NONE_BUT = re.compile(
    r"\b(?:no|none|nobody|no one|not|never)\b[^.;]*\b(?:unless|except|until|without|other than|save|but)\b", re.I
)
_ONLY_IF = re.compile(r"\b(?:only|(?<!even )if|when|whenever|where|once|provided|as long as|so long as)\b", re.I)


def bounds_alike(one: str, other: str) -> bool:
    """ "Nobody may speak unless invited", "only those invited may speak": a ban with a way out, told as a leave."""
    sides = ((one, other), (other, one))
    denials = [len(pattern("negation").findall(text)) for text in (one, other)]
    if denials[0] != denials[1] and denials[0] % 2 == denials[1] % 2 == 0 and _ONLY_IF.search(f"{one} {other}"):
        return True  # "not those which do not" for "only those which"
    return any(_NONE_BUT.search(ban) and _ONLY_IF.search(leave) and not _NONE_BUT.search(leave) for ban, leave in sides)


def _opposed(one: _Duty, other: _Duty, baseline: Group, candidate: Group) -> tuple[str, Direction] | None:
    """A ban against a duty or a leave: turned round where both are of one act; "must not lend" for "must ask before you
    lend" bans what was allowed on a condition; of two acts nothing can be said ("must keep it secret")."""
    direction: Direction = "weaker" if one.modality == "prohibition" else "stricter"
    direction = bound_or_free(joined(baseline), joined(candidate)) or direction
    texts = joined(baseline), joined(candidate)
    if bounds_alike(*texts):
        return None
    acts = _words_of(one, baseline), _words_of(other, candidate)
    if not all(acts) or acts[0][0] == acts[1][0]:
        return None if _denied_by_both(one, other, *texts) else ("reversed", direction)
    ban, leave = (
        (acts[0], _rest(other, candidate)) if one.modality == "prohibition" else (acts[1], _rest(one, baseline))
    )
    return ("modality", direction) if ban[0] in leave else None


def _denied_by_both(one: _Duty, other: _Duty, before: str, after: str) -> bool:
    """ "No complaint shall be made" for "shall not make a complaint": in words the ban is there on either side."""
    if "permission" in {one.modality, other.modality}:
        return False  # "are not expected to" denies a duty
    beside = ((before, one.cue), (after, other.cue))
    said = [re.split(r"[.;](?=\s)|\n", text[max(0, cue[0] - 600) : cue[1] + 5])[-1] for text, cue in beside]
    return denies_alike(*said)


def _rest(duty: _Duty, group: Group) -> tuple[str, ...]:
    """What follows a duty's word of force in its sentence."""
    return terms(re.split(r"[.;](?=\s|$)", joined(group)[duty.cue[1] :])[0])


def _words_of(duty: _Duty, group: Group) -> tuple[str, ...]:
    """The words of an act in their order, without those of force themselves ("is prohibited")."""
    facet = duty.norm.facet("action")
    cue = terms(joined(group)[slice(*duty.cue)])
    return tuple(word for word in terms(str(facet.value)) if word not in cue) if facet else ()


def _action(duty: _Duty, group: Group) -> frozenset[str]:
    return frozenset(_words_of(duty, group))


def _lost(
    group: Group, other: Group, duties: Sequence[_Duty], spots: Sequence[Spot], *, lost: bool
) -> list[tuple[Spot, Difference]]:
    """Duties that stand wholly in words struck out, or put in. A leave that is added is an exception from the rule."""
    found = []
    for duty in duties:
        spot = next((one for one in spots if _meets(duty.cue, one.before if lost else one.after)), None)
        if (
            spot is None
            or _only_denies(spot)
            or carried_on(spot)
            or _inherited(other, duty.modality)
            or _said_once(group, other, duty)
        ):
            continue
        if _reworded(group, other, duty) or _kept(group, other, spot, lost=lost):
            continue
        if (told := _in_other_words(group, other, spot, lost=lost)) is not None:
            found += told
            continue
        leave = duty.modality == "permission"
        direction: Direction = "weaker" if lost != leave else "stricter"
        before, after = (duty.modality, "") if lost else ("", duty.modality)
        facet = "exception" if leave else "modality"
        found.append((spot, Difference(facet, direction, before, after, evidence_of(group, duty.cue))))
    return found


def _kept(group: Group, other: Group, spot: Spot, *, lost: bool) -> bool:
    """Both sentences have the same words of force, one of them where the analysis sees none: "ought, at work, to"."""
    before, after = (group, other) if lost else (other, group)
    sides = around(spot, joined(before), joined(after))
    if max(map(len, sides)) > LONGEST:
        return False
    words = [matter(text) for text in sides]
    counts = [[(force, one[force]) for force in sorted(force_of(one))] for one in words]
    return spot.inserted and counts[0] == counts[1] and len(counts[0]) == 1 and not sentence(spot)


def _in_other_words(group: Group, other: Group, spot: Spot, *, lost: bool) -> list[tuple[Spot, Difference]] | None:
    """The sentence is built anew and its force stands in words that are no norm to the analysis: another force, or none
    ([]). None where the words do not tell."""
    sides = (group, other) if lost else (other, group)
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


def _reworded(group: Group, other: Group, duty: _Duty) -> bool:
    """The other side orders the same act in a sentence built otherwise: "will be determined by", "will determine"."""
    cue, action = joined(group)[slice(*duty.cue)].lower(), _action(duty, group)
    mine, theirs = ([(one.modality, _action(one, side)) for one in _duties(side)] for side in (group, other))
    if action and theirs.count((duty.modality, action)) >= mine.count((duty.modality, action)):
        return True  # two duties in another order
    there = re.findall(rf"\b{re.escape(cue)}\b", joined(other).lower())
    known = [one for one in _duties(other) if joined(other)[slice(*one.cue)].lower() == cue]
    return bool(action) and action <= set(terms(joined(other))) and len(there) > len(known)


def _said_once(group: Group, other: Group, duty: _Duty) -> bool:
    """Two provisions were put together, or one parted: a duty whose every word the other side has too is not lost."""
    if len(group.units) + len(other.units) == 2:
        return False
    there = set(terms(joined(other)))
    same = any(one.modality == duty.modality for one in _duties(other))
    at = offsets(group)
    unit = next(
        (unit for unit in group.units if at[unit.id] <= duty.cue[0] < at[unit.id] + len(unit.provision.text)), None
    )
    return same and unit is not None and set(terms(unit.provision.text)) <= there


def _inherited(group: Group, modality: Modality) -> bool:
    """The other side is an item that takes the same force from its lead-in: the words of the lead-in were repeated."""
    norms = [norm for unit in group.units for norm in unit.facts.norms]
    return bool(norms) and all(norm.cue_in and norm.modality == modality for norm in norms)


def _only_denies(spot: Spot) -> bool:
    """A "not" alone comes or goes: that turns a rule round, which the rules for single words tell."""
    return not re.search(r"\w", pattern("negation").sub("", spot.gone + spot.new))
