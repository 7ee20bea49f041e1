"""Amounts in summaries as a reader writes them: "over £25", where values in normal form have "over 25 GBP"."""

from __future__ import annotations

import re

_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "dollars": "$"}
"""Currencies known by a sign alone; a dollar of another country, or a rupee, keeps its three letters."""
_AMOUNT = re.compile(r"(?<![\d.])(?P<figure>\d+(?:\.\d+)?) (?P<currency>GBP|EUR|USD|dollars)\b")


def with_signs(value: str) -> str:
    """A value in words: "from 1000 GBP per year" -> "from £1,000 per year"; "25 INR" stays."""
    return _AMOUNT.sub(lambda found: _SIGNS[found["currency"]] + _grouped(found["figure"]), value)


def _grouped(figure: str) -> str:
    """ "25000" -> "25,000"; decimals stay as they are."""
    whole, point, rest = figure.partition(".")
    return f"{int(whole):,}{point}{rest}"
