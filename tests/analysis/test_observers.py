"""By whose eyes an interest is measured: those of anybody, or of one who is fair-minded and informed."""

from __future__ import annotations

import pytest

from toolkit.analysis.facets import facets

PUBLIC, FAIR = "public_perception", "fair_minded_observer"
TESTS = {
    "It counts where a reasonable bystander would doubt you.": [FAIR],
    "It counts where a sensible observer might doubt you.": [FAIR],
    "It counts where any onlooker who knew of it would smile.": [FAIR],
    "It counts where a reasonable and informed bystander would see bias.": [FAIR],
    "It counts where a prudent onlooker would doubt you.": [FAIR],
    "It counts where a reasonable resident would doubt you.": [PUBLIC],
    "It counts where an impartial onlooker would see bias.": [FAIR],
    "It counts where an observer might see bias.": [FAIR],
    "This code binds a warden whom a reasonable bystander would take to be so acting.": [],
    "It binds you where onlookers would think you to be on duty.": [],
    "A bystander was hurt.": [],
    "An observer from the union sits in.": [],
}


@pytest.mark.parametrize(("text", "expected"), TESTS.items(), ids=TESTS)
def test_whose_eyes(text: str, expected: list[str]) -> None:
    found = facets(text, subjects=(), home="")
    assert [facet.value for facet in found if facet.name == "test"] == expected


def test_to_be_taken_for_one_at_work_is_when_a_code_binds() -> None:
    text = "It binds a warden when a reasonable bystander would take the warden to be so acting."
    scopes = [facet.value for facet in facets(text, subjects=(), home="") if facet.name == "scope"]
    assert scopes == [("appearance_of_office",)]
