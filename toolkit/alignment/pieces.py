"""Likeness word piece by word piece: how much of each text finds its like anywhere in the other.

    baseline   members must | not | accept | gifts            each piece takes its best in the other text;
                 \\________    |      |        |               rare pieces count for more
    candidate  hospitality, gifts and favours must be refused

Late interaction: Khattab and Zaharia, ColBERT (2020); rare pieces weighed as in Zhang et al., BERTScore (2020). One
vector for a whole text blurs a provision that was merged into a longer one; this does not. What all pieces of both
codes have in common is taken off first (Mu and Viswanath, All-but-the-Top, 2018): it makes strangers alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeGuard, runtime_checkable

from toolkit.alignment.lexical import FEWEST
from toolkit.alignment.rest import Spoken, rest_of, spoken, weights_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

LARGEST = 127
"""Each vector is scaled so that its greatest part is this whole number. Products of such vectors are whole numbers that
a 32-bit float holds exactly (127 * 127 * 512 < 2 ** 24), so that no order of adding changes a score."""


PRIOR = 20
"""How many vectors without direction are counted with the others when their mean is taken."""
MANY = 8192
"""Vectors that are rounded at once: a large code has a hundred thousand, and each step needs room for another copy."""
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


def centred(vectors: Any) -> NDArray[np.int8]:
    """Each vector at length 1 less the mean of all, as whole numbers. The mean of few says little: it is drawn to
    nought as if PRIOR more had been there."""
    import numpy as np

    lengths = np.maximum(np.sqrt((vectors**2).sum(axis=1, keepdims=True)), np.float32(1e-9))
    units = np.asarray(vectors / lengths, dtype=np.float32)
    mean = (units.sum(axis=0, dtype=np.float64) / (len(units) + PRIOR)).astype(np.float32)
    units -= mean
    parts = [rounded(units[first : first + MANY]) for first in range(0, len(units), MANY)]
    return np.concatenate(parts) if parts else rounded(units)


class Rows:
    """Vectors in whole numbers, with their lengths."""

    def __init__(self, vectors: NDArray[np.int8]) -> None:
        import numpy as np

        self.vectors = vectors.astype(np.float32)
        self.lengths = np.maximum(np.sqrt((self.vectors**2).sum(axis=1)), np.float32(1e-9))

    def cosines(self, some: slice, others: Rows) -> NDArray[np.float32]:
        """Of some of these with all the others; 0 for a vector that is nought."""
        import numpy as np

        found = self.vectors[some] @ others.vectors.T
        found /= self.lengths[some, None]
        found /= others.lengths
        return np.asarray(found)


Texts = tuple[Sequence[Pieces], Sequence[Pieces]]
"""The texts of one side, and the headings over each."""


class Covered(NamedTuple):
    """Tables of baseline texts and candidate texts. there: how much of the one the other covers; back: the other way
    about; both about 0.1 for strangers, 1 at most. rest: how alike is what they do not say in the same words
    (`rest.py`), of the two sides the lesser."""

    there: Matrix
    back: Matrix
    rest: Matrix


def coverage(baseline: Texts, candidate: Texts, *, aside: AbstractSet[int] = frozenset()) -> Covered:
    """All of it. A piece may find its like in the headings over the other text too; the pieces of headings ask for
    nothing themselves. aside: pieces that do not count for the rest."""
    import numpy as np

    found = Covered(*np.zeros((3, len(baseline[0]), len(candidate[0]))))
    if found.there.size:
        ones, others = _sides(baseline, candidate, aside)
        for texts in _blocks(ones.edges):
            for table, part in zip(found, _covered(ones, others, texts), strict=True):
                table[texts] = part
    return found


def _sides(baseline: Texts, candidate: Texts, aside: AbstractSet[int]) -> tuple[_Side, _Side]:
    import numpy as np

    rarity = rarity_of([*baseline[0], *candidate[0]])
    parts = [_parts(text, over) for side in (baseline, candidate) for text, over in zip(*side, strict=True)]
    vectors = [one for pair in parts for one in pair]
    width = max((one.shape[1] for one in vectors if len(one)), default=1)
    vectors = [one if len(one) else np.zeros((0, width), dtype=np.int8) for one in vectors]
    apart = np.split(
        centred(np.concatenate(vectors).astype(np.float32)), np.cumsum([len(one) for one in vectors])[:-1].tolist()
    )
    pairs, first = list(zip(apart[::2], apart[1::2], strict=True)), len(baseline[0])
    return _Side(baseline[0], pairs[:first], rarity, aside), _Side(candidate[0], pairs[first:], rarity, aside)


def _parts(text: Pieces, over: Pieces) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """The vectors of a text and of its headings; a text without pieces has no headings either."""
    return (text.vectors, over.vectors) if len(text.ids) else (text.vectors, text.vectors)


def _blocks(edges: Sequence[int]) -> Iterator[slice]:
    """The texts in runs of about BLOCK pieces: enough to keep the processor busy, few enough for its memory."""
    first = 0
    for text in range(1, len(edges)):
        if text + 1 == len(edges) or edges[text + 1] - edges[first] > BLOCK:
            yield slice(first, text)
            first = text


def rarity_of(texts: Iterable[Pieces]) -> dict[int, float]:
    """Of each piece, by the number of texts that have it; little above nought for one that all have. Squared, as in the
    cosine of TF-IDF, where it counts on both sides."""
    import numpy as np

    found = [set(text.ids.tolist()) for text in texts]
    having = Counter(piece for pieces in found for piece in pieces)
    seen = max(len(found), FEWEST)
    return {piece: float(np.log((1 + seen) / (1 + count))) ** 2 + 1e-6 for piece, count in having.items()}


class _Side:
    """The pieces of all texts of one side, each text's headings after it. A text without any has one that is like
    nothing."""

    def __init__(
        self,
        texts: Sequence[Pieces],
        vectors: Sequence[tuple[NDArray[np.int8], NDArray[np.int8]]],
        rarity: dict[int, float],
        aside: AbstractSet[int],
    ) -> None:
        import numpy as np

        blank = np.zeros((1, vectors[0][0].shape[1]), dtype=np.int8)
        parts = [np.concatenate(pair) if len(pair[0]) else blank for pair in vectors]
        self.rows = Rows(np.concatenate(parts))
        self.weights = np.array(
            [
                weight
                for text, (_, over) in zip(texts, vectors, strict=True)
                for weight in ([rarity[one] for one in text.ids.tolist()] + [0.0] * len(over) or [1e-6])
            ]
        )
        lengths = [len(part) for part in parts]
        self.edges = [0, *np.cumsum(lengths).tolist()]
        self.spoken: Spoken = spoken([one.ids.tolist() for one in texts], lengths, weights_of(rarity, aside))


def _covered(ones: _Side, others: _Side, texts: slice) -> Covered:
    """Some baseline texts with every candidate text."""
    import numpy as np

    edges = ones.edges[texts.start : texts.stop + 1]
    pieces, starts = slice(edges[0], edges[-1]), [edge - edges[0] for edge in edges[:-1]]
    likeness = ones.rows.cosines(pieces, others.rows)
    there = np.maximum.reduceat(likeness, others.edges[:-1], axis=1)
    back = np.maximum.reduceat(likeness, starts, axis=0)
    mine, theirs = ones.spoken.part(pieces, texts), others.spoken
    rest = rest_of(there, mine, theirs, starts), rest_of(back.T, theirs, mine, others.edges[:-1]).T
    return Covered(
        _weighed(there, ones.weights[pieces], starts, 0),
        _weighed(back, others.weights, others.edges[:-1], 1),
        np.minimum(*rest),
    )


def _weighed(likeness: Any, weights: Matrix, starts: Sequence[int], axis: int) -> Matrix:
    """The weighed mean over the pieces of each text."""
    import numpy as np

    shape = (-1, 1) if axis == 0 else (1, -1)
    total = np.add.reduceat(weights, starts).reshape(shape)
    return np.asarray(np.add.reduceat(likeness * weights.reshape(shape), starts, axis=axis) / total)
