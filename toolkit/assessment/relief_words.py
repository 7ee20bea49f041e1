"""The expressions of `relief.toml`: how a provision takes a case out of a rule, or makes one without a must."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("toolkit.assessment") / "relief.toml").read_text(encoding="utf-8"))


@cache
def spelt(name: str) -> re.Pattern[str]:
    """The expressions of a list as one, in either case of letters."""
    verbs = "|".join(_data()["verbs"])
    return re.compile("|".join(words.replace("{verb}", verbs) for words in _data()[name]), re.IGNORECASE)
