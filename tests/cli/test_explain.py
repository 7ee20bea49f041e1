"""`conduct explain`, from a report that `conduct compare` has just written; and the cache that compare fills."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.cli.invoke import conduct, one_plain_line, pair


@pytest.fixture
def report(tmp_path: Path) -> Path:
    officers, members = pair(tmp_path)
    path = tmp_path / "report.json"
    assert conduct("compare", officers, "--against", members, "-o", path).code == 0
    return path


def test_everything_that_compare_wrote_is_explained(report: Path) -> None:
    document = json.loads(report.read_text(encoding="utf-8"))
    names = [item["id"] for item in (*document["correspondences"], *document["findings"])]
    names += [one["cite"] for one in document["provisions"]["baseline"] if one["cite"]]
    assert len(names) > 12
    for name in names:
        done = conduct("explain", report, name, "--side", "baseline")
        assert (done.code, done.err) == (0, ""), name
        assert max(map(len, done.out.splitlines())) <= 80 and "\x1b" not in done.out


def test_a_link_of_two_codes_is_told_for_a_person(report: Path) -> None:
    shown = " ".join(conduct("explain", report, "2.1", "--side", "candidate").out.split())
    assert shown.startswith("Candidate 2.1: linked with baseline 2.1 (")
    assert "Members must tell the Monitoring Officer of any gift" in shown
    assert "Employees should tell their manager of any gift" in shown
    for words in ("Relationship", "Confidence", "Status", "Words in common", "Meaning", "Headings", "Topic"):
        assert f"{words} " in shown
    assert "Time limit baseline: 28 days; candidate: 2 months (weaker)" in shown
    assert "Force baseline: a duty (must); candidate: a recommendation (should) (weaker)" in shown


def test_what_has_no_counterpart_has_its_nearest(report: Path) -> None:
    shown = " ".join(conduct("explain", report, "4.1").out.split())
    assert shown.startswith("Baseline 4.1: no counterpart found")
    assert "1. Candidate " in shown and "Refused: confidence 0." in shown


def test_a_name_of_both_sides_is_asked_for_in_one_line(report: Path) -> None:
    done = conduct("explain", report, "2.1")
    assert (done.code, done.out) == (2, "")
    assert one_plain_line(done.err) and "--side baseline or --side candidate" in done.err


@pytest.mark.parametrize("data", [b"", b"{}", b"[[[", b"\xff\xfe\x00", b'{"schema_version": "1"}', b"9" * 5000])
def test_a_file_that_is_no_report_is_said_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(data)
    done = conduct("explain", path, "2.1")
    assert (done.code, done.out) == (2, "")
    assert one_plain_line(done.err) and "odd.json" in done.err


def test_a_report_cut_anywhere_is_said_in_one_line(report: Path) -> None:
    whole = report.read_bytes()
    for share in range(1, 20):
        report.write_bytes(whole[: len(whole) * share // 20])
        done = conduct("explain", report, "2.1")
        assert (done.code, done.out) == (2, "") and one_plain_line(done.err)


class Counting:
    """An encoder that counts the texts it is asked for."""

    def __init__(self) -> None:
        self.name, self.asked = "counting 1", list[str]()

    def encode(self, texts: Sequence[str]) -> Any:
        self.asked += texts
        rows = np.array([[text.count(letter) + 0.1 for letter in "aeiou"] for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_a_second_comparison_encodes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    officers, members = pair(tmp_path)
    counting = Counting()
    monkeypatch.setattr("toolkit.pipeline.encoders.default_encoder", lambda: counting)
    monkeypatch.setenv("CONDUCT_CACHE", str(tmp_path / "cache"))
    words = ("compare", officers, "--against", members, "--format", "json")
    plain = conduct(*words, "--no-cache")
    assert counting.asked and not (tmp_path / "cache").exists()
    first = conduct(*words)
    asked = len(counting.asked)
    second = conduct(*words)
    assert len(counting.asked) == asked
    assert plain == first == second and first.code == 0
    conduct(*words, "--no-cache")
    assert len(counting.asked) > asked


def test_without_a_name_the_cache_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    from toolkit.cli.cache import cache_folder

    monkeypatch.delenv("CONDUCT_CACHE")
    assert cache_folder().name == "rows" and "conduct" in cache_folder().parts
