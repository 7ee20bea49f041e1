"""Provisions without counterpart: which way they work, and which of them share a finding.

The crosswalks are made by hand from two codes, so that what is unmatched is what the test says.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.alignment.made import code
from tests.assessment.accounts import check, cites
from toolkit.alignment.units import units_of
from toolkit.assessment import assess
from toolkit.assessment.alone import _summary
from toolkit.model.crosswalk import Correspondence, Crosswalk, Rationale
from toolkit.model.finding import Assessment
from toolkit.model.norm import Analysis

INFORMATION = """
1. You must not disclose confidential information unless-

(a) a person authorised to give consent has given it; or

(b) you need advice from a lawyer.

2. Paragraph 1 does not prevent you from helping the police.

3. You must give the library back its books.
"""
MEETINGS = """
1.-(1) Where you have a prejudicial interest you must-

(a) withdraw from the room at once;

(b) refrain from executive functions; and

(c) refrain from improper influence on the decision.

(2) Sub-paragraph (1)(a) does not prevent you from making representations.

(3) The standards committee may grant you a dispensation from sub-paragraph (1).
"""
LISTS = """
1. You have a personal interest in any business which relates to-

(a) a body to which the Council has appointed you; or

(b) any land in which you have a beneficial interest.

2. “Close contact” means a spouse or a child.

3. The committee may suspend you from office for six months.

4. Any person may complain to the standards committee in writing that you have broken this Code.

5. You may drink tea in the library.

6. The library was built in 1904 and has a fine roof.

7. The register is open to public inspection.
"""
EXCEPTIONS = """
1. You must not disclose confidential information.

2. The only exceptions to paragraph 1 are these:

(a) somebody entitled to agree has agreed; or

(b) a court has asked for the information.

3. The exception in paragraph 2(a) does not apply to personal data.

4. The Monitoring Officer may permit you to disclose information.

5. Nothing in this Code stops you from reporting a crime.

6. The duties in paragraph 1 extend to information on your home computer.

7. You must apply in writing for a dispensation.
"""


def alone(analysis: Analysis, cited: Iterable[str] | None, *, missing: bool) -> Assessment:
    """The code against itself, as if the cited provisions (None: all) had no counterpart on the other side."""
    units = units_of(analysis)
    wanted = {unit.id for unit in units if cited is None or unit.provision.cite in cited}
    links = tuple(
        Correspondence(unit.id, (unit.id,), (unit.id,), "equal", 1.0, "certain", Rationale(1.0, None, 1.0, 1.0))
        for unit in units
        if unit.id not in wanted
    )
    left = tuple(unit.id for unit in units if unit.id in wanted)
    found = assess(Crosswalk(analysis, analysis, links, left if missing else (), () if missing else left))
    if missing or not left:
        check(found)
    return found


def told(found: Assessment) -> dict[tuple[str, ...], str]:
    """The direction of each family of provisions, by their cites."""
    sides = ((cites(found, finding), finding.direction) for finding in found.findings)
    return {(*ones, *others): direction for (ones, others), direction in sides}


DEFINED = """
1. In this Code, “associate” means-

(a) a spouse;

(b) a partner in business; or

(c) a lodger.

2. You must declare the interests of an associate.
"""
DISPENSED = """
1. You must leave the room where you have an interest.

2. The committee may grant you a dispensation from paragraph 1.

