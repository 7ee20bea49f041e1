"""From scores to links: which provisions answer each other, many to many, or nothing."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from toolkit.alignment.features import Features
from toolkit.alignment.semantic import Encoder, votes
from toolkit.alignment.units import Unit
from toolkit.alignment.words import folded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

SAME_WORDS = 0.99
"""Confidence of a link between two provisions of the same words; not 1, for the same words may stand in another
place."""


@dataclass(frozen=True, slots=True)
class Link:
    """Units that answer each other: places in the lists of both sides, and the probability of each pair's link."""

    baseline: tuple[int, ...]
    candidate: tuple[int, ...]
    confidence: float


def model_for(encoder: Encoder | None) -> str:
    """Which learnt weights fit: "lexical", "semantic" or "voted", by how many encoders vote."""
    return ("lexical", "semantic", "voted")[min(len(votes(encoder)), 2)]


@cache
def weights(model: str) -> dict[str, Any]:
    """The learnt weights of one model of weights.toml: intercept, one for each feature, thresholds."""
    data = tomllib.loads((resources.files("toolkit.alignment") / "weights.toml").read_text(encoding="utf-8"))
    return dict(data[model])


def probabilities(features: Features, baseline: Sequence[Unit], candidate: Sequence[Unit], *, model: str) -> Matrix:
    """For every pair the probability that it is a link: a logistic sum of the features."""
    import numpy as np

    learnt = weights(model)
    logits = np.full(features.values.shape[1:], float(learnt["intercept"]))
    for name, weight in sorted(learnt["features"].items()):
        logits += float(weight) * features[name]
    chances = 1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))
    return _same_words(chances, baseline, candidate)


def _same_words(chances: Matrix, baseline: Sequence[Unit], candidate: Sequence[Unit]) -> Matrix:
    """Cheap certain matches: the same whole sense, in the same words, once on each side."""
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, units in enumerate((baseline, candidate)):
        for place, unit in enumerate(units):
            places.setdefault(folded(unit.text), ([], []))[side].append(place)
    for text, (ones, others) in sorted(places.items()):
        if len(ones) == len(others) == 1 and len(text.split()) >= 4:
            chances[ones[0], others[0]] = max(chances[ones[0], others[0]], SAME_WORDS)
    return chances


def links(chances: Matrix, *, threshold: float, joins: float) -> list[Link]:
    """The best one-to-one pairs over all, then what is left over joins the pair it fits best (splits and merges).

    threshold: least probability of a pair; "no counterpart" wins below it. joins: least probability of a further
    member.
    """
    pairs = _pairs(chances, threshold)
    taken_rows, taken_columns = {row for row, _ in pairs}, {column for _, column in pairs}
    rows: dict[int, list[int]] = {row: [column] for row, column in pairs}
    columns: dict[int, list[int]] = {column: [row] for row, column in pairs}
    extra: list[tuple[int, int]] = []
    for row in range(chances.shape[0]):
        if row not in taken_rows and chances.shape[1]:
            column = int(chances[row].argmax())
            if chances[row, column] >= joins:
                extra.append((row, column))
    for column in range(chances.shape[1]):
        if column not in taken_columns and chances.shape[0]:
            row = int(chances[:, column].argmax())
            if chances[row, column] >= joins:
                extra.append((row, column))
    return _grouped(chances, rows, columns, extra)


def _pairs(chances: Matrix, threshold: float) -> list[tuple[int, int]]:
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
    values = [float(chances[one, other]) for one in ones for other in others]
    return Link(ones, others, sum(values) / len(values))
