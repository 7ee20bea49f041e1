"""Questions that a handbook puts into its reader's mouth, and what the answer makes of them."""

from __future__ import annotations

import pytest

from tests.analysis.builder import build
from toolkit.analysis import analyse

ROWS = {
    "Can I borrow the minibus? Yes, as long as the depot knows.": "permission",
    "May we hold a raffle? No.": "prohibition",
    "Are staff allowed to smoke in the vans? Never.": "prohibition",
    "Is it all right to lend somebody my pass? No, not even to a colleague.": "prohibition",
    "If a supplier wins an award, may I go to the dinner? Only if the Director agrees.": "permission",
    "Do I have to give back a diary? No.": "permission",
    "Must I tell anyone about a second job? Yes, the Personnel Officer.": "obligation",
    "Do we need leave to hold a raffle? Yes.": "obligation",
    "Should I keep a note? Yes, always.": "recommendation",
    "Can I keep a tip? No gift may be kept by anyone.": "prohibition",
    "Who runs the raffle? No one, at present.": "none",
    "Can I go home early? That depends.": "none",
}


@pytest.mark.parametrize(("text", "expected"), ROWS.items(), ids=ROWS)
def test_what_the_answer_says(text: str, expected: str) -> None:
    assert analyse(build([("1", text)])).facts[0].modality == expected


@pytest.mark.parametrize(("heading", "expected"), [("Can I keep a tip?", "prohibition"), ("Tips", "none")])
def test_a_heading_that_asks(heading: str, expected: str) -> None:
    assert analyse(build([("1", "", heading), ("  (1)", "No, however small.")])).facts[1].modality == expected


def test_only_the_first_paragraph_answers_the_heading() -> None:
    rows = [("1", "", "Can I keep a tip?"), ("  (1)", "No."), ("  (2)", "Only coins are meant.")]
    assert [one.modality for one in analyse(build(rows)).facts] == ["none", "prohibition", "none"]


def test_who_is_bound_and_what_to_do() -> None:
    norm = analyse(build([("1", "Can staff accept a hamper? No, not from a supplier.")])).facts[0].norms[0]
    assert [(facet.name, facet.value) for facet in norm.facets] == [("bearer", "officer"), ("action", "accept hamper")]


@pytest.mark.parametrize(
    ("text", "expected"),
    {
        "We hope that you will come to the carol service.": "recommendation",
        "It's better to go in pairs than alone.": "recommendation",
        "You have a week to let the Clerk know.": "obligation",
        "You have thirty days from being asked to pay.": "obligation",
        "We hope that this helps.": "none",
    }.items(),
)
def test_the_softest_words_of_handbooks(text: str, expected: str) -> None:
    assert analyse(build([("1", text)])).facts[0].modality == expected
