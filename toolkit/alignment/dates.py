"""Days of the year by which a thing is to be done: "by 31 March", "on or before the last day of February", "before the
30th day of June in each year"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.alignment.group import Group
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Difference, Direction, Evidence

_MONTHS = {
    "january": 31,
    "february": 28,
    "march": 31,
    "april": 30,
    "may": 31,
    "june": 30,
    "july": 31,
    "august": 31,
    "september": 30,
    "october": 31,
    "november": 30,
    "december": 31,
}


class Day(NamedTuple):
    """place: the day's number in the year, 1 to 365; words: as printed; lasts: a ban or a duty lasts up to it."""

    place: int
    words: str
    evidence: Evidence
    lasts: bool = False


@cache
def _spelt() -> re.Pattern[str]:
    month = rf"(?P<month>{'|'.join(_MONTHS)})"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)?"
    last = r"(?:the )?(?P<last>last day|end)(?: of)?"
    limit = r"(?P<limit>by|before|until|till|no later than|not later than|on or before|on|to reach \w+ by)"
    after = month.replace("month", "first") + r" (?P<then>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
    return re.compile(rf"\b{limit} (?:the )?(?:(?:{day}|{last}) {month}|{after})\b", re.IGNORECASE)


def dates(baseline: Group, candidate: Group) -> list[Difference]:
    """Another day of the year: a later one is weaker, and fewer of them are; of a ban or a duty that lasts until that
    day the later is stricter. Where one side alone names a day, the other may say it as an event."""
    ones, others = list(_days(baseline)), list(_days(candidate))
    before, after = (sorted({day.place for day in days}) for days in (ones, others))
    if not before or not after or before == after:
        return []
    direction = _direction(ones, others)
    values = ", ".join(day.words for day in ones), ", ".join(day.words for day in others)
    return [Difference("deadline", direction, *values, tuple(day.evidence for day in (*ones, *others)))]


def _direction(ones: Sequence[Day], others: Sequence[Day]) -> Direction:
    """Not told where of several days one lasts and another ends a time for doing something, or where more of one kind
    last than before."""
    before, after = (sorted({day.place for day in days}) for days in (ones, others))
    lasting = {day.lasts for day in (*ones, *others)}
    if lasting == {False}:
        return "weaker" if (-len(after), after) > (-len(before), before) else "stricter"
    if lasting == {True} and len(before) == len(after):
        return "stricter" if after > before else "weaker"
    return "neutral"


def _days(group: Group) -> Iterator[Day]:
    for unit in group.units:
        for match in _spelt().finditer(unit.provision.text):
            place = _place(match)
            if place:
                words = " ".join(match[0].lower().split())
                yield Day(place, words, Evidence(group.side, unit.id, match.span()), _lasts(unit, match))


def _lasts(unit: Unit, match: re.Match[str]) -> bool:
    """ "must stay shut until 31 March", "must not trade before 31 March"; not "may trade until", and not "must not fail
    to send it before"."""
    cues = [norm for norm in unit.facts.norms if not norm.cue_in and norm.cue[0] < match.start()]
    force = cues[-1].modality if cues else unit.facts.modality
    limit = match["limit"].lower()
    if limit in {"until", "till"}:
        return force != "permission"
    sentence = re.split(r"[.;]\s", unit.provision.text[: match.start()])[-1]
    return limit.endswith("before") and force == "prohibition" and not _DENIED.search(sentence)


_DENIED = re.compile(r"\b(?:fail|omit|neglect|forget)\b", re.IGNORECASE)


def _place(match: re.Match[str]) -> int:
    """The day's number in the year; 0 for a day that no month has."""
    month = (match["month"] or match["first"]).lower()
    number = _MONTHS[month] if match["last"] else int(match["day"] or match["then"])
    names = list(_MONTHS)
    return sum(_MONTHS[name] for name in names[: names.index(month)]) + number if 0 < number <= 31 else 0
