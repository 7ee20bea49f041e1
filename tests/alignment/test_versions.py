"""Whole small codes before and after: each change told once, and the faults (tests/cases/redline_versions.toml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.alignment.redlines import cases, redlined, told
from toolkit.alignment.version_order import in_order
from toolkit.errors import UnrelatedVersions

ROWS = [*cases("redline_versions"), *cases("redline_versions_world"), *cases("redline_versions_held")]


@pytest.mark.parametrize("case", ROWS, ids=[row["name"] for row in ROWS])
def test_each_change_once(case: dict[str, Any], tmp_path: Path) -> None:
    found = redlined(tmp_path, case["current"], case["proposed"])
    left, missed = told(found), []
    for kind, before, after in case["changes"]:
        hit = next((one for one in left if one[0] == kind and _names(one[1], before) and _names(one[2], after)), None)
        missed += [] if hit else [(kind, before, after)]
        left = [one for one in left if one is not hit]
    assert (missed, left) == ([], [])


def _names(cites: list[str], wanted: str) -> bool:
    return not wanted or wanted in cites


@pytest.mark.parametrize("case", ROWS, ids=[row["name"] for row in ROWS])
def test_the_faults_of_the_proposed_text(case: dict[str, Any], tmp_path: Path) -> None:
    found = redlined(tmp_path, case["current"], case["proposed"])
    by_id = found.crosswalk.candidate.instrument.by_id
    faults = [(flaw.code, [by_id[one].cite for one in flaw.provisions]) for flaw in found.flaws]
    wanted = case.get("flaws", [])
    assert sorted({code for code, _ in faults}) == sorted({code for code, _ in wanted})
    assert [row for row in wanted if not any(code == row[0] and _names(cites, row[1]) for code, cites in faults)] == []
    if "renumbered" in case:
        assert [[one.before, one.after] for one in found.renumbering] == case["renumbered"]


def test_every_provision_has_its_place(tmp_path: Path) -> None:
    """Each provision with words of its own is in one correspondence, or unmatched; never in two."""
    for case in ROWS:
        found = redlined(tmp_path, case["current"], case["proposed"]).crosswalk
        for side, unmatched in (("baseline", found.unmatched_baseline), ("candidate", found.unmatched_candidate)):
            linked = [one for link in found.correspondences for one in getattr(link, side)]
            assert len(linked) == len(set(linked))
            worded = {one.id for one in found.side(side).instrument.provisions if one.text}  # type: ignore[arg-type]
            assert worded - set(linked) == set(unmatched)


def test_unrelated_documents_are_refused(tmp_path: Path) -> None:
    baking = "# Baking\n\n1. Whisk two eggs with the sugar until pale.\n\n2. Fold in the flour and bake for an hour."
    with pytest.raises(UnrelatedVersions, match="use conduct compare, or --force"):
        redlined(tmp_path, ROWS[0]["current"], baking)


def test_the_heaviest_rising_row_is_kept() -> None:
    """Of two that changed places the one with fewer words moved; of two alike, one of them."""
    assert in_order({0: 1, 1: 0, 2: 2}, {0: 9, 1: 2, 2: 5}) == {0, 2}
    assert in_order({0: 2, 1: 0, 2: 1}, {0: 3, 1: 2, 2: 2}) == {1, 2}
    assert in_order({}, {}) == frozenset()
