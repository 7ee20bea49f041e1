"""What each change of words does to the duty, place by place: one change, one kind.

A place of change is told once, by the surest of: the facets whose words it touches (an amount, a time limit, a
recipient ...), the duty whose force it changes, then what the words put in or struck out do by themselves (an
exception, an alternative, a "not"). A place of which nothing is told is wording.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial

from toolkit.alignment.differences import differences
from toolkit.alignment.effect_bearers import both_name, bound, touches, whole
from toolkit.alignment.effect_denials import opposite, turned
from toolkit.alignment.effect_facets import access, act, asked, consequence, doer, part, post, said
from toolkit.alignment.effect_figures import (
    appointed,
    compared,
    due,
    event,
    least,
    looking_back,
    paced,
    quantity,
    reckoned,
)
from toolkit.alignment.effect_force import force_effects
from toolkit.alignment.effect_rules import Rule, rule_effect, takes_out
from toolkit.alignment.effect_scope import choice, in_case, opens_exception
from toolkit.alignment.effect_spots import Spot, data, evidence_of, joined, offsets, spots_of
from toolkit.alignment.group import Group
from toolkit.alignment.redline import Wording
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.provision import Span

_SURE = ("test", "threshold", "deadline", "bearer", "recipient", "register_access", "participation", "sanction")
"""Facets that are told before force; what the comparison of whole clauses says of force and content is left out here,
for the words that changed say it better."""
_SCOPE = ("exception", "scope")

_JOIN = frozenset({"which", "that", "who", "the", "a", "an", "by", "i", "are"})
"""As a bag of words has them: "is" has lost its s."""

Told = tuple[Spot | None, Difference]


def effects(baseline: Group, candidate: Group, words: Wording, *, relief: bool = False) -> tuple[Difference, ...]:
    """The differences that a changed wording makes, in the order of the text. Where a changed cross-reference leads is
    not judged here but with the integrity of the proposed text.

    relief: the provision is an entry of a list of what is excepted or left free."""
    spots = spots_of(words.stretches, joined(baseline), joined(candidate))
    if meaning := _meaning(baseline, candidate, spots):
        return (meaning,)
    if _reordered(baseline, candidate, spots):
        return ()
    ruled = partial(_ruled, baseline, candidate, relief=relief)
    found = [row for spot in spots if _first(baseline, candidate, spot) for row in ruled(spot)]
    rest = [spot for spot in spots if not _told(spot, found)]
    found += [row for spot in rest for row in bound(baseline, candidate, spot)]
    rest = [spot for spot in spots if not _told(spot, found)]
    sure = [name for name in _SURE if name != "participation" or all(row[1].facet != name for row in found)]
    found += _facets(baseline, candidate, rest, sure)
    forced = force_effects(baseline, candidate, words.stretches, rest)
    found += [row for row in forced if (row[1].baseline_value and row[1].candidate_value) or not _told(row[0], found)]
    for spot in spots:
        if not _told(spot, found):
            # The comparison of whole clauses does not know what a place takes out of a rule, and what it puts in.
            plain = [] if takes_out(baseline, spot, relief=relief) else _covered(baseline, candidate, spot)
            found += plain or ruled(spot)
    return _once(found)


def _told(spot: Spot | None, found: Sequence[Told]) -> bool:
    return any(one is spot for one, _ in found)


def _first(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """What is told before facets and force: a whole exception, a consequence, or who may see a register."""
    simple = (opposite, turned, doer, said, access, due, appointed, event, reckoned, looking_back, asked, compared, act)
    sides = (consequence, part, post)
    return (
        opens_exception(spot)
        or choice(baseline, spot) is not None
        or in_case(baseline, spot) is not None
        or any(rule(baseline, candidate, spot) for rule in sides)
        or any(rule(spot) for rule in simple)
    )


def _ruled(baseline: Group, candidate: Group, spot: Spot, *, relief: bool) -> list[Told]:
    rule = rule_effect(baseline, candidate, spot, relief=relief)
    if rule is None:
        return []
    evidence = (*evidence_of(baseline, spot.before), *evidence_of(candidate, spot.after))
    return [(spot, Difference(rule.facet, rule.direction, rule.before, rule.after, evidence))]


def _facets(baseline: Group, candidate: Group, spots: Sequence[Spot], names: Sequence[str]) -> list[Told]:
    """The facet differences whose proving words stand in a place of change."""
    found: list[Told] = []
    for item in _compared(baseline, candidate) if spots else ():
        if item.facet not in names or (item.facet == "bearer" and both_name(item, baseline, candidate)):
            continue
        spot = next((one for one in spots if _proves(item, baseline, candidate, one)), None)
        if spot is not None:
            found.append((spot, _turned(item, spot)))
    return found


def _covered(baseline: Group, candidate: Group, spot: Spot) -> list[Told]:
    """An exception, else what is covered: the persons and matters that an exception names are part of it."""
    rows = _facets(baseline, candidate, (spot,), _SCOPE)
    return [row for row in rows if row[1].facet == "exception"] or rows


@lru_cache(maxsize=1)
def _compared(baseline: Group, candidate: Group) -> tuple[Difference, ...]:
    """Asked anew for each place of change in one link."""
    return differences(baseline, candidate)


def _turned(item: Difference, spot: Spot) -> Difference:
    """After "at least" the larger number asks more; "promptly" asks less than "at once"; a post for "the head of the
    service concerned" is another one, none is added."""
    if item.facet == "recipient" and spot.gone and spot.new and _TO.search(spot.left):
        return replace(
            item,
            direction="neutral",
            baseline_value=item.baseline_value or spot.gone,
            candidate_value=item.candidate_value or spot.new,
        )
    if item.facet not in {"deadline", "threshold"}:
        return item
    figure = quantity(spot) if item.direction == "neutral" else None  # one of two amounts in a clause
    if not (item.baseline_value and item.candidate_value) and spot.gone and spot.new:
        figure = quantity(spot) or figure  # one of the two stands in words that are not read as an amount or a time
        item = replace(
            item, baseline_value=item.baseline_value or spot.gone, candidate_value=item.candidate_value or spot.new
        )
    way = least(spot) or paced(spot) or (figure[1] if figure and figure[0] == item.facet else None)
    return replace(item, direction=way) if way else item


