"""Which directions of the encoders' vectors matter, learnt from provisions that answer each other.

Two provisions that answer each other have different vectors too: they bind other people, in another drafter's words.
Directions in which such pairs differ say little; those in which strangers differ and such pairs do not say much.

    within    how the vectors of linked provisions differ (drawn towards: in every direction alike)
    P         within^(-1/2), then the widest directions of all that is so weighed

Hatch et al., Within-class covariance normalization (2006); Friedman, Regularized discriminant analysis (1989). All
numbers are whole and so small that their products add up exactly in 32-bit floats, in whatever order.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from toolkit.alignment.lexical import csls
from toolkit.alignment.pieces import PRIOR, Pieces, Rows, Texts, rounded
from toolkit.alignment.semantic import Encoder, is_default

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Whole = NDArray[np.int8]

METRIC = "metric.npz"
"""The file that holds it, beside this module."""


class Metric(NamedTuple):
    """What to multiply vectors with, whole numbers. pieces: of word pieces, shape (384, kept); whole: of the rows that
    the two encoders give of a text, side by side, shape (896, kept); usual: the mean of such rows."""

    pieces: Whole
    whole: Whole
    usual: NDArray[np.float32]


def metric_for(encoder: Encoder | None) -> Metric | None:
    """The learnt metric, where both of the encoders it was learnt with vote; otherwise vectors count as they are."""
    return _learnt() if is_default(encoder) else None


@cache
def _learnt() -> Metric:
    import numpy as np

    with (resources.files("toolkit.alignment") / METRIC).open("rb") as file, np.load(file, allow_pickle=False) as kept:
        return Metric(kept["pieces"], kept["whole"], kept["usual"])


def metric_bytes(metric: Metric) -> bytes:
    """What the file holds; the same metric gives the same bytes."""
    import numpy as np

    buffer = BytesIO()
    np.savez(buffer, **metric._asdict())
    return buffer.getvalue()


def turned(texts: Texts, metric: Metric | None) -> Texts:
    """The texts and their headings, their word pieces in the directions that matter."""
    if metric is None:
        return texts
    return [_turned(text, metric) for text in texts[0]], [_turned(text, metric) for text in texts[1]]


def _turned(text: Pieces, metric: Metric) -> Pieces:
    import numpy as np

    if not len(text.ids):
        return replace(text, vectors=np.zeros((0, metric.pieces.shape[1]), dtype=np.int8))
    return replace(text, vectors=rounded(text.vectors.astype(np.float32) @ metric.pieces.astype(np.float32)))


def kinship(baseline: NDArray[np.float32], candidate: NDArray[np.float32], metric: Metric | None) -> Matrix:
    """How near whole texts are in the directions that matter, corrected for hubs; what all of a side have in common is
    taken off first. Given are the rows of each side, of both encoders side by side."""
    ones, others = (Rows(_side(rows, metric)) for rows in (baseline, candidate))
    return csls(ones.cosines(slice(None), others).astype("float64"))


def _side(rows: NDArray[np.float32], metric: Metric | None) -> Whole:
    import numpy as np

    if metric is None:
        return rounded(about_usual(rows, np.zeros(rows.shape[1], dtype=np.float32)))
    away = rounded(about_usual(rows, metric.usual)).astype(np.float32)
    return rounded(away @ metric.whole.astype(np.float32))


def about_usual(rows: NDArray[np.float32], usual: NDArray[np.float32]) -> NDArray[np.float32]:
    """The rows of one side less what they have in common; of few rows that is drawn to what is usual."""
    import numpy as np

    away = rows - usual
    return np.asarray(away - (away.sum(axis=0, dtype=np.float64) / (len(rows) + PRIOR)).astype(np.float32))
