"""What each change of words does to the duty, place by place: one change, one kind.

A place of change is told once, by the surest of: the facets whose words it touches (an amount, a time limit, a
recipient ...), the duty whose force it changes, then what the words put in or struck out do by themselves (an
exception, an alternative, a "not"). A place of which nothing is told is wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.alignment.effect_bearers import bound
from toolkit.alignment.effect_clauses import covered_at, facets_at
from toolkit.alignment.effect_force import force_effects
from toolkit.alignment.effect_idle import empty, idle
from toolkit.alignment.effect_meanings import meanings_changed
from toolkit.alignment.effect_once import Told, once
from toolkit.alignment.effect_relief import takes_out
from toolkit.alignment.effect_rules import rule_effect, sure_effect
from toolkit.alignment.effect_same import another_post, carried, told_anew
from toolkit.alignment.effect_spots import Spot, evidence_of, joined, spots_of
from toolkit.alignment.effect_whole import about_others, exchanged, forced, of_its_own, one_strange, others_act
from toolkit.alignment.group import Group
from toolkit.alignment.redline import Stretch, Wording
from toolkit.model.crosswalk import Difference

_SURE = ("test", "threshold", "deadline", "bearer", "recipient", "register_access", "participation", "sanction")
"""Facets that are told before force; what the comparison of whole clauses says of force and content is left out here,
for the words that changed say it better."""


def effects(baseline: Group, candidate: Group, words: Wording, *, relief: bool = False) -> tuple[Difference, ...]:
    """The differences that a changed wording makes, in the order of the text. Where a changed cross-reference leads is
    not judged here but with the integrity of the proposed text.

    relief: the provision is an entry of a list of what is excepted or left free."""
    places = spots_of(words.stretches, joined(baseline), joined(candidate))
    spots = carried(told_anew(baseline, candidate, [spot for spot in places if not empty(spot)]))
    meanings: list[Told] = [*meanings_changed(baseline, candidate, spots)]
    if not meanings and not another_post(baseline, candidate) and _reordered(baseline, candidate, spots):
        return ()
    telling = _Telling(baseline, candidate, tuple(spots), relief=relief, alone=len(places) == 1, found=meanings)
    telling.by_place(words.stretches)
    telling.by_sentence()
    return once(telling.found)


def _reordered(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> bool:
    """The same words in another order, as in a list: no effect is claimed of that."""
    if not any(re.search(r"\w", spot.gone + spot.new) for spot in spots):
        return False  # a comma is no word, and may change what words belong to
    ones, others = (sorted(re.findall(r"\w+|[£$€₹%]", joined(group).lower())) for group in (baseline, candidate))
    return ones == others


@dataclass(slots=True)
class _Telling:
    """One change while it is told: what is found so far, and with it which places are still untold."""

    baseline: Group
    candidate: Group
    spots: tuple[Spot, ...]
    relief: bool
    alone: bool
    found: list[Told] = field(default_factory=list)

    def by_place(self, stretches: Sequence[Stretch]) -> None:
        """Place by place, the surest first."""
        sides = self.baseline, self.candidate
        self.found += forced(*sides, self._untold())
        self.found += of_its_own(*sides, self._untold(), relief=self.relief)
        # What a sentence turned round has told is told for good; of the rest a later rule may say more.
        self.spots = tuple(self._untold())
        self.found += [row for spot in self.spots if sure_effect(*sides, spot) for row in self._ruled(spot)]
        self.found += [row for spot in self._untold() for row in bound(*sides, spot)]
        self.found += [row for row in force_effects(*sides, stretches, self._untold()) if _turns(row)]
        rest = self._untold()
        self.found += facets_at(*sides, rest, self._sure())
        self.found += [row for row in force_effects(*sides, stretches, rest) if _both(row) or not self._told(row[0])]
        for spot in self.spots:
            if not self._told(spot):
                self.found += self._ruled(spot) or self._covered(spot)

    def by_sentence(self) -> None:
        """Where no place told anything, what the sentences tell as wholes."""
        sides = self.baseline, self.candidate
        self.found = self.found or about_others(*sides, self.spots)
        self.found = self.found or others_act(*sides, self.spots)
        self.found = self.found or one_strange(*sides, self.spots, relief=self.relief)
        self.found = self.found or exchanged(*sides, self.spots, relief=self.relief)

    def _told(self, spot: Spot | None) -> bool:
        return any(one is spot for one, _ in self.found)

    def _untold(self) -> list[Spot]:
        return [spot for spot in self.spots if not self._told(spot)]

    def _sure(self) -> list[str]:
        """Whether one keeps out of a matter is told by the words of a place before the comparison of clauses."""
        told = {row[1].facet for row in self.found}
        return [name for name in _SURE if name != "participation" or name not in told]

    def _ruled(self, spot: Spot) -> list[Told]:
        sides = self.baseline, self.candidate
        rule = rule_effect(*sides, spot, relief=self.relief, alone=self.alone)
        if rule is None:
            return []
        evidence = (*evidence_of(self.baseline, spot.before), *evidence_of(self.candidate, spot.after))
        return [(spot, Difference(rule.facet, rule.direction, rule.before, rule.after, evidence))]

    def _covered(self, spot: Spot) -> list[Told]:
        """The comparison of whole clauses does not know what a place takes out of a rule, and what it puts in."""
        freed = takes_out(self.baseline, spot, relief=self.relief)
        return (
            []
            if freed or idle(self.baseline, self.candidate, spot)
            else covered_at(self.baseline, self.candidate, spot)
        )


def _turns(row: Told) -> bool:
    """A ban for a duty or leave, or the other way about, where no amount is exchanged with it."""
    spot, item = row
    figures = bool(spot and re.search(r"\d", spot.gone + spot.new))
    return _both(row) and "prohibition" in {item.baseline_value, item.candidate_value} and not figures


def _both(row: Told) -> bool:
    return bool(row[1].baseline_value and row[1].candidate_value)
