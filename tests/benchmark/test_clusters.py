"""Which codes share a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmark.kept import Codes, shelf_of
from toolkit.benchmark.clusters import clusters
from toolkit.benchmark.prints import SIZE, prints
from toolkit.corpus.wordings import sources
from toolkit.engines import in_process, process_pool

MODEL = [
    "You must treat others with respect and must not bully any person who works for the authority.",
    "You must not disclose information given to you in confidence unless the law requires it of you.",
    "You must register in the authority's register any gift worth twenty-five pounds or more within 28 days.",
    "You must withdraw from the meeting room as soon as it becomes apparent that you have a prejudicial interest.",
]
OTHER = [
    "Staff are servants of the corporation and shall devote their working hours to nothing else whatever.",
    "No employee shall be concerned in any trade which stands in the way of the duties of the post held.",
    "The chief executive keeps a book in which presents offered by contractors are entered by the recipient.",
]
CODES: Codes = {
    ("Ashdale Council", "2010-01-01"): MODEL,
    ("Birchdale Council", "2011-01-01"): [text.replace("authority", "council") for text in MODEL],
    ("Cedardale Council", "2012-01-01"): [*MODEL[1:], OTHER[0]],
    ("Dovedale Council", "2013-01-01"): OTHER,
    ("Elmdale Council", "2014-01-01"): [OTHER[0], OTHER[1], OTHER[2].replace("chief executive", "town clerk")],
    ("Fendale Council", "2015-01-01"): ["Nobody may bring a dog into the library except to guide a blind reader."],
}


def test_groups_differ_in_names_and_amounts_only(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path / "corpus", CODES)
    with in_process() as engine:
        found = clusters(shelf, sources(shelf), engine=engine)
    named = [[member.partition("-")[0] for member in one.members] for one in found]
    assert named == [["ashdale", "birchdale", "cedardale"], ["dovedale", "elmdale"]]
    assert found[0].centre in found[0].members and 0.5 <= found[0].share < 1
    with process_pool(2) as engine:
        assert clusters(shelf, sources(shelf), engine=engine) == found


def test_an_empty_corpus_has_none(tmp_path: Path) -> None:
    shelf = shelf_of(tmp_path / "corpus", {})
    with in_process() as engine:
        assert clusters(shelf, sources(shelf), engine=engine) == ()


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_prints_tell_how_much_two_texts_share(kept: float) -> None:
    """Runs of words drawn for the test: the share of places that agree is near the share of runs in common."""
    words = [f"w{place}" for place in range(400)]
    other = [word if place < kept * 400 else f"x{place}" for place, word in enumerate(words)]
    one, two = prints([("a", " ".join(words)), ("b", " ".join(other))])
    common = kept * 400
    assert abs(float((one == two).mean()) - common / (800 - common)) < 0.15


def test_prints_of_short_texts_are_empty_and_those_beside_them_are_not() -> None:
    found = prints([("a", "money"), ("b", "a gift of money or land"), ("c", ""), ("d", "a gift of money or land")])
    assert found.shape == (4, SIZE) and (found[1] == found[3]).all() and (found[0] == found[2]).all()
    assert (prints([("b", "a gift of money or land")])[0] == found[1]).all()
