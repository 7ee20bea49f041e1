"""How sure a link is said to be: drawn in by what authorities left out showed; never certain by neighbours alone, nor
where the two sides only share words."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.alignment.made import code, unit
from toolkit.alignment.evidence import USUAL, Evidence, evidence_of, only_words
from toolkit.alignment.matching import Link
from toolkit.alignment.odds import chance, odds_of
from toolkit.alignment.stating import (
    BOUND,
    Printed,
    Stating,
    own_chance,
    own_words,
    said_of,
    stating,
    stating_of,
    unseen,
)
from toolkit.alignment.units import Unit, units_of

LEARNT = Stating(scale=0.5, shift=0.2, several=-1.0)


def test_a_link_of_several_is_believed_less() -> None:
    one, two = Link((0,), (0,), 0.9), Link((0,), (0, 1), 0.9)
    assert said_of(one, LEARNT, USUAL) == pytest.approx(chance(0.5 * odds_of(0.9) + 0.2))
    assert said_of(two, LEARNT, USUAL) == pytest.approx(chance(0.5 * odds_of(0.9) + 0.2 - 1.0))


def test_no_more_is_believed_than_the_bound() -> None:
    assert LEARNT.of(30.0, several=False) == LEARNT.of(BOUND, several=False) > LEARNT.of(BOUND - 0.1, several=False)
    assert LEARNT.least(0.999999, several=False) == pytest.approx(chance(BOUND))


def test_evidence_counts_over_what_is_usual() -> None:
    learnt = LEARNT._replace(rest=10.0, lost=-1.0)
    alike, strange = USUAL._replace(rest=USUAL.rest + 0.1), USUAL._replace(lost=USUAL.lost + 2.0)
    assert learnt.of(1.0, several=False) == LEARNT.of(1.0, several=False)
    assert learnt.of(1.0, several=False, evidence=alike) == pytest.approx(chance(0.5 + 0.2 + 1.0))
    assert learnt.of(1.0, several=False, evidence=strange) == pytest.approx(chance(0.5 + 0.2 - 2.0))


def test_what_was_learnt_without_evidence_is_still_read() -> None:
    assert stating_of({"scale": 0.5, "shift": 0.2, "several": -1.0, "threshold": 0.3}) == LEARNT


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("said", [0.05, 0.5, 0.7])
def test_the_way_back(said: float, several: bool) -> None:
    assert LEARNT.of(odds_of(LEARNT.least(said, several=several)), several=several) == pytest.approx(said)


def links(source: str, seed: int, *, too_sure: float = 2.0) -> list[Printed]:
    """Three hundred links whose log odds are `too_sure` times what they should be; of several, one less besides."""
    dice = random.Random(seed)
    found = []
    for _ in range(300):
        true, several = dice.uniform(-2, BOUND / too_sure), dice.random() < 0.3
        right = dice.random() < chance(true - several)
        found.append(Printed(source, too_sure * true, several, 0.9, right))
    return found


def test_what_is_too_sure_is_drawn_in() -> None:
    learnt = stating([*links("one", 1), *links("two", 2), *links("three", 3)])
    assert learnt.scale == pytest.approx(0.5, abs=0.1) and learnt.several == pytest.approx(-1.0, abs=0.4)
    said = unseen([*links("one", 1), *links("two", 2), *links("three", 3)])
    sure = [right for confidence, _, right in said if confidence >= 0.8]
    assert len(sure) > 60 and 0.74 <= np.mean(sure) <= 0.94


def shadows(source: str, seed: int) -> list[Printed]:
    """Two hundred links as likely as each other, of which those are right whose rest is alike."""
    dice = random.Random(seed)
    rests = [dice.choice((0.1, 0.6)) for _ in range(200)]
    return [Printed(source, 3.0, False, 0.9, one > 0.3, USUAL._replace(rest=one)) for one in rests]


def test_what_only_shares_words_is_believed_less() -> None:
    found = [*shadows("one", 1), *shadows("two", 2), *links("three", 3)]
    learnt = stating(found)
    assert learnt.rest > 1 > learnt.cover == learnt.length == 0.0, "nothing is learnt of what is always as usual"
    said = dict(zip(found, (confidence for confidence, _, _ in unseen(found)), strict=True))
    wrong, right = (
        [said[link] for link in found if link.source == "one" and link.right is is_right] for is_right in (False, True)
    )
    assert max(wrong) < 0.5 < 0.9 < min(right), "by what the other two show"


def test_the_evidence_of_a_link() -> None:
    """Of several pairs the least alike rest counts, and the mean of what is covered, on the side where that is less."""
    ones = [unit("You must return every book."), unit("You must pay a fine of ten pounds.")]
    others = [unit("Return books and pay fines.")]
    there, back = np.array([[0.5], [0.7]]), np.array([[0.9], [0.8]])
    table = {"there": there, "back": back, "rest": np.array([[0.3], [0.2]])}
    found = evidence_of(Link((0, 1), (0,), 0.9), table, ones, others)
    assert found == pytest.approx(Evidence(rest=0.2, cover=0.6, length=float(np.log(5)), lost=float(np.log(3))))
    del table["rest"]
    assert evidence_of(Link((0, 1), (0,), 0.9), table, ones, others).rest == USUAL.rest


@pytest.mark.parametrize(
    ("words", "rest", "said"),
    [(0.6, 0.1, True), (0.6, 0.5, False), (0.1, 0.1, False), (0.6, None, False)],
    ids=["words alone", "the rest is alike as well", "few words", "nothing is known of the rest"],
)
def test_where_only_words_are_alike_no_link_is_certain(words: float, rest: float | None, said: bool) -> None:
    """Of several pairs the least of either counts."""
    ones = [unit("You must return every book."), unit("You must return every pen.")]
    table = {"words": np.array([[0.9], [words]]), "alone": np.array([[0.9], [0.8]])}
    if rest is not None:
        table["rest"] = np.array([[0.6], [rest]])
    link = Link((0, 1), (0,), 0.9)
    assert only_words(link, table) is said
    assert own_chance(link, table, ones, ones[:1]) == (0.0 if said else 0.8)


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


PASSED: dict[str, tuple[str, str, bool]] = {
    "who is told, tells": ("A reader must tell the librarian.", "The librarian must tell a reader.", True),
    "both bind the post": ("The librarian must tell a reader.", "The librarian must tell the staff.", False),
    "neither binds it": ("A reader must tell the librarian.", "Staff must tell the librarian.", False),
    "another post": ("A reader must tell the librarian.", "The porter must tell a reader.", False),
    "a party of the codes": ("A member must not press an officer.", "An officer must not press a member.", False),
}


@pytest.mark.parametrize(("one", "other", "passed"), PASSED.values(), ids=PASSED)
def test_a_duty_that_passed_to_a_post_is_for_a_person(tmp_path: Path, one: str, other: str, passed: bool) -> None:
    alone, link = np.array([[0.9]]), Link((0,), (0,), 0.9)
    sides = [units_of(code(tmp_path, name, f"1. {text}")) for name, text in (("one", one), ("other", other))]
    for first, second in (sides, sides[::-1]):
        assert (own_words(link, alone, first, second) == 0.0) == passed


_SAID = unit("“Loan” means the lending of a book.", "none", meaning=("loan", "the lending of a book"))
MEANS = replace(_SAID, provision=replace(_SAID.provision, level="definition"))
DEFINED: dict[str, tuple[Unit, Unit, bool]] = {
    "a definition and a rule": (MEANS, unit("Return every book to the desk."), True),
    "two definitions": (MEANS, MEANS, False),
    "a definition and words that define": (
        MEANS,
        unit("A loan is the lending of a book.", meaning=("loan", "")),
        False,
    ),
    "two rules": (unit("Return every book."), unit("Bring each book back."), False),
}


@pytest.mark.parametrize(("one", "other", "alone_there"), DEFINED.values(), ids=DEFINED)
def test_a_definition_beside_what_defines_nothing_is_for_a_person(one: Unit, other: Unit, alone_there: bool) -> None:
    alone, link = np.array([[0.9]]), Link((0,), (0,), 0.9)
    for first, second in ((one, other), (other, one)):
        assert (own_words(link, alone, [first], [second]) == 0.0) == alone_there
