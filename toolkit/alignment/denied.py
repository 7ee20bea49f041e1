"""What one side denies in so many words and the other affirms: however alike the rest, a person should read both.

    baseline    must not keep from the public what they are *entitled* to know
    candidate   must not give the public what they are *not entitled* to know

The "not" of the rule itself ("must not give") is its force, which is compared as such; "whether or not" denies nothing.
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
        rf"(?<!whether or )\b(?:{words['denying']})\s+(?:(?:{words['between']})\s+)?(?P<word>\w+)",
        re.IGNORECASE,
    )


def denied(one: str, other: str) -> bool:
    """Whether one of two texts denies a word that the other has and does not deny, nor forbids ("see that it is not
    used", "must not use it")."""
    return bool(_denied(one) & set(terms(other)) - _refused(other) or _denied(other) & set(terms(one)) - _refused(one))


def _denied(text: str) -> set[str]:
    return {term for match in _denial().finditer(text) if not match["rule"] for term in terms(match["word"])}


def _refused(text: str) -> set[str]:
    """What it denies or forbids."""
    return {term for match in _denial().finditer(text) for term in terms(match["word"])}
