"""The directions that matter: learnt from linked provisions, and put to vectors."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from toolkit.alignment.metric import METRIC, Metric, about_usual, kinship, metric_bytes, metric_for, turned
from toolkit.alignment.metric_fit import KEPT, Linked, metric_of, spreads
from toolkit.alignment.pieces import Pieces

SIZE = 200
"""More dimensions than are kept of word pieces or of whole texts."""


def codes(seed: int) -> Linked:
    """Two codes of thirty provisions that answer each other in order: the first ten dimensions tell what it is about,
    the next ten only who speaks."""
    dice = np.random.default_rng(seed)
    matter, sides = dice.normal(size=(30, 10)), []
    for _ in range(2):
        rows = dice.normal(scale=0.02, size=(30, SIZE))
        rows[:, :10] += matter
        rows[:, 10:20] += dice.normal(scale=2.0, size=(30, 10))
        sides.append(rows.astype(np.float32))
    pieces = [[_said(place, row) for place, row in enumerate(side)] for side in sides]
    return Linked((pieces[0], pieces[1]), (sides[0], sides[1]), [(place, place) for place in range(30)])


def _said(place: int, row: Any) -> Pieces:
    return Pieces(
        row, np.array([place], dtype=np.int32), np.clip(np.rint(row * 30), -127, 127).astype(np.int8)[None, :]
    )


def right(likeness: Any) -> int:
    return int((likeness.argmax(axis=1) == np.arange(len(likeness))).sum())


def test_what_differs_within_links_counts_for_less() -> None:
    metric = metric_of([spreads(codes(seed)) for seed in range(4)])
    ones, others = codes(9).rows
    assert right(kinship(ones, others, None)) < 15
    assert right(kinship(ones, others, metric)) > 25


def test_word_pieces_are_turned_and_headings_with_them() -> None:
    metric = metric_of([spreads(codes(seed)) for seed in range(2)])
    texts = codes(9).pieces[0]
    blank = Pieces(np.zeros(SIZE, dtype=np.float32), np.zeros(0, dtype=np.int32), np.zeros((0, SIZE), dtype=np.int8))
    found, over = turned((texts, [blank]), metric)
    assert {one.vectors.shape for one in found} == {(1, KEPT["pieces"])}
    assert over[0].vectors.shape == (0, KEPT["pieces"])
    assert turned((texts, [blank]), None) == (texts, [blank])


def test_few_rows_are_drawn_to_what_is_usual() -> None:
    rows = np.array([[3.0, 1.0]], dtype=np.float32)
    assert about_usual(rows, np.array([1.0, 1.0], dtype=np.float32))[0] == pytest.approx([2 - 2 / 21, 0])


def test_a_text_alone_has_a_likeness() -> None:
    metric = metric_of([spreads(codes(1))])
    ones, others = codes(2).rows
    assert np.isfinite(kinship(ones[:1], others[:1], metric)).all()


def test_the_same_metric_gives_the_same_bytes(tmp_path: Any) -> None:
    metric = metric_of([spreads(codes(1))])
    (tmp_path / METRIC).write_bytes(metric_bytes(metric))
    assert metric_bytes(metric) == metric_bytes(metric)
    with np.load(tmp_path / METRIC, allow_pickle=False) as kept:
        assert all((kept[name] == value).all() for name, value in metric._asdict().items())


def test_only_for_the_encoders_it_was_learnt_with() -> None:
    first, second = SimpleNamespace(name="all-MiniLM-L6-v2 int8 (x 1)"), SimpleNamespace(name="another")
    assert metric_for(None) is None
    assert metric_for(first) is None and metric_for(second) is None  # type: ignore[arg-type]


def test_products_add_up_exactly() -> None:
    """Whole numbers below two to the power of twenty-four, which a 32-bit float holds."""
    metric = metric_of([spreads(codes(1))])
    assert isinstance(metric, Metric) and metric.pieces.dtype == metric.whole.dtype == np.int8
    assert int(np.abs(metric.whole.astype(int)).max()) * 127 * 896 < 2**24
