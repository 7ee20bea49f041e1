"""Likeness clause by clause, for an encoder that gives one vector for a text.

    baseline   Members must refuse gifts.            each text is taken whole and in its clauses, and each of
                          |                          these takes its best among the other text's
    candidate  Officers must refuse gifts; they must also register offers within 28 days.

One vector of the longer text lies between its two requirements; that of its first clause does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.alignment.pieces import Rows, centred
from toolkit.alignment.words import clause_openers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from toolkit.alignment.semantic import Encoder

    Matrix = NDArray[np.float64]

FEWEST_WORDS = 4
"""A clause of fewer words says too little by itself."""


def clauses(text: str) -> tuple[str, ...]:
    """The whole text first; then, where there are two or more, its sentences and clauses of FEWEST_WORDS and more."""
    parts = [part for part in _boundary().split(text) if len(part.split()) >= FEWEST_WORDS]
    return (text, *parts) if len(parts) > 1 else (text,)


@cache
def _boundary() -> re.Pattern[str]:
    """After a stop, a semicolon or a colon, and where a comma opens a clause."""
    return re.compile(r"(?<=[.;:])\s+|,\s+(?=(?:" + "|".join(map(re.escape, clause_openers())) + r")\b)")


class Clausewise(NamedTuple):
    """there: the mean over each baseline text's clauses of their best in each candidate text; back: the other way
    about; wholes: the encoder's rows of the whole texts of either side."""

    there: Matrix
    back: Matrix
    wholes: tuple[NDArray[np.float32], NDArray[np.float32]]


def clause_coverage(encoder: Encoder, baseline: Sequence[str], candidate: Sequence[str]) -> Clausewise:
    """How much of each text is in each of the other side, clause by clause; what all clauses of both codes have in
    common is taken off first."""
    import numpy as np

    told = [[clauses(text) for text in side] for side in (baseline, candidate)]
    first, second = (np.array([len(one) for one in side], dtype=np.intp) for side in told)
    ones, others = (np.cumsum([0, *count[:-1]], dtype=np.intp)[: len(count)] for count in (first, second))
    rows, edge = encoder.encode([clause for side in told for one in side for clause in one]), int(first.sum())
    there, back = np.zeros((2, len(baseline), len(candidate)))
    if there.size:
        apart = centred(rows)
        likeness = Rows(apart[:edge]).cosines(slice(None), Rows(apart[edge:]))
        there[:] = np.add.reduceat(np.maximum.reduceat(likeness, others, axis=1), ones, axis=0) / first[:, None]
        back[:] = np.add.reduceat(np.maximum.reduceat(likeness, ones, axis=0), others, axis=1) / second[None, :]
    return Clausewise(there, back, (rows[ones], rows[edge + others]))
