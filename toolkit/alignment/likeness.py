"""How much of some words the other side of a link has, by themselves or in other words for the same."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from toolkit.alignment.data import data_of
from toolkit.alignment.words import terms

LOST, KEPT = 0.34, 0.6
"""Share of an act's content words found on the other side: at most so many and it is lost, at least so many and it is
kept; from the pairs in tests/cases/differences_development.toml."""


@cache
def _stands_for() -> dict[str, frozenset[str]]:
    """Each stem with the first words of the rows it is in."""
    data = data_of("duties")
    table: dict[str, set[str]] = {}
    for row in data["same"]:
        head = f"={row[0]}"
        for word in row:
            for stem in terms(word):
                table.setdefault(stem, set()).add(head)
    return {stem: frozenset(heads) for stem, heads in table.items()}


def meanings(words: Sequence[str]) -> frozenset[str]:
    """The stems and what they stand for, without words for roles."""
    plain = frozenset(word for word in words if not word.isupper())
    return plain | frozenset(head for word in plain for head in _stands_for().get(word, ()))


def share(words: frozenset[str], among: frozenset[str], *, verb: str = "") -> float:
    """How many of the words the other side has, by itself or in another word for it; 0 to 1. verb: counts twice."""
    plain = [*(word for word in words if not word.startswith("=")), *([verb] if verb in words else [])]
    kept = sum(word in among or bool(_stands_for().get(word, frozenset()) & among) for word in plain)
    return kept / len(plain) if plain else 1.0


def unanswered(words: Sequence[str], among: Sequence[str]) -> int:
    """How many content words of the one side the other has in no form: room in which it may say the same otherwise."""
    known = meanings(among)
    plain = {word for word in words if not word.isupper()}
    return sum(word not in known and not (_stands_for().get(word, frozenset()) & known) for word in plain)
