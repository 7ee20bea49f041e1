"""A benchmark as a page: what it says, and that every format takes it."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
import openpyxl
import pikepdf
import pytest

from tests.reporting.benchmarks import PEERS, benchmark, many
from toolkit.model.benchmark import Benchmark
from toolkit.reporting.answers import printed
from toolkit.reporting.benchmark_drawings import heat_map, scale
from toolkit.reporting.benchmark_page import benchmark_page
from toolkit.reporting.benchmark_summary import sentences
from toolkit.reporting.benchmark_words import share
from toolkit.reporting.page import Card, Chart, Drawing, Page, Table


def cards(page: Page) -> list[Card]:
    return [one for one in page.blocks if isinstance(one, Card)]


def tables(page: Page) -> dict[str, Table]:
    return {one.caption: one for one in page.blocks if isinstance(one, Table)}


def test_what_others_have_comes_first_and_by_its_share() -> None:
    page = benchmark_page(benchmark())
    found = cards(page)
    assert [one.heading.text for one in found] == [
        "1. 3 of 4: Scope",
        "2. 2 of 4 seem to meet it, this code not in full: A register of gifts",
    ]
    assert len(tables(page)["What others have and this code does not"].rows) == 3


def test_a_thing_that_one_code_has_is_in_the_table_only() -> None:
    page = benchmark_page(benchmark())
    rows = tables(page)["What others have and this code does not"].rows
    assert rows[2].cells[0].text == "1 of 4" and "Staff must refuse" in rows[2].cells[2].text


def test_the_summary_says_which_way() -> None:
    words = " ".join(sentences(benchmark()))
    assert (
        "2 things found in half or more of the other codes are not in this code, on: Scope, Gifts and hospitality"
        in words
    )
    assert "this code says more than £50; the median is £22.5" in words.replace("£22.50", "£22.5")
    assert "40 % of the provisions come from it" in words


def test_cells_lead_to_their_words() -> None:
    html = str(printed(benchmark(), format="html"))
    assert 'href="#cell-gifts-1"' in html and 'id="cell-gifts-1"' in html


def test_a_heat_map_has_a_square_for_each_cell_and_a_sign_where_it_leans() -> None:
    found = benchmark()
    drawn = heat_map(found)
    squares = [one for one in drawn.shapes if not one.words]
    assert len(squares) == len(found.cells)
    signs = [one.words for one in drawn.shapes if one.words and one.words in "+−±?"]
    assert len(signs) == sum(one.state in ("covered", "partial") and one.standing != "same" for one in found.cells)


def test_on_a_narrow_screen_squares_begin_at_the_edge_and_a_scale_shrinks() -> None:
    drawn = heat_map(benchmark())
    assert min(one.x for one in drawn.shapes if not one.words) < 10, "names stand over the squares"
    html = str(printed(benchmark(), format="html"))
    scales = re.findall(r'<svg class="drawing" style="width: 100%; max-width: \d+px".*?</svg>', html, re.S)
    assert scales and all(0 <= float(x) <= 100 for one in scales for x in re.findall(r' x="([\d.]+)%"', one))
    assert all(len(re.findall(r' x="', one)) == len(re.findall(r' x="[\d.]+%"', one)) for one in scales)


def test_of_many_codes_the_numbers_are_told_and_no_columns_drawn() -> None:
    page = benchmark_page(many())
    titles = [one.title for one in page.blocks if isinstance(one, Drawing)]
    assert "Topics and codes" not in titles and any(isinstance(one, Chart) for one in page.blocks)
    rows = tables(page)["Topics, by the number of codes"].rows
    assert all(sum(int(cell.text) for cell in row.cells[1:5]) == 60 for row in rows)


def test_what_one_or_two_codes_state_is_one_folded_table() -> None:
    found = benchmark()
    one = replace(found.distributions[1], ours=(), peers=found.distributions[0].peers[:2])
    page = benchmark_page(replace(found, distributions=(found.distributions[0], one)))
    table = tables(page)["Parameters that one or two codes state and this one does not"]
    assert table.folded and len(table.rows) == 2 and "Ashdale" in table.rows[0].cells[3].text
    ours = replace(one, ours=found.distributions[0].ours)
    kept = tables(benchmark_page(replace(found, distributions=(found.distributions[0], ours))))
    assert "Parameters that one or two codes state and this one does not" not in kept


def test_a_scale_has_a_mark_for_each_code_and_stays_within_its_frame() -> None:
    one = benchmark().distributions[0]
    drawn = scale(one, "Gifts", "words")
    assert drawn
    assert sum(shape.shade == "line" and shape.width == 2 for shape in drawn.shapes) == 4
    assert sum(shape.shade == "accent" for shape in drawn.shapes) == 1
    assert all(shape.x >= 0 and shape.x + shape.width <= drawn.width for shape in drawn.shapes)


def test_nothing_is_drawn_of_one_number() -> None:
    one = benchmark().distributions[0]
    assert scale(replace(one, ours=(), peers=one.peers[:1]), "Gifts", "words") is None


def test_a_sector_has_no_signs_of_stricter_and_weaker() -> None:
    signs = {"+", "−", "±", "?"}
    shown = [{one.words for one in heat_map(found).shapes} & signs for found in (benchmark(), benchmark(sector=True))]
    assert shown[0] and not shown[1]


@pytest.mark.parametrize("found", [benchmark(), many(), benchmark(sector=True)], ids=["few", "many", "sector"])
def test_every_format_takes_it(found: Benchmark) -> None:
    assert "Ashdale" in str(printed(found, format="md")) or len(found.peers) > 10
    assert str(printed(found, format="csv")).count("\n") > 2
    assert str(printed(found, format="text")).strip()
    word = docx.Document(io.BytesIO(bytes(printed(found, format="docx"))))
    assert any(one.style and one.style.name == "Heading 2" for one in word.paragraphs)
    book = openpyxl.load_workbook(io.BytesIO(bytes(printed(found, format="xlsx"))))
    assert any("codes measured against" in name.lower() for name in book.sheetnames)


def test_the_pdf_is_tagged_and_its_drawings_are_described() -> None:
    content = bytes(printed(benchmark(), format="pdf"))
    with pikepdf.open(io.BytesIO(content)) as document:
        described = [str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert any("A square for each topic and code" in words for words in described)
    assert printed(benchmark(), format="pdf") == content


def test_words_of_a_document_stay_words() -> None:
    html = str(printed(benchmark(), format="html"))
    assert "<script>" not in html and "<img" not in html and PEERS[2].name.split("<")[0] in html


@pytest.mark.parametrize(("part", "of", "said"), [(0, 5, "0 %"), (1, 300, "1 %"), (299, 300, "99 %"), (5, 5, "100 %")])
def test_a_share_is_never_rounded_to_none_or_all(part: int, of: int, said: str) -> None:
    assert share(part, of) == said
