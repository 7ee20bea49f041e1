"""The workbook of a comparison and of any page: sheets, filters, choices, the same bytes; LibreOffice opens it."""

from __future__ import annotations

import csv as csv_reader
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.reporting.pages import WHOLE, large
from tests.reporting.sample import assessment
from tests.shared import needs_calc
from tests.sources.libreoffice import converted
from toolkit.reporting import render
from toolkit.reporting.page import Cell, Page, Paragraph, Row, Run, Table, row
from toolkit.reporting.render import laid_out
from toolkit.reporting.workbook import Book, Column, Sheet, csv
from toolkit.reporting.workbook_excel import xlsx
from toolkit.reporting.workbook_page import page_book

SHEETS = ["summary", "correspondences", "findings", "unmatched", "parameters", "provisions"]


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def book() -> Any:
    return opened(render(assessment(), format="xlsx"))


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(head, values, strict=True)) for values in others]


def test_every_sheet_is_there_to_work_with(book: Any) -> None:
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1" and sheet.page_setup.orientation == "landscape"
        assert all(cell.alignment.wrap_text for line in sheet for cell in line)
        assert all(6 <= one.width <= 110 for one in sheet.column_dimensions.values())


def test_every_finding_link_and_provision_has_its_row(book: Any) -> None:
    found = assessment()
    crosswalk = found.crosswalk
    assert [line["Id"] for line in rows(book["findings"])] == [one.id for one in found.findings]
    assert {line["Id"] for line in rows(book["correspondences"])} == {one.id for one in crosswalk.correspondences}
    ids = [(side, one.id) for side in ("Baseline", "Candidate") for one in _provisions(found, side)]
    assert [(line["Side"], line["Id"]) for line in rows(book["provisions"])] == ids
    unmatched = [*crosswalk.unmatched_baseline, *crosswalk.unmatched_candidate]
    assert [line["Id"] for line in rows(book["unmatched"])] == unmatched
    assert any(line["Parameter"] == "Amounts of money" for line in rows(book["parameters"]))


def _provisions(found: Any, side: str) -> Any:
    return found.crosswalk.side(side.lower()).instrument.provisions


def test_a_link_says_what_differs_and_what_was_decided(book: Any) -> None:
    links = {line["Id"]: line for line in rows(book["correspondences"])}
    findings = {str(line["No."]): line for line in rows(book["findings"])}
    said = links["c0000004"]["What differs"]
    assert "Effect reversed (weaker, grave)" in said
    assert findings[said.partition(":")[0]]["Finding"] == "Effect reversed"
    assert links["c0000005"]["Decision"] == "confirmed" and links["c000000b"]["Decision"] == "rejected"
    assert links["c0000001"]["Decision"] is None and links["c0000004"]["Decision"] is None
    assert links["c0000001"]["Confidence, per cent"] == 91


def test_decisions_are_chosen_from_a_list(book: Any) -> None:
    sheet = book["correspondences"]
    (choice,) = sheet.data_validations.dataValidation
    column = [cell.value for cell in sheet[1]].index("Decision")
    assert str(choice.sqref) == f"{sheet.cell(2, column + 1).coordinate}:{sheet.cell(12, column + 1).coordinate}"
    assert choice.formula1 == '"confirmed,rejected,needs review"' and choice.showErrorMessage


def test_title_language_and_a_date_that_is_no_clock(book: Any) -> None:
    core = book.properties
    assert core.title.startswith("Officers’ Code <b>of</b> Conduct measured against")
    assert core.language == "en-GB" and core.created.isoformat() == "2000-01-01T00:00:00"
    parts = zipfile.ZipFile(io.BytesIO(render(assessment(), format="xlsx")))
    assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_bytes_twice() -> None:
    assert render(assessment(), format="xlsx") == render(assessment(), format="xlsx")


def test_rows_are_as_high_as_their_words(book: Any) -> None:
    sheet = book["summary"]
    high = {number: sheet.row_dimensions[number].height or 15 for number in range(2, sheet.max_row + 1)}
    longest = max(high, key=lambda number: len(str(sheet.cell(number, 3).value)))
    assert high[longest] == max(high.values()) >= 45 > 15 == min(high.values())


def test_the_findings_as_csv_are_those_of_the_workbook(book: Any) -> None:
    text = render(assessment(), format="csv")
    assert not text.startswith("\ufeff")
    read = list(csv_reader.DictReader(io.StringIO(text, newline="")))
    there = rows(book["findings"])
    assert [line["Id"] for line in read] == [line["Id"] for line in there]
    assert [line["What was found"] for line in read] == [line["What was found"] for line in there]
    two = next(line for line in there if "\n" in (line["Baseline words"] or ""))
    assert read[two["No."] - 1]["Baseline words"] == two["Baseline words"].replace("\n", " | ")


