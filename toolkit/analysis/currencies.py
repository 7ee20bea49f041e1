"""Which currency a sign, a code or a name stands for, in a text of some country."""

from __future__ import annotations

import re
from functools import cache

from toolkit.analysis.wordlists import any_of, pattern, words

_THOUSANDS = r"(?=\s?(?:\d{1,3}[,. ]\d{3}|\d{4}))"
_HUNDREDS = r"(?=\s?(?:\d{1,3}[,. ]\d{3}|\d{3,}))"
_TENS = r"(?=\s?(?:\d{1,3}[,. ]\d{3}|\d{2,})(?![\w/]))"
"""The sums before which a capital or a word is a currency: "K 750", but not "form K 7"."""


@cache
def signs() -> str:
    """What stands before a sum. Any letters before a dollar name a country's, though no list may know which."""
    table = words("currencies")
    listed = any_of([re.escape(sign) for sign in table["signs"]])
    letters = "".join(letter for letter in table["letters"] if letter != "R")
    return rf"{listed}|(?-i:[A-Z][A-Za-z]{{0,2}})\$|(?-i:R){_TENS}|(?-i:[{letters}]){_HUNDREDS}"


@cache
def codes() -> str:
    """Codes of ISO 4217 before a sum or after it, in capitals; those that are words too only before a large one."""
    table = words("currencies")["iso"]
    return rf"(?-i:(?:{any_of(table['codes'])}|{any_of(table['wordlike'])}{_THOUSANDS})(?![A-Za-z]))"


@cache
def names() -> str:
    """Names after a sum, with the country's before them or without; and signs that follow a sum."""
    table = words("currencies")
    after = any_of([re.escape(sign) for sign in table["after"]])
    return rf"(?:(?:(?:{_country()})\s)?{any_of([*table['names'], *table['minor']])}(?![\w-])|{after}(?!\w))"


@cache
def first_names() -> str:
    """Names that also stand before a sum: "rupees five lakh"."""
    return any_of(words("currencies")["first"]["names"])


@cache
def _country() -> str:
    return "|".join(words("currencies")["countries"].values())


def of_sign(printed: str, *, home: str) -> str:
    """The code of a currency by its sign; home: the currency of the country that the text speaks of."""
    table = words("currencies")
    return _shared(table["signs"].get(printed.upper()) or table["letters"].get(printed, ""), home)


def is_hundredth(printed: str) -> bool:
    """ "pence": a hundredth of the currency."""
    return any(re.fullmatch(name.removeprefix("(?<=\\d)"), printed, re.I) for name in words("currencies")["minor"])


def of_name(printed: str, *, home: str) -> str:
    """The code of a currency by its name or the sign after a sum: "Kenyan shillings", "rupees", "€"."""
    table = words("currencies")
    if printed in table["after"]:
        return _shared(table["after"][printed], home)
    named = table["names"] | {name.removeprefix("(?<=\\d)"): code for name, code in table["minor"].items()}
    found = next((code for name, code in named.items() if re.fullmatch(name, printed, re.IGNORECASE)), "")
    if found:
        return _shared(found, home)
    country, _, name = printed.rpartition(" ")
    within = next(row for row in table["countries"].items() if re.fullmatch(row[1], country, re.IGNORECASE))[0]
    return of_name(name, home=within)


def _shared(found: str, home: str) -> str:
    """A code as it is; of a name that several countries share, the home's where it is among them."""
    group = words("currencies")["shared"].get(found)
    if group is None:
        return found
    return home if home in group["of"] else str(group["default"])


def home_of(text: str) -> str:
    """The currency of the country that the words of an instrument name most, else ""."""
    table = words("currencies")["countries"]
    counts = [(len(pattern(expression).findall(text)), code) for code, expression in table.items()]
    best = max(counts, key=lambda row: row[0])
    return str(best[1]) if best[0] else ""
