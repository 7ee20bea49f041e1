"""A link that asks less or more as a whole though no part shows it: never told as if nothing had been found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.made import code
from toolkit.assessment import assess
from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference, Direction, Evidence, Rationale, Relationship
from toolkit.model.finding import Finding

ASKS: dict[str, tuple[Relationship, Direction, str]] = {
    "less": ("subset", "weaker", "the candidate seems to ask less"),
    "more": ("superset", "stricter", "the candidate seems to ask more"),
    "both": ("intersects", "neutral", "Each side seems to have a part of its own"),
}


def told(folder: Path, relationship: Relationship, *differences: Difference) -> Finding:
    """What is said of the one link of two short codes."""
    baseline = code(folder, "members", "1. You must treat people from every background in the same way.")
    candidate = code(folder, "officers", "1. Employees must be fair.", kind="officer_code")
    reasons = Rationale(0.8, None, 1.0, 1.0)
    link = Correspondence("c1", ("1",), ("1",), relationship, 0.9, "certain", reasons, differences)
    (finding,) = assess(Crosswalk(baseline, candidate, (link,), (), ())).findings
    return finding


@pytest.mark.parametrize(("relationship", "direction", "words"), ASKS.values(), ids=ASKS)
def test_the_words_say_what_the_link_says(
    tmp_path: Path, relationship: Relationship, direction: Direction, words: str
) -> None:
    proof = (Evidence("baseline", "1", (0, 3)), Evidence("candidate", "1", (0, 9)))
    finding = told(tmp_path, relationship, Difference("content", direction, "", "", proof))
    assert words in finding.summary
    assert "no change" not in finding.summary
    assert (finding.kind, finding.direction, finding.severity) == ("wording_only", "neutral", "minor")


def test_of_the_same_requirement_it_is_said_that_nothing_was_found(tmp_path: Path) -> None:
    finding = told(tmp_path, "equivalent")
    assert "no change of effect was found" in finding.summary
