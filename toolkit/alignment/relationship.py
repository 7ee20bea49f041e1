"""Which of the five relationships follows from differences that are taken as they are found: between two versions of
one code, where little is worded anew. Between two codes `relating.py` weighs them."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.alignment.contrast import counted
from toolkit.alignment.group import Group, shared
from toolkit.alignment.words import folded
from toolkit.model.crosswalk import Difference, Relationship

LOOSE = 0.2
"""Below this share of common content words two linked provisions may only overlap; chosen on corpora/gold
development."""
PARTIAL = 0.4
"""A side with less than this part of the other's content words is taken to ask only part of it, if it is otherwise
alike."""


def relationship(baseline: Group, candidate: Group, found: Sequence[Difference]) -> Relationship:
    """Judged on the requirement and its parameters; the words alone decide only between equal and equivalent.

    equal: same words. intersects: forbidden against allowed, or parts of its own on both sides. subset/superset:
    only weaker or only
    stricter differences. equivalent: none that counts.
    """
    if same_words(baseline, candidate) and not found:
        return "equal"
    return by_differences(found) or _by_content(baseline, candidate)


def by_differences(found: Sequence[Difference]) -> Relationship | None:
    """What the differences say, taken as they are; None where none counts."""
    if any(difference.facet == "reversed" for difference in found):
        return "intersects"
    against = counted(found)
    directions = {difference.direction for difference in against}
    if {"weaker", "stricter"} <= directions:
        return "intersects"
    if "weaker" in directions:
        return "subset"
    if "stricter" in directions:
        return "superset"
    return "intersects" if against else None


def same_words(baseline: Group, candidate: Group) -> bool:
    """Whether the two sides say the same word for word, in however many provisions."""
    ones = folded(" ".join(unit.provision.text for unit in baseline.units))
    others = folded(" ".join(unit.provision.text for unit in candidate.units))
    return ones == others


def _by_content(baseline: Group, candidate: Group) -> Relationship:
    """No parameter differs: does one side hold much that the other does not?"""
    ones, others = len(set(baseline.words)), len(set(candidate.words))
    if not ones or not others or shared(baseline, candidate) < LOOSE:
        return "equivalent"
    if others < PARTIAL * ones:
        return "subset"
    return "superset" if ones < PARTIAL * others else "equivalent"
