"""What tells how the candidate's side of a link stands to the baseline's: numbers for `relating.py` to weigh.

    sides     what both sides have alike: it speaks for or against a difference, and not for its direction
    lean      what one side has over the other, candidate less baseline: it speaks for "asks more" or "asks less"

Exchanging the two sides leaves `sides` as they are and turns the sign of every number in `lean`.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple, get_args

from toolkit.alignment.duties import unanswered
from toolkit.alignment.group import FORCE, Group, shared
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference
from toolkit.model.norm import FacetName

SIGNS = {"weaker": -1.0, "neutral": 0.0, "stricter": 1.0}
NATURAL = "recipient"
"""A neutral change of this facet is one of natural counterparts: told to the Director instead of the Monitoring
Officer. A finding, but the same requirement."""


class Contrast(NamedTuple):
    """Numbers by name; one that is not named is 0."""

    sides: dict[str, float]
    lean: dict[str, float]


def counted(found: Sequence[Difference]) -> list[Difference]:
    """The differences that defeat equivalence."""
    return [item for item in found if item.facet != NATURAL or item.direction != "neutral"]


def contrast(baseline: Group, candidate: Group, found: Sequence[Difference]) -> Contrast:
    """All that is measured of one link. found: what `differences` says of it."""
    return with_differences(worded(baseline, candidate), found)


def worded(baseline: Group, candidate: Group) -> Contrast:
    """What is measured without any rule's word."""
    sides, lean = dict[str, float](), dict[str, float]()
    for name, before, after in _of_each(baseline, candidate):
        sides[name] = before + after
        lean[name] = after - before
    sides |= {"force": abs(lean["force"]), "length": abs(lean["length"]), "alike": shared(baseline, candidate)}
    return Contrast(sides | _of_parties(baseline, candidate), lean)


def with_differences(measured: Contrast, found: Sequence[Difference]) -> Contrast:
    """What is measured of the words, and what the rules say."""
    sides, lean = _of_differences(found)
    return Contrast(measured.sides | sides, measured.lean | lean)


def _of_differences(found: Sequence[Difference]) -> tuple[dict[str, float], dict[str, float]]:
    """What the rules say: of the whole, and facet by facet."""
    directions = {item.direction for item in counted(found)}
    both, less, more = {"weaker", "stricter"} <= directions, "weaker" in directions, "stricter" in directions
    sides = {"none": float(not directions), "both ways": float(both), "only in kind": float(directions == {"neutral"})}
    lean = {"direction": float(more) - float(less)}
    for item in found:
        name = f"{item.facet} in kind" if item.direction == "neutral" else f"{item.facet} differs"
        sides[name] = 1.0
        if item.direction != "neutral":
            lean[name] = lean.get(name, 0.0) + SIGNS[item.direction]
    return sides, lean


def _of_each(baseline: Group, candidate: Group) -> Iterator[tuple[str, float, float]]:
    """What can be measured of either side by itself, and of its words that the other side has in no form."""
    for name, measure in _MEASURES.items():
        yield name, measure(baseline, candidate), measure(candidate, baseline)
    for facet in get_args(FacetName):
        ones, others = _unanswered(facet, baseline, candidate), _unanswered(facet, candidate, baseline)
        yield f"unanswered {facet}", ones, others


_MEASURES: dict[str, Callable[[Group, Group], float]] = {
    "answered": lambda mine, other: 1 - unanswered(mine.words, other.words) / max(len(mine.words), 1),
    "length": lambda mine, _: math.log(1 + len(set(mine.words))),
    "force": lambda mine, _: float(FORCE[mine.strongest[0].facts.modality]),
    "several": lambda mine, _: float(len(mine.units) > 1),
    "definition": lambda mine, _: float(any(unit.facts.definitions for unit in mine.units)),
    "permission": lambda mine, _: float(mine.strongest[0].facts.modality == "permission"),
}


def _unanswered(name: FacetName, mine: Group, other: Group) -> float:
    """The content words that prove facets of that name, and that the other side has in no form."""
    return math.log1p(unanswered(_words(mine, name), other.words))


def _words(group: Group, name: FacetName) -> list[str]:
    spans = [
        (unit.provision.text, *facet.span)
        for unit in group.units
        for facet in unit.facts.facets(name)
        if facet.span[1] > facet.span[0]
    ]
    return [term for text, start, end in spans for term in terms(text[start:end])]


def _of_parties(baseline: Group, candidate: Group) -> dict[str, float]:
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
    data = tomllib.loads((resources.files("toolkit.alignment") / "contrast.toml").read_text(encoding="utf-8"))
    return {name: "|".join(rows) for name, rows in data.items()}


@cache
def _party(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_parties()[name]})\b", re.IGNORECASE)


@cache
def _acting(name: str) -> re.Pattern[str]:
    other, opening = _parties()[name], _parties()["acting"]
    return re.compile(rf"\b(?:{opening})\b[^.;,]{{0,18}}?\b(?:{other})\b|\b(?:{other})['’]s?(?!\w)", re.IGNORECASE)
