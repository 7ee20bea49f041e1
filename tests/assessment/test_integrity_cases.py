"""Faults that a change brings in, code by code (tests/cases/redline_faults.toml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.alignment.redlines import cases, redlined

ROWS = cases("redline_faults")


@pytest.mark.parametrize("case", ROWS, ids=[row["name"] for row in ROWS])
def test_the_faults_of_a_change(case: dict[str, Any], tmp_path: Path) -> None:
    sides = [f"# Code of Conduct\n\n{case[side].replace(chr(10), chr(10) * 2)}" for side in ("current", "proposed")]
    found = redlined(tmp_path, *sides)
    by_id = found.crosswalk.candidate.instrument.by_id
    said = [([flaw.code, " ".join(by_id[one].cite for one in flaw.provisions)], flaw.earlier) for flaw in found.flaws]
    assert sorted(row for row, earlier in said if not earlier) == sorted(case["faults"])
    assert [row for row, earlier in said if earlier] == case.get("earlier", [])
