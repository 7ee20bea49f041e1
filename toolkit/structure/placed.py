"""Clauses that are counted by words alone, `FIRST.- The council ...`, `Second: ...`, as some languages number them."""

from __future__ import annotations

import re
from functools import cache

from toolkit.structure.numbers import DASH, Reading
from toolkit.structure.worded import words

PLACED = "first"
"""What says in the labels of a document that its clauses are counted so."""


@cache
def placed_pattern() -> re.Pattern[str]:
    """The word with the stop, colon or dash after it; a comma makes it a word of its sentence ("First, the ...")."""
    names = "|".join(words()["words"]["placed"])
    return re.compile(rf"((?i:{names}))\s*(?:[.:)]\s*{DASH}*|[\u2013\u2014]|--?(?=\s))\s*(?=[A-Z“\"‘(]|$)")


def placed_reading(name: str) -> Reading:
    """Its place among the words."""
    return Reading("placed", (words()["words"]["placed"].index(name.lower()) + 1,))
