"""Amounts in summaries as a reader writes them: "over £25", where values in normal form have "over 25 GBP"."""

from __future__ import annotations

import re

_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "dollars": "$"}
"""Currencies known by a sign alone; a dollar of another country, or a rupee, keeps its three letters."""
_WAYS = {"over": "more than {}", "from": "{} or more", "under": "less than {}", "up to": "{} or less"}
_COMPARED = re.compile(r"\b(?P<way>over|from|under|up to) (?P<amount>[£€$][\d,.]*\d|[\d.]+ (?:[A-Z]{3}|dollars)\b)")
_AMOUNT = re.compile(r"(?<![\d.])(?P<figure>\d+(?:\.\d+)?) (?P<currency>GBP|EUR|USD|dollars)\b")


def with_signs(value: str) -> str:
    """A value in words: "from 1000 GBP per year" -> "from £1,000 per year"; "25 INR" stays."""
    return _AMOUNT.sub(lambda found: _SIGNS[found["currency"]] + _grouped(found["figure"]), value)


def in_prose(value: str) -> str:
    """A value as a sentence has it: "over 25 GBP" -> "more than £25", "from 50 GBP" -> "£50 or more"."""
    return _COMPARED.sub(lambda found: _WAYS[found["way"]].format(found["amount"]), with_signs(value))


def _grouped(figure: str) -> str:
    """ "25000" -> "25,000"; decimals stay as they are."""
    whole, point, rest = figure.partition(".")
    return f"{int(whole):,}{point}{rest}"
