"""Automatic numbers, in the cases LibreOffice does not share with Word; the rest is compared with LibreOffice."""

from __future__ import annotations

import pytest

from tests.sources.docx_made import abstract, level, made, num, paragraph
from toolkit.sources.docx import read_docx
from toolkit.sources.docx_formats import formatted

CLAUSES = level(0, "%1.") + level(1, "(%2)", fmt="lowerLetter") + level(2, "(%3)", fmt="lowerRoman")


def labels(items: str, numbering: str, styles: str = "") -> list[str]:
    """The labels of paragraphs written as "num:level" with blanks between; "-" is a plain paragraph."""
    body = ""
    for item in items.split():
        which, _, depth = item.partition(":")
        body += paragraph("x") if item == "-" else paragraph("x", num=int(which), level=int(depth))
    return [line.label for line in read_docx(made(body, parts={"numbering": numbering, "styles": styles}), "a").lines]


@pytest.mark.parametrize(
    ("fmt", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 100, "100"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 28, "bb"),
        ("lowerLetter", 53, "aaa"),
        ("ordinal", 11, "11th"),
        ("ordinal", 22, "22nd"),
        ("ordinal", 113, "113th"),
        ("cardinalText", 21, "Twenty-one"),
        ("ordinalText", 21, "Twenty-first"),
        ("ordinalText", 30, "Thirtieth"),
        ("ordinalText", 12, "Twelfth"),
        ("hex", 26, "1A"),
        ("chicago", 6, "††"),
        ("numberInDash", 3, "- 3 -"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 20, "⒛"),
        ("decimalEnclosedFullstop", 21, "21"),
        ("decimalEnclosedCircle", 36, "㊱"),
        ("decimalFullWidth", 12, "１２"),
        ("none", 3, ""),
        ("no such format", 3, "3"),
        ("lowerLetter", 32_000, "32000"),
    ],
)
def test_each_number_format(fmt: str, number: int, printed: str) -> None:
    assert formatted(number, fmt) == printed


def test_a_custom_format_pads_its_number() -> None:
    assert [formatted(n, "custom", pattern="001, 002, 003, ...") for n in (0, 7, 1234)] == ["000", "007", "1234"]
    assert formatted(7, "custom", pattern="?") == "7"


def test_legal_numbering_prints_every_figure_in_decimal() -> None:
    numbering = level(0, "Article %1", fmt="upperRoman") + level(1, "%1.%2", fmt="lowerLetter", extra="<w:isLgl/>")
    assert labels("1:0 1:0 1:1 1:1", abstract(0, numbering) + num(1, 0)) == ["Article I", "Article II", "2.1", "2.2"]


@pytest.mark.parametrize(
    ("restart", "printed"),
    [
        (None, ["1.", "(a)", "(i)", "(ii)", "(b)", "(i)", "2.", "(a)", "(i)"]),
        (0, ["1.", "(a)", "(i)", "(ii)", "(b)", "(iii)", "2.", "(a)", "(iv)"]),
        (1, ["1.", "(a)", "(i)", "(ii)", "(b)", "(iii)", "2.", "(a)", "(i)"]),
        (2, ["1.", "(a)", "(i)", "(ii)", "(b)", "(i)", "2.", "(a)", "(i)"]),
        (7, ["1.", "(a)", "(i)", "(ii)", "(b)", "(i)", "2.", "(a)", "(i)"]),
    ],
)
def test_a_level_restarts_only_after_the_level_it_names(restart: int | None, printed: list[str]) -> None:
    extra = "" if restart is None else f'<w:lvlRestart w:val="{restart}"/>'
    levels = level(0, "%1.") + level(1, "(%2)", fmt="lowerLetter") + level(2, "(%3)", fmt="lowerRoman", extra=extra)
    assert labels("1:0 1:1 1:2 1:2 1:1 1:2 1:0 1:1 1:2", abstract(0, levels) + num(1, 0)) == printed


def test_every_overridden_level_of_a_list_begins_anew_the_first_time_it_is_used() -> None:
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{to}"/></w:lvlOverride>' for at, to in ((0, 5), (1, 3))
    )
    numbering = abstract(0, CLAUSES) + num(1, 0) + num(2, 0, starts)
    assert labels("1:0 1:1 2:0 2:1 2:1 1:1 2:0 2:1", numbering) == ["1.", "(a)", "5.", "(c)", "(d)", "(e)", "6.", "(c)"]


