"""The plain methods are done right, or standing beside them would prove nothing."""

from __future__ import annotations

import numpy as np
import pytest

from tests.evaluation.made import MEMBERS, OFFICERS, case, ids, link
from toolkit.evaluation.baselines import PAIRINGS, answer, best_cut, bm25, difflib_ratio, matrices
from toolkit.evaluation.scores import tally

CUTS = {  # pairs best first, right or not; how many there are to find; how many are kept
    "all right": ("rrr", 3, 3),
    "a wrong one at the end is cut": ("rrw", 2, 2),
    "a wrong one between is worth it": ("rwrr", 3, 4),
    "the fewest of equals": ("rwwr", 2, 1),
    "none right": ("www", 3, 0),
    "none": ("", 3, 0),
}


@pytest.mark.parametrize(("right", "wanted", "kept"), CUTS.values(), ids=CUTS)
def test_the_best_threshold_with_hindsight(right: str, wanted: int, kept: int) -> None:
    assert best_cut([letter == "r" for letter in right], wanted) == kept


def test_difflib_ratio_is_that_of_words() -> None:
    table = difflib_ratio(["You must register gifts", "x"], ["you must not register gifts", "y"])
    assert table[0, 0] == pytest.approx(2 * 4 / 9)
    assert table[1, 1] == 0.0


def test_bm25_prefers_rare_words_and_short_texts() -> None:
    texts = ["gifts and hospitality", "hospitality", "hospitality of a supplier", "respect", "courtesy"]
    rare = bm25(["gifts hospitality"], texts)[0]
    assert rare.argmax() == 0 and rare[3] == rare[4] == 0.0
    short = bm25(["hospitality"], texts)[0]
    assert short.argmax() == 1
    one = np.log(1 + (2 - 1 + 0.5) / (1 + 0.5))  # one text of two has the word, once, and both have mean length
    assert bm25(["gifts"], ["gifts", "respect"])[0, 0] == pytest.approx(one)


def test_a_text_without_words_is_no_error() -> None:
    assert bm25(["", "gifts"], ["", ""]).tolist() == [[0.0, 0.0], [0.0, 0.0]]


def test_one_to_one_shares_no_provision_and_many_to_one_may() -> None:
    gold = case(link("12", "1"))
    scores = np.array([[3.0, 1, 0, 0], [2.0, 1.5, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
    assert answer(gold, scores, "one to one").links == ((ids("1"), ids("1")),)
    assert answer(gold, scores, "many to one").links == ((ids("12"), ids("1")),)


def test_every_method_finds_the_obvious() -> None:
    gold = case(link("1", "1"), link("2", "2"), link("3", "3"), none=("4", "4"))
    assert len(MEMBERS) == len(OFFICERS) == 4
    table = matrices(gold, encoder=None)
    assert list(table) == ["difflib ratio", "TF-IDF cosine", "BM25", "z-sum", "z-sum with CSLS"]
    for method, scores in table.items():
        assert scores.shape == (4, 4)
        for pairing in PAIRINGS:
            assert tally(gold, answer(gold, scores, pairing)).pairs.f1 >= 0.8, method
