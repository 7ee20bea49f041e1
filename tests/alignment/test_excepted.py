"""Items of a list of exceptions answer exceptions and reliefs, never a bare duty."""

from __future__ import annotations

import numpy as np

from tests.alignment.made import unit
from toolkit.alignment.excepted import unmixed

UNLESS = "You must not disclose it, unless-"
ITEM = unit("the law requires it;", "prohibition", context=UNLESS)
BARE = unit("Staff must not disclose it.", "prohibition")
RELIEF = unit("This does not prevent a disclosure that the law requires.", "permission")
EXCEPTING = unit(
    "Staff must not disclose it unless the law requires it.",
    "prohibition",
    facets=(("exception", "unless the law requires it", "unless the law requires it"),),
)


def test_an_exception_and_a_bare_duty_are_kept_apart_on_either_side() -> None:
    ones, others = (ITEM, BARE), (BARE, RELIEF, EXCEPTING, ITEM)
    chances = np.full((2, 4), 0.5)
    assert unmixed(chances, ones, others).tolist() == [[0.0, 0.5, 0.5, 0.5], [0.5, 0.5, 0.5, 0.0]]
    assert chances.min() == 0.5, "what was given is not changed"
