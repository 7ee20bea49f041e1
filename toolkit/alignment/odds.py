"""Probabilities as log odds and back."""

from __future__ import annotations

import math


def chance(odds: float) -> float:
    """The probability of log odds."""
    return 1.0 / (1.0 + math.exp(-min(max(odds, -30.0), 30.0)))


def odds_of(probability: float) -> float:
    """Its log odds; those of 0 and 1 are kept finite."""
    safe = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(safe / (1 - safe))
