"""The cue words of the analysis, kept as data beside the code so that a lawyer can read and mend them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str) -> dict[str, Any]:
    """The table `name`.toml beside this module, read once."""
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """An expression that matches whole words in either case."""
    return re.compile(rf"(?<!\w)(?:{expression})(?!\w)", re.IGNORECASE)


@cache
def spelt(name: str, table: str, key: str) -> re.Pattern[str]:
    """The expressions of a list as one, the first that fits first, in either case of letters; their ends are their
    own affair."""
    return re.compile("|".join(words(name)[table][key]), re.IGNORECASE)


def flat(text: str) -> str:
    """The text with every blank and line end as a plain blank, and of the same length: places stay true.

    Rows of one sign (the dots of a contents list, the line to sign on) say nothing and cost much: blanks too.
    """
    return re.sub(r"([^\w\s])\1{11,}", lambda row: " " * len(row.group()), re.sub(r"\s", " ", text))


def any_of(expressions: list[str]) -> str:
    """One alternative for all, the longest first, so that "members of staff" wins over "members"."""
    return "(?:" + "|".join(sorted(expressions, key=lambda words: (-len(words), words))) + ")"
