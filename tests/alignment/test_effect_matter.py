"""Two sentences that say one thing in other words, and such as only look so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.redlines import code, redlined
from toolkit.alignment.effect_matter import matter
from toolkit.alignment.effect_same import says_same

SAME = [
    ("Each form must be signed by the applicant.", "The applicant must sign each form."),
    ("If a warden is in doubt, the warden shall ask.", "A warden who is in doubt shall ask."),
    ("No porter may lend a key.", "Porters must not lend keys."),
    ("Files shall be kept for half a year.", "Files shall be kept for six months."),
    ("It is the duty of the ranger to lock the gate.", "The ranger must lock the gate."),
]
OTHER = [
    ("A ranger must lock the gate and the shed.", "A ranger must lock the gate or the shed."),
    ("A ranger must lock the gate.", "A ranger must not lock the gate."),
    ("A ranger must lock the gate within two days.", "A ranger must lock the gate within two weeks."),
    ("A ranger must lock the gate.", "A ranger should lock the gate."),
    ("Only a ranger may lock the gate.", "A ranger may lock the gate."),
    ("A ranger must lock the gate.", "A ranger must lock the gate except on fair days."),
    ("The council must lock the gate.", "The councillor must lock the gate."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_thing_in_other_words(one: str, other: str) -> None:
    assert says_same(one, other)
    assert says_same(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_thing_in_nearly_the_same_words(one: str, other: str) -> None:
    assert not says_same(one, other)
    assert not says_same(other, one)


def test_persons_that_change_places_are_no_mere_wording(tmp_path: Path) -> None:
    found = redlined(
        tmp_path,
        code("The Clerk must tell the Treasurer of a loss."),
        code("The Treasurer must tell the Clerk of a loss."),
    )
    assert "wording_only" not in [one.kind for one in found.assessment.findings]


def test_a_long_row_of_openings_is_read_quickly_and_alike() -> None:
    assert matter("it is for " * 500) == matter("it is for " * 500)
