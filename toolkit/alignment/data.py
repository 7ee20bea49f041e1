"""The word lists and learnt weights of this room, kept as data beside the code."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def data_of(name: str) -> dict[str, Any]:
    """`name`.toml beside this module, read once; nobody changes it."""
    return tomllib.loads((resources.files("toolkit.alignment") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def spelt(name: str, key: str) -> re.Pattern[str]:
    """The expressions of a list of `name`.toml as one, the first that fits first, in either case of letters."""
    return re.compile("|".join(data_of(name)[key]), re.IGNORECASE)


@cache
def worded(name: str, key: str) -> re.Pattern[str]:
    """The same of whole words."""
    return re.compile(rf"\b(?:{'|'.join(data_of(name)[key])})\b", re.IGNORECASE)
