"""Learning: what separates is weighed, what does not is not; authorities are left out of what measures them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.alignment.made import code
from toolkit.alignment import learning
from toolkit.alignment.fitting import _by_choice, _choice_loss, fitted
from toolkit.alignment.learning import Example, learn
from toolkit.alignment.scoring import chances
from toolkit.alignment.stating import Stating
from toolkit.alignment.units import units_of

MEMBERS = """
1 You must treat others with respect.

2 You must declare any gift worth more than £25 to the Monitoring Officer.

3 You must not disclose confidential information.

4 You must attend training on this code.
"""
OFFICERS = """
1 Confidential information must not be disclosed by an employee.

2 Employees should treat others with respect.

3 Any gift worth more than £50 must be declared to the Director.

4 Employees may not use vehicles at weekends.
"""


def random_data(seed: int) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Ten provisions a side, eight of them linked one to one: "telling" is high for links, "noise" is not."""
    dice = np.random.default_rng(seed)
    truth = np.diag([1.0] * 8 + [0.0] * 2)
    return {"telling": truth + dice.normal(0, 0.3, (10, 10)), "noise": dice.normal(0, 1, (10, 10))}, truth


def test_what_separates_is_weighed() -> None:
    data = [random_data(seed) for seed in range(5)]
    learnt = fitted(data, names=("telling", "noise"))
    assert learnt["features"]["telling"] > 10 * learnt["features"]["noise"] >= 0
    table, truth = random_data(99)
    found = chances(table, learnt)
    assert found[truth > 0].mean() > 0.7 and found[truth == 0].mean() < 0.05


def test_the_slope_is_that_of_the_loss() -> None:
    table, truth = random_data(3)
    values = np.stack([table["telling"], table["noise"]], axis=-1)
    theta = np.array([1.5, 0.4, 0.8])
    for axis in (0, 1):
        _, slope = _choice_loss(values, truth, theta, axis)
        for place in range(3):
            step = np.zeros(3)
            step[place] = 1e-6
            values_at = [_choice_loss(values, truth, theta + sign * step, axis)[0] for sign in (1, -1)]
            assert slope[place] == pytest.approx((values_at[0] - values_at[1]) / 2e-6, rel=1e-4, abs=1e-5)


def test_weights_are_never_negative() -> None:
    table, truth = random_data(1)
    values = np.stack([-table["telling"], table["noise"]], axis=-1)
    found, _ = _by_choice([(values, truth, axis) for axis in (1, 0)])
    assert (found >= 0).all()


def examples(folder: Path) -> list[Example]:
    ones, others = code(folder, "members", MEMBERS), code(folder, "officers", OFFICERS, kind="officer_code")
    first, second = ([unit.id for unit in units_of(side)] for side in (ones, others))
    pairs = frozenset((first[one], second[other]) for one, other in ((0, 1), (1, 2), (2, 0)))
    back = frozenset((other, one) for one, other in pairs)
    return [Example(ones, others, pairs, "one"), Example(others, ones, back, "two")]


def test_a_model_learnt_from_two_codes_finds_their_links(tmp_path: Path) -> None:
    learnt = learn(examples(tmp_path), encoder=None)
    assert learnt["development_f1"] > 0.6 and 0 < learnt["threshold"] <= learnt["joins"] < 1
    numbers = {"threshold", "joins", "room", *Stating._fields, "development_f1", "unseen", "metric"}
    assert set(learnt) == {*numbers, "alone", "together"}
    assert learn(examples(tmp_path), encoder=None) == learnt, "the same every time"


def test_an_authority_is_measured_by_weights_that_never_saw_it(tmp_path: Path) -> None:
    measured = [learning._measured(example, None, None) for example in examples(tmp_path)]
    seen: list[int] = []

    def fit(data: object) -> dict[str, object]:
        seen.append(len(data))  # type: ignore[arg-type]
        return {"features": {"words": 1.0}, "none": 0.0, "intercept": 0.0, "surer": 1.0, "other": 0.0}

    learning._unseen(measured, fit)
    assert seen == [1, 1]
    learning._unseen(measured[:1], fit)
    assert seen == [1, 1, 1], "a single authority cannot be left out"
