"""To whom the two sides of a link have a thing told, or whose leave they ask."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group, difference_of, names_of, telling
from toolkit.alignment.involved import involved
from toolkit.alignment.likeness import meanings
from toolkit.alignment.meaning import defining
from toolkit.alignment.statements import reaching
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction

_TELLING = frozenset({"=tell", "=record", "=seek", "=complain"})
_MEETING = "meeting"
_GATHERED = frozenset({_MEETING})
"""Told to those present, in whatever words."""


def recipients(baseline: Group, candidate: Group) -> list[Difference]:
    """Another is told, asked or left to decide; or one side alone says whom, in words of telling that the other has
    too."""
    return _named(baseline, candidate) or _involved(baseline, candidate)


def _involved(baseline: Group, candidate: Group) -> list[Difference]:
    """Each side has to do with a post that the other does not name, whatever the verb: "if your manager says so". Not
    where both speak of who may see a register, or of whom the code binds, or define a term: that is told as such."""
    ones, others = involved(baseline), involved(candidate)
    spoken = all(group.facets("register_access") for group in (baseline, candidate)) or reaching(baseline, candidate)
    if not ones or not others or _same_post(ones, others) or spoken or defining(baseline, candidate):
        return []
    evidence = *ones.values(), *others.values()
    values = ", ".join(sorted(ones)), ", ".join(sorted(others))
    return [Difference("recipient", of_places(set(ones), set(others)), *values, evidence)]


def _same_post(ones: Iterable[str], others: Iterable[str]) -> bool:
    """ "committee", "committees of council"."""
    before, after = ([re.sub(r"s(?=_|$)", "", name) for name in names] for names in (ones, others))
    return any(f"_{one}_" in f"_{other}_" or f"_{other}_" in f"_{one}_" for one in before for other in after)


def _named(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = telling(baseline.facets("recipient"), candidate.facets("recipient"))
    one, other = set(names_of(ones)), set(names_of(others))
    if (one and one <= other) or (other and other <= one) or not (one or other):
        return []
    direction: Direction = of_places(one, other) if one and other else "weaker" if one else "stricter"
    filed = not (one and other) and _filed(candidate if one else baseline)
    if not (one and other) and (
        _GATHERED & (one | other)
        or not (filed or _told(baseline if one else candidate, candidate if one else baseline))
    ):
        return []
    if filed or {"register", "log"} & set(names_of((candidate if one else baseline).facets("record"))):
        direction = "neutral"  # entered in a register, in place of told to somebody
    if not (one and other) and _met(candidate if one else baseline):
        one, other, direction = one or {_MEETING}, other or {_MEETING}, "neutral"
    if not (one and other) and (named := involved(candidate if one else baseline)):
        if _same_post(one | other, named):
            return []
        one, other = one or set(named), other or set(named)
        direction = of_places(one, other)
    values = ", ".join(sorted(one)), ", ".join(sorted(other))
    return [difference_of("recipient", direction, baseline, candidate, values, (ones, others))]


def _filed(silent: Group) -> bool:
    """A note goes on the file, or into a log: to nobody by name, but that is what becomes of it there."""
    return any(_data()["filed"].search(unit.provision.text) for unit in silent.units)


def _met(silent: Group) -> bool:
    """What is to be declared at a meeting, as its lead-in or its heading says, is told to those who meet."""
    return any(_data()["at_meeting"].search(f"{unit.facts.context} {unit.provision.text}") for unit in silent.units)


def of_places(one: set[str], other: set[str]) -> Direction:
    """Natural counterparts differ in nothing that counts; one outside the authority is no counterpart of one inside."""
    before, after = (all(_outside().search(name) for name in names) for names in (one, other))
    return "neutral" if before == after else "weaker" if before else "stricter"


def _outside() -> re.Pattern[str]:
    return _data()["outside"]


@cache
def _data() -> dict[str, re.Pattern[str]]:
    data = data_of("recipients")
    return {name: re.compile("|".join(words), re.IGNORECASE) for name, words in data.items()}


def _told(naming: Group, silent: Group) -> bool:
    """Both sides ask an act of telling, or of handing over, in whatever words."""
    ones, others = (
        {word for row in group.facets("action") for word in meanings(_verb(terms(str(row.facet.value))))}
        for group in (naming, silent)
    )
    return bool(ones & (_TELLING | {"=hand"}) and others & _TELLING)


def _verb(words: tuple[str, ...]) -> tuple[str, ...]:
    """The verb of an act; of "give the Clerk written notice" also what is given."""
    return words[:4] if words[:1] in {("give",), ("send",), ("make",)} else words[:1]
