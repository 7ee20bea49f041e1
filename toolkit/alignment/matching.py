"""From scores to links: which provisions answer each other, many to many, or nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.alignment.joining import UNBOUND, Kins, Pair, joiners
from toolkit.alignment.semantic import Encoder, votes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from toolkit.alignment.joining import Covers

    Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Link:
    """Units that answer each other: places in the lists of both sides. A link is right where all its pairs are, so
    it is as probable as its least sure pair."""

    baseline: tuple[int, ...]
    candidate: tuple[int, ...]
    confidence: float


def model_for(encoder: Encoder | None) -> str:
    """By how many encoders vote: "lexical", "semantic" or "voted"."""
    return ("lexical", "semantic", "voted")[min(len(votes(encoder)), 2)]


def links(
    chances: Matrix, covers: Covers, *, threshold: float, joins: float, room: float, kins: Kins = UNBOUND
) -> list[Link]:
    """The best one-to-one pairs over all, then what is left over joins the pair it fits best (splits and merges).

    covers: how much of each baseline unit is in each candidate unit, and the other way about. threshold: least
    probability of a pair; "no counterpart" wins below it. joins: least probability of a further member; room: what
    counts for it that there is something left to answer; kins: which join nothing but their kin (`joining.py`).
    """
    pairs, known = one_to_one(chances, threshold), chances.copy()
    rows: dict[int, list[int]] = {row: [column] for row, column in pairs}
    columns: dict[int, list[int]] = {column: [row] for row, column in pairs}
    found = joiners(chances, covers, pairs, kins)
    known[[one.pair[0] for one in found], [one.pair[1] for one in found]] = [one.chance(room) for one in found]
    return _grouped(known, rows, columns, [one.pair for one in found if known[one.pair] >= joins])


def one_to_one(chances: Matrix, threshold: float) -> list[Pair]:
    """The pairs that are the best over all, none less likely than the threshold."""
    from scipy.optimize import linear_sum_assignment

    if not chances.size:
        return []
    gain = _log_odds(chances) - math.log(threshold / (1 - threshold))
    gain[gain < 0] = 0.0  # "no counterpart" is always to be had, at nothing
    rows, columns = linear_sum_assignment(gain, maximize=True)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True) if gain[row, column] > 0]


def _log_odds(chances: Matrix) -> Matrix:
    import numpy as np

    safe = np.clip(chances, 1e-9, 1 - 1e-9)
    return np.asarray(np.log(safe / (1 - safe)))


def _grouped(
    chances: Matrix, rows: dict[int, list[int]], columns: dict[int, list[int]], extra: list[tuple[int, int]]
) -> list[Link]:
    """Each further pair widens the link of its hub, unless the hub is itself one of several: then it is a link of
    its own."""
    alone: list[tuple[int, int]] = []
    for row, column in dict.fromkeys(extra):
        if row not in rows and len(rows.get(columns.get(column, [-1])[0], [])) <= 1 and column in columns:
            columns[column].append(row)
        elif column not in columns and row in rows and all(len(columns[other]) == 1 for other in rows[row]):
            rows[row].append(column)
            columns[column] = [row]
        else:
            alone.append((row, column))
    found = {(tuple(sorted(columns[column])), tuple(sorted(rows[row]))) for row in rows for column in rows[row][:1]}
    found |= {((row,), (column,)) for row, column in alone}
    return [_link(chances, ones, others) for ones, others in sorted(found)]


def _link(chances: Matrix, ones: tuple[int, ...], others: tuple[int, ...]) -> Link:
    return Link(ones, others, min(float(chances[one, other]) for one in ones for other in others))
