"""Numbers in figures and in words."""

from __future__ import annotations

import re
from functools import cache

from toolkit.analysis.wordlists import words


@cache
def number_words() -> str:
    """An expression for a number written in words: "twenty-eight", "one hundred and fifty"."""
    table = words("numbers")
    one = "|".join(sorted((word for word in table["words"] if len(word) > 2), key=lambda word: (-len(word), word)))
    scale = "hundred|thousand|million|billion|lakhs?|crores?"
    return rf"(?:(?:{one})(?:[\s-]+(?:and\s+)?(?:{one}|{scale})){{0,12}})"


def value_of(printed: str) -> int | None:
    """The number that a run of number words means, None where a word is not a number word."""
    table = words("numbers")
    total, part = 0, 0
    for word in re.split(r"[\s-]+", printed.lower().strip()):
        if word in {"and", ""}:
            continue
        if word in table["words"]:
            part += int(table["words"][word])
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in table["scales"]:
            total, part = total + max(part, 1) * int(table["scales"][word]), 0
        else:
            return None
    return total + part
