"""What the neighbours of two provisions say of their link: codes keep together what belongs together.

baseline              candidate
-------------------------------------
3  Gifts ............ 7  Hospitality     the siblings of 3(b) answer to provisions of 7,
  (a) ............... 7.1                so 3(b) has likely its counterpart there too,
  (b) ............... ?                  and likeliest right after 7.1
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.alignment.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

CONTEXT = ("section", "part", "beside")
FAR = 2
"""How many places before and after a provision count as beside it; the second half as much as the first."""


def context_of(chances: Matrix, baseline: Sequence[Unit], candidate: Sequence[Unit]) -> dict[str, Matrix]:
    """One matrix for each name of CONTEXT, 0 to about 1 (`beside`: to 3). chances: of all pairs, by themselves.

    The pair itself, and all that is said of its two provisions, is left out: nothing proves itself.
    """
    return {
        "section": _shared(chances, [_nearest(unit) for unit in baseline], [_nearest(unit) for unit in candidate]),
        "part": _shared(chances, [_topmost(unit) for unit in baseline], [_topmost(unit) for unit in candidate]),
        "beside": _beside(chances),
    }


def _nearest(unit: Unit) -> str:
    return unit.above[0].id if unit.above else ""


def _topmost(unit: Unit) -> str:
    return unit.above[-1].id if unit.above else ""


def _shared(chances: Matrix, ones: Sequence[str], others: Sequence[str]) -> Matrix:
    """How far the other members of the two groups answer each other, of what they answer at all; shrunk by one."""
    import numpy as np

    left, right = _members(ones), _members(others)
    across, down = chances @ right, left.T @ chances
    between = left @ (down @ right) @ right.T - across @ right.T - left @ down + chances
    rows = left @ down.sum(axis=1) - chances.sum(axis=1)
    columns = right @ across.sum(axis=0) - chances.sum(axis=0)
    most = np.sqrt(np.outer(np.maximum(rows, 0.0), np.maximum(columns, 0.0)))
    return np.asarray(np.maximum(between, 0.0) / (most + 1.0))


def _members(groups: Sequence[str]) -> Matrix:
    """A row for each unit, a column for each group: 1 where it belongs."""
    import numpy as np

    places = {name: place for place, name in enumerate(dict.fromkeys(groups))}
    table = np.zeros((len(groups), len(places)))
    table[range(len(groups)), [places[name] for name in groups]] = 1.0
    return table


def _beside(chances: Matrix) -> Matrix:
    """The chances one and two places before and after, on both sides."""
    import numpy as np

    found = np.zeros_like(chances)
    for far in range(1, FAR + 1):
        found[far:, far:] += chances[:-far, :-far] / far
        found[:-far, :-far] += chances[far:, far:] / far
    return found
