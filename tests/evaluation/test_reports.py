"""The worked examples in reports/ are what the toolkit writes today; `make reports` brings them up to date."""

from __future__ import annotations

import re

import pytest

from toolkit import pipeline
from toolkit.evaluation.reports import EXAMPLES, FOLDER, NAMES, examples

FRACTION = re.compile(r"\d+\.\d{2,4}(?!\d)")
"""A score. The encoder counts in whole numbers of eight bits, and processors differ in how they add those up: the last
places of a score may be others on another machine. Everything else must be the same."""
TOLERANCE = 0.02


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    return dict(examples())


@pytest.mark.parametrize("name", NAMES)
def test_examples_are_current(written: dict[str, str], name: str) -> None:
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert differences(kept, written[name]) == [], "run `make reports` and commit what it writes"


def test_the_folder_holds_nothing_else() -> None:
    kept = {path.name for path in FOLDER.iterdir()}
    assert kept == {"README.md", *NAMES}


def test_every_template_has_an_example() -> None:
    assert {one.template for one in EXAMPLES} == set(pipeline.TEMPLATES)


def differences(kept: str, now: str) -> list[str]:
    """The first lines that differ by more than the last places of a score."""
    pairs = list(zip(kept.splitlines(), now.splitlines(), strict=False))
    wrong = [f"{one!r} is now {other!r}" for one, other in pairs if not alike(one, other)][:3]
    lengths = len(kept.splitlines()), len(now.splitlines())
    return wrong + ([f"{lengths[0]} lines are now {lengths[1]}"] if lengths[0] != lengths[1] else [])


def alike(one: str, other: str) -> bool:
    if FRACTION.split(one) != FRACTION.split(other):
        return False
    pairs = zip(FRACTION.findall(one), FRACTION.findall(other), strict=True)
    return all(abs(float(mine) - float(yours)) <= TOLERANCE for mine, yours in pairs)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("confidence 0.9312, subset", "confidence 0.9298, subset", True),
        ("confidence 0.9312, subset", "confidence 0.8312, subset", False),
        ("confidence 0.9312, subset", "confidence 0.9312, superset", False),
        ("paragraph 4.2", "paragraph 4.3", False),
        ("over £25", "over £26", False),
    ],
)
def test_only_last_places_of_a_score_may_differ(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
