"""Calibration error counted by hand."""

from __future__ import annotations

import pytest

from toolkit.evaluation.calibration import Stated, calibration, calibration_error

ERRORS = {  # (confidence, right) of each link, and the error
    "sure and right": ([(1.0, True)] * 10, 0.0),
    "sure and wrong": ([(1.0, False)] * 10, 1.0),
    "half of those said to be half": ([(0.5, True), (0.5, False)] * 5, 0.0),
    "always too sure by a fifth": (([(0.8, True)] * 3 + [(0.8, False)] * 2) * 5, 0.2),
    "one bin of five wrong": ([(0.0, False)] * 8 + [(1.0, False)] * 2, 0.2),
    "fewer links than bins": ([(0.75, True)], 0.25),
}


@pytest.mark.parametrize(("points", "error"), ERRORS.values(), ids=ERRORS)
def test_errors(points: list[tuple[float, bool]], error: float) -> None:
    assert calibration_error(points) == pytest.approx(error)


def test_review_and_what_is_left() -> None:
    links = [Stated(0.9, True, True)] * 3 + [Stated(0.9, True, False, True)] + [Stated(0.4, False, False, True)] * 4
    found = calibration(links)
    assert found is not None
    assert (found.links, found.review, found.certain, found.certain_right) == (8, 0.5, 0.5, 0.75)
    assert found.trapped == 1, "a trap sent to a person harms nobody"
    assert 0 <= found.low <= found.high <= 1
    assert found == calibration(links), "the draws are the same in every run"


def test_no_links_have_no_calibration() -> None:
    assert calibration([]) is None
