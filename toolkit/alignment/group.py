"""One side of a link, its units taken together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Evidence, Side
from toolkit.model.norm import Facet, FacetName, Modality, Norm

FORCE: dict[Modality, int] = {"prohibition": 3, "obligation": 3, "recommendation": 2, "permission": 1, "none": 0}


@dataclass(frozen=True, slots=True)
class Group:
    """One side of a link: its units together."""

    side: Side
    units: tuple[Unit, ...]

    def facets(self, name: FacetName) -> list[tuple[Unit, Facet]]:
        """Every facet of that name with the unit it stands in."""
        return [(unit, facet) for unit in self.units for facet in unit.facts.facets(name)]

    def evidence(self, rows: Sequence[tuple[Unit, Facet]]) -> tuple[Evidence, ...]:
        """The spans that prove those facets; the whole of each unit where there are none."""
        if rows:
            return tuple(dict.fromkeys(Evidence(self.side, unit.id, facet.span) for unit, facet in rows))
        return tuple(Evidence(self.side, unit.id, (0, len(unit.provision.text))) for unit in self.units)

    @property
    def strongest(self) -> tuple[Unit, Norm | None]:
        """The unit whose main norm binds most, and that norm."""
        unit = max(self.units, key=lambda unit: (FORCE[unit.facts.modality], -unit.order))
        return unit, next((norm for norm in unit.facts.norms if norm.modality == unit.facts.modality), None)

    @property
    def words(self) -> tuple[str, ...]:
        """The content words of all units with their lead-ins."""
        return tuple(term for unit in self.units for term in terms(unit.text))


def shared(one: Group, other: Group) -> float:
    """Dice coefficient of the two sides' content words, 0 to 1."""
    ones, others = set(one.words), set(other.words)
    return 2 * len(ones & others) / (len(ones) + len(others)) if ones or others else 1.0
