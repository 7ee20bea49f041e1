"""Sentences built anew: the same rule in other words, and another rule that only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.redlines import code, redlined
from toolkit.alignment.effect_matter import MAY, force_of, matter
from toolkit.alignment.effect_recast import recast
from toolkit.alignment.effect_strange import says_alike
from toolkit.alignment.effect_ways import turned_about

ALIKE = [
    (
        "A warden must pass a complaint on to the Bursar within two days.",
        "A complaint must be sent by a warden to the Bursar within two days.",
    ),
    (
        "A licence lasts for a year and may be renewed at the tenant's request.",
        "The life of a licence is a year, and renewal of it may be given if the tenant so requests.",
    ),
    ("Do not give an outsider a copy of the plan.", "A copy of the plan must not be made for an outsider."),
]
OTHER = [
    ("A warden must lock the gate at dusk.", "The gate should be locked by a warden at dusk."),
    ("Staff must declare a friendship with a tenant.", "A kinship with a tenant must be declared by staff."),
    ("The county surveyor shall sign the plans.", "The plans shall be signed by the county architect."),
    ("A breach by a warden may lead to suspension.", "A warden may, for a breach, be given advice."),
    ("The Dean may spend 500 on repairs.", "On repairs the Dean may spend 900."),
    ("Files may be lent to a tenant unless they are sealed.", "To a tenant, files may be lent."),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_a_sentence_turned_round_says_the_same(one: str, other: str, tmp_path: Path) -> None:
    found = redlined(tmp_path, code(one), code(other))
    assert [item.kind for item in found.assessment.findings] == ["wording_only"]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_names_another_force_person_figure_or_limit_is_not_alike(one: str, other: str) -> None:
    assert not says_alike(one, other)


def test_words_put_in_leave_a_sentence_as_it_was() -> None:
    assert not recast("Staff must sign the book.", "Staff must sign the book each morning.")
    assert recast(*ALIKE[0])


def test_what_goes_from_somebody_does_not_go_to_him() -> None:
    assert turned_about("Report a gift from a tenant.", "Report a gift to a tenant.")
    assert not turned_about(
        "The warden to whom a tenant writes must answer.", "A letter from a tenant must be answered."
    )


def test_the_month_of_may_is_no_leave() -> None:
    assert MAY.search("The Clerk shall report in May.")
    assert force_of(matter("The Clerk shall report in May of each year.")) == {"must"}


def test_a_section_of_an_ordinance_is_a_reference(tmp_path: Path) -> None:
    rows = "## Sec. 3-1. Gifts\n\n(a) A clerk must refuse gifts.\n\n{new}"
    rows += "## Sec. {two}. Rooms\n\n(a) A clerk must lock rooms.\n\n"
    last = "## Sec. {three}. Keys\n\n(a) Keys to a room under Sec. 3-2(a) must be kept by the clerk.\n"
    new = "## Sec. 3-2. Loans\n\n(a) A clerk must not lend tools to tenants.\n\n"
    texts = [
        f"# Code\n\n{rows}{last}".format(new=a, two=b, three=c) for a, b, c in (("", "3-2", "3-3"), (new, "3-3", "3-4"))
    ]
    found = redlined(tmp_path, texts[0], texts[1])
    assert "broken_reference" in [item.kind for item in found.assessment.findings]
