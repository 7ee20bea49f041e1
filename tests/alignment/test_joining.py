"""Who joins another's link: what is whole in a provision that is not yet wholly answered."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.alignment.joining import Joiner, Kin, joiners, room_of

CHANCES = np.array([[0.9, 0.2], [0.6, 0.1], [0.1, 0.3]])
THERE = np.array([[0.8, 0.1], [0.7, 0.2], [0.3, 0.4]])
BACK = np.array([[0.5, 0.2], [0.4, 0.1], [0.2, 0.3]])
PAIRS = [(0, 0)]


def test_room_by_hand() -> None:
    """Baseline 1 is .7 in candidate 0, which is .5 in its partner, baseline 0. Baseline 2 and candidate 1 are each
    other's likeliest, and neither has a partner to join."""
    (one,) = joiners(CHANCES, (THERE, BACK), PAIRS)
    assert one.pair == (1, 0) and one.odds == pytest.approx(np.log(0.6 / 0.4))
    assert one.room == pytest.approx(0.7 - 0.5)


def test_exchanging_the_sides_exchanges_nothing_but_the_sides() -> None:
    turned = joiners(CHANCES.T, (BACK.T, THERE.T), [(column, row) for row, column in PAIRS])
    assert [(one.pair[1], one.pair[0]) for one in turned] == [
        one.pair for one in joiners(CHANCES, (THERE, BACK), PAIRS)
    ]
    assert [one.room for one in turned] == [one.room for one in joiners(CHANCES, (THERE, BACK), PAIRS)]


def test_an_item_joins_only_the_partner_of_its_list() -> None:
    """Baseline 1 would join candidate 0, which answers baseline 0."""
    whole, other = Kin("2", bound=False), Kin("3", bound=False)
    cases = {
        (whole, Kin("2", bound=True)): 1,  # the words that open its list
        (Kin("2", bound=True), Kin("2", bound=True)): 1,  # its fellow
        (other, Kin("2", bound=True)): 0,
        (Kin("3", bound=True), Kin("2", bound=True)): 0,
        (Kin("3", bound=True), whole): 1,  # no item itself
    }
    for kin, expected in cases.items():
        found = joiners(CHANCES, (THERE, BACK), PAIRS, ([*kin, other], [whole, other]))
        assert len(found) == expected, kin


def test_room_makes_it_likelier() -> None:
    assert Joiner((0, 0), 0.0, 0.0).chance(5.0) == 0.5
    assert Joiner((0, 0), 0.0, 0.4).chance(5.0) == pytest.approx(1 / (1 + np.exp(-2.0)))
    assert Joiner((0, 0), 0.0, -0.4).chance(5.0) < 0.2


def test_what_room_counts_is_learnt_and_never_against() -> None:
    dice = np.random.default_rng(1)
    found = [
        (Joiner((0, 0), float(odds), float(room)), bool(dice.random() < 1 / (1 + np.exp(-odds - 4.0 * room))))
        for odds, room in zip(dice.normal(0, 1, 2000), dice.uniform(-0.5, 0.5, 2000), strict=True)
    ]
    assert room_of(found) == pytest.approx(4.0, abs=0.6)
    assert room_of([(one._replace(room=-one.room), right) for one, right in found]) == 0.0
    assert room_of([]) == 0.0


@pytest.mark.parametrize("shape", [(0, 0), (0, 2), (2, 0)])
def test_of_an_empty_side_nothing_joins(shape: tuple[int, int]) -> None:
    assert joiners(np.zeros(shape), (np.zeros(shape), np.zeros(shape)), []) == []
