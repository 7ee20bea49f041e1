"""The patterns that read whether a provision binds look ahead over a bounded stretch: a text that repeats a word ten
thousand times costs as much for each as for the first. Told from the patterns themselves, on any machine the same."""

from __future__ import annotations

import math
import re
import tomllib
from importlib import resources

import pytest

_REPEATED = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*\]|\)|[^\\])(?:\*|\+|\{\d+,\})")
"""What is repeated without a bound: a sign, a class or a group."""


def unbounded(pattern: str) -> list[str]:
    """What may run on over one word after another; the letters of a word may."""
    repeated = (match[1] for match in _REPEATED.finditer(pattern))
    return [one for one in repeated if one == ")" or re.fullmatch(one, " ")]


def patterns(package: str, file: str) -> list[str]:
    """Every string in a data file of patterns."""
    data = tomllib.loads((resources.files(package) / file).read_text(encoding="utf-8"))
    return [words for held in data.values() for words in held]


@pytest.mark.parametrize("pattern", ["may.*", r"may\b[^.;]*not", r"a (?:\w+ )+b", r"a\s+b", r"a .{3,}b", "a +b"])
def test_a_stretch_without_a_bound_is_seen(pattern: str) -> None:
    assert unbounded(pattern)


@pytest.mark.parametrize("pattern", [r"\bendanger\w*\b", r"(?:\w+ ){0,3}a", "[^.;]{0,60}", "[A-Z][a-z]+ of"])
def test_a_word_of_any_length_is_none(pattern: str) -> None:
    assert unbounded(pattern) == []


def test_relief_looks_no_further_than_it_says() -> None:
    read = patterns("toolkit.assessment", "relief.toml")
    assert len(read) > 60
    assert {words: found for words in read if (found := unbounded(words))} == {}


def test_stretches_within_stretches_stay_short() -> None:
    """Two in a row multiply: so many places at most are tried from one start."""
    for words in patterns("toolkit.assessment", "relief.toml"):
        tried = math.prod(int(bound) for bound in re.findall(r"(?:\.|\[\^[^\]]*\])\{0,(\d+)\}", words))
        assert tried <= 200 * 60, words


@pytest.mark.parametrize("name", ["no_act", "lapse", "dates"])
def test_waits_and_dates_look_no_further_either(name: str) -> None:
    data = tomllib.loads((resources.files("toolkit.analysis") / "deadlines.toml").read_text(encoding="utf-8"))
    assert [found for words in data[name] for found in unbounded(words)] == []
