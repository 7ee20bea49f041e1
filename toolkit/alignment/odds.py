"""Probabilities as log odds and back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


def softmax(odds: Matrix) -> Matrix:
    """The chances of each row, which come to one, of the log odds of its classes."""
    import numpy as np

    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    found: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return found


def chance(odds: float) -> float:
    """The probability of log odds."""
    return 1.0 / (1.0 + math.exp(-min(max(odds, -30.0), 30.0)))


def odds_of(probability: float) -> float:
    """Its log odds; those of 0 and 1 are kept finite."""
    safe = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(safe / (1 - safe))
