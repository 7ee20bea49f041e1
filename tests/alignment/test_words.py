"""Words as they are compared: folded, stemmed, roles exchanged."""

from __future__ import annotations

import pytest

from toolkit.alignment.words import exchanged, folded, terms

SAME_TERMS = {
    "member and employee": ("A member must declare gifts.", "An employee must declare gifts."),
    "you and councillor": ("You must declare your gifts.", "Councillors declare gifts."),
    "monitoring officer and director": ("Tell the Monitoring Officer of gifts", "Tell your Director of gifts"),
    "council and authority": ("The Council's property", "The authority's property"),
    "typographic apostrophes": ("the Council’s cars", "the Council's cars"),
    "inflections": ("declaring interests", "declare an interest"),
}


@pytest.mark.parametrize(("one", "other"), SAME_TERMS.values(), ids=SAME_TERMS)
def test_counterparts_leave_the_same_terms(one: str, other: str) -> None:
    assert terms(one) == terms(other) != ()


def test_longest_role_wins_and_is_one_word() -> None:
    assert exchanged("the monitoring officer") == "SUPERIOR", "not the person whom 'officer' alone would name"
    assert exchanged("an officer") == "an PERSON"


@pytest.mark.parametrize(
    ("one", "other"), [("gifts", "interests"), ("member", "monitoring officer"), ("council", "councillor")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert terms(one) != terms(other)


def test_link_words_and_the_empty_text_carry_nothing() -> None:
    assert terms("") == terms("if it shall be to the") == ()


def test_amounts_are_terms() -> None:
    assert "£25" in terms("worth more than £25.") and "£25" not in terms("worth more than £50.")


FOLDED = {
    "case and end stop": ("You must not bully.", "you MUST not bully", True),
    "quotes and dashes": ("the “gift” – or ‘treat’", "the \"gift\" - or 'treat'", True),
    "white space": ("a\u00a0gift\n worth  £25", "a gift worth £25", True),
    "semicolon of a list": ("bully any person;", "bully any person", True),
    "a lost not": ("you must not bully", "you must bully", False),
    "another amount": ("over £25", "over £250", False),
}


@pytest.mark.parametrize(("one", "other", "same"), FOLDED.values(), ids=FOLDED)
def test_folding(one: str, other: str, same: bool) -> None:
    assert (folded(one) == folded(other)) is same
