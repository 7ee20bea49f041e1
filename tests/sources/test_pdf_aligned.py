"""Tables without rules in PDF files, and what looks like one and is none."""

from __future__ import annotations

import random

import pytest

from tests.sources.pdf_made import Place, drawn, typeset
from toolkit.model.source import SourceText
from toolkit.sources.pdf import read_pdf

LEFT, RIGHT, LINE, BETWEEN = 72.0, 250.0, 14.0, 24.0
CELLS = (
    (("Employment and", "business"), ("Any occupation other than with the", "Council, with the name of the firm")),
    (("Companies",), ("Directorships, and shares above a", "value of five thousand pounds")),
    (("Land",), ("Freeholds, leases and options",)),
    (("Bodies that", "influence", "opinion"), ("Membership of any such body",)),
)
ROWS = [tuple(" ".join(cell) for cell in row) for row in CELLS]


def _places(*, by_cell: bool, top: float = 700.0) -> list[Place]:
    """The table's words where they are printed; in the order of the cells, or of the lines from the top down."""
    placed: list[Place] = []
    for row in CELLS:
        placed += [
            (x, top - LINE * at, words)
            for x, cell in zip((LEFT, RIGHT), row, strict=True)
            for at, words in enumerate(cell)
        ]
        top -= LINE * (max(map(len, row)) - 1) + BETWEEN
    return placed if by_cell else sorted(placed, key=lambda place: (-place[1], place[0]))


def _cells(source: SourceText) -> list[tuple[str, ...]]:
    return [line.cells for line in source.lines if line.role == "table_row"]


@pytest.mark.parametrize("by_cell", [True, False])
def test_cells_under_each_other_are_a_table(by_cell: bool) -> None:
    around = (LEFT, 740.0, "The notice must use the headings of this table."), (LEFT, 430.0, "Appendix B Advice")
    source = read_pdf(drawn([[around[0], *_places(by_cell=by_cell), around[1]]]), "code.pdf")
    assert _cells(source) == ROWS
    assert [line.text for line in source.lines if line.role == "body"] == [words for _, _, words in around]


def test_a_cell_may_come_near_the_next_column() -> None:
    near = [(123.0, 700.0, "Form"), (248.0, 700.0, "Used for"), (379.0, 700.0, "Filed with")]
    near += [(123.0, 682.0, "Form 1"), (248.0, 682.0, "Conflict of interest: report"), (248.0, 669.0, "to a manager")]
    near += [(379.0, 682.0, "Manager"), (123.0, 651.0, "Form 2"), (248.0, 651.0, "Complaint"), (379.0, 651.0, "Clerk")]
    assert _cells(read_pdf(drawn([near]), "code.pdf")) == [
        ("Form", "Used for", "Filed with"),
        ("Form 1", "Conflict of interest: report to a manager", "Manager"),
        ("Form 2", "Complaint", "Clerk"),
    ]


def test_words_in_the_margin_of_clauses_are_no_table() -> None:
    notes = [(72.0, 700.0, "Gifts"), (220.0, 700.0, "3.-(1) No ferryman shall take a gift from a")]
    notes += [(220.0, 687.0, "passenger."), (220.0, 670.0, "(2) Tea is no gift."), (72.0, 640.0, "Land")]
    notes += [(220.0, 640.0, "4. A ferryman shall declare land on either"), (220.0, 627.0, "bank of the river.")]
    notes += [(72.0, 597.0, "Boats"), (220.0, 597.0, "5. A ferryman shall declare boats.")]
    lines = read_pdf(drawn([notes]), "code.pdf").lines
    assert [(line.role, line.text) for line in lines if line.role != "body"] == [
        ("heading", "Gifts"),
        ("heading", "Land"),
        ("heading", "Boats"),
    ]
    assert [line.text for line in lines][:3] == ["Gifts", "3.-(1) No ferryman shall take a gift from a", "passenger."]


def test_a_table_of_typst_without_strokes() -> None:
    cells = "".join(f"[{cell}]" for row in ROWS for cell in row)
    source = read_pdf(
        typeset(
            f"Before the table.\n#table(columns: (9em, 12em), stroke: none, {cells.replace('][', '],[')})\nAfter it."
        ),
        "code.pdf",
    )
    assert _cells(source) == ROWS
    assert [line.text for line in source.lines if line.role == "body"] == ["Before the table.", "After it."]


