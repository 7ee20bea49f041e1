"""What is near, says the words, and still is no answer: a definition, another's duty, a wrong that nothing refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import pipeline
from toolkit.assessment.answering import answering, overlooked
from toolkit.assessment.carried import Asked
from toolkit.assessment.expectations import expectations
from toolkit.assessment.opposed import opposed
from toolkit.model.catalogue import Catalogue, Entry, Expectation, ExpectedFacet, Place, Setting
from toolkit.model.norm import Analysis, Deadline
from toolkit.model.provision import InstrumentKind

BULLY = Entry("b", "Bullying", "Employees do not bully.", "s", "1", "bullying", "prohibition", needs=("bullying",))
GIVE = Entry("g", "Bribes", "It is an offence to bribe.", "s", "2", "bribery", "prohibition", needs=("give_bribe",))
OPEN = Entry("o", "Openness", "They are open.", "s", "3", "principles", needs=("openness",))
DECLARE = Entry(
    "d", "Interests", "Employees must declare interests.", "s", "4", "disclosure", "obligation", needs=("declare",)
)


def code(folder: Path, *lines: str, kind: InstrumentKind = "officer_code") -> Analysis:
    path = folder / "code.md"
    text = "\n\n".join(line if line.startswith("#") else f"{number}. {line}" for number, line in enumerate(lines, 1))
    path.write_text(f"# Code\n\n{text}\n", encoding="utf-8")
    return pipeline.analysis(path, kind=kind)


def last(analysis: Analysis) -> str:
    return analysis.instrument.provisions[-1].id


@pytest.mark.parametrize(
    ("entry", "line", "no_answer"),
    [
        (BULLY, "“Bullying” means behaviour that frightens another person.", True),
        (BULLY, "If you are bullied, ring the helpline.", True),
        (BULLY, "Bullying is misconduct.", False),
        (BULLY, "You must not bully a colleague.", False),
        (GIVE, "Suppliers must not offer bribes to employees.", True),
        (GIVE, "Employees must not offer bribes to anybody.", False),
        (OPEN, "The Council expects its contractors to be open about their costs.", True),
        (OPEN, "Members of the Authority are open about what they decide.", True),
        (OPEN, "Staff are open about what they decide.", False),
        (DECLARE, "The Monitoring Officer must disclose the register to the auditor.", True),
        (DECLARE, "An employee must declare every interest to a manager.", False),
        (DECLARE, "A gift of flowers need not be declared.", True),
    ],
)
def test_what_is_no_answer(tmp_path: Path, entry: Entry, line: str, no_answer: bool) -> None:
    found = code(tmp_path, line)
    assert opposed(entry, Asked(found), last(found)) is no_answer


def test_the_duty_of_an_officer_is_none_of_a_members_code(tmp_path: Path) -> None:
    found = code(tmp_path, "An employee must declare every interest to a manager.", kind="member_code")
    assert opposed(DECLARE, Asked(found), last(found))


def judged(analysis: Analysis, entry: Entry, confidence: float = 0.5) -> Expectation:
    places = tuple(Place(one.id, confidence, (0, len(one.text))) for one in analysis.instrument.provisions if one.text)
    (found,) = expectations(Catalogue("own", "Own", "s", "", (entry,)), analysis, {entry.id: places}, Setting())
    return found


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("An employee must declare every interest.", "met"),
        ("Directors must declare every interest. Others may declare theirs if they wish.", "partly"),
        ("The Council is committed to seeing that interests are declared.", "partly"),
    ],
)
def test_what_is_left_to_choice_or_only_wished_is_no_duty(tmp_path: Path, line: str, met: str) -> None:
    assert judged(code(tmp_path, line), DECLARE).met == met


def test_two_chapters_do_not_come_to_one_rule(tmp_path: Path) -> None:
    """Contracts are given on merit, and nobody appoints a relative: that is no rule of appointment on merit."""
    needs = ("merit", "appointing")
    entry = Entry("m", "Merit", "Posts are filled on merit.", "s", "7", "appointments", "obligation", needs=needs)
    found = code(
        tmp_path, "## Contracts", "Contracts must be given on merit.", "## Staff", "You must not appoint a relative."
    )
    assert judged(found, entry).met == "partly"


def test_at_once_is_no_less_than_promptly(tmp_path: Path) -> None:
    wanted = (ExpectedFacet("deadline", Deadline(0, "promptly")),)
    entry = Entry("n", "Notice", "Employees tell.", "s", "1", "disclosure", "obligation", wanted, needs=("declare",))
    assert judged(code(tmp_path, "An employee must declare every interest immediately."), entry).met == "met"


def test_a_rule_in_words_unlike_an_act_is_shown_rather_than_not_found(tmp_path: Path) -> None:
    asked = Asked(code(tmp_path, "No employee may bully a colleague."))
    assert answering(BULLY, asked, ()) == () and overlooked(BULLY, asked, ())
