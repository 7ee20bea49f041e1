"""A case that only one side names: "declare a gift" against "declare a gift if it is from a contractor"."""

from __future__ import annotations

from toolkit.alignment.duties import KEPT, LOST, meanings, share, unanswered
from toolkit.alignment.group import FORCE, Group, Told, difference_of, names_of
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction

_FEWEST = 2


def conditions(baseline: Group, candidate: Group) -> list[Difference]:
    """A condition whose words the other side nowhere has, while it has the rest: it narrows a duty, and widens leave.
    Told only of one side; where both have one of their own, the cases are too unlike to be weighed by words."""
    ones, others = _own(baseline, candidate), _own(candidate, baseline)
    if bool(ones) == bool(others) or any(FORCE[g.strongest[0].facts.modality] < 1 for g in (baseline, candidate)):
        return []
    narrows = bool(others) == (baseline.strongest[0].facts.modality != "permission")
    direction: Direction = "weaker" if narrows else "stricter"
    values = "; ".join(names_of(ones)), "; ".join(names_of(others))
    return [difference_of("trigger", direction, baseline, candidate, values, (ones, others))]


def _own(mine: Group, other: Group) -> list[Told]:
    if other.facets("trigger") or len(mine.units) > 1 or len(other.units) > 1:
        return []
    return [row for row in mine.facets("trigger") if row.own and _alone(row, other)]


def _alone(row: Told, other: Group) -> bool:
    among = meanings(other.words)
    text, (start, end) = row.unit.provision.text, row.facet.span
    case, rest = (meanings(terms(part)) for part in (text[start:end], f"{text[:start]} {text[end:]}"))
    plain = [word for word in case if not word.startswith("=")]
    if unanswered(other.words, terms(row.unit.text)) >= len(plain) / 2:
        return False  # the other side has words left in which it may name the case
    return len(plain) >= _FEWEST and share(case, among) <= LOST and share(rest, among) >= KEPT
