"""How alike is what two texts do not say in the same words.

    baseline    A councillor who is *convicted of bribery* shall cease to hold office.       the rest: other matter
    candidate   A servant who is *transferred* shall cease to hold the office *quarters*.

    baseline    Members *shall take no part in* the award of a contract to a *relative*.     the rest: the same matter
    candidate   Officers *keep out of* the award of contracts to their *families*.

Where two provisions answer each other, the words that they do not share are alike as well; where they only look so, all
likeness is in the words that they share. Words for roles, and such as any rule may have, are set aside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

LEAST = 1e-4
"""Weight under which nothing is left over: then the rest is wholly alike."""


@dataclass(frozen=True)
class Spoken:
    """The word pieces of all texts of one side, each text's headings after it. places: the number of each piece among
    those of both sides; weights: 0 for what is set aside, and for headings; has: which text has which, shape (texts,
    pieces of both sides)."""

    places: NDArray[np.int64]
    weights: Matrix
    has: NDArray[np.bool_]

    def part(self, pieces: slice, texts: slice) -> Spoken:
        """Some of the texts with their pieces."""
        return Spoken(self.places[pieces], self.weights[pieces], self.has[texts])


def spoken(texts: Sequence[Sequence[int]], rows: Sequence[int], weight: Mapping[int, float]) -> Spoken:
    """texts: the pieces of each text, by number; rows: how many rows each has with its headings; weight: of every piece
    of both sides, 0 where it is set aside."""
    import numpy as np

    order = {piece: place for place, piece in enumerate(sorted(weight))}
    has = np.zeros((len(texts), len(order) + 1), dtype=np.bool_)
    places, weights = np.zeros(sum(rows), dtype=np.int64), np.zeros(sum(rows))
    for row, (text, start) in enumerate(zip(texts, np.cumsum([0, *rows[:-1]]).tolist(), strict=True)):
        found = [order[piece] for piece in text]
        has[row, found] = True
        places[start : start + len(found)] = found
        weights[start : start + len(found)] = [weight[piece] for piece in text]
    return Spoken(places, weights, has)


def weights_of(rarity: Mapping[int, float], aside: AbstractSet[int]) -> dict[int, float]:
    """What each piece counts for: nothing where it is set aside."""
    return {piece: 0.0 if piece in aside else value for piece, value in rarity.items()}


def rest_of(best: Any, mine: Spoken, other: Spoken, starts: Sequence[int]) -> Matrix:
    """For each of my texts and each other: the mean likeness of those of my pieces that the other has not, each with
    its best there; 1 where it has them all. best: shape (my pieces, other texts); starts: the first row of my texts."""
    import numpy as np

    left = mine.weights[:, None] * ~other.has[:, mine.places].T
    total, alike = (np.add.reduceat(one, starts, axis=0) for one in (left, left * best))
    return np.asarray(np.divide(alike, total, out=np.ones_like(total), where=total > LEAST))
