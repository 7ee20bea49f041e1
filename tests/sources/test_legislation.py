"""Legislation XML: numbers as labels, headings with rank, quoted amendments as words, nothing lost."""

from __future__ import annotations

import re

import pytest

from tests.sources.legislation_made import AKN, CLML, INSTRUMENT
from toolkit.errors import UnreadableSource
from toolkit.model.source import SourceText
from toolkit.sources.legislation import read_legislation
from toolkit.sources.limits import Limits
from toolkit.structure import outline


def read(text: str) -> SourceText:
    return read_legislation(text.encode(), "act.xml")


def shown(source: SourceText, role: str = "body") -> list[tuple[int, str, str]]:
    return [(line.depth, line.label, line.text) for line in source.lines if line.role == role]


def headings(source: SourceText) -> list[tuple[int, str, str]]:
    return [(line.rank, line.label, line.text) for line in source.lines if line.role == "heading"]


def test_an_act_in_clml() -> None:
    source = read(CLML)
    assert (source.format, source.title) == ("clml", "Borough Conduct Act 2003")
    assert shown(source) == [
        (0, "", "Borough Conduct Act 2003"),
        (0, "", "2003 c. 99"),
        (0, "", "An Act to provide for conduct."),
        (0, "", "[1st May 2003]"),
        (3, "1", ""),
        (4, "(1)", "A member must act in the open."),
        (4, "(2)", "This does not apply to\u2014"),
        (5, "(a)", "clerks;"),
        (6, "(i)", "paid, or"),
        (6, "ii.", "unpaid,"),
        (5, "(b)", "others,"),
        (5, "", "but they must say so."),
        (3, "1A", "In this Part\u2014"),
        (4, "", "\u201ccode\u201d means a code of conduct;"),
        (4, "", "\u201cmember\u201d includes a mayor."),
        (2, "2", ""),
        (3, "(1)", "After section 9 of the Registers Act insert\u2014"),
        (4, "", "\u201cAccess 9A (1) The register is open. (2) It is kept by the clerk.\u201d."),
        (3, "(2)", "The steps are\u2014"),
        (4, "(i)", "notice;"),
        (4, "(ia)", "reply."),
        (2, "1", "An interest is an office."),
        (2, "2", "Amounts are these."),
    ]


def test_headings_notes_tables_and_cautions_of_an_act() -> None:
    source = read(CLML)
    assert headings(source) == [
        (1, "Part I", "Standards"), (2, "", "General"), (0, "", "Principles"), (0, "", "Codes"),
        (1, "Part II", "Amendments"), (0, "", "Registers"), (1, "SCHEDULE 1", "Interests"),
    ]  # fmt: skip
    assert shown(source, "table_row") == [(3, "", "Kind | Limit"), (3, "", "Gift | \u00a350")]
    assert shown(source, "footnote") == [(0, "1", "As in the 2001 Act."), (0, "2", "Never called.")]
    assert [text for _, _, text in shown(source, "contents")] == ["Contents", "Part I", "Standards"]
    assert [text for _, _, text in shown(source, "furniture")] == ["SCHEDULES", "Section 1"]
    assert [warning.code for warning in source.warnings] == ["annotations", "not_in_force", "picture"]


ACT_TREE = """
Part I [Standards]
  General [General]
    1 [Principles]
      1(1) A member must act in the open.
      1(2) This does not apply to\u2014
        1(2)(a) clerks;
          1(2)(a)(i) paid, or
          1(2)(a)ii unpaid,
        1(2)(b) others,
        1(2)\u00b62 but they must say so.
    1A [Codes] In this Part\u2014
      1A"code" \u201ccode\u201d means a code of conduct;
      1A"member" \u201cmember\u201d includes a mayor.
Part II [Amendments]
  2 [Registers]
    2(1) After section 9 of the Registers Act insert\u2014
      2(1)\u00b62 \u201cAccess 9A (1) The register is open. (2) It is kept by the clerk.\u201d.
    2(2) The steps are\u2014
      2(2)(i) notice;
"""
AKN_TREE = """
Part 1 [Standards]
  1 [Principles]
    1(1) A member must act in the open.
    1(2) This does not apply to\u2014
      1(2)(a) clerks;
      1(2)(b) others,
      1(2)\u00b62 but they must say so.
  2 Members must keep\u2014
    2(a) a register;
    2(b) a list,
    2\u00b62 and show them.
  Changes [Changes]
    3 After paragraph 9 insert \u20189A The list is open.\u2019.
      3\u00b62 Kind | Limit
      3\u00b63 Gift | \u00a350
Schedule [Schedule]
  1 An interest is an office.
fn* See the Act.
"""


@pytest.mark.parametrize(("text", "expected"), [(CLML, ACT_TREE), (AKN, AKN_TREE)], ids=["act", "akn"])
def test_the_tree_is_the_documents_own(text: str, expected: str) -> None:
    found = outline(read(text))
    rows = []
    for provision in found.provisions:
        heading = f"[{provision.heading}]" if provision.heading else ""
        words = " ".join(filter(None, (provision.cite, heading, provision.text)))
        rows.append("  " * sum(1 for _ in found.ancestors(provision)) + words)
    assert "\n".join(rows).startswith(expected.strip())


