"""Markdown: the author's numbers survive, the signs go, the words stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from toolkit.errors import UnreadableSource
from toolkit.model.source import Line, SourceText
from toolkit.sources.limits import Limits
from toolkit.sources.markdown import read_markdown


def read(text: str) -> SourceText:
    return read_markdown(text.encode(), "code.md")


def lines(text: str) -> list[Line]:
    return list(read(text).lines)


def printed(text: str) -> list[tuple[str, str]]:
    return [(line.label, line.text) for line in lines(text)]


NUMBERS = [
    ("as typed, not renumbered", "3. act\n7. stop", [("3.", "act"), ("7.", "stop")]),
    ("all ones stay ones", "1. act\n1. stop", [("1.", "act"), ("1.", "stop")]),
    ("parenthesis", "4) act\n5) stop", [("4)", "act"), ("5)", "stop")]),
    ("leading nought", "03. act", [("03.", "act")]),
    ("letters are words", "(a) act", [("", "(a) act")]),
    ("decimals are words", "1.1 act", [("", "1.1 act")]),
    ("escaped", "1\\. act", [("", "1. act")]),
    ("escaped brackets", "\\(a\\) act", [("", "(a) act")]),
    ("letters on lines of one paragraph", "(a) act\n(b) stop", [("", "(a) act"), ("", "(b) stop")]),
    ("bullets", "- act\n* stop", [("•", "act"), ("•", "stop")]),
    ("a dash before a number is Markdown's", "- 2.1 act\n- (b) stop", [("", "2.1 act"), ("", "(b) stop")]),
    ("a dash before a plain number stays", "- 28 days", [("•", "28 days")]),
    ("only the first line is labelled", "1. act\n\n   and stop", [("1.", "act"), ("", "and stop")]),
    ("an item that begins with a list", "2. 1. act", [("2.", ""), ("1.", "act")]),
    ("a heading's number", "## 1. Gifts", [("", "1. Gifts")]),
    ("set in by four blanks", "Members must:\n\n    (a) act", [("", "Members must:"), ("", "(a) act")]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in NUMBERS], ids=[row[0] for row in NUMBERS])
def test_numbers_are_the_authors(text: str, expected: list[tuple[str, str]]) -> None:
    assert printed(text) == expected


WORDS = [
    ("emphasis", "a *gift* of **money** in `cash`", ["a gift of money in cash"]),
    ("links", "see [the Act](https://example.org) and <https://example.org>", ["see the Act and https://example.org"]),
    ("hard-wrapped", "Members\nmust\nact.", ["Members must act."]),
    ("hard break by blanks", "By: officer  \nTo: committee", ["By: officer", "To: committee"]),
    ("hard break by backslash", "By: officer\\\nTo: committee", ["By: officer", "To: committee"]),
    ("hard break by tag", "By: officer<br>To: committee", ["By: officer", "To: committee"]),
    ("fields with tabs", "To:\tcommittee\nFrom:\tofficer", ["To: committee", "From: officer"]),
    ("comments", "act <!-- note --> now\n\n<!-- block -->", ["act now"]),
    ("entities", "&pound;50 &amp; more", ["£50 & more"]),
    ("a blank to be filled in", "The <insert name> Council", ["The <insert name> Council"]),
    ("tags", "a <b>gift</b>", ["a gift"]),
    ("stars that are no emphasis", "5 * 3 and member* and officer*", ["5 * 3 and member* and officer*"]),
    ("quotation", "> Members must act.", ["Members must act."]),
    ("fenced text", "```\n1. act\n\n2. stop\n```", ["1. act", "2. stop"]),
    ("a page's piece", "<details><summary>Gifts</summary>\n<p>Register.</p></details>", ["Gifts", "Register."]),
    (
        "sections on lines of their own",
        "Sec. 1. No officer may bet.\nSec. 2. No officer may\nSection 3. vote.",
        ["Sec. 1. No officer may bet.", "Sec. 2. No officer may Section 3. vote."],
    ),
    ("struck out", "must ~~may~~ act", ["must act"]),
    ("a rule", "act\n\n---\n\nstop", ["act", "stop"]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_words(text: str, expected: list[str]) -> None:
    assert [line.text for line in lines(text) if line.role != "furniture"] == expected


def test_struck_words_are_kept_for_the_audit_and_said() -> None:
    source = read("must ~~may **not**~~ act")
    assert [(line.role, line.text) for line in source.lines] == [("body", "must act"), ("furniture", "may not")]
    assert [warning.code for warning in source.warnings] == ["struck_text"]


def test_headings_of_both_kinds_have_ranks() -> None:
    found = [
        (line.role, line.rank, line.text) for line in lines("Code\n====\n\nGifts\n---\n\n### Limits ###\n\n#no heading")
    ]
    assert found == [
        ("heading", 1, "Code"), ("heading", 2, "Gifts"), ("heading", 3, "Limits"), ("body", 0, "#no heading"),
    ]  # fmt: skip


def test_a_long_paragraph_over_dashes_is_no_heading() -> None:
    assert [line.role for line in lines("Members must act. " * 20 + "\n---")] == ["body"]


def test_depths_ids_soft_and_places() -> None:
    found = lines("1. act\n   - so\n2. stop\n\nend  \nof it")
    assert [(line.depth, line.list_id, line.soft, line.place) for line in found] == [
        (1, "list 1", False, "line 1"),
        (2, "list 2", False, "line 2"),
        (1, "list 1", False, "line 3"),
        (0, "", False, "line 5"),
        (0, "", True, "line 6"),
    ]


def test_bold_means_the_whole_line() -> None:
    assert [line.bold for line in lines("**Gifts**\n\n**Note** this\n\n1. **HEAD**\n\n***both***")] == [
        True,
        False,
        True,
        True,
    ]


def test_tables_are_rows() -> None:
    found = lines("| Kind | Limit |\n|---|---:|\n| Gift | **£50** |\n")
    assert [line.cells for line in found] == [("Kind", "Limit"), ("Gift", "£50")]
    assert [(line.role, line.text, line.place) for line in found][1] == ("table_row", "Gift | £50", "line 3")


FRONT = [
    ("YAML", "---\ntitle: Members' Code\ndate: 2024\ntags:\n  - a\n---\nact", "Members' Code", ["act"]),
    ("TOML", '+++\ntitle = "Officers\' Code"\n+++\nact', "Officers' Code", ["act"]),
    ("two rules are none", "---\nMembers must act.\n---\n\nstop", "", ["Members must act.", "stop"]),
    ("a fence never closed", "---\ntitle: Code\n\nact", "", ["title: Code", "act"]),
    ("not at the top", "act\n\n---\ntitle: Code\n---\n", "", ["act", "title: Code"]),
]


@pytest.mark.parametrize(("text", "title", "expected"), [row[1:] for row in FRONT], ids=[row[0] for row in FRONT])
def test_front_matter_is_furniture(text: str, title: str, expected: list[str]) -> None:
    source = read(text)
    assert source.title == title
    assert [line.text for line in source.lines if line.role != "furniture"] == expected


def test_front_matter_keeps_the_count_of_lines() -> None:
    assert lines("---\ntitle: Code\n---\n\nact")[-1].place == "line 5"


def test_the_only_first_heading_is_the_title() -> None:
    assert read("# Code\n\n## Gifts").title == "Code"
    assert read("# Code\n\n# Gifts").title == ""


def test_footnotes_stand_apart() -> None:
    source = read("Members[^1] must act[^x].\n\n[^1]: Elected ones.\n[^2]: Act")
    assert [(line.role, line.label, line.text) for line in source.lines] == [
        ("body", "", "Members must act[^x]."),
        ("footnote", "1", "Elected ones."),
        ("footnote", "2", "Act"),
    ]


def test_links_into_the_document_are_contents() -> None:
    found = lines("- [Scope](#scope)\n- [Gifts](#gifts)\n- see [Gifts](#gifts)\n- [Act](https://example.org)")
    assert [line.role for line in found] == ["contents", "contents", "body", "body"]


MARKS = [
    "1. ",
    "- ",
    "> ",
    "# ",
    "(a) ",
    "    ",
    "**",
    "*",
    "`",
    "~",
    "\n",
    "\n\n",
    "  \n",
    "---\n",
    "| ",
    "<b>",
    "[",
    "] ",
]


@given(st.lists(st.one_of(st.sampled_from(MARKS), st.just("word")), max_size=40))
def test_no_word_is_ever_lost(pieces: list[str]) -> None:
    """However the signs fall, each word stands in some line once (no links are made here)."""
    marked = [f"duty{place}x" if piece == "word" else piece for place, piece in enumerate(pieces)]
    found = " ".join(line.text for line in lines("start\n\n" + "".join(marked)))
    assert sorted(re.findall(r"duty\d+x", found)) == sorted(re.findall(r"duty\d+x", "".join(marked)))


@pytest.mark.parametrize(
    "text", ["> " * 400 + "act", "".join("  " * depth + "- act\n" for depth in range(300)), "- " * 900 + "act"]
)
def test_nesting_beyond_reason_is_refused_and_never_cut_short(text: str) -> None:
    with pytest.raises(UnreadableSource, match=r"^code\.md: [^\n]*nested too deep"):
        read(text)


@pytest.mark.parametrize("depth", [10, 30, 60])
def test_deep_lists_are_read_whole(depth: int) -> None:
    found = lines("".join("  " * place + f"- act {place}\n" for place in range(depth)))
    assert [line.depth for line in found] == list(range(1, depth + 1))


@pytest.mark.parametrize(
    "text", ["[" * 3000, "*a **b " * 2000, "`" * 3000 + "a", "|a" * 3000 + "\n" + "|-" * 3000, "<" * 9000]
)
def test_pathological_marks_do_no_harm(text: str) -> None:
    assert len(lines("act\n\n" + text)) >= 1


def test_limits() -> None:
    for limits in (Limits(max_bytes=3), Limits(max_lines=1)):
        with pytest.raises(UnreadableSource):
            read_markdown(b"act\n\nstop", "code.md", limits=limits)


@needs_shared
@pytest.mark.parametrize(("name", "numbers"), [
    ("kent-2010-officer-code-report.md", ["1.", "2.", "", "", "", "", "3."]),
    ("cambridgeshire-2022-officers-code-report.md", ["", "", "", ""]),
])  # fmt: skip
def test_the_two_reports(name: str, numbers: list[str]) -> None:
    source = read_markdown((SHARED / "seeds" / name).read_bytes(), name)
    listed = [line for line in source.lines if line.depth]
    assert [line.label for line in listed] == numbers
    assert all(line.label or line.text[0].isdigit() for line in listed)
    assert not source.warnings
