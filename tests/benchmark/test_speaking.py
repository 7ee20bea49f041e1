"""Whether a code speaks of a topic, by its words and by what its texts mean."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from tests.benchmark.kept import shelf_of
from toolkit import pipeline
from toolkit.benchmark.speaking import SEVERAL, chances, heard, learnt, meant
from toolkit.corpus.distinct import encoder_of
from toolkit.corpus.encoding import encode
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import among, sources
from toolkit.engines import in_process

PRESENTS = "What a grateful resident brings you at Christmas goes to the raffle, be it wine, flowers or a cake."
CODES = {
    ("Ashdale Council", "2010-01-01"): [PRESENTS],
    ("Birchdale Council", "2011-01-01"): ["The boiler is lit in October and put out in May."],
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    made = shelf_of(tmp_path_factory.mktemp("speaking") / "corpus", CODES)
    with in_process() as engine:
        list(encode(made, partial(pipeline.rows_encoded, encoder="default"), engine=engine))
    return made


def test_a_text_comes_near_a_topic_without_a_word_of_it(shelf: Shelf) -> None:
    ashdale, birchdale = (one.place for one in sources(shelf))
    with among(shelf, sources(shelf)) as connection:
        near = meant(connection, shelf, encoder_of(shelf))
    assert near is not None and near[ashdale, "gifts"] > near.get((birchdale, "gifts"), 0.0)
    assert all(chance >= learnt()["far"] for chance in near.values())


def test_rows_of_another_encoder_tell_nothing(shelf: Shelf) -> None:
    with among(shelf, sources(shelf)) as connection:
        assert meant(connection, shelf, "another encoder") is None


def test_chances_come_to_one() -> None:
    rows = np.eye(3, len(next(iter(learnt()["weights"].values()))) - 1, dtype=np.float32)
    assert chances(rows).sum(axis=1) == pytest.approx(1.0) and list(learnt()["weights"]) == pipeline.topic_names()


@pytest.mark.parametrize(
    ("words", "chance", "told"),
    [
        (SEVERAL, None, True),
        (0.58, None, False),
        (0.58, 0.1, True),
        (0.41, 0.1, False),
        (0.41, 0.9, True),
        (0.0, None, False),
        (0.0, 0.1, False),
        (0.0, 0.9, True),
        (None, 0.9, True),
        (None, 0.1, False),
        (None, None, None),
    ],
)
def test_two_witnesses(shelf: Shelf, words: float | None, chance: float | None, told: bool | None) -> None:
    one = sources(shelf)[0]
    said = {} if words is None else {(one.place, "gifts"): words}
    near = {} if chance is None else {(one.place, "gifts"): chance}
    assert heard(said, near, [one], ["gifts"]).get((one.place, "gifts")) is told


@pytest.mark.parametrize(("words", "told"), [(0.58, True), (0.0, False), (None, None)])
def test_without_meaning_the_words_alone_are_heard(shelf: Shelf, words: float | None, told: bool | None) -> None:
    one = sources(shelf)[0]
    said = {} if words is None else {(one.place, "gifts"): words}
    assert heard(said, None, [one], ["gifts"]).get((one.place, "gifts")) is told
