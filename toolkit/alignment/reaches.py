"""One side names only some of what the other names all of: "an offence punishable by imprisonment", "any offence".

baseline    must report a charge of an offence *punishable by imprisonment*     some
candidate   must report a charge of *any offence*                               all    -> covers more
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group, gives_leave
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Difference, Direction, Evidence


class Kind(NamedTuple):
    """both: what either side must name to be compared. alone: "some" counts only where it is named by itself, for a row
    of them ("the public, colleagues and councillors") leaves hardly anybody out."""

    both: re.Pattern[str]
    some: re.Pattern[str]
    all: re.Pattern[str]
    alone: bool


@cache
def _kinds() -> tuple[Kind, ...]:
    data = data_of("reaches")
    return tuple(
        Kind(_spelt(row["both"], end=""), _spelt(row["some"]), _spelt(row["all"]), row.get("alone", False))
        for row in data.values()
    )


def _spelt(words: str, *, end: str = r"\b") -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words}){end}", re.IGNORECASE)


def reaches(baseline: Group, candidate: Group) -> list[Difference]:
    """One difference for each kind of which one side names some and the other all. Leave that reaches further asks
    less."""
    return [found for kind in _kinds() if (found := _compared(kind, baseline, candidate))]


def _compared(kind: Kind, baseline: Group, candidate: Group) -> Difference | None:
    if not all(any(map(_names(kind), group.units)) for group in (baseline, candidate)):
        return None
    wide = [_places(kind.all, group) for group in (baseline, candidate)]
    narrow = [_places(kind.some, group) for group in (baseline, candidate)]
    few = narrow[bool(wide[0])]
    if bool(wide[0]) == bool(wide[1]) or not few or (kind.alone and len(few) > 1):
        return None
    stricter = bool(wide[1]) == (not gives_leave(baseline, candidate))
    direction: Direction = "stricter" if stricter else "weaker"
    one, other = (wide[0][0], narrow[1][0]) if wide[0] else (narrow[0][0], wide[1][0])
    return Difference("scope", direction, _words(baseline, one), _words(candidate, other), (one, other))


def _names(kind: Kind) -> Callable[[Unit], bool]:
    return lambda unit: kind.both.search(unit.provision.text) is not None


def _places(pattern: re.Pattern[str], group: Group) -> list[Evidence]:
    return [
        Evidence(group.side, unit.id, match.span())
        for unit in group.units
        for match in pattern.finditer(unit.provision.text)
        if not _binds(unit, match.start())
    ]


def _binds(unit: Unit, place: int) -> bool:
    """The words are for the one who is bound."""
    return any(row.span[0] - _ARTICLE <= place < row.span[1] for row in unit.facts.facets("bearer") if row.span[1])


_ARTICLE = 4


def _words(group: Group, proof: Evidence) -> str:
    text = next(unit.provision.text for unit in group.units if unit.id == proof.id)
    return text[slice(*proof.span)].lower()
