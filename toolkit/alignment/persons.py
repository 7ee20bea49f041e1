"""Persons other than the one bound, and which words for them take in others."""

from __future__ import annotations

from functools import cache
from typing import Any

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group, names_of
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Direction

Values = frozenset[str]


@cache
def scope_words() -> dict[str, Any]:
    """What the values of the facet "scope" have to do with each other."""
    return data_of("scopes")


def persons_of(group: Group) -> Values:
    """The persons beside the one bound that a side names."""
    return frozenset(names_of(group.facets("scope"))) & frozenset(scope_words()["persons"])


def kin_of(text: str) -> Values:
    """The relations by blood or marriage that a text names, one by one; none unless it names several."""
    data = scope_words()
    said = set(terms(text))
    found = {stem for word in data["kin"] for stem in terms(word) if stem in said}
    for wide, narrow in data["kin_within"].items():
        if set(terms(wide)) & found:
            found |= {stem for word in narrow for stem in terms(word)}
    return frozenset(found) if len(found) > 2 else frozenset()


def persons_narrower(one: Values, other: Values) -> Direction:
    """weaker: the candidate's persons are only part of the baseline's; neutral: neither is part of the other ("close
    contact", "relative"), or both are the same."""
    fewer, more = other <= _covered(one), one <= _covered(other)
    if fewer == more or not one or not other:
        return "neutral"
    return "weaker" if fewer else "stricter"


def _covered(names: Values) -> Values:
    """Those persons with all whom a wider word takes in: a family has parents."""
    within = scope_words()["within"]
    return names | {name for wide in names for name in within.get(wide, ())}
