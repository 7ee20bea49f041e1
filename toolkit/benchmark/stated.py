"""The parameters that a code states, each with its words: amounts, time limits, who is told, who may see a register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.benchmark import Reading
from toolkit.model.norm import Analysis, Deadline, Facet, FacetName, FacetValue, ProvisionFacts, Threshold
from toolkit.model.provision import Provision

FACETS: tuple[FacetName, ...] = ("threshold", "deadline", "recipient", "register_access")
DAYS = {"day": 1.0, "working_day": 1.4, "week": 7.0, "month": 30.4, "year": 365.25}
"""Days of a unit, as the comparison of two codes counts them; "promptly" and the like are no number."""
_COMPARATORS = {"over": "over ", "from": "from ", "under": "under ", "up_to": "up to ", "exactly": ""}


@dataclass(frozen=True, slots=True)
class Stated:
    """One parameter of one code. unit: a currency by ISO 4217, "days", or "" for what is said in words."""

    topic: str
    facet: str
    unit: str
    reading: Reading


def stated(analysis: Analysis, *, code: str) -> tuple[Stated, ...]:
    """Every parameter of a code in document order, each value once for a provision. code: its id, "" for ours."""
    return tuple(
        found for one in analysis.instrument.provisions for found in _of_provision(one, analysis.by_id[one.id], code)
    )


def _of_provision(one: Provision, facts: ProvisionFacts, code: str) -> Iterator[Stated]:
    """What a provision says itself; a lead-in's parameter is told of the lead-in."""
    seen = set()
    for name in FACETS:
        for facet in facts.facets(name):
            for value, number, unit in _values(facet.value):
                if facet.span[1] > facet.span[0] and (name, value) not in seen:
                    seen.add((name, value))
                    yield Stated(facts.topic, name, unit, _reading(one, facet, code, value, number))


def _reading(one: Provision, facet: Facet, code: str, value: str, number: float | None) -> Reading:
    return Reading(code, one.id, one.cite, value, number, one.text[slice(*facet.span)])


def _values(value: FacetValue) -> Iterator[tuple[str, float | None, str]]:
    """Normal form, number and unit."""
    if isinstance(value, Threshold):
        per = f" per {value.per}" if value.per else ""
        yield f"{_COMPARATORS[value.comparator]}{value.amount}{per}", float(value.amount), value.currency or "dollars"
    elif isinstance(value, Deadline):
        yield _period(value), value.number * DAYS[value.unit] if value.unit in DAYS else None, "days"
    else:
        yield from ((one, None, "") for one in ([value] if isinstance(value, str) else value))


def _period(value: Deadline) -> str:
    unit = value.unit.replace("_", " ")
    return f"{value.number} {unit}{'s' if value.number != 1 else ''}" if value.unit in DAYS else unit
