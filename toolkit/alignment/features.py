"""Everything that speaks for or against a link, measured for every pair of units at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from toolkit.alignment.group import FORCE
from toolkit.alignment.lexical import csls, four_grams, similarity, standardised
from toolkit.alignment.semantic import Encoder, votes
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.norm import FacetName, Modality

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


@dataclass(frozen=True, slots=True)
class Features:
    """One matrix for each kind of evidence, rows baseline units, columns candidate units; names in the order of
    `names`."""

    names: tuple[str, ...]
    values: NDArray[np.float64]
    """Shape (len(names), baseline, candidate)."""

    def __getitem__(self, name: str) -> Matrix:
        matrix: Matrix = self.values[self.names.index(name)]
        return matrix


def features_of(baseline: Sequence[Unit], candidate: Sequence[Unit], *, encoder: Encoder | None) -> Features:
    """Measure every pair. Of each encoder that votes there is "meaning" or "second"; without one, neither."""
    import numpy as np

    texts = [unit.text for unit in baseline], [unit.text for unit in candidate]
    words = similarity(*texts)
    letters = similarity(*texts, features=four_grams)
    table = {"words": words, "words_csls": csls(words), "letters": letters, "letters_csls": csls(letters)}
    own = [unit.provision.text for unit in baseline], [unit.provision.text for unit in candidate]
    placed = [_placed(unit) for unit in baseline], [_placed(unit) for unit in candidate]
    beside = {"placed_letters_csls": csls(similarity(*placed, features=four_grams))}
    for name, vote in zip(("meaning", "second"), votes(encoder), strict=False):
        meaning = _cosine(vote, *texts)
        table |= {name: meaning, f"{name}_csls": csls(meaning)}
        if name == "second":  # the quick one votes on more: lead-ins make siblings alike, headings tell them apart
            table["second_own_csls"] = csls(_cosine(vote, *own))
            beside["placed_second_csls"] = csls(_cosine(vote, *placed))
    corrected = [standardised(table[name]) for name in table if name.endswith("_csls")]
    plain = [table[name] for name in ("words", "meaning", "second") if name in table]
    table["mutual"] = _mutual(sum(corrected, np.zeros(words.shape))) * np.mean(plain, axis=0)
    table |= beside
    table["heading"] = similarity([unit.headings for unit in baseline], [unit.headings for unit in candidate])
    table["topic"] = _topics(baseline, candidate)
    table["main_topic"] = _main_topics(baseline, candidate)
    table["principle"] = _pairs(baseline, candidate, _principle_key, lambda one, other: float(one == other))
    table["force"] = _pairs(baseline, candidate, _force_key, _force)
    table["kind"] = _pairs(baseline, candidate, _kind_key, lambda one, other: float(one == other))
    table["facets"] = _facets(baseline, candidate)
    table["action"] = _actions(baseline, candidate)
    return Features(tuple(table), np.stack(list(table.values())))


def _placed(unit: Unit) -> str:
    """The words under their headings: the same sentence may stand under Gifts and under Interests."""
    return f"{unit.headings}. {unit.text}" if unit.headings else unit.text


def _mutual(scores: Matrix) -> Matrix:
    """1 where each is the other's best, 1/6 where it is the best one way and the sixth the other, and so on.

    (Weighed by how like the two are: among strangers somebody is always the nearest.)"""
    import numpy as np

    if not scores.size:
        return scores
    across = np.argsort(np.argsort(-scores, axis=1, kind="stable"), axis=1, kind="stable") + 1
    down = np.argsort(np.argsort(-scores, axis=0, kind="stable"), axis=0, kind="stable") + 1
    return np.asarray(1.0 / (across * down))


def _cosine(encoder: Encoder, baseline: Sequence[str], candidate: Sequence[str]) -> Matrix:
    import numpy as np

    return np.asarray(encoder.encode(baseline) @ encoder.encode(candidate).T, dtype=np.float64)


def _topics(baseline: Sequence[Unit], candidate: Sequence[Unit]) -> Matrix:
    """Cosine of the topics' confidences."""
    import numpy as np

    names = sorted({score.topic for unit in (*baseline, *candidate) for score in unit.facts.topics} - {"other"})
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

    def among(one: Unit, other: Unit) -> float:
        if "other" in {one.facts.topic, other.facts.topic}:
            return UNKNOWN
        return float(any(score.topic == one.facts.topic for score in other.facts.topics))

    rows = [[(among(one, other) + among(other, one)) / 2 for other in candidate] for one in baseline]
    return np.array(rows, dtype=np.float64).reshape(len(baseline), len(candidate))


def _principle_key(unit: Unit) -> str:
    """A statement of principle is no rule, even where it speaks of the same thing and says must."""
    stated = any(score.topic == "principles" and score.confidence >= PRINCIPLE for score in unit.facts.topics)
    return "principle" if stated else "rule"


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


def _kind_key(unit: Unit) -> str:
    """Definitions answer definitions, rows of a register answer rows."""
    if unit.provision.level == "definition" or (unit.facts.definitions and unit.facts.modality == "none"):
        return "definition"
    return "norm" if unit.facts.modality != "none" else "statement"


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


def _actions(baseline: Sequence[Unit], candidate: Sequence[Unit]) -> Matrix:
    """Likeness of what is to be done: main verbs and their objects."""

    def words(unit: Unit) -> str:
        return " ".join(str(facet.value) for facet in unit.facts.facets("action"))

    return similarity([words(unit) for unit in baseline], [words(unit) for unit in candidate], features=terms)
