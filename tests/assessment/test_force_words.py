"""A difference in force in a sentence that a committee can read."""

from __future__ import annotations

import pytest

from toolkit.assessment.force_words import bound
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
