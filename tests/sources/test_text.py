"""Plain text: lines as they stand, what the typing says of them, and what is no text at all."""

from __future__ import annotations

import pytest

from toolkit.errors import UnreadableSource
from toolkit.model.source import Line
from toolkit.sources.limits import Limits
from toolkit.sources.text import read_text


def lines(text: str) -> list[Line]:
    return list(read_text(text.encode(), "code.txt").lines)


def roles(text: str) -> list[tuple[str, str]]:
    return [(line.role, line.text) for line in lines(text)]


def test_hard_wrapped_lines_are_soft_and_a_blank_line_parts() -> None:
    found = [(line.text, line.soft, line.gap) for line in lines("1. Members must\nact.\n\n\n2. Stop")]
    assert found == [("1. Members must", False, 0.0), ("act.", True, 0.0), ("2. Stop", False, 24.0)]


def test_leading_blanks_and_tabs_are_indents_in_points() -> None:
    found = [(line.text, line.indent) for line in lines("1. Act\n   (a) so\n\t(b) or\tso")]
    assert found == [("1. Act", 0.0), ("(a) so", 18.0), ("(b) or so", 48.0)]


UNDERLINED = [
    ("equals signs", "Gifts\n=====\nRegister.", [("heading", "Gifts"), ("body", "Register.")]),
    ("dashes", "Gifts\n-----\n\nRegister.", [("heading", "Gifts"), ("body", "Register.")]),
    ("a rule after a blank line", "Gifts.\n\n------\nMore.", [("body", "Gifts."), ("body", "More.")]),
    ("a long rule under a short line", "act.\n" + "-" * 70 + "\nMore.", [("body", "act."), ("body", "More.")]),
    ("a row of stars", "act.\n* * * *\nMore.", [("body", "act."), ("body", "More.")]),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in UNDERLINED], ids=[r[0] for r in UNDERLINED])
