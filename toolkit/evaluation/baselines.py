"""Plain methods, computed in the same run on the same provisions, so that our figures have something to stand beside.

Each takes its best threshold with hindsight, knowing the gold: a favour that the toolkit does not get.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from toolkit import pipeline
from toolkit.evaluation.scores import Answer
from toolkit.evaluation.sets import Case, grouped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

K1, B = 1.5, 0.75
"""The usual constants of Okapi BM25 (Robertson and Zaragoza, 2009)."""
PAIRINGS = ("one to one", "many to one")


def units(case: Case) -> tuple[Sequence[pipeline.Unit], Sequence[pipeline.Unit]]:
    """The provisions of both sides that are aligned, with their lead-ins' words."""
    return pipeline.units_of(case.baseline), pipeline.units_of(case.candidate)


def matrices(case: Case, *, encoder: pipeline.Encoder | None) -> dict[str, Matrix]:
    """The scores of each method, shape (baseline, candidate). Without an encoder its methods are left out."""
    texts = [[unit.text for unit in side] for side in units(case)]
    words = pipeline.similarity(*texts)
    letters = pipeline.similarity(*texts, features=pipeline.four_grams)
    table = {"difflib ratio": difflib_ratio(*texts), "TF-IDF cosine": words, "BM25": bm25(*texts)}
    kinds = [words, letters]
    for vote in pipeline.votes(encoder):
        meaning: Matrix = (vote.encode(texts[0]) @ vote.encode(texts[1]).T).astype(float)
        table[f"{vote.name.partition(' (')[0]} cosine"] = meaning
        kinds.append(meaning)
    table["z-sum"] = z_sum(kinds)
    return table | {"z-sum with CSLS": z_sum([pipeline.csls(kind) for kind in kinds])}


def z_sum(kinds: Iterable[Matrix]) -> Matrix:
    """Each matrix less its mean, over its standard deviation, and all added."""
    import numpy as np

    return np.asarray(np.sum([pipeline.standardised(kind) for kind in kinds], axis=0))


def difflib_ratio(baseline: Sequence[str], candidate: Sequence[str]) -> Matrix:
    """`difflib`'s ratio over words in small letters."""
    import numpy as np

    ones, others = ([text.lower().split() for text in side] for side in (baseline, candidate))
    table = np.zeros((len(ones), len(others)))
    matcher = SequenceMatcher[str](autojunk=False)
    for column, other in enumerate(others):
        matcher.set_seq2(other)  # the costly half, so it is the outer loop
        for row, one in enumerate(ones):
            matcher.set_seq1(one)
            table[row, column] = matcher.ratio()
    return table


def bm25(baseline: Sequence[str], candidate: Sequence[str]) -> Matrix:
    """Okapi BM25 of each baseline text as a query over the candidate's texts."""
    import numpy as np

    queries, texts = ([Counter(pipeline.terms(text)) for text in side] for side in (baseline, candidate))
    vocabulary = {term: place for place, term in enumerate(sorted({term for text in texts for term in text}))}
    counts = np.zeros((len(texts), len(vocabulary)))
    asked = np.zeros((len(queries), len(vocabulary)))
    for table, side in ((counts, texts), (asked, queries)):
        for row, text in enumerate(side):
            for term in text.keys() & vocabulary.keys():
                table[row, vocabulary[term]] = text[term]
    lengths = counts.sum(axis=1, keepdims=True)
    having = (counts > 0).sum(axis=0)
    rarity = np.log(1 + (len(texts) - having + 0.5) / (having + 0.5))
    length = 1 - B + B * lengths / max(float(lengths.mean()) if lengths.size else 0.0, 1e-9)
    weights = rarity * counts * (K1 + 1) / (counts + K1 * length)
    return np.asarray(asked @ weights.T)


def answer(case: Case, scores: Matrix, pairing: str) -> Answer:
    """The links with the best F1 of pairs that any threshold could give, and the ranking of every row."""
    ones, others = ([unit.id for unit in side] for side in units(case))
    pairs = [(ones[row], others[column]) for row, column in _PAIR[pairing](scores)]
    ranking = {
        ones[row]: [others[column] for column in order] for row, order in enumerate((-scores).argsort(kind="stable"))
    }
    return Answer(grouped(pairs[: best_cut([pair in case.pairs for pair in pairs], len(case.pairs))]), ranking)


def best_cut(right: Sequence[bool], wanted: int) -> int:
    """How many of the pairs, best first, give the highest F1 when `wanted` are to be found; the fewest of equals."""
    best, cut, hits = 0.0, 0, 0
    for count, is_right in enumerate(right, start=1):
        hits += is_right
        if (score := 2 * hits / (count + wanted)) > best:
            best, cut = score, count
    return cut


def _one_to_one(scores: Matrix) -> list[tuple[int, int]]:
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(scores, maximize=True)
    return _best_first(scores, zip(rows.tolist(), columns.tolist(), strict=True))


def _many_to_one(scores: Matrix) -> list[tuple[int, int]]:
    """Each row with its best column, which several rows may share."""
    best = scores.argmax(axis=1).tolist() if scores.size else []
    return _best_first(scores, enumerate(best))


def _best_first(scores: Matrix, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(pairs, key=lambda pair: (-float(scores[pair]), pair))


_PAIR: dict[str, Callable[[Matrix], list[tuple[int, int]]]] = {
    "one to one": _one_to_one,
    "many to one": _many_to_one,
}
