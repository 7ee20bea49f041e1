"""Learning the weights of alignment from examples: pairs of analyses with the links that people found.

A logistic sum of the features, fitted by maximum likelihood with an L2 penalty on standardised features; non-negative,
for each feature is evidence *for* a link, and a negative weight on few data would only be noise. The thresholds are
those with the best F1 of pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.alignment.features import features_of
from toolkit.alignment.matching import links, model_for
from toolkit.alignment.semantic import Encoder
from toolkit.alignment.units import units_of
from toolkit.model.norm import Analysis

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_ALWAYS = (
    "letters_csls",
    "placed_letters_csls",
    "mutual",
    "topic",
    "main_topic",
    "principle",
    "heading",
    "force",
    "kind",
    "facets",
    "action",
)
FEATURES = {
    "voted": ("meaning_csls", "second_csls", "placed_second_csls", *_ALWAYS),
    "semantic": ("meaning_csls", *_ALWAYS),
    "lexical": ("words", "words_csls", *_ALWAYS),
}
"""What each model may weigh, by how many encoders vote (two, one, none); `mutual` already holds the others' ranks."""
PENALTY = 3.0
"""Strength of the L2 penalty, in pairs: the weights of a feature seen in fewer linked pairs than this shrink by
half or more."""


@dataclass(frozen=True, slots=True)
class Example:
    """Two analyses and the linked pairs of provision ids, baseline first."""

    baseline: Analysis
    candidate: Analysis
    pairs: frozenset[tuple[str, str]]


def learn(examples: Sequence[Example], *, encoder: Encoder | None) -> dict[str, Any]:
    """Weights, intercept and thresholds that fit the examples, for the model of that encoder.

    The result has the keys of one table of weights.toml, and `development_f1`, the F1 of pairs on the examples.
    """
    model = model_for(encoder)
    import numpy as np

    rows, answers, tables = [], [], []
    for example in examples:
        ones, others = units_of(example.baseline), units_of(example.candidate)
        features = features_of(ones, others, encoder=encoder)
        truth = np.array([[(one.id, other.id) in example.pairs for other in others] for one in ones], dtype=float)
        rows.append(np.stack([features[name].ravel() for name in FEATURES[model]], axis=1))
        answers.append(truth.ravel())
        tables.append((example.pairs, ones, others, features))
    weights, intercept = _fit(np.concatenate(rows), np.concatenate(answers))
    learnt = {"intercept": intercept, "features": dict(zip(FEATURES[model], weights, strict=True))}
    return learnt | _thresholds(learnt, tables)


def _fit(rows: Matrix, answers: Matrix) -> tuple[list[float], float]:
    import numpy as np
    from scipy.optimize import minimize

    spread = rows.std(axis=0) + 1e-9
    scaled = rows / spread

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        logits = scaled @ theta[:-1] + theta[-1]
        chance = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
        value = -np.sum(answers * np.log(chance + 1e-12) + (1 - answers) * np.log(1 - chance + 1e-12))
        slope = np.append(scaled.T @ (chance - answers) + PENALTY * theta[:-1], np.sum(chance - answers))
        return float(value + 0.5 * PENALTY * theta[:-1] @ theta[:-1]), slope

    count = rows.shape[1]
    best = minimize(loss, np.zeros(count + 1), jac=True, method="L-BFGS-B", bounds=[(0, None)] * count + [(None, None)])
    return [round(float(weight), 4) for weight in best.x[:-1] / spread], round(float(best.x[-1]), 4)


def _thresholds(learnt: dict[str, Any], tables: Sequence[tuple[Any, ...]]) -> dict[str, float]:
    """The threshold and the joining threshold with the best F1 of pairs."""
    import numpy as np

    scored: list[tuple[float, float, float]] = []
    chances = [(gold, ones, others, _chances(features, learnt)) for gold, ones, others, features in tables]
    for threshold in np.arange(0.1, 0.7, 0.025):
        for joins in np.arange(threshold, 0.9, 0.05):
            hits = wrong = lost = 0
            for gold, ones, others, table in chances:
                pairs = {
                    (ones[row].id, others[column].id)
                    for link in links(table, threshold=float(threshold), joins=float(joins))
                    for row in link.baseline
                    for column in link.candidate
                }
                hits, wrong, lost = (
                    hits + len(pairs & gold),
                    wrong + len(pairs - gold),
                    lost + len(gold - pairs),
                )
            scored.append((2 * hits / (2 * hits + wrong + lost), float(threshold), float(joins)))
    best = max(scored)
    near = [row for row in scored if row[1] == best[1] and row[0] >= best[0] - SLACK]
    return {"threshold": round(best[1], 3), "joins": round(min(row[2] for row in near), 3), "development_f1": best[0]}


SLACK = 0.015
"""Among joining thresholds this close in F1 the lowest is taken: a split or merge offered for review costs a reader
less than one that is lost."""


def _chances(features: Any, learnt: dict[str, Any]) -> Matrix:
    import numpy as np

    logits = sum(
        (weight * features[name] for name, weight in learnt["features"].items()), start=np.float64(learnt["intercept"])
    )
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))))
