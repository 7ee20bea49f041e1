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
from toolkit.alignment.effect_access import access, opened, session, shut
from toolkit.alignment.effect_bearers import both_name, bound, touches, whole
from toolkit.alignment.effect_compare import compared
from toolkit.alignment.effect_denials import opposite, turned
from toolkit.alignment.effect_exchange import exchanged_things, let_off
from toolkit.alignment.effect_facets import act, part, said
from toolkit.alignment.effect_figures import (
    appointed,
    due,
    event,
    least,
    looking_back,
    numbers_in,
    quantity,
    reckoned,
)
from toolkit.alignment.effect_force import force_effects
from toolkit.alignment.effect_likely import at_least, likelier, needed, oftener
from toolkit.alignment.effect_matter import LONGEST
from toolkit.alignment.effect_meanings import meanings_changed
from toolkit.alignment.effect_moments import another
from toolkit.alignment.effect_pace import as_soon, paced, soon
from toolkit.alignment.effect_posts import asked, doer, post, to_outside
from toolkit.alignment.effect_recast import forced_anew, strange
from toolkit.alignment.effect_rules import OPPOSITE, rule_effect, takes_out
from toolkit.alignment.effect_same import another_post, carried, told_anew
from toolkit.alignment.effect_sanctions import consequence, heavier
from toolkit.alignment.effect_scope import choice, in_case, opens_exception, whichever
from toolkit.alignment.effect_sentences import around, sentences
from toolkit.alignment.effect_spots import Spot, evidence_of, joined, offsets, spots_of
from toolkit.alignment.effect_tests import tested, viewed
from toolkit.alignment.effect_ways import changed_over, put_for_another, turned_about
from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.redline import Wording
from toolkit.model.crosswalk import Difference, Direction

_SURE = ("test", "threshold", "deadline", "bearer", "recipient", "register_access", "participation", "sanction")
"""Facets that are told before force; what the comparison of whole clauses says of force and content is left out here,
for the words that changed say it better."""
_SCOPE = ("exception", "scope")
_WAYS: tuple[Direction, ...] = ("weaker", "stricter")

Told = tuple[Spot | None, Difference]


def effects(baseline: Group, candidate: Group, words: Wording, *, relief: bool = False) -> tuple[Difference, ...]:
    """The differences that a changed wording makes, in the order of the text. Where a changed cross-reference leads is
    not judged here but with the integrity of the proposed text.

    relief: the provision is an entry of a list of what is excepted or left free."""
    places = spots_of(words.stretches, joined(baseline), joined(candidate))
    spots = carried(told_anew(baseline, candidate, places))
    found: list[Told] = [*meanings_changed(baseline, candidate, spots)]
    if not found and not another_post(baseline, candidate) and _reordered(baseline, candidate, spots):
        return ()
    found += _forced(baseline, candidate, [spot for spot in spots if not _told(spot, found)])
    ruled = partial(_ruled, baseline, candidate, relief=relief, alone=len(places) == 1)
    spots = tuple(spot for spot in spots if not _told(spot, found))
    found += [row for spot in spots if _first(baseline, candidate, spot) for row in ruled(spot)]
    rest = [spot for spot in spots if not _told(spot, found)]
    found += [row for spot in rest for row in bound(baseline, candidate, spot)]
    rest = [spot for spot in spots if not _told(spot, found)]
    found += [row for row in force_effects(baseline, candidate, words.stretches, rest) if _turns(row)]
    rest = [spot for spot in spots if not _told(spot, found)]
    sure = [name for name in _SURE if name != "participation" or all(row[1].facet != name for row in found)]
    found += _facets(baseline, candidate, rest, sure)
    forced = force_effects(baseline, candidate, words.stretches, rest)
    found += [row for row in forced if (row[1].baseline_value and row[1].candidate_value) or not _told(row[0], found)]
    for spot in spots:
        if not _told(spot, found):
            # The words of the place tell more than the comparison of whole clauses, which does not know what a place
            # takes out of a rule, and what it puts in.
            said = ruled(spot)
            plain = [] if takes_out(baseline, spot, relief=relief) else _covered(baseline, candidate, spot)
            found += said or plain
    found = found or _about_others(baseline, candidate, spots) or _strange(baseline, candidate, spots, relief=relief)
    found = found or _exchanged(baseline, candidate, spots, relief=relief)
    return _once(_main(found))


def _main(found: Sequence[Told]) -> list[Told]:
    """Without what is only another side of a changed test: "if others could | see the gift as | a reward"."""
    ways = {item.direction for _, item in found if item.facet in {"test", "register_access"}} - {"neutral"}
    return [row for row in found if row[1].facet != "scope" or row[1].direction not in ways]


