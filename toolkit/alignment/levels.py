"""What has an order: who may see a register, and what a person with an interest must do at a meeting."""

from __future__ import annotations

import re

from toolkit.alignment.group import FORCE, Group, Told, difference_of, names_of
from toolkit.alignment.likeness import meanings
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import FacetName

ACCESS = {"internal": 0, "on_request": 1, "public": 2}
PARTICIPATION = {"none": 0, "disclose": 1, "speak_not_vote": 2, "no_part": 3, "withdraw": 4}
"""From the least to the most; "no_part" may stay in the room, "withdraw" may not."""


def access(baseline: Group, candidate: Group) -> list[Difference]:
    """Who may see a register. Silence counts where both sides speak of a register or record and one opens it to
    the public."""
    found = {name for group in (baseline, candidate) for name in names_of(group.facets("register_access"))}
    spoken = all(any(_RECORD.search(unit.provision.text) for unit in group.units) for group in (baseline, candidate))
    return _ordered("register_access", ACCESS, baseline, candidate, both=not (spoken and found == {"public"}))


_RECORD = re.compile(r"regist|\b(?:records?|recorded|minutes?|written down|in writing)\b", re.IGNORECASE)
"""What others may be let see."""


def participation(baseline: Group, candidate: Group) -> list[Difference]:
    """Declaring, speaking without a vote, taking no part, leaving. Silence counts where both sides bind a person to
    declare an interest and one of them also says what to do then."""
    told = all(map(_tells, (baseline, candidate)))
    return [
        item
        for item in _ordered(
            "participation", PARTICIPATION, baseline, candidate, both=not _declared(baseline, candidate)
        )
        if not (told and {item.baseline_value, item.candidate_value} <= {"", "disclose"})
    ]


def _tells(group: Group) -> bool:
    """An act of telling, in whatever words: "tell your manager of it" declares as much as "declare the interest"."""
    acts = (terms(str(row.facet.value)) for row in group.facets("action"))
    return any(meanings(act[:1]) & _TELLING or "=tell" in meanings(act) for act in acts)


_TELLING = frozenset({"=tell", "=hand", "=record"})


def _declared(baseline: Group, candidate: Group) -> bool:
    """Both sides bind a person who has something at stake; that they are linked says that it is the same occasion."""
    return all(
        any(
            FORCE[unit.facts.modality] >= FORCE["recommendation"] and _AT_STAKE.search(unit.text) is not None
            for unit in group.units
        )
        for group in (baseline, candidate)
    )


_AT_STAKE = re.compile(r"\b(?:interest|stake|conflict)(?:s|ed)?\b", re.IGNORECASE)


def _ordered(
    facet: FacetName, order: dict[str, int], baseline: Group, candidate: Group, *, both: bool
) -> list[Difference]:
    ones, others = _highest(baseline.facets(facet), order), _highest(candidate.facets(facet), order)
    before, after = (max((order.get(name, 0) for name in names_of(rows)), default=0) for rows in (ones, others))
    if before == after or (both and not (ones and others)):
        return []
    direction: Direction = "weaker" if after < before else "stricter"
    values = ", ".join(names_of(ones)), ", ".join(names_of(others))
    return [difference_of(facet, direction, baseline, candidate, values, (ones, others))]


def _highest(rows: list[Told], order: dict[str, int]) -> list[Told]:
    """What goes furthest: "not published; it can be seen on request" is on request."""
    top = max((order.get(str(row.facet.value), 0) for row in rows), default=0)
    return [row for row in rows if order.get(str(row.facet.value), 0) == top]
