"""The words of a benchmark's report, kept as data in benchmark.toml, and the names of codes in it."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

from toolkit.model.benchmark import Benchmark, Words
from toolkit.reporting.wording import count, word


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("toolkit.reporting") / "benchmark.toml").read_text(encoding="utf-8"))


def said(name: str, **values: object) -> str:
    """A standing phrase with its values."""
    return str(_tables()["prose"][name]).format(**values)


def heads(name: str) -> tuple[str, ...]:
    """The head cells of a table."""
    return tuple(_tables()["prose"][name])


def named(table: str, term: str) -> str:
    """The words for a state, a standing, a sign or a change; "" where the table has none."""
    return str(_tables()[table].get(term, ""))


def share(part: int, of: int) -> str:
    """In whole per cent; what is not nothing is never called 0 %, nor what is not all 100 %."""
    exact = 100 * part / of if of else 0.0
    bounded = min(max(round(exact), 1 if part else 0), 100 if part == of else 99)
    return f"{bounded} %"


def number(value: float | None) -> str:
    """A number as people write it: 25, 1,250, 30.4."""
    return "" if value is None else f"{value:,.1f}".removesuffix(".0")


def codes(of: int) -> str:
    """ "1 code", "24 codes"."""
    return count(of, "code")


def topic_words(topic: str) -> str:
    """The name of a topic."""
    return word("topic", topic)


class Names:
    """Names of codes: an authority's own where it has one code here, else with the kind or the code's id."""

    def __init__(self, found: Benchmark) -> None:
        several = {name for name, times in Counter(one.name for one in found.peers).items() if times > 1}
        self._names = {
            one.code: f"{one.name}, {word('instrument_kind', one.kind)}" if one.name in several else one.name
            for one in found.peers
        }
        self._names |= {one.code: one.name for one in found.lineage.parents if one.code not in self._names}
        self._numbers = {one.code: number for number, one in enumerate(found.peers, 1)}

    def of(self, code: str) -> str:
        """The name of a code; its id where nothing else is known."""
        return self._names.get(code) or code

    def number(self, code: str) -> int:
        """Its place among the peers, from 1; 0 where it is none."""
        return self._numbers.get(code, 0)

    def source(self, words: Words) -> str:
        """ "Ashdale Council, 4.1"."""
        return f"{self.of(words.code)}, {words.cite}"
