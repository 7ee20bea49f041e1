"""What the PDF reader must give: lines as printed, in reading order, each in its role; and what it must not invent."""

from __future__ import annotations

import re
import time
import zlib

import pytest
from pypdfium2 import PdfDocument
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.shared import SHARED, needs_shared
from tests.sources.pdf_made import DUTIES, clauses, drawn, painted, typeset
from toolkit.errors import UnreadableSource
from toolkit.model.source import Line, SourceText
from toolkit.sources.limits import Limits
from toolkit.sources.pdf import read_pdf


def read(data: bytes) -> SourceText:
    return read_pdf(data, "code.pdf")


def texts(source: SourceText, role: str = "body") -> list[str]:
    return [line.text for line in source.lines if line.role == role]


def codes(source: SourceText) -> set[str]:
    return {warning.code for warning in source.warnings}


# Lines and their geometry


def test_a_hanging_number_and_its_text_are_one_line_with_exact_geometry() -> None:
    source = read(
        drawn([[(72, 700, "1."), (100, 700, "Officers must declare interests."), (100, 676, "They do so yearly.")]])
    )
    first, second = source.lines
    assert (first.text, second.text) == ("1. Officers must declare interests.", "They do so yearly.")
    assert (first.indent, second.indent) == (72.0, 100.0)
    assert first.right == pytest.approx(100 + stringWidth("Officers must declare interests.", "Helvetica", 11), abs=0.1)
    assert (first.size, first.page, first.soft, first.place) == (11.0, 1, True, "page 1")
    assert (first.gap, second.gap) == (None, 13.0)


def test_lines_come_from_the_top_down_whatever_order_the_file_has() -> None:
    source = read(drawn([[(72, 300, "third"), (72, 700, "first"), (72, 500, "second")]]))
    assert texts(source) == ["first", "second", "third"]


def test_bold_is_told_for_whole_lines_only() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(72, 700, "Gifts and hospitality")
        canvas.drawString(72, 650, "Note:")
        canvas.setFont("Helvetica", 14)
        canvas.drawString(120, 650, "see also paragraph 9.")

    source = read(painted(paint))
    assert [(line.bold, line.size) for line in source.lines] == [(True, 14.0), (False, 14.0)]


