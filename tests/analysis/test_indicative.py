"""Duties in the plain present, and orders that only set a condition."""

from __future__ import annotations

import pytest

from tests.analysis.builder import Row, build
from toolkit.analysis import analyse

PRESENT: list[Row] = [
    ("1", "A councillor declares every interest to the Clerk, and then leaves the chamber."),
    ("2", "No councillor accepts a gift above 40 crowns."),
    ("3", "A councillor who is offered more does not keep it."),
    ("4", "A councillor takes no fee for advice."),
    ("5", "This statute is in force from May."),
]


def _modalities(rows: list[Row]) -> list[str]:
    analysis = analyse(build(rows, kind="member_code"))
    return [analysis.by_id[number].modality for number, *_ in rows]


def test_a_code_in_the_present_states_duties_and_bans() -> None:
    assert _modalities(PRESENT) == ["obligation", "prohibition", "prohibition", "prohibition", "none"]


def test_each_of_two_verbs_has_what_stands_behind_it() -> None:
    norms = analyse(build(PRESENT, kind="member_code")).by_id["1"].norms
    assert [
        [facet.name for facet in norm.facets if facet.name in {"recipient", "participation"}] for norm in norms
    ] == [
        ["recipient"],
        ["participation"],
    ]


def test_beside_words_of_duty_the_present_describes() -> None:
    bound: list[Row] = [(str(number), "A councillor must act in public.") for number in range(6, 11)]
    assert _modalities([*PRESENT, *bound])[:5] == ["none"] * 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Break these rules and you may lose pay, or your job.", ["none"]),
        ("Ignore this code and you could be dismissed.", ["none"]),
        ("Get this wrong and you can be disciplined.", ["none"]),
        ("Take a bribe, and you will be sacked.", ["none"]),
        ("Obey this code, or you may be dismissed.", ["obligation"]),
        ("Declare the gift and you will be given a receipt.", ["obligation"]),
        ("Tell the Clerk and you may keep it.", ["obligation", "permission"]),
    ],
)
def test_an_order_with_harm_behind_and_is_a_condition(text: str, expected: list[str]) -> None:
    assert [norm.modality for norm in analyse(build([("1", text)])).by_id["1"].norms] == expected
