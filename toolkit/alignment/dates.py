"""Days of the year by which a thing is to be done: "by 31 March", "on or before the last day of February", "before the
30th day of June in each year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.alignment.group import Group
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
    """place: the day's number in the year, 1 to 365; words: as printed."""

    place: int
    words: str
    evidence: Evidence


@cache
def _spelt() -> re.Pattern[str]:
    month = rf"(?P<month>{'|'.join(_MONTHS)})"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)?"
    last = r"(?:the )?(?P<last>last day|end)(?: of)?"
    limit = r"(?:by|before|until|no later than|not later than|on or before|on|to reach \w+ by)"
    after = month.replace("month", "first") + r" (?P<then>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
    return re.compile(rf"\b{limit} (?:the )?(?:(?:{day}|{last}) {month}|{after})\b", re.IGNORECASE)


def dates(baseline: Group, candidate: Group) -> list[Difference]:
    """Another day of the year: a later one is weaker, and fewer of them are. Where one side alone names a day, the
    other may say it as an event."""
    ones, others = list(_days(baseline)), list(_days(candidate))
    before, after = (sorted({day.place for day in days}) for days in (ones, others))
    if not before or not after or before == after:
        return []
    later = (-len(after), after) > (-len(before), before)
    direction: Direction = "weaker" if later else "stricter"
    values = ", ".join(day.words for day in ones), ", ".join(day.words for day in others)
    return [Difference("deadline", direction, *values, tuple(day.evidence for day in (*ones, *others)))]


def _days(group: Group) -> Iterator[Day]:
    for unit in group.units:
        for match in _spelt().finditer(unit.provision.text):
            place = _place(match)
            if place:
                words = " ".join(match[0].lower().split())
                yield Day(place, words, Evidence(group.side, unit.id, match.span()))


def _place(match: re.Match[str]) -> int:
    """The day's number in the year; 0 for a day that no month has."""
    month = (match["month"] or match["first"]).lower()
    number = _MONTHS[month] if match["last"] else int(match["day"] or match["then"])
    names = list(_MONTHS)
    return sum(_MONTHS[name] for name in names[: names.index(month)]) + number if 0 < number <= 31 else 0
