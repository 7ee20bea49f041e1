"""One changed provision, and the kinds of finding it must give: no more and no fewer (tests/cases/redline_effects*)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.alignment.redlines import cases, code, redlined

TABLES = ("redline_effects", "redline_effects_later", "redline_effects_world", "redline_effects_roles")
LATER = ("redline_effects_roles_later", "redline_effects_roles_last")
DENIALS = "redline_effects_committee_denials"
COMMITTEE = ("redline_effects_committee", "redline_effects_committee_later", DENIALS)
REVISION = ("redline_effects_revision",)
SIXTH = tuple(f"redline_effects_sixth{part}" for part in ("", "_held", "_later", "_last", "_end"))
EIGHTH = ("redline_effects_eighth", "redline_effects_ninth")
TENTH = tuple(f"redline_effects_tenth{part}" for part in ("", "_own", "_later", "_last"))
MATTER = "redline_effects_matter"
SEVENTH = ("redline_effects_seventh", "redline_effects_seventh_own")
NAMES = (*TABLES, *LATER, *COMMITTEE, *REVISION, *SIXTH, *SEVENTH, *EIGHTH, *TENTH, MATTER)
ROWS = [case for name in NAMES for case in cases(name)]
MISSED = pytest.mark.xfail(strict=True, reason="not found yet")


@pytest.mark.parametrize(
    "case", [pytest.param(row, id=row["name"], marks=[MISSED] if "missed" in row else []) for row in ROWS]
)
def test_a_change_has_its_effect_and_no_other(case: dict[str, Any], tmp_path: Path) -> None:
    found = redlined(tmp_path, code(case["current"]), code(case["proposed"]))
    kinds = [one.kind for one in found.assessment.findings]
    allowed = case.get("allow", [])
    assert [kind for kind in kinds if kind not in [*case["kinds"], *allowed]] == []
    if not set(kinds) & set(allowed):
        assert sorted(kinds) == sorted(case["kinds"])
    if "direction" in case:
        assert found.assessment.findings[0].direction == case["direction"]
