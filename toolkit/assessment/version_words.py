"""The words in which changes and flaws are told, kept as data."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from toolkit.assessment.money_words import in_prose
from toolkit.model.provision import Instrument


@cache
def data() -> dict[str, Any]:
    """versions.toml."""
    return tomllib.loads((resources.files("toolkit.assessment") / "versions.toml").read_text(encoding="utf-8"))


def told(name: str, **values: str) -> str:
    """A sentence of versions.toml with its values."""
    return str(data()["told"][name]).format(**values)


def name_of(value: str) -> str:
    """A value in normal form as plain words."""
    return str(data()["names"].get(value, in_prose(value.replace("_", " ").lstrip(" ,;"))))


def cites(instrument: Instrument, ids: Sequence[str], *, most: int = 12) -> str:
    """The cites of some provisions, the first dozen of a long row by name."""
    named = [instrument.by_id[one].cite for one in ids[:most]]
    more = f" and {len(ids) - most} more" if len(ids) > most else ""
    return ", ".join(named) + more


def opening(text: str, *, most: int = 14) -> str:
    """The first words of a text in quotation marks."""
    words = text.split()
    return "\u201c" + " ".join(words[:most]).rstrip(" ;,.:") + (" \u2026" if len(words) > most else "") + "\u201d"
