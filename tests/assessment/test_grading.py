"""Severity and coverage as tables."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.alignment.made import facts
from toolkit.assessment.coverage import coverage
from toolkit.assessment.grading import severity
from toolkit.model.crosswalk import Correspondence, Crosswalk, Direction, Rationale, Relationship
from toolkit.model.finding import CoverageRow, FindingKind
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument, Provision, SourceInfo

SEVERITIES: list[tuple[FindingKind, Direction, str, bool, str]] = [
    ("missing", "weaker", "gifts", True, "grave"),
    ("missing", "weaker", "gifts", False, "notable"),
    ("missing", "weaker", "respect", True, "notable"),
    ("missing", "stricter", "gifts", True, "notable"),
    ("missing", "neutral", "gifts", False, "minor"),
    ("missing", "weaker", "other", True, "notable"),
    ("missing", "weaker", "purpose", False, "minor"),
    ("additional", "stricter", "gifts", True, "notable"),
    ("additional", "neutral", "gifts", False, "minor"),
    ("weakened", "weaker", "confidentiality", True, "grave"),
    ("weakened", "weaker", "decisions", True, "notable"),
    ("strengthened", "stricter", "gifts", True, "notable"),
    ("reversed", "weaker", "resources", True, "grave"),
    ("reversed", "weaker", "other", False, "grave"),
    ("reversed", "stricter", "resources", True, "notable"),
    ("scope_narrowed", "weaker", "confidentiality", True, "grave"),
    ("scope_widened", "stricter", "confidentiality", True, "notable"),
    ("test_changed", "weaker", "significance_test", False, "grave"),
    ("test_changed", "stricter", "significance_test", False, "notable"),
    ("register_access_changed", "weaker", "register_access", False, "grave"),
    ("register_access_changed", "stricter", "register_access", False, "notable"),
    ("threshold_changed", "weaker", "gifts", True, "notable"),
    ("deadline_changed", "weaker", "register_content", True, "notable"),
    ("recipient_changed", "neutral", "gifts", True, "notable"),
    ("sanction_changed", "neutral", "sanctions", True, "notable"),
    ("bearer_changed", "neutral", "disclosure", True, "notable"),
    ("definition_changed", "weaker", "definitions", False, "notable"),
    ("broken_reference", "neutral", "other", False, "notable"),
    ("moved", "neutral", "gifts", True, "minor"),
    ("wording_only", "neutral", "gifts", True, "minor"),
]


@pytest.mark.parametrize(("kind", "direction", "topic", "binding", "expected"), SEVERITIES)
def test_severity(kind: FindingKind, direction: Direction, topic: str, binding: bool, expected: str) -> None:
    assert severity(kind, direction, topic, binding=binding) == expected


def test_every_kind_is_graded() -> None:
    assert {row[0] for row in SEVERITIES} == set(get_args(FindingKind))


def analysis(*rows: tuple[str, str]) -> Analysis:
    """One provision to a row: id and topic."""
    provisions = tuple(Provision(id, id, id, "paragraph", None, "", "x", (0, 1)) for id, _ in rows)
    instrument = Instrument("i", "t", "member_code", "", "", SourceInfo("n", "", "txt"), "x", provisions)
    return Analysis(instrument, tuple(facts(id, "x", topic=topic) for id, topic in rows))


def link(baseline: str, candidate: str, kind: Relationship) -> Correspondence:
    return Correspondence(
        f"{baseline}{candidate}",
        tuple(baseline),
        tuple(candidate),
        kind,
        0.9,
        "certain",
        Rationale(1.0, None, 1.0, 1.0),
    )


def covered(links: list[Correspondence], unmatched: str) -> tuple[CoverageRow, ...]:
    baseline = analysis(("1", "gifts"), ("2", "gifts"), ("3", "respect"), ("4", "gifts"), ("5", "bribery"))
    candidate = analysis(("a", "gifts"), ("b", "gifts"), ("c", "respect"))
    return coverage(Crosswalk(baseline, candidate, tuple(links), tuple(unmatched), ()), ["respect", "gifts"])


COVERAGE: dict[str, tuple[Relationship, tuple[int, int]]] = {
    "equal": ("equal", (1, 0)),
    "equivalent": ("equivalent", (1, 0)),
    "superset": ("superset", (1, 0)),
    "subset": ("subset", (0, 1)),
    "intersects": ("intersects", (0, 1)),
}


@pytest.mark.parametrize(("kind", "expected"), COVERAGE.values(), ids=COVERAGE)
def test_what_covers(kind: Relationship, expected: tuple[int, int]) -> None:
    respect, gifts, bribery = covered([link("3", "c", kind), link("12", "a", "equal")], "45")
    assert (respect.covered, respect.partial, respect.missing) == (*expected, 0)
    assert gifts == CoverageRow("gifts", 3, 2, 0, 1)
    assert bribery == CoverageRow("bribery", 1, 0, 0, 1), "what the topic list does not name comes last"


@pytest.mark.parametrize("order", [1, -1])
def test_a_provision_in_two_links_is_covered_if_one_of_them_covers_it(order: int) -> None:
    links = [link("1", "a", "subset"), link("1", "b", "equivalent")][::order]
    gifts = covered([*links, link("3", "c", "equal")], "245")[1]
    assert gifts == CoverageRow("gifts", 3, 1, 0, 2)


def test_a_code_against_nothing() -> None:
    assert covered([], "12345") == (
        CoverageRow("respect", 1, 0, 0, 1),
        CoverageRow("gifts", 3, 0, 0, 3),
        CoverageRow("bribery", 1, 0, 0, 1),
    )
