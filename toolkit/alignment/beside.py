"""What the links beside a link make up for: a provision may answer several, each of them in part.

baseline 1 "Declare in writing. Take no part."     1 - 1 lacks "take no part", 1 - 2 lacks "in writing"; but what the
candidate 1 "Declare in writing."                  baseline's provision asks, the two of the candidate ask together,
candidate 2 "Take no part."                        however the links were parted
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.likeness import meanings, share
from toolkit.alignment.matching import Link
from toolkit.alignment.parts import sentences
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Side

Units = tuple[Sequence[Unit], Sequence[Unit]]
SAID = 0.9
"""Share of a sentence's content words from which another provision says the same: with one word exchanged, "a gift" for
"an interest", it says something else."""


def groups(link: Link, units: Units) -> tuple[Group, Group]:
    """The two sides of a link."""
    ones, others = units
    baseline = Group("baseline", tuple(ones[place] for place in link.baseline))
    return baseline, Group("candidate", tuple(others[place] for place in link.candidate))


def still_lacking(found: Sequence[Difference], link: Link, wide: Link, units: Units) -> tuple[Difference, ...]:
    """The differences of a link without those that a provision beside it makes up for. wide: the link and all that
    share a provision with it, as one."""
    if wide == link:
        return tuple(found)
    return tuple(item for item in found if not _made_up(item, link, wide, units))


def _made_up(item: Difference, link: Link, wide: Link, units: Units) -> bool:
    """The sentence that proves it stands on the other side in a provision beside the linked ones, and binds there."""
    side = _speaking(item)
    ones, others = units if side == "baseline" else reversed(units)
    own, more = (
        (one.baseline, one.candidate) if side == "baseline" else (one.candidate, one.baseline) for one in (link, wide)
    )
    mine, linked = [ones[place] for place in own[0]], [others[place] for place in own[1]]
    beside = [others[place] for place in more[1] if place not in own[1]]
    texts = [(unit, text) for unit in mine for text in _proving(item, side, unit)]
    said = [any(_says(one, text, unit) for one in beside) for unit, text in texts]
    at_all = (any(_says(one, text, unit) for one in (*linked, *beside)) for unit, text in texts)
    return any(said) and all(at_all)


def _speaking(item: Difference) -> Side:
    """The side that says more of it: the one that says it at all, else the one that asks more by it."""
    if bool(item.baseline_value) != bool(item.candidate_value):
        return "baseline" if item.baseline_value else "candidate"
    return "candidate" if item.direction == "stricter" else "baseline"


def _proving(item: Difference, side: Side, unit: Unit) -> Iterator[str]:
    """The sentences of the unit in which its proving words stand."""
    text = unit.provision.text
    for start, end in sentences(text):
        if any(
            one.side == side and one.id == unit.id and one.span[0] < end and start < one.span[1]
            for one in item.evidence
        ):
            yield text[start:end]


def _says(one: Unit, text: str, unit: Unit) -> bool:
    binds = FORCE[one.facts.modality] >= FORCE[unit.facts.modality]
    return binds and share(meanings(terms(text)), meanings(terms(one.text))) >= SAID


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