def test_three_columns_with_an_empty_cell() -> None:
    words = [
        ("Kind", "Limit", "Who agrees"),
        ("Meals", "Thirty pounds", "Head of service"),
        ("Cash", "", "Nobody"),
        ("Pens", "No limit", "Nobody"),
    ]
    placed = [
        (x, 700.0 - 20 * at, cell)
        for at, row in enumerate(words)
        for x, cell in zip((72.0, 200.0, 330.0), row, strict=True)
        if cell
    ]
    assert _cells(read_pdf(drawn([placed]), "code.pdf")) == words


NO_TABLES: dict[str, list[Place]] = {
    "numbers": [
        (x, 700.0 - 20 * at, words)
        for at in range(6)
        for x, words in ((72.0, f"{at + 1}."), (110.0, f"Officers must act openly in matter {at}"))
    ],
    "letters and numbers": [
        (x, 700.0 - 20 * at, words)
        for at in range(6)
        for x, words in ((72.0, f"F2.{at + 1}"), (110.0, "Officers must act openly"))
    ],
    "words with numbers": [
        (x, 700.0 - 20 * at, words)
        for at in range(6)
        for x, words in ((72.0, f"Rule {at + 1}"), (130.0, "Officers must act openly"))
    ],
    "letters": [
        (x, 700.0 - 20 * at, words)
        for at in range(6)
        for x, words in ((72.0, f"({'abcdef'[at]})"), (130.0, "act openly at all times"))
    ],
    "a page of contents": [
        (x, 700.0 - 20 * at, words)
        for at, title in enumerate(("Gifts", "Interests", "Sanctions", "Advice"))
        for x, words in ((72.0, title), (400.0, str(at + 4)))
    ],
    "one row": [(72.0, 700.0, "Signed for the Council"), (320.0, 700.0, "Countersigned by the officer")],
    "edges that differ": [
        (x, 700.0 - 20 * at, words)
        for at in range(5)
        for x, words in ((72.0, "Officers act openly"), (230.0 + 9 * at, "in every matter"))
    ],
}


TWO_ROWS = {
    "a head and a row": (("Value", "What you do"), ("Under £10", "Keep it")),
    "two rows without a head": (("Clerk", "keeps the register"), ("Engineer", "signs for plant")),
    "three columns": (("Offer", "Limit", "Who decides"), ("Meal", "£25", "the manager")),
}


@pytest.mark.parametrize("name", TWO_ROWS)
def test_two_rows_of_one_line_far_apart_are_a_table(name: str) -> None:
    rows = TWO_ROWS[name]
    places = [
        (72.0 + 160 * column, 700.0 - 20 * at, words) for at, row in enumerate(rows) for column, words in enumerate(row)
    ]
    around = (72.0, 740.0, "Gifts are dealt with like this:"), (72.0, 640.0, "Nothing else may be kept.")
    assert _cells(read_pdf(drawn([[around[0], *places, around[1]]]), "code.pdf")) == list(rows)


def test_two_lines_with_a_narrow_gap_are_text() -> None:
    words = (
        "Officers act openly in every",
        "matter of the council, and",
        "tell the clerk of each thing",
        "that may look otherwise.",
    )
    places = [(72.0 if at % 2 == 0 else 235.0, 700.0 - 14 * (at // 2), said) for at, said in enumerate(words)]
    assert _cells(read_pdf(drawn([places]), "code.pdf")) == []


@pytest.mark.parametrize("name", NO_TABLES)
def test_what_only_looks_like_a_table(name: str) -> None:
    assert _cells(read_pdf(drawn([NO_TABLES[name]]), "code.pdf")) == []


def test_no_word_is_lost_or_doubled_whatever_stands_where() -> None:
    drawing = random.Random(5)
    for _ in range(25):
        places = [
            (drawing.choice((72.0, 160.0, 250.0, 340.0, 430.0)), 780.0 - 13 * drawing.randrange(50), f"word{at} must")
            for at in range(40)
        ]
        kept = {place[:2]: place for place in places}.values()
        found = read_pdf(drawn([list(kept)]), "code.pdf")
        said = " ".join(" ".join(line.cells) if line.cells else f"{line.label} {line.text}" for line in found.lines)
        assert sorted(said.split()) == sorted(" ".join(words for _, _, words in kept).split())
