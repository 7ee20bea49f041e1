"""Likeness of words: bounds, symmetry, and CSLS by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.lexical import csls, four_grams, similarity, standardised

TEXTS = ["You must declare gifts worth £25.", "You must not bully any person.", "The register is open to the public."]


def test_the_same_text_has_likeness_one_and_strangers_none() -> None:
    table = similarity(TEXTS, TEXTS)
    assert np.diag(table) == pytest.approx([1.0, 1.0, 1.0])
    assert similarity(["bullying colleagues"], ["land and shares"])[0, 0] == 0.0


@given(st.lists(st.text(max_size=40), max_size=4), st.lists(st.text(max_size=40), max_size=4))
def test_likeness_is_from_nought_to_one_and_symmetrical(ones: list[str], others: list[str]) -> None:
    for features in (str.split, four_grams):
        table = similarity(ones, others, features=features)
        assert table.shape == (len(ones), len(others))
        assert ((table >= -1e-12) & (table <= 1 + 1e-12)).all()
        assert np.allclose(table, similarity(others, ones, features=features).T)


def test_csls_by_hand() -> None:
    """Three by three: of the five best two are not there and count as nought.

    means of rows .3, .24, .18; of columns .36, .24, .12; 2 * .9 - .3 - .36 = 1.14, and so on.
    """
    scores = np.array([[0.9, 0.5, 0.1], [0.6, 0.4, 0.2], [0.3, 0.3, 0.3]])
    expected = [[1.14, 0.46, -0.22], [0.6, 0.32, 0.04], [0.06, 0.18, 0.3]]
    assert np.allclose(csls(scores), expected)


def test_csls_takes_the_five_best_only() -> None:
    scores = np.array([[1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0]])
    assert csls(scores)[0, 0] == pytest.approx(2 - 1 - 1 / 5)


def test_two_that_stand_alone_keep_their_likeness() -> None:
    assert csls(np.array([[0.8]]))[0, 0] == pytest.approx(1.6 - 0.16 - 0.16)


def test_csls_of_nothing_is_nothing() -> None:
    assert csls(np.zeros((0, 3))).shape == (0, 3)


def test_standardised() -> None:
    values = standardised(np.array([[1.0, 3.0]]))
    assert values.tolist() == [[-1.0, 1.0]]
    assert standardised(np.full((2, 2), 0.7)).tolist() == [[0.0, 0.0], [0.0, 0.0]]
    assert standardised(np.zeros((0, 2))).shape == (0, 2)


def test_four_grams_leave_roles_out() -> None:
    assert four_grams("you must") == four_grams("employees must") == (" mus", "must", "ust ")
