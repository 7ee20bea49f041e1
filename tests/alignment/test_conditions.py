"""What an item of a list sets as a further condition, or counts only where the authority has to do with it."""

from __future__ import annotations

import pytest

from tests.alignment.made import unit
from toolkit.alignment.conditions import dealt_with, is_plain, provided
from toolkit.alignment.group import Group
from toolkit.model.norm import Modality

UNLESS = "You must not disclose it, unless-"
LIST = "The interests to be registered are-"


def sides(one: str, other: str, lead: str, modality: Modality = "prohibition") -> tuple[Group, Group]:
    return (
        Group("baseline", (unit(one, modality, context=lead),)),
        Group("candidate", (unit(other, modality, context=lead),)),
    )


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (
            "a surveyor is asked for a valuation",
            "a surveyor is asked, and the client has paid in advance",
            ["stricter"],
        ),
        ("the owner consents, and the papers are returned to us", "the owner consents", ["weaker"]),
        ("the owner consents and is told so", "the owner consents and was informed of that first", []),
        ("a court orders it", "the law requires it", []),
    ],
)
def test_a_further_condition_of_an_exception_lets_off_less(one: str, other: str, wanted: list[str]) -> None:
    found = provided(*sides(one, other, UNLESS))
    assert [item.direction for item in found] == wanted
    assert all(is_plain(item) for item in found)


def test_a_rule_that_is_no_exception_has_no_further_condition() -> None:
    rule = sides("You must file a return", "You must file a return, and the copy has to be stamped", "", "obligation")
    assert provided(*rule) == []


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("shares in any company", "shares in a company which supplies the Council", ["weaker"]),
        ("a club that gets money from us", "any club", ["stricter"]),
        ("any land you own", "land next door to Council land", ["weaker"]),
        ("land which the Council plans to buy", "land", ["stricter"]),
        ("shares in a firm that trades with us", "shares in a firm which supplies the Council", []),
        ("shares in a company", "shares in a company which sells bread", []),
        ("a contract with the Council", "a contract with a firm which supplies the Council", []),
    ],
)
def test_an_interest_may_count_only_where_the_authority_deals_with_it(one: str, other: str, wanted: list[str]) -> None:
    assert [item.direction for item in dealt_with(*sides(one, other, LIST, "none"))] == wanted
