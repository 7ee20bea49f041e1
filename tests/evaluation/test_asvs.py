"""The outside set: read from invented files, refused where they are damaged, counted where the real ones are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from toolkit.errors import BadData
from toolkit.evaluation.asvs import MAPPING, NEW, OLD, asvs_cases, asvs_folder, mapping, requirements

TAGS = """
---
v4.0.3-1.1.1:
  tag-v5.0.0: DELETED, NOT IN SCOPE
v4.0.3-1.1.2:
  tag-v5.0.0: MODIFIED, MOVED TO v5.0.0-2.1.1, SPLIT TO v5.0.0-2.1.2,
    v5.0.0-2.1.3
v4.0.3-1.1.3:
  tag-v5.0.0: DELETED, MERGED TO v5.0.0-2.1.4
v4.0.3-1.1.4:
  tag-v5.0.0: DELETED, COVERED BY v5.0.0-2.1.4
v4.0.3-4.3.3:
  tag-v5.0.0: MOVED TO v5.0.0-2.1.5
"""


def row(number: str, words: str = "Verify that gifts are registered.") -> dict[str, str]:
    chapter, section = number.split(".")[0], number.rpartition(".")[0]
    about = {"chapter_id": f"V{chapter}", "chapter_name": "Gifts", "section_id": f"V{section}"}
    return about | {"section_name": "Register", "req_id": f"V{number}", "req_description": words}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    old = [row(f"1.1.{place}") for place in range(1, 5)] + [row("4.3.3")]
    new = [row(f"2.1.{place}") for place in range(1, 6)]
    (tmp_path / MAPPING).write_text(TAGS, encoding="utf-8")
    for version, rows in ((OLD, old), (NEW, new)):
        path = tmp_path / f"asvs_{version}.flat.json"
        path.write_text(json.dumps({"requirements": rows}), encoding="utf-8")
    return tmp_path


def test_the_mapping_is_read_also_over_two_lines() -> None:
    tags = mapping(TAGS)
    assert list(tags) == ["1.1.1", "1.1.2", "1.1.3", "1.1.4"], "the doubted row is left out"
    assert tags["1.1.2"].endswith("v5.0.0-2.1.2, v5.0.0-2.1.3")


def test_both_directions(folder: Path) -> None:
    there, back = asvs_cases(folder)
    assert {pair[::-1] for pair in there.pairs} == back.pairs
    assert len(there.pairs) == 5
    assert sorted(len(link.pairs) for link in there.links) == [2, 3], "one requirement split, two merged"
    assert [one.rpartition("/")[2] for one in there.unmatched_baseline] == ["1.1.1"]
    assert (back.unmatched_baseline, back.unmatched_candidate) == (frozenset(), there.unmatched_baseline)
    assert sorted(one.rpartition("/")[2] for one in there.merged) == ["1.1.3", "1.1.4"]
    assert [one.rpartition("/")[2] for one in back.merged] == ["2.1.4"]
    assert all(not item.number.startswith("4.3.3") for item in there.baseline.instrument.provisions)


def test_requirements_become_provisions_whose_spans_hold() -> None:
    rows = [
        row("1.1.1", "Verify it ([C1](https://example.org))."),
        row("1.1.2", "[DELETED, NOT ACTIONABLE]"),
        row("1.1.3"),
    ]
    found = requirements(rows, OLD)
    assert [item.level for item in found.provisions] == ["chapter", "section", "paragraph", "paragraph"]
    assert next(item.text for item in found.provisions if item.text) == "Verify it (C1)."
    assert all(found.text[slice(*item.span)] == item.text for item in found.provisions)
    assert found.by_id["v1/v1.1/1.1.3"].parent == "v1/v1.1"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (MAPPING, "nothing", "no row begins"),
        (MAPPING, TAGS.replace("2.1.4", "9.9.9"), "has no requirement 9.9.9"),
        (f"asvs_{OLD}.flat.json", "{", "not a flat list"),
        (f"asvs_{OLD}.flat.json", "[1]", "not a flat list"),
        (f"asvs_{NEW}.flat.json", '{"requirements": [{}]}', "not a flat list"),
    ],
)
def test_damaged_files_are_named(folder: Path, name: str, text: str, message: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=message) as fault:
        asvs_cases(folder)
    assert str(fault.value).startswith(name)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / f"asvs_{NEW}.flat.json").unlink()
    with pytest.raises(BadData, match="cannot be read"):
        asvs_cases(folder)


def test_where_it_is_looked_for(folder: Path, tmp_path: Path) -> None:
    assert asvs_folder(folder) == folder
    assert asvs_folder(folder.parent / "elsewhere") is None
    assert asvs_folder(tmp_path / "asvs") is None


@needs_shared
def test_the_real_set_has_the_known_size() -> None:
    there, back = asvs_cases(SHARED / "asvs")
    assert len(there.unmatched_baseline) == len(back.unmatched_candidate) == 50
    assert len({one for one, _ in there.pairs}) == 278 - 50 - 1
    assert len([item for item in back.baseline.instrument.provisions if item.text]) == 345
