"""Amounts of money: how much, in what currency, from which side, and counted per what."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal, cast

from toolkit.analysis.numbers import number_words, value_of
from toolkit.analysis.wordlists import any_of, pattern, words
from toolkit.model.norm import Facet, Threshold

Comparator = Literal["over", "from", "under", "up_to", "exactly"]
_NEAR = 45
"""Code points around an amount in which its comparator may stand ("more than an estimated value of £50")."""


@cache
def _amount() -> re.Pattern[str]:
    table = words("numbers")
    # Any letters before a dollar name a country's ("SI$75"), though the list may not know which.
    sign = rf"{any_of([re.escape(sign) for sign in table['signs']])}|(?-i:[A-Z][A-Za-z]{{0,2}})\$"
    scale = any_of(list(table["scales"]))
    figure = r"\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?"
    name = any_of(list(table["names"]))
    code = any_of(list(table["codes"]))
    return re.compile(
        rf"(?<![\w])(?P<sign>{sign})\s?(?P<figure>{figure})(?:\s?(?P<scale>{scale})(?!\w))?"
        rf"|\b(?P<code>{code})\s?\$?(?P<figure2>{figure})(?:\s?(?P<scale2>{scale})(?!\w))?"
        rf"|\b(?P<figure3>{figure})(?:\s?(?P<scale3>{scale}))?\s(?:(?P<code3>{code})\b|(?P<name3>{name})\b)"
        rf"|\b(?P<words>{number_words()})\s(?P<name>{name})\b",
        re.IGNORECASE,
    )


def amounts(text: str, *, dollar: str = "") -> tuple[Facet, ...]:
    """Every amount of money in the text as a threshold. dollar: the currency of a bare dollar sign."""
    found = []
    for match in _amount().finditer(text):
        amount = _value(match)
        if amount is None or _is_weight(text, match):
            continue
        threshold = Threshold(amount, _currency(match, dollar), comparator_at(text, match), _per(text, match))
        found.append(Facet("threshold", threshold, (match.start(), match.end())))
    return tuple(found)


def dollar_of(text: str) -> str:
    """The currency that a bare dollar sign means in an instrument, by the countries its text names most, else ""."""
    counts = [
        (len(pattern(expression).findall(text)), name)
        for name, expression in words("numbers")["dollar_country"].items()
    ]
    best = max(counts, key=lambda row: row[0])
    return best[1] if best[0] else ""


def _value(match: re.Match[str]) -> str | None:
    if match["words"]:
        number = value_of(match["words"])
        return None if number is None else str(number)
    figure = (match["figure"] or match["figure2"] or match["figure3"]).replace(",", "")
    scale = (match["scale"] or match["scale2"] or match["scale3"] or "").lower()
    if not scale:
        return figure
    return format((Decimal(figure) * int(words("numbers")["scales"][scale])).normalize(), "f")


def _currency(match: re.Match[str], dollar: str) -> str:
    table = words("numbers")
    if match["sign"]:
        return dollar if match["sign"] == "$" else str(table["signs"].get(match["sign"].upper(), ""))
    code = match["code"] or match["code3"]
    if code:
        return str(code.upper())
    name = (match["name"] or match["name3"]).lower()
    found = next(code for expression, code in table["names"].items() if re.fullmatch(expression, name))
    return dollar if name.startswith("dollar") else str(found)


def _is_weight(text: str, match: re.Match[str]) -> bool:
    return bool(re.search(r"\bweigh\w*\s+(?:\w+\s+)?$", text[: match.start()], re.IGNORECASE))


def comparator_at(text: str, match: re.Match[str]) -> Comparator:
    """From which side an amount counts, by the words around the place where it stands."""
    table = words("numbers")["comparators"]
    after = text[match.end() : match.end() + 20]
    for comparator, expression in table["after"].items():
        if re.match(rf"(?:\)|\s)*(?:{expression})(?!\w)", after, re.IGNORECASE):
            return cast(Comparator, comparator)
    start = max(0, match.start() - _NEAR)
    before = (
        re.split(r"[.;:£€$]|\d", text[start : match.start()])[-1]
        if not re.search(r"between\s+\S+\s+and\s*$", text[start : match.start()], re.IGNORECASE)
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


def _per(text: str, match: re.Match[str]) -> str:
    """What the amount is counted by: the nearest such words in the same clause."""
    start = max(text.rfind(".", 0, match.start()), text.rfind(";", 0, match.start()), match.start() - 90, 0)
    window = re.split(r"[;:£€$]|\.(?!\d)", text[match.end() : match.end() + 90])[0]
    for per, expression in words("numbers")["per"].items():
        if pattern(expression).search(window) or (
            per in {"year", "source"} and pattern(expression).search(text[start : match.start()])
        ):
            return str(per)
    return ""
