"""Whose code it is and what it is called."""

from __future__ import annotations

import pytest

from toolkit.model.source import Line, SourceText
from toolkit.structure import outline
from toolkit.structure.blocks import Block
from toolkit.structure.identity import under_name
from toolkit.structure.identity_labels import day_of_meeting

RULES = ("1. Staff must be honest.", "2. Staff must be punctual.")


def _source(*lines: str, title: str = "") -> SourceText:
    return SourceText("code.docx", "0" * 64, "docx", tuple(Line(line) for line in (*lines, *RULES)), title)


@pytest.mark.parametrize(
    "made_up", ["Document1", "Microsoft Word - code v3.doc", "conduct-final.docx", "untitled", "code.docx"]
)
def test_a_title_that_a_program_gave_does_not_win(made_up: str) -> None:
    assert outline(_source("Conduct at Hallowby", title=made_up)).title == "Conduct at Hallowby"


def test_a_title_that_a_person_gave_does() -> None:
    assert outline(_source("Hallowby", title="How we behave")).title == "How we behave"


@pytest.mark.parametrize(
    ("printed", "authority"),
    [
        ("City of Hallowby", "City of Hallowby"),
        ("Shire of Old Barrow", "Shire of Old Barrow"),
        ("Marl and Tarn Fire and Rescue Service", "Marl and Tarn Fire and Rescue Service"),
        ("Northdale Police", "Northdale Police"),
        ("Hallowby Town Council", "Hallowby Town Council"),
        ("COUNTY OF HALLOWBY", "County of Hallowby"),
        ("City of Hallowby Employee Handbook", "City of Hallowby"),
        ("How we behave", ""),
    ],
)
def test_the_authority_in_the_title_block(printed: str, authority: str) -> None:
    assert outline(_source(printed, "Code of Conduct")).authority == authority


def test_a_title_under_covering_words_still_says_what_the_code_is() -> None:
    """A code pasted into a mail: the councillors are spoken of more often than the staff who are bound."""
    found = outline(
        _source(
            "Hi, code pasted below, the layout has gone a bit funny, sorry about that.",
            "HALLOWBY AND TARN DISTRICT COUNCIL",
            "STAFF CODE OF CONDUCT",
            "3. Do not tell councillors, members or elected members what other councillors or members said.",
        )
    )
    assert (found.kind, found.authority) == ("officer_code", "Hallowby and Tarn District Council")


def test_a_sentence_about_staff_is_no_title() -> None:
    text = (
        "Members, councillors and elected members set this code for staff to see.",
        "3. Members vote.",
    )
    assert outline(_source(*text)).kind != "officer_code"


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Adopted on 3 March 2025", "2025-03-03"),
        ("Effective January 1, 2020", "2020-01-01"),
        ("Approved this 3rd day of March, 2025", "2025-03-03"),
        ("Revised 3 Sept. 2021", "2021-09-03"),
        ("Agreed March 2025", "2025-03"),
        ("Version 4, 2024-11-30", "2024-11-30"),
        ("Reviewed: 07/04/2022", "2022-04-07"),
        ("Reviewed: 04/27/2022", "2022-04-27"),
        ("Adopted on 31 April 2025", ""),
        ("Agreed by the Board", ""),
    ],
)
def test_the_date_in_the_title_block(printed: str, date: str) -> None:
    assert outline(_source("Code of Conduct", printed)).date == date


def test_a_day_numbers_no_clause() -> None:
    found = outline(_source("Code of Conduct", "1 July 2019 is the day from which this code applies to all staff."))
    assert [one.cite for one in found.provisions if one.text.startswith("1 July")] == ["¶1"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("Appendix 4 to the Constitution", "Rules of conduct for wardens, a code"),
            "Rules of conduct for wardens, a code",
        ),
        (("Part 5 of the Constitution",), "Part 5 of the Constitution"),
        (("HALLOWBY COUNCIL", "Wardens' Code - approved at the meeting on 12 May 2021"), "Wardens' Code"),
        (("Code of conduct (as settled by the Council on 3rd October 1997)",), "Code of conduct"),
        (("Model Code of Conduct (2019)",), "Model Code of Conduct (2019)"),
    ],
)
def test_where_a_code_stands_and_when_it_was_made_are_no_part_of_its_name(lines: tuple[str, ...], title: str) -> None:
    assert outline(_source(*lines)).title == title


def test_the_names_of_a_web_site_are_no_part_of_the_title() -> None:
    assert outline(_source(title="Hallowby | Ward Ethics Code | Services")).title == "Ward Ethics Code"


def test_servants_of_a_council_are_its_officers() -> None:
    assert outline(_source("Code for Servants of the Council")).kind == "officer_code"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Charter of Probity for Assembly Persons of the Sable Islands", "member_code"),
        ("Covenant of Conduct for Delegates to the Diet", "member_code"),
        ("Standing Instruction 9 of the Civil Service", "officer_code"),
        ("Working for Hallowby", "officer_code"),
    ],
)
def test_words_of_a_title_that_tell_whose_code_it_is(title: str, kind: str) -> None:
    assert (
        outline(SourceText("code.docx", "0" * 64, "docx", (Line(title), Line("1. Be kind."), Line("2. Be fair.")))).kind
        == kind
    )


