"""The metric of `metric.py`, learnt from linked provisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.alignment.metric import Metric
from toolkit.alignment.pieces import Pieces, rarity_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Rows = NDArray[np.float32]

DRAWN = {"pieces": 0.2, "whole": 0.3}
"""How far the differences within links are drawn towards such as are alike in every direction. On authorities left out
anything from .1 to .5 finds nearly as many counterparts."""
KEPT = {"pieces": 96, "whole": 128}
"""Directions kept; 64 to 150 do nearly as well."""
SAME = 0.3
"""Cosine from which a word piece and the nearest one of the linked provision are taken to answer each other."""
FULLEST = 120
"""The greatest of the numbers that vectors are multiplied by: 896 products of 127 and 120 add up exactly in 32 bits."""


class Linked(NamedTuple):
    """Two codes. pieces, rows: of the provisions of either side; pairs: those that answer each other."""

    pieces: tuple[Sequence[Pieces], Sequence[Pieces]]
    rows: tuple[Rows, Rows]
    pairs: Sequence[tuple[int, int]]


class Spread(NamedTuple):
    """Sums over vectors: how they differ at all, and within links, each with its weight; over rows also their sum."""

    total: Matrix
    many: float
    within: Matrix
    linked: float
    summed: Matrix


Spreads = tuple[Spread, Spread]
"""Of word pieces, and of whole rows."""


def spreads(codes: Linked) -> Spreads:
    """What one pair of codes says."""
    return _of_pieces(codes), _of_rows(codes)


def metric_of(found: Sequence[Spreads]) -> Metric:
    """The metric of several pairs of codes."""
    import numpy as np

    pieces, whole = (_summed(side) for side in zip(*found, strict=True))
    usual = (whole.summed / whole.many).astype(np.float32)
    return Metric(_directions(pieces, "pieces"), _directions(whole, "whole"), usual)


def _summed(parts: Sequence[Spread]) -> Spread:
    return Spread(*(sum(one[1:], start=one[0]) for one in zip(*parts, strict=True)))


def _directions(found: Spread, name: str) -> Any:
    """Whole numbers to multiply vectors with, shape (dimensions, kept)."""
    import numpy as np

    within, total = found.within / found.linked, found.total / found.many
    size, drawn = len(within), DRAWN[name]
    values, axes = np.linalg.eigh((1 - drawn) * within + drawn * np.eye(size) * np.trace(within) / size)
    plain = axes / np.sqrt(values)
    widest = np.linalg.eigh(plain.T @ total @ plain)[1][:, ::-1][:, : KEPT[name]]
    turned = plain @ widest
    return np.rint(turned * (FULLEST / np.abs(turned).max())).astype(np.int8)


def _of_rows(codes: Linked) -> Spread:
    import numpy as np

    ones, others = (rows - rows.mean(axis=0, dtype=np.float64) for rows in codes.rows)
    every, apart = np.vstack([ones, others]), np.array([ones[one] - others[other] for one, other in codes.pairs])
    summed = np.vstack(codes.rows).sum(axis=0, dtype=np.float64)
    return Spread(every.T @ every, float(len(every)), apart.T @ apart, float(len(apart)), summed)


def _of_pieces(codes: Linked) -> Spread:
    import numpy as np

    texts = [*codes.pieces[0], *codes.pieces[1]]
    rarity = rarity_of(texts)
    weights = [np.array([rarity[piece] for piece in text.ids.tolist()]) for text in texts]
    units = [_units(text.vectors.astype(np.float64)) for text in texts]
    mean = np.vstack([one for one in units if len(one)]).mean(axis=0)
    away, first = [one - mean if len(one) else one for one in units], len(codes.pieces[0])
    every, counts = np.vstack([one for one in away if len(one)]), np.concatenate(weights)
    rows = [row for one, other in codes.pairs for row in _answering(away, weights, one, first + other)]
    apart, held = np.vstack([row for row, _ in rows]), np.concatenate([weight for _, weight in rows])
    total, within = (every * counts[:, None]).T @ every, (apart * held[:, None]).T @ apart
    return Spread(total, float(counts.sum()), within, float(held.sum()), mean)


def _answering(
    away: Sequence[Matrix], weights: Sequence[Matrix], one: int, other: int
) -> Iterator[tuple[Matrix, Matrix]]:
    """How each piece of either text differs from the nearest of the other, where that is near."""
    if not len(away[one]) or not len(away[other]):
        return
    for mine, theirs in ((one, other), (other, one)):
        likeness = _units(away[mine]) @ _units(away[theirs]).T
        near = likeness.max(axis=1) > SAME
        yield (away[mine] - away[theirs][likeness.argmax(axis=1)])[near], weights[mine][near]


def _units(vectors: Matrix) -> Matrix:
    import numpy as np

    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))
