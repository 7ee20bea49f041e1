"""Does a constitution hold the code itself? A table, and the places that are told."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from toolkit import pipeline

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).resolve().parents[1] / "cases" / "contains.toml").read_text(encoding="utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_constitutions(tmp_path: Path, case: dict[str, Any]) -> None:
    path = tmp_path / "constitution.md"
    path.write_text(case["text"], encoding="utf-8")
    found = pipeline.contains(pipeline.analysis(path, kind="constitution"), case["wanted"])
    assert found.verdict == case["verdict"], found.reason
    cites = [found.constitution.by_id[one.id].cite for one in found.mentions]
    assert cites[:1] == ([case["place"]] if "place" in case else [])


def test_a_code_by_itself_holds_itself() -> None:
    from tests.assessment.expectations import analysed

    assert pipeline.contains(analysed("thornmere/officers"), "officers-code").verdict == "holds"
    assert pipeline.contains(analysed("thornmere/officers"), "protocol").verdict != "holds"
