"""The words of self-audits, read once from check.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def check_words() -> dict[str, Any]:
    """The table check.toml."""
    return tomllib.loads((files("toolkit.reporting") / "check.toml").read_text(encoding="utf-8"))


def named(value: str) -> str:
    """A parameter's name or value as people say it: "obligation" is "a duty"; other values stand as they are."""
    return str(check_words()["names"].get(value, value))
