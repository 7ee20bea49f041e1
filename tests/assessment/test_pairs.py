"""The tables of pairs of provisions: each finding that must be told, and none that must not."""

from __future__ import annotations

import pytest

from tests.assessment.pairs import Pair, findings, found, pairs

HALVES = (
    "development", "apart", "later", "blind", "fresh", "world", "fourth", "fifth", "sixth", "seventh", "ninth",
    "ninth_held", "tenth", "tenth_held",
)  # fmt: skip
ROWS = [
    pytest.param(row, id=f"{half}: {row.name}", marks=[pytest.mark.xfail(strict=True)] if row.missed else [])
    for half in HALVES
    for row in pairs(half)
]


@pytest.mark.parametrize("row", ROWS)
def test_what_differs_is_told_once_and_nothing_else(row: Pair) -> None:
    assert found(row) == sorted(row.wanted), f"{row.baseline} / {row.candidate}"


@pytest.mark.parametrize("row", [row for half in HALVES for row in pairs(half)])
def test_every_finding_shows_its_words_on_both_sides(row: Pair) -> None:
    for finding in findings(row):
        if finding.kind != "broken_reference":
            assert {proof.side for proof in finding.evidence} == {"baseline", "candidate"}
            assert all(proof.span[0] < proof.span[1] for proof in finding.evidence)


@pytest.mark.parametrize("half", HALVES)
def test_the_same_words_on_both_sides_differ_in_nothing(half: str) -> None:
    for row in pairs(half):
        same = row._replace(candidate=row.baseline, kinds=(row.kinds[0], row.kinds[0]))
        assert found(same) == [], row.baseline


@pytest.mark.parametrize("half", HALVES)
def test_turned_round_the_direction_turns_too(half: str) -> None:
    """What only weakens one way only strengthens the other way; neutral stays neutral."""
    opposite = {"weaker": "stricter", "stricter": "weaker", "neutral": "neutral"}
    for row in pairs(half):
        there = sorted(one.split()[1] for one in found(row))
        back = row._replace(baseline=row.candidate, candidate=row.baseline, kinds=(row.kinds[1], row.kinds[0]))
        assert sorted(opposite[one.split()[1]] for one in found(back)) == there, row.name
