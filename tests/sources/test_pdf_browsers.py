"""What browsers and offices print into a PDF: letters one by one, bullets that are drawn, heads of tables again."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.sources.pdf_made import clauses, drawn, painted
from toolkit.model.source import SourceText
from toolkit.sources.pdf import read_pdf
from toolkit.structure import outline


def _read(data: bytes) -> SourceText:
    return read_pdf(data, "rules.pdf")


def _letter_by_letter(canvas: Canvas, x: float, y: float, words: str, size: float = 11) -> None:
    for letter in words:
        if letter != " ":
            canvas.drawString(x, y, letter)
        x += stringWidth(letter, "Helvetica", size)


def test_letters_printed_one_by_one_keep_the_blanks_between_their_words() -> None:
    said = ["Our principles", "A warden of a quay is fair", "to all who use it."]

    def paint(canvas: Canvas) -> None:
        for at, words in enumerate(said):
            _letter_by_letter(canvas, 72, 700 - 14 * at, words)

    assert [line.text for line in _read(painted(paint)).lines] == said


ITEMS = ["take an officer with you; and", "write down what was said."]


@pytest.mark.parametrize("shape", ["disc", "square"])
def test_bullets_that_are_drawn_part_the_items(shape: str) -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "1. A member who must meet a builder has to:")
        for at, words in enumerate(ITEMS):
            if shape == "disc":
                canvas.circle(98, 689.5 - 14 * at, 2.5, fill=1)
            else:
                canvas.rect(95.5, 687 - 14 * at, 5, 5, fill=1)
            canvas.drawString(110, 686 - 14 * at, words)
        canvas.drawString(72, 658, "2. The note is kept.")

    source = _read(painted(paint))
    assert [line.text for line in source.lines][1:3] == [f"• {words}" for words in ITEMS]
    assert [one.cite for one in outline(source).provisions] == ["1", "1¶2", "1¶3", "2"]


def test_shapes_that_stand_before_no_words_are_no_bullets() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.circle(98, 750, 2.5, fill=1)  # an ornament, alone on its line
        canvas.circle(68, 703.5, 2.5, fill=1)  # a lone mark
        canvas.drawString(78, 700, "A warden walks the quay.")
        canvas.drawString(72, 686, "A lamp")
        canvas.circle(110, 689.5, 2.5, fill=1)  # between words of one line
        canvas.drawString(116, 686, "hangs there.")

    assert not any("•" in line.text for line in _read(painted(paint)).lines)


def test_the_head_of_a_table_said_again_on_the_next_page_is_no_row() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for top, row in ((160, ("W1", "Wardens greet every caller.")), (800, ("W2", "Wardens sign the roll."))):
        canvas.setFont("Helvetica", 11)
        canvas.grid([70, 140, 520], [top, top - 30, top - 60])
        for y, cells in ((top - 20, ("Ref", "Standard")), (top - 50, row)):
            canvas.drawString(74, y, cells[0])
            canvas.drawString(144, y, cells[1])
        canvas.showPage()
    canvas.save()
    lines = [(line.role, line.text) for line in _read(buffer.getvalue()).lines]
    assert lines == [
        ("table_row", "Ref | Standard"),
        ("table_row", "W1 | Wardens greet every caller."),
        ("furniture", "Ref | Standard"),
        ("table_row", "W2 | Wardens sign the roll."),
    ]


@pytest.mark.parametrize(("y", "words", "role"), [
    (36.0, "Harbour Notices, No. 12", "furniture"),
    (36.0, "A warden signs the roll.", "body"),  # ends as text does
    (120.0, "Harbour Notices, No. 12", "body"),  # where text is printed
])  # fmt: skip
def test_words_in_the_lower_margin_of_one_page_are_its_foot(y: float, words: str, role: str) -> None:
    source = _read(drawn([[*clauses(1, lines=5), (72, y, words)]]))
    assert source.lines[-1].role == role and source.lines[-1].text == words
