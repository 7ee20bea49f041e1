"""What a PDF shows only beside its other columns and pages: left edges, tables over a page end, small running heads."""

from __future__ import annotations

from tests.sources.pdf_made import DUTIES, Place, drawn, painted
from toolkit.model.source import Line
from toolkit.sources.pdf import read_pdf


def _lines(data: bytes) -> list[Line]:
    return list(read_pdf(data, "code.pdf").lines)


def _column(x: float, name: str) -> list[Place]:
    return [(x, 760 - 14 * at, f"{name}{at} {DUTIES[at % len(DUTIES)][:30]}") for at in range(30)]


def test_the_second_column_has_the_edges_of_the_first() -> None:
    page = [*_column(50, "left"), *_column(310, "right"), (330, 330, "– an item in the second column")]
    found = {line.text.split(" ")[0]: line.indent for line in _lines(drawn([page]))}
    assert found["left3"] == found["right3"] == 50.0 and found["–"] == 70.0


def test_one_column_keeps_its_edges() -> None:
    page = [(50.0, 700.0, "1. Members must act with care."), (310.0, 660.0, "Signed by the clerk")]
    assert [line.indent for line in _lines(drawn([page]))] == [50.0, 310.0]


def test_a_table_goes_on_over_a_page_end() -> None:
    first = [(72.0, 120.0, "Offer"), (250.0, 120.0, "Rule"), (72.0, 96.0, "Up to £10"), (250.0, 96.0, "Keep it")]
    second = [(72.0, 760.0, "Above that"), (250.0, 760.0, "Send it back, unless"), (250.0, 746.0, "the clerk agrees")]
    second += [(72.0, 722.0, "Cash"), (250.0, 722.0, "Refuse it")]
    rows = [line.text for line in _lines(drawn([first, second])) if line.role == "table_row"]
    assert rows == [
        "Offer | Rule",
        "Up to £10 | Keep it",
        "Above that | Send it back, unless the clerk agrees",
        "Cash | Refuse it",
    ]


def test_words_beside_each_other_are_no_table_without_proof() -> None:
    pages = [[(72.0, 120.0, "Signed"), (250.0, 120.0, "Dated")], [(72.0, 760.0, "Members must act with care.")]]
    assert not [line for line in _lines(drawn(pages)) if line.role == "table_row"]


def test_the_foot_of_a_single_page() -> None:
    def paint(canvas: object) -> None:
        for at, duty in enumerate(DUTIES):
            canvas.drawString(72, 700 - 20 * at, duty)  # type: ignore[attr-defined]
        canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
        canvas.drawString(200, 40, "Harbour Trust | page 1")  # type: ignore[attr-defined]

    assert [line.text for line in _lines(painted(paint)) if line.role == "furniture"] == ["Harbour Trust | page 1"]
