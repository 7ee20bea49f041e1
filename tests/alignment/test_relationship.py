"""The five relationships, each judged on what differs."""

from __future__ import annotations

import pytest

from tests.alignment.made import group, unit
from toolkit.alignment.relationship import relationship
from toolkit.model.crosswalk import Difference, Direction

RESPECT = "You must treat others with respect."
COURTESY = "Employees are to be treated with courtesy and consideration."
LONG = (
    "You must declare every gift, present, meal, journey, ticket, favour, discount, prize, loan and legacy that "
    "anybody offers, and keep a written note of the value, the giver, the day, the reason and the answer given."
)
SHORT = "You must declare every gift that anybody offers."


def differing(facet: str, direction: Direction) -> Difference:
    return Difference(facet, direction, "a", "b", ())


CASES: dict[str, tuple[str, str, tuple[Difference, ...], str]] = {
    "the same words": (RESPECT, RESPECT.upper(), (), "equal"),
    "other words": (RESPECT, COURTESY, (), "equivalent"),
    "the same words, another norm": (RESPECT, RESPECT, (differing("deadline", "weaker"),), "subset"),
    "another recipient": (RESPECT, COURTESY, (differing("recipient", "neutral"),), "equivalent"),
    "another bearer": (RESPECT, COURTESY, (differing("bearer", "neutral"),), "intersects"),
    "weaker": (RESPECT, COURTESY, (differing("modality", "weaker"),), "subset"),
    "weaker, and another recipient": (
        RESPECT,
        COURTESY,
        (differing("recipient", "neutral"), differing("threshold", "weaker")),
        "subset",
    ),
    "stricter": (RESPECT, COURTESY, (differing("threshold", "stricter"),), "superset"),
    "weaker here, stricter there": (
        RESPECT,
        COURTESY,
        (differing("threshold", "weaker"), differing("deadline", "stricter")),
        "intersects",
    ),
    "different and neither": (RESPECT, COURTESY, (differing("sanction", "neutral"),), "intersects"),
    "turned round": (RESPECT, COURTESY, (differing("reversed", "weaker"),), "intersects"),
    "only a part of it": (LONG, SHORT, (), "subset"),
    "much more than it": (SHORT, LONG, (), "superset"),
}


@pytest.mark.parametrize(("one", "other", "found", "expected"), CASES.values(), ids=CASES)
def test_relationship(one: str, other: str, found: tuple[Difference, ...], expected: str) -> None:
    sides = group("baseline", unit(one)), group("candidate", unit(other))
    assert relationship(*sides, found) == expected


def test_a_split_provision_has_the_same_words() -> None:
    parts = unit("You must treat others", order=0), unit("with respect.", order=1)
    assert relationship(group("baseline", unit(RESPECT)), group("candidate", *parts), ()) == "equal"
