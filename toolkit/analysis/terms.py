"""Amounts that a text names by a defined term: "a gift above the specified value", where that value means £50."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from toolkit.analysis.money import amounts, comparator_at
from toolkit.model.norm import Definition, Facet, Norm, Threshold

_LONGEST = 90
"""Code points of a meaning that is no more than an amount."""


def amounts_defined(definitions: Iterable[Definition], *, home: str) -> dict[str, Threshold]:
    """The terms that stand for one amount of money, in small letters, with that amount."""
    found: dict[str, Threshold] = {}
    for definition in definitions:
        said = [facet.value for facet in amounts(definition.meaning, home=home)]
        if len(said) == 1 and isinstance(said[0], Threshold) and len(definition.meaning) <= _LONGEST:
            found.setdefault(definition.term.lower(), said[0])
    return found


def with_defined_amounts(norms: tuple[Norm, ...], text: str, terms: Mapping[str, Threshold]) -> tuple[Norm, ...]:
    """The norms of a provision that defines none of the terms itself, each with the amounts that its words name by a
    term; the proof is the term."""
    named = [facet for term, amount in terms.items() for facet in _named(text, term, amount)]
    if not named or any(facet.name == "threshold" for norm in norms for facet in norm.facets):
        return norms
    if not norms:
        return (Norm("none", (0, 0), "", tuple(named)),)
    return (replace(norms[0], facets=(*norms[0].facets, *named)), *norms[1:])


def _named(text: str, term: str, amount: Threshold) -> Iterable[Facet]:
    match = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text, re.IGNORECASE)
    if match:
        said = comparator_at(text, match)
        value = replace(amount, comparator=said) if said != "exactly" else amount
        yield Facet("threshold", value, match.span())
