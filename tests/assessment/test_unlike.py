"""Differences that a code in other words than ours once hid: found on codes written for no other test."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import pipeline

ROWS = [
    pytest.param(
        "The Clerk keeps a register, which any resident may inspect on the website.",
        "The Clerk keeps a private register of staff interests, which is not open to inspection.",
        ("register_access_changed", "weaker", "public", "internal"),
        id="a private register against one that residents may inspect",
    ),
    pytest.param(
        "Your register entries are open to public inspection at the Civic Offices.",
        "Your register entries are kept by the Head of Legal Services and inspected every quarter.",
        ("register_access_changed", "weaker", "public", ""),
        id="a register about whose openness nothing is said",
    ),
    pytest.param(
        "You must not take a gift worth more than 30 pounds without telling the Clerk within 21 days.",
        "You must not take a gift worth more than 30 pounds without telling the Clerk within 14 days.",
        ("deadline_changed", "stricter", "21 days", "14 days"),
        id="less time to tell is stricter, though the rule is a ban",
    ),
]


@pytest.mark.parametrize(("baseline", "candidate", "expected"), ROWS)
def test_the_difference_is_found(
    tmp_path: Path, baseline: str, candidate: str, expected: tuple[str, str, str, str]
) -> None:
    sides = []
    for name, words in (("members", baseline), ("officers", candidate)):
        file = tmp_path / f"{name}.md"
        file.write_text(f"# Code of conduct for {name}\n\n1. {words}\n\n2. You must be honest.\n", encoding="utf-8")
        sides.append(pipeline.analysis(file))
    found = pipeline.compare(sides[1], sides[0], encoder=None).findings
    rows = [(one.kind, one.direction, one.baseline_value, one.candidate_value) for one in found]
    assert expected in rows
