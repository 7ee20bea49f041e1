"""What tells how the candidate's side of a link stands to the baseline's: numbers for `relating.py` to weigh.

    lacking     that the candidate lacks something the baseline has
    adding      that it has something the baseline lacks
    crossing    that both are so because the two are at odds, and not by chance

Each of the first two is measured in the same way, with the sides exchanged: what tells of lacking, tells of adding
where it stands on the other side. So every link is learnt from twice.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, get_args

from toolkit.alignment.group import FORCE, Group, shared
from toolkit.alignment.likeness import unanswered
from toolkit.alignment.signs import data, on_one_side, signs, speaks_of_time, words_of
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference
from toolkit.model.norm import FacetName, Modality

NATURAL = "recipient"
"""A neutral change of this facet is one of natural counterparts: told to the Director instead of the Monitoring
Officer. A finding, but the same requirement."""
Numbers = dict[str, float]


class Contrast(NamedTuple):
    """Numbers by name; one that is not named is 0."""

    lacking: Numbers
    adding: Numbers
    crossing: Numbers


def counted(found: Sequence[Difference]) -> list[Difference]:
    """The differences that defeat equivalence."""
    return [item for item in found if item.facet != NATURAL or item.direction != "neutral"]


def contrast(baseline: Group, candidate: Group, found: Sequence[Difference]) -> Contrast:
    """All that is measured of one link. found: what `differences` says of it."""
    return with_differences(worded(baseline, candidate), baseline, candidate, found)


def worded(baseline: Group, candidate: Group) -> Contrast:
    """What is measured without any rule's word."""
    ones, others = _of_side(baseline, candidate), _of_side(candidate, baseline)
    both = _of_both(baseline, candidate)
    return Contrast(_facing(ones, others) | both, _facing(others, ones) | both, both)


def _facing(mine: Numbers, theirs: Numbers) -> Numbers:
    return mine | {f"answer: {name}": value for name, value in theirs.items()}


def with_differences(measured: Contrast, baseline: Group, candidate: Group, found: Sequence[Difference]) -> Contrast:
    """What is measured of the words, and what the rules say."""
    silent = {True: speaks_of_time(candidate), False: speaks_of_time(baseline)}
    lacking, adding = (_told(found, direction, silent) for direction in ("weaker", "stricter"))
    crossing = {name: lacking[name] for name in ("both ways", "only in kind")}
    crossing["reversed"] = float(any(item.facet == "reversed" for item in found))
    return Contrast(measured.lacking | lacking, measured.adding | adding, measured.crossing | crossing)


def _told(found: Sequence[Difference], asked: str, silent: dict[bool, bool]) -> Numbers:
    """What the rules say for a direction (`asked`), of the whole and facet by facet; and whether both sides name a
    value, or one only: then the other may have it in words that no rule knows."""
    ways = {_way(item, asked) for item in counted(found)}
    told = {f"{way} by {side}": 0.0 for way in ("asked", "against", "in kind") for side in ("both", "one")}
    told |= dict.fromkeys(("asked", "against"), 0.0)
    for item in counted(found):
        told |= {f"{_way(item, asked)} by {_said_by(item)}": 1.0, _way(item, asked): 1.0}
    told |= {"none": float(not ways), "both ways": float(ways >= {"asked", "against"})}
    told["only in kind"] = float(ways == {"in kind"})
    for item in found:
        name = f"{item.facet} {_way(item, asked)}"
        told |= {name: 1.0, f"{name} by {_said_by(item)}": 1.0}
        if item.facet == "deadline" and _said_by(item) == "one" and silent[bool(item.baseline_value)]:
            told[f"{name} beside a time"] = 1.0
    return told


def _way(item: Difference, asked: str) -> str:
    return "in kind" if item.direction == "neutral" else "asked" if item.direction == asked else "against"


def _said_by(item: Difference) -> str:
    return "both" if item.baseline_value and item.candidate_value else "one"


