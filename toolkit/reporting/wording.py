"""Human words for the terms of the closed lists and for values in normal form; the words are in `wording.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from toolkit.model.norm import Deadline, FacetValue, Threshold

_SNAKE = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
_DATE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_LINK = re.compile(r"(?:after|before|of|from|beginning|following|on|upon|prior|since|in advance)\b", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?<![\w.,])(?:(?P<comparator>over|from|under|up to) )?(?P<amount>\d+(?:\.\d+)?) "
    r"(?P<currency>GBP|EUR|USD|AUD|NZD|CAD|INR|ZAR|dollars)\b(?: per (?P<per>item|year|month|source))?"
)
""" "over 25 GBP per year", as findings have a threshold."""
Comparator = Literal["over", "from", "under", "up_to", "exactly"]
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWEL = re.compile("[AEIOUWYÀ-Þ]")
_SHORT_TITLE = 8
"""Letters up to which capitals may be an abbreviation."""
LONGEST = 18
"""Digits of an amount that are set apart by threes; Python refuses to count thousands of them."""
_COUNTLESS_UNITS = {"immediately", "promptly", "before_event"}


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("toolkit.reporting") / "wording.toml").read_text(encoding="utf-8"))


def word(table: str, term: str) -> str:
    """The words for a term of a closed list (`word("kind", "missing")`); an unknown term loses its underscores."""
    return cast(str, _tables()[table].get(term, term.replace("_", " ")))


def terms(table: str) -> tuple[str, ...]:
    """The terms that a table of the wording knows, in its order."""
    return tuple(_tables()[table])


def prose(name: str) -> Any:
    """A standing sentence of the report, or a list of them."""
    return _tables()["prose"][name]


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "no places", "1 place", "4 places"."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number or 'no'} {noun}"


def calm(title: str) -> str:
    """A title set in capitals as running text has it: "CODE OF CONDUCT FOR MEMBERS" is "Code of Conduct for Members".
    A word without a vowel is an abbreviation and stays."""
    if not title.isupper() or sum(map(str.isalpha, title)) < _SHORT_TITLE:
        return title
    words = re.split(r"(\s+)", title)
    small = prose("small_words")
    return "".join(
        word.lower() if place and word.lower() in small else _lowered(word) for place, word in enumerate(words)
    )


def _lowered(word: str) -> str:
    return word if not _VOWEL.search(word) else _WORD.sub(lambda part: part[0].capitalize(), word)


def value_words(value: FacetValue) -> str:
    """A facet's value as a person would write it: "more than £25 in a year", "28 days after the election"."""
    if isinstance(value, Threshold):
        return _threshold(value)
    if isinstance(value, Deadline):
        return _deadline(value)
    if isinstance(value, str):
        return normal_form_words(value)
    return ", ".join(normal_form_words(one) for one in value)


def normal_form_words(text: str) -> str:
    """A value that comes as text: a term of a closed list in its words, snake case inside it as plain words, and
    amounts as they are written ("over 25 GBP" -> "more than £25")."""
    values = _tables()["value"]
    if text in values:
        return cast(str, values[text])
    return _AMOUNT.sub(_amount, _SNAKE.sub(lambda found: found[0].replace("_", " "), text))


def _amount(found: re.Match[str]) -> str:
    comparator = (found["comparator"] or "exactly").replace(" ", "_")
    currency = "" if found["currency"] == "dollars" else found["currency"]
    return _threshold(Threshold(found["amount"], currency, cast(Comparator, comparator), found["per"] or ""))


def date_words(date: str) -> str:
    """An ISO 8601 date as it is read out ("1 May 2024", "May 2024"); anything else as it stands."""
    found = _DATE.fullmatch(date)
    if not found or not 1 <= int(found["month"]) <= 12:
        return date
    month = f"{_tables()['date']['months'][int(found['month']) - 1]} {found['year']}"
    return f"{int(found['day'])} {month}" if found["day"] else month


def _threshold(value: Threshold) -> str:
    sign = cast(str, _tables()["currency"].get(value.currency, f"{value.currency} "))
    whole, _, part = value.amount.partition(".")
    grouped = f"{int(whole):,}" if whole.isdecimal() and len(whole) <= LONGEST else whole
    amount = sign + grouped + (f".{part}" if part else "")
    words = word("comparator", value.comparator).format(amount=amount)
    return f"{words} {word('per', value.per)}" if value.per else words


def _deadline(value: Deadline) -> str:
    unit = word("time", value.unit)
    limit = unit if value.unit in _COUNTLESS_UNITS else count(value.number, unit)
    if not value.start:
        return limit
    own = _LINK.match(value.start)  # the words of the document bring their own "after", "of" or "before"
    if value.unit == "before_event":
        return value.start if own else f"before {value.start}"
    return f"{limit} {value.start}" if own else f"{limit} {word('counted', value.counted)} {value.start}"
