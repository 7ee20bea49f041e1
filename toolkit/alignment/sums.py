"""Sums of money so far apart that they are of two things.

    baseline    a person who gave you a gift worth more than £25
    candidate   a holding worth more than £25,000 in a company

Whatever else is said in the same words, nobody meant the one as an answer to the other. Not where nearly all other
words are the same: then the sum was changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

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
    """The probabilities of links, none between provisions whose sums are far apart."""
    mine, theirs = ([place for place, unit in enumerate(side) if _amounts([unit])] for side in (ones, others))
    found = chances.copy()
    for row, column in product(mine, theirs):
        if far_apart([ones[row]], [others[column]]):
            found[row, column] = 0.0
    return found


def far_apart(ones: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """Each amount of the one side is many times more, or less, than each of the other in the same currency."""
    mine, theirs = _amounts(ones), _amounts(others)
    pairs = [sorted(pair) for currency in mine for pair in product(mine[currency], theirs.get(currency, ()))]
    far = bool(pairs) and all(least > 0 and most / least >= FAR for least, most in pairs)
    return far and _likeness(ones, others) < SAME


def _amounts(units: Sequence[Unit]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for unit in units:
        for facet in unit.facts.facets("threshold"):
            if isinstance(facet.value, Threshold):
                found.setdefault(facet.value.currency, []).append(float(facet.value.amount))
    return found


def _likeness(ones: Sequence[Unit], others: Sequence[Unit]) -> float:
    mine, theirs = ({term for unit in side for term in terms(unit.provision.text)} for side in (ones, others))
    return 2 * len(mine & theirs) / max(len(mine) + len(theirs), 1)
