"""Numbers that only one side has: a percentage, a quorum, a degree of kinship, that no facet knows."""

from __future__ import annotations

import re

from toolkit.alignment.group import Group, difference_of
from toolkit.alignment.periods import lengths_out, number_of
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Difference, Direction

_WORDS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred half "
    "quarter third twice"
)
_FIGURE = re.compile(rf"\b(?:{'|'.join(_WORDS.split())})\b|\d[\d.,]*\d|\d", re.IGNORECASE)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_POINTER = re.compile(
    r"\b(?:(?:sub-?)?(?:paragraph|section|clause)s?|articles?|rules?|parts?|schedules?|appendi\w+|annex\w*|regulations?|chapters?|acts?|"
    r"(?:act|order|regulations|measure)(?: of)?|chap\.?|cap\.?|c\.|no\.)\s*[\divxlc.()a-z]*\d[\d.()a-z:/]*|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d{{1,2}}\b|"
    r"\b(?:1[89]|20)\d\d\b(?:/\d+)?|\b\d+\.\d+(?:\.\d+)*\b(?!\s*(?:%|per))",
    re.IGNORECASE,
)
"""Cross-references and years: a changed number there is no changed parameter."""


_SHARE = re.compile(rf"(?P<number>\b(?:{'|'.join(_WORDS.split())})|\d+(?:\.\d+)?)\s*(?:per ?cent|%)", re.IGNORECASE)
_PARTS = {"half": 50.0, "third": 33.3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_HALF = r"(?<!first )(?<!second )(?<!last )(?<!other )half"
_TIME = (
    "year|month|week|day|term|hour|session|meeting|which|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_PART = re.compile(
    rf"\b(?:(?P<times>an?|one|two|three)[\s-](?P<part>{'|'.join(_PARTS)})|(?P<half>{_HALF}))s?"
    rf"(?= (?:of|or (?:more|less))\b)(?! of (?:(?:the|an?|each|every|this|that|any) )?(?:{_TIME}))",
    re.IGNORECASE,
)
"""A part of a whole, as a share: "a quarter of her or more"; no date ("the tenth of May"), no part of a year."""


def figures(baseline: Group, candidate: Group) -> list[Difference]:
    """A number on one side that the other lacks. Which way it cuts is for a person to say, but for a share that must be
    reached ("five per cent or more"): where none is named, any share counts."""
    one, other = _figures(baseline), _figures(candidate)
    before, after = _share(baseline), _share(candidate)
    same = before == after and (before is not None or one == other)
    if same or not ((one and other) or before or after):
        return []  # "five values" counts what it lists
    values = _percent(before) or ", ".join(dict.fromkeys(one)), _percent(after) or ", ".join(dict.fromkeys(other))
    direction = _of_shares(before, after)
    return [difference_of("threshold", direction, baseline, candidate, values, ((), ()))]


def _percent(share: float | None) -> str:
    return f"{share:g} per cent" if share else ""


def _words(group: Group) -> str:
    return " ".join(unit.provision.text for unit in group.units)


def _share(group: Group) -> float | None:
    """The first percentage of a side, or the first part of a whole."""
    if found := _SHARE.search(_words(group)):
        said = found["number"].lower()
        return float(said) if said[0].isdigit() else float(number_of(said))
    part = _PART.search(_words(group))
    if part is None:
        return None
    return _PARTS[(part["part"] or part["half"]).lower()] * max(number_of((part["times"] or "").lower()), 1)


def _of_shares(before: float | None, after: float | None) -> Direction:
    if before == after:
        return "neutral"
    if before is None or after is None:
        return "stricter" if after is None else "weaker"
    return "weaker" if after > before else "stricter"


def _figures(group: Group) -> list[str]:
    texts = (_POINTER.sub(" ", lengths_out(_without_limits(unit))) for unit in group.units)
    return sorted(match[0].lower().rstrip(".,") for text in texts for match in _FIGURE.finditer(text))


def _without_limits(unit: Unit) -> str:
    """The text without its amounts and time limits, which are compared as such."""
    text = unit.provision.text
    for name in ("threshold", "deadline"):
        for facet in unit.facts.facets(name):
            start, end = facet.span
            text = text[:start] + " " * (end - start) + text[end:]
    return text
