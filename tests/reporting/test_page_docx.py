"""A page as a Word document: its words, its styles, its sections, what it says to those who do not see it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, get_args

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reporting.pages import CHART, WHOLE, WIDE, large
from tests.shared import SOFFICE, needs_soffice
from toolkit.reporting import page_docx_chart as drawing
from toolkit.reporting.page import Bullets, Heading, Page, Paragraph, Row, Run, RunStyle, Table, cell, paragraph, plain
from toolkit.reporting.page_docx import docx
from toolkit.reporting.plain import visible

ROOT = Path(__file__).resolve().parents[2]


def opened(page: Page) -> Any:
    return Document(io.BytesIO(docx(page)))


@pytest.fixture(scope="module")
def whole() -> Any:
    return opened(WHOLE)


def words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def styles_of(document: Any) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in document.paragraphs]


def test_titles_and_headings_have_their_styles(whole: Any) -> None:
    found = styles_of(whole)
    assert ("Title", WHOLE.title) in found
    assert ("Subtitle", WHOLE.subtitle) in found
    assert [pair for pair in found if pair[0].startswith("Heading")] == [
        ("Heading 1", "Summary"),
        ("Heading 1", "Coverage"),
        ("Heading 1", "Clause by clause"),
        ("Heading 1", "Findings"),
        ("Heading 2", "Finding 1: the duty is weaker"),
        ("Heading 3", "The end"),
    ]


def test_tones_have_their_styles(whole: Any) -> None:
    found = dict(reversed(styles_of(whole)))
    for style in ("Quote", "Report Note", "Report Prompt", "List Bullet", "List Number", "Caption", "Report Fact"):
        assert found.get(style), style
    assert found["Report Prompt"] == "Author: what would it cost?"


def test_runs_are_told_by_more_than_colour(whole: Any) -> None:
    runs = {
        run.text: run
        for paragraph in whole.paragraphs
        for run in paragraph.runs
        if run.text.startswith("Words of the style")
    }
    styles = {name: runs[f"Words of the style {name}. "].style for name in get_args(RunStyle)}
    assert styles["delete"].font.strike
    assert styles["insert"].font.underline is not None
    assert styles["mark"].font.underline not in {None, styles["insert"].font.underline}
    assert styles["strong"].font.bold and styles["emphasis"].font.italic
    assert styles["plain"].name == "Default Paragraph Font"


def test_tables_repeat_their_head_and_keep_short_rows_whole(whole: Any) -> None:
    for table in whole.tables:
        first, *rest = table._tbl.tr_lst
        assert first.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rest)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    long = opened(Page("T", (Table("c", ("A",), (Row((cell("word " * 500),)),)),))).tables[0]
    assert long._tbl.tr_lst[1].find(qn("w:trPr")).find(qn("w:cantSplit")) is None


def test_row_heads_are_said(whole: Any) -> None:
    looks = [table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) for table in whole.tables]
    assert looks == ["1", "1", "1", "0", "0"]  # chart, table, wide table; two pairs of columns


def test_a_wide_table_lies_on_turned_paper(whole: Any) -> None:
    assert [section.page_width > section.page_height for section in whole.sections] == [False, True, False]
    body = list(whole.element.body)
    ends = [place for place, one in enumerate(body) if one.find(qn("w:pPr") + "/" + qn("w:sectPr")) is not None]
    inside = "".join(words(one) for one in body[ends[0] : ends[1]])
    assert inside.startswith("Clause by clause") and WIDE.rows[-1].cells[1].text in inside
    section = whole.sections[1]
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(column.width for column in whole.tables[2].columns) <= room


def test_a_page_that_is_one_wide_table_has_one_section() -> None:
    document = opened(Page("T", (WIDE,)))
    assert [section.page_width > section.page_height for section in document.sections] == [True]


def test_pages_are_counted_by_word(whole: Any) -> None:
    for section in whole.sections:
        foot = section.footer._element
        fields = [field.get(qn("w:instr")).strip() for field in foot.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert words(foot) == f"{WHOLE.footer}Page 1 of 1"


def test_links_lead_to_bookmarks(whole: Any) -> None:
    marks = [one.get(qn("w:name")) for one in whole.element.iter(qn("w:bookmarkStart"))]
    links = {words(one): one.get(qn("w:anchor")) for one in whole.element.iter(qn("w:hyperlink"))}
    assert set(links) == {"finding 1", "gifts"}
    assert set(links.values()) <= set(marks) and len(set(marks)) == len(marks)
    target = next(one for one in whole.element.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == links["gifts"])
    assert words(next(target.iterancestors(qn("w:tr")))).startswith("Gifts28 days")


def test_every_picture_has_words(whole: Any) -> None:
    said = [one.get("descr") for one in whole.element.iter(qn("wp:docPr"))]
    assert said == [*CHART.series, *(f"{bar.label}: {bar.words}" for bar in CHART.bars[:2])]  # the third is nothing
    numbers = [one.get("id") for one in whole.element.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == len(numbers)


def test_bars_are_as_long_as_what_they_count() -> None:
    assert drawing.lengths((3, 1, 0), most=4) == (360, 120, 0)
    assert drawing.lengths((1, 9999), most=10_000)[0] == 2
    assert drawing.lengths((0,), most=0) == (0,)
    assert drawing.bar((0, 0), ("good", "bad"), most=5) == b""
    assert drawing.width_of(drawing.bar((2, 2), ("good", "bad"), most=8)) == drawing.WIDTH // 2


def test_a_bar_stays_inside_its_cell(whole: Any) -> None:
    for extent in whole.tables[0]._tbl.iter(qn("wp:extent")):
        assert int(extent.get("cx")) < whole.tables[0].columns[1].width


def test_every_ordered_list_starts_at_one() -> None:
    lists = tuple(Bullets((plain("a"), plain("b")), ordered=True) for _ in range(3))
    numbers = [
        one._p.pPr.numPr.numId.val for one in opened(Page("T", lists)).paragraphs if one._p.pPr.numPr is not None
    ]
    assert len(numbers) == 6 and len(set(numbers)) == 3


def test_language_title_and_no_clock() -> None:
    document = opened(Page("Cod ymddygiad", (), language="cy-GB"))
    core = document.core_properties
    assert (core.title, core.language) == ("Cod ymddygiad", "cy-GB")
    assert core.created == core.modified and core.created.year == 2000
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"cy-GB"}
    with zipfile.ZipFile(io.BytesIO(docx(WHOLE))) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("x")',
    "{{ 7*7 }} {%p if x %}",
    "10 \u202e01",
    "bell\x07 escape\x1b[2J nul\x00",
    "half \ud800 pair",
    "]]> &amp; <w:p/> \"'",
    "漢字 עברית العربية 😀",
    "tab\tand\nline",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    page = Page(text, (paragraph(text), Table(text, (text,), (Row((cell(text),), text),)), Heading(text, anchor=text)))
    document = opened(page)
    assert [one.text for one in document.paragraphs if one.text] == [visible(text)] * 4
    assert document.tables[0].rows[0].cells[0].text == visible(text)
    assert document.core_properties.title == visible(text)


def test_a_paragraph_of_a_million_characters() -> None:
    text = "declare " * 140_000
    assert opened(Page("T", (paragraph(text),))).paragraphs[1].text == text


@settings(max_examples=25)
@given(st.lists(st.tuples(st.text(max_size=40), st.sampled_from(get_args(RunStyle))), min_size=1, max_size=4))
def test_any_text_comes_out_again(runs: list[tuple[str, RunStyle]]) -> None:
    made = Paragraph(tuple(Run(text, style) for text, style in runs))
    assert words(opened(Page("T", (made,))).paragraphs[1]._p) == "".join(visible(text) for text, _ in runs)


def test_the_same_bytes_whatever_the_seed_of_hashes() -> None:
    program = (
        "import sys; from tests.reporting.pages import WHOLE; from toolkit.reporting.page_docx import docx;"
        "sys.stdout.buffer.write(docx(WHOLE))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("4", "15")
    ]
    assert made[0] == made[1] == docx(WHOLE)


def test_a_large_report_is_whole() -> None:
    document = opened(large(findings=30, links=40))
    assert len(document.tables) == 31
    assert len(document.tables[0]._tbl.tr_lst) == 41


@needs_soffice
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    """Its three pages, the second one turned, come out again with their words."""
    import pypdfium2

    path = tmp_path / "report.docx"
    path.write_bytes(docx(WHOLE))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    assert [page.get_width() > page.get_height() for page in document] == [False, True, False]
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "Page 2 of 3" in text and "Consider the stronger" in text
