"""The published schemas of answers, by name; what `toolkit.reporting.document.schema` is for the older documents."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def published(name: str) -> dict[str, Any]:
    text = (files("toolkit.reporting") / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
