"""The sums of learning: weights by choice, then what the two choices of a pair count for its probability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.alignment.scoring import AXES, OWN, choices, share, strengths

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Data = Sequence[tuple[Mapping[str, Matrix], Matrix]]

PENALTY = 3.0
"""Strength of the L2 penalty, in choices: the weight of a feature that tells in fewer than this shrinks by half or
more."""
FAINT = 0.3
"""The penalty on what the two choices count; there are only two numbers to learn."""


def fitted(data: Data, *, names: Sequence[str]) -> dict[str, Any]:
    """One pass of weights.toml. data: features by name, and the truth, for each example."""
    import numpy as np

    seen = [(_stack(table, names, axis), truth, axis) for table, truth in data for axis in AXES]
    spread = np.concatenate([values.reshape(-1, len(names)) for values, _, _ in seen]).std(axis=0) + 1e-9
    found, none = _by_choice([(values / spread, truth, axis) for values, truth, axis in seen])
    features = {name: round(float(weight), 4) for name, weight in zip(names, found / spread, strict=True)}
    none = round(none, 4)
    strong = [[strengths(table, features, axis) for axis in AXES] for table, _ in data]
    rows = np.concatenate([np.stack([side.ravel() for side in choices(both, none)], axis=1) for both in strong])
    (surer, other), intercept = _by_pair(rows, np.concatenate([truth.ravel() for _, truth in data]))
    return {"none": none, "intercept": intercept, "surer": surer, "other": other, "features": features}


def _stack(table: Mapping[str, Matrix], names: Sequence[str], axis: int) -> Matrix:
    import numpy as np

    return np.stack([table[OWN[axis].get(name, name)] for name in names], axis=-1)


def _by_choice(data: Sequence[tuple[Matrix, Matrix, int]]) -> tuple[Matrix, float]:
    """Weights of standardised features, and the strength of "none". data: for each example and each of AXES the
    features, shape (baseline, candidate, features), the truth and the axis."""
    import numpy as np
    from scipy.optimize import minimize

    count = data[0][0].shape[-1]

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        parts = [_choice_loss(values, truth, theta, axis) for values, truth, axis in data]
        weights = np.append(theta[:-1], 0.0)
        value = sum(part[0] for part in parts) + 0.5 * PENALTY * weights @ weights
        return float(value), np.sum([part[1] for part in parts], axis=0) + PENALTY * weights

    bounds = [(0.0, None)] * count + [(None, None)]
    best = minimize(loss, np.zeros(count + 1), jac=True, method="L-BFGS-B", bounds=bounds)
    return best.x[:-1], float(best.x[-1])


def _choice_loss(values: Matrix, truth: Matrix, theta: Matrix, axis: int) -> tuple[float, Matrix]:
    """Less the log of the chance that each provision of one side chooses a right one (or none), and its slope."""
    import numpy as np

    chosen = share(values @ theta[:-1], theta[-1], axis)
    alone = 1.0 - chosen.sum(axis=axis, keepdims=True)
    right, has = (chosen * truth).sum(axis=axis, keepdims=True), truth.sum(axis=axis, keepdims=True) > 0
    value = -np.where(has, np.log(right + 1e-12), np.log(np.maximum(alone, 1e-12))).sum()
    excess = chosen - np.where(has, chosen * truth / (right + 1e-12), 0.0)
    return float(value), np.append(np.tensordot(excess, values, axes=2), (alone - ~has).sum())


def _by_pair(rows: Matrix, answers: Matrix) -> tuple[list[float], float]:
    """Logistic regression on the two choices: their weights, and the intercept."""
    import numpy as np
    from scipy.optimize import minimize

    spread = rows.std(axis=0) + 1e-9
    scaled = rows / spread

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        chance = 1 / (1 + np.exp(-np.clip(scaled @ theta[:-1] + theta[-1], -30, 30)))
        value = -np.sum(answers * np.log(chance + 1e-12) + (1 - answers) * np.log(1 - chance + 1e-12))
        slope = np.append(scaled.T @ (chance - answers) + FAINT * theta[:-1], np.sum(chance - answers))
        return float(value + 0.5 * FAINT * theta[:-1] @ theta[:-1]), slope

    bounds = [(0.0, None), (0.0, None), (None, None)]
    best = minimize(loss, np.zeros(3), jac=True, method="L-BFGS-B", bounds=bounds)
    return [round(float(weight), 4) for weight in best.x[:-1] / spread], round(float(best.x[-1]), 4)
