"""The words of self-audits, read once from check.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.model.catalogue import Entry
from toolkit.reporting.wording import date_words, normal_form_words


@cache
def check_words() -> dict[str, Any]:
    """The table check.toml."""
    return tomllib.loads((files("toolkit.reporting") / "check.toml").read_text(encoding="utf-8"))


def applies_words(entry: Entry) -> str:
    """To whom, where and when an entry applies: "member; England; county, district; 3 May 2007 to 30 June 2012"."""
    one = entry.applies
    nations = [name.replace("_", " ").title() for name in one.nations]
    start, end = date_words(one.start), date_words(one.end)
    days = f"{start or '…'} to {end}" if end else f"from {start}" if start else ""
    parts = [", ".join(one.persons), ", ".join(nations), ", ".join(name.replace("_", " ") for name in one.authorities)]
    return "; ".join(part for part in (*parts, days) if part)


def named(value: str) -> str:
    """A parameter's name or value as people say it: "obligation" is "a duty"; "from 25 GBP" is "£25 or more"."""
    return str(check_words()["names"].get(value, normal_form_words(value)))
