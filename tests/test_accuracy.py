"""Floors under the figures reached (tests/cases/floors.toml): lowering one needs a reason in the change doing so."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.shared import SHARED, needs_shared
from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.evaluation.evaluate import Evaluation, run
from toolkit.evaluation.structure import FORMS, structure_scores
from toolkit.evaluation.versions import redline_scores
from toolkit.evaluation.versions_tally import RedlineScore

FLOORS = tomllib.loads((Path(__file__).parent / "cases" / "floors.toml").read_text(encoding="utf-8"))
OUTSIDE = "asvs"


def rows(table: str) -> list[Any]:
    return [
        pytest.param(row, id=f"{row['set']}, {row['figure']}", marks=[needs_shared] if OUTSIDE in row["set"] else [])
        for row in FLOORS[table]
    ]


@cache
def evaluations(outside: bool) -> dict[str, Evaluation]:
    found = run(
        OUTSIDE if outside else None,
        corpora=corpora_folder(),
        data=SHARED if outside else Path(__file__).parent,  # no outside set lies there
        encoder=pipeline.encoder_named("default"),
        plain=False,
    )
    return {one.name: one for one in found}


def figures(name: str) -> dict[str, float]:
    """Every figure that can have a floor: those of the links, of doubt, and of findings."""
    one = evaluations(OUTSIDE in name)[name]
    found, doubt, kinds = one.ours.figures(), one.calibration, one.finding_scores()
    if doubt:
        found |= {"certain_right": doubt.certain_right, "certain_share": 1 - doubt.review}
        found |= {"calibration": 1 - doubt.error}
    if kinds:
        found |= {"findings_recall": kinds[0].measure.recall, "findings_precision": kinds[0].measure.precision}
    return found


@pytest.mark.slow
@pytest.mark.parametrize("row", rows("links"))
def test_accuracy_keeps_above_its_floor(row: dict[str, Any]) -> None:
    assert figures(row["set"])[row["figure"]] >= row["floor"]


@cache
def styles() -> dict[tuple[str, str, str], float]:
    """The mean F1 of (half, form, "label" or "parent")."""
    scores = structure_scores(corpora_folder() / "structure")
    found = {}
    for half in ("development", "test"):
        for form in FORMS:
            part = [score for score in scores if (score.split, score.form) == (half, form)]
            if not part:  # a half that is being written anew
                continue
            found[half, form, "label"] = sum(score.label for score in part) / len(part)
            found[half, form, "parent"] = sum(score.parent for score in part) / len(part)
    return found


@pytest.mark.parametrize("row", rows("structure"))
def test_reading_keeps_above_its_floor(row: dict[str, Any]) -> None:
    half, _, form = row["set"].partition(" ")
    assert styles()[half, form, row["figure"]] >= row["floor"]


@cache
def redlines() -> dict[str, RedlineScore]:
    return {score.name: score for score in redline_scores(None, folder=corpora_folder() / "versions")}


@pytest.mark.parametrize("row", rows("redline"))
def test_redlines_keep_above_their_floor(row: dict[str, Any]) -> None:
    assert redlines()[row["set"]].tally.figures()[row["figure"]] >= row["floor"]


def test_no_duty_is_called_reversed_that_is_not() -> None:
    assert {name: score.tally.false_reversed for name, score in redlines().items() if score.tally.false_reversed} == {}


def test_every_bundled_set_has_floors() -> None:
    with_floor = {row["set"] for row in FLOORS["links"]}
    assert {path.stem for path in (corpora_folder() / "gold").glob("*.toml")} <= with_floor
    assert all(0 < row["floor"] <= 1 for table in FLOORS.values() for row in table)
