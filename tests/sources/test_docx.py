"""Word documents: what each construction becomes, drawn in raw XML."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from tests.sources.docx_made import abstract, level, made, num, paragraph, run
from toolkit.model.source import Line, SourceText
from toolkit.sources.docx import read_docx


def read(body: str, *, tracked: str = "accepted", **parts: str) -> SourceText:
    return read_docx(made(body, parts=parts), "code.docx", tracked=tracked)  # type: ignore[arg-type]


def lines(body: str, **parts: str) -> tuple[Line, ...]:
    return read(body, **parts).lines


def texts(body: str, *, tracked: str = "accepted", **parts: str) -> list[str]:
    return [f"{line.label} {line.text}".strip() for line in read(body, tracked=tracked, **parts).lines]


def codes(body: str, **parts: str) -> list[str]:
    return [warning.code for warning in read(body, **parts).warnings]


def style(identity: str, name: str, inside: str = "", *, based: str = "", kind: str = "paragraph") -> str:
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{basis}{inside}</w:style>'


def wrapped(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def field(instruction: str, result: str) -> str:
    return mark("begin") + instructed(instruction) + mark("separate") + result + mark("end")


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instructed(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def table(*rows: list[str]) -> str:
    return "<w:tbl>" + "".join("<w:tr>" + "".join(cells) + "</w:tr>" for cells in rows) + "</w:tbl>"


def cell(*blocks: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks)}</w:tc>"


# The words of a paragraph


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("Members ") + run("must  declare"), "Members must declare"),
        ("<w:r><w:t>1.</w:t><w:tab/><w:t>Duty</w:t></w:r>", "1. Duty"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>opted</w:t></w:r>", "co-opted"),
        ("<w:r><w:t>dis</w:t><w:softHyphen/><w:t>close</w:t></w:r>", "disclose"),
        (run("dis\u00adclose the\u00a0interest\u200b"), "disclose the interest"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run(" agreed"), "\u2713 agreed"),
        ('<w:r><w:sym w:font="Symbol" w:char="B3"/></w:r>' + run(" 25"), "\u2265 25"),
        (run("\uf0b7 gifts", '<w:rFonts w:ascii="Symbol"/>'), "\u2022 gifts"),
        (f'<w:hyperlink r:id="r1">{run("the register")}</w:hyperlink>', "the register"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('inside')}</w:sdtContent></w:sdt>{run(' out')}", "inside out"),
        (f"<w:smartTag>{run('Kent')}</w:smartTag>", "Kent"),
        (f'<w:fldSimple w:instr=" REF a ">{run("10(1)")}</w:fldSimple>', "10(1)"),
        (run("see ") + field(" REF _a \\h ", run("4.2")) + run(" above"), "see 4.2 above"),
        (field("IF", field("X", run("inner "))) + run("after"), "inner after"),
        (mark("begin") + instructed("IF ") + field("REF a", run("gone")) + mark("end") + run("kept"), "kept"),
        (mark("begin") + instructed("MACROBUTTON NoMacro [insert name]") + mark("end"), "[insert name]"),
        (run("kept") + mark("end") + run(" too"), "kept too"),
        (run("a") + '<w:r><w:commentReference w:id="1"/></w:r>' + run("b"), "ab"),
        ("<m:oMath><m:r><m:t>x=5</m:t></m:r></m:oMath>", "x=5"),
        (f"<w:r><w:ruby><w:rt>{run('no')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>", "base"),
        ("<w:r><w:t>one\n  two</w:t></w:r>", "one two"),
    ],
)
def test_the_words_of_a_paragraph(inside: str, expected: str) -> None:
    assert texts(wrapped(inside)) == [expected]


def test_a_legacy_check_box_is_printed() -> None:
    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
    end = instructed("FORMCHECKBOX") + mark("end")
    ticked = box.format('<w:checked w:val="1"/>') + end + box.format('<w:default w:val="0"/>') + end
    assert texts(wrapped(ticked)) == ["☒☐"]


def test_a_break_begins_a_soft_line_and_the_label_stays_with_the_first() -> None:
    inside = "<w:r><w:br/><w:t>Gifts</w:t><w:br/><w:t>and hospitality</w:t><w:cr/></w:r>"
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    found = lines(wrapped(inside, properties=numbered), numbering=abstract(0, level(0, "%1.")) + num(1, 0))
    assert [(line.label, line.text, line.soft) for line in found] == [
        ("1.", "Gifts", False),
        ("", "and hospitality", True),
    ]


def test_an_empty_numbered_paragraph_keeps_its_number_and_an_empty_bullet_goes() -> None:
    numbering = abstract(0, level(0, "%1.") + level(1, "\uf0b7", fmt="bullet")) + num(1, 0)
    body = paragraph("", num=1, level=0) + paragraph("", num=1, level=1) + paragraph("Duty", num=1, level=0)
    assert texts(body, numbering=numbering) == ["1.", "2. Duty"]


def test_a_large_initial_belongs_to_the_word_it_begins() -> None:
    body = paragraph("M", extra='<w:framePr w:dropCap="drop" w:lines="3"/>') + paragraph("embers must declare")
    assert texts(body) == ["Members must declare"]


def test_a_field_that_never_ends_swallows_nothing_and_is_told() -> None:
    body = wrapped(mark("begin") + run("Members")) + wrapped(run("must declare"))
    assert texts(body) == ["Members", "must declare"]
    assert codes(body) == ["broken_field"]


def test_hidden_text_is_left_out_and_told() -> None:
    secret = style("Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    body = wrapped(run("Seen"), run(" unseen", "<w:vanish/>"), run(" unseen", '<w:rStyle w:val="Secret"/>'))
    body += wrapped(run("all unseen", "<w:vanish/>"), properties="<w:rPr><w:vanish/></w:rPr>")
    body += wrapped(run("shown", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>'))
    assert texts(body, styles=secret) == ["Seen", "shown"]
    warning = read(body, styles=secret).warnings[0]
    assert (warning.code, warning.place) == ("hidden_text", "paragraph 1")
    assert "3" in warning.message


def test_a_hidden_numbered_paragraph_is_not_counted() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    hidden = wrapped(run("x", "<w:vanish/>"), properties=numbered + "<w:rPr><w:vanish/></w:rPr>")
    body = paragraph("a", num=1, level=0) + hidden + paragraph("b", num=1, level=0)
    assert texts(body, numbering=abstract(0, level(0, "%1.")) + num(1, 0)) == ["1. a", "2. b"]


def test_what_cannot_be_read_is_told() -> None:
    chart = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
    drawn = f'<w:r><w:drawing><wp:inline><a:blip r:embed="r1"/>{chart}</wp:inline></w:drawing></w:r>'
    counted = mark("begin") + instructed("LISTNUM") + mark("end")
    sign = '<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>'
    body = wrapped(run("x") + drawn + counted + sign) + '<w:altChunk r:id="r1"/>'
    assert codes(body) == ["picture", "diagram", "counted_field", "unknown_symbol", "embedded_document"]


# Roles and looks


@pytest.mark.parametrize(
    ("identity", "properties", "role", "rank"),
    [
        ("Ttl", "", "heading", 1),
        ("Sub", "", "heading", 1),
        ("berschrift3", "", "heading", 4),
        ("Kin", "", "heading", 4),
        ("Outlined", "", "heading", 6),
        ("berschrift3", '<w:outlineLvl w:val="9"/>', "body", 0),
        ("", '<w:outlineLvl w:val="1"/>', "heading", 3),
        ("Toc2", "", "contents", 0),
        ("TocHead", "", "contents", 0),
        ("Ring", "", "body", 0),
        ("Unheard", "", "body", 0),
        ("", "", "body", 0),
    ],
)
def test_headings_by_style_name_basis_and_outline_level(identity: str, properties: str, role: str, rank: int) -> None:
    styles = style("Ttl", "Title") + style("Sub", "Subtitle") + style("berschrift3", "heading 3")
    styles += style("Kin", "Klausel", based="berschrift3") + style("Ring", "Ring", based="Ring")
    styles += style("Outlined", "Clause", '<w:pPr><w:outlineLvl w:val="4"/></w:pPr>') + style("Toc2", "toc 2")
    styles += style("TocHead", "TOC Heading", based="berschrift3")
    line = lines(paragraph("Gifts", style=identity, extra=properties), styles=styles)[0]
    assert (line.role, line.rank) == (role, rank)


def test_a_table_of_contents_by_field_and_by_control() -> None:
    body = wrapped(mark("begin"), instructed('TOC \\o "1-3"'), mark("separate"), run("1 Gifts"), run(" 4"))
    body += wrapped(f'<w:hyperlink w:anchor="a">{run("2 Loans")}{field("PAGEREF a", run(" 5"))}</w:hyperlink>')
    body += wrapped(mark("end"), run("1 Gifts"))
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body += f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>{paragraph('2 Loans')}"
    assert [(line.role, line.text) for line in lines(body)] == [
        ("contents", "1 Gifts 4"),
        ("contents", "2 Loans 5"),
        ("body", "1 Gifts"),
        ("contents", "Contents"),
        ("body", "2 Loans"),
    ]


def test_bold_and_size_come_from_runs_and_styles() -> None:
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    styles += style("Heavy", "Heavy", '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>')
    styles += style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    body = (
        paragraph("a") + paragraph("b", style="Heavy") + wrapped(run("c", "<w:b/>"), run(" ", ""), run("d", "<w:b/>"))
    )
    body += wrapped(run("e", "<w:b/>"), run("f")) + wrapped(run("g", '<w:rStyle w:val="Strong"/>'))
    body += wrapped(run("h", '<w:rStyle w:val="Strong"/>'), properties='<w:pStyle w:val="Heavy"/>')
    found = {line.text: (line.bold, line.size) for line in lines(body, styles=styles)}
    assert found == {
        "a": (False, 11.0),
        "b": (True, 14.0),
        "c d": (True, 11.0),
        "ef": (False, 11.0),
        "g": (True, 11.0),
        "h": (False, 14.0),  # a bold style within a bold style is not bold
    }


def test_indents_in_points_where_the_first_line_begins() -> None:
    numbered = level(0, "%1.").replace("</w:lvl>", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>')
    styles = style("Inset", "Inset", '<w:pPr><w:ind w:left="1440"/></w:pPr>')
    body = paragraph("a") + paragraph("b", style="Inset") + paragraph("c", style="Inset", num=1, level=0)
    body += paragraph("d", style="Inset", extra='<w:ind w:firstLine="200"/>')
    found = lines(body, styles=styles, numbering=abstract(0, numbered) + num(1, 0))
    assert [line.indent for line in found] == [0.0, 72.0, 18.0, 82.0]


# Tables, boxes, notes, running heads


def test_a_row_is_a_line_with_its_cells_and_their_labels() -> None:
    rows = [cell(paragraph("Duty", num=1, level=0)), cell(paragraph("Who"), paragraph("When"))], [cell(), cell()]
    found = lines(table(*rows), numbering=abstract(0, level(0, "%1.")) + num(1, 0))
    assert [(line.role, line.text, line.cells, line.place) for line in found] == [
        ("table_row", "1. Duty | Who When", ("1. Duty", "Who When"), "table 1, row 1")
    ]


def test_merged_cells_are_read_once_and_nested_tables_flattened() -> None:
    wide = cell(paragraph("Interest"), properties='<w:gridSpan w:val="2"/>')
    tall = cell(paragraph("Gift"), properties='<w:vMerge w:val="restart"/>')
    rest = cell(paragraph("old words"), properties="<w:vMerge/>")
    inner = cell(paragraph("a")), cell(paragraph("b"))
    nested = cell(paragraph("Within"), table([*inner]), paragraph("after"))
    found = lines(table([wide], [tall, cell(paragraph("Value"))], [rest, nested]))
    assert [(line.role, line.text) for line in found[:1]] == [("body", "Interest")]  # across the table: words over it
    assert [line.cells for line in found[1:]] == [("Gift", "Value"), ("", "Within a b after")]


def test_two_lists_under_a_few_words_each_are_read_one_after_the_other() -> None:
    def listed(*items: str) -> str:
        return cell(*(paragraph(item, num=1, level=0) for item in items))

    dot = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    )
    numbering = f'{dot}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    heads = [cell(paragraph("Do")), cell(paragraph("Do not"))]
    lists = table(heads, [listed("thank people", "be on time"), listed("gossip", "lend your pass")])
    said = ["Do", "• thank people", "• be on time", "Do not", "• gossip", "• lend your pass"]
    assert texts(lists, numbering=numbering) == said
    data = table(heads, [listed("thank people"), cell(paragraph("gossip"))])
    assert len(texts(data, numbering=numbering)) == 2, "one item beside one paragraph is a row of data"


def test_a_cell_that_continues_nothing_is_read() -> None:
    stray = cell(paragraph("Gift"), properties="<w:vMerge/>")
    assert texts(table([stray, cell(paragraph("Value"))])) == ["Gift | Value"]


def test_a_table_of_one_column_is_a_frame_around_paragraphs() -> None:
    boxed = table([cell(paragraph("Key points"), paragraph("Declare early"))])
    assert [(line.role, line.text) for line in lines(boxed)] == [("body", "Key points"), ("body", "Declare early")]


def beside(*rows: tuple[str, list[str]]) -> str:
    """A table of two columns: the words of the first cell, the paragraphs of the second."""
    return table(*([cell(paragraph(first)), cell(*map(paragraph, second))] for first, second in rows))


def test_numbers_beside_their_clauses_are_read_through() -> None:
    rows = ("1.", ["Gifts"]), ("1.1", ["You must not:", "(a) ask for one;", "(b) keep one."]), ("", ["Say so at once."])
    assert [(line.role, line.text, line.indent) for line in lines(beside(*rows))] == [
        ("body", "1. Gifts", 0.0),
        ("body", "1.1 You must not:", 0.0),
        ("body", "(a) ask for one;", 36.0),
        ("body", "(b) keep one.", 36.0),
        ("body", "Say so at once.", 36.0),
    ]


def test_words_in_the_margin_are_headings_of_the_clauses_beside_them() -> None:
    rows = ("Gifts", ["3.\u2014(1) No gift is kept."]), ("", ["(2) All are told."]), ("Land", ["4. Land is declared."])
    assert [(line.role, line.text) for line in lines(beside(*rows))] == [
        ("heading", "Gifts"),
        ("body", "3.\u2014(1) No gift is kept."),
        ("body", "(2) All are told."),
        ("heading", "Land"),
        ("body", "4. Land is declared."),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("1", ["Clerk"]), ("2", ["Warden"])),  # each number beside one paragraph: rows of data
        (("Post", ["1. Clerk"]), ("Days", ["Monday", "Tuesday"])),  # not all of the second column is numbered
        (("1", ["Clerk", "Town Hall"]),),  # one row alone
    ],
)
def test_rows_of_data_stay_rows(rows: tuple[tuple[str, list[str]], ...]) -> None:
    assert {line.role for line in lines(beside(*rows))} == {"table_row"}


def test_rows_inside_controls_and_changes_are_read() -> None:
    row = f"<w:tr>{cell(paragraph('a'))}<w:sdt><w:sdtContent>{cell(paragraph('b'))}</w:sdtContent></w:sdt></w:tr>"
    assert texts(f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>") == ["a | b"]


def test_a_text_box_is_read_once_after_the_words_it_is_anchored_in() -> None:
    box = f"<w:txbxContent>{paragraph('Boxed')}</w:txbxContent>"
    choice = f"<w:drawing><wp:anchor><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    fallback = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    both = f'<mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
    body = wrapped(f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>", run("Anchor"))
    assert texts(body + paragraph("Next")) == ["Anchor", "Boxed", "Next"]


def test_notes_follow_the_body_in_the_order_of_their_marks() -> None:
    def note(identity: int, text: str) -> str:
        return f'<w:footnote w:id="{identity}">{wrapped("<w:r><w:footnoteRef/></w:r>", run(text))}</w:footnote>'

    def reference(kind: str, identity: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'

    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>*</w:t></w:r>'
    body = wrapped(run("An interest"), reference("footnote", 3), run(" counts"), own, reference("endnote", 2))
    body += wrapped(run("So does this"), reference("footnote", 2), reference("footnote", 99))
    notes = note(2, "second") + note(3, " first") + note(4, "* own")
    end = f'<w:endnote w:id="2">{paragraph("last")}{paragraph("of all")}</w:endnote>'
    found = read(body, footnotes=notes, endnotes=end)
    assert [(line.role, line.label, line.text, line.place) for line in found.lines] == [
        ("body", "", "An interest counts", "paragraph 1"),
        ("body", "", "So does this", "paragraph 2"),
        ("footnote", "1", "first", "footnote 1, at paragraph 1"),
        ("footnote", "*", "own", "footnote *, at paragraph 1"),
        ("footnote", "2", "second", "footnote 2, at paragraph 2"),
        ("footnote", "i", "last of all", "endnote i, at paragraph 1"),
    ]
    assert [warning.code for warning in found.warnings] == ["missing_note"]


def test_note_marks_follow_the_document_s_settings() -> None:
    body = wrapped(run("x"), '<w:r><w:footnoteReference w:id="1"/></w:r>')
    settings = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>'
    found = lines(body, settings=settings, footnotes=f'<w:footnote w:id="1">{paragraph("note")}</w:footnote>')
    assert found[1].label == "c"


def test_running_heads_are_furniture_and_told_when_they_say_more() -> None:
    section = '<w:sectPr><w:headerReference r:id="r_header1"/><w:footerReference r:id="r_footer1"/></w:sectPr>'
    long = "Officers must read this code together with the whistleblowing policy and the register of interests note."
    found = read(paragraph("Duty") + section, header1=paragraph(long), footer1=paragraph("Page 1"), header2="")
    assert [(line.role, line.text, line.place) for line in found.lines] == [
        ("furniture", long, "header"),
        ("body", "Duty", "paragraph 1"),
        ("furniture", "Page 1", "footer"),
    ]
    assert [(warning.code, warning.place) for warning in found.warnings] == [("header_text", "header")]


# Tracked changes


def change(kind: str, inside: str = "") -> str:
    return f'<w:{kind} w:id="1" w:author="Monitoring Officer">{inside}</w:{kind}>'


def gone(text: str) -> str:
    return change("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


@pytest.mark.parametrize(
    ("body", "accepted", "original"),
    [
        (wrapped(run("Members "), gone("may"), change("ins", run("must"))), ["Members must"], ["Members may"]),
        (
            wrapped(change("moveFrom", run("First. ")), run("Second. "), change("moveTo", run("First."))),
            ["Second. First."],
            ["First. Second."],
        ),
        (  # a mark struck out joins two paragraphs
            wrapped(run("Declare"), properties=f"<w:rPr>{change('del')}</w:rPr>") + paragraph(" it."),
            ["Declare it."],
            ["Declare", "it."],
        ),
        (  # a mark put in splits one
            wrapped(run("Declare it."), properties=f"<w:rPr>{change('ins')}</w:rPr>") + paragraph(" Then leave."),
            ["Declare it.", "Then leave."],
            ["Declare it. Then leave."],
        ),
        (  # a whole paragraph struck out, and two in a row
            paragraph("a")
            + wrapped(gone("b"), properties=f"<w:rPr>{change('del')}</w:rPr>")
            + wrapped(gone("c"), properties=f"<w:rPr>{change('del')}</w:rPr>")
            + paragraph("d"),
            ["a", "d"],
            ["a", "b", "c", "d"],
        ),
        (  # before a table there is nothing to run on into
            wrapped(gone("b"), properties=f"<w:rPr>{change('del')}</w:rPr>")
            + table([cell(paragraph("c")), cell(paragraph("d"))]),
            ["c | d"],
            ["b", "c | d"],
        ),
        (
            f"<w:tbl><w:tr><w:trPr>{change('del')}</w:trPr>{cell(paragraph('a'))}{cell(paragraph('b'))}</w:tr>"
            f"<w:tr><w:trPr>{change('ins')}</w:trPr>{cell(paragraph('c'))}{cell(paragraph('d'))}</w:tr></w:tbl>",
            ["c | d"],
            ["a | b"],
        ),
    ],
)
def test_tracked_changes_are_read_as_accepted_or_as_the_original(
    body: str, accepted: list[str], original: list[str]
) -> None:
    assert texts(body) == accepted
    assert texts(body, tracked="original") == original


def test_numbers_are_those_of_the_text_that_is_read() -> None:
    numbering = abstract(0, level(0, "%1.") + level(1, "(%2)", fmt="lowerLetter")) + num(1, 0)
    place = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/>{}</w:numPr>'
    struck = wrapped(gone("b"), properties=place.format(0, "") + f"<w:rPr>{change('del')}</w:rPr>")
    added = wrapped(run("plain"), properties=place.format(0, change("ins")))
    former = f"<w:pPr>{place.format(1, '')}</w:pPr>"
    moved = wrapped(run("d"), properties=place.format(0, "") + change("pPrChange", former))
    body = paragraph("a", num=1, level=0) + struck + added + moved
    assert texts(body, numbering=numbering) == ["1. a", "2. plain", "3. d"]
    assert texts(body, numbering=numbering, tracked="original") == ["1. a", "2. b", "plain", "(a) d"]


def test_striking_out_the_last_item_leaves_the_one_before_it_its_own_number() -> None:
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = wrapped(run("kept"), properties=f"{place}<w:rPr>{change('del')}</w:rPr>") + wrapped(gone("struck"))
    assert texts(body, numbering=abstract(0, level(0, "%1.")) + num(1, 0)) == ["1. kept"]


def test_many_struck_paragraph_marks_take_no_square_time() -> None:
    body = wrapped(run("word "), properties=f"<w:rPr>{change('del')}</w:rPr>") * 20_000 + paragraph("end")
    assert len(texts(body)) == 1


# The whole file


def test_the_source_is_named_hashed_and_titled() -> None:
    core = '<p:p xmlns:p="urn:p"><t:title xmlns:t="http://purl.org/dc/elements/1.1/"> Officers\' Code </t:title></p:p>'
    data = made(paragraph("Duty"), raw={"docProps/core.xml": core.encode()})
    found = read_docx(data, "code.docx")
    assert (found.name, found.format, found.title, len(found.sha256)) == ("code.docx", "docx", "Officers' Code", 64)
    assert found == read_docx(data, "code.docx")


def test_a_strict_document_says_the_same() -> None:
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    plain = paragraph("Duty", num=1, level=0)
    strict = f'<w:document xmlns:w="{main}"><w:body>{plain}</w:body></w:document>'
    strict = strict.replace(main, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    data = made(
        "",
        parts={"numbering": abstract(0, level(0, "%1.")) + num(1, 0)},
        raw={"word/document.xml": strict.encode()},
    )
    assert [(line.label, line.text) for line in read_docx(data, "a").lines] == [("1.", "Duty")]


def test_a_document_of_python_docx_is_read(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("Gifts", 1)
    document.add_paragraph("Refuse them", style="List Number")
    document.add_paragraph("Record them", style="List Number")
    document.add_paragraph("Always", style="List Bullet")
    document.save(str(tmp_path / "a.docx"))
    found = read_docx((tmp_path / "a.docx").read_bytes(), "a.docx").lines
    assert [(line.role, line.rank, line.label, line.text) for line in found] == [
        ("heading", 2, "", "Gifts"),
        ("body", 0, "1.", "Refuse them"),
        ("body", 0, "2.", "Record them"),
        ("body", 0, "•", "Always"),
    ]


def folded(text: str) -> str:
    """Without blanks, quotes, dashes, emphasis, and the addresses of Markdown links.

    The standard's publisher lost "\\r", "\\n" and "\\t" on the way to Word: the file does not hold them.
    """
    text = re.sub(r"\]\([^)]*\)|\\[rnt]", "", text)
    return re.sub(r"[\s'\"\u2010-\u2014\u2018\u2019\u201c\u201d`*\[\]\\_-]", "", text)


@needs_shared
@pytest.mark.parametrize("version", ["4.0.3", "5.0.0"])
def test_every_requirement_of_a_large_standard_is_found(version: str) -> None:
    folder = SHARED / "asvs"
    source = read_docx((folder / f"asvs_{version}.docx").read_bytes(), f"asvs_{version}.docx")
    rows = [folded(line.text) for line in source.lines if line.role == "table_row"]
    wanted = json.loads((folder / f"asvs_{version}.flat.json").read_text(encoding="utf-8"))["requirements"]
    assert len(wanted) > 250
    missing = [w["req_id"] for w in wanted if not any(_holds(row, w) for row in rows)]
    assert missing == []


def _holds(row: str, wanted: dict[str, str]) -> bool:
    number, text = wanted["req_id"].removeprefix("V"), folded(wanted["req_description"])
    return bool(re.match(rf"V?{re.escape(number)}\|", row)) and text in row
