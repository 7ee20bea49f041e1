"""What the links beside a link make up for: a provision may answer several, each of them in part.

baseline 1 "Declare in writing. Take no part."     1 - 1 lacks "take no part", 1 - 2 lacks "in writing"; but what the
candidate 1 "Declare in writing."                  baseline's provision asks, the two of the candidate ask together,
candidate 2 "Take no part."                        however the links were parted
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from toolkit.alignment.differences import differences
from toolkit.alignment.group import Group
from toolkit.alignment.matching import Link
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Difference

Units = tuple[Sequence[Unit], Sequence[Unit]]


def groups(link: Link, units: Units) -> tuple[Group, Group]:
    """The two sides of a link."""
    ones, others = units
    baseline = Group("baseline", tuple(ones[place] for place in link.baseline))
    return baseline, Group("candidate", tuple(others[place] for place in link.candidate))


def still_lacking(found: Sequence[Difference], link: Link, wide: Link, units: Units) -> tuple[Difference, ...]:
    """The differences of a link without those in which one side is silent, where the links that share a provision with
    it, all taken together (`wide`), show none such."""
    if wide == link or all(map(_of_both, found)):
        return tuple(found)
    still = {(item.facet, item.direction) for item in differences(*groups(wide, units))}
    return tuple(item for item in found if _of_both(item) or (item.facet, item.direction) in still)


def _of_both(item: Difference) -> bool:
    return not {item.baseline_value, item.candidate_value} & {"", "none"}


def widened(found: Iterable[Link]) -> dict[Link, Link]:
    """Each link with all that share a provision with it, as one."""
    found = list(found)
    holding: tuple[dict[int, set[Link]], dict[int, set[Link]]] = ({}, {})
    for link in found:
        for places, held in zip((link.baseline, link.candidate), holding, strict=True):
            for place in places:
                held.setdefault(place, set()).add(link)
    return {link: _joined(link, holding) for link in found}


def _joined(link: Link, holding: tuple[dict[int, set[Link]], dict[int, set[Link]]]) -> Link:
    sides = zip((link.baseline, link.candidate), holding, strict=True)
    beside = set().union(*(held[place] for places, held in sides for place in places))
    ones = {place for one in beside for place in one.baseline}
    others = {place for one in beside for place in one.candidate}
    return Link(tuple(sorted(ones)), tuple(sorted(others)), link.confidence)
