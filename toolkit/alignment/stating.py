"""How sure a printed link is said to be, learnt from links of authorities that the weights never saw.

The chance of a pair says how likely any such pair is a link. Of a pair that is printed more is known: no other was
better. And what is learnt from a few codes is too sure of itself on others. Both are learnt (`scale`, `shift`, on log
odds; Platt, Probabilistic outputs for support vector machines, 1999); and a link of several provisions, all of whose
pairs must be right, is believed less than its least sure pair (`several`). What the two sides are as they stand
(`evidence.py`) is weighed beside it: what looks alike by its words alone is believed less.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.alignment.clashes import clash
from toolkit.alignment.evidence import USUAL, Evidence, only_words
from toolkit.alignment.matching import Link
from toolkit.alignment.odds import chance, odds_of
from toolkit.alignment.scoring import ALONE
from toolkit.alignment.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

OWN_WORDS = 0.6
"""A link is never `certain` unless each pair of it is at least so likely by itself: neighbours may make a link, and
make it likely, but the surest wrong links of authorities left out were of their making."""
BOUND = 4.0
"""Log odds above which no more is believed (a chance of .982): of authorities left out, links beyond were no oftener
right, and those that only look alike are among them."""
FAINT = 1.0
"""The penalty on what is learnt, drawing it to "as it is"."""


class Printed(NamedTuple):
    """A link of an authority left out. odds: log odds of its least sure pair; own: the least chance of its pairs by
    themselves; right: every pair of it is in the gold."""

    source: str
    odds: float
    several: bool
    own: float
    right: bool
    evidence: Evidence = USUAL


class Stating(NamedTuple):
    """What is learnt; the last four are what each part of the evidence counts for, over what is usual."""

    scale: float = 1.0
    shift: float = 0.0
    several: float = 0.0
    rest: float = 0.0
    cover: float = 0.0
    length: float = 0.0
    lost: float = 0.0

    def of(self, odds: float, *, several: bool, evidence: Evidence = USUAL) -> float:
        """The probability to be said of a link, from the log odds of its least sure pair."""
        parts = _row(odds, several=several, evidence=evidence)
        return chance(sum(weight * part for weight, part in zip(self, parts, strict=True)))

    def least(self, said: float, *, several: bool) -> float:
        """The chance of a pair from which so much is said where the evidence is as usual: the way back."""
        return chance(min((odds_of(said) - self.shift - self.several * several) / self.scale, BOUND))


def _row(odds: float, *, several: bool, evidence: Evidence) -> tuple[float, ...]:
    """What each number of Stating counts, in their order."""
    return min(odds, BOUND), 1.0, float(several), *(one - usual for one, usual in zip(evidence, USUAL, strict=True))


def said_of(link: Link, learnt: Stating, evidence: Evidence) -> float:
    """How sure a link is said to be."""
    return learnt.of(odds_of(link.confidence), several=is_several(link), evidence=evidence)


def is_several(link: Link) -> bool:
    """More than one provision on either side."""
    return len(link.baseline) + len(link.candidate) > 2


def stating_of(weights: Mapping[str, Any]) -> Stating:
    """What the learnt weights of a model hold of it."""
    return Stating(**{name: float(weights[name]) for name in Stating._fields if name in weights})


def own_chance(link: Link, table: Mapping[str, Matrix], ones: Sequence[Unit], others: Sequence[Unit]) -> float:
    """`own_words` of what was measured of every pair; 0 also where only words that both sides have are alike."""
    return 0.0 if only_words(link, table) else own_words(link, table[ALONE], ones, others)


def own_words(link: Link, alone: Matrix, ones: Sequence[Unit], others: Sequence[Unit]) -> float:
    """The least chance that a provision of the link has by itself to answer any of the other side: of two lists linked
    as wholes nobody asks that each measure answer each. 0 where the two sides clash (`clashes.py`)."""
    if clash([ones[place] for place in link.baseline], [others[place] for place in link.candidate]):
        return 0.0
    pairs = alone[[[one] for one in link.baseline], list(link.candidate)]
    return float(min(pairs.max(axis=1).min(), pairs.max(axis=0).min()))


def stating(links: Sequence[Printed]) -> Stating:
    """Learnt by logistic regression, each part in its own spread; as it is where there are too few to learn from."""
    import numpy as np
    from scipy.optimize import minimize

    if len({link.right for link in links}) < 2:
        return Stating()
    rows = np.array([_row(link.odds, several=link.several, evidence=link.evidence) for link in links])
    spread = np.append(np.ones(3), np.maximum(rows[:, 3:].std(axis=0), _LEAST_SPREAD))
    right, prior, rows = np.array([float(link.right) for link in links]), np.array(Stating()), rows / spread

    def loss(theta: Matrix) -> tuple[float, Matrix]:
        found = 1.0 / (1.0 + np.exp(-np.clip(rows @ theta, -30, 30)))
        value = -np.sum(right * np.log(found + 1e-12) + (1 - right) * np.log(1 - found + 1e-12))
        away = theta - prior
        return float(value + 0.5 * FAINT * away @ away), rows.T @ (found - right) + FAINT * away

    best = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=_BOUNDS).x / spread
    return Stating(*best.tolist())


_LEAST_SPREAD = 1e-3
"""Of evidence that is the same for every link nothing is to be learnt."""
_BOUNDS = [(0.1, None), (None, None), (None, 0.0), (0.0, None), (None, 0.0), (0.0, None), (None, 0.0)]
"""Which way each may count, for a reason that holds anywhere. Of two links as likely, the one whose texts are more
alike as they stand has less besides that speaks for it (`cover`); of few words little can be told (`length`)."""


def unseen(links: Sequence[Printed]) -> list[tuple[float, float, bool]]:
    """For each link what is said of it by numbers learnt without its authority, its own words, and whether it is
    right."""
    learnt = {
        source: stating([link for link in links if link.source != source])
        for source in sorted({link.source for link in links})
    }
    return [
        (learnt[link.source].of(link.odds, several=link.several, evidence=link.evidence), link.own, link.right)
        for link in links
    ]