def test_underlined_headings_and_rules(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


def test_ranks_of_underlined_headings() -> None:
    assert [line.rank for line in lines("Code\n====\n\nGifts\n-----")] == [1, 2]


def test_short_dashes_and_columns_are_no_headings() -> None:
    assert roles("act\n--\n\nKind   Limit\n----   -----\nGift   £50") == [
        ("body", "act"),
        ("body", "--"),
        ("table_row", "Kind | Limit"),
        ("table_row", "---- | -----"),
        ("table_row", "Gift | £50"),
    ]


CONTENTS = [
    ("1. Scope ........ 3", "contents"),
    ("1. Scope . . . . . 3", "contents"),
    ("Appendix A …… iv", "contents"),
    ("Members must act in 28 days", "body"),
    ("and so on... 3", "body"),
    ("Name ............", "body"),
]


@pytest.mark.parametrize(("text", "role"), CONTENTS)
def test_dotted_leaders_are_contents(text: str, role: str) -> None:
    assert [line.role for line in lines(text)] == [role]


def paged(*bodies: str, head: str = "Thornmere Council: Code", foot: str = "Page {} of 9") -> str:
    return "\f".join(f"{head}\n\n{body}\n\n{foot.format(number)}" for number, body in enumerate(bodies, 1))


def test_running_heads_and_page_numbers_are_furniture() -> None:
    found = lines(paged("1. Members must", "act at once.", "2. Stop"))
    assert [(line.text, line.page) for line in found if line.role == "body"] == [
        ("1. Members must", 1), ("act at once.", 2), ("2. Stop", 3),
    ]  # fmt: skip
    assert sum(line.role == "furniture" for line in found) == 6


def test_bare_numbers_that_count_up_are_page_numbers() -> None:
    found = roles(paged("1. Act", "2. Stop", "3. Report", head="", foot="- {} -"))
    assert [text for role, text in found if role == "furniture"] == ["- 1 -", "- 2 -", "- 3 -"]


@pytest.mark.parametrize("foot", ["- 1 -", "\u2013 1 \u2013", "Page 1", "Page 1 of 2"])
def test_a_page_number_is_known_where_it_stands_once(foot: str) -> None:
    found = roles(f"1. Members must act.\n\n{foot}\f2. They must stop.")
    assert [text for role, text in found if role == "furniture"] == [foot]


@pytest.mark.parametrize("foot", ["- 7 -", "Page 7", "1", "Page one of the form"])
def test_what_says_no_number_of_its_page_stays(foot: str) -> None:
    assert all(role == "body" for role, _ in roles(f"1. Members must act.\n\n{foot}\f2. They must stop."))


def test_the_right_edge_counts_the_blanks_within_a_line() -> None:
    assert [line.right for line in lines("1.    Act with care.\n      Tell  the  clerk.")] == [20 * 6.0, 23 * 6.0]


def test_clause_numbers_at_the_pages_edges_stay() -> None:
    text = "1\nMembers must act.\f4\nOfficers must not accept a gift.\f9\nReport it."
    assert all(role == "body" for role, _ in roles(text))


def test_a_sentence_broken_by_a_page_goes_on() -> None:
    assert [line.soft for line in lines("Members must\n\n\f\nact.\n\n\f\nOfficers too.")] == [False, True, False]


def test_one_page_has_no_page_numbers() -> None:
    assert [line.page for line in lines("act")] == [None]


def test_the_signs_of_quoted_mail_go_with_a_warning() -> None:
    source = read_text(b"> 1. Members must\n> > act.\n\n> alone", "code.txt")
    assert [line.text for line in source.lines] == ["1. Members must", "act.", "> alone"]
    assert [warning.code for warning in source.warnings] == ["quoting_removed"]


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    text = "1. A “gift” over £50 must be registered.\r\n2. So must hospitality."
    found = [line.text for line in read_text(text.encode(encoding), "code.txt").lines]
    assert found == text.split("\r\n")


def test_a_guess_and_damage_are_said() -> None:
    guessed = read_text("a gift over £50".encode("cp1252"), "code.txt")
    assert [warning.code for warning in guessed.warnings] == ["charset_guessed"]
    damaged = read_text("“gift” ".encode() * 20 + b"\xff", "code.txt")
    assert [warning.code for warning in damaged.warnings] == ["unreadable_characters"]
    assert damaged.lines[0].text.startswith("“gift”")


REFUSED = [
    ("NULs", b"act\x00\x00\x00\x00 now and then"),
    ("control characters", b"ac\x01\x02t"),
    ("empty", b""),
    ("a picture", bytes(range(256)) * 4),
]


@pytest.mark.parametrize("data", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"^code\.txt: [^\n]+$"):
        read_text(data, "code.txt")


def test_a_few_control_characters_are_borne() -> None:
    assert read_text(b"Members must act at once.\x07\x1a", "code.txt").lines


@pytest.mark.parametrize("limits", [Limits(max_bytes=3), Limits(max_lines=1), Limits(max_line=3)])
def test_limits(limits: Limits) -> None:
    with pytest.raises(UnreadableSource):
        read_text(b"Members\nmust act", "code.txt", limits=limits)


@pytest.mark.parametrize("text", ["a" + "." * 300_000, ". " * 100_000 + "x", "> " * 200_000, "-" * 300_000 + "\nx"])
def test_long_rows_of_signs_do_no_harm(text: str) -> None:
    assert len(lines(text)) <= 1


LONG = (
    "Within thirty days of starting, give your manager a note of "
    + "any shares, any other paid job and any land you own, " * 2
    + "near or far."
)


def test_lines_longer_than_any_wrap_are_paragraphs() -> None:
    """Pasted from a word processor: a line for each paragraph, no blank line between, and none broken in a sentence."""
    text = f"GIFTS\n{LONG}\nIf somebody gives you something, say so.\nYou may use the telephone."
    assert [line.soft for line in read_text(text.encode(), "code.txt").lines][2:] == [False, False]


def test_one_line_broken_in_a_sentence_shows_a_wrap() -> None:
    text = f"{LONG}\nThe note is kept by the manager, who shows it to nobody but the\nchief executive."
    assert read_text(text.encode(), "code.txt").lines[-1].soft


def test_a_line_that_says_its_page_ends_it() -> None:
    """Copied from a viewer: no form feed, but "Page 1 of 2"; what it broke goes on on the next page."""
    found = lines("Staff tell their\nPage 1 of 2\nmanager at once.\nPage 2 of 2")
    assert [(line.text, line.role, line.page, line.soft) for line in found if line.role == "body"] == [
        ("Staff tell their", "body", 1, False),
        ("manager at once.", "body", 2, True),
    ]
    assert [line.text for line in found if line.role == "furniture"] == ["Page 1 of 2", "Page 2 of 2"]


NOTED = """
1. (1) A miller shall weigh the corn in the presence    Weighing
of whoever brought it, and shall not
    (a) leave the room; or                              leaving
    (b) turn the scales, whatever the reason that
    is given for it.
2. A miller shall not keep what spills on the floor     Spilt
between the stone and the sack.                         flour
"""


def test_the_margin_of_a_text_heads_its_clauses() -> None:
    assert [row for row in roles(NOTED) if row[0] != "body"] == [
        ("heading", "Weighing"),
        ("furniture", "leaving"),
        ("heading", "Spilt flour"),
    ]


def test_blank_lines_under_every_line_part_nothing() -> None:
    text = (
        "No miller shall take corn from a house in which somebody\n\nis ill with a fever, unless the doctor who came to"
        " the\n\nhouse allows it.\n\nNo miller shall lend the key of the mill to anybody but\n\nthe clerk or the reeve,"
        " on any day of the week that they\n\nask for it."
    )
    assert [line.soft for line in lines(text)] == [False, True, True, False, True, True]
