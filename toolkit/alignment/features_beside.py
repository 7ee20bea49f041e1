"""What speaks for or against a link beside the likeness of the words: headings, topics, force, facets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from toolkit.alignment.group import FORCE
from toolkit.alignment.lexical import similarity
from toolkit.alignment.units import Unit
from toolkit.model.norm import FacetName, Modality, TopicScore

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


UNKNOWN = 0.5
"""Likeness of topics where one of the two has none: it speaks neither for a link nor against it."""


PRINCIPLE = 0.5
"""A provision is taken for a statement of principle from this confidence of that topic on."""


Key = TypeVar("Key", bound=str)


_TELLING: tuple[FacetName, ...] = (
    "threshold",
    "deadline",
    "register_access",
    "test",
    "participation",
    "recipient",
    "sanction",
    "record",
)


def beside_words(baseline: Sequence[Unit], candidate: Sequence[Unit]) -> dict[str, Matrix]:
    """What does not rest on the likeness of the words themselves."""
    return {
        "heading": similarity([unit.headings for unit in baseline], [unit.headings for unit in candidate]),
        "topic": _topics(baseline, candidate),
        "main_topic": _main_topics(baseline, candidate),
        "principle": _pairs(baseline, candidate, _principle_key, lambda one, other: float(one == other)),
        "force": _pairs(baseline, candidate, _force_key, _force),
        "defining": _pairs(baseline, candidate, _defining_key, lambda one, other: float(one == other)),
        "facets": _facets(baseline, candidate),
    }


def _topics(baseline: Sequence[Unit], candidate: Sequence[Unit]) -> Matrix:
    """Cosine of the topics' confidences."""
    import numpy as np

    names = sorted({score.topic for score in _scores(baseline, candidate)} - {"other"})
    if not names:
        return np.full((len(baseline), len(candidate)), UNKNOWN)

    def table(units: Sequence[Unit]) -> Matrix:
        rows = np.zeros((len(units), len(names)))
        for row, unit in enumerate(units):
            for score in unit.facts.topics:
                if score.topic != "other":
                    rows[row, names.index(score.topic)] = score.confidence
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))

    ones, others = table(baseline), table(candidate)
    scores = ones @ others.T
    scores[ones.sum(axis=1) == 0, :] = UNKNOWN
    scores[:, others.sum(axis=1) == 0] = UNKNOWN
    return np.asarray(scores)


def _main_topics(baseline: Sequence[Unit], candidate: Sequence[Unit]) -> Matrix:
    """1 where the surest topic of each is among the other's, one half where only one is."""
    import numpy as np

    names = {name: place for place, name in enumerate(sorted({score.topic for score in _scores(baseline, candidate)}))}

    def tables(units: Sequence[Unit]) -> tuple[Matrix, Matrix]:
        surest, among = np.zeros((2, len(units), len(names)))
        for row, unit in enumerate(units):
            among[row, [names[score.topic] for score in unit.facts.topics]] = 1.0
            if unit.facts.topic in names:
                surest[row, names[unit.facts.topic]] = 1.0
        return surest, among

    (ones, either), (others, other) = tables(baseline), tables(candidate)
    found = (ones @ other.T + either @ others.T) / 2
    found[[unit.facts.topic == "other" for unit in baseline], :] = UNKNOWN
    found[:, [unit.facts.topic == "other" for unit in candidate]] = UNKNOWN
    return np.asarray(found)


def _scores(baseline: Sequence[Unit], candidate: Sequence[Unit]) -> Iterator[TopicScore]:
    return (score for unit in (*baseline, *candidate) for score in unit.facts.topics)


def _principle_key(unit: Unit) -> str:
    """A statement of principle is no rule, even where it speaks of the same thing and says must."""
    stated = any(score.topic == "principles" and score.confidence >= PRINCIPLE for score in unit.facts.topics)
    return "principle" if stated else "rule"


def _defining_key(unit: Unit) -> str:
    """What a word means is no rule, even where it speaks of the same thing."""
    defines = unit.provision.level == "definition" or (bool(unit.facts.definitions) and unit.facts.modality == "none")
    return "definition" if defines else "rule"


def _pairs(
    baseline: Sequence[Unit], candidate: Sequence[Unit], key: Callable[[Unit], Key], score: Callable[[Key, Key], float]
) -> Matrix:
    """A matrix from a small table of keys."""
    import numpy as np

    ones, others = [key(unit) for unit in baseline], [key(unit) for unit in candidate]
    table = {(one, other): score(one, other) for one in set(ones) for other in set(others)}
    return np.array([[table[one, other] for other in others] for one in ones], dtype=np.float64).reshape(
        len(ones), len(others)
    )


def _force_key(unit: Unit) -> Modality:
    return unit.facts.modality


def _force(one: Modality, other: Modality) -> float:
    return 1.0 - abs(FORCE[one] - FORCE[other]) / 3.0


def _facets(baseline: Sequence[Unit], candidate: Sequence[Unit]) -> Matrix:
    """The share of telling facets (amounts, deadlines, tests ...) that both have, of those that either has."""
    import numpy as np

    def table(units: Sequence[Unit]) -> Matrix:
        return np.array([[float(bool(unit.facts.facets(name))) for name in _TELLING] for unit in units]).reshape(
            len(units), len(_TELLING)
        )

    ones, others = table(baseline), table(candidate)
    both = ones @ others.T
    either = ones.sum(axis=1)[:, None] + others.sum(axis=1)[None, :] - both
    return np.asarray(np.divide(both, either, out=np.zeros_like(both), where=either > 0))
