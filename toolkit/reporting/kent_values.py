"""A point of the one-page question, and what the provisions of a code state of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.model.norm import Analysis, Deadline, FacetValue
from toolkit.model.provision import Span
from toolkit.reporting.wording import value_words


@cache
def kent_words() -> dict[str, Any]:
    """The table kent.toml."""
    return tomllib.loads((files("toolkit.reporting") / "kent.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Said:
    """A value in words, and the provision and span that prove it."""

    words: str
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Point:
    """One point. name: a facet, "language" or "parts"; result: a key of [result]; own: about the provision itself;
    nearest: provisions of the candidate linked to what the baseline says, where the candidate says nothing."""

    name: str
    baseline: tuple[Said, ...]
    candidate: tuple[Said, ...]
    result: str
    own: bool = True
    nearest: tuple[str, ...] = ()

    @property
    def weaker(self) -> bool:
        """The candidate falls short on this point."""
        return self.result in ("weaker", "none")


def values_of(analysis: Analysis, name: str, ids: Iterable[str]) -> tuple[Said, ...]:
    """What these provisions state of a facet, each value once, where it is stated first."""
    found: dict[str, Said] = {}
    for one in ids:
        for facet in analysis.by_id[one].facets(name):  # type: ignore[arg-type]
            if facet.value != "none":
                found.setdefault(in_words(facet.value), Said(in_words(facet.value), one, facet.span))
    return tuple(found.values())


def in_words(value: FacetValue) -> str:
    """The value in words; of a time limit its length alone, for the event it runs from is another in every code."""
    return value_words(replace(value, start="") if isinstance(value, Deadline) else value)


def on_topics(analysis: Analysis, topics: Sequence[str]) -> set[str]:
    """The provisions that are mainly on one of these topics, by their ids."""
    return {facts.id for facts in analysis.facts if facts.topic in topics}
