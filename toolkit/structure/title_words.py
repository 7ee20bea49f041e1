"""Words by which titles, bodies and dates of adoption are known: `titles.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((resources.files("toolkit.structure") / "titles.toml").read_text(encoding="utf-8"))


def any_of(name: str) -> str:
    """A list as one alternative, to be put in brackets."""
    return "|".join(_lists()[name])
