"""What an unmatched provision might have answered to, and why it was refused: for a person to look at first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from toolkit.alignment.features import Features
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Rejected, Side

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

MOST = 3
"""Counterparts told for one provision."""
FEW_WORDS, OTHER_TOPIC = 0.15, 0.3
"""Likeness of words, of topics, under which it is said to be low."""
Units = tuple[Sequence[Unit], Sequence[Unit]]
"""The units of the baseline and of the candidate."""


def refusals(
    chances: Matrix, features: Features, units: Units, matched: tuple[set[int], set[int]], threshold: float
) -> tuple[Rejected, ...]:
    """For each unmatched unit, baseline first and in document order, its nearest counterparts, the best first."""
    if not chances.size:
        return ()
    reasons = _Reasons(chances, features, units, matched, threshold)
    return tuple(one for side in (0, 1) for one in reasons.of(side))


class _Reasons:
    """What the reasons are taken from."""

    def __init__(
        self, chances: Matrix, features: Features, units: Units, matched: tuple[set[int], set[int]], threshold: float
    ) -> None:
        self._chances, self._units, self._matched, self._threshold = chances, units, matched, threshold
        self._words, self._topic = features["words"], features["topic"]

    def of(self, side: int) -> Iterator[Rejected]:
        """All of one side, 0 the baseline's; of equals the first in the document."""
        table = self._chances if side == 0 else self._chances.T
        for place in range(len(self._units[side])):
            if place not in self._matched[side]:
                for other in (-table[place]).argsort(kind="stable")[:MOST].tolist():
                    yield self._one(side, place, other)

    def _one(self, side: int, place: int, other: int) -> Rejected:
        pair = (place, other) if side == 0 else (other, place)
        names: tuple[Side, Side] = ("baseline", "candidate")
        unit, counterpart = self._units[side][place], self._units[1 - side][other]
        confidence, reason = float(self._chances[pair]), "; ".join(self._why(side, pair, unit, counterpart))
        return Rejected(names[side], unit.id, counterpart.id, round(confidence, 4), reason)

    def _why(self, side: int, pair: tuple[int, int], unit: Unit, counterpart: Unit) -> Iterator[str]:
        confidence, low = float(self._chances[pair]), self._chances[pair] < self._threshold
        yield f"confidence {confidence:.2f} is below {self._threshold:.2f}" if low else _BETTER
        if low and pair[1 - side] in self._matched[1 - side]:
            yield "it already answers another provision"
        if self._words[pair] < FEW_WORDS:
            yield "few words in common"
        if self._topic[pair] < OTHER_TOPIC:
            yield f"other topic ({_topic(unit)} against {_topic(counterpart)})"


_BETTER = "it answers another provision better"


def _topic(unit: Unit) -> str:
    return unit.facts.topic.replace("_", " ")
