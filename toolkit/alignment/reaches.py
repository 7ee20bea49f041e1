"""One side names only some of what the other names all of: "an offence punishable by imprisonment", "any offence".

baseline    must report a charge of an offence *punishable by imprisonment*     some
candidate   must report a charge of *any offence*                               all    -> covers more
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of
from toolkit.alignment.group import FORCE, Group
from toolkit.model.crosswalk import Difference, Direction, Evidence

Kind = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]


@cache
def _kinds() -> tuple[Kind, ...]:
    data = data_of("reaches")
    return tuple((_spelt(row["both"], end=""), _spelt(row["some"]), _spelt(row["all"])) for row in data.values())


def _spelt(words: str, *, end: str = r"\b") -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words}){end}", re.IGNORECASE)


def reaches(baseline: Group, candidate: Group) -> list[Difference]:
    """One difference for each kind of which one side names some and the other all. Leave that reaches further asks
    less."""
    if any(FORCE[group.strongest[0].facts.modality] < 1 for group in (baseline, candidate)):
        return []
    return [found for kind in _kinds() if (found := _compared(kind, baseline, candidate))]


def _compared(kind: Kind, baseline: Group, candidate: Group) -> Difference | None:
    both, some, all_ = kind
    if not all(_places(both, group) for group in (baseline, candidate)):
        return None
    wide = [_places(all_, group) for group in (baseline, candidate)]
    narrow = [_places(some, group) for group in (baseline, candidate)]
    if bool(wide[0]) == bool(wide[1]) or not narrow[bool(wide[0])]:
        return None
    stricter = bool(wide[1]) == (baseline.strongest[0].facts.modality != "permission")
    direction: Direction = "stricter" if stricter else "weaker"
    one, other = (wide[0][0], narrow[1][0]) if wide[0] else (narrow[0][0], wide[1][0])
    return Difference("scope", direction, _words(baseline, one), _words(candidate, other), (one, other))


def _places(pattern: re.Pattern[str], group: Group) -> list[Evidence]:
    return [
        Evidence(group.side, unit.id, match.span())
        for unit in group.units
        for match in pattern.finditer(unit.provision.text)
    ]


def _words(group: Group, proof: Evidence) -> str:
    text = next(unit.provision.text for unit in group.units if unit.id == proof.id)
    return text[slice(*proof.span)].lower()