def test_csv_quotes_by_the_standard() -> None:
    sheet = Sheet("x", (Column("A", 9), Column("B", 9)), (('say "no", now', 3), ("", None), ("one\ntwo", 0.5)))
    assert csv(sheet) == '"A","B"\r\n"say ""no"", now",3\r\n"",\r\n"one | two",0.5\r\n'


LONG_CAPTION = "Topics on which this code says nothing"


def test_any_page_has_a_workbook() -> None:
    made = opened(laid_out(WHOLE, format="xlsx"))
    assert made.sheetnames == ["1 Time limits side by side", "2 Clause by clause"]
    assert rows(made["1 Time limits side by side"])[0]["Days"] == 28
    assert laid_out(WHOLE, format="csv").startswith('"Topic","Baseline","Candidate","Relationship"')


def test_struck_and_new_words_are_told_apart() -> None:
    changed = Paragraph((Run("more than "), Run("£25", "delete"), Run("£50", "insert")))
    struck = Paragraph((Run("=4.3 Meals", "delete"),))
    rows_of = (Row((Cell((Paragraph((Run("4.1"),)), changed)),)), Row((Cell((struck,)),)))
    found = page_book(Page("Code", (Table("Changes", ("What",), rows_of),)))
    assert csv(found.one).splitlines()[1:] == ['"4.1 | more than [-£25-]{+£50+}"', '"[-=4.3 Meals-]"']
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(found)), rich_text=True)["1 Changes"]
    pieces = [(str(one), bool(getattr(one, "font", None) and one.font.strike)) for one in sheet["A2"].value]
    assert pieces == [("4.1\nmore than ", False), ("£25", True), ("£50", False)]
    assert sheet["A2"].value[2].font.u == "single"
    assert (str(sheet["A3"].value), sheet["A3"].font.strike, sheet["A3"].data_type) == ("=4.3 Meals", True, "s")


@pytest.mark.parametrize("caption", ["", "history", "a/b\\c?d*e[f]g:h", "'quoted'", "x" * 90, "\u202etitle", "’"])
def test_captions_become_names_that_excel_takes(caption: str) -> None:
    tables = tuple(Table(caption, ("A",), (row("1"),)) for _ in range(2))
    names = opened(laid_out(Page("T", tables), format="xlsx")).sheetnames
    assert len(set(names)) == 2
    for name in names:
        assert 0 < len(name) <= 31 and not set("[]:*?/\\") & set(name) and name.lower() != "history"
        assert not name.startswith("'") and not name.endswith("'")


def test_a_long_caption_is_cut_between_words() -> None:
    names = [sheet.name for sheet in page_book(Page("t", (Table(LONG_CAPTION, ("A",), ()),))).sheets]
    assert names == ["1 Topics on which this code"]


def test_a_head_of_many_words_is_shown_whole() -> None:
    book = Book("x", (Sheet("x", (Column("7 Sandmere District Council", 10), Column("B", 9)), ()),), "x")
    assert opened(xlsx(book))["x"].row_dimensions[1].height == 60  # Excel breaks it into four lines


def test_tables_that_are_not_full_are_filled() -> None:
    page = Page("T", (Table("Ragged", ("A", "B"), (row("1"), row("1", "2", "3"), row())),))
    assert [len(line) for line in page_book(page).one.rows] == [2, 2, 2]
    assert laid_out(page, format="xlsx")


def test_a_page_without_tables_says_so() -> None:
    assert opened(laid_out(Page("T", ()), format="xlsx"))["report"]["A1"].value == "Nothing to show in a table"


def test_a_sheet_without_rows_is_a_sheet() -> None:
    choosing = Sheet("s", (Column("Decision", 9, ("yes", "no")),), ())
    assert opened(xlsx(Book("T", (choosing,), "s")))["s"].max_row == 1


@needs_calc
@pytest.mark.slow
def test_libreoffice_opens_every_workbook(tmp_path: Path) -> None:
    """And as it understood them, words, sheets and choices are still there."""
    made = {"gap.xls": render(assessment(), format="xlsx"), "page.xls": laid_out(large(20, 20), format="xlsx")}
    converted(made, tmp_path, to="xlsx:Calc MS Excel 2007 XML")  # under .xls, so that none is written over
    again, page = (opened((tmp_path / f"{name}.xlsx").read_bytes()) for name in ("gap", "page"))
    ours = opened(made["gap.xls"])
    assert again.sheetnames == SHEETS and len(page.sheetnames) == 1
    for name in SHEETS:
        assert rows(again[name]) == rows(ours[name])
    assert [one.formula1 for one in again["correspondences"].data_validations.dataValidation] == [
        '"confirmed,rejected,needs review"'
    ]
    assert again["findings"].auto_filter.ref == ours["findings"].auto_filter.ref
