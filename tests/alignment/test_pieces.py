"""Likeness piece by piece: by hand, whole numbers, the same in any order, and what the default encoder tells."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.alignment.cache import cached
from toolkit.alignment.lexical import shared
from toolkit.alignment.pieces import LARGEST, Pieces, coverage, rounded, tells_pieces
from toolkit.alignment.semantic import MiniLM, UniversalSentence


def text(*pieces: int) -> Pieces:
    """Pieces of which each is its own direction."""
    vectors = np.eye(8, dtype=np.float32)[list(pieces)]
    return Pieces(np.ones(8, dtype=np.float32), np.array(pieces, dtype=np.int32), rounded(vectors).reshape(-1, 8))


def test_the_same_text_is_covered_and_a_stranger_is_not() -> None:
    table = coverage([text(1, 2), text(3)], [text(2, 1), text(4)])
    assert table[0, 0] == pytest.approx(1.0) and table[1].tolist() == table[:, 1].tolist() == [0.0, 0.0]


def test_coverage_by_hand() -> None:
    """Pieces 1 and 2 stand in two of the three texts, 3 in one; weights ln(4/3), ln(4/3), ln(4/2).

    Of the first text all is found in the second; of the second ln(4/3) * 2 of ln(4/3) * 2 + ln(4/2).
    """
    table = coverage([text(1, 2)], [text(1, 2, 3), text(5)])
    common, rare = 2 * np.log(4 / 3), np.log(4 / 2)
    assert table[0, 0] == pytest.approx((1 + common / (common + rare)) / 2, abs=1e-5)


def test_a_text_without_pieces_is_like_nothing() -> None:
    empty = Pieces(np.ones(8, dtype=np.float32), np.zeros(0, dtype=np.int32), np.zeros((0, 8), dtype=np.int8))
    assert coverage([empty, text(1)], [text(1), empty]).tolist() == [[0, 0], [pytest.approx(1.0), 0]]
    assert coverage([empty], [empty]).tolist() == [[0.0]]
    assert coverage([], [text(1)]).shape == (0, 1)


def test_whole_numbers_keep_the_direction() -> None:
    rows = np.random.default_rng(0).normal(size=(50, 384))
    whole = rounded(rows).astype(float)
    assert np.abs(whole).max(axis=1).tolist() == [LARGEST] * 50
    cosines = (whole * rows).sum(axis=1) / np.linalg.norm(whole, axis=1) / np.linalg.norm(rows, axis=1)
    assert cosines.min() > 0.999


def test_exchanging_the_sides_turns_the_table() -> None:
    ones, others = [text(1, 2, 3), text(4, 1)], [text(3, 1), text(2), text(4)]
    assert np.allclose(coverage(ones, others), coverage(others, ones).T)


def test_words_alone_are_covered_alike() -> None:
    found = shared(["declare gifts"], ["declare gifts and hospitality", "respect colleagues"])
    assert found[0, 0] > 0.5 and found[0, 1] == 0.0
    assert shared(["declare gifts"], ["gifts declare"])[0, 0] == pytest.approx(1.0)
    assert shared([], ["gifts"]).shape == (0, 1) and shared([""], [""]).tolist() == [[0.0]]


def test_the_default_encoder_tells_rows_and_pieces_in_one(tmp_path) -> None:  # type: ignore[no-untyped-def]
    encoder, texts = MiniLM(), ["You must not accept gifts, ever.", "", "Hospitality must be refused."]
    found = encoder.pieces(texts)
    assert (np.stack([one.row for one in found]) == encoder.encode(texts)).all(), "to the last bit"
    assert len(found[0].ids) == 6 and len(found[1].ids) == 0, "no comma, no full stop, no sign of the tokenizer's own"
    assert found[0].vectors.shape == (6, 384) and found[0].vectors.dtype == np.int8
    alone = encoder.pieces(texts[2:])[0]
    assert (alone.vectors == found[2].vectors).all(), "a text depends on nothing beside it"
    near = coverage([found[0]], [found[2], encoder.pieces(["The library opens at nine."])[0]])
    assert near[0, 0] > near[0, 1]
    kept = cached(encoder, tmp_path)
    assert tells_pieces(kept) and not tells_pieces(cached(UniversalSentence(), tmp_path))
    for _ in range(2):
        again = kept.pieces(texts)
        for one, other in zip(again, found, strict=True):
            assert (one.row == other.row).all() and (one.ids == other.ids).all()
            assert (one.vectors == other.vectors).all() and one.vectors.shape == other.vectors.shape