@pytest.mark.parametrize(
    ("rules", "kind"),
    [
        ("You must tell the Clerk within a week of taking office. You must leave the meeting then.", "member_code"),
        ("You must tell your line manager at once. A breach may end in dismissal.", "officer_code"),
        ("You must tell the Clerk at once.", "other"),
    ],
)
def test_what_befalls_the_reader_tells_whose_code_it_is(rules: str, kind: str) -> None:
    lines = (Line("Code of conduct"), Line(f"1. {rules}"), Line("2. This code is kept."))
    assert outline(SourceText("code.docx", "0" * 64, "docx", lines)).kind == kind


@pytest.mark.parametrize(
    ("printed", "authority"),
    [
        ("THE PARISH COUNCIL OF NETHER HALLOW", "Parish Council of Nether Hallow"),
        ("Working for Hallowby Town Council", "Hallowby Town Council"),
        ("Handbook of Hallowby Town Council", "Hallowby Town Council"),
        ("TARN ISLANDS CIVIL SERVICE", "Tarn Islands Civil Service"),
        ("Charter for Assembly Persons of the Tarn Islands", "Tarn Islands"),
        ("Barking and Marl Council", "Barking and Marl Council"),
    ],
)
def test_the_body_is_told_from_the_words_around_it(printed: str, authority: str) -> None:
    assert outline(_source(printed)).authority == authority


def test_the_name_of_a_body_alone_is_no_title_where_another_line_is() -> None:
    found = outline(_source("HALLOWBY HARBOUR BOARD", "HOW WE BEHAVE"))
    assert (found.title, found.authority) == ("HOW WE BEHAVE", "Hallowby Harbour Board")


@pytest.mark.parametrize(
    ("lines", "title", "kind"),
    [
        (
            ("HALLOWBY COUNCIL", "Report to: Ethics Panel", "Report title: Two codes compared"),
            "Two codes compared",
            "report",
        ),
        (
            ("Report To: Ethics Panel", "Meeting Date: 3 May 2024", "Setting it straight"),
            "Setting it straight",
            "report",
        ),
        (("Policy title: How wardens behave", "Review cycle: each year"), "How wardens behave", "officer_code"),
        (("To: Personnel Panel", "Subject: Wardens' Code", "By: The Clerk"), "Wardens' Code", "officer_code"),
        (("Subject: Our news", "Wardens' Code"), "Wardens' Code", "officer_code"),
        (("Title: Head Warden", "Rules for Wardens"), "Rules for Wardens", "other"),
    ],
)
def test_the_head_of_a_report_says_what_it_is_called(lines: tuple[str, ...], title: str, kind: str) -> None:
    source = SourceText(
        "code.docx", "0" * 64, "docx", tuple(map(Line, (*lines, *RULES, "3. Staff and officers are kind.")))
    )
    found = outline(source)
    assert (found.title, found.kind) == (title, kind)


@pytest.mark.parametrize(
    ("printed", "authority"),
    [
        ("THE GOVERNORS OF HALLOWBY FEDERATION OF SCHOOLS", "Hallowby Federation of Schools"),
        ("Trustees of Marl Academy", "Marl Academy"),
        ("STATES ASSEMBLY OF TARN", "States Assembly of Tarn"),
        ("University of Tarn", "University of Tarn"),
        ("Comhairle Chontae na Carraige", "Comhairle Chontae na Carraige"),
        ("Cyngor Tref Pentre", "Cyngor Tref Pentre"),
        ("Commune de Valbois", "Commune de Valbois"),
        ("Code for the University", ""),
        ("What we ask of the school", ""),
        ("Full Council", ""),
    ],
)
def test_a_body_of_another_kind_or_tongue(printed: str, authority: str) -> None:
    assert outline(_source(printed, "How we behave")).authority.replace("Full Council", "") == authority


def test_a_title_below_the_name_that_fills_two_lines() -> None:
    lines = (
        Line("Marl and Tarn Fire and Rescue", page=1),
        Line("Service", page=1),
        Line("Standards of Conduct", page=1),
    )
    block = Block(lines, (), " ".join(line.text for line in lines), " ".join(line.text for line in lines))
    assert under_name(block) == "Standards of Conduct"


def test_a_title_on_two_lines_without_a_body_stays_whole() -> None:
    block = Block((Line("Hallowby Council Code"), Line("of Conduct")), (), "x", "Hallowby Council Code of Conduct")
    assert under_name(block) == "Hallowby Council Code of Conduct"


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Adopted by Council: 17 May 2022. Page last updated 3 June 2024", "2022-05-17"),
        ("Adopted 17 May 2022 | Last updated: 3 June 2024", "2022-05-17"),
        ("This page was last reviewed on 3 June 2024", ""),
        ("Printed on 3 June 2024", ""),
        ("Last updated 3 June 2024", "2024-06-03"),
        ("Adopted 17 May 2022, updated 3 June 2024", "2024-06-03"),
    ],
)
def test_the_day_a_page_was_made_is_no_day_of_the_code(printed: str, date: str) -> None:
    assert outline(_source("Code of Conduct", printed)).date == date


def test_a_report_that_tells_its_day_among_its_words() -> None:
    head = "To: The Ethics Panel Meeting Date: 25 February 2022 From: The Clerk Outcome: the code is put on the shelf."
    assert day_of_meeting(head) == "25 February 2022"
    assert day_of_meeting("The code was made for the meeting of 25 February 2022.") == ""
