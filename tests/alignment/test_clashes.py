"""What no link may be certain of: each side as a reader would see it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.alignment.made import code
from toolkit.alignment.clashes import clash
from toolkit.alignment.sums import unpriced
from toolkit.alignment.units import units_of

ROWS = [
    ("a gift worth more than £25", "any holding worth more than £25,000 in a company", True),
    ("a gift worth more than £25", "a gift with a value of over £50", False),
    ("a gift worth more than £25", "a gift worth more than $25,000", False),
    ("You must list shares worth more than £25,000.", "You must list shares worth more than £50.", False),
    ("a gift worth £0 or more", "a holding worth more than £25,000 in a company", False),
    ("a gift over £25 or a share over £25,000", "a holding worth more than £25,000", False),
    ("You must not withhold what the public may see.", "You must not reveal what the public may not see.", True),
    ("See that it is not used for politics.", "You must not use it for politics.", False),
    ("Tell us of a gift over £50.", "Tell us of a gift over £25, whether or not you tell others.", False),
    ("Reveal what the public is entitled to.", "Reveal what the public is not entitled to.", True),
    ("You must tell the Company Secretary of a bankruptcy.", "The Company Secretary must tell staff of it.", True),
    ("The Director shall keep a register.", "Interests go on a register which the Director of Personnel holds.", False),
    ("The Director shall keep a register.", "Interests go on a register; tell the Director of them.", True),
    ("You must tell the Company Secretary of a bankruptcy.", "You must tell the Secretary of bankruptcies.", False),
]


@pytest.mark.parametrize(("one", "other", "clashing"), ROWS)
def test_what_a_person_must_read(tmp_path: Path, one: str, other: str, *, clashing: bool) -> None:
    sides = [units_of(code(tmp_path, name, f"1 {text}\n")) for name, text in (("one", one), ("other", other))]
    assert clash(*sides) is clashing
    assert clash(*reversed(sides)) is clashing


@pytest.mark.parametrize(
    ("one", "other", "chance"),
    [
        ("You must register any gift over £25.", "List shares worth over £25,000 in a company.", 0.0),
        ("Gifts worth over £5 are refused by members.", "A member must not take a gift if it is worth over £250.", 0.9),
        ("Get three quotations above £1,000.", "Above £50,000 invite tenders from three firms.", 0.9),
        ("You must register any gift over £25.", "List shares worth over £100 in a company.", 0.9),
    ],
)
def test_a_link_is_impossible_where_topic_and_sum_are_others(
    tmp_path: Path, one: str, other: str, chance: float
) -> None:
    sides = [units_of(code(tmp_path, name, f"1 {text}\n")) for name, text in (("one", one), ("other", other))]
    assert unpriced(np.array([[0.9]]), *sides).item() == chance


def test_many_sums_take_little_time(tmp_path: Path) -> None:
    """Each side a paragraph of thousands: the sums are compared as ranges, not pair by pair."""
    sides = [units_of(code(tmp_path, name, "1 " + "£5 " * 3000)) for name in ("one", "other")]
    assert not clash(*sides)
