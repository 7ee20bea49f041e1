"""What stands around and between the words of a page: notes in its margins, its number, white between letters."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.sources.pdf_made import Place, clauses, drawn
from toolkit.model.source import SourceText
from toolkit.sources.pdf import read_pdf
from toolkit.structure import outline

ACT = [
    (190.0, 700.0, "1. A warden greets every caller by name and"),
    (170.0, 686.0, "without delay."),
    (190.0, 660.0, "2. (1) A warden takes no present from"),
    (170.0, 646.0, "anybody who-"),
    (200.0, 632.0, "(a) sells to the harbour; or"),
    (200.0, 618.0, "(b) berths in it."),
    (190.0, 604.0, "(2) A rope of the old kind may be kept, and the"),
    (170.0, 590.0, "warden tells the clerk."),
    (190.0, 564.0, "3. A warden who breaks rule 2 is told so by the clerk"),
    (170.0, 550.0, "in writing."),
]


def _printed(words: Sequence[Place], notes: Sequence[Place], *, small: float = 8) -> SourceText:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for size, places in ((11, words), (small, notes)):
        canvas.setFont("Helvetica", size)
        for x, y, text in places:
            canvas.drawString(x, y, text)
    canvas.save()
    return read_pdf(buffer.getvalue(), "rules.pdf")


def _tree(source: SourceText) -> list[tuple[str, str]]:
    return [(one.cite, one.heading) for one in outline(source).provisions]


@pytest.mark.parametrize("x", [72.0, 475.0], ids=["left", "right"])
def test_notes_in_the_margin_are_the_headings_of_the_clauses_beside_them(x: float) -> None:
    notes = [(x, 700.0, "Courtesy."), (x, 660.0, "Presents. No. 4"), (x, 651.0, "of 1990."), (x, 564.0, "Breach.")]
    assert _tree(_printed(ACT, notes)) == [
        ("1", "Courtesy."),
        ("2", "Presents. No. 4 of 1990."),
        ("2(1)", ""),
        ("2(1)(a)", ""),
        ("2(1)(b)", ""),
        ("2(2)", ""),
        ("3", "Breach."),
    ]


def test_a_title_over_the_clauses_may_reach_over_the_margin() -> None:
    wide = "RULES FOR THE WARDENS OF THE HARBOUR OF OLD HITHE AND ITS"  # begins at an edge that clauses begin at too
    notes = [(475.0, 700.0, "Courtesy."), (475.0, 660.0, "Presents."), (475.0, 564.0, "Breach.")]
    found = _tree(_printed([(190.0, 760.0, wide), *ACT], notes))
    assert {("1", "Courtesy."), ("2", "Presents."), ("3", "Breach.")} <= set(found)


def test_a_note_level_with_a_part_of_a_clause_goes_with_the_note_above() -> None:
    notes = [
        (72.0, 700.0, "Courtesy."),
        (72.0, 660.0, "Presents."),
        (72.0, 604.0, "Cap. 183."),
        (72.0, 564.0, "Breach."),
    ]
    assert ("2", "Presents. Cap. 183.") in _tree(_printed(ACT, notes))


def test_words_in_the_margin_that_stand_beside_no_clause_stay_where_they_are() -> None:
    source = _printed(ACT, [(72.0, 740.0, "Rev. 2023"), (72.0, 686.0, "see p. 4")])
    assert not [line for line in source.lines if line.role == "heading"]
    assert {"Rev. 2023", "see p. 4 without delay."} <= {line.text for line in source.lines}


def test_labels_in_the_size_of_the_text_are_no_notes() -> None:
    source = _printed(ACT, [(72.0, 700.0, "Courtesy."), (72.0, 660.0, "Presents.")], small=11)
    assert not [line for line in source.lines if line.role == "heading"]


def test_each_pages_number_between_signs_is_furniture_though_the_first_has_none() -> None:
    pages = [clauses(1, lines=4), *([(290.0, 780.0, f"- {at} -"), *clauses(at, lines=4)] for at in (2, 3))]
    for count in (3, 2):
        source = read_pdf(drawn(pages[:count]), "rules.pdf")
        found = [line.text for line in source.lines if line.role == "furniture"]
        assert found == [f"- {at} -" for at in range(2, count + 1)]


def test_a_lone_number_of_a_clause_at_the_head_of_the_second_page_is_none() -> None:
    pages = [[(72.0, 700.0, "1"), (72.0, 680.0, "Greet callers.")], [(72.0, 780.0, "2"), (72.0, 740.0, "Be just.")]]
    assert all(line.role == "body" for line in read_pdf(drawn(pages), "rules.pdf").lines)


def test_letters_set_apart_are_closed_up_to_words() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.setFont("Courier", 11)
    for at, text in enumerate(("C O D E   O F   C O N D U C T", "Wards A B C D E and F", "A B C D E F G")):
        canvas.drawString(72, 700 - 40 * at, text)
    canvas.setFont("Helvetica", 11)
    for at, letter in enumerate("ABCDEF"):
        canvas.drawString(72 + 60 * at, 500, letter)  # the heads of six columns
    canvas.save()
    source = read_pdf(buffer.getvalue(), "rules.pdf")
    assert [line.text for line in source.lines] == [
        "CODE OF CONDUCT",
        "Wards A B C D E and F",
        "A B C D E F G",
        "A B C D E F",
    ]
