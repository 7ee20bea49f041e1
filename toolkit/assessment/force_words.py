"""How much two provisions bind, told in a sentence: force, an act, what to do at a meeting, whether in writing; and the
values of a facet side by side."""

from __future__ import annotations

import re
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


_SILENT = {"recipient": "nobody by name", "bearer": "nobody by name", "register_access": "not said"}
"""What a side has in place of a value; "nothing" would be untrue where it says it in words that no rule knows."""
_SUM = re.compile(r"\d (?:[A-Z]{3}|dollars)\b")


def compared(words: str, item: Difference) -> str:
    """The two values of a facet in a sentence. words: what the facet is called, "The time limit"."""
    values, silent = (item.baseline_value, item.candidate_value), _SILENT.get(item.facet, "none found")
    if item.facet == "threshold" and any(map(_SUM.search, values)):
        silent = "no sum of money"  # it may state a share
    elif item.facet == "threshold":
        words = "The share" if any("per cent" in value for value in values) else "The number"
    one, other = (_listed(item.facet, value) if value else silent for value in values)
    return f"{words}: {one} in the baseline, {other} in the candidate."


def _listed(facet: str, value: str) -> str:
    """Sums and times joined so that the sentence's own comma is seen: "from £25 and from £50 per source"."""
    if facet not in {"threshold", "deadline"}:
        return said(value)
    first, comma, last = value.rpartition(", ")
    return f"{said(first)} and {said(last)}" if comma else said(last)


def covered(item: Difference) -> str:
    """What the two sides cover, or how the leave is given on which either has the thing allowed."""
    values = item.baseline_value, item.candidate_value
    if set(values) == _ON_LEAVE:
        one, other = ("in writing" if value.endswith("writing") else "in any form" for value in values)
        return f"The leave that is needed: {one} in the baseline, {other} in the candidate."
    return f"Whom or what it covers: {said(values[0])} in the baseline, {said(values[1])} in the candidate."


_ON_LEAVE = {"leave", "leave in writing"}
_NUMBER = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|twice|half|\d+)",
    re.IGNORECASE,
)
_THING = re.compile(r"(?:\s+[\w'’-]+){1,4}")
_LOOSE = re.compile(r"(?:\s+(?:of|from|to|in|on|at|by|with|for|or|and|the|an?|any|is|are|that|which|who|worth|per))+$")


def with_thing(words: str, text: str, end: int) -> str:
    """A bare number with what it counts, as printed after it: "two" is "two or more gifts". end: of the words in the
    text."""
    after = _THING.match(text, end) if _NUMBER.fullmatch(words) else None
    return _LOOSE.sub("", " ".join((words + after[0]).split())) if after else words
