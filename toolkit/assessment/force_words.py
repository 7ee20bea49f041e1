"""How much two provisions bind, told in a sentence: force, an act, what to do at a meeting, whether in writing."""

from __future__ import annotations

from typing import get_args

from toolkit.assessment.money_words import with_signs
from toolkit.model.crosswalk import Difference
from toolkit.model.norm import Modality

BINDING_WORDLESS = frozenset({"rule", "permission on a condition only"})
"""What alignment calls a baseline that binds without a must: "is prejudicial if ...", "may only if ..."."""
_AT_MEETINGS = {
    "none": "nothing",
    "disclose": "to disclose it",
    "speak_not_vote": "to speak and not vote",
    "no_part": "to take no part",
    "withdraw": "to withdraw",
}


def said(value: str) -> str:
    """A value in words; "nothing" where there is none."""
    return with_signs(value.replace("_", " ")) or "nothing"


def named(value: str) -> str:
    """A force as a thing, "an obligation to weigh"; what is no force, such as "ordered", as it stands."""
    if value == "none":
        return "nothing that binds"
    words = said(value)
    if words.split()[0] not in {*get_args(Modality), "rule"}:
        return words
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def bound(how: str, item: Difference) -> str:
    """The sentence of a difference in force. how: "less" or "more", of the candidate."""
    one, other = item.baseline_value, item.candidate_value
    if item.facet == "action" and not other:
        return f"A duty lost inside the provision: the baseline also says “{said(one)}”."
    if item.facet == "action":
        return f"A duty added inside the provision: the candidate also says “{said(other)}”."
    if item.facet == "participation":
        asked = [_AT_MEETINGS.get(value, said(value)) for value in (one, other)]
        return f"Where there is an interest the candidate asks {how}: {asked[1]}, where the baseline asks {asked[0]}."
    if item.facet == "record":
        return f"The record of it: {one or 'not stated'} in the baseline, {other or 'not stated'} in the candidate."
    return f"The candidate binds {how}: {named(other)} where the baseline has {named(one)}."
