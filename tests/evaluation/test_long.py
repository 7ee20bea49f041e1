"""Made-up constitutions of the length asked for, and a redline of one that finds what was done to it."""

from __future__ import annotations

from pathlib import Path

from toolkit import pipeline
from toolkit.evaluation.long import made, measured, printed


def test_the_same_for_the_same_seed_and_edited() -> None:
    current, proposed = made(3, 1)
    assert (current, proposed) == made(3, 1) != made(3, 2)
    assert [len(paragraphs) for _, paragraphs in current] == [20] * 3
    assert sorted(heading for heading, _ in current) == sorted(heading for heading, _ in proposed)
    assert {text for _, side in current for text in side} != {text for _, side in proposed for text in side}


def test_a_chapter_that_moved_and_paragraphs_that_went_are_found(tmp_path: Path) -> None:
    names = [tmp_path / f"{side}.md" for side in ("current", "proposed")]
    sides = made(4, 2)
    for name, chapters in zip(names, sides, strict=True):
        name.write_text(printed(chapters), encoding="utf-8")
    found = pipeline.redline(*pipeline.versions_read(names))
    kinds = [one.kind for one in found.assessment.findings]
    old, new = ({text for _, texts in side for text in texts} for side in sides)
    assert "moved" in kinds and "missing" in kinds
    assert len(kinds) >= len(old - new) / 2


def test_one_length_is_measured(tmp_path: Path) -> None:
    one = measured(2, tmp_path)
    assert (one.pages, one.words > 500, one.seconds > 0) == (2, True, True)
