"""A difference in force in a sentence that a committee can read."""

from __future__ import annotations

import pytest

from toolkit.assessment.force_words import bound, compared, covered, with_thing
from toolkit.model.crosswalk import Difference


@pytest.mark.parametrize(
    ("facet", "one", "other", "sentence"),
    [
        ("modality", "obligation", "recommendation", "a recommendation where the baseline has an obligation."),
        ("modality", "rule", "recommendation", "a recommendation where the baseline has a rule."),
        (
            "modality",
            "obligation to weigh",
            "permission",
            "a permission where the baseline has an obligation to weigh.",
        ),
        ("modality", "obligation", "none", "nothing that binds where the baseline has an obligation."),
        ("participation", "withdraw", "", "asks less: nothing, where the baseline asks to withdraw."),
        ("participation", "withdraw", "speak_not_vote", "to speak and not vote, where the baseline asks to withdraw."),
        ("record", "in writing", "", "in writing in the baseline, not stated in the candidate."),
        ("action", "tell the Clerk", "", "the baseline also says “tell the Clerk”."),
    ],
)
def test_what_binds_less(facet: str, one: str, other: str, sentence: str) -> None:
    assert bound("less", Difference(facet, "weaker", one, other, ())).endswith(sentence)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facet", "one", "other", "sentence"),
    [
        (
            "threshold",
            "from 30 GBP",
            "from 30 GBP, from 30 GBP per source",
            "from £30 and from £30 per source in the c",
        ),
        ("threshold", "", "over 9000 EUR", "It: no sum of money in the baseline, over €9,000 in"),
        ("threshold", "", "5 per cent", "The share: none found in the baseline, 5 per cent in"),
        ("threshold", "four", "two", "The number: four in the baseline, two in"),
        ("deadline", "5 days, 2 weeks, 1 month", "", "5 days, 2 weeks and 1 month in the baseline, none found in"),
        ("recipient", "", "town_clerk", "nobody by name in the baseline, town clerk in"),
        ("sanction", "censure, suspension", "", "censure, suspension in the baseline, none found in"),
    ],
)
def test_values_side_by_side(facet: str, one: str, other: str, sentence: str) -> None:
    assert sentence in compared("It", Difference(facet, "neutral", one, other, ()))  # type: ignore[arg-type]


def test_leave_is_no_class_of_persons() -> None:
    told = covered(Difference("scope", "weaker", "leave", "leave in writing", ()))
    assert told == "The leave that is needed: in any form in the baseline, in writing in the candidate."
    assert covered(Difference("scope", "weaker", "family", "leave", ())).startswith("Whom or what it covers: family in")


@pytest.mark.parametrize(
    ("words", "text", "told"),
    [
        ("three", "three or more tokens from a firm", "three or more tokens"),
        ("5", "5 per cent of the shares", "5 per cent"),
        ("two", "two.", "two"),
        ("own firm", "own firm or partnership", "own firm"),
    ],
)
def test_a_number_is_told_with_what_it_counts(words: str, text: str, told: str) -> None:
    assert with_thing(words, text, len(words)) == told
