"""Amounts of money: how much, in what currency, from which side, and counted per what."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from toolkit.analysis.currencies import codes, first_names, is_hundredth, names, of_name, of_sign, signs
from toolkit.analysis.numbers import number_words, value_of
from toolkit.analysis.wordlists import any_of, pattern, words
from toolkit.model.norm import Facet, Threshold

Comparator = Literal["over", "from", "under", "up_to", "exactly"]
_NEAR = 45
"""Code points around an amount in which its comparator may stand ("more than an estimated value of £50")."""
_FIGURE = (
    r"(?:\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,2})?"  # 1,00,000
    r"|\d{1,3}(?:[, '’]\d{3})+(?:[.,]\d{1,2})?(?!\d)"  # 10,000 and 10 000
    r"|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)"  # 10.000,00
    r"|\d{1,12}(?:\.\d{1,2}|,\d{2}(?![\d,]))?)"
)
_LEAST = 100
"""Of a sum in words after its name: "rupees five hundred", but not "paid in rupees five times"."""
_TO = r"\s?(?:and|to|or|[-–—])\s?"


@cache
def _amount() -> re.Pattern[str]:
    scale = any_of(list(words("numbers")["scales"]))
    last = rf"(?:\s?{scale}(?=\s))?\s?(?:(?P<code4>{codes()})|(?P<name4>{names()}))"
    return re.compile(
        rf"(?<![\w])(?P<sign>{signs()})\s?(?P<figure>{_FIGURE})(?:\s?(?P<scale>{scale})(?!\w))?(?:/[-=–])?"
        rf"|(?<!\w)(?P<code>{codes()})\s?\$?(?P<figure2>{_FIGURE})(?:\s?(?P<scale2>{scale})(?!\w))?(?:/[-=–])?"
        rf"|(?<![\w.,])(?P<figure3>{_FIGURE})(?:\s?(?P<scale3>{scale}))?\s?(?:(?P<code3>{codes()})|(?P<name3>{names()}))"
        rf"|(?<![\w.,])(?P<figure4>{_FIGURE})(?={_TO}{_FIGURE}{last})"
        rf"|\b(?P<name5>{first_names()})\.?\s(?:(?P<figure5>{_FIGURE})|(?P<words5>{number_words()}))(?:\s(?P<scale5>{scale})(?!\w))?(?:/[-=–])?"
        rf"|\b(?P<words>{number_words()})\s(?P<name>{names()})",
        re.IGNORECASE,
    )


def amounts(text: str, *, home: str = "") -> tuple[Facet, ...]:
    """Every amount of money in the text as a threshold. home: the currency of the country the text speaks of."""
    found: list[Facet] = []
    hits = [match for match in _amount().finditer(text) if not _is_weight(text, match)]
    for place, match in enumerate(hits):
        amount = _value(match)
        if amount is None:
            continue
        end = hits[place + 1].start() if place + 1 < len(hits) else len(text)
        value = Threshold(amount, _currency(match, home), comparator_at(text, match), _per(text, match, end))
        facet = Facet("threshold", value, match.span())
        if found and (again := _said_again(text, found[-1], facet)):
            found[-1] = again
            continue
        found = [*found[:-1], *_range(text, found[-1], facet)] if found else [facet]
    return tuple(found)


def _said_again(text: str, before: Facet, facet: Facet) -> Facet | None:
    """ "five hundred rand (R500) or less": one amount, in words and in figures, with what either says of it."""
    one, other = before.value, facet.value
    assert isinstance(one, Threshold) and isinstance(other, Threshold)
    bracketed = re.fullmatch(r"\s*[(\[]\s*(?:\w+\s){0,3}", text[before.span[1] : facet.span[0]])
    if not bracketed or Decimal(one.amount) != Decimal(other.amount):
        return None
    kept = one if one.comparator != "exactly" else replace(one, comparator=other.comparator)
    return replace(before, value=replace(kept, currency=one.currency or other.currency, per=one.per or other.per))


def _range(text: str, before: Facet, facet: Facet) -> tuple[Facet, Facet]:
    """ "£3,000 to £9,500 a year": from the one up to the other, and both by the year."""
    one, other = before.value, facet.value
    assert isinstance(one, Threshold) and isinstance(other, Threshold)
    joint = text[before.span[1] : facet.span[0]].strip().lower()
    if joint in {"-", "–", "—", "to"} and one.comparator in {"exactly", "from"} and other.comparator == "exactly":
        one, other = replace(one, comparator="from"), replace(other, comparator="up_to")
    elif joint != "and" or (one.comparator, other.comparator) != ("from", "up_to"):
        return before, facet
    return replace(before, value=replace(one, per=one.per or other.per)), replace(facet, value=other)


def _value(match: re.Match[str]) -> str | None:
    if match["words"]:
        number = value_of(match["words"])
        return None if number is None else str(number)
    if match["words5"]:
        number = value_of(f"{match['words5']} {match['scale5'] or ''}")
        return str(number) if number is not None and number >= _LEAST else None
    printed = next(match[name] for name in ("figure", "figure2", "figure3", "figure4", "figure5") if match[name])
    tail = re.search(r"[.,](\d{1,2})$", printed)
    figure = re.sub(r"\D", "", printed[: tail.start()] if tail else printed) + (f".{tail[1]}" if tail else "")
    if match["name3"] and is_hundredth(match["name3"]):
        return format((Decimal(figure) / 100).normalize(), "f")
    scale = (match["scale"] or match["scale2"] or match["scale3"] or match["scale5"] or "").lower()
    if not scale:
        return figure
    return format((Decimal(figure) * int(words("numbers")["scales"][scale])).normalize(), "f")


def _currency(match: re.Match[str], home: str) -> str:
    if match["sign"]:
        return of_sign(match["sign"], home=home)
    code = match["code"] or match["code3"] or match["code4"]
    return code or of_name(match["name"] or match["name3"] or match["name4"] or match["name5"], home=home)


def _is_weight(text: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(r"\bweigh\w*\s+(?:\w+\s+){0,4}$", text[max(match.start() - 60, 0) : match.start()], re.IGNORECASE)
    )


_COUNTED = r"(?:(?:per \w+|an? (?:head|year|month|time|day)|each|apiece|in (?:total|all|value)|altogether),?\s+)?"
"""What may stand between an amount and the words after it: "£15 a head at most"."""


def comparator_at(text: str, match: re.Match[str]) -> Comparator:
    """From which side an amount counts, by the words around the place where it stands."""
    table = words("numbers")["comparators"]
    after = text[match.end() : match.end() + 40]
    for comparator, expression in table["after"].items():
        if re.match(rf"(?:\)|\s)*{_COUNTED}(?:{expression})(?!\w)(?! than)", after, re.IGNORECASE):
            return cast(Comparator, comparator)
    start = max(0, match.start() - _NEAR)
    before = (
        re.split(r"[.;:£€$]|\d", text[start : match.start()])[-1]
        if not re.search(r"between\s+(?:\S+\s+){1,3}and\s*$", text[start : match.start()], re.IGNORECASE)
        else "up to"
    )
    best: tuple[int, int, str] = (-1, 0, "exactly")
    for comparator, expression in table["before"].items():
        for hit in pattern(expression).finditer(before):
            if _is_filler(before[hit.end() :]) and hit.group().lower() not in {"and", "within"}:
                # The hit that ends last, and of those the longest: "not more than" before "more than".
                best = max(best, (hit.end(), hit.end() - hit.start(), comparator))
    return cast(Comparator, best[2])


def _is_filler(gap: str) -> bool:
    """Between the comparator and the amount only words that name the value may stand."""
    allowed = any_of(words("numbers")["comparators"]["filler"])
    return bool(re.fullmatch(rf"\s*(?:{allowed}\b\s*)*", gap, re.IGNORECASE))


_BREAK = re.compile(r"[;:£€$]|\.(?!\d)|,\s(?:and|or|but)\s(?!(?:in|within|from|by|per|over|during|for)\b)")
"""Where the words that count an amount end: "£50 or more, or several gifts from one person" counts £50 by nothing."""


def _counts(hit: re.Match[str] | None) -> bool:
    """Before an amount "in any year" counts it; "the budget for the year" only names it."""
    return hit is not None and not re.match(r"(?:for|of) the\b", hit.group(), re.IGNORECASE)


def _per(text: str, match: re.Match[str], end: int) -> str:
    """What the amount is counted by: the nearest such words in the same clause, before the next amount."""
    start = max(match.start() - 90, 0)
    head = _BREAK.split(text[start : match.start()])[-1]
    window = _BREAK.split(text[match.end() : min(match.end() + 90, end)])[0]
    for per, expression in words("numbers")["per"].items():
        if pattern(expression).search(window) or (
            per in {"year", "source"} and _counts(pattern(expression).search(head))
        ):
            return str(per)
    return ""
