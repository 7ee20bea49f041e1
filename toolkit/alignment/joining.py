"""A provision that found no partner may join another's, where that is not yet wholly answered.

    baseline                          candidate
    2.4 Gifts are refused. ---------- 7 Gifts are refused, and offers are registered.
    2.5 Offers are registered. - - - -^   all of 2.5 is in 7, and only half of 7 is in 2.4: there is room for it

    3.1 Members show respect. ------- 9 Staff show respect.
    3.2 Members respect the law. -x- -^   little of 3.2 is in 9, and all of 9 is in 3.1: nothing is left to answer

How likely two provisions are a link does not say which of these it is. How much of the one that would join is in the
other, less how much of that other is in its partner, does; what this counts for is learnt (`room_of`).

An item of a list joins only the partner of its fellows, or of the words that open the list: it is one case of that
rule, and an answer to another rule does not answer the case. A definition joins nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from toolkit.alignment.odds import chance, odds_of
from toolkit.alignment.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Covers = tuple[Matrix, Matrix]

FAINT = 0.3
"""The penalty on what is learnt; there is only one number."""
Pair = tuple[int, int]


class Kin(NamedTuple):
    """To what a provision belongs: the words that open its list, or itself; bound: it joins nothing but its kin."""

    name: str
    bound: bool


Kins = tuple[Sequence[Kin], Sequence[Kin]]
"""Of the baseline's and of the candidate's provisions; nothing where none is bound."""
UNBOUND: Kins = ((), ())


def kins_of(*sides: Sequence[Unit]) -> Kins:
    """Items of lists and definitions are bound; not measures that may follow a breach, for a sentence that names some
    answers every list of them (`measures.py`)."""
    ones, others = ([_kin(unit) for unit in side] for side in sides)
    return ones, others


def _kin(unit: Unit) -> Kin:
    if unit.facts.context and unit.provision.parent:
        return Kin(unit.provision.parent, bound=not unit.facts.facets("sanction"))
    return Kin(unit.id, bound=unit.provision.level == "definition")


class Joiner(NamedTuple):
    """A pair of which one provision has another partner, and the other none. odds: log odds of the pair by itself;
    room: about -1 to 1, how much of the joiner is in the other, less how much of the other is in its partner."""

    pair: Pair
    odds: float
    room: float

    def chance(self, weight: float) -> float:
        """The probability that it joins."""
        return chance(self.odds + weight * self.room)


def joiners(chances: Matrix, covers: Covers, pairs: Sequence[Pair], kins: Kins = UNBOUND) -> list[Joiner]:
    """Of each provision without partner the likeliest counterpart, if that has one, and one of its kin where it is
    bound: the baseline's first.

    covers: how much of each baseline provision is in each candidate provision, and the other way about.
    """
    there, back = covers
    turned = _of_rows(chances.T, (back.T, there.T), [(column, row) for row, column in pairs], kins[1])
    return [
        *_of_rows(chances, covers, pairs, kins[0]),
        *(one._replace(pair=(one.pair[1], one.pair[0])) for one in turned),
    ]


def _of_rows(chances: Matrix, covers: Covers, pairs: Sequence[Pair], kin: Sequence[Kin]) -> Iterator[Joiner]:
    (there, back), partner, taken = covers, {column: row for row, column in pairs}, {row for row, _ in pairs}
    for row in range(chances.shape[0]):
        column = int(chances[row].argmax()) if chances.shape[1] else -1
        if row not in taken and column in partner and _free(kin, row, partner[column]):
            room = float(there[row, column] - back[partner[column], column])
            yield Joiner((row, column), odds_of(float(chances[row, column])), room)


def _free(kin: Sequence[Kin], one: int, partner: int) -> bool:
    return not kin or not kin[one].bound or kin[one].name == kin[partner].name


def room_of(found: Sequence[tuple[Joiner, bool]]) -> float:
    """What room counts for, learnt by logistic regression; found: joiners, and whether their pairs are links."""
    import numpy as np
    from scipy.optimize import minimize

    odds, room = (np.array([getattr(one, name) for one, _ in found]) for name in ("odds", "room"))
    right = np.array([float(is_right) for _, is_right in found])

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        likely = 1.0 / (1.0 + np.exp(-np.clip(odds + theta[0] * room, -30, 30)))
        value = -np.sum(right * np.log(likely + 1e-12) + (1 - right) * np.log(1 - likely + 1e-12))
        return float(value + 0.5 * FAINT * theta[0] ** 2), np.array([room @ (likely - right) + FAINT * theta[0]])

    return float(minimize(loss, np.zeros(1), jac=True, method="L-BFGS-B", bounds=[(0.0, None)]).x[0])
