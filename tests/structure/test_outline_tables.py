"""The tables of small codes: whole trees expected, so that what must not be found is tested with what must."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.structure.drawing import drawn, source_of, warned
from toolkit.structure import outline
from toolkit.structure.audit import audit

CASES = Path(__file__).resolve().parents[1] / "cases"
TABLES = sorted(CASES.glob("outline_*.toml"))


def _cases() -> list[Any]:
    rows = [(path.stem, case) for path in TABLES for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]
    return [pytest.param(case, id=f"{stem}: {case['name']}") for stem, case in rows]


@pytest.mark.parametrize("case", _cases())
def test_the_tree_of_a_small_code(case: dict[str, Any]) -> None:
    source = source_of(case)
    instrument = outline(source)
    assert drawn(instrument) == case["tree"].strip("\n")
    assert warned(instrument) == case.get("warnings", [])
    assert audit(source, instrument).complete
    titles = [exclusion.text for exclusion in instrument.exclusions if exclusion.reason == "title"]
    assert titles == case.get("title", [])


def test_the_tables_hold_cases() -> None:
    assert len(_cases()) >= 60
