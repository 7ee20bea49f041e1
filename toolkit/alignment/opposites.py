"""Acts that undo each other: to be told to leave and to be let stay, to help and merely not to hinder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from toolkit.alignment.data import data_of, spelt, worded
from toolkit.alignment.group import Group
from toolkit.alignment.likeness import meanings
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Direction
from toolkit.model.norm import Modality

Row = tuple[frozenset[str], frozenset[str]]


@cache
def _rows(name: str) -> tuple[Row, ...]:
    data = data_of("force")
    return tuple((_stems(one), _stems(other)) for one, other in data[name])


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(stem for word in words for stem in terms(word))


def undone(baseline: Group, candidate: Group) -> bool:
    """One side orders an act and the other gives leave for its opposite: "must leave", "may stay"."""
    one, other = baseline.strongest[0].facts.modality, candidate.strongest[0].facts.modality
    if {one, other} != {"obligation", "permission"}:
        return False
    before, after = _verbs(baseline, one), _verbs(candidate, other)
    return any(
        (before & left and after & right) or (before & right and after & left) for left, right in _rows("opposites")
    )


def turned(ones: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """Both forbid, and what the one forbids undoes what the other forbids: "must not withhold", "must not reveal"."""
    before, after = _done(ones, "prohibition"), _done(others, "prohibition")
    return any(
        (before & left and after & right and not (before & right or after & left))
        or (before & right and after & left and not (before & left or after & right))
        for left, right in _rows("opposites")
    )


def bans(group: Group) -> bool:
    """A duty that keeps from something: "shall refrain from", "shall ensure that it is not used", "use only for"."""
    unit, norm = group.strongest
    if norm is None or norm.modality != "obligation":
        return False
    text = unit.provision.text
    places = (0,) if norm.cue_in else norm.cue
    away = any(worded("force", "keeping_from").match(text, _word(text, place)) for place in places)
    return away or bool(worded("force", "ensuring_not").search(text, places[0]))


def _word(text: str, place: int) -> int:
    """Where the next word begins."""
    return place + len(text[place:]) - len(text[place:].lstrip(" ,"))


def out_of_sight(baseline: Group, candidate: Group) -> Direction | None:
    """A hearing in public against one in private: "weaker" where the candidate's is the closed one, else "stricter"."""
    ones, others = (" ".join(unit.text for unit in group.units) for group in (baseline, candidate))
    if not all(worded("force", "sittings").search(text) for text in (ones, others)):
        return None
    (open_, shut), (opened, closed) = (
        (bool(worded("force", "open").search(text)), bool(worded("force", "shut").search(text)))
        for text in (ones, others)
    )
    if open_ and not shut and closed and not opened:
        return "weaker"
    return "stricter" if shut and not open_ and opened and not closed else None


def only_not_hindering(one: Group, other: Group) -> bool:
    """The one is to help, the other only not to stand in the way."""
    hindering = {stem for unit in other.units for stem in terms(unit.provision.text)}
    helping = {stem for unit in one.units for stem in terms(unit.provision.text)}
    for left, right in _rows("hindering"):
        asked = _verbs(one, "obligation")
        if asked & left and hindering & right and not (hindering & left or helping & right):
            return True
    return False


def unsaid(baseline: Group, candidate: Group) -> Direction | None:
    """Two statements with one predicate, which the one denies: "is published", "is not published". "weaker" where the
    candidate denies it."""
    if any(unit.facts.modality != "none" for group in (baseline, candidate) for unit in group.units):
        return None
    (yes, no), (said, denied) = _predicates(baseline), _predicates(candidate)
    if yes & denied:
        return "weaker"
    return "stricter" if no & said else None


def _predicates(group: Group) -> tuple[frozenset[str], frozenset[str]]:
    """What main clauses say of their subjects, and what they deny of them."""
    found: dict[bool, set[str]] = {False: set(), True: set()}
    for unit in group.units:
        for match in spelt("force", "says").finditer(spelt("force", "hanging").sub("", unit.provision.text)):
            found[bool(match["not"])].update(terms(match["what"]))
    return frozenset(found[False]), frozenset(found[True])


def spared(group: Group) -> list[frozenset[str]]:
    """The act of each norm that lets somebody off doing it, by its verb and what else it may be called."""
    needless = [act for unit in group.units if (act := _unrequired(unit)) & _TELLING]
    return needless + [
        _needless(unit.provision.text[slice(*norm.cue)])
        or meanings(terms(_verb(unit.provision.text, facet.span[0]) or str(facet.value))[:1])
        for unit in group.units
        for norm in unit.facts.norms
        if norm.modality == "permission"
        and not norm.cue_in
        and spelt("force", "relief").search(unit.provision.text[slice(*norm.cue)])
        for facet in norm.facets
        if facet.name == "action"
    ]


_TELLING = frozenset({"=tell", "=record"})


def _unrequired(unit: Unit) -> frozenset[str]:
    """A thing that is not required, in a sentence without a cue: "no entry is required", "disclosure shall not be
    required"."""
    for name in ("no_thing", "thing_not"):
        if found := worded("force", name).match(unit.provision.text):
            return meanings(terms(found["thing"])[-1:])
    return frozenset()


def _needless(cue: str) -> frozenset[str]:
    """ "No entry is necessary": the thing that is not needed stands for the act."""
    said = spelt("force", "no_need").match(cue)
    return meanings(terms(said[1])[-1:]) if said else frozenset()


def ordered(group: Group, *, whole: bool = False) -> frozenset[str]:
    """What a side orders, by its verbs and what else they may be called. whole: also by what is done to what."""
    return meanings(sorted(_done(group.units, "obligation", most=None if whole else 1)))


def chosen(group: Group) -> frozenset[str]:
    """What a side gives leave for, by its verbs and what else they may be called."""
    return meanings(sorted(_verbs(group, "permission")))


def _verbs(group: Group, modality: Modality) -> frozenset[str]:
    """The first words of the acts that a side's norms of that force speak of."""
    return _done(group.units, modality)


def _done(units: Sequence[Unit], modality: Modality, *, most: int | None = 1) -> frozenset[str]:
    return frozenset(
        stem
        for unit in units
        for norm in unit.facts.norms
        if norm.modality == modality
        for facet in norm.facets
        if facet.name == "action"
        for said in (_verb(unit.provision.text, facet.span[0]), str(facet.value))
        for stem in terms(said)[:most]
    )


def _verb(text: str, start: int) -> str:
    """The whole word of an act as printed, hyphens included: a parser takes "co-operate" for three."""
    found = re.compile(r"[^\W_]+(?:-[^\W_]+)*").match(text, start) if start else None
    return found[0] if found else ""