_TO = re.compile(r"\b(?:to|with|from|by)(?: the| your| their| his| her| my| our)?\s*$")


def _proves(item: Difference, baseline: Group, candidate: Group, spot: Spot) -> bool:
    sides = {"baseline": (baseline, spot.before), "candidate": (candidate, spot.after)}
    for proof in item.evidence:
        group, place = sides[proof.side]
        starts = offsets(group)
        if proof.id in starts and not whole(group, proof) and touches(proof.span, starts[proof.id], place):
            return True
    return False


def _meaning(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> Difference | None:
    """The words changed in what a term means, or in the term."""
    ones, others = _meanings(baseline), _meanings(candidate)
    touched = [
        (first, second)
        for first, second in zip(ones, others, strict=False)
        if any(touches(first[0], 0, spot.before) or touches(second[0], 0, spot.after) for spot in spots)
    ]
    if not touched or all(_bag(one[2]) == _bag(other[2]) and one[1] == other[1] for one, other in touched):
        return None
    direction = _narrowed(baseline, candidate, spots)
    (span, _, before), (other_span, _, after) = touched[0]
    evidence = (*evidence_of(baseline, span), *evidence_of(candidate, other_span))
    return Difference("definition", direction, before, after, evidence)


def _narrowed(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> Direction:
    """Whether a meaning takes in less or more: by words that were put in or struck out, else by the comparison of
    definitions, else by the words exchanged."""
    rules = [(spot, rule_effect(baseline, candidate, spot, meaning=True)) for spot in spots]
    told = [(spot, rule) for spot, rule in rules if rule and rule.facet in (*_SCOPE, "threshold", "deadline")]
    plain = {_of_meaning(rule, spot) for spot, rule in told if spot.inserted or spot.deleted}
    if len(plain) == 1 and len(told) == len(spots):
        return plain.pop()
    found = next((item for item in _compared(baseline, candidate) if item.facet == "definition"), None)
    if found is not None and found.direction != "neutral":
        return found.direction
    return next((rule.direction for _, rule in told), "neutral")


def _of_meaning(rule: Rule, spot: Spot) -> Direction:
    """A period in a meaning limits it: "whom you meet at least once a month"."""
    return rule.direction if rule.facet != "deadline" else "weaker" if spot.new else "stricter"


def _meanings(group: Group) -> list[tuple[Span, str, str]]:
    """Each defined term of a side: where term and meaning stand in the joined words, the term, the meaning."""
    starts, found = offsets(group), []
    for unit in group.units:
        text = unit.provision.text
        for item in unit.facts.definitions:
            start, at = text.find(item.term), text.find(item.meaning)
            if start >= 0 and at >= start:
                span = (starts[unit.id] + start, starts[unit.id] + at + len(item.meaning))
                found.append((span, item.term, item.meaning))
    return found


def _bag(words: str) -> list[str]:
    """The words of a meaning in any order, but those that only join; "or other" counts as much as any."""
    plain = (data()["irregular"].get(word, word.rstrip("s")) for word in re.findall(r"\w+", words.lower()))
    return sorted(word for word in plain if word not in _JOIN)


def _reordered(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> bool:
    """The same words in another order, as in a list: no effect is claimed of that."""
    if not any(re.search(r"\w", spot.gone + spot.new) for spot in spots):
        return False  # a comma is no word, and may change what words belong to
    ones, others = (sorted(re.findall(r"\w+|[£$€₹%]", joined(group).lower())) for group in (baseline, candidate))
    return ones == others


def _once(found: Sequence[Told]) -> tuple[Difference, ...]:
    """One difference for each kind and direction, its places together."""
    kept: dict[tuple[str, str], Difference] = {}
    for _, item in sorted(found, key=lambda row: row[0].after if row[0] else (0, 0)):
        key = _kind(item)
        if key not in kept:
            kept[key] = item
        elif item.evidence != kept[key].evidence:
            kept[key] = _together(kept[key], item)
    return tuple(kept.values())


def _kind(item: Difference) -> tuple[str, str]:
    facet = {"participation": "modality", "exception": "scope", "content": "scope"}.get(item.facet, item.facet)
    return facet, item.direction


def _together(one: Difference, other: Difference) -> Difference:
    values = tuple(
        "; ".join(dict.fromkeys(value for value in pair if value))
        for pair in ((one.baseline_value, other.baseline_value), (one.candidate_value, other.candidate_value))
    )
    evidence = tuple(dict.fromkeys((*one.evidence, *other.evidence)))
    return replace(one, baseline_value=values[0], candidate_value=values[1], evidence=evidence)
