"""Questions put to the bundled codes of six authorities, and whether the right provisions come first."""

from __future__ import annotations

import tomllib
from functools import partial
from pathlib import Path

import pytest

from tests.benchmark.six import six
from toolkit import pipeline
from toolkit.corpus.search import Encode, search
from toolkit.corpus.search_words import asked

QUESTIONS = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "search_questions.toml").read_text(encoding="utf-8")
)["question"]  # fmt: skip
DEFAULT: Encode = partial(pipeline.rows_encoded, encoder="default")


def place(question: str, right: list[str], encode: Encode) -> int:
    """Of the first right provision among ten, 0 where there is none."""
    found = search(six(), asked(question), encode=encode, limit=10)
    cites = [f"{one.code} {one.cite}" for one in found]
    return next((number for number, cite in enumerate(cites, 1) if cite in right), 0)


@pytest.mark.slow
def test_every_right_provision_is_in_the_corpus() -> None:
    from toolkit.corpus.reading import analyses, everything

    held = {
        f"{code.instrument.id} {one.cite}"
        for code in analyses(six(), everything(six()))
        for one in code.instrument.provisions
    }
    assert not {cite for row in QUESTIONS for cite in row["right"]} - held


@pytest.mark.slow
@pytest.mark.parametrize(
    ("encode", "third", "reciprocal"), [(DEFAULT, 0.88, 0.85), (lambda _: ("", []), 0.76, 0.74)], ids=["both", "words"]
)
def test_right_provisions_come_first(encode: Encode, third: float, reciprocal: float) -> None:
    """Of 25 questions, how many have a right provision among the first three, and the mean of one over its place."""
    places = [place(row["ask"], row["right"], encode) for row in QUESTIONS]
    assert sum(0 < one <= 3 for one in places) >= third * len(places)
    assert sum(1 / one for one in places if one) >= reciprocal * len(places)
