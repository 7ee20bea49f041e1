"""How alike texts are, many with many: by the content words they share, and by the rows of numbers a corpus holds.

This is a coarser judge than the alignment of two codes: it sees each text by itself, without headings or neighbours. It
tells texts that were taken over, with words and amounts changed, from others; not the same duty in other words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_WORD = re.compile(r"[^\W\d_]+|\d[\d,.]*\d|\d")
ALIKE = 0.5
"""Likelier than not the same requirement."""


@dataclass(frozen=True)
class Bag:
    """Texts ready to be compared. words: texts x vocabulary, 0 or 1; sizes: content words of each text; rows: one of
    length 1 for each text, nought for a text without, or None."""

    words: Any
    sizes: NDArray[np.float32]
    rows: Matrix | None


def bag(texts: Sequence[str], vocabulary: dict[str, int], rows: Matrix | None = None, *, grows: bool = False) -> Bag:
    """The texts by a vocabulary; grows: it takes in words that it lacks, else they count for the size alone."""
    import numpy as np
    from scipy.sparse import csr_array

    found = [sorted(content(text)) for text in texts]
    if grows:
        for word in (word for words in found for word in words):
            vocabulary.setdefault(word, len(vocabulary))
    columns = [[vocabulary[word] for word in words if word in vocabulary] for words in found]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.array([place for row in columns for place in row], dtype=np.int32)
    shape = (len(texts), max(len(vocabulary), 1))
    matrix = csr_array((np.ones(len(flat), dtype=np.float32), flat, starts), shape=shape)
    return Bag(matrix, np.array([len(words) for words in found], dtype=np.float32), rows)


def likeness(ones: Bag, others: Bag) -> Matrix:
    """Probability that each of the ones and each of the others are one requirement, by `likeness.toml`; 0 to 1."""
    import numpy as np

    both = ones.rows is not None and others.rows is not None
    learnt = _weights()["both" if both else "words"]
    shared = (ones.words @ others.words.T).toarray()
    z = shared * (2 * learnt["words"]) / np.maximum(ones.sizes[:, None] + others.sizes[None, :], 1)
    if ones.rows is not None and others.rows is not None:
        z += learnt["meaning"] * (ones.rows @ others.rows.T)
    found: Matrix = (1 / (1 + np.exp(-(z + learnt["intercept"])))).astype(np.float32)
    return found


def content(text: str) -> set[str]:
    """The words that carry content, in small letters, cut to their first letters: quicker than stemming, and as good
    here."""
    letters, without = _joining()
    return {word[:letters] for word in _WORD.findall(text.lower()) if word not in without}


@cache
def _joining() -> tuple[int, frozenset[str]]:
    data = _weights()["content"]
    return data["letters"], frozenset(data["without"])


@cache
def _weights() -> dict[str, dict[str, Any]]:
    data = (resources.files("toolkit.benchmark") / "likeness.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)


def stacked(keys: Sequence[str], found: Mapping[str, Any]) -> Matrix | None:
    """One matrix of the rows of some keys, nought where there is none; None where there are none at all."""
    import numpy as np

    width = next((len(row) for row in found.values()), 0)
    if not width:
        return None
    nought = np.zeros(width, dtype=np.float32)
    return np.stack([found.get(key, nought) for key in keys]) if keys else np.zeros((0, width), dtype=np.float32)
