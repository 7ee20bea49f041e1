"""Word-level edits: whole words and phrases, nothing lost, typography apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.alignment.redline import exact_edits, wording
from toolkit.alignment.redline_words import tokens

WORDS = [
    *("the", "a", "member", "must", "£25", "28", "days", "‘gift’", "paragraph 4(2)(a)", "1 May 2024", "and", "or", "."),
    *(",", ";", "–", "-", "Clerk’s", "Clerk's", "co-opted", "coopted", "\n", "  ", "10.5", "7.5.3"),
]
texts = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


def shown(before: str, after: str) -> str:
    marks = {"keep": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(marks[edit.op].format(edit.text) for edit in wording(before, after).edits)


@given(texts, texts)
def test_no_word_is_lost(before: str, after: str) -> None:
    found = wording(before, after)
    assert "".join(edit.text for edit in found.edits if edit.op != "delete") == after
    assert "".join(before[slice(*one.before)] for one in found.stretches) == before
    assert "".join(after[slice(*one.after)] for one in found.stretches) == after


@given(texts, texts)
def test_a_tracked_copy_gets_every_character(before: str, after: str) -> None:
    edits = exact_edits(before, after)
    assert "".join(text for op, text in edits if op != "insert") == before
    assert "".join(text for op, text in edits if op != "delete") == after


@given(texts)
def test_the_same_words_have_no_edit(words: str) -> None:
    assert not wording(words, words).changed


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("as paragraph 4(2)(a) says", "paragraph 4(2)(a)"),
        ("over £25,000.50 a year", "£25,000.50"),
        ("on 1 May 2024 or later", "1 May 2024"),
        ("more than 12.5% of it", "12.5%"),
        ("the co-opted member", "co-opted"),
        ("a gift of Rs. 5,000 or", "Rs. 5,000"),
        ("a gift of SI$75 or", "SI$75"),
    ],
)
def test_one_token_for_a_number_an_amount_a_date_or_a_reference(text: str, whole: str) -> None:
    assert whole in [token.text.strip() for token in tokens(text)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("‘Gift’ means a thing – of any kind.", "'Gift' means a thing - of any kind."),
        ("co-operate with us", "cooperate  with us"),
        ("(a) the Clerk; and", "(a) the Clerk;"),
        ("leave the room", "leave the room."),
    ],
)
def test_typography_is_no_edit_but_is_counted(before: str, after: str) -> None:
    found = wording(before, after)
    assert not found.changed
    assert found.typography > 0


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("You must tell the Clerk.", "You should tell the Clerk.", "You[- must-]{+ should+} tell the Clerk."),
        ("Keep it. Send it.", "Keep it. Copy it. Send it.", "Keep it.{+ Copy it.+} Send it."),
        ("worth over £25", "worth over £50", "worth over[- £25-]{+ £50+}"),
        ("(a) all gifts; and", "(a) all gifts; or", "(a) all gifts[-; and-]{+; or+}"),
    ],
)
def test_edits_are_words_and_phrases(before: str, after: str, marked: str) -> None:
    assert shown(before, after) == marked


def test_long_unlike_texts_stand_whole_for_each_other() -> None:
    """No document may make the comparison slow: beyond the limit one text replaces the other."""
    before, after = " ".join(f"a{n}" for n in range(3000)), " ".join(f"b{n}" for n in range(3000))
    assert [edit.op for edit in wording(before, after).edits] == ["delete", "insert"]


def test_a_sentence_changed_in_a_very_long_text_is_found() -> None:
    sentences = [f"Rule {n} binds every member of committee number {n * 7}." for n in range(500)]
    before, after = " ".join(sentences), " ".join([*sentences[:250], "This is new.", *sentences[250:]])
    assert [edit.text.strip() for edit in wording(before, after).edits if edit.op != "keep"] == ["This is new."]
