"""Two versions of a small code, from text to a Redline, for the tests of redlines."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from toolkit import pipeline
from toolkit.model.norm import Analysis
from toolkit.model.redline import Redline

CASES = Path(__file__).resolve().parents[1] / "cases"
AROUND = """# Code of Conduct for Members and Employees

1. This Code was adopted by the Council.

2. {words}

3. Further advice can be had from the Clerk.
"""


def cases(name: str) -> list[dict[str, Any]]:
    """The rows of one table of cases."""
    rows: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return rows


def code(words: str) -> str:
    """A small code around one provision's words; a whole code, which begins with a heading, as it stands."""
    return words if words.lstrip().startswith("# ") else AROUND.format(words=words)


def read(folder: Path, name: str, text: str) -> Analysis:
    """A Markdown text as the pipeline reads it."""
    path = folder / f"{name}.md"
    path.write_text(text.strip() + "\n", encoding="utf-8")
    return pipeline.analysis(path)


def redlined(folder: Path, current: str, proposed: str) -> Redline:
    """The redline of two Markdown texts."""
    return pipeline.redline(read(folder, "current", current), read(folder, "proposed", proposed))


def told(redline: Redline) -> list[tuple[str, list[str], list[str]]]:
    """Each finding as kind and the cites of both sides."""
    sides = (redline.crosswalk.baseline.instrument.by_id, redline.crosswalk.candidate.instrument.by_id)
    return [
        (one.kind, [sides[0][id].cite for id in one.baseline], [sides[1][id].cite for id in one.candidate])
        for one in redline.assessment.findings
    ]
