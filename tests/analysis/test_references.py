"""References resolved within an instrument, and what is said to be broken."""

from __future__ import annotations

import time

import pytest

from tests.analysis.builder import Row, build
from toolkit.analysis import analyse
from toolkit.analysis.laws import laws
from toolkit.model.norm import Reference
from toolkit.sources.text import read_text
from toolkit.structure import outline

ROWS: list[Row] = [
    ("Part 1", "", "General"),
    ("  3", "You must-"),
    ("    (a)", "tell the truth;"),
    ("    (b)", "keep your word."),
    ("Part 2", "", "Interests"),
    ("  9", "Interests count where-"),
    ("    (1)", "they are yours, or"),
    ("    (2)", "they are of a relative who is-"),
    ("      (i)", "a parent,"),
    ("      (ii)", "a child."),
    ("Appendix B", "Values of the authority."),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As paragraph 3(a) says.", [("paragraph 3(a)", "part-1/3/a", "resolved")]),
        (
            "As paragraphs 3(a) and 9(2)(ii) say.",
            [("paragraphs 3(a)", "part-1/3/a", "resolved"), ("9(2)(ii)", "part-2/9/2/ii", "resolved")],
        ),
        ("See Part 2 of this Code.", [("Part 2", "part-2", "resolved")]),
        ("See paragraph 9(1) of Part 2.", [("paragraph 9(1)", "part-2/9/1", "resolved")]),
        ("See section 9 above.", [("section 9 above", "part-2/9", "resolved")]),
        ("See Appendix B.", [("Appendix B", "appendix-b", "resolved")]),
        ("See paragraph 14(2).", [("paragraph 14(2)", "para 14(2)", "broken")]),
        ("See Appendix Z.", [("Appendix Z", "App Z", "broken")]),
        ("See paragraph 3 of the Code.", [("paragraph 3", "part-1/3", "resolved")]),
        ("See paragraph 3 of the Model Code.", [("paragraph 3", "Model Code para 3", "external")]),
        ("See section 3 of the Bribery Act 2010.", [("section 3", "Bribery Act 2010 s 3", "external")]),
        ("Persons described in 9(2)(ii) count.", [("9(2)(ii)", "part-2/9/2/ii", "resolved")]),
        ("No reference at all, in part or in whole, in 2019 (see 4 June).", []),
    ],
)
def test_references_from_another_place(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert analyse(build([*ROWS, ("20", text)])).by_id["20"].references == tuple(Reference(*row) for row in expected)  # type: ignore[arg-type]


def test_a_bracketed_label_is_sought_among_the_nearest_relatives() -> None:
    rows: list[Row] = [*ROWS[:9], ("      (ii)", "a child, as in sub-paragraph (1) and paragraph (i)."), *ROWS[10:]]
    found = analyse(build(rows)).by_id["part-2/9/2/ii"].references
    assert [(reference.text, reference.target) for reference in found] == [
        ("sub-paragraph (1)", "part-2/9/1"),
        ("paragraph (i)", "part-2/9/2/i"),
    ]


def test_of_two_provisions_with_one_cite_the_nearer_one_is_meant() -> None:
    rows: list[Row] = [
        ("Part 1", "", "A"),
        ("  1", "First."),
        ("Part 2", "", "B"),
        ("  1", "First."),
        ("  2", "See paragraph 1."),
    ]
    assert analyse(build(rows)).by_id["part-2/2"].references[0].target == "part-2/1"


SCHEDULED = """
Part 1
General

1. You must register what Part 2 of Schedule 1 lists.

Part 2
Interests

2. You must disclose an interest, as Part 1 says.

SCHEDULE 1
INTERESTS

Part 1
Money

1. Employment, if Part 2 does not name it.

Part 2
Land

2. Land in the area.
"""


@pytest.mark.parametrize(
    ("said_in", "target"), [("1", "schedule-1/part-2"), ("2", "part-1"), ("Schedule 1, 1", "schedule-1/part-2")]
)
def test_a_part_of_a_schedule_and_one_of_the_code_are_told_apart(said_in: str, target: str) -> None:
    analysed = analyse(outline(read_text(SCHEDULED.encode(), "code.txt")))
    place = next(one.id for one in analysed.instrument.provisions if one.cite == said_in)
    assert target in [reference.target for reference in analysed.by_id[place].references]


def test_a_section_is_found_however_its_unit_is_printed() -> None:
    """ "section 12.03", where the ordinance prints "Sec. 12.03"."""
    text = """
Sec. 12.03 Gifts. (a) No official shall ask for a gift.

(b) No official shall accept a gift.

Sec. 12.04 Penalties. (a) A vendor who breaks section 12.03 may be barred.
"""
    analysed = analyse(outline(read_text(text.encode(), "code.txt")))
    found = [one for facts in analysed.facts for one in facts.references]
    assert [(one.text, one.status) for one in found] == [("section 12.03", "resolved")]


SIGNED = """§I.1 A keeper trims the lamp.

§I.2 A keeper who is ill is excused from §I.1 and from §I.9.

§I.3 State Rev. § 42.23 and 9 U.S.C. § 12 bind a keeper too.
"""


def test_a_sign_before_a_number_points_at_the_text_that_prints_it() -> None:
    found = analyse(outline(read_text(SIGNED.encode(), "code.txt")))
    said = [(one.text, one.target, one.status) for facts in found.by_id.values() for one in facts.references]
    assert said == [("§I.1", "s-i.1", "resolved"), ("§I.9", "s I.9", "broken")]


CLOSED = """1) A keeper must not:

a) sell oil; or

b) let the lamp.

2) Paragraph 1) and paragraph 1(b) bind a keeper on leave; paragraph 3 does not.
"""


def test_a_number_that_a_bracket_closes_is_found_without_it() -> None:
    found = analyse(outline(read_text(CLOSED.encode(), "code.txt")))
    said = [(one.target, one.status) for facts in found.by_id.values() for one in facts.references]
    assert said == [("1", "resolved"), ("1/b", "resolved"), ("para 3", "broken")]


def test_what_was_put_in_later_is_found_however_its_latin_is_written() -> None:
    rows: list[Row] = [
        ("Article 1", "Be fair."),
        ("Article 1 bis", "Be kind."),
        ("2", "See Art. 1-bis and article 1ter."),
    ]
    found = analyse(build(rows)).by_id["2"].references
    assert [(one.text, one.target, one.status) for one in found] == [
        ("Art. 1-bis", "article-1-bis", "resolved"),
        ("article 1ter", "art 1ter", "broken"),
    ]


NAMED = {
    "By-law 6 and byelaw 7(2) apply.": ["r: By-law 6", "r: byelaw 7(2)"],
    "Financial Regulation 7.3 and Standing Order 4 apply.": ["r: Financial Regulation 7.3", "r: Standing Order 4"],
    "A section 106 agreement binds, as does each section 5 notice; the section 151 officer signs.": [],
    "See sub-rule (2), sec. 4, cl. 5 and s 440F.": ["r: sub-rule (2)", "r: sec. 4", "r: cl. 5", "r: s 440F"],
    "The council's 12 members met.": [],
    "It is listed in section B.": ["r: section B"],
    "In this section A member is a councillor.": [],
    "The duty in item 5 binds; item 6 of the agenda does not.": ["r: item 5"],
    "The form is in the First Schedule.": ["r: First Schedule"],
    "The First Schedule to the Keys Act 1999 applies.": ["Keys Act 1999 Sch 1"],
    "Section 4 of the Keys Policy applies.": ["Keys Policy s 4"],
    "The Keys Policy applies.": [],
    "Article 3 of the Isle (Keys, Locks and Doors) Law 2005 applies.": ["Isle (Keys, Locks and Doors) Law 2005 art 3"],
    "Section 5 of the Local Government: Keys Act 32 of 2000 applies.": ["Local Government: Keys Act 32 of 2000 s 5"],
    "Ordinance No. 1234 and By-law 2018-45 apply.": ["Ordinance No. 1234", "By-law 2018-45"],
    "The Keys Act (Cap. 183) applies.": ["Keys Act (Cap. 183)"],
    "Regulation (EU) 2016/679 and Directive 2014/24/EU apply.": ["Regulation (EU) 2016/679", "Directive 2014/24/EU"],
    "Article 6 of the UK GDPR applies.": ["UK GDPR art 6"],
    "The Keys Act 2001 binds, and so does section 3 of the 2001 Act.": ["Keys Act 2001", "Keys Act 2001 s 3"],
    "The Keys Act 2001, the Locks Act 2001 and section 3 of the 2001 Act bind.": [
        "Keys Act 2001",
        "Locks Act 2001",
        "Locks Act 2001 s 3",
    ],
    "This order may be cited as the Keys Order 2001.": [],
    "Have regard to this Code and to the Keys Order 2001.": ["Keys Order 2001"],
}


@pytest.mark.parametrize(("text", "expected"), NAMED.items(), ids=NAMED)
def test_what_countries_call_their_sections_and_laws(text: str, expected: list[str]) -> None:
    found = analyse(build([("1", text)], kind="member_code")).facts[0].references
    assert [one.target if one.status == "external" else f"r: {one.text}" for one in found] == expected


@pytest.mark.parametrize("words", ["see Act 32 of 2000 ", "Local Government Act 2000, the 2000 Act ", "that Act "])
def test_thousands_of_laws_are_found_without_a_walk_over_all_of_them_each_time(words: str) -> None:
    """It took many seconds when each looked through those before it."""
    started = time.process_time()
    found = laws(words * 4000, kind="member_code")
    assert len(found) >= 4000 and time.process_time() - started < 2
