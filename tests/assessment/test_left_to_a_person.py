"""When a person is asked, and when it is told that nothing was found: what is on others, what is about another matter,
and what the code calls by a name of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import pipeline
from toolkit.assessment.answering import answering, overlooked, unexplained
from toolkit.assessment.carried import Asked, concepts
from toolkit.assessment.expectations import expectations
from toolkit.model.catalogue import Catalogue, Entry, Expectation, Place, Setting
from toolkit.model.norm import Analysis

BRIBE = Entry("b", "Penalties", "Bribery is punished.", "s", "11", "other", "none", needs=("imprison", "bribe"))
OPEN = Entry("o", "Openness", "They are open about what they do.", "s", "5", "principles", needs=("openness",))
GIFTS = Entry("g", "Gifts", "Members do not take gifts.", "s", "6", "gifts", "prohibition", needs=("gift",))


def code(folder: Path, *lines: str) -> Analysis:
    path = folder / "code.md"
    numbered = "\n\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    path.write_text(f"# Code of conduct\n\n{numbered}\n", encoding="utf-8")
    return pipeline.analysis(path, kind="officer_code")


def places(found: Analysis, confidence: float) -> tuple[Place, ...]:
    ones = [one for one in found.instrument.provisions if one.text]
    return tuple(Place(one.id, confidence, (0, len(one.text))) for one in ones)


def judged(found: Analysis, entry: Entry, near: tuple[Place, ...]) -> Expectation:
    catalogue = Catalogue("c", "C", "a source", "", (entry,))
    return expectations(catalogue, found, {entry.id: near}, Setting())[0]


def test_what_only_others_are_told_is_not_found_and_the_report_says_where_it_stands(tmp_path: Path) -> None:
    found = code(tmp_path, "We expect our contractors to be open with us about their costs.")
    told = judged(found, OPEN, places(found, 0.2))
    assert told.met == "not_found" and not told.places
    assert told.reason == "Only 1 speaks of this, and not to those whom the code binds."


def test_what_others_are_told_is_passed_over_where_something_else_speaks_of_it(tmp_path: Path) -> None:
    lines = ("We expect our contractors to be open about costs.", "Staff are transparent, if they so wish.")
    found = code(tmp_path, *lines)
    assert [place.id for place in overlooked(OPEN, Asked(found), places(found, 0.001))] == [places(found, 1)[1].id]


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("You must register every interest with the Clerk.", "not_found"),  # near, and plainly about something else
        ("No wreath is laid in the name of one street alone.", "needs_review"),  # near, and who knows about what
        ("The Monitoring Officer lays the wreath.", "not_found"),  # what an office does binds nobody else
    ],
)
def test_a_person_is_asked_only_of_what_may_hold_it(tmp_path: Path, line: str, met: str) -> None:
    entry = Entry("j", "Gifts", "Employees must not take presents.", "s", "6", "gifts", "obligation", needs=("gift",))
    found = code(tmp_path, line)
    assert judged(found, entry, places(found, 0.2)).met == met


def test_what_is_very_near_is_shown_whatever_it_is_about(tmp_path: Path) -> None:
    found = code(tmp_path, "You must register every interest with the Clerk.")
    assert judged(found, GIFTS, places(found, 0.9)).met == "needs_review"


def test_what_is_hardly_near_is_not_shown(tmp_path: Path) -> None:
    found = code(tmp_path, "No wreath is laid in the name of one street alone.")
    assert unexplained(GIFTS, Asked(found), places(found, 0.5)) and not unexplained(
        GIFTS, Asked(found), places(found, 0.01)
    )


def test_one_word_of_two_matters_is_not_enough_where_it_is_not_near(tmp_path: Path) -> None:
    found = code(tmp_path, "The Council pays the fine where a van breaks a bus-lane rule.")
    assert not overlooked(BRIBE, Asked(found), places(found, 0.01))
    assert overlooked(BRIBE, Asked(found), places(found, 0.2))


def test_a_ban_on_the_wrong_is_shown_wherever_it_stands(tmp_path: Path) -> None:
    entry = Entry("d", "D", "Nobody is refused.", "s", "29", "equality", "prohibition", needs=("discrimination", "x"))
    asked = Asked(code(tmp_path, "You must not treat anybody less well on account of race or religion."))
    assert overlooked(entry, asked, ())


def test_a_term_of_the_codes_own_carries_its_meaning(tmp_path: Path) -> None:
    rest = [f"Hall number {number} is cleaned on Mondays." for number in range(20)]
    lines = ("“Sweetener” means a present, a loan or a meal.", "You must not accept a sweetener.", *rest)
    found = code(tmp_path, *lines)
    asked, (first, second, third, *_) = Asked(found), places(found, 0.5)
    assert asked.says(first.id, "gift") and asked.says(second.id, "gift") and not asked.says(third.id, "gift")
    assert [place.id for place in answering(GIFTS, asked, (second,))] == [second.id]


def test_a_term_that_is_everywhere_carries_nothing(tmp_path: Path) -> None:
    lines = ("“Officer” means whoever takes a present.", *["Every officer is on time."] * 5)
    found = code(tmp_path, *lines)
    assert not Asked(found).says(places(found, 0.5)[3].id, "gift")


def test_what_is_said_beside_a_matter_is_none(tmp_path: Path) -> None:
    found = code(tmp_path, "Tell the clerk by letter.", "You must not bully a colleague.")
    asked, (first, second) = Asked(found), places(found, 0.5)
    assert not asked.of_known_matter(first.id) and asked.of_known_matter(second.id)


@pytest.mark.parametrize("name", sorted(concepts()))
def test_no_class_is_left_unspelt(name: str) -> None:
    """A class of words that is not listed would look for its name in braces."""
    known = concepts()[name]
    assert known["name"] and known["words"] and name != "classes"
