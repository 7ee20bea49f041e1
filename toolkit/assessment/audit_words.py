"""The marks and the wording of a self-audit: the table expectations.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def audit_words() -> dict[str, Any]:
    """Marks and wording by section."""
    return tomllib.loads((resources.files("toolkit.assessment") / "expectations.toml").read_text(encoding="utf-8"))


@cache
def sign(name: str) -> re.Pattern[str]:
    """The expression of that name under [signs] of expectations.toml."""
    return re.compile(str(audit_words()["signs"][name]), re.IGNORECASE)
