"""Two who deal with each other: what the one may not ask, the other may not grant."""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of, spelt
from toolkit.alignment.group import Group
from toolkit.alignment.naming import ADDRESSED, speaking_of
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms


def handed(baseline: Group, candidate: Group, one: frozenset[str], other: frozenset[str]) -> bool:
    """Each side binds the persons it addresses, and they are two who deal with each other: what the one may not ask,
    the other may not grant. Not where each does to the other what the other does to it ("respect councillors", "respect
    staff")."""
    if one | other != ADDRESSED or one & other:
        return False
    if all(spelt("bearers", "aggrieved").search(unit.provision.text) for unit in (*baseline.units, *candidate.units)):
        return False  # each has something against the other
    passed = passes(baseline, candidate, other) or passes(candidate, baseline, one)
    return passed or _own_of(baseline, candidate, other) or _own_of(candidate, baseline, one)


def _own_of(mine: Group, other: Group, taker: frozenset[str]) -> bool:
    """What the one must leave to the other's servants, those must keep themselves: "the impartiality of officers",
    "your own impartiality"."""
    (took,) = taker
    ones, others = ([unit.provision.text for unit in group.units] for group in (mine, other))
    said = [match[1] for text in others for match in spelt("bearers", "own").finditer(text)]
    words = {stem for phrase in said for stem in terms(phrase)}
    among = {stem for text in ones for stem in terms(text)}
    spoken = any(speaking_of(took).search(text) or spelt("bearers", "anybody").search(text) for text in ones)
    return spoken and bool(words & among) and not any(map(spelt("bearers", "own").search, ones))


def answered(baseline: Group, candidate: Group, bound: frozenset[str]) -> tuple[str, str] | None:
    """Whom each side binds at heart, where both forbid a thing to the one party, and one tells the other party too."""
    if len(bound) > 1 or not bound <= ADDRESSED:
        return None
    (giver,), (taker,) = bound, ADDRESSED - bound
    if _told_both(baseline, candidate, giver):
        return giver, taker
    return (taker, giver) if _told_both(candidate, baseline, giver) else None


def _told_both(mine: Group, other: Group, giver: str) -> bool:
    """The other side tells the giver's party what it may not do, and its own what to do then: "a councillor cannot give
    you orders; if one does, tell your manager"."""
    bound = [
        {who.value for norm in unit.facts.norms for who in (norm.facet("bearer"),) if who and not norm.cue_in}
        for unit in other.units
    ]
    both = any(names >= ADDRESSED for names in bound) and not any(_of_both(unit) for unit in mine.units)
    return both and _matches("acting", other, giver) and not _matches("fellow", mine, giver)


def _of_both(unit: Unit) -> bool:
    """It binds both parties."""
    return {who.value for norm in unit.facts.norms for who in (norm.facet("bearer"),) if who} >= ADDRESSED


def passes(mine: Group, other: Group, taker: frozenset[str]) -> bool:
    """The other side binds the taker, and speaks of the giver, whom this side binds, as the one who acts; or this side
    is about making the taker do a thing, and the other about doing it."""
    (giver,), (took,) = ADDRESSED - taker, taker
    mirrored = all(_expression("acting", took).search(unit.text) for unit in mine.units)
    acts = _matches("acting", other, giver) and not (mirrored or _matches("fellow", mine, giver))
    return acts or (_matches("making", mine, took) and not _matches("making", other, giver))


def _matches(name: str, group: Group, who: str) -> bool:
    return any(_expression(name, who).search(unit.text) for unit in group.units)


@cache
def _expression(name: str, who: str) -> re.Pattern[str]:
    """The expressions of that name with those who are meant put in."""
    data = data_of("bearers")
    whole = "|".join(data[name]).replace("{who}", rf"(?:{data['who'][who]})")
    return re.compile(rf"\b(?:{whole})", re.IGNORECASE)