def _of_side(mine: Group, other: Group) -> Numbers:
    """What can be measured of one side by itself, and of what it has over the other."""
    unit, modality = mine.strongest[0], mine.strongest[0].facts.modality
    found = {f"is {name}": float(modality == name) for name in get_args(Modality) if name != "obligation"}
    found |= {"force": FORCE[unit.facts.modality] / 3, "several": float(len(mine.units) > 1)}
    found["definition"] = float(any(one.facts.definitions for one in mine.units))
    return found | dict(_lost(mine, other)) | signs(mine, other)


def _lost(mine: Group, other: Group) -> Iterator[tuple[str, float]]:
    """The content words that the other side has in no form, all of them and those that prove a facet."""
    words = terms(words_of(mine))
    lost, among = unanswered(words, other.words), max(len(set(words)), 1)
    yield from (("lost", math.log1p(lost)), ("lost share", lost / among), ("lost few", float(lost < 2)))
    yield "length", math.log1p(among)
    for name in get_args(FacetName):
        yield f"lost {name}", math.log1p(unanswered(_words(mine, name), other.words))


def _words(group: Group, name: FacetName) -> list[str]:
    spans = [
        (unit.provision.text, *facet.span)
        for unit in group.units
        for facet in unit.facts.facets(name)
        if facet.span[1] > facet.span[0]
    ]
    return [term for text, start, end in spans for term in terms(text[start:end])]


def _of_both(baseline: Group, candidate: Group) -> Numbers:
    """What the two sides have between them, whichever is which."""
    modalities = {group.strongest[0].facts.modality for group in (baseline, candidate)}
    found = {"alike": shared(baseline, candidate)}
    found |= {f"{name} on one side": on_one_side(name, baseline, candidate) for name in ("not", "allowed")}
    found["allowed and forbidden"] = float(modalities == {"permission", "prohibition"})
    found["allowed and asked"] = float(modalities == {"permission", "obligation"})
    return found | _of_parties(baseline, candidate)


def _of_parties(baseline: Group, candidate: Group) -> Numbers:
    """Whether each side binds its own party and speaks of the other's, and whether that other party acts:

    baseline     Members shall give no orders to employees.
    candidate    Staff whom a councillor gives an order must report it.       the duty has passed to the other party
    """
    ours, theirs = _bound(baseline, candidate)
    if ours == theirs:
        return {}
    sides = ((baseline, theirs), (candidate, ours))
    texts = [(" ".join(unit.text for unit in group.units), other) for group, other in sides]
    named = all(_party(other).search(text) for text, other in texts)
    return {"answering": float(named and any(_acting(other).search(text) for text, other in texts))}


def _bound(baseline: Group, candidate: Group) -> tuple[str, str]:
    """The party that each side binds; of a side that names neither it is the one that the other does not bind. The same
    name twice where nothing can be told."""
    ones, others = (_named(group) for group in (baseline, candidate))
    first, second = ones or _OTHER.get(others, ""), others or _OTHER.get(ones, "")
    return first, second


def _named(group: Group) -> str:
    found = {str(row.facet.value) for row in group.facets("bearer")} & _OTHER.keys()
    return found.pop() if len(found) == 1 else ""


_OTHER = {"member": "officer", "officer": "member"}


@cache
def _parties() -> dict[str, str]:
    return {name: "|".join(rows) for name, rows in data()["parties"].items()}


@cache
def party_words() -> re.Pattern[str]:
    """A word for either party, or one that stands for it."""
    return re.compile("|".join([*_parties().values(), _PRONOUNS]), re.IGNORECASE)


_PRONOUNS = r"you|we|i|he|she|they|it|one|who|that|which|those|any ?one|every ?one|no ?body|person"


@cache
def _party(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_parties()[name]})\b", re.IGNORECASE)


@cache
def _acting(name: str) -> re.Pattern[str]:
    other, opening = _parties()[name], _parties()["acting"]
    return re.compile(rf"\b(?:{opening})\b[^.;,]{{0,18}}?\b(?:{other})\b|\b(?:{other})['’]s?(?!\w)", re.IGNORECASE)
