"""Multinomial logistic regression with an L2 penalty: what a text is, from the numbers that stand for its meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.pipeline import softmax

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


def fitted(meaning: Matrix, shares: Matrix, *, penalty: float, counts: Matrix | None = None) -> Matrix:
    """Weights, rows x classes. meaning: a row for each text, its last number 1; shares: how much of each text is of
    each class, a row of which comes to one; penalty: draws all weights but the last row to nought; counts: how much
    each text counts, 1 if not said."""
    import numpy as np
    from scipy.optimize import minimize

    shape = meaning.shape[1], shares.shape[1]
    each = np.ones((len(meaning), 1)) if counts is None else counts[:, None]

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(shape)
        found, drawn = softmax(meaning @ weights), weights * penalty
        drawn[-1] = 0.0
        value = -np.sum(each * shares * np.log(found + 1e-12)) + 0.5 * np.sum(drawn * weights)
        return float(value), (meaning.T @ (each * (found - shares)) + drawn).ravel()

    made: Matrix = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return made.reshape(shape)
