"""Dates as documents print them, and as ISO 8601.

3 March 2025     3rd day of March, 2025     March 3, 2025     3 Mar. 2025     March 2025     2025-03-03     03/03/2025
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:1[6-9]|20)\d\d)\b"
_FORMS = (
    rf"{_DAY.format('d1')}(?:\s+day)?(?:\s+of)?\s+{_NAMED.format('m1')},?\s+{_YEAR.format('y1')}",
    rf"{_NAMED.format('m2')}\s+{_DAY.format('d2')},?\s+{_YEAR.format('y2')}",
    rf"{_NAMED.format('m3')},?\s+{_YEAR.format('y3')}",
    rf"{_YEAR.format('y4')}-(?P<m4>\d\d)-(?P<d4>\d\d)\b",
    rf"(?P<d5>\d{{1,2}})(?P<sign>[/.])(?P<m5>\d{{1,2}})(?P=sign){_YEAR.format('y5')}",
)
DATE = re.compile(rf"(?<![\w/.-])(?:{'|'.join(_FORMS)})", re.I)
_OPENING = re.compile(rf"(?:{_FORMS[0]})", re.I)


def opens_with_date(text: str) -> bool:
    """Whether the number at the head of a text is a day: "1 July 2019 is the date", where "1" numbers no clause."""
    return _OPENING.match(text) is not None


def dates_in(text: str) -> Iterator[str]:
    """Every date, as far as it is told: "2025-03-03" or "2025-03". Of figures alone the day comes first, as these
    islands write it, unless only the month can."""
    for found in DATE.finditer(text):
        with suppress(ValueError):  # 31 April is no date
            yield _iso(found)


def _iso(found: re.Match[str]) -> str:
    form = next(place for place in "12345" if found[f"y{place}"])
    year, month = int(found[f"y{form}"]), _month(found[f"m{form}"])
    day = 0 if form == "3" else int(found[f"d{form}"])
    if form == "5" and month > len(_MONTHS):
        day, month = month, day
    return date(year, month, day).isoformat() if day else f"{year}-{month:02d}"


def _month(printed: str) -> int:
    return int(printed) if printed.isdigit() else _MONTHS.index(printed[:3].lower()) + 1