def test_an_instrument_in_clml() -> None:
    source = read(INSTRUMENT)
    assert [(rank, text) for rank, _, text in headings(source)] == [
        (0, "Citation"),
        (0, "Codes"),
        (1, "Explanatory Note"),
    ]
    assert shown(source) == [
        (0, "", "2007 No. 9999"), (0, "", "Conduct"), (0, "", "The Model Conduct Order 2007"),
        (0, "", "Made 2nd April 2007"), (1, "1.", ""), (2, "(1)", "This Order may be cited."),
        (1, "2.", "A code must be adopted."), (1, "", "The Minister Minister"),
        (2, "", "This Order provides for codes."),
    ]  # fmt: skip


def test_akoma_ntoso() -> None:
    source = read(AKN)
    assert (source.format, source.title) == ("akn", "Borough Conduct Code")
    assert headings(source) == [
        (1, "Part 1", "Standards"), (0, "", "Principles"), (2, "", "Changes"), (1, "", "Schedule"),
    ]  # fmt: skip
    assert shown(source, "footnote") == [(0, "*", "See the Act.")]
    assert [warning.code for warning in source.warnings] == ["picture"]


# Left out on purpose, and told or needless: the metadata and editorial notes of CLML, the blocks of metadata of AKN.
LEFT_OUT = re.compile(r"<ukm:Metadata.*?</ukm:Metadata>|<Commentaries>.*?</Commentaries>|<meta>.*?</meta>", re.S)


@pytest.mark.parametrize("text", [CLML, INSTRUMENT, AKN], ids=["act", "instrument", "akn"])
def test_no_word_is_lost_or_doubled(text: str) -> None:
    printed = re.findall(r"\w+", re.sub(r"<[^>]*>", " ", LEFT_OUT.sub(" ", text)))
    ours = [word for line in read(text).lines for word in re.findall(r"\w+", f"{line.label} {line.text}")]
    # What is printed without standing in the XML: the numbers of an ordered list, of notes, one heading.
    extra = {"act": ["i", "1", "2"], "instrument": ["Explanatory", "Note"], "akn": []}
    name = next(name for name, known in (("act", CLML), ("instrument", INSTRUMENT), ("akn", AKN)) if known is text)
    assert sorted(ours) == sorted([*printed, *extra[name]] + (["ia"] if name == "act" else []))


SPACE = "http://www.legislation.gov.uk/namespaces/legislation"
AROUND = f'<Legislation xmlns="{SPACE}"><Primary><Body>{{}}</Body></Primary></Legislation>'
ACT = "<P1para><Text>Act.</Text></P1para>"
ITEM = "<ListItem><Para><Text>Act.</Text></Para></ListItem>"
ODD = [
    ("words for a number", f"<P1><Pnumber>Article 5</Pnumber>{ACT}</P1>", [(1, "Article 5", "Act.")]),
    ("no number", f"<P1>{ACT}</P1>", [(1, "", "Act.")]),
    ("an empty number", f"<P1><Pnumber/>{ACT}</P1>", [(1, "", "Act.")]),
    ("a number alone", "<P1><Pnumber>5</Pnumber></P1>", [(1, "5", "")]),
    ("a repealed section", "<P1><Pnumber>5</Pnumber><P1para><Text>. . .</Text></P1para></P1>", [(1, "5", ". . .")]),
    ("bullets", f'<UnorderedList Decoration="bullet">{ITEM}</UnorderedList>', [(1, "\u2022", "Act.")]),
    ("an unknown element", "<Novelty><Para><Text>Act.</Text></Para></Novelty>", [(1, "", "Act.")]),
    ("a quotation", '<BlockExtract Format="single"><Text>A</Text></BlockExtract>', [(1, "", "\u2018A\u2019")]),
]


@pytest.mark.parametrize(("inside", "expected"), [row[1:] for row in ODD], ids=[row[0] for row in ODD])
def test_odd_clml(inside: str, expected: list[tuple[int, str, str]]) -> None:
    assert shown(read(AROUND.format(inside))) == expected


REFUSED = [
    ("empty", "", "empty"),
    ("another XML", "<catalogue/>", "no legislation"),
    ("damaged", CLML[:900], "damaged"),
    ("a document type", "<!DOCTYPE a><Legislation/>", "document type"),
    ("entities", '<!DOCTYPE a [<!ENTITY b "bb">]><Legislation>&b;</Legislation>', "document type"),
    ("too deep", "<Legislation>" + "<Part>" * 220 + "</Part>" * 220 + "</Legislation>", "nested"),
]


@pytest.mark.parametrize(("text", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_refusals(text: str, said: str) -> None:
    with pytest.raises(UnreadableSource, match=f"^act\\.xml[^\n]*{said}[^\n]*$"):
        read(text)


@pytest.mark.parametrize(
    "limits", [Limits(max_bytes=10), Limits(max_part=10), Limits(max_depth=3), Limits(max_lines=2)]
)
def test_limits(limits: Limits) -> None:
    with pytest.raises(UnreadableSource):
        read_legislation(CLML.encode(), "act.xml", limits=limits)
