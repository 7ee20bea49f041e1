"""Definitions in the quotation marks and phrases of many drafters, and words in quotes that define nothing."""

from __future__ import annotations

import pytest

from tests.analysis.builder import Row, build
from toolkit.analysis import analyse
from toolkit.analysis.definitions import definitions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Gift" means anything given for nothing.', [("Gift", "anything given for nothing")]),
        ("'meeting' includes a site visit", [("meeting", "a site visit")]),
        (
            "In this Code, a ‘co-opted member’ is a person who was never elected.",
            [("co-opted member", "a person who was never elected")],
        ),
        (
            "Here “relative” shall mean a parent; “friend” means a person one likes.",
            [("relative", "a parent"), ("friend", "a person one likes")],
        ),
        ("References to a relative are references to a parent or child.", [("a relative", "a parent or child")]),
        (
            "Anytown Borough Council (‘the Council’) has adopted this code.",
            [("the Council", "Anytown Borough Council")],
        ),
        (
            "In this Code, close associate means a person one meets often.",
            [("close associate", "a person one meets often")],
        ),
        ("The term 'resources' excludes goodwill.", [("resources", "goodwill")]),
        ("By a favour we mean anything done for you for nothing.", [("favour", "anything done for you for nothing")]),
        ("When we say “kin” we mean a parent or a child.", [("kin", "a parent or a child")]),
        ("You must not say ‘yes’ lightly.", []),
        ("This means that you must take care.", []),
        ('Do not use the word "urgent" in every message.', []),
        ("", []),
    ],
)
def test_definitions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(definition.term, definition.meaning) for definition in definitions(text)] == expected


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("Gift – any item or service given for nothing.", "", [("Gift", "any item or service given for nothing")]),
        ("Relative: a spouse, a parent or a child.", "", [("Relative", "a spouse, a parent or a child")]),
        ("A relevant person is a member of your family.", "", [("relevant person", "a member of your family")]),
        ("any item given for nothing.", "Gift", [("Gift", "any item given for nothing")]),
        ("You are bound by this Part.", "", []),
        ("Interests are to be registered.", "", []),
        ("Members: the following rules apply.", "", []),
    ],
)
def test_under_a_heading_for_definitions_a_term_needs_no_marks(
    text: str, heading: str, expected: list[tuple[str, str]]
) -> None:
    found = definitions(text, heading=heading, defining=True)
    assert [(definition.term, definition.meaning) for definition in found] == expected
    assert heading or definitions(text) == ()


def test_the_heading_above_tells_that_terms_are_defined() -> None:
    rows: list[Row] = [("A", "", "Definitions"), ("  1", "Gift – any item given for nothing."), ("B", "", "Gifts")]
    facts = {one.id: one for one in analyse(build([*rows, ("  2", "Gift – any item given for nothing.")])).facts}
    assert [definition.term for definition in facts["a/1"].definitions] == ["Gift"]
    assert facts["b/2"].definitions == ()