def _turns(row: Told) -> bool:
    """A ban for a duty or leave, or the other way about, where no amount is exchanged with it."""
    spot, item = row
    figures = bool(spot and re.search(r"\d", spot.gone + spot.new))
    both = bool(item.baseline_value and item.candidate_value)
    return both and "prohibition" in {item.baseline_value, item.candidate_value} and not figures


def _told(spot: Spot | None, found: Sequence[Told]) -> bool:
    return any(one is spot for one, _ in found)


def _first(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """What is told before facets and force: a whole exception, a consequence, or who may see a register."""
    simple = (
        opposite,
        turned,
        whichever,
        doer,
        access,
        session,
        due,
        appointed,
        event,
        reckoned,
        looking_back,
        asked,
        act,
        at_least,
        needed,
        oftener,
        likelier,
    )
    sides = (consequence, shut, part, post, compared, said, tested, opened)
    return (
        opens_exception(spot)
        or choice(baseline, spot) is not None
        or in_case(baseline, spot) is not None
        or any(rule(baseline, candidate, spot) for rule in sides)
        or any(rule(spot) for rule in simple)
    )


def _ruled(baseline: Group, candidate: Group, spot: Spot, *, relief: bool, alone: bool) -> list[Told]:
    rule = rule_effect(baseline, candidate, spot, relief=relief, alone=alone)
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
        if spot is not None and not _idle(item, spot, baseline, candidate):
            whose = viewed(baseline, candidate, spot) if item.facet == "test" else None
            item = replace(item, direction=whose) if whose else item
            found.append((spot, _turned(_capped(item, baseline, spot), spot)))
    return found


def _idle(item: Difference, spot: Spot, baseline: Group, candidate: Group) -> bool:
    """The same haste in other words; or a body that nobody tells or asks: "members of the licensing committee must"."""
    if item.facet == "deadline":
        return as_soon(joined(baseline).lower(), joined(candidate).lower()) and not re.search(
            r"\d", spot.gone + spot.new
        )
    if item.facet == "threshold":
        return another(spot)
    figures = numbers_in(spot.gone) and numbers_in(spot.new)
    return item.facet == "recipient" and bool(figures or _BELONGS.search(spot.left))


_BELONGS = re.compile(r"\b(?:members?|staff|officers?|employees?|chairs?) of(?: the| an?| any)?\b[^,;]{0,30}$")


def _covered(baseline: Group, candidate: Group, spot: Spot) -> list[Told]:
    """An exception, else what is covered: the persons and matters that an exception names are part of it."""
    rows = _facets(baseline, candidate, (spot,), _SCOPE)
    return [row for row in rows if row[1].facet == "exception"] or rows


def _about_others(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> list[Told]:
    """ "to the Clerk" for "from the Clerk", "from a tenant" for "from a firm", where nothing else is told: which way it
    works is not said."""
    sides = joined(baseline), joined(candidate)
    return [
        (spot, Difference("scope", "neutral", spot.gone, spot.new, evidence))
        for spot in spots
        if any(rule(*around(spot, *sides)) for rule in (turned_about, put_for_another, changed_over))
        for evidence in [(*evidence_of(baseline, spot.before), *evidence_of(candidate, spot.after))]
    ]


def _forced(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> list[Told]:
    """A sentence is turned round, and nothing but its force is another: told once for all its places."""
    found: list[Told] = []
    for bunch, one, other in sentences(spots, joined(baseline), joined(candidate)):
        forces = forced_anew(one, other) if len(one) + len(other) <= LONGEST else None
        if forces is None or FORCE[forces[0]] == FORCE[forces[1]]:
            continue
        way: Direction = "weaker" if FORCE[forces[1]] < FORCE[forces[0]] else "stricter"
        evidence = (*evidence_of(baseline, bunch[0].before), *evidence_of(candidate, bunch[0].after))
        found += [(spot, Difference("modality", way, *forces, evidence)) for spot in bunch]
    return found


def _exchanged(baseline: Group, candidate: Group, spots: Sequence[Spot], *, relief: bool) -> list[Told]:
    """One thing for another of which no other rule knows."""
    rows = [row for rule in (let_off, exchanged_things) for row in rule(baseline, candidate, spots)]
    freed = [facet == "scope" and takes_out(baseline, spot, relief=relief) for spot, (facet, _) in rows]
    return [
        (spot, Difference(facet, OPPOSITE[way] if back else way, spot.gone, spot.new, evidence))
        for (spot, (facet, way)), back in zip(rows, freed, strict=True)
        for evidence in [(*evidence_of(baseline, spot.before), *evidence_of(candidate, spot.after))]
    ]


def _strange(baseline: Group, candidate: Group, spots: Sequence[Spot], *, relief: bool) -> list[Told]:
    """A sentence is turned round, and one thing in it is new, gone or another."""
    before, after = joined(baseline), joined(candidate)
    found: list[Told] = []
    for bunch, one, other in sentences(spots, before, after):
        sides = strange(one, other) if len(one) + len(other) <= LONGEST else None
        if sides is None:
            continue
        spot = bunch[0]
        way: Direction = "neutral" if all(sides) else "weaker" if sides[1] else "stricter"
        way = OPPOSITE[way] if takes_out(baseline, spot, relief=relief) else way
        evidence = (*evidence_of(baseline, spot.before), *evidence_of(candidate, spot.after))
        found.append((spot, Difference("scope", way, spot.gone, spot.new, evidence)))
    return found


@lru_cache(maxsize=1)
def _compared(baseline: Group, candidate: Group) -> tuple[Difference, ...]:
    """Asked anew for each place of change in one link."""
    return differences(baseline, candidate)


def _turned(item: Difference, spot: Spot) -> Difference:
    """After "at least" the larger number asks more; "promptly" asks less than "at once"; a post for "the head of the
    service concerned" is another one, none is added."""
    if item.facet == "recipient" and spot.gone and spot.new:
        return replace(
            item,
            direction=to_outside(spot),
            baseline_value=item.baseline_value or spot.gone,
            candidate_value=item.candidate_value or spot.new,
        )
    if item.facet == "sanction" and (weight := heavier(spot)) != "neutral":
        return replace(item, direction=weight)
    if item.facet not in {"deadline", "threshold"}:
        return item
    figure = quantity(spot) if item.direction == "neutral" else None  # one of two amounts in a clause
    if not (item.baseline_value and item.candidate_value) and spot.gone and spot.new:
        figure = quantity(spot) or figure  # one of the two stands in words that are not read as an amount or a time
        item = replace(
            item, baseline_value=item.baseline_value or spot.gone, candidate_value=item.candidate_value or spot.new
        )
    way = paced(spot) or least(spot) or soon(spot) or (figure[1] if figure and figure[0] == item.facet else None)
    return replace(item, direction=way) if way else item


def _capped(item: Difference, baseline: Group, spot: Spot) -> Difference:
    """ "may claim the cost | up to $90": of a leave, a bound that only one wording has works the other way."""
    one_sided = item.facet == "threshold" and bool(item.baseline_value) != bool(item.candidate_value)
    if not (one_sided and (spot.inserted or spot.deleted) and takes_out(baseline, spot, relief=False)):
        return item
    return replace(item, direction="stricter" if spot.inserted else "weaker")


_TO = re.compile(r"\b(?:to|with|from|by)(?: the| your| their| his| her| my| our)?\s*$")


def _proves(item: Difference, baseline: Group, candidate: Group, spot: Spot) -> bool:
    sides = {"baseline": (baseline, spot.before), "candidate": (candidate, spot.after)}
    for proof in item.evidence:
        group, place = sides[proof.side]
        starts = offsets(group)
        if proof.id in starts and not whole(group, proof) and touches(proof.span, starts[proof.id], place):
            return True
    return False


def _reordered(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> bool:
    """The same words in another order, as in a list: no effect is claimed of that."""
    if not any(re.search(r"\w", spot.gone + spot.new) for spot in spots):
        return False  # a comma is no word, and may change what words belong to
    ones, others = (sorted(re.findall(r"\w+|[£$€₹%]", joined(group).lower())) for group in (baseline, candidate))
    return ones == others


def _once(found: Sequence[Told]) -> tuple[Difference, ...]:
    """One difference for each kind and direction, its places together."""
    kept: dict[tuple[str, str], Difference] = {}
    known = {_kind(item) for _, item in found}
    for _, item in sorted(found, key=lambda row: row[0].after if row[0] else (0, 0)):
        key = _kind(item)
        ways: list[Direction] = [way for way in _WAYS if (key[0], way) in known]
        if key in {("scope", "neutral"), ("test", "neutral"), ("deadline", "neutral")} and len(ways) == 1:
            key = (key[0], ways[0])  # of one change of scope a place says which way it works, another does not
            item = replace(item, direction=ways[0])
        if key not in kept:
            kept[key] = item
        elif item.evidence != kept[key].evidence:
            kept[key] = _together(kept[key], item)
    return tuple(kept.values())


def _kind(item: Difference) -> tuple[str, str]:
    if item.facet == "definition":  # each term by itself
        return f"{item.baseline_value} {item.candidate_value}", item.direction
    facet = {"participation": "modality", "exception": "scope", "content": "scope"}.get(item.facet, item.facet)
    return facet, item.direction


def _together(one: Difference, other: Difference) -> Difference:
    values = tuple(
        "; ".join(dict.fromkeys(value for value in pair if value))
        for pair in ((one.baseline_value, other.baseline_value), (one.candidate_value, other.candidate_value))
    )
    evidence = tuple(dict.fromkeys((*one.evidence, *other.evidence)))
    return replace(one, baseline_value=values[0], candidate_value=values[1], evidence=evidence)