3. You must apply in writing for a dispensation.
"""


CASES: dict[str, tuple[str, list[str] | None, dict[tuple[str, ...], str]]] = {
    "a duty": (INFORMATION, ["3"], {("3",): "weaker"}),
    "an exception, and the duty is there": (INFORMATION, ["1(b)"], {("1(b)",): "stricter"}),
    "two exceptions of one duty": (INFORMATION, ["1(a)", "1(b)"], {("1(a)", "1(b)"): "stricter"}),
    "relief by its own words, and the duty is there": (INFORMATION, ["2"], {("2",): "stricter"}),
    "relief from a duty that is missing too": (
        INFORMATION,
        ["1", "2"],
        {("1",): "weaker", ("2",): "neutral"},
    ),
    "a rule whole: its steps and what belongs to it fall together": (
        MEETINGS,
        ["1(1)(a)", "1(1)(b)", "1(1)(c)"],
        {("1(1)(a)", "1(1)(b)", "1(1)(c)"): "weaker"},
    ),
    "relief where the steps are there": (MEETINGS, ["1(2)"], {("1(2)",): "stricter"}),
    "a dispensation where the bar is there": (MEETINGS, ["1(3)"], {("1(3)",): "stricter"}),
    "a kind of interest that a list counts": (LISTS, ["1(a)"], {("1(a)",): "weaker"}),
    "a definition": (LISTS, ["2"], {("2",): "neutral"}),
    "a power to punish": (LISTS, ["3"], {("3",): "weaker"}),
    "a right of others to complain": (LISTS, ["4"], {("4",): "weaker"}),
    "leave from no duty": (LISTS, ["5"], {("5",): "neutral"}),
    "a remark": (LISTS, ["6"], {("6",): "neutral"}),
    "exceptions in a list of their own": (EXCEPTIONS, ["2(a)", "2(b)"], {("2(a)", "2(b)"): "stricter"}),
    "exceptions gone with their rule": (
        EXCEPTIONS,
        ["1", "2(a)", "2(b)"],
        {("1",): "weaker", ("2(a)", "2(b)"): "neutral"},
    ),
    "an exception to an exception": (EXCEPTIONS, ["3"], {("3",): "neutral"}),
    "leave that somebody may give": (EXCEPTIONS, ["4"], {("4",): "stricter"}),
    "relief from the whole code": (EXCEPTIONS, ["5"], {("5",): "stricter"}),
    "a rule that reaches further": (EXCEPTIONS, ["6"], {("6",): "weaker"}),
    "a duty that speaks of a dispensation": (EXCEPTIONS, ["7"], {("7",): "weaker"}),
    "one kind more of a term that both define": (DEFINED, ["1(c)"], {("1(c)",): "weaker"}),
    "a definition whole": (DEFINED, ["1(a)", "1(b)", "1(c)"], {("1(a)", "1(b)", "1(c)"): "neutral"}),
    "how to apply for a dispensation that is missing too": (
        DISPENSED,
        ["2", "3"],
        {("2",): "stricter", ("3",): "neutral"},
    ),
    "how to apply for a dispensation that both give": (DISPENSED, ["3"], {("3",): "weaker"}),
    "an open register": (LISTS, ["7"], {("7",): "weaker"}),
}
ALONE = """
1. You must declare every gift to the Clerk.

2. You must not vote on a contract in which you have an interest.

