"""Effects that only show in a whole sentence: turned round with another force, or with one thing put for another."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.alignment.effect_exchange import exchanged_things, fewer_named, leave_asked, let_off
from toolkit.alignment.effect_matter import LONGEST
from toolkit.alignment.effect_once import Told
from toolkit.alignment.effect_recast import another_actor, forced_anew, turned_anew
from toolkit.alignment.effect_relief import OPPOSITE, takes_out
from toolkit.alignment.effect_sentences import around, sentences
from toolkit.alignment.effect_spots import Effect, Spot, evidence_of, joined
from toolkit.alignment.effect_strange import covers_less, moved_about, strange
from toolkit.alignment.effect_ways import changed_over, put_for_another, turned_about
from toolkit.alignment.group import FORCE, Group
from toolkit.model.crosswalk import Difference, Direction


def told_at(baseline: Group, candidate: Group, spot: Spot, effect: Effect) -> Told:
    """An effect with the words of its place as values and as evidence."""
    evidence = (*evidence_of(baseline, spot.before), *evidence_of(candidate, spot.after))
    return spot, Difference(*effect, spot.gone, spot.new, evidence)


def about_others(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> list[Told]:
    """ "to the Clerk" for "from the Clerk", "from a tenant" for "from a firm", where nothing else is told: which way it
    works is not said."""
    sides = joined(baseline), joined(candidate)
    rules = (turned_about, put_for_another, changed_over)
    changed = [spot for spot in spots if any(rule(*around(spot, *sides)) for rule in rules)]
    return [told_at(baseline, candidate, spot, ("scope", "neutral")) for spot in changed]


def others_act(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> list[Told]:
    """A sentence is turned round, and another acts in it."""
    bunches = sentences(spots, joined(baseline), joined(candidate))
    turned = [
        bunch[0] for bunch, one, other in bunches if len(one) + len(other) <= LONGEST and another_actor(one, other)
    ]
    return [told_at(baseline, candidate, spot, ("bearer", "neutral")) for spot in turned]


def forced(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> list[Told]:
    """A sentence is built anew, and nothing but its force is another, or a ban is now a leave: told once for all its
    places."""
    found: list[Told] = []
    for bunch, one, other in sentences(spots, joined(baseline), joined(candidate)):
        if len(one) + len(other) <= LONGEST and (turned := turned_anew(one, other)):
            evidence = (*evidence_of(baseline, bunch[0].before), *evidence_of(candidate, bunch[0].after))
            found += [(spot, Difference("reversed", turned, bunch[0].gone, bunch[0].new, evidence)) for spot in bunch]
            continue
        forces = forced_anew(one, other) if len(one) + len(other) <= LONGEST else None
        if forces is None or FORCE[forces[0]] == FORCE[forces[1]]:
            continue
        way: Direction = "weaker" if FORCE[forces[1]] < FORCE[forces[0]] else "stricter"
        evidence = (*evidence_of(baseline, bunch[0].before), *evidence_of(candidate, bunch[0].after))
        found += [(spot, Difference("modality", way, *forces, evidence)) for spot in bunch]
    return found


def of_its_own(baseline: Group, candidate: Group, spots: Sequence[Spot], *, relief: bool) -> list[Told]:
    """A sentence is built anew, and of a row of things in it one is gone or new, or a phrase that limits it: told once
    for all its places; or what had to be done before an event is to be done after it."""
    found: list[Told] = []
    for bunch, one, other in sentences(spots, joined(baseline), joined(candidate)):
        anew = any(spot.gone and spot.new for spot in bunch) and len(one) + len(other) <= LONGEST
        less = covers_less(one, other) if anew else None
        if less is not None:
            way: Direction = "weaker" if less != takes_out(baseline, bunch[0], relief=relief) else "stricter"
            found += [told_at(baseline, candidate, spot, ("scope", way)) for spot in bunch]
        elif anew and strange(one, other) and (later := moved_about(one, other)):
            found += [told_at(baseline, candidate, spot, ("deadline", later)) for spot in bunch]
    return found


def exchanged(baseline: Group, candidate: Group, spots: Sequence[Spot], *, relief: bool) -> list[Told]:
    """One thing for another of which no other rule knows."""
    rows = [
        row
        for rule in (let_off, leave_asked, fewer_named, exchanged_things)
        for row in rule(baseline, candidate, spots)
    ]
    return [
        told_at(baseline, candidate, spot, (facet, OPPOSITE[way] if back else way))
        for spot, (facet, way) in rows
        for back in [facet == "scope" and takes_out(baseline, spot, relief=relief)]
    ]


def one_strange(baseline: Group, candidate: Group, spots: Sequence[Spot], *, relief: bool) -> list[Told]:
    """A sentence is turned round, and one thing in it is new, gone or another."""
    found: list[Told] = []
    for bunch, one, other in sentences(spots, joined(baseline), joined(candidate)):
        sides = strange(one, other) if len(one) + len(other) <= LONGEST else None
        if sides is None:
            continue
        way: Direction = "neutral" if all(sides) else "weaker" if sides[1] else "stricter"
        back = takes_out(baseline, bunch[0], relief=relief)
        found.append(told_at(baseline, candidate, bunch[0], ("scope", OPPOSITE[way] if back else way)))
    return found
