"""Items of a list of exceptions answer exceptions and reliefs, never a bare duty."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.alignment.made import code, unit
from toolkit.alignment.excepted import unmixed
from toolkit.alignment.units import units_of

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


@pytest.mark.parametrize(
    ("opening", "aligned"),
    [
        ("What is secret must be kept to yourself, apart from these cases:", True),
        ("You must not pass it on, other than where-", True),
        ("You must not reveal anything unless your manager agrees, or-", True),
        ("You must not-", False),
        ("The following are secret:", False),
    ],
)
def test_words_that_ask_and_open_a_list_of_exceptions_are_aligned(tmp_path: Path, opening: str, aligned: bool) -> None:
    found = units_of(
        code(tmp_path, "members", f"1. {opening}\n\n(a) the law requires it; or\n\n(b) a court asks for it.")
    )
    assert ("1" in [one.provision.cite for one in found]) is aligned
