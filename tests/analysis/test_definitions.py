"""Definitions in the quotation marks and phrases of many drafters, and words in quotes that define nothing."""

from __future__ import annotations

import pytest

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
        ("You must not say ‘yes’ lightly.", []),
        ("This means that you must take care.", []),
        ('Do not use the word "urgent" in every message.', []),
        ("", []),
    ],
)
def test_definitions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(definition.term, definition.meaning) for definition in definitions(text)] == expected