def test_a_raised_ordinal_and_a_raised_note_mark_stay_in_their_line() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Adopted on 26")
        day = 72 + stringWidth("Adopted on 26", "Helvetica", 11)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(day, 704, "th")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(day + stringWidth("th", "Helvetica", 7), 700, " June 2017")
        canvas.drawString(72, 650, "as amended in 2012")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(72 + stringWidth("as amended in 2012", "Helvetica", 11), 654, "3")

    assert texts(read(painted(paint))) == ["Adopted on 26th June 2017", "as amended in 2012³"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_page_on_its_side_reads_as_an_upright_one(rotation: int) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(rotation)
        for at, words in enumerate(
            ("1. Officers declare gifts.", "2. Officers declare interests.", "3. Officers keep secrets.")
        ):
            canvas.drawString(-100, 60 - 20 * at, words)

    source = read(painted(paint))
    assert texts(source) == [
        "1. Officers declare gifts.",
        "2. Officers declare interests.",
        "3. Officers keep secrets.",
    ]
    assert len({line.indent for line in source.lines}) == 1
    assert [line.gap for line in source.lines] == [None, 9.0, 9.0]


def test_a_watermark_at_a_slant_is_furniture_and_is_told() -> None:
    def paint(canvas: Canvas) -> None:
        for x, y, words in clauses(1, lines=4):
            canvas.drawString(x, y, words)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAFT")

    source = read(painted(paint))
    assert texts(source, "furniture") == ["DRAFT"]
    assert len(texts(source)) == 4
    assert codes(source) == {"turned_text"}


# Hyphens and letters


def test_a_hyphen_at_the_end_of_a_line_stays_as_printed() -> None:
    source = read(drawn([[(72, 700, "a member of any committee or sub-"), (72, 676, "committee of the authority")]]))
    assert texts(source) == ["a member of any committee or sub-", "committee of the authority"]


def test_ligatures_are_opened() -> None:
    source = read(typeset("Officers in difficult offices offer affidavits and reflect."))
    assert texts(source) == ["Officers in difficult offices offer affidavits and reflect."]


def spoilt(data: bytes, meaning: bytes, other: bytes) -> bytes:
    """A Typst file whose tables of meanings call one sign something else; every stream keeps its length."""

    def spoil(found: re.Match[bytes]) -> bytes:
        try:
            table = zlib.decompress(found[2])
        except zlib.error:
            return found[0]
        if b"beginbfchar" not in table:
            return found[0]
        lines = [line for line in table.split(b"\n") if not line.startswith(b"%%")]
        packed = zlib.compress(b"\n".join(lines).replace(b"> <" + meaning + b">", b"> <" + other + b">"), 9)
        assert len(packed) <= len(found[2])
        return found[1] + packed.ljust(len(found[2]), b"\0") + found[3]

    return re.sub(rb"(stream\r?\n)(.*?)(\r?\nendstream)", spoil, data, flags=re.DOTALL)


WORDS = "FINAL FIELD. The chief officer confirms in the field that the final and specific findings fit the file."


@pytest.mark.parametrize("other", ["[", "m", "%"])
def test_a_joined_sign_with_a_wrong_meaning_is_read_by_its_shape(other: str) -> None:
    damaged = spoilt(typeset(WORDS), b"00660069", f"{ord(other):04X}".encode())
    assert f"speci{other}c {other}ndings" in PdfDocument(damaged)[0].get_textpage().get_text_range()  # it is damaged
    source = read(damaged)
    assert texts(source) == [WORDS]
    assert codes(source) == {"mended_letters"}


def test_a_letter_that_no_shape_explains_is_reported_and_left() -> None:
    damaged = spoilt(typeset("Every governor gives seven evenings."), b"0076", b"005B")
    source = read(damaged)
    assert texts(source) == ["E[ery go[ernor gi[es se[en e[enings."]
    (warning,) = source.warnings
    assert (warning.code, warning.place) == ("damaged_letters", "page 1")
    assert "E[ery" in warning.message


def test_a_letter_without_any_meaning_is_reported() -> None:
    source = read(spoilt(typeset("Every governor gives seven evenings."), b"0076", b"0000"))
    assert codes(source) == {"damaged_letters"}
    assert texts(source)[0].startswith("E\ufffdery")


def test_honest_brackets_and_addresses_are_no_damage() -> None:
    words = (
        "The officer[s] and member(s) and/or co-optees write to clerk@council.example and/or http://a.example/x%y=z."
    )
    source = read(drawn([[(72, 700, words)]]))
    assert (texts(source), source.warnings) == ([words], ())


# Columns

WRITTEN = " ".join(f"Officers shall {duty}." for duty in DUTIES * 4)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [(60.0, 700.0 - 14 * at, f"left {at} officers must act openly at all times") for at in range(12)]
    right = [(320.0, 700.0 - 14 * at, f"right {at} members must act openly at all times") for at in range(12)]
    over = [(60.0, 760.0, "A heading over both of the columns that reaches from one side to the other side of it")]
    found = texts(read(drawn([over + left + right])))
    assert found == [words for _, _, words in over + left + right]


def test_a_new_column_starts_without_white_above() -> None:
    left = [(60.0, 700.0 - 14 * at, "left officers must act openly at all times") for at in range(6)]
    right = [(320.0, 700.0 - 14 * at, "right members must act openly at all times") for at in range(6)]
    gaps = [line.gap for line in read(drawn([left + right])).lines]
    assert gaps == [None, 3.0, 3.0, 3.0, 3.0, 3.0, None, 3.0, 3.0, 3.0, 3.0, 3.0]


def test_a_table_stays_in_its_column() -> None:
    table = "#table(columns: 2, [Gift], [Kept], [Lunch], [Yes])"
    source = read(typeset("\n".join(["#set page(columns: 2)", WRITTEN, table, WRITTEN, WRITTEN])))
    rows = [at for at, line in enumerate(source.lines) if line.role == "table_row"]
    assert rows == [rows[0], rows[0] + 1]
    around = source.lines[rows[0] - 1], source.lines[rows[1] + 1]
    assert around[0].text.endswith("employment.")
    assert around[1].text.startswith("Officers shall keep a record")
    assert around[0].indent == around[1].indent
    running = " ".join(line.text for line in source.lines if line.role == "body").replace("- ", "-")
    assert running == " ".join([WRITTEN] * 3)


def test_a_column_of_labels_is_no_column_of_text() -> None:
    labels = [(60.0, 700.0 - 28 * at, f"{at + 1}.1") for at in range(12)]
    wording = [(110.0, 700.0 - 28 * at, f"Officers must {DUTIES[at % len(DUTIES)]}") for at in range(12)]
    found = texts(read(drawn([labels + wording])))
    assert found == [f"{at + 1}.1 Officers must {DUTIES[at % len(DUTIES)]}" for at in range(12)]


# Furniture


def test_heads_feet_and_page_numbers_are_furniture_on_left_and_right_pages() -> None:
    pages = []
    for number in range(1, 9):
        head = (400.0, 800.0, "Borough of Example") if number % 2 else (72.0, 800.0, "Code for officers")
        pages.append([head, *clauses(number), (290.0, 40.0, f"- {number} -")])
    pages[0] = clauses(1)  # a first page without any
    source = read(drawn(pages))
    expected = [words for page in pages[1:] for _, _, words in (page[0], page[-1])]
    assert texts(source, "furniture") == expected
    assert texts(source) == [words for number in range(1, 9) for _, _, words in clauses(number)]


def test_page_numbers_beside_changing_words_are_furniture() -> None:
    chapters = ["Purpose", "Gifts", "Interests", "Meetings", "Registers", "Sanctions"]
    pages = [[*clauses(at + 1), (72.0, 40.0, f"{chapter} {at + 11}")] for at, chapter in enumerate(chapters)]
    assert texts(read(drawn(pages)), "furniture") == [f"{chapter} {at + 11}" for at, chapter in enumerate(chapters)]


def test_roman_page_numbers_are_furniture() -> None:
    pages = [[*clauses(at + 1), (290.0, 40.0, roman)] for at, roman in enumerate(["iii", "iv", "v", "vi", "vii"])]
    assert texts(read(drawn(pages)), "furniture") == ["iii", "iv", "v", "vi", "vii"]


def test_headings_of_parts_at_the_head_of_pages_are_not_furniture() -> None:
    pages = [
        [(72.0, 780.0, f"Part {part}"), *clauses(at + 1)] if part else clauses(at + 1)
        for at, part in enumerate([0, 1, 0, 2, 0, 0, 3])
    ]
    source = read(drawn(pages))
    assert texts(source, "furniture") == []
    assert [text for text in texts(source) if text.startswith("Part")] == ["Part 1", "Part 2", "Part 3"]


def test_clauses_that_come_again_in_one_place_are_not_furniture() -> None:
    page = [(72.0, 790.0 - 14 * at, f"Officers must {DUTIES[at % 8]}") for at in range(50)]
    assert texts(read(drawn([page, page, page])), "furniture") == []


def test_the_end_of_a_wrapped_sentence_is_not_furniture_wherever_it_comes_again() -> None:
    """At the foot of three pages, each time further in than the number of its clause."""
    pages = [
        [
            (290.0, 810.0, "Borough of Example"),
            *clauses(number),
            (72.0, 76.0, f"{number}.12 The quorum of committee {number} shall for every meeting be one"),
            (104.0, 62.0, "quarter of its members."),
        ]
        for number in range(1, 5)
    ]
    source = read(drawn(pages))
    assert texts(source, "furniture") == ["Borough of Example"] * 4
    assert "".join(texts(source)).count("quarter of its members.") == 4


def test_one_page_has_no_furniture_but_a_bare_number_at_the_edge() -> None:
    source = read(drawn([[(72, 800, "Borough of Example"), *clauses(1, lines=5), (290, 40, "1")]]))
    assert texts(source, "furniture") == ["1"]


@pytest.mark.parametrize("foot", ["Members' code   Issue 7   Page 112", "Page 3 of 9", "page 4"])
def test_one_page_may_say_its_number_in_words(foot: str) -> None:
    source = read(drawn([[*clauses(1, lines=5), (72, 40, foot)]]))
    assert texts(source, "furniture") == [" ".join(foot.split())]


def test_words_that_name_a_page_and_stand_with_the_text_stay() -> None:
    source = read(
        drawn([[(72, 700, "The form is printed"), (72, 686, "on page 4"), (72, 672, "and is signed there.")]])
    )
    assert texts(source, "furniture") == []


# Numbers of lines


MIDWAY = [
    "The registrar keeps a register",
    "of what the members own, and",
    "shows it to anyone who asks",
    "at the office in Quay Road.",
    "An entry is made within the",
    "month, and is struck out when",
    "the member leaves the board.",
    "A member who makes no entry",
    "in that time is not paid, but",
    "may still attend.",
]


@pytest.mark.parametrize(("step", "x"), [(5, 540.0), (1, 60.0), (2, 540.0)])
def test_numbers_of_lines_in_the_margin_are_no_words(step: int, x: float) -> None:
    page = [(90.0, 700.0 - 14 * at, words) for at, words in enumerate(MIDWAY)]
    page += [(x, 700.0 - 14 * at, str(at + 1)) for at in range(len(MIDWAY)) if (at + 1) % step == 0]
    source = read(drawn([page]))
    assert texts(source) == MIDWAY
    assert texts(source, "furniture") == [str(number) for number in range(step, 11, step)]


def test_numbers_of_clauses_in_the_margin_stay() -> None:
    page = [(90.0, 700.0 - 14 * at, f"Officers {duty}.") for at, duty in enumerate(DUTIES)]
    page += [(60.0, 700.0 - 14 * at, str(at + 1)) for at in range(len(DUTIES))]
    assert texts(read(drawn([page])))[0] == f"1 Officers {DUTIES[0]}."
    spread = [(90.0, 700.0 - 30 * at, f"Officers {duty}.") for at, duty in enumerate(DUTIES)]
    spread += [(60.0, 700.0 - 30 * at, str(5 * at + 5)) for at in range(len(DUTIES))]
    assert texts(read(drawn([spread])))[1] == f"10 Officers {DUTIES[1]}.", "five lines do not stand between them"


# Contents


CONTENTS = ["1. Purpose", "2. Gifts and hospitality", "3. Interests", "4. Meetings"]


@pytest.mark.parametrize("leader", ["..........", ". . . . . .", "……………"])
def test_entries_led_by_dots_are_contents_with_their_title(leader: str) -> None:
    import unicodedata

    if not leader.isascii():
        entries = "\\ ".join(f"{title} {leader} {at + 2}" for at, title in enumerate(CONTENTS))
        source = read(typeset(f"Index\n\n{entries}"))
    else:
        lines = [(72.0, 700.0 - 20 * at, f"{title} {leader} {at + 2}") for at, title in enumerate(CONTENTS)]
        source = read(drawn([[(72, 740, "Index"), *lines], clauses(2)]))
    assert [text.split(" ")[0] for text in texts(source, "contents")] == ["Index", "1.", "2.", "3.", "4."]
    assert unicodedata.is_normalized("NFC", source.lines[0].text)


def test_entries_without_dots_are_contents_only_under_a_title() -> None:
    lines = [
        p
        for at, title in enumerate(CONTENTS)
        for p in ((72.0, 700.0 - 20 * at, title), (500.0, 700.0 - 20 * at, str(at + 2)))
    ]
    assert len(texts(read(drawn([[(72, 740, "Contents"), *lines], clauses(2)])), "contents")) == 5
    assert texts(read(drawn([[(72, 740, "Fees"), *lines], clauses(2)])), "contents") == []


def test_a_form_to_fill_in_is_not_contents() -> None:
    lines = [
        (72.0, 700.0 - 20 * at, f"{title} ........................")
        for at, title in enumerate(("Name", "Post", "Signed", "Date"))
    ]
    assert texts(read(drawn([lines])), "contents") == []


# Tables


def grid(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    canvas.grid(xs, ys)


def test_a_ruled_table_is_flattened_row_by_row() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(72, 760, "The interests are these:")
        grid(canvas, [70, 200, 520], [730, 700, 660, 630])
        for x, y, words in (
            (74, 710, "Subject"),
            (204, 710, "Description"),
            (74, 686, "Employment"),
            (204, 686, "Any office or trade carried on for"),
            (204, 672, "profit or gain."),
            (204, 640, "Any sponsorship."),
        ):
            canvas.drawString(x, y, words)
        canvas.drawString(72, 600, "Words after the table.")

    source = read(painted(paint))
    rows = [line for line in source.lines if line.role == "table_row"]
    assert [row.cells for row in rows] == [
        ("Subject", "Description"),
        ("Employment", "Any office or trade carried on for profit or gain."),
        ("", "Any sponsorship."),
    ]
    assert all(row.text == " | ".join(row.cells) and not row.soft for row in rows)
    assert texts(source) == ["The interests are these:", "Words after the table."]
    assert [line.role for line in source.lines] == ["body", *["table_row"] * 3, "body"]


def test_a_frame_underlines_and_indented_clauses_are_no_table() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.rect(60, 60, 480, 720)
        canvas.drawString(72, 740, "Obligations")
        canvas.line(72, 738, 130, 738)
        for at in range(6):
            canvas.drawString(72, 700 - 20 * at, f"({'abcdef'[at]})")
            canvas.drawString(100, 700 - 20 * at, DUTIES[at])

    source = read(painted(paint))
    assert {line.role for line in source.lines} == {"body"}
    assert texts(source)[1:] == [f"({'abcdef'[at]}) {DUTIES[at]}" for at in range(6)]


def test_a_row_broken_by_the_foot_of_a_page_goes_on_softly() -> None:
    import io

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    for top, words in (
        (120, ("Gifts", "kept in the register that the")),
        (800, ("of all kinds", "proper officer opens each year")),
    ):
        canvas.setFont("Helvetica", 11)
        grid(canvas, [70, 200, 520], [top, top - 30, top - 60] if top > 200 else [top + 30, top, top - 30])
        if top < 200:
            canvas.drawString(74, top + 10, "Subject")
            canvas.drawString(204, top + 10, "Description")
        canvas.drawString(74, top - 20, words[0])
        canvas.drawString(204, top - 20, words[1])
        if top > 200:
            canvas.drawString(74, top - 50, "Travel")
            canvas.drawString(204, top - 50, "Claims are public.")
        canvas.showPage()
    canvas.save()
    rows = [line for line in read(buffer.getvalue()).lines if line.role == "table_row"]
    assert [(row.cells[0], row.soft) for row in rows] == [
        ("Subject", False),
        ("Gifts", False),
        ("of all kinds", True),
        ("Travel", False),
    ]


# What the document declares: tags, bookmarks, notes, title


TAGGED = """
#set document(title: "A code for officers")
= Purpose
Officers act openly#footnote[As the Act of 1972 asks.] in 2012#footnote[Since repealed.].
== Gifts
Gifts are declared.
"""


def test_tagged_headings_have_their_rank_and_notes_their_mark() -> None:
    source = read(typeset(TAGGED))
    assert [(line.text, line.rank) for line in source.lines if line.role == "heading"] == [("Purpose", 1), ("Gifts", 2)]
    assert [(line.label, line.text) for line in source.lines if line.role == "footnote"] == [
        ("1", "As the Act of 1972 asks."),
        ("2", "Since repealed."),
    ]
    assert texts(source) == ["Officers act openly¹ in 2012².", "Gifts are declared."]
    assert source.title == "A code for officers"


def test_bookmarks_that_equal_a_line_make_it_a_heading() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.bookmarkPage("gifts")
        canvas.addOutlineEntry("Gifts and  hospitality", "gifts", level=0)
        canvas.bookmarkPage("other")
        canvas.addOutlineEntry("Not printed", "other", level=1)
        canvas.drawString(72, 700, "Gifts and hospitality")
        canvas.drawString(72, 670, "Officers declare gifts and hospitality.")

    assert [(line.text, line.role, line.rank) for line in read(painted(paint)).lines] == [
        ("Gifts and hospitality", "heading", 1),
        ("Officers declare gifts and hospitality.", "body", 0),
    ]


def test_the_last_word_of_a_sentence_is_not_the_heading_that_a_bookmark_names() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.bookmarkPage("hearing")
        canvas.addOutlineEntry("Hearing", "hearing", level=0)
        canvas.drawString(72, 700, "Hearing")
        canvas.drawString(72, 670, "(1) The committee shall give its decision within ten days after the")
        canvas.drawString(72, 655, "hearing.")

    assert [line.role for line in read(painted(paint)).lines] == ["heading", "body", "body"]


def test_bold_words_before_others_are_told() -> None:
    def paint(canvas: Canvas) -> None:
        words = canvas.beginText(72, 700)
        for font, said in (("Helvetica-Bold", "gift limit"), ("Helvetica", " of an officer means £50.")):
            words.setFont(font, 11)
            words.textOut(said)
        canvas.drawText(words)
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(72, 670, "All of this is bold.")

    assert [line.emphasis for line in read(painted(paint)).lines] == ["gift limit", ""]


def test_small_numbered_lines_without_rule_or_mark_are_no_footnotes() -> None:
    def paint(canvas: Canvas) -> None:
        for x, y, words in clauses(1):
            canvas.drawString(x, y, words)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 120, "21 Officers keep a register.")

    assert texts(read(painted(paint)), "footnote") == []


# Errors and limits


def scan() -> bytes:
    return painted(lambda canvas: canvas.rect(50, 50, 400, 600, fill=1))


@pytest.mark.parametrize(
    ("data", "limits", "words"),
    [
        (b"", Limits(), "empty"),
        (b"%PDF-1.7\nnothing more", Limits(), "damaged"),
        (drawn([clauses(1)])[:700], Limits(), "damaged"),
        (drawn([clauses(1)], encrypt="secret"), Limits(), "password"),
        (scan(), Limits(), "OCR"),
        (drawn([clauses(1)] * 3), Limits(max_pages=2), "3 pages"),
        (drawn([clauses(1)]), Limits(max_bytes=100), "larger"),
        (drawn([clauses(1)]), Limits(max_unpacked=1000), "more text"),
        (drawn([clauses(1)]), Limits(max_lines=19), "19 lines"),
    ],
    ids=["empty", "no document", "cut off", "locked", "scan", "pages", "bytes", "text", "lines"],
)
def test_what_cannot_be_read_is_said_in_one_plain_line(data: bytes, limits: Limits, words: str) -> None:
    with pytest.raises(UnreadableSource) as error:
        read_pdf(data, "officers.pdf", limits=limits)
    message = str(error.value)
    assert message.startswith("officers.pdf: ")
    assert words in message
    assert "\n" not in message


def test_pages_without_text_are_named() -> None:
    source = read(drawn([clauses(1), [], clauses(3), []]))
    (warning,) = source.warnings
    assert (warning.code, warning.place) == ("page_without_text", "pages 2, 4")


# The same again, and fast


def test_the_same_bytes_give_the_same_lines() -> None:
    data = typeset(TAGGED + "#lorem(300)")
    assert read(data) == read(data)


def test_time_grows_with_the_pages_and_no_faster() -> None:
    def seconds(pages: int) -> float:
        data = drawn([[*clauses(at), (290, 40, str(at))] for at in range(pages)])
        start = time.process_time()
        read(data)
        return time.process_time() - start

    seconds(5)
    assert seconds(200) < 4 * 3 * max(seconds(50), 0.05)  # three times what four times the pages should cost


# Real documents


def words_of(line: Line) -> list[str]:
    return re.findall(r"\w+", " ".join([line.label, line.text]))


@needs_shared
@pytest.mark.parametrize(
    "path",
    [
        "wye_valley/code_of_conduct.pdf",
        "hertingfordbury/code_of_conduct_2012.pdf",
        "hertingfordbury/code_of_conduct_2019.pdf",
    ],
)
def test_no_word_of_a_real_code_is_lost_or_invented(path: str) -> None:
    """Letters are compared, not words: PDFium joins and parts words at hyphens by rules of its own."""
    data = (SHARED / path).read_bytes()
    plain = "".join(page.get_textpage().get_text_range() for page in PdfDocument(data))
    mine = "".join(" ".join(line.cells) or line.label + line.text for line in read(data).lines)
    assert sorted(filter(str.isalnum, mine)) == sorted(filter(str.isalnum, plain))


@needs_shared
def test_the_heads_and_feet_of_real_codes_are_furniture_and_nothing_else_is() -> None:
    found = [
        (line.page, len(words_of(line)))
        for path in ("2012", "2019")
        for line in read((SHARED / f"hertingfordbury/code_of_conduct_{path}.pdf").read_bytes()).lines
        if line.role == "furniture"
    ]
    assert len(found) == 7 + 6 + 3 * 2
    assert max(words for _, words in found) == 8
    assert texts(read((SHARED / "wye_valley/code_of_conduct.pdf").read_bytes()), "furniture") == []


@needs_shared
def test_the_contents_page_and_the_damaged_letters_of_real_regulations() -> None:
    source = read((SHARED / "wye_valley/financial_regulations.pdf").read_bytes())
    contents = [line for line in source.lines if line.role == "contents"]
    assert {line.page for line in contents} == {2}
    assert len(contents) == 17
    furniture = [line for line in source.lines if line.role == "furniture"]
    assert len(furniture) == 12 * 3
    assert not [text for text in texts(source) if "[" in text or "mamer" in text]
    assert codes(source) == {"mended_letters"}


@needs_shared
def test_the_table_of_a_real_code_is_read_by_rows_over_both_pages() -> None:
    source = read((SHARED / "hertingfordbury/code_of_conduct_2012.pdf").read_bytes())
    rows = [line for line in source.lines if line.role == "table_row"]
    assert [line.page for line in rows].count(5) == 13
    assert [line.page for line in rows].count(6) == 4
    assert {len(line.cells) for line in rows} == {2}
    assert zlib.crc32(rows[0].text.encode()) == zlib.crc32(b"Subject | Description")
