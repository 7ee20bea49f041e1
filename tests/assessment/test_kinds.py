"""Each kind of finding from a pair of short codes, whole: kind, direction, cites, values, words."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tests.alignment.made import code
from tests.assessment.accounts import check, cites, words
from tests.assessment.cases import CASES, Case
from toolkit import pipeline
from toolkit.model.finding import Assessment, FindingKind


def compared(folder: Path, baseline: str, candidate: str) -> Assessment:
    """The candidate, an officers' code, against the baseline, a members' code, by words alone."""
    officers = code(folder, "officers", candidate, kind="officer_code")
    found = pipeline.compare(officers, code(folder, "members", baseline), encoder=None)
    check(found)
    return found


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_finding(tmp_path: Path, case: Case) -> None:
    found = compared(tmp_path, case.baseline, case.candidate)
    (finding,) = found.findings
    assert (finding.kind, finding.facet, finding.direction) == (case.kind, case.facet, case.direction)
    assert (finding.baseline_value, finding.candidate_value) == case.values
    assert words(found, finding) == case.words
    assert cites(found, finding) == (["1"], ["1"])
    assert finding.severity == case.severity


UNTOLD: set[str] = {"moved", "missing", "additional", "broken_reference"}


def test_every_kind_has_a_case_here_or_below() -> None:
    """`moved` is told by a revision, which has not been built; the others have tests of their own."""
    assert {case.kind for case in CASES.values()} == set(get_args(FindingKind)) - UNTOLD


def test_the_same_code_has_no_finding(tmp_path: Path) -> None:
    text = "1. You must treat others with respect.\n\n2. You must report any gift worth more than £25."
    assert compared(tmp_path, text, text).findings == ()


TWO = "1. You must treat others with respect.\n\n2. You must declare every gift worth more than £25 within 28 days."


def test_missing_and_additional(tmp_path: Path) -> None:
    found = compared(
        tmp_path, TWO, "1. Employees must treat others with respect.\n\n2. Lock the bicycle shed at night."
    )
    alone = {finding.kind: finding for finding in found.findings if finding.kind in {"missing", "additional"}}
    missing, additional = alone["missing"], alone["additional"]
    assert (missing.direction, missing.severity, missing.topic) == ("weaker", "grave", "gifts")
    assert cites(found, missing) == (["2"], []) and words(found, missing) == (TWO.rpartition("2. ")[2],)
    assert (missing.baseline_value, missing.candidate_value) == ("obligation", "")
    assert cites(found, additional) == ([], ["2"])


def test_one_change_one_kind_and_every_change_told(tmp_path: Path) -> None:
    """Amount, time limit and recipient of one provision: three findings, each with its own words."""
    found = compared(
        tmp_path,
        "1. Within 28 days you must notify the Monitoring Officer of any gift worth more than £25.",
        "1. Within two months employees must notify their Director of any gift worth £50 or more.",
    )
    assert {finding.kind: (finding.direction, words(found, finding)) for finding in found.findings} == {
        "threshold_changed": ("weaker", ("£25", "£50")),
        "deadline_changed": ("weaker", ("Within 28 days", "Within two months")),
        "recipient_changed": ("neutral", ("Monitoring Officer", "Director")),
    }


def test_a_reference_that_leads_nowhere_is_told_once_for_its_target(tmp_path: Path) -> None:
    candidate = (
        "1. Employees must treat others with respect.\n\n"
        "2. A breach of paragraph 19 must be reported.\n\n"
        "3. Employees must act on paragraph 1 and help where paragraph 19 so requires."
    )
    found = compared(tmp_path, "1. You must treat others with respect.", candidate)
    (broken,) = [finding for finding in found.findings if finding.kind == "broken_reference"]
    assert (broken.direction, broken.severity, broken.candidate_value) == ("neutral", "notable", "paragraph 19")
    assert cites(found, broken) == ([], ["2", "3"])
    assert words(found, broken) == ("paragraph 19", "paragraph 19")


def test_findings_come_gravest_first_and_weaker_before_stricter(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        "1. You should treat others with respect.\n\n2. You must follow the rules on the Council's resources.\n\n"
        "3. You must not use the Council's vehicles for private purposes.",
        "1. Employees must treat others with respect.\n\n2. Employees should follow the rules on the Council's "
        "resources.\n\n3. Employees may use the Council's vehicles for private purposes.",
    )
    assert [(finding.kind, finding.severity) for finding in found.findings] == [
        ("reversed", "grave"),
        ("weakened", "notable"),
        ("strengthened", "notable"),
    ]
