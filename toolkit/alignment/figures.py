"""Numbers that only one side has: a percentage, a quorum, a degree of kinship, that no facet knows."""

from __future__ import annotations

import re

from toolkit.alignment.group import Group, difference_of
from toolkit.model.crosswalk import Difference

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred half "
    "quarter third quarterly monthly weekly annually twice second fourth fifth"
)
_FIGURE = re.compile(rf"\b(?:{'|'.join(_WORDS.split())})\b|\d[\d.,]*\d|\d", re.IGNORECASE)
_POINTER = re.compile(
    r"\b(?:(?:sub-?)?(?:paragraph|section|clause)s?|articles?|rules?|parts?|schedules?|appendi\w+|annex\w*|regulations?|chapters?|acts?|"
    r"(?:act|order|regulations|measure)(?: of)?)\s+[\divxlc.()a-z]*\d[\d.()a-z]*|\b(?:1[89]|20)\d\d\b(?:/\d+)?",
    re.IGNORECASE,
)
"""Cross-references and years: a changed number there is no changed parameter."""


def figures(baseline: Group, candidate: Group) -> list[Difference]:
    """A number on one side that the other lacks. Which way it cuts is for a person to say: the direction is neutral."""
    one, other = _figures(baseline), _figures(candidate)
    if one == other:
        return []
    values = ", ".join(dict.fromkeys(one)), ", ".join(dict.fromkeys(other))
    return [difference_of("threshold", "neutral", baseline, candidate, values, ((), ()))]


def _figures(group: Group) -> list[str]:
    texts = (_POINTER.sub(" ", unit.provision.text) for unit in group.units)
    return sorted(match[0].lower().rstrip(".,") for text in texts for match in _FIGURE.finditer(text))
