"""What is near, says the words, and still is no answer: a definition, another's duty, a wrong that nothing refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import pipeline
from toolkit.assessment.answering import answering, overlooked
from toolkit.assessment.carried import Asked
from toolkit.assessment.expectations import expectations
from toolkit.assessment.opposed import opposed
from toolkit.assessment.unasked import unasked
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


HONEST = Entry("h", "Honesty", "They tell the truth.", "s", "8", "principles", needs=("honesty",))
TAKE = Entry("t", "Gifts", "No gift is taken.", "s", "9", "gifts", "prohibition", needs=("gift",))


@pytest.mark.parametrize(
    ("entry", "line", "is_unasked"),
    [
        (HONEST, "The Council does not ask members to be honest.", True),
        (HONEST, "This Code says nothing about honesty or good manners.", True),
        (HONEST, "Nothing in these rules obliges anybody to be honest.", True),
        (HONEST, "There is no duty on members to be honest.", True),
        (HONEST, "Honesty is outside this Code.", True),
        (HONEST, "The previous code asked for honesty.", True),
        (HONEST, "The panel debated honesty at length.", True),
        (HONEST, "Honesty was once asked of everybody.", True),
        (HONEST, "There is no rule on dress, and none on honesty.", True),
        (HONEST, "The Honesty Box in the kitchen is for coffee money.", True),
        (HONEST, "You need not be a saint, but you must be honest.", False),
        (HONEST, "We do not only ask members to be honest; we check.", False),
        (HONEST, "There is no duty higher than to be honest.", False),
        (HONEST, "What the previous code said of honesty still applies.", False),
        (HONEST, "Nobody may be less than honest.", False),
        (HONEST, "This Code does not cover pay. Members must be honest.", False),
        (HONEST, "Honesty is expected of everybody. Honesty is outside the pay policy.", False),
        # A clause of its own that binds, after one that denies something else; not one that is itself told of.
        (HONEST, "Unlike the previous code this Code requires members to act with honesty.", False),
        (HONEST, "The working party has no rules for its sittings and members must be honest.", False),
        (HONEST, "Nothing in this Code requires members to hide anything and members shall be honest.", False),
        (HONEST, "The former rules said nothing of it, but the rules after the previous code ask for honesty.", False),
        (HONEST, "This protocol does not apply to private life but members are to be honest.", False),
        (HONEST, "There is no rule in this Code that members must be honest.", True),
        (HONEST, "The previous code said members were to dress well and must be honest.", False),
        (HONEST, "The previous code said that every member of the council must be honest.", True),
        (HONEST, "The previous code has gone, and nobody is required to be honest.", True),
        # Written blind: whatever lets people off, in a sentence in which nothing binds.
        (HONEST, "No duty of honesty rests on members.", True),
        (HONEST, "Members are excused from honesty.", True),
        (HONEST, "We have dropped the requirement of honesty.", True),
        (HONEST, "Whether members are honest is left to them.", True),
        (HONEST, "Honesty, while admirable, falls outside these rules.", True),
        (HONEST, "Members may be as honest as they please.", True),
        (HONEST, "A member owes nobody honesty.", True),
        (HONEST, "It would be idle to ask members for honesty.", True),
        (HONEST, "Honesty is never optional; members must tell the truth.", False),
        (HONEST, "It is not enough to be honest in public: a member must be honest at home too.", False),
        (HONEST, "Members are honest without fear or favour.", False),
        (HONEST, "Nothing less than honesty will do.", False),
        (HONEST, "No member may act otherwise than honestly.", False),
        (DECLARE, "Members are not expected to declare trifles.", True),
        (TAKE, "Members are not expected to take gifts.", False),
        (TAKE, "This Code contains no rule on gifts.", True),
        (TAKE, "Members do not ask for gifts.", False),
    ],
)
def test_a_thing_named_is_not_a_thing_asked(tmp_path: Path, entry: Entry, line: str, is_unasked: bool) -> None:
    found = code(tmp_path, line, kind="member_code")
    assert unasked(entry, Asked(found), last(found)) is is_unasked


TABLE = "\n\n| Kind | When it is told |\n| --- | --- |\n"


@pytest.mark.parametrize(
    ("row", "is_unasked"),
    [
        ("| Honesty bonus | Paid in June |", True),
        ("| Honesty | We are honest with the public |", False),
        ("| Honesty | You must tell what you know |", False),
    ],
)
def test_a_cell_that_only_labels_its_row_asks_nothing(tmp_path: Path, row: str, is_unasked: bool) -> None:
    found = code(tmp_path, f"Members must keep receipts.{TABLE}{row}", kind="member_code")
    assert unasked(HONEST, Asked(found), last(found)) is is_unasked


def test_what_is_only_named_is_left_to_a_person_unless_another_provision_asks_it(tmp_path: Path) -> None:
    denied = "The Council does not ask members to be honest."
    alone = judged(code(tmp_path, denied, "Members must keep receipts.", kind="member_code"), HONEST)
    assert alone.met == "needs_review" and alone.reason.startswith("1 names it, but does not seem to ask it")
    asks = judged(code(tmp_path, denied, "Members must be honest.", kind="member_code"), HONEST)
    assert asks.met == "met" and [place.id for place in asks.places] == ["2"]


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
