"""The word lists and learnt weights of this room, kept as data beside the code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def data_of(name: str) -> dict[str, Any]:
    """`name`.toml beside this module, read once; nobody changes it."""
    return tomllib.loads((resources.files("toolkit.alignment") / f"{name}.toml").read_text(encoding="utf-8"))
