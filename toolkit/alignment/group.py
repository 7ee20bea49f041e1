"""One side of a link, its units taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.alignment.units import LISTED, Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction, Evidence, Side
from toolkit.model.norm import Facet, FacetName, Modality, Norm

FORCE: dict[Modality, int] = {"prohibition": 3, "obligation": 3, "recommendation": 2, "permission": 1, "none": 0}

OPPOSITE: dict[Direction, Direction] = {"weaker": "stricter", "stricter": "weaker", "neutral": "neutral"}


class Told(NamedTuple):
    """A facet and the provision whose words tell it: the unit's own, or a lead-in's."""

    unit: Unit
    facet: Facet
    id: str

    @property
    def own(self) -> bool:
        """The unit's own words say it."""
        return self.id == self.unit.id


@dataclass(frozen=True, slots=True)
class Group:
    """One side of a link: its units together."""

    side: Side
    units: tuple[Unit, ...]

    def facets(self, name: FacetName) -> list[Told]:
        """Every facet of that name with the provision that tells it."""
        return [_told(unit, facet) for unit in self.units for facet in unit.facts.facets(name)]

    def evidence(self, rows: Sequence[Told]) -> tuple[Evidence, ...]:
        """The spans that prove those facets; the whole of each unit where there are none."""
        told = [row for row in rows if row.facet.span[1] > row.facet.span[0]]
        if told:
            return tuple(dict.fromkeys(Evidence(self.side, row.id, row.facet.span) for row in told))
        return tuple(Evidence(self.side, unit.id, (0, len(unit.provision.text))) for unit in self.units)

    @property
    def strongest(self) -> tuple[Unit, Norm | None]:
        """The unit whose main norm binds most, and that norm."""
        unit = max(self.units, key=lambda unit: (FORCE[unit.facts.modality], -unit.order))
        return unit, next((norm for norm in unit.facts.norms if norm.modality == unit.facts.modality), None)

    @property
    def text(self) -> str:
        """All units with their lead-ins, as one text."""
        return " ".join(unit.text for unit in self.units)

    @property
    def words(self) -> tuple[str, ...]:
        """The content words of all units with their lead-ins."""
        return tuple(term for unit in self.units for term in terms(unit.text))


def _told(unit: Unit, facet: Facet) -> Told:
    """A facet without a span of its own is inherited: its words stand in the nearest lead-in that has it."""
    if facet.span[1] > facet.span[0]:
        return Told(unit, facet, unit.id)
    for facts in unit.above:
        for other in facts.facets(facet.name):
            if other.value == facet.value and other.span[1] > other.span[0]:
                return Told(unit, other, facts.id)
    return Told(unit, facet, unit.id)


def excepts_only(group: Group) -> bool:
    """All its units are items of a list of exceptions: the rule they are made to stands elsewhere."""
    return all(LISTED.search(unit.facts.context) for unit in group.units)


def gives_leave(*groups: Group) -> bool:
    """One side at least lets somebody do a thing, and none binds: "may be represented by anyone", "you can have a
    workmate with you"."""
    modalities = {group.strongest[0].facts.modality for group in groups}
    return "permission" in modalities and modalities <= {"permission", "none"}


def shared(one: Group, other: Group) -> float:
    """Dice coefficient of the two sides' content words, 0 to 1."""
    ones, others = set(one.words), set(other.words)
    return 2 * len(ones & others) / (len(ones) + len(others)) if ones or others else 1.0


def telling(ones: list[Told], others: list[Told]) -> tuple[list[Told], list[Told]]:
    """What only one side has counts only in its own words: what an item inherits, the other side's lead-in may hold."""
    if ones and others:
        return ones, others
    return [row for row in ones if row.own], [row for row in others if row.own]


def difference_of(
    facet: str,
    direction: Direction,
    baseline: Group,
    candidate: Group,
    values: tuple[str, str],
    rows: tuple[Sequence[Told], Sequence[Told]],
) -> Difference:
    """One difference with the words of both sides that prove it. values, rows: the baseline's, the candidate's."""
    evidence = (*baseline.evidence(rows[0]), *candidate.evidence(rows[1]))
    return Difference(facet, direction, values[0], values[1], evidence)


def names_of(rows: Sequence[Told]) -> tuple[str, ...]:
    """The names that facets have for values, each once, in order of the alphabet."""
    found: list[str] = []
    for _, facet, _ in rows:
        found += (
            [facet.value]
            if isinstance(facet.value, str)
            else [str(item) for item in facet.value]
            if isinstance(facet.value, tuple)
            else []
        )
    return tuple(sorted(set(found)))