def test_lists_over_one_definition_continue_each_other_and_say_so() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(0, CLAUSES) + num(1, 0) + num(2, 0) + num(3, 0, restart) + abstract(1, CLAUSES) + num(4, 1)
    body = "".join(paragraph("x", num=n, level=0) for n in (1, 2, 3, 3, 4))
    lines = read_docx(made(body, parts={"numbering": numbering}), "a").lines
    assert [line.label for line in lines] == ["1.", "2.", "1.", "2.", "1."]
    one, two, three, four, five = (line.list_id for line in lines)
    assert one == two
    assert three == four
    assert len({one, three, five}) == 3


def test_a_missing_level_above_counts_as_used() -> None:
    levels = level(0, "%1") + level(1, "%1.%2")
    assert labels("1:1 1:1 1:0 1:1", abstract(0, levels) + num(1, 0)) == ["1.1", "1.2", "2", "2.1"]


@pytest.mark.parametrize(
    ("text", "fmt", "printed"),
    [
        ("\uf0b7", "bullet", "•"),
        ("\uf0a7", "bullet", "•"),
        ("o", "bullet", "•"),
        ("–", "bullet", "•"),
        ("", "bullet", ""),
        ("Note:", "bullet", "Note:"),
        ("Recital", "none", "Recital"),
        ("%1", "none", ""),
        ("", "decimal", ""),
        ("  Part %1  ", "decimal", "Part 1"),
    ],
)
def test_bullets_and_levels_without_a_number(text: str, fmt: str, printed: str) -> None:
    assert labels("1:0", abstract(0, level(0, text, fmt=fmt)) + num(1, 0)) == [printed]


def test_a_picture_bullet_is_a_bullet() -> None:
    picture = level(0, "\uf0b7", fmt="bullet").replace("</w:lvl>", '<w:lvlPicBulletId w:val="0"/></w:lvl>')
    assert labels("1:0", abstract(0, picture) + num(1, 0)) == ["•"]


def test_a_style_gives_its_list_and_the_level_linked_to_it_whatever_level_it_names() -> None:
    levels = level(0, "%1.", extra='<w:pStyle w:val="Clause"/>') + level(1, "%1.%2", extra='<w:pStyle w:val="Sub"/>')
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/>{own}</w:style>'
        for name, base, own in (
            ("Clause", "", numbered),
            ("Sub", "", numbered),
            ("Kin", "Sub", ""),
            ("Off", "Sub", OFF),
        )
    )
    body = "".join(paragraph("x", style=style) for style in ("Clause", "Sub", "Kin", "Off"))
    body += paragraph("x", style="Sub", num=0) + paragraph("x", style="Sub")
    parts = {"numbering": abstract(0, levels) + num(1, 0), "styles": styles}
    lines = read_docx(made(body, parts=parts), "a").lines
    assert [line.label for line in lines] == ["1.", "1.1", "1.2", "", "", "1.3"]
    assert [line.depth for line in lines] == [1, 2, 2, 0, 0, 2]


OFF = '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'


def test_numbering_runs_through_tables_and_text_boxes_in_reading_order() -> None:
    def item(text: str) -> str:
        return paragraph(text, num=1, level=0)

    box = f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{item('c')}</w:txbxContent></v:textbox></v:shape>"
    table = f"<w:tbl><w:tr><w:tc>{item('b')}</w:tc><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>"
    body = item("a") + table + box + "</w:pict></w:r></w:p>" + item("d")
    lines = read_docx(made(body, parts={"numbering": abstract(0, CLAUSES) + num(1, 0)}), "a").lines
    printed = [f"{line.label} {line.text}".strip() for line in lines]
    assert printed == ["1. a", "2. b | x", "3. c", "4. d"]


def test_an_unknown_list_is_told() -> None:
    read = read_docx(made(paragraph("x", num=9, level=0), parts={"numbering": ""}), "a")
    assert [line.label for line in read.lines] == [""]
    assert [warning.code for warning in read.warnings] == ["unknown_list"]


@pytest.mark.parametrize(
    "numbering",
    [
        num(1, 7),
        abstract(0, "", extra='<w:numStyleLink w:val="Ring"/>') + num(1, 0),
        abstract(0, '<w:lvl w:ilvl="99"><w:start w:val="many"/></w:lvl>') + num(1, 0),
        abstract(0, level(0, "%1" * 1000, fmt="chicago", start=30_000)) + num(1, 0),
        abstract(0, level(0, "%1.", start=10**12)) + num(1, 0),
    ],
)
def test_senseless_numbering_neither_fails_nor_swells(numbering: str) -> None:
    ring = (
        '<w:style w:type="numbering" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert all(len(label) < 2000 for label in labels("1:0 1:8 1:99", numbering, ring))
