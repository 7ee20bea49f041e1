"""From evidence to probabilities: a provision chooses among all its counterparts, and "none" is one of them.

Each pair has a strength, a sum of its features. A baseline provision chooses among the candidate's by their strengths
(a softmax in which "none" has a strength of its own), and a candidate provision among the baseline's. The one that
chooses asks above all how much of *itself* is in the other: a provision merged into a longer one is found whole there,
while most of the longer one is not in it. What the two choices say of a pair makes its probability. All is done twice:
the second time knowing what the first made of the neighbours (`context.py`). Exchanging the sides exchanges nothing but
the sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit.alignment.context import context_of
from toolkit.alignment.data import data_of
from toolkit.alignment.features import Features, features_of
from toolkit.alignment.metric import metric_for
from toolkit.alignment.pieces import tells_pieces
from toolkit.alignment.semantic import Encoder, votes
from toolkit.alignment.units import Unit
from toolkit.alignment.words import folded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

AXES = (1, 0)
"""A baseline provision chooses along the rows, a candidate provision along the columns."""
SAME_WORDS = 0.99
"""Confidence of a link between two provisions of the same words; not 1, for the same words may stand in another
place."""
OWN: dict[int, dict[str, str]] = {
    axis: {"own_cover": f"{own}_csls", "other_cover": f"{other}_csls"}
    | {"own_second": f"second_{own}_csls", "other_second": f"second_{other}_csls"}
    for axis, own, other in ((1, "there", "back"), (0, "back", "there"))
}
"""What a choice over that axis (1: a baseline provision chooses, 0: a candidate provision) measures as covered of its
own and of the other's words."""
NEIGHBOURLY = 8
"""Neighbours that a provision must have before their silence counts: of a clause that stands alone nothing speaks, and
that is no evidence against it. The weights were learnt on whole codes, where all have more."""
ALONE = "alone"
"""Among what was measured: the chance that a pair has by itself, before its neighbours are heard."""
PASSES = (ALONE, "together")
"""Tables of weights.toml: what is weighed of a pair by itself, and what with its neighbours."""


def judging(encoder: Encoder | None) -> Encoder | None:
    """Who judges: all that vote where the first tells word pieces and there is a second, otherwise the first alone."""
    return encoder if weighing_for(encoder) == "voted" else next(iter(votes(encoder)), None)


def weighing_for(encoder: Encoder | None) -> str:
    """Which learnt weights fit: "lexical" without an encoder, "pieces" for one that tells word pieces, "voted" where
    another votes beside it, "whole" for one that tells none."""
    parts = votes(encoder)
    if not parts or not tells_pieces(parts[0]):
        return "whole" if parts else "lexical"
    return "pieces" if len(parts) == 1 else "voted"


@cache
def weights(model: str) -> dict[str, Any]:
    """The learnt weights of one model of weights.toml: thresholds, and a table for each of PASSES."""
    data = data_of("weights")
    return dict(data[model])


def scored(baseline: Sequence[Unit], candidate: Sequence[Unit], *, encoder: Encoder | None) -> tuple[Features, Matrix]:
    """What was measured, and for every pair the probability that it is a link."""
    learnt = weights(weighing_for(encoder))
    features = features_of(baseline, candidate, encoder=judging(encoder), metric=metric_for(judging(encoder)))
    alone = chances(features.table, learnt["alone"])
    if not alone.size:
        return Features({**features.table, ALONE: alone}), alone
    found = chances({**features.table} | context_of(alone, baseline, candidate), learnt["together"])
    known = min(1.0, (min(len(baseline), len(candidate)) - 1) / NEIGHBOURLY)
    found = _same_words(alone + known * (found - alone), baseline, candidate)
    return Features({**features.table, ALONE: _same_words(alone, baseline, candidate)}), found


def chances(table: Mapping[str, Matrix], learnt: Mapping[str, Any]) -> Matrix:
    """One pass. learnt: features, none, and how much the surer and the less sure of the two choices count."""
    import numpy as np

    surer, other = choices([strengths(table, learnt["features"], axis) for axis in AXES], float(learnt["none"]))
    logits = learnt["intercept"] + learnt["surer"] * surer + learnt["other"] * other
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))))


def strengths(table: Mapping[str, Matrix], features: Mapping[str, float], axis: int) -> Matrix:
    """The weighed sum of the features, in the order of their names, for the choice over that axis."""
    import numpy as np

    own = OWN[axis]
    return np.asarray(sum(float(weight) * table[own.get(name, name)] for name, weight in sorted(features.items())))


def choices(strength: Sequence[Matrix], none: float) -> tuple[Matrix, Matrix]:
    """Log odds with which the two provisions of a pair choose each other: the surer's and the other's. strength: of the
    choice over each of AXES."""
    import numpy as np

    chosen = [_odds(share(one, none, axis)) for one, axis in zip(strength, AXES, strict=True)]
    return np.maximum(*chosen), np.minimum(*chosen)


def share(strength: Matrix, none: float, axis: int) -> Matrix:
    """The softmax over one axis with "none" beside."""
    import numpy as np

    most = np.maximum(strength.max(axis=axis, keepdims=True, initial=none), none)
    raised = np.exp(strength - most)
    return np.asarray(raised / (raised.sum(axis=axis, keepdims=True) + np.exp(none - most)))


def _odds(chance: Matrix) -> Matrix:
    import numpy as np

    safe = np.clip(chance, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(safe / (1 - safe)))


def _same_words(found: Matrix, baseline: Sequence[Unit], candidate: Sequence[Unit]) -> Matrix:
    """Cheap certain matches: the same whole sense, in the same words, once on each side."""
    places: dict[str, tuple[list[int], list[int]]] = {}
    for side, units in enumerate((baseline, candidate)):
        for place, unit in enumerate(units):
            places.setdefault(folded(unit.text), ([], []))[side].append(place)
    for text, (ones, others) in sorted(places.items()):
        if len(ones) == len(others) == 1 and len(text.split()) >= 4:
            found[ones[0], others[0]] = max(found[ones[0], others[0]], SAME_WORDS)
    return found
