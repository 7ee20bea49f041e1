"""The weights of `relating.py`, learnt from links whose relationship people judged.

A multinomial logistic regression with an L2 penalty, so made that the two sides may be exchanged. The rules that
compare facets were written with the same codes open, and are righter there than they will be on others: when six
authorities were met for the first time the rules found two differences in three, and one in three that they found was
none. So every link is learnt from several times, each time with some differences struck out, and now and then a false
one put in: what is learnt then trusts the rules no more than that.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.alignment.contrast import Contrast, counted, with_differences, worded
from toolkit.alignment.differences import differences
from toolkit.alignment.group import Group
from toolkit.alignment.relating import CLASSES, Weights, likeliest, plainly
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
TIMES = 4
"""How often each link is learnt from."""
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
    """One link. worded: what is measured of its words; found: what the rules say of it."""

    source: str
    worded: Contrast
    found: tuple[Difference, ...]
    kind: str

    @property
    def plainly(self) -> str | None:
        """What needs no weighing."""
        return plainly(self.worded, self.found)


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
            yield Judged(pair.source, worded(*groups), differences(*groups), kind)


def weights_of(links: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """The three tables of weights."""
    dice, open_to_doubt = random.Random(0), [one for one in links if one.plainly is None]
    rows = [(_doubted(one, open_to_doubt, dice), _NAMES.index(one.kind)) for one in open_to_doubt for _ in range(TIMES)]
    return _fitted([row for row, _ in rows], [place for _, place in rows])


def _doubted(one: Judged, links: Sequence[Judged], dice: random.Random) -> Contrast:
    """What is measured of a link when the rules are not quite to be trusted."""
    against = counted(one.found)
    found = [item for item in one.found if item not in against or dice.random() >= STRUCK]
    told = [other.found for other in links if other.found]
    if dice.random() < IMAGINED and told:
        found += dice.choice(told)[:1]
    return with_differences(one.worded, found)


def unseen_accuracy(links: Sequence[Judged]) -> float:
    """The share of links judged right by weights that were learnt without their authority."""
    right, sources = 0, sorted({one.source for one in links})
    for source in sources:
        learnt = weights_of([one for one in links if one.source != source or len(sources) == 1])
        right += sum(_right(one, learnt) for one in links if one.source == source)
    return right / len(links) if links else 0.0


def _right(one: Judged, learnt: Weights) -> bool:
    return (one.plainly or likeliest(with_differences(one.worded, one.found), learnt)) == one.kind


def _fitted(rows: Sequence[Contrast], places: Sequence[int]) -> dict[str, dict[str, float]]:
    """Weights of the measures as they come, after learning on standardised ones."""
    import numpy as np

    sides, lean = _table([row.sides for row in rows]), _table([row.lean for row in rows])
    mean = sides.values.mean(axis=0)
    spread = sides.values.std(axis=0) + 1e-9, np.sqrt((lean.values**2).mean(axis=0)) + 1e-9
    found = _by_class((sides.values - mean) / spread[0], lean.values / spread[1], places)
    count = len(sides.names)
    tables = {}
    for name, part in (("sided", found[: count + 1]), ("crossing", found[count + 1 : 2 * count + 2])):
        weights = part[:-1] / spread[0]
        tables[name] = _rounded(sides.names, weights) | {"bias": round(float(part[-1] - weights @ mean), 4)}
    return tables | {"leaning": _rounded(lean.names, found[2 * count + 2 :] / spread[1])}


class _Table(NamedTuple):
    names: list[str]
    values: Matrix


def _table(rows: Sequence[Mapping[str, float]]) -> _Table:
    import numpy as np

    names = sorted({name for row in rows for name in row})
    found = np.array([[row.get(name, 0.0) for name in names] for row in rows]).reshape(len(rows), len(names))
    used = np.flatnonzero(np.abs(found - found[:1]).max(axis=0, initial=0.0) > 0)
    return _Table([names[place] for place in used.tolist()], found[:, used])


def _rounded(names: Sequence[str], weights: Matrix) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def _by_class(sides: Matrix, lean: Matrix, places: Sequence[int]) -> Matrix:
    """Weights for sided, crossing (a bias after each) and leaning, one after the other."""
    import numpy as np
    from scipy.optimize import minimize

    wide, truth = np.hstack([sides, np.ones((len(sides), 1))]), np.eye(len(CLASSES))[list(places)]
    count = wide.shape[1]
    held = np.ones(2 * count + lean.shape[1]) * PENALTY
    held[[count - 1, 2 * count - 1]] = 0.0

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        sided, crossing, leaning = wide @ theta[:count], wide @ theta[count : 2 * count], lean @ theta[2 * count :]
        strengths = np.stack([0.0 * sided, sided - leaning, sided + leaning, crossing], axis=1)
        raised = np.exp(strengths - strengths.max(axis=1, keepdims=True))
        chosen = raised / raised.sum(axis=1, keepdims=True)
        value = -np.log((chosen * truth).sum(axis=1) + 1e-12).sum() / TIMES + 0.5 * held @ theta**2
        excess = (chosen - truth) / TIMES
        parts = wide.T @ (excess[:, 1] + excess[:, 2]), wide.T @ excess[:, 3], lean.T @ (excess[:, 2] - excess[:, 1])
        return float(value), np.concatenate(parts) + held * theta

    best = minimize(loss, np.zeros(len(held)), jac=True, method="L-BFGS-B")
    return np.asarray(best.x)
