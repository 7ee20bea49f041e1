"""The weights of `relating.py`, learnt from links whose relationship people judged.

A multinomial logistic regression with an L2 penalty, whose classes share their weights (`relating.py`). The rules that
compare facets were written with the same codes open, and are righter there than they will be on others: when six
authorities were met for the first time the rules found two differences in three, and one in three that they found was
none. So every link is learnt from several times, each time with some differences struck out, and now and then a false
one put in: what is learnt then trusts the rules no more than that.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.alignment.contrast import Contrast, counted, with_differences, worded
from toolkit.alignment.differences import differences
from toolkit.alignment.group import Group
from toolkit.alignment.odds import softmax
from toolkit.alignment.relating import BIAS, CLASSES, Weights, chosen, plainly
from toolkit.alignment.units import units_of
from toolkit.model.crosswalk import Difference
from toolkit.model.norm import Analysis

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

PENALTY = 20.0
"""Strength of the L2 penalty on standardised measures; of 5 to 80 the accuracy on authorities left out is best near it,
and hardly moves."""
STRUCK, IMAGINED = 0.2, 0.2
"""Share of the differences struck out, and of the links given a false one. Learnt from six authorities that the rules
had been made with and tried on six that they had never met, one in five did best; none at all, worst."""
TIMES = 3
"""How often each link is learnt from."""
FEWEST = 12
"""Rows in which a measure must be more than nought to be weighed: what is rarer is one code's own way."""
STEPS = 200
"""Of the search for the weights; it is near its end after half as many."""
_NAMES: tuple[str, ...] = CLASSES
Links = Sequence[tuple[Sequence[str], Sequence[str], str]]


@dataclass(frozen=True, slots=True)
class Related:
    """A pair of codes with the relationships that people gave: baseline ids, candidate ids and the relationship."""

    baseline: Analysis
    candidate: Analysis
    links: Links
    source: str


class Judged(NamedTuple):
    """One link. sides: its two groups; worded: what is measured of its words; found: what the rules say of it."""

    source: str
    sides: tuple[Group, Group]
    worded: Contrast
    found: tuple[Difference, ...]
    kind: str

    def measured(self, found: Sequence[Difference]) -> Contrast:
        """All that is measured, if the rules say this of it."""
        return with_differences(self.worded, *self.sides, found)

    @property
    def plainly(self) -> str | None:
        """What needs no weighing."""
        return plainly(self.worded, self.found)


class Row(NamedTuple):
    """What is learnt from."""

    measured: Contrast
    kind: int


def learn_relating(codes: Sequence[Related]) -> dict[str, Any]:
    """What relating.toml holds. The same codes give the same weights."""
    links = judged(codes)
    return {"development_accuracy": round(unseen_accuracy(links), 4)} | weights_of(links)


def judged(codes: Sequence[Related]) -> list[Judged]:
    """Every link of the codes but those in the same words, with what the rules say of it."""
    return [one for pair in codes for one in _links(pair)]


def _links(pair: Related) -> Iterator[Judged]:
    sides = [{unit.id: unit for unit in units_of(side)} for side in (pair.baseline, pair.candidate)]
    for baseline, candidate, kind in pair.links:
        ones, others = (
            tuple(side[id] for id in ids if id in side) for side, ids in zip(sides, (baseline, candidate), strict=True)
        )
        if ones and others and kind != "equal":
            groups = Group("baseline", ones), Group("candidate", others)
            yield Judged(pair.source, groups, worded(*groups), differences(*groups), kind)


def weights_of(links: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """The two tables of weights."""
    dice, open_to_doubt = random.Random(0), [one for one in links if one.plainly is None]
    told = [one.found for one in open_to_doubt if one.found]
    return _fitted(
        [
            Row(one.measured(_doubted(one.found, told, dice)), _NAMES.index(one.kind))
            for one in open_to_doubt
            for _ in range(TIMES)
        ]
    )


def _doubted(
    found: Sequence[Difference], told: Sequence[Sequence[Difference]], dice: random.Random
) -> list[Difference]:
    """What the rules might have said of a link in words that they know less well."""
    against = counted(found)
    kept = [item for item in found if item not in against or dice.random() >= STRUCK]
    return kept + list(dice.choice(told)[:1]) if dice.random() < IMAGINED and told else kept


def unseen_accuracy(links: Sequence[Judged]) -> float:
    """The share of links judged right by weights that were learnt without their authority."""
    right, sources = 0, sorted({one.source for one in links})
    for source in sources:
        learnt = weights_of([one for one in links if one.source != source or len(sources) == 1])
        right += sum(_right(one, learnt) for one in links if one.source == source)
    return right / len(links) if links else 0.0


def _right(one: Judged, learnt: Weights) -> bool:
    return chosen(one.measured(one.found), one.found, learnt) == one.kind


def _fitted(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Weights of the measures as they come, after learning on standardised ones."""
    import numpy as np

    sided = _table([*(row.measured.lacking for row in rows), *(row.measured.adding for row in rows)])
    crossing = _table([row.measured.crossing for row in rows])
    lacking, adding = np.vsplit(sided.values, 2)
    found = _learnt((lacking, adding, crossing.values), np.eye(len(CLASSES))[[row.kind for row in rows]])
    count = len(sided.names) + 1
    return {"sided": sided.weights(found[:count]), "crossing": crossing.weights(found[count:])}


class _Table(NamedTuple):
    """Measures by name, standardised: a column for each, and one of ones after them."""

    names: list[str]
    values: Matrix
    mean: Matrix
    spread: Matrix

    def weights(self, found: Matrix) -> dict[str, float]:
        """Of the measures as they were."""
        weights = found[:-1] / self.spread
        named = {name: round(float(weight), 4) for name, weight in zip(self.names, weights, strict=True)}
        return named | {BIAS: round(float(found[-1] - weights @ self.mean), 4)}


def _table(rows: Sequence[Mapping[str, float]]) -> _Table:
    import numpy as np

    told = Counter(name for row in rows for name, value in row.items() if value)
    names = sorted(name for name, count in told.items() if count >= FEWEST)
    found = np.array([[row.get(name, 0.0) for name in names] for row in rows]).reshape(len(rows), len(names))
    mean, spread = found.mean(axis=0), found.std(axis=0) + 1e-9
    return _Table(names, np.hstack([(found - mean) / spread, np.ones((len(rows), 1))]), mean, spread)


def _learnt(parts: tuple[Matrix, Matrix, Matrix], truth: Matrix) -> Matrix:
    """Weights for what is one-sided and for what crosses, one after the other, the bias last in each."""
    import numpy as np
    from scipy.optimize import minimize

    lacking, adding, crossing = parts
    count = lacking.shape[1]
    held = np.full(count + crossing.shape[1], PENALTY)
    held[[count - 1, -1]] = 0.0

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        less, more, across = lacking @ theta[:count], adding @ theta[:count], crossing @ theta[count:]
        strengths = np.stack([0.0 * less, less, more, less + more + across], axis=1)
        chosen = softmax(strengths)
        value = -np.log((chosen * truth).sum(axis=1) + 1e-12).sum() / TIMES + 0.5 * held @ theta**2
        excess = (chosen - truth) / TIMES
        slope = lacking.T @ (excess[:, 1] + excess[:, 3]) + adding.T @ (excess[:, 2] + excess[:, 3])
        return float(value), np.concatenate([slope, crossing.T @ excess[:, 3]]) + held * theta

    best = minimize(loss, np.zeros(len(held)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(best.x)
