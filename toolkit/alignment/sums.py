"""Sums of money so far apart that they are of two things.

    baseline    a person who gave you a gift worth more than £25
    candidate   a holding worth more than £25,000 in a company

Whatever else is said in the same words, nobody meant the one as an answer to the other. Not where both speak of gifts,
or nearly all other words are the same: then the sum was changed, and a person should read both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

from toolkit.alignment.data import data_of
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.norm import Threshold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

FAR = 50.0
"""Times that amounts in one currency differ from which they are of two things: codes of one country ask for gifts from
£10 to £100, and for shares from £1,000."""
SAME = 0.65
"""Dice coefficient of the words from which two provisions are one with another amount; as in benchmark/answered.py."""


def unpriced(chances: Matrix, ones: Sequence[Unit], others: Sequence[Unit]) -> Matrix:
    """The probabilities of links, none between provisions that name two things with sums far apart."""
    mine, theirs = (
        [(at, unit, _things(unit)) for at, unit in enumerate(side) if _amounts([unit])] for side in (ones, others)
    )
    found = chances.copy()
    for (row, one, first), (column, other, second) in product(mine, theirs):
        if first and second and first.isdisjoint(second) and far_apart([one], [other]):
            found[row, column] = 0.0
    return found


def _things(unit: Unit) -> frozenset[str]:
    """What it names of the things that sums are stated of."""
    text = unit.provision.text.lower()
    return frozenset(name for name, words in data_of("sums")["things"].items() if re.search(words, text))


def far_apart(ones: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """All amounts of the one side are many times more than all of the other in the same currency."""
    mine, theirs = _amounts(ones), _amounts(others)
    shared = [(mine[currency], theirs[currency]) for currency in mine.keys() & theirs.keys()]
    far = bool(shared) and all(_ranges_apart(*pair) for pair in shared)
    return far and _likeness(ones, others) < SAME


def _ranges_apart(one: set[float], other: set[float]) -> bool:
    low, high = (one, other) if min(one) < min(other) else (other, one)
    return min(low) > 0 and max(low) * FAR <= min(high)


def _amounts(units: Sequence[Unit]) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for unit in units:
        for facet in unit.facts.facets("threshold"):
            if isinstance(facet.value, Threshold):
                found.setdefault(facet.value.currency, set()).add(float(facet.value.amount))
    return found


def _likeness(ones: Sequence[Unit], others: Sequence[Unit]) -> float:
    mine, theirs = ({term for unit in side for term in terms(unit.provision.text)} for side in (ones, others))
    return 2 * len(mine & theirs) / max(len(mine) + len(theirs), 1)
