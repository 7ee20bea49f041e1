"""Whether confidence means what it says, and how well the line between certain and doubtful is drawn."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

BINS = 5
"""Bins of equal mass: the same number of links in each, give or take one."""
DRAWS = 1000
"""Resamplings of the bootstrap, always from the same seed."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One printed link: its confidence, whether it was marked certain, whether every pair of it is gold, and whether
    one of them is a trap (`sets.Case.traps`)."""

    confidence: float
    certain: bool
    right: bool
    trap: bool = False


@dataclass(frozen=True, slots=True)
class Calibration:
    """error: expected calibration error, with the interval of the middle 95 % of bootstrap draws; review: share of
    links sent to a person; certain: share of the others; certain_right: share of those that are right, 0 where there
    are none; trapped: how many of them hold a trap."""

    links: int
    error: float
    low: float
    high: float
    review: float
    certain: float
    certain_right: float
    trapped: int


def calibration(links: Sequence[Stated]) -> Calibration | None:
    """Figures over all links; None where there are none."""
    if not links:
        return None
    points = [(link.confidence, link.right) for link in links]
    sure = [link for link in links if link.certain]
    low, high = _interval(points)
    share, right = len(sure) / len(links), sum(link.right for link in sure) / len(sure) if sure else 0.0
    trapped = sum(link.trap for link in sure)
    return Calibration(len(links), calibration_error(points), low, high, 1 - share, share, right, trapped)


def calibration_error(points: Sequence[tuple[float, bool]]) -> float:
    """The mean distance between stated confidence and share of right ones, over bins of equal mass.

    Equal confidences stay in the order given: sorted by what is right they would fill bins with one kind.

    Guo et al., On calibration of modern neural networks (2017), section 2; equal mass as in Nguyen and O'Connor (2015).
    """
    ordered = sorted(points, key=lambda point: point[0])
    edges = [round(len(ordered) * place / BINS) for place in range(BINS + 1)]
    parts = [ordered[start:end] for start, end in pairwise(edges) if end > start]
    return sum(abs(sum(one - right for one, right in part)) for part in parts) / len(ordered)


def _interval(points: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    chance = random.Random(0)
    draws = sorted(calibration_error(chance.choices(points, k=len(points))) for _ in range(DRAWS))
    return draws[DRAWS // 40], draws[-1 - DRAWS // 40]
