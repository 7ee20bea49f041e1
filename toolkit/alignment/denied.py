"""What one side denies in so many words and the other affirms: however alike the rest, a person should read both.

    baseline    must not keep from the public what they are *entitled* to know
    candidate   must not give the public what they are *not entitled* to know

The "not" of the rule itself ("must not give") is its force, which is compared as such.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.signs import data
from toolkit.alignment.words import terms


@cache
def _denial() -> re.Pattern[str]:
    words = {name: "|".join(rows) for name, rows in data()["denial"].items()}
    return re.compile(
        rf"(?P<rule>\b(?:{words['modals']})\s+)?"
        rf"\b(?:{words['denying']})\s+(?:(?:{words['between']})\s+)?(?P<word>\w+)",
        re.IGNORECASE,
    )


def denied(one: str, other: str) -> bool:
    """Whether one of two texts denies a word that the other has and does not deny."""
    first, second = _denied(one), _denied(other)
    return bool((first - second) & set(terms(other)) or (second - first) & set(terms(one)))


def _denied(text: str) -> set[str]:
    return {term for match in _denial().finditer(text) if not match["rule"] for term in terms(match["word"])}
