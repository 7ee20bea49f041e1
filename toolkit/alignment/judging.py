"""Which of the differences put forward are told: a chance for each, by weights learnt from findings of people.

    chance = 1 / (1 + exp(-(common . measures + own . measures)))        own: the weights of the proposal's source

Every measure is taken from the side that would ask more to the side that would ask less, so that what is learnt of
"weakened" holds of "strengthened" too.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from toolkit.alignment.duties import unanswered
from toolkit.alignment.group import FORCE, Group, shared
from toolkit.alignment.proposing import Proposal
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference

Measures = Mapping[str, float]
Weights = Mapping[str, Mapping[str, float]]


@cache
def weights() -> Weights:
    """The tables of judging.toml: `common`, and one for each source."""
    return tomllib.loads((resources.files("toolkit.alignment") / "judging.toml").read_text(encoding="utf-8"))


def chance(source: str, measures: Measures, learnt: Weights) -> float:
    """The probability that a person would call it a finding."""
    tables = learnt["common"], learnt.get(source, {})
    strength = math.fsum(table.get(name, 0.0) * value for table in tables for name, value in sorted(measures.items()))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, strength))))


def measured(proposal: Proposal, baseline: Group, candidate: Group, found: Sequence[Difference]) -> dict[str, float]:
    """What is measured of one proposal. found: all that the rules say of the link."""
    item = proposal.difference
    more, less = (candidate, baseline) if item.direction == "stricter" else (baseline, candidate)
    told = {"baseline": item.baseline_value, "candidate": item.candidate_value}
    numbers = {"bias": 1.0, "alike": shared(baseline, candidate), "neutral": float(item.direction == "neutral")}
    numbers |= _of_side("more", more, less, told[more.side]) | _of_side("less", less, more, told[less.side])
    numbers |= {"same force": float(more.strongest[0].facts.modality == less.strongest[0].facts.modality)}
    numbers |= {"figures": float(_figures(more) != _figures(less)), "denied": float(_denied(more) != _denied(less))}
    others = [other for other in found if other is not item]
    numbers |= {"others": float(len(others)), "both told": float(all(told.values()))}
    numbers |= {f"beside {other.facet}": 1.0 for other in others}
    return numbers


def _of_side(name: str, mine: Group, other: Group, said: str) -> dict[str, float]:
    """name: "more" or "less"; said: the value that the proposal gives this side."""
    new, unit = unanswered(mine.words, other.words), mine.strongest[0]
    words = terms(said.replace("_", " "))
    numbers = {
        "new": math.log1p(new),
        "new share": new / max(len(mine.words), 1),
        "length": math.log1p(len(mine.words)),
        "force": float(FORCE[unit.facts.modality]),
        "leave": float(unit.facts.modality == "permission"),
        "several": float(len(mine.units) > 1),
        "item": float(bool(unit.facts.context)),
        "defines": float(bool(unit.facts.definitions)),
        "told": float(bool(said)),
        "told words": math.log1p(len(words)),
        "told new": unanswered(words, other.words) / len(words) if words else 0.0,
    }
    numbers |= {f"{kind} words": math.log1p(len(_cover(kind, mine) - _cover(kind, other))) for kind in _covering()}
    return {f"{name} {measure}": value for measure, value in numbers.items()}


def _figures(group: Group) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", " ".join(unit.provision.text for unit in group.units)))


_NOT = re.compile(r"\b(?:not|never|no|nor|none|neither|cannot|nothing|nobody)\b|n['’]t\b", re.IGNORECASE)


def _denied(group: Group) -> bool:
    return sum(len(_NOT.findall(unit.provision.text)) for unit in group.units) % 2 == 1


@cache
def _covering() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads((resources.files("toolkit.alignment") / "proposing.toml").read_text(encoding="utf-8"))
    return {name: re.compile(rf"\b(?:{'|'.join(rows)})\b", re.IGNORECASE) for name, rows in data["cover"].items()}


def _cover(kind: str, group: Group) -> set[str]:
    return {said.lower() for unit in group.units for said in _covering()[kind].findall(unit.text)}
