"""Likeness word piece by word piece: how much of each text finds its like anywhere in the other.

    baseline   members must | not | accept | gifts            each piece takes its best in the other text;
                 \\________    |      |        |               rare pieces count for more
    candidate  hospitality, gifts and favours must be refused

Late interaction: Khattab and Zaharia, ColBERT (2020); rare pieces weighed as in Zhang et al., BERTScore (2020). One
vector for a whole text blurs a provision that was merged into a longer one; this does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeGuard, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

LARGEST = 127
"""Each vector is scaled so that its greatest part is this whole number. Products of such vectors are whole numbers that
a 32-bit float holds exactly (127 * 127 * 512 < 2 ** 24), so that no order of adding changes a score."""


BLOCK = 256
"""Word pieces of the baseline that are compared at once."""


@dataclass(frozen=True)
class Pieces:
    """A text as an encoder read it. row: the vector of the whole, of length 1; ids: the number of each word piece that
    has a letter or digit; vectors: of the pieces, in context, whole numbers, shape (len(ids), dimensions)."""

    row: NDArray[np.float32]
    ids: NDArray[np.int32]
    vectors: NDArray[np.int8]


@runtime_checkable
class PieceEncoder(Protocol):
    """An encoder that also tells the vectors of the word pieces, at the price of one run."""

    name: str

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As every encoder."""
        ...

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """One for each text; the same text gives the same always."""
        ...


def tells_pieces(encoder: object) -> TypeGuard[PieceEncoder]:
    """Whether the encoder can be asked for word pieces."""
    return isinstance(encoder, PieceEncoder)


def rounded(vectors: Any) -> NDArray[np.int8]:
    """Vectors as whole numbers of which the greatest is LARGEST; their directions stay within half a degree or so."""
    import numpy as np

    greatest = np.abs(vectors).max(axis=1, keepdims=True, initial=1e-9)
    return np.asarray(np.rint(vectors * (LARGEST / greatest)), dtype=np.int8)


def coverage(baseline: Sequence[Pieces], candidate: Sequence[Pieces]) -> Matrix:
    """The mean of how much of the one the other covers and the other way about; about 0.2 for strangers, 1 at most."""
    import numpy as np

    table = np.zeros((len(baseline), len(candidate)))
    if not table.size:
        return table
    rarity = _rarity([*baseline, *candidate])
    ones, others = _Side(baseline, rarity), _Side(candidate, rarity)
    for texts in _blocks(ones.edges):
        table[texts] = _covered(ones, others, texts)
    return table


def _blocks(edges: Sequence[int]) -> Iterator[slice]:
    """The texts in runs of about BLOCK pieces: enough to keep the processor busy, few enough for its memory."""
    first = 0
    for text in range(1, len(edges)):
        if text + 1 == len(edges) or edges[text + 1] - edges[first] > BLOCK:
            yield slice(first, text)
            first = text


def _rarity(texts: Iterable[Pieces]) -> dict[int, float]:
    """Of each piece, by the number of texts that have it; little above nought for one that all have."""
    import numpy as np

    found = [set(text.ids.tolist()) for text in texts]
    having = Counter(piece for pieces in found for piece in pieces)
    return {piece: float(np.log((1 + len(found)) / (1 + count))) + 1e-6 for piece, count in having.items()}


class _Side:
    """The pieces of all texts of one side, one after another. A text without any has one that is like nothing."""

    def __init__(self, texts: Sequence[Pieces], rarity: dict[int, float]) -> None:
        import numpy as np

        blank = np.zeros((1, len(texts[0].vectors[0]) if len(texts[0].vectors) else len(texts[0].row)), dtype=np.int8)
        parts = [text.vectors if len(text.ids) else blank for text in texts]
        self.vectors = np.concatenate(parts).astype(np.float32)
        self.lengths = np.maximum(np.sqrt((self.vectors**2).sum(axis=1)), np.float32(1e-9))
        self.weights = np.array(
            [weight for text in texts for weight in [rarity[one] for one in text.ids.tolist()] or [1e-6]]
        )
        self.edges = [0, *np.cumsum([len(part) for part in parts]).tolist()]


def _covered(ones: _Side, others: _Side, texts: slice) -> Matrix:
    """Some baseline texts with every candidate text."""
    import numpy as np

    edges = ones.edges[texts.start : texts.stop + 1]
    pieces, starts = slice(edges[0], edges[-1]), [edge - edges[0] for edge in edges[:-1]]
    likeness = ones.vectors[pieces] @ others.vectors.T
    likeness /= ones.lengths[pieces, None]
    likeness /= others.lengths
    there = np.maximum.reduceat(likeness, others.edges[:-1], axis=1)
    back = np.maximum.reduceat(likeness, starts, axis=0)
    return (_weighed(there, ones.weights[pieces], starts, 0) + _weighed(back, others.weights, others.edges[:-1], 1)) / 2


def _weighed(likeness: Any, weights: Matrix, starts: Sequence[int], axis: int) -> Matrix:
    """The weighed mean over the pieces of each text."""
    import numpy as np

    shape = (-1, 1) if axis == 0 else (1, -1)
    total = np.add.reduceat(weights, starts).reshape(shape)
    return np.asarray(np.add.reduceat(likeness * weights.reshape(shape), starts, axis=axis) / total)
