"""How far a provision binds in what an expectation needs: its own sentence, whom it speaks to, the list it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assessment.test_opposed import BULLY, DECLARE, code, judged, last
from toolkit import pipeline
from toolkit.assessment.answering import answering, overlooked
from toolkit.assessment.carried import Asked
from toolkit.assessment.opposed import opposed
from toolkit.assessment.said_force import said_force
from toolkit.model.catalogue import Entry, ExpectedFacet, Place
from toolkit.model.norm import Deadline

GIFTS = Entry("g", "Gifts", "Employees record gifts.", "s", "1", "gifts", "obligation", needs=("gift", "tell_gift"))
POSTS = Entry(
    "p", "Canvassing", "No canvassing.", "s", "2", "other", "prohibition", needs=("canvass", "restricted_post")
)
SEVEN = Entry("v", "Principles", "The principles.", "s", "3", "principles", needs=("honesty", "openness", "merit"))


@pytest.mark.parametrize(
    ("line", "force"),
    [
        ("Staff must wear a badge. A gift may be put down in the book.", "permission"),
        ("A gift is recorded in the book. The giver may be thanked.", "none"),
        ("A gift must be recorded. It may be shared.", "obligation"),
        ("Staff should record gifts.", "recommendation"),
    ],
)
def test_the_sentence_that_says_it_decides(tmp_path: Path, line: str, force: str) -> None:
    found = code(tmp_path, line)
    assert said_force(Asked(found), last(found), ("gift", "tell_gift")) == force


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("Employees must declare every interest.", "met"),
        ("Senior officers must declare every interest.", "partly"),
        ("Managers must declare every interest.", "partly"),
        ("Managers and all other staff must declare every interest.", "met"),
    ],
)
def test_a_duty_of_some_is_not_one_of_all(tmp_path: Path, line: str, met: str) -> None:
    assert judged(code(tmp_path, line), DECLARE).met == met


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("Staff are honest.", "met"),
        ("Staff are encouraged to be honest.", "partly"),
        ("We hope that staff will be honest.", "partly"),
    ],
)
def test_a_principle_that_is_only_encouraged_is_not_laid_down(tmp_path: Path, line: str, met: str) -> None:
    entry = Entry("h", "Honesty", "They tell the truth.", "s", "1", "principles", needs=("honesty",))
    assert judged(code(tmp_path, line), entry).met == met


@pytest.mark.parametrize(
    ("line", "no_answer"),
    [
        ("The Chief Internal Auditor declares interests to the Council.", True),
        ("The Clerk and all staff declare their interests.", False),
        ("Staff declare their interests.", False),
    ],
)
def test_what_an_office_does_is_no_duty_of_all(tmp_path: Path, line: str, no_answer: bool) -> None:
    found = code(tmp_path, line)
    assert opposed(DECLARE, Asked(found), last(found)) is no_answer


def test_what_is_tolerated_is_not_forbidden(tmp_path: Path) -> None:
    found = code(tmp_path, "A little bullying is tolerated.")
    assert opposed(BULLY, Asked(found), last(found))


@pytest.mark.parametrize(("line", "says"), [("No one may canvass.", False), ("Holders of such posts canvass.", True)])
def test_a_setting_holds_for_what_points_back_to_it(tmp_path: Path, line: str, says: bool) -> None:
    """A rule for everybody that stands after one on restricted posts is none on these."""
    found = code(tmp_path, "## Politics", "The Clerk's post is politically restricted.", line)
    assert Asked(found).around(last(found), "restricted_post") is says


def test_a_neighbour_does_not_lend_its_setting(tmp_path: Path) -> None:
    found = code(
        tmp_path, "## Politics", "The Clerk's post is politically restricted.", "You must not canvass in an office."
    )
    result = judged(found, POSTS)
    assert result.met == "partly" and "restricted posts" in result.reason


def test_words_of_several_needs_far_from_the_matter_are_shown_and_answer_nothing(tmp_path: Path) -> None:
    found = code(tmp_path, "A gift must be recorded in the book.", "Be on time.")
    assert answering(GIFTS, Asked(found), ()) == ()
    assert [place.confidence for place in overlooked(GIFTS, Asked(found), ())] == [0.0]
    assert answering(BULLY, Asked(code(tmp_path, "No employee may bully a colleague.")), ()) == ()


def test_principles_that_stand_one_by_one_are_read_together(tmp_path: Path) -> None:
    found = code(tmp_path, "## Principles", "We tell the truth.", "We are open about what we do.", "We are punctual.")
    result = judged(found, SEVEN, confidence=0.0)
    assert result.met == "partly" and "merit" in result.reason and len(result.places) == 2


def test_pieces_that_prove_a_rule_only_together_are_left_to_a_person(tmp_path: Path) -> None:
    """One provision says what is needed, and the period stands in another."""
    wanted = (ExpectedFacet("deadline", Deadline(28, "day")),)
    entry = Entry(
        "d", "I", "Staff declare.", "s", "1", "disclosure", "obligation", wanted, needs=("declare", "changes")
    )
    lines = "Changes to an interest must be declared.", "You must declare your land within 28 days."
    assert judged(code(tmp_path, *lines), entry, confidence=0.1).met == "needs_review"
    assert judged(code(tmp_path, *lines), entry, confidence=0.5).met == "met"


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("Put every declaration in a letter as soon as you hear of it.", "met"),
        ("Mention every interest, which you declare at some time.", "partly"),
    ],
)
def test_parameters_in_plain_words(tmp_path: Path, line: str, met: str) -> None:
    wanted = ExpectedFacet("record", "writing"), ExpectedFacet("deadline", Deadline(0, "promptly"))
    entry = Entry("n", "Notice", "Employees tell.", "s", "1", "disclosure", "obligation", wanted, needs=("declare",))
    assert judged(code(tmp_path, line), entry).met == met


def test_the_items_of_a_list_are_one_rule(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(
        "# Code\n\n1. With an interest you must\n\n   (a) declare it;\n\n   (b) tell of changes.\n", encoding="utf-8"
    )
    found = pipeline.analysis(path, kind="officer_code")
    item = next(one for one in found.instrument.provisions if one.text.startswith("declare"))
    entry = Entry("d", "I", "Staff declare.", "s", "1", "disclosure", "obligation", needs=("declare", "changes"))
    places = answering(entry, Asked(found), (Place(item.id, 0.2, (0, 5)),))
    assert found.instrument.by_id[places[0].id].lead_in
