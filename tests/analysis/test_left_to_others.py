"""Who lets somebody else do it keeps out of the matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.alignment.made import code


@pytest.mark.parametrize(
    ("text", "kept_out"),
    [
        ("If a job touches your own land, tell your foreman and let someone else do it.", True),
        ("Where a friend applies, leave the decision to somebody else.", True),
        ("Let everybody else know when you go home.", False),
        ("Leave the keys with someone else when you go home.", False),
    ],
)
def test_what_is_left_to_others(tmp_path: Path, text: str, *, kept_out: bool) -> None:
    (facts,) = code(tmp_path, "code", f"1 {text}\n").by_id.values()
    assert ("no_part" in [facet.value for facet in facts.facets("participation")]) is kept_out
