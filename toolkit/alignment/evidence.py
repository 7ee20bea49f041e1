"""What is known of a printed link beside its chance. The chance asks whether any other provision would answer better;
this asks whether the two, as they stand, say the same.

    baseline    The annual declaration of a member shall be kept for fifteen years.
    candidate   The annual leave of an employee shall be kept on the system for fifteen months.

Nothing else is nearer to either, so the link is likely; but what they have in common is words, and the rest is not
alike.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from toolkit.alignment.group import Group
from toolkit.alignment.likeness import unanswered
from toolkit.alignment.matching import Link
from toolkit.alignment.signs import words_of
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


class Evidence(NamedTuple):
    """rest: how alike is what the two sides do not say in the same words, 0 to 1 (`rest.py`); cover: how much of the
    one is in the other, of the two sides the lesser; length: log of the words of the shorter; lost: content words that
    the other side has in no form, the logs of both sides added."""

    rest: float
    cover: float
    length: float
    lost: float


USUAL = Evidence(rest=0.37, cover=0.48, length=2.9, lost=3.2)
"""About the means over printed links of the development half: of such a link nothing is known but its chance."""


def evidence_of(link: Link, table: Mapping[str, Matrix], ones: Sequence[Unit], others: Sequence[Unit]) -> Evidence:
    """All of it. table: what was measured of every pair; without "rest" that is as usual."""
    sides = [ones[place] for place in link.baseline], [others[place] for place in link.candidate]
    baseline, candidate = Group("baseline", tuple(sides[0])), Group("candidate", tuple(sides[1]))
    cells = [[one] for one in link.baseline], list(link.candidate)
    lost = math.log1p(_lost(baseline, candidate)) + math.log1p(_lost(candidate, baseline))
    return Evidence(
        float(table["rest"][cells].min()) if "rest" in table else USUAL.rest,
        float(min(table[name][cells].mean() for name in ("there", "back"))),
        math.log(max(1, min(sum(len(unit.text.split()) for unit in side) for side in sides))),
        lost,
    )


SHARED, UNLIKE = 0.25, 0.24
"""Of links that would be certain, sharing at least so many words and otherwise so little alike, 17 of 802 right ones in
the development half, spread over ten authorities, and 23 of 48 traps in tests/cases/links_*.toml; no twin."""


def only_words(link: Link, table: Mapping[str, Matrix]) -> bool:
    """All that is alike are words that both sides have: these are many, and the rest is not alike.

    baseline    shall declare *sponsored visits* outside Hong Kong within 14 days
    candidate   shall *apply for leave to visit* places outside Hong Kong 14 days ahead
    """
    if "rest" not in table:
        return False
    cells = [[one] for one in link.baseline], list(link.candidate)
    return bool(table["words"][cells].min() >= SHARED and table["rest"][cells].min() < UNLIKE)


def _lost(mine: Group, other: Group) -> int:
    return unanswered(terms(words_of(mine)), other.words)
