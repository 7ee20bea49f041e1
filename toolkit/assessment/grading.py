"""How grave a finding is for a monitoring officer. The lists and their reasons are data: severity.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from toolkit.model.crosswalk import Direction
from toolkit.model.finding import FindingKind, Severity


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("toolkit.assessment") / "severity.toml").read_text(encoding="utf-8"))


def severity(kind: FindingKind, direction: Direction, topic: str, *, binding: bool) -> Severity:
    """grave: a weaker rule on a grave topic where the baseline binds, and any reversal that makes it weaker; minor: no
    change of effect, or a sentence without a must on an introductory topic.

    binding: the baseline provision (of an additional one, the candidate's) is an obligation or a prohibition. Some
    kinds are about rules that need no must: "The register is open to the public".
    """
    data = _data()
    if kind in data["kinds"]["always_notable"]:
        return "notable"
    binding = binding or kind in data["kinds"]["rules"]
    if kind in data["kinds"]["minor"] or (topic in data["minor_topics"] and not binding):
        return "minor"
    if kind == "reversed" and direction == "weaker":
        return "grave"
    if direction == "neutral" and kind in {"missing", "additional"}:
        return "minor"
    if kind in data["kinds"]["grave"] and direction == "weaker" and topic in data["grave_topics"] and binding:
        return "grave"
    return "notable"