3. """
"""Two duties that both sides have; a third provision stands in one alone."""
SINGLE: dict[str, str] = {
    "You may take part in party politics in your spare time.": "neutral",
    "Councillors are at liberty to write to the newspapers.": "neutral",
    "You may speak on a contract of that kind notwithstanding paragraph 2.": "stricter",
    "Paragraph 1 does not apply to a cup of tea.": "stricter",
    "You need not declare a calendar.": "stricter",
    "A second job is subject to the written approval of the Clerk.": "weaker",
    "No second job may be taken up without the written approval of the Clerk.": "weaker",
    "The prior consent of the Town Clerk is needed for any speech abroad.": "weaker",
    "Only the press officer may speak to the newspapers.": "weaker",
    "Samples may be taken home only by permission of the storekeeper.": "weaker",
    "An employee who reports a fault in good faith will not be dismissed because of it.": "neutral",
    "The law protects staff who speak up.": "neutral",
    "You have a right of appeal against any decision of the panel.": "neutral",
    "A person guilty of corruption commits an offence under the Bribery Act 2010 and may be fined.": "neutral",
    "It is an offence under the Localism Act 2011 to give false particulars.": "neutral",
    "You must not commit an offence under the Bribery Act 2010.": "weaker",
    "The Registrar leaves out of the public copy any detail that could put a member in danger.": "neutral",
    "The Ombudsman publishes a summary of every case that was upheld.": "weaker",
    "The Standards Panel hears complaints in public.": "weaker",
    "Entries remain on the register for six years after a member leaves.": "weaker",
    "It is no excuse that the sum was small.": "weaker",
    "You have a close interest in any matter where your spouse stands to gain.": "weaker",
    "The town was founded in 1204.": "neutral",
    "Good conduct is the foundation of trust.": "neutral",
    "You will find a form on the intranet.": "neutral",
    "Any member of the public may inspect the register of gifts.": "weaker",
    "The Council may change this code at any time.": "neutral",
    "The Monitoring Officer may relax paragraph 2 in writing.": "stricter",
    "You must not treat a person badly because that person complained.": "weaker",
    "Managers must protect staff who report wrongdoing from reprisals.": "weaker",
    "You must protect from reprisals anyone who reports a fault.": "weaker",
    "You must not threaten reprisals against a person who complains.": "weaker",
    "You must not withhold a document because it shows your home address.": "weaker",
    "You must not use your right of appeal to delay a decision.": "weaker",
    "You must not lodge an appeal against a decision only to delay it.": "weaker",
    "You must leave your home address out of letters that speak for the Council.": "weaker",
    "An officer must not refuse consent because the applicant has complained.": "weaker",
    "You must give reasons for every refusal.": "weaker",
    "Line managers must see that nobody suffers for raising a concern.": "weaker",
    "You should protect colleagues who speak up from victimisation.": "weaker",
    "Heads of department must not discipline or dismiss anyone because of a report made in good faith.": "weaker",
    "The Council must protect you from reprisals where you report a fault.": "neutral",
    "The Council will protect staff who report wrongdoing from reprisals.": "neutral",
    "You will not be dismissed because you raised a concern.": "neutral",
    "You must not be penalised for raising a concern.": "neutral",
    "No member may be disciplined for a report made in good faith.": "neutral",
    "Employees must not suffer for raising a concern.": "neutral",
    "The Council shall not refuse its consent without good reason.": "neutral",
    "Every refusal must be explained to the officer who asked.": "neutral",
    "The Monitoring Officer must leave out of the register the home address of a member who is in danger.": "neutral",
    "You must be told of your right of appeal.": "neutral",
    "The Panel must tell you that you have a right of appeal.": "neutral",
    "Members have a right to be heard before the Panel decides.": "neutral",
    "Nothing in this Code takes away the rights that the law gives you.": "neutral",
    "The Act protects every member who reports a crime.": "neutral",
    "Nobody shall be disciplined for refusing an unlawful order.": "neutral",
    "We will protect you from reprisals.": "neutral",
    "Your manager must not treat you badly because you spoke up, and the law protects every worker.": "neutral",
    "If a member objects, the Clerk must leave out the home address of that member.": "neutral",
    "Employees must not publish the home address of a colleague without consent.": "weaker",
    "Supervisors must tell staff of their right of appeal.": "weaker",
    "Officers must be ready to protect whistleblowers from dismissal.": "weaker",
    "Staff shall be protected from reprisals.": "neutral",
}
"""Written before the rules that read them were run on them; which way it works that the baseline alone has it."""
TURNED = {"weaker": "stricter", "stricter": "weaker", "neutral": "neutral"}


def read(folder: Path, text: str) -> Analysis:
    """The code with the term it defines cited by its number alone."""
    return code(folder, "members", text)


@pytest.mark.parametrize(("words", "direction"), SINGLE.items())
def test_direction_of_one_provision(tmp_path: Path, words: str, direction: str) -> None:
    analysis = read(tmp_path, f"{ALONE}{words}\n")
    assert told(alone(analysis, ["3"], missing=True)) == {("3",): direction}
    assert told(alone(analysis, ["3"], missing=False)) == {("3",): TURNED[direction]}


@pytest.mark.parametrize(("text", "cited", "expected"), CASES.values(), ids=CASES)
def test_direction(tmp_path: Path, text: str, cited: list[str] | None, expected: dict[tuple[str, ...], str]) -> None:
    analysis = read(tmp_path, text)
    assert told(alone(analysis, cited, missing=True)) == expected
    turned = {ids: TURNED[direction] for ids, direction in expected.items()}
    assert told(alone(analysis, cited, missing=False)) == turned, "what only the candidate has works the other way"


def test_a_whole_clause_that_falls_says_what_its_duty_says(tmp_path: Path) -> None:
    """Of the relief nothing is left to say: it goes with the bar."""
    found = told(alone(read(tmp_path, MEETINGS), None, missing=True))
    assert {direction for ids, direction in found.items() if "1(1)(a)" in ids} == {"weaker"}
    assert "stricter" not in found.values()


def test_clauses_do_not_share_a_finding(tmp_path: Path) -> None:
    text = "1. You must declare gifts.\n\n2. You must declare hospitality and gifts."
    assert list(told(alone(read(tmp_path, text), None, missing=True))) == [("1",), ("2",)]


def test_a_relief_and_a_duty_of_one_clause_are_told_apart(tmp_path: Path) -> None:
    """The one makes the candidate stricter, the other weaker: together they would say neither."""
    text = (
        "1.-(1) You must not disclose confidential information.\n\n"
        "(2) You need not keep confidential information from the police.\n\n"
        "(3) You must keep a note of confidential information that you disclose."
    )
    found = told(alone(read(tmp_path, text), ["1(2)", "1(3)"], missing=True))
    assert found == {("1(2)",): "stricter", ("1(3)",): "weaker"}


def test_a_whole_provision_is_quoted_without_its_own_full_stop() -> None:
    assert _summary("baseline", "Members must not be lavish.") == (
        "No counterpart was found in the candidate for “Members must not be lavish”."
    )
    assert _summary("candidate", "one " * 20).endswith("one ...”.")
