"""How sure a link is said to be: drawn in by what authorities left out showed; never certain by neighbours alone."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from tests.alignment.made import code, unit
from toolkit.alignment.matching import Link
from toolkit.alignment.odds import chance, odds_of
from toolkit.alignment.stating import Printed, Stating, own_words, said_of, stating, unseen
from toolkit.alignment.units import units_of

LEARNT = Stating(scale=0.5, shift=0.2, several=-1.0)


def test_a_link_of_several_is_believed_less() -> None:
    one, two = Link((0,), (0,), 0.9), Link((0,), (0, 1), 0.9)
    assert said_of(one, LEARNT) == pytest.approx(chance(0.5 * odds_of(0.9) + 0.2))
    assert said_of(two, LEARNT) == pytest.approx(chance(0.5 * odds_of(0.9) + 0.2 - 1.0))


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("said", [0.05, 0.5, 0.94])
def test_the_way_back(said: float, several: bool) -> None:
    assert LEARNT.of(odds_of(LEARNT.least(said, several=several)), several=several) == pytest.approx(said)


def links(source: str, seed: int, *, too_sure: float = 2.0) -> list[Printed]:
    """Three hundred links whose log odds are `too_sure` times what they should be; of several, one less besides."""
    dice = random.Random(seed)
    found = []
    for _ in range(300):
        true, several = dice.uniform(-2, 4), dice.random() < 0.3
        right = dice.random() < chance(true - several)
        found.append(Printed(source, too_sure * true, several, 0.9, right))
    return found


def test_what_is_too_sure_is_drawn_in() -> None:
    learnt = stating([*links("one", 1), *links("two", 2), *links("three", 3)])
    assert learnt.scale == pytest.approx(0.5, abs=0.1) and learnt.several == pytest.approx(-1.0, abs=0.4)
    said = unseen([*links("one", 1), *links("two", 2), *links("three", 3)])
    sure = [right for confidence, _, right in said if confidence >= 0.9]
    assert 0.88 <= np.mean(sure) <= 0.98


def test_links_that_teach_nothing_leave_all_as_it_is() -> None:
    assert stating([]) == Stating() == stating([Printed("one", 2.0, False, 0.9, True)])
    assert unseen([]) == []


def test_a_link_has_the_own_words_of_its_weakest_pair() -> None:
    alone = np.array([[0.9, 0.2], [0.7, 0.8]])
    ones = others = [unit("You must return the books."), unit("You must pay for a lost book.")]
    assert own_words(Link((0,), (0,), 0.9), alone, ones, others) == 0.9
    assert own_words(Link((0, 1), (0,), 0.9), alone, ones, others) == 0.7


ENTITLED = "You must not keep from a reader a book which the reader is entitled to borrow."
DENIALS: dict[str, tuple[str, str, bool]] = {
    "denied on one side": (ENTITLED, "You must not lend a reader a book which the reader is not entitled to.", True),
    "denied on neither": (ENTITLED, "You must not hide a book that a reader is entitled to see.", False),
    "denied on both": ("A book not yet returned is lost.", "A book that is not returned is taken for lost.", False),
    "the rule's own not": ("You must not lend a book.", "You may lend a book.", False),
    "denied of something else": ("Fines are due, whether or not the book is kept.", "Fines are due.", False),
}


@pytest.mark.parametrize(("one", "other", "said"), DENIALS.values(), ids=DENIALS)
def test_a_link_where_one_side_denies_what_the_other_affirms_is_for_a_person(one: str, other: str, said: bool) -> None:
    alone, link = np.array([[0.9]]), Link((0,), (0,), 0.9)
    for first, second in ((one, other), (other, one)):
        assert (own_words(link, alone, [unit(first)], [unit(second)]) == 0.0) == said


UNDOING: dict[str, tuple[str, str, bool]] = {
    "acts that undo each other": ("You must not withhold a book.", "You must not reveal who borrowed a book.", True),
    "both acts on both sides": ("You must not reveal or withhold it.", "You must not withhold or reveal it.", False),
    "one is forbidden, one ordered": ("You must not withhold a book.", "You must reveal where the book is.", False),
    "the same act": ("You must not withhold a book.", "You must not withhold what is asked for.", False),
}


@pytest.mark.parametrize(("one", "other", "undone"), UNDOING.values(), ids=UNDOING)
def test_bans_on_acts_that_undo_each_other_are_for_a_person(tmp_path: Path, one: str, other: str, undone: bool) -> None:
    alone, link = np.array([[0.9]]), Link((0,), (0,), 0.9)
    sides = [units_of(code(tmp_path, name, f"1. {text}")) for name, text in (("one", one), ("other", other))]
    for first, second in (sides, sides[::-1]):
        assert (own_words(link, alone, first, second) == 0.0) == undone
