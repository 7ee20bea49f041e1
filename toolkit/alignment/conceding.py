"""A condition that one side makes, and of which the other says that it does not matter.

baseline    must state the reasons, *if the law requires* reasons               in this case
candidate   must state the reasons, *whether or not the law requires* it        in every case   -> covers more
baseline    must not seek *improperly* to influence the decision
candidate   must not seek, *properly or improperly*, to influence it                            -> covers more
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.alignment.data import data_of
from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.likeness import meanings, share
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction, Evidence

_OPPOSITES = re.compile(
    r"\b(?:(?P<plain>[a-z]{4,}),? (?:or|and) (?:un|im|in|ir|il|dis|non-?)(?P=plain)"
    r"|(?:un|im|in|ir|il|dis|non-?)(?P<other>[a-z]{4,}),? (?:or|and) (?P=other))\b",
    re.IGNORECASE,
)


@cache
def _opened(name: str) -> re.Pattern[str]:
    data = data_of("conceding")
    return re.compile(rf"(?:{'|'.join(data[name])})\b(?P<what>[^.;,]{{2,90}})", re.IGNORECASE)


def conceding(baseline: Group, candidate: Group) -> list[Difference]:
    """The first condition of the one side that the other says does not matter, in words that both have."""
    modalities = [group.strongest[0].facts.modality for group in (baseline, candidate)]
    leave = {modality == "permission" for modality in modalities}
    if len(leave) > 1 or not any(FORCE[modality] for modality in modalities):
        return []  # what one forbids and the other allows on a condition is told as that
    for wide, narrow in ((candidate, baseline), (baseline, candidate)):
        pair = next(_meeting(wide, narrow), None)
        if pair:
            stricter = (wide is candidate) == (True not in leave)
            direction: Direction = "stricter" if stricter else "weaker"
            one, other = pair if wide is baseline else pair[::-1]
            values = _said(baseline, one), _said(candidate, other)
            return [Difference("scope", direction, *values, (one, other))]
    return []


def _meeting(wide: Group, narrow: Group) -> Iterator[tuple[Evidence, Evidence]]:
    """What the wide side concedes with the condition of the narrow one; none where both concede."""
    if any(_opened("conceding").search(unit.provision.text) for unit in narrow.units):
        return
    cases = list(_found(narrow, _opened("conditional")))
    for proof, words in _found(wide, _opened("conceding")):
        yield from ((proof, case) for case, said in cases if words & said)
    among = meanings(narrow.words)
    for proof, words in _found(wide, _opened("either"), among=among):
        yield from ((proof, case) for case, said in cases if words & said)
    for unit in wide.units:
        for match in _OPPOSITES.finditer(unit.provision.text):
            whole = Evidence(wide.side, unit.id, match.span())
            yield from ((whole, case) for case in _one_of(narrow, match["plain"] or match["other"]))


def _found(
    group: Group, pattern: re.Pattern[str], *, among: frozenset[str] | None = None
) -> Iterator[tuple[Evidence, frozenset[str]]]:
    """The clauses that a pattern opens, with their words. among: of "whether in public or in private" the words of the
    last must not be among these, for a side that names both leaves out neither."""
    for unit in group.units:
        for match in pattern.finditer(unit.provision.text):
            last = meanings(terms(re.split(r"\bor\b", match["what"])[-1]))
            if among is not None and share(last, among) and last:
                continue
            words = meanings(terms(match["what"]))
            yield Evidence(group.side, unit.id, match.span()), words


def _one_of(group: Group, word: str) -> Iterator[Evidence]:
    """The word or its opposite, alone."""
    for unit in group.units:
        found = list(re.finditer(rf"\b(?:un|im|in|ir|il|dis|non-?)?{word}\b", unit.provision.text, re.IGNORECASE))
        if len(found) == 1:
            yield Evidence(group.side, unit.id, found[0].span())


def _said(group: Group, proof: Evidence) -> str:
    text = next(unit.provision.text for unit in group.units if unit.id == proof.id)
    return " ".join(text[slice(*proof.span)].lower().split())
