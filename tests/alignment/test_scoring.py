"""From evidence to probabilities: choices counted by hand, neighbours, the same words, and the shipped weights."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from tests.alignment.made import facts, unit
from toolkit.alignment.context import CONTEXT, context_of
from toolkit.alignment.features import features_of
from toolkit.alignment.learning import FEATURES
from toolkit.alignment.pieces import Pieces
from toolkit.alignment.scoring import (
    PASSES,
    SAME_WORDS,
    _same_words,
    chances,
    choices,
    judging,
    scored,
    share,
    strengths,
    weighing_for,
    weights,
)
from toolkit.alignment.semantic import Voted
from toolkit.alignment.units import Unit


class Whole:
    name = "whole"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.ones((len(texts), 1), dtype=np.float32)


class Telling(Whole):
    name = "telling"

    def pieces(self, texts: Sequence[str]) -> list[Pieces]:
        raise AssertionError("not asked")


def test_a_choice_counted_by_hand() -> None:
    """Strengths 2 and 1 beside "none" with 0: e^2 / (e^2 + e + 1), and so on."""
    found = share(np.array([[2.0, 1.0]]), 0.0, 1)
    whole = math.e**2 + math.e + 1
    assert found[0].tolist() == pytest.approx([math.e**2 / whole, math.e / whole])


def test_strengths_too_great_for_a_float_do_no_harm() -> None:
    assert share(np.array([[5000.0, -5000.0]]), 0.0, 1).tolist() == [[1.0, 0.0]]


def test_the_surer_choice_is_the_one_without_a_rival() -> None:
    """Two provisions merged into one: each chooses it, it can choose but one half each."""
    surer, other = choices([np.array([[5.0], [5.0]])] * 2, 0.0)
    assert (surer > 4).all() and (other < 0.1).all()


def test_a_rival_leaves_little() -> None:
    learnt = {"features": {"words": 10.0}, "none": 2.0, "intercept": 0.0, "surer": 1.0, "other": 0.0}
    found = chances({"words": np.array([[0.9, 0.5], [0.0, 0.0]])}, learnt)
    assert found[0, 0] > 0.9 > 0.5 < found[0, 1] < 0.99 and (found[1] < 0.2).all()
    alone = chances({"words": np.array([[0.9, 0.0], [0.0, 0.0]])}, learnt)
    assert alone[0, 0] >= found[0, 0]


def under(number: int, head: str) -> Unit:
    return unit(f"words {number}", id=str(number), order=number, above=(facts(head, head),))


def test_siblings_speak_for_a_link_and_the_pair_not_for_itself() -> None:
    """Three provisions under A and one under B; the first two answer X's first two."""
    ones = [under(1, "A"), under(2, "A"), under(3, "A"), under(4, "B")]
    others = [under(5, "X"), under(6, "X"), under(7, "X"), under(8, "Y")]
    table = np.zeros((4, 4))
    table[0, 0] = table[1, 1] = 1.0
    found = context_of(table, ones, others)
    assert tuple(found) == CONTEXT
    assert found["section"][2, 2] > found["section"][0, 0] > found["section"][3, 2] == 0.0
    assert found["section"][2, 2] == pytest.approx(2 / (2 + 1)), "two answers of two, shrunk by one"
    assert found["beside"][2, 2] == pytest.approx(1 + 1 / 2) and found["beside"][3, 3] == pytest.approx(1 / 2)
    alone = np.zeros((4, 4))
    alone[0, 0] = 1.0
    assert context_of(alone, ones, others)["section"][0, 0] == 0.0


def test_the_same_words_once_on_each_side_are_a_link() -> None:
    ones = [unit("You must treat others with respect.")]
    others = [unit("you must treat  others with respect"), unit("You must not bully any person at all.")]
    assert _same_words(np.full((1, 2), 0.01), ones, others).tolist() == [[SAME_WORDS, 0.01]]


@pytest.mark.parametrize("words", ["None of these.", "You must treat others with respect."])
def test_short_or_repeated_words_are_no_certain_link(words: str) -> None:
    """Three words say too little; words that stand twice on one side do not say which is meant."""
    ones = [unit(words)] if len(words.split()) < 4 else [unit(words), unit(words)]
    found = np.full((len(ones), 1), 0.01)
    assert (_same_words(found, ones, [unit(words)]) == 0.01).all()


def test_weights_fit_the_encoder() -> None:
    telling, whole = Telling(), Whole()
    both, none_tells = Voted([telling, whole]), Voted([whole, telling])
    assert [weighing_for(one) for one in (None, whole, telling)] == ["lexical", "whole", "pieces"]
    assert [weighing_for(one) for one in (both, none_tells)] == ["voted", "whole"]
    assert judging(both) is both and judging(none_tells) is whole and judging(None) is None


def test_each_side_asks_how_much_of_itself_is_in_the_other() -> None:
    """One short text stands whole in a longer one; another longer text holds half of it and is held whole.

    baseline provision a: there 1.0 in x, 0.5 in y; back: 0.2 of x, 1.0 of y.
    """
    table = {"there_csls": np.array([[1.0, 0.5]]), "back_csls": np.array([[0.2, 1.0]])}
    for axis, best in ((1, 0), (0, 1)):
        assert strengths(table, {"own_cover": 1.0, "other_cover": 0.1}, axis).argmax() == best
    turned = {"there_csls": table["back_csls"].T, "back_csls": table["there_csls"].T}
    features = {"own_cover": 1.0, "other_cover": 0.1}
    assert (strengths(table, features, 1) == strengths(turned, features, 0).T).all(), "sides may be exchanged"


@pytest.mark.parametrize("model", FEATURES)
def test_the_shipped_weights(model: str) -> None:
    learnt = weights(model)
    assert 0 < learnt["threshold"] <= learnt["joins"] < learnt["certain"] < 1
    for name in PASSES:
        assert all(weight >= 0 for weight in learnt[name]["features"].values()), "every feature speaks for a link"
    assert set(learnt["together"]["features"]) == {*FEATURES[model], *CONTEXT}


@pytest.mark.parametrize("encoder", [None, Whole()])
@pytest.mark.parametrize("counts", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_sides_without_units(encoder: Whole | None, counts: tuple[int, int]) -> None:
    ones, others = ([unit("You must treat others with respect.")] * count for count in counts)
    assert scored(ones, others, encoder=encoder)[1].shape == counts
    assert features_of(ones, others, encoder=encoder)["there"].shape == counts
