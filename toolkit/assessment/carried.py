"""Whether a provision speaks of what an expectation asks for: the words of its `needs`. The lists are concepts.toml.

"Appointments are made on merit, and nobody appoints a relative": needs = ["appointing", "merit", "family"]
"You take no part in appointing a relative"                       carries appointing and family, and not merit
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources

from toolkit.model.catalogue import Entry
from toolkit.model.norm import Analysis

Carried = Callable[[str, str], bool]
"""Whether the provision of an id speaks of a need."""


@cache
def _table() -> dict[str, dict[str, str | list[str]]]:
    return tomllib.loads((resources.files("toolkit.assessment") / "concepts.toml").read_text(encoding="utf-8"))


def needs_of(entry: Entry) -> tuple[str, ...]:
    """What the entry says that it needs, the first the one without which nothing is met; else what its title names."""
    return entry.needs or tuple(name for name in _table() if _pattern(name).search(entry.title))


def need_named(need: str) -> str:
    """How a report calls a need; the user's own words stand for themselves."""
    return str(_table()[need]["name"]) if need in _table() else need.replace("|", " or ")


@cache
def _pattern(need: str) -> re.Pattern[str]:
    """A need that is no name of the list is words of the user's own, with | between those that mean the same."""
    known = _table().get(need)
    words = known["words"] if known else [re.escape(word.strip()) for word in need.split("|")]
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


def carried_in(code: Analysis) -> Carried:
    """The question, answered for this code: a provision speaks with its lead-ins and with its items."""
    instrument = code.instrument

    @cache
    def words(id: str) -> str:
        items = " ".join(item.text for item in instrument.children.get(id, ()))
        return f"{code.by_id[id].context} {instrument.by_id[id].text} {items}"[:_LONGEST]

    return cache(lambda id, need: _pattern(need).search(words(id)) is not None)


_LONGEST = 20_000
"""Characters of one provision that are searched."""
