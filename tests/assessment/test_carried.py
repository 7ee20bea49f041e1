"""What a provision must speak of to answer an expectation, and what speaks against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.assessment.expectations import analysed
from toolkit.assessment.answering import answering, overlooked
from toolkit.assessment.carried import Asked, concepts, needs_of
from toolkit.corpus.catalogue import bundled, read_catalogue
from toolkit.corpus.location import corpora_folder
from toolkit.model.catalogue import Entry, Place
from toolkit.model.norm import Modality
from toolkit.pipeline import topic_names

ENTRY = Entry("1", "Anything", "Anything.", "a source", "1", "gifts", "prohibition")


def place(cite: str, confidence: float, code: str = "thornmere/officers") -> Place:
    one = next(one for one in analysed(code).instrument.provisions if one.cite == cite)
    return Place(one.id, confidence, (0, len(one.text)))


def test_every_bundled_need_is_a_name_of_the_list() -> None:
    catalogues = (read_catalogue(path, topics=topic_names()) for path in bundled(corpora_folder()).values())
    needs = {need for catalogue in catalogues for entry in catalogue.entries for need in entry.needs}
    assert needs and not needs - concepts().keys()


def test_a_title_names_the_needs_where_the_entry_names_none() -> None:
    assert "gift" in needs_of(replace(ENTRY, title="Gifts of £25 or more"))
    assert needs_of(replace(ENTRY, title="Gifts", needs=("parking permit",))) == ("parking permit",)


@pytest.mark.parametrize(
    ("need", "says"), [("gift", True), ("parking permit|hospitality", True), ("parking permit", False)]
)
def test_a_need_may_be_words_of_ones_own(need: str, says: bool) -> None:
    assert Asked(analysed("thornmere/officers")).says(place("10.1", 1).id, need) is says


def test_words_of_ones_own_are_no_pattern() -> None:
    assert not Asked(analysed("thornmere/officers")).says(place("10.1", 1).id, "g.ft")


@pytest.mark.parametrize(("confidence", "answers"), [(0.5, True), (0.07, True), (0.01, False)])
def test_what_speaks_of_the_first_need_answers_where_it_is_near_enough(confidence: float, answers: bool) -> None:
    entry, asked = replace(ENTRY, modality="obligation", needs=("gift",)), Asked(analysed("thornmere/officers"))
    near = (place("10.1", confidence),)
    assert bool(answering(entry, asked, near)) is answers
    assert overlooked(entry, asked, near) == near


def test_nearness_alone_does_not_answer() -> None:
    entry, asked = replace(ENTRY, needs=("harass",)), Asked(analysed("thornmere/officers"))
    assert answering(entry, asked, (place("10.1", 0.99),)) == ()


@pytest.mark.parametrize(("modality", "answers"), [("prohibition", False), ("recommendation", True)])
def test_a_leave_does_not_meet_a_ban(modality: Modality, answers: bool) -> None:
    """5.2 lets employees use the vehicles for private purposes."""
    entry = replace(ENTRY, modality=modality, needs=("not_private",))
    found = answering(entry, Asked(analysed("thornmere/officers")), (place("5.2", 0.9),))
    assert bool(found) is answers


def test_a_provision_on_the_topic_is_shown_rather_than_not_found() -> None:
    entry = replace(ENTRY, needs=("gift",))
    assert overlooked(entry, Asked(analysed("thornmere/officers")), ())
