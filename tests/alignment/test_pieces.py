"""Likeness piece by piece: by hand, whole numbers, the same in any order, and what the default encoder tells."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.alignment import pieces
from toolkit.alignment.cache import cached
from toolkit.alignment.lexical import shared
from toolkit.alignment.pieces import LARGEST, Pieces, Rows, Texts, centred, coverage, rounded, tells_pieces
from toolkit.alignment.semantic import MiniLM, UniversalSentence


def text(*pieces: int) -> Pieces:
    """Pieces of which each is its own direction."""
    vectors = np.eye(8, dtype=np.float32)[list(pieces)]
    return Pieces(np.ones(8, dtype=np.float32), np.array(pieces, dtype=np.int32), rounded(vectors).reshape(-1, 8))


EMPTY = Pieces(np.ones(8, dtype=np.float32), np.zeros(0, dtype=np.int32), np.zeros((0, 8), dtype=np.int8))


def under(*texts: Pieces, headings: Pieces = EMPTY) -> Texts:
    """Texts that stand under the same headings, or under none."""
    return texts, [headings] * len(texts)


@pytest.fixture
def as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """With next to nothing taken off, so that figures can be counted by hand."""
    monkeypatch.setattr(pieces, "PRIOR", 1e12)


@pytest.mark.usefixtures("as_they_are")
def test_the_same_text_is_covered_and_a_stranger_is_not() -> None:
    there, _, _ = coverage(under(text(1, 2), text(3)), under(text(2, 1), text(4)))
    assert there[0, 0] == pytest.approx(1.0) and there[1].tolist() == there[:, 1].tolist() == [0.0, 0.0]


@pytest.mark.usefixtures("as_they_are")
def test_coverage_by_hand() -> None:
    """Pieces 1 and 2 stand in two texts, 3 in one; rarity is counted as if among 60, so the weights are ln(61/3) twice
    and ln(61/2), squared.

    Of the first text all is found in the second; of the second 2 * ln(61/3)^2 of 2 * ln(61/3)^2 + ln(61/2)^2.
    """
    there, back, _ = coverage(under(text(1, 2)), under(text(1, 2, 3), text(5)))
    common, rare = 2 * np.log(61 / 3) ** 2, np.log(61 / 2) ** 2
    assert there[0, 0] == pytest.approx(1.0)
    assert back[0, 0] == pytest.approx(common / (common + rare), abs=1e-4)


@pytest.mark.usefixtures("as_they_are")
def test_headings_answer_and_do_not_ask() -> None:
    """Piece 1 stands in the heading over the other text: found there; what the heading says need not be found."""
    there, back, _ = coverage(under(text(1, 2)), under(text(2), headings=text(1, 4)))
    assert there[0, 0] == pytest.approx(1.0) and back[0, 0] == pytest.approx(1.0)
    assert coverage(under(text(1, 2)), under(text(2)))[0][0, 0] < 1.0


@pytest.mark.usefixtures("as_they_are")
def test_a_text_without_pieces_is_like_nothing() -> None:
    there, back, _ = coverage(under(EMPTY, text(1)), under(text(1), EMPTY, headings=text(2)))
    assert there.tolist() == back.tolist() == [[0, 0], [pytest.approx(1.0), 0]]
    assert coverage(under(EMPTY), under(EMPTY))[0].tolist() == [[0.0]]
    assert coverage(under(), under(text(1)))[1].shape == (0, 1)


def test_what_all_have_in_common_is_taken_off() -> None:
    """Forty vectors in two camps, and all lean the same way: before, strangers look alike; after, they do not."""
    lean = np.zeros((40, 8), dtype=np.float32)
    lean[:, 0], lean[:20, 1], lean[20:, 2] = 3.0, 1.0, 1.0
    before, after = (Rows(rows).cosines(slice(0, 1), Rows(rows))[0] for rows in (rounded(lean), centred(lean)))
    assert before[1] == pytest.approx(after[1]) == pytest.approx(1.0)
    assert before[30] > 0.85 > 0.5 > after[30]


def test_of_few_vectors_next_to_nothing_is_taken_off() -> None:
    lone = np.array([[0.0, 2.0, 0.0]], dtype=np.float32)
    assert centred(lone).tolist() == [[0, LARGEST, 0]]
    assert centred(np.zeros((0, 3), dtype=np.float32)).shape == (0, 3)


def test_whole_numbers_keep_the_direction() -> None:
    rows = np.random.default_rng(0).normal(size=(50, 384))
    whole = rounded(rows).astype(float)
    assert np.abs(whole).max(axis=1).tolist() == [LARGEST] * 50
    cosines = (whole * rows).sum(axis=1) / np.linalg.norm(whole, axis=1) / np.linalg.norm(rows, axis=1)
    assert cosines.min() > 0.999


def test_exchanging_the_sides_turns_the_table() -> None:
    ones, others = [text(1, 2, 3), text(4, 1)], [text(3, 1), text(2), text(4)]
    there, back, _ = coverage(under(*ones), under(*others))
    again, first, _ = coverage(under(*others), under(*ones))
    assert np.allclose(there, first.T) and np.allclose(back, again.T)


@pytest.mark.usefixtures("as_they_are")
def test_what_is_left_over_is_compared_by_itself() -> None:
    """Piece 1 stands in both; of the first text 2 is left over, of the second 4, and the cosine of these is .6. Where
    all of a text stands in the other, only the other has something left over."""
    leaning = np.zeros((2, 8), dtype=np.float32)
    leaning[0, 1], leaning[1, 2], leaning[1, 4] = 1.0, 0.6, 0.8
    other = Pieces(np.ones(8, dtype=np.float32), np.array([1, 4], dtype=np.int32), rounded(leaning))
    rest = coverage(under(text(1, 2), text(1)), under(other)).rest
    assert rest[0, 0] == pytest.approx(0.6, abs=0.01)
    assert rest[1, 0] == pytest.approx(0.0, abs=0.01), "of the second side 4 is left over, and 1 is not like it"
    assert coverage(under(text(1, 2)), under(text(2, 1))).rest.tolist() == [[1.0]], "nothing is left over"


@pytest.mark.usefixtures("as_they_are")
def test_what_is_set_aside_does_not_count_for_the_rest() -> None:
    ones, others = under(text(1, 2, 3)), under(text(1, 2, 4))
    assert coverage(ones, others).rest.tolist() == [[0.0]]
    assert coverage(ones, others, aside=frozenset({3, 4})).rest.tolist() == [[1.0]]
    assert (coverage(ones, others).there == coverage(ones, others, aside=frozenset({3, 4})).there).all()


def test_the_rest_is_the_same_with_the_sides_exchanged() -> None:
    ones, others = [text(1, 2, 3), text(4, 1), EMPTY], [text(3, 1), text(2)]
    assert np.allclose(coverage(under(*ones), under(*others)).rest, coverage(under(*others), under(*ones)).rest.T)


def test_words_alone_are_covered_alike() -> None:
    there, back = shared(["declare gifts"], ["declare gifts and hospitality", "respect colleagues"])
    assert there[0, 0] == pytest.approx(1.0) and 0 < back[0, 0] < 1.0
    assert there[0, 1] == back[0, 1] == 0.0
    assert shared([], ["gifts"])[0].shape == (0, 1) and shared([""], [""])[1].tolist() == [[0.0]]


def test_the_default_encoder_tells_rows_and_pieces_in_one(tmp_path) -> None:  # type: ignore[no-untyped-def]
    encoder, texts = MiniLM(), ["You must not accept gifts, ever.", "", "Hospitality must be refused."]
    found = encoder.pieces(texts)
    assert (np.stack([one.row for one in found]) == encoder.encode(texts)).all(), "to the last bit"
    assert len(found[0].ids) == 6 and len(found[1].ids) == 0, "no comma, no full stop, no sign of the tokenizer's own"
    assert found[0].vectors.shape == (6, 384) and found[0].vectors.dtype == np.int8
    alone = encoder.pieces(texts[2:])[0]
    assert (alone.vectors == found[2].vectors).all(), "a text depends on nothing beside it"
    near = coverage(under(found[0]), under(found[2], encoder.pieces(["The library opens at nine."])[0]))
    assert near[0][0, 0] > near[0][0, 1]
    kept = cached(encoder, tmp_path)
    assert tells_pieces(kept) and not tells_pieces(cached(UniversalSentence(), tmp_path))
    for _ in range(2):
        again = kept.pieces(texts)
        for one, other in zip(again, found, strict=True):
            assert (one.row == other.row).all() and (one.ids == other.ids).all()
            assert (one.vectors == other.vectors).all() and one.vectors.shape == other.vectors.shape
