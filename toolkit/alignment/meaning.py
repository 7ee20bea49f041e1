"""Exceptions and definitions: what the two sides of a link leave out, and what their terms take in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.alignment.group import Group, Told, difference_of, names_of, telling
from toolkit.alignment.words import folded, terms
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Facet

_LISTED = re.compile(
    r"\b(?:unless|except(?:ing)?|save(?= for| that| where| when| as| in|\W*$)|other than)\b[^.;]{0,30}$", re.IGNORECASE
)
"""The end of a lead-in whose items are exceptions."""


def exceptions(baseline: Group, candidate: Group) -> list[Difference]:
    """An exception, or a part of one, that only one side has. On a duty it narrows; on a permission or relief it is the
    other way about; in a definition it changes the meaning, which is told there."""
    ones, others = telling(_excepted(baseline), _excepted(candidate))
    wider = _wider(ones, others)
    if wider is None or defining(baseline, candidate):
        return []
    narrows = wider == (baseline.strongest[0].facts.modality != "permission")
    values = "; ".join(str(facet.value) for _, facet, _ in ones), "; ".join(str(facet.value) for _, facet, _ in others)
    return [
        difference_of("exception", "weaker" if narrows else "stricter", baseline, candidate, values, (ones, others))
    ]


def _excepted(group: Group) -> list[Told]:
    """The exceptions a side makes, also those listed below it: "must not, unless- (a) you have consent"."""
    listed = [unit for unit in group.units if _LISTED.search(unit.facts.context)]
    rows = group.facets("exception")
    if len(listed) == len(group.units):
        return rows  # exceptions alone: the rule they are made to stands elsewhere
    for unit in listed:
        text = unit.provision.text
        rows.append(Told(unit, Facet("exception", text.rstrip(" ;,.").lower(), (0, len(text))), unit.id))
    return rows


def _wider(ones: Sequence[Told], others: Sequence[Told]) -> bool | None:
    """Whether the candidate excepts more; None where neither plainly does: one side alone has an exception, or the
    words of one are all among the other's."""
    one, other = (set(terms(" ".join(names_of(rows)))) for rows in (ones, others))
    if bool(ones) != bool(others):
        return bool(others)
    return True if one < other else False if other < one else None


def definitions(baseline: Group, candidate: Group) -> list[Difference]:
    """Two definitions that answer each other with other meanings."""
    ones = [(unit, item) for unit in baseline.units for item in unit.facts.definitions]
    others = [(unit, item) for unit in candidate.units for item in unit.facts.definitions]
    if not ones or not others:
        return []
    one, other = " ".join(item.meaning for _, item in ones), " ".join(item.meaning for _, item in others)
    if folded(one) == folded(other) or set(terms(one)) == set(terms(other)):
        return []
    direction = _narrower(baseline, candidate, one, other)
    evidence = (*baseline.evidence(()), *candidate.evidence(()))
    return [Difference("definition", direction, one, other, evidence)]


def _narrower(baseline: Group, candidate: Group, one: str, other: str) -> Direction:
    """A meaning whose words are all in the other's is the narrower one, unless what it lacks is an exception; so is one
    that names fewer kinds of person."""
    wider = _wider(baseline.facets("exception"), candidate.facets("exception"))
    if wider is not None:
        return "weaker" if wider else "stricter"
    for before, after in (
        (set(terms(one)), set(terms(other))),
        (set(names_of(baseline.facets("scope"))), set(names_of(candidate.facets("scope")))),
    ):
        if before and after and (before < after or after < before):
            return "stricter" if before < after else "weaker"
    return "neutral"


def defining(baseline: Group, candidate: Group) -> bool:
    """Both sides say what a term means."""
    return all(any(unit.facts.definitions for unit in group.units) for group in (baseline, candidate))
