"""Likeness of words: TF-IDF of stems and of character 4-grams, and the correction for hubs.

A matrix here always has one row for each baseline unit and one column for each candidate unit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from toolkit.alignment.words import exchanged, terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

NEIGHBOURS = 5
"""How many of a side's best scores make its mean in CSLS: the number of DESIGN.md section 6."""

FEWEST = 60
"""Texts from which rarity is counted: of fewer, a word in every one of them is not therefore a common word."""


def four_grams(text: str) -> tuple[str, ...]:
    """All runs of four characters of the text without its words for roles, which say little and are long."""
    plain = " " + " ".join(word for word in exchanged(text).split() if not word.strip(".,;:").isupper()) + " "
    return tuple(plain[start : start + 4] for start in range(max(len(plain) - 3, 1)))


def similarity(
    baseline: Sequence[str], candidate: Sequence[str], *, features: Callable[[str], Iterable[str]] = terms
) -> Matrix:
    """Cosine of TF-IDF vectors (sublinear counts, document frequencies over both sides together), 0 to 1."""
    import numpy as np
    from scipy.sparse import csr_matrix

    counts = [Counter(features(text)) for text in (*baseline, *candidate)]
    vocabulary = {term: place for place, term in enumerate(sorted({term for count in counts for term in count}))}
    if not vocabulary:
        return np.zeros((len(baseline), len(candidate)))
    rows = [row for row, count in enumerate(counts) for _ in count]
    columns = [vocabulary[term] for count in counts for term in count]
    values = [1.0 + np.log(number) for count in counts for number in count.values()]
    table = csr_matrix((values, (rows, columns)), shape=(len(counts), len(vocabulary)))
    frequency = np.bincount(columns, minlength=len(vocabulary))
    table = table.multiply(np.log((1 + max(len(counts), FEWEST)) / (1 + frequency)) + 1.0).tocsr()
    lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    lengths[lengths == 0] = 1.0
    table = table.multiply(1.0 / lengths[:, None]).tocsr()
    return np.asarray((table[: len(baseline)] @ table[len(baseline) :].T).toarray())


def shared(baseline: Sequence[str], candidate: Sequence[str]) -> tuple[Matrix, Matrix]:
    """How much of the content words of each baseline text each candidate text has, and the other way about, 0 to 1.

    Rare words count for more. What `pieces.coverage` is with meaning, this is by the letters alone.
    """
    import numpy as np

    found = [frozenset(terms(text)) for text in (*baseline, *candidate)]
    vocabulary = {term: place for place, term in enumerate(sorted({term for one in found for term in one}))}
    table = np.zeros((len(found), len(vocabulary)))
    for row, one in enumerate(found):
        table[row, [vocabulary[term] for term in sorted(one)]] = 1.0
    rarity = np.log((1 + max(len(found), FEWEST)) / (1 + table.sum(axis=0))) + 1e-6
    ones, others = table[: len(baseline)], table[len(baseline) :]
    both = (ones * rarity) @ others.T
    weights = np.maximum(ones @ rarity, 1e-9)[:, None], np.maximum(others @ rarity, 1e-9)[None, :]
    return np.asarray(both / weights[0]), np.asarray(both / weights[1])


def csls(scores: Matrix) -> Matrix:
    """Twice the score less the mean of each side's best: what is like everything is no counterpart of anything.

    Conneau et al., Word translation without parallel data (2018), section 2.3.
    """
    import numpy as np

    if not scores.size:
        return scores
    # Where a side has fewer provisions, those that are not there are like nothing: of two clauses that stand alone, the
    # one neighbour of each must not take away all that makes them alike.
    across = np.sort(scores, axis=1)[:, -NEIGHBOURS:].sum(axis=1, keepdims=True) / NEIGHBOURS
    down = np.sort(scores, axis=0)[-NEIGHBOURS:, :].sum(axis=0, keepdims=True) / NEIGHBOURS
    return np.asarray(2 * scores - across - down)


def standardised(scores: Matrix) -> Matrix:
    """Less the mean, over the standard deviation; a constant matrix becomes zeros."""
    import numpy as np

    spread = float(scores.std()) if scores.size else 0.0
    return np.asarray((scores - scores.mean()) / spread) if spread > 1e-12 else np.zeros_like(scores)
