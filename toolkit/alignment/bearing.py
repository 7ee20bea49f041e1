"""Which provisions of a code bear on an expectation: each expectation is judged by itself, many to many.

Unlike a comparison of two codes there is no competition: one clause may meet the entries of five catalogues, and what
else is asked must not change the answer. So nothing here is corrected for hubs or for who is whose best.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from toolkit.alignment.data import data_of
from toolkit.alignment.features import Features, near_features
from toolkit.alignment.lexical import similarity
from toolkit.alignment.matching import model_for
from toolkit.alignment.semantic import Encoder, votes
from toolkit.alignment.units import Unit, units_of
from toolkit.model.catalogue import Place
from toolkit.model.norm import Analysis

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST = 8
"""Places told for one expectation, the surest first."""
LEAST = 0.01
"""Confidence under which a provision is not told at all."""
LIKENESS = ("meaning", "second", "words", "letters")
_FLAT = 1e-6
"""Where all provisions are equally like, none stands out."""


@cache
def bearing_weights(model: str) -> dict[str, Any]:
    """The learnt weights of one model of bearing.toml: intercept, one for each feature."""
    data = data_of("bearing")
    return dict(data[model])


def bearing(expected: Analysis, code: Analysis, *, encoder: Encoder | None) -> dict[str, tuple[Place, ...]]:
    """For the id of each expectation the provisions that bear on it, the surest first, then in document order.

    encoder: None judges by words alone. A lead-in asks nothing by itself and is told through its items.
    """
    ones, others = units_of(expected), units_of(code)
    if not ones or not others:
        return {unit.id: () for unit in ones}
    chances = _chances(bearing_features(ones, others, encoder=encoder), model_for(encoder))
    return {unit.id: _places(row, others) for unit, row in zip(ones, chances, strict=True)}


def bearing_features(ones: Sequence[Unit], others: Sequence[Unit], *, encoder: Encoder | None) -> Features:
    """What speaks for a pair, with "apart": how far the provision stands out from its code in likeness to the
    expectation, and "named": in likeness to what the expectation is called. A code in plain words is unlike any Act,
    and still one sentence of it is more like than the rest."""
    table = near_features(ones, others, encoder=encoder).table
    apart = _apart([table[name] for name in LIKENESS if name in table])
    return Features({**table, "apart": apart, "named": _apart(_named(ones, others, encoder))})


def _named(ones: Sequence[Unit], others: Sequence[Unit], encoder: Encoder | None) -> list[NDArray[np.float64]]:
    """How like each provision is to the heading of each expectation, its name and what it needs: by each encoder."""
    names, texts = [unit.headings for unit in ones], [unit.text for unit in others]
    parts = votes(encoder)
    if not parts:
        return [similarity(names, texts)]
    return [(part.encode(names) @ part.encode(texts).T).astype("float64") for part in parts]


def _apart(tables: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Deviations from the mean of the row in standard deviations, averaged over the kinds of likeness."""
    import numpy as np

    spread = [(one - one.mean(axis=1, keepdims=True)) / (one.std(axis=1, keepdims=True) + _FLAT) for one in tables]
    return np.asarray(np.mean(spread, axis=0), dtype=np.float64)


def _chances(features: Features, model: str) -> NDArray[np.float64]:
    import numpy as np

    learnt = bearing_weights(model)
    logits = np.full(features["words"].shape, float(learnt["intercept"]))
    for name, weight in sorted(learnt["features"].items()):
        logits += float(weight) * features[name]
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30))))


def _places(row: Sequence[float], others: Sequence[Unit]) -> tuple[Place, ...]:
    rounded = [math.floor(float(value) * 10_000 + 0.5) / 10_000 for value in row]
    order = sorted(range(len(others)), key=lambda place: (-rounded[place], place))[:MOST]
    return tuple(
        Place(others[place].id, rounded[place], (0, len(others[place].provision.text)))
        for place in order
        if rounded[place] >= LEAST
    )
