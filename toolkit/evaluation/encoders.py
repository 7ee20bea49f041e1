"""Encoders with something around them that the alignment does not notice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit import pipeline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def remembering(encoder: pipeline.Encoder) -> pipeline.Encoder:
    """The encoder, encoding no text twice: the toolkit and the plain methods ask for the same texts."""
    return RememberingPieces(encoder) if pipeline.tells_pieces(encoder) else Remembering(encoder)


wrapped = pipeline.wrapped


class Remembering:
    """An encoder that remembers the rows it gave."""

    def __init__(self, encoder: pipeline.Encoder) -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the encoder it stands for."""
        import numpy as np

        new = list(dict.fromkeys(text for text in texts if text not in self._known))
        self._known.update(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else self._encoder.encode(texts)


class RememberingPieces(Remembering):
    """One that remembers word pieces too."""

    def __init__(self, encoder: pipeline.PieceEncoder) -> None:
        super().__init__(encoder)
        self._told = encoder.pieces
        self._pieces: dict[str, pipeline.Pieces] = {}

    def pieces(self, texts: Sequence[str]) -> list[pipeline.Pieces]:
        """As the encoder it stands for."""
        new = list(dict.fromkeys(text for text in texts if text not in self._pieces))
        self._pieces.update(zip(new, self._told(new), strict=True))
        self._known.update({text: self._pieces[text].row for text in new})
        return [self._pieces[text] for text in texts]
