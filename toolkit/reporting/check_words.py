"""The words of self-audits, read once from check.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.model.catalogue import Entry


@cache
def check_words() -> dict[str, Any]:
    """The table check.toml."""
    return tomllib.loads((files("toolkit.reporting") / "check.toml").read_text(encoding="utf-8"))


def applies_words(entry: Entry) -> str:
    """To whom, where and when an entry applies: "member; England; county, district; 2007-05-03 to 2012-06-30"."""
    one = entry.applies
    nations = [name.replace("_", " ").title() for name in one.nations]
    days = f"{one.start or '…'} to {one.end or '…'}" if one.end else f"from {one.start}" if one.start else ""
    parts = [", ".join(one.persons), ", ".join(nations), ", ".join(name.replace("_", " ") for name in one.authorities)]
    return "; ".join(part for part in (*parts, days) if part)


def named(value: str) -> str:
    """A parameter's name or value as people say it: "obligation" is "a duty"; other values stand as they are."""
    return str(check_words()["names"].get(value, value))
