"""The duties of one side of a change, and which of them answers which of the other side."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from toolkit.alignment.effect_matter import MAY
from toolkit.alignment.effect_spots import Spot, joined, offsets, shape
from toolkit.alignment.group import Group
from toolkit.alignment.redline import Stretch
from toolkit.alignment.words import terms
from toolkit.model.norm import Modality, Norm
from toolkit.model.provision import Span

NEAR = 12
"""Characters before a bare verb in which its new modal is looked for."""
HOPE = 60
"""Characters before a duty's word in which a word of hope is looked for."""
ROOT = 6
"""Letters that a verb and its noun have in common."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A norm whose words stand in the provision itself, with the span of its cue in the joined words."""

    norm: Norm
    cue: Span

    @property
    def modality(self) -> Modality:
        return self.norm.modality

    def said(self, group: Group) -> str:
        """The words that carry its force, in small letters."""
        return joined(group)[slice(*self.cue)].lower()


Pair = tuple[Duty, Duty]


def duties(group: Group) -> list[Duty]:
    """The duties, bans and leaves of a side, without hopes, questions, what one is taken to know, and the month May."""
    starts = offsets(group)
    found: list[Duty] = []
    for unit in group.units:
        at = starts[unit.id]
        own = [norm for norm in unit.facts.norms if not norm.cue_in and norm.cue[1] > norm.cue[0]]
        found += [Duty(norm, (at + norm.cue[0], at + norm.cue[1])) for norm in own]
    words = joined(group)
    months = {match.start() + 1 for match in MAY.finditer(words)}
    return [duty for duty in found if duty.modality != "none" and duty.cue[0] not in months and _binds(words, duty)]


def _binds(words: str, duty: Duty) -> bool:
    start = duty.cue[0]
    hoped = shape("force", "hoped").search(words[max(0, start - HOPE) : start])
    asked = shape("force", "question").match(words, start)
    return not hoped and not asked and not shape("force", "of_mind").match(words, start)


def paired(
    baseline: Group, candidate: Group, stretches: Sequence[Stretch], spots: Sequence[Spot]
) -> tuple[list[Pair], list[Duty], list[Duty]]:
    """The duties of both sides by where their cues stand: in words that were kept, or in the same place of change; then
    those of either side that have no partner."""
    ones, others = duties(baseline), duties(candidate)
    pairs, taken = _pairs(ones, others, stretches, spots, partial(_fits, baseline, candidate))
    pairs += _turned(ones, others, taken, baseline, candidate)
    taken |= {id(one) for pair in pairs for one in pair}
    left, right = ([duty for duty in side if id(duty) not in taken] for side in (ones, others))
    return pairs, left, right


def _pairs(
    ones: Sequence[Duty],
    others: Sequence[Duty],
    stretches: Sequence[Stretch],
    spots: Sequence[Spot],
    fits: Callable[[Duty, Duty], bool],
) -> tuple[list[Pair], set[int]]:
    """Pairs, and the duties that have one (by identity); of several in one place that which fits, else the first."""
    found: list[Pair] = []
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
            free = [other for other in others if id(other) not in taken and meets(other.cue, place)]
            if free:
                best = next((other for other in free if fits(one, other)), free[0])
                found.append((one, best))
                taken |= {id(one), id(best)}
    return found, taken


def _turned(
    ones: Sequence[Duty], others: Sequence[Duty], taken: set[int], baseline: Group, candidate: Group
) -> list[Pair]:
    """The one duty left on each side, of one act: a sentence turned from active to passive has its cue elsewhere."""
    left, right = ([duty for duty in side if id(duty) not in taken] for side in (ones, others))
    if len(left) != 1 or len(right) != 1:
        return []
    return [(left[0], right[0])] if _akin(action_of(left[0], baseline), action_of(right[0], candidate)) else []


def _fits(baseline: Group, candidate: Group, one: Duty, other: Duty) -> bool:
    """The same force and the same act."""
    return one.modality == other.modality and _akin(action_of(one, baseline), action_of(other, candidate))


def _akin(ones: Sequence[str], others: Sequence[str]) -> bool:
    """They share a word, or a verb and the noun made of it: "consume", "consumption"."""
    roots = {one[:ROOT] for one in ones if len(one) >= ROOT} & {other[:ROOT] for other in others}
    return bool(set(ones) & set(others) or roots)


def action_of(duty: Duty, group: Group) -> tuple[str, ...]:
    """The words of an act in their order, without those of force themselves ("is prohibited")."""
    facet = duty.norm.facet("action")
    cue = terms(joined(group)[slice(*duty.cue)])
    return tuple(word for word in terms(str(facet.value)) if word not in cue) if facet else ()


def left_out(duty: Duty, group: Group, text: str) -> bool:
    """Another text has the act as one left out: "without an inquiry" for "shall not inquire"."""
    act = next(iter(action_of(duty, group)), "")[: ROOT - 1]
    return bool(act) and bool(re.search(rf"\bwithout (?:[\w’]+ ){{0,3}}{re.escape(act)}", text.lower()))


def meets(one: Span, other: Span) -> bool:
    """Two spans have a place in common."""
    return one[0] < other[1] and other[0] < one[1]


def _before(place: Span | None) -> Span | None:
    """The words just before a cue that was kept: "you may ask" for "ask"."""
    return (max(0, place[0] - NEAR), place[0]) if place else None


def _mapped(cue: Span, stretches: Sequence[Stretch]) -> Span | None:
    """Where the kept words of a cue stand in the new wording."""
    for stretch in stretches:
        if stretch.op == "keep" and meets(cue, stretch.before):
            shift = stretch.after[0] - stretch.before[0]
            start, end = max(cue[0], stretch.before[0]), min(cue[1], stretch.before[1])
            return (start + shift, end + shift)
    return None


def _place(cue: Span, spots: Sequence[Spot]) -> Span | None:
    """The new words of the place of change in which a cue stands."""
    return next((spot.after for spot in spots if meets(cue, spot.before)), None)
