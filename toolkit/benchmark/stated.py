"""The parameters that a code states, each with its words: amounts, time limits, who is told, who may see a register."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from toolkit.model.benchmark import Reading
from toolkit.model.codec import to_data
from toolkit.model.norm import Analysis
from toolkit.model.provision import Span

ACCESS = "register_access"
FACETS: tuple[str, ...] = ("threshold", "deadline", "recipient", ACCESS)
DAYS = {"day": 1.0, "working_day": 1.4, "week": 7.0, "month": 30.4, "year": 365.25}
"""Days of a unit, as the comparison of two codes counts them; "promptly" and the like are no number."""
_COMPARATORS = {"over": "over ", "from": "from ", "under": "under ", "up_to": "up to ", "exactly": ""}
Facts = Mapping[str, Any]
"""The facts of a provision as JSON data, as a corpus keeps them."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One parameter of one code. unit: a currency by ISO 4217, "days", or "" for what is said in words."""

    topic: str
    facet: str
    unit: str
    reading: Reading


_ACCESS = ("public", "on_request", "internal")
"""From the widest."""


@cache
def _data() -> dict[str, frozenset[str]]:
    text = (resources.files("toolkit.benchmark") / "stated.toml").read_text(encoding="utf-8")
    return {name: frozenset(values) for name, values in tomllib.loads(text).items()}


def named(kind: str) -> frozenset[str]:
    """The names of a list of stated.toml; none for a list that it does not have."""
    return _data().get(kind, frozenset())


class Parameter(NamedTuple):
    """What one facet says. value: in normal form; number: an amount, or days; span: of its words."""

    facet: str
    value: str
    number: float | None
    unit: str
    span: Span


def stated(analysis: Analysis, *, code: str) -> tuple[Stated, ...]:
    """Every parameter of a code in document order, each value once for a provision. code: its id, "" for ours."""
    found: list[Stated] = []
    for one in analysis.instrument.provisions:
        facts = analysis.by_id[one.id]
        found += read(code, one.id, one.cite, one.text, facts.topic, parameters_of(_facts(facts)))
    return tuple(found)


def _facts(facts: object) -> Facts:
    data = to_data(facts)
    return data if isinstance(data, dict) else {}


def read(code: str, id: str, cite: str, text: str, topic: str, parameters: Iterable[Parameter]) -> Iterator[Stated]:
    """The parameters of one provision as readings."""
    for facet, value, number, unit, span in parameters:
        if matter := _matter(topic, facet, text):
            yield Stated(matter, facet, unit, Reading(code, id, cite, value, number, text[slice(*span)]))


def _matter(topic: str, facet: str, text: str) -> str:
    """The topic under which it is set beside others; "" where it is no parameter of a code."""
    of_register = topic in _data()["registers"]
    if facet == "register_access":
        return "register_access" if of_register else topic if topic in _data()["kept"] else ""
    if facet == "threshold" and not _data()["shares"].isdisjoint(re.findall(r"\w+", text.lower())):
        return "register_content"
    return "register_content" if of_register else topic


def parameters_of(facts: Facts) -> tuple[Parameter, ...]:
    """What a provision says itself, each value once; what it takes from its lead-in is told of that. Of "not
    published, but seen on request" the widest access is what it gives."""
    found: dict[tuple[str, str], Parameter] = {}
    for norm, facet in ((one, facet) for one in facts["norms"] for facet in one["facets"]):
        start, end = facet["span"]
        if facet["name"] in FACETS and end > start and not _told_in_breach(norm, facet):
            for value, number, unit in _values(facet["value"]):
                found.setdefault((facet["name"], value), Parameter(facet["name"], value, number, unit, (start, end)))
    widest = next((value for value in _ACCESS if ("register_access", value) in found), "")
    return tuple(one for one in found.values() if one.facet != "register_access" or one.value == widest)


def _told_in_breach(norm: Facts, facet: Facts) -> bool:
    """Who learns of a thing by the act that is forbidden is nobody to be told: "must not pass it to the press"."""
    if facet["name"] != "recipient" or norm["modality"] != "prohibition":
        return False
    acts = [one for one in norm["facets"] if one["name"] == "action" and one["value"].split(" ")[0] in named("telling")]
    spared = [one["span"] for one in norm["facets"] if one["name"] in ("exception", "trigger")]
    start = facet["span"][0]
    return any(one["span"][0] < start for one in acts) and not any(left <= start < right for left, right in spared)


def topic_of(facts: Facts) -> str:
    """The surest topic, "other" where there is none."""
    return str(facts["topics"][0]["topic"]) if facts["topics"] else "other"


def _values(value: Any) -> Iterator[tuple[str, float | None, str]]:
    """Normal form, number and unit."""
    if not isinstance(value, dict):
        every = [value] if isinstance(value, str) else value
        yield from ((str(one), None, "") for one in every if one not in _data()["nobody"])
    elif "amount" in value:
        per = f" per {value['per']}" if value["per"] else ""
        amount = f"{_COMPARATORS[value['comparator']]}{value['amount']}{per}"
        yield amount, float(value["amount"]), value["currency"] or "dollars"
    else:
        yield _period(value), value["number"] * DAYS[value["unit"]] if value["unit"] in DAYS else None, "days"


def _period(value: Mapping[str, Any]) -> str:
    unit = value["unit"].replace("_", " ")
    return f"{value['number']} {unit}{'s' if value['number'] != 1 else ''}" if value["unit"] in DAYS else unit
