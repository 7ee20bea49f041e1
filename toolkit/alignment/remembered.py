"""An encoder that encodes a text once: an audit sets one long code beside catalogue after catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.alignment.semantic import Encoder, wrapped

if TYPE_CHECKING:
    from toolkit.alignment.semantic import Vectors


def remembering(encoder: Encoder | None) -> Encoder | None:
    """The encoder with a memory of its rows, each vote with its own, for as long as it is held; None without any."""
    return wrapped(encoder, Remembered)


class Remembered:
    """The rows of an encoder, kept by text."""

    def __init__(self, encoder: Encoder) -> None:
        self.name = encoder.name
        self._encoder = encoder
        self._rows: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The encoder's own rows."""
        import numpy as np

        fresh = sorted(set(texts) - self._rows.keys())
        self._rows.update(zip(fresh, self._encoder.encode(fresh) if fresh else (), strict=True))
        return np.stack([self._rows[text] for text in texts]) if texts else self._encoder.encode(texts)
