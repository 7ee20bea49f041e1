"""What the terms of each side of a link take in."""

from __future__ import annotations

import re

from toolkit.alignment.data import spelt
from toolkit.alignment.group import Group
from toolkit.alignment.left_out import unsaid, wider
from toolkit.alignment.persons import kin_of, persons_narrower, persons_of
from toolkit.alignment.units import Unit
from toolkit.alignment.words import folded, terms
from toolkit.model.crosswalk import Difference, Direction


def definitions(baseline: Group, candidate: Group) -> list[Difference]:
    """Two definitions that answer each other with other meanings."""
    ones, others = ([said for unit in group.units for said in _defined(unit)] for group in (baseline, candidate))
    if not ones or not others:
        return []
    one, other = " ".join(ones), " ".join(others)
    evidence = (*baseline.evidence(()), *candidate.evidence(()))
    if turned := _denied(one, other):
        return [Difference("definition", turned, one, other, evidence)]
    if folded(one) == folded(other) or set(terms(one)) == set(terms(other)):
        return []
    direction = _narrower(baseline, candidate, one, other)
    if direction == "neutral" and kin_of(one) == kin_of(other):
        return []  # other words for what may be the same thing: only persons can be told apart by name
    return [Difference("definition", direction, one, other, evidence)]


def _defined(unit: Unit) -> list[str]:
    """The meanings that a unit gives; of one that opens with a term in quotes and was not read for a definition, all
    that it says of the term."""
    found = [item.meaning for item in unit.facts.definitions]
    opening = None if found else _TERM.match(unit.provision.text)
    return [opening["meaning"]] if opening else found


_TERM = re.compile(r"\W{0,3}[\"“‘'](?!\W)[^\"”“]{2,60}[\"”’']\s+(?P<meaning>\w.*)", re.DOTALL)


def _denied(one: str, other: str) -> Direction | None:
    """ "Includes a person supplied by an agency", "does not include" one: the same words, and one side denies them."""
    denial = spelt("exceptions", "denied")
    words = [set(terms(denial.sub(" ", said))) for said in (one, other)]
    before, after = (bool(denial.search(said)) for said in (one, other))
    if before == after or words[0] != words[1]:
        return None
    return "weaker" if after else "stricter"


def _narrower(baseline: Group, candidate: Group, one: str, other: str) -> Direction:
    """A meaning whose words are all in the other's is the narrower one, unless what it lacks is an exception; so is one
    that names only some of the other's persons."""
    rows = baseline.facets("exception"), candidate.facets("exception")
    ones, others = (
        [row for row in unsaid(side, other) if not spelt("exceptions", "condition").match(str(row.facet.value))]
        for side, other in zip(rows, (candidate, baseline), strict=True)
    )
    if (more := wider(ones, others)) is not None:
        return "weaker" if more else "stricter"
    before, after = set(terms(one)), set(terms(other))
    if before and after and (before < after or after < before):
        return "stricter" if before < after else "weaker"
    kin, kindred = kin_of(one), kin_of(other)
    if kin and kindred and (kin < kindred or kindred < kin):
        return "stricter" if kin < kindred else "weaker"
    return persons_narrower(persons_of(baseline), persons_of(candidate))


def defining(baseline: Group, candidate: Group) -> bool:
    """Both sides say what a term means."""
    return all(any(map(_defined, group.units)) for group in (baseline, candidate))
