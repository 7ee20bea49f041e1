"""The door of the room: an Assessment, or any page, becomes a report in one of the formats.

Assessment ─▶ json, oscal, text, xlsx, csv
     └─ a template ─▶ Page ─▶ md, html, docx, pdf, and for any page xlsx, csv
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, overload

from toolkit.model.codec import canonical
from toolkit.model.finding import Assessment
from toolkit.reporting.document import compare_document
from toolkit.reporting.gap_page import gap_page
from toolkit.reporting.look import Look, dressed
from toolkit.reporting.page import Page
from toolkit.reporting.page_docx import docx
from toolkit.reporting.page_pdf import pdf
from toolkit.reporting.templated import templated
from toolkit.reporting.terminal import summary_text
from toolkit.reporting.view import view
from toolkit.reporting.workbook import csv
from toolkit.reporting.workbook_excel import xlsx
from toolkit.reporting.workbook_gap import gap_book
from toolkit.reporting.workbook_page import page_book

PageText = Literal["md", "html", "csv"]
PageFile = Literal["docx", "pdf", "xlsx"]
PageFormat = Literal[PageText, PageFile]
TextFormat = Literal["text", "json", PageText]
Format = Literal[TextFormat, PageFile]


@overload
def render(
    assessment: Assessment, *, format: TextFormat, page: Page | None = None, look: Look | None = None
) -> str: ...
@overload
def render(
    assessment: Assessment, *, format: PageFile, page: Page | None = None, look: Look | None = None
) -> bytes: ...
@overload
def render(
    assessment: Assessment, *, format: Format, page: Page | None = None, look: Look | None = None
) -> str | bytes: ...
def render(
    assessment: Assessment, *, format: Format, page: Page | None = None, look: Look | None = None
) -> str | bytes:
    """The report of an assessment, as a text or as the bytes of a file.

    text: the summary that the terminal shows, without colour; json: the document of `schemas/compare.schema.json`;
    xlsx: all that was found, in six sheets; csv: the findings; for the others see `laid_out`. page: the report that
    they show, where it is not the gap report; look: a council's own. The same assessment gives the same bytes.
    """
    if format == "json":
        return canonical(compare_document(assessment))
    if format == "text":
        return summary_text(assessment)
    if format in ("xlsx", "csv"):
        book = gap_book(assessment)
        return xlsx(book) if format == "xlsx" else csv(book.one)
    return laid_out(page or gap_page(view(assessment)), format=format, look=look)


@overload
def laid_out(page: Page, *, format: PageText, look: Look | None = None) -> str: ...
@overload
def laid_out(page: Page, *, format: PageFile, look: Look | None = None) -> bytes: ...
@overload
def laid_out(page: Page, *, format: PageFormat, look: Look | None = None) -> str | bytes: ...
def laid_out(page: Page, *, format: PageFormat, look: Look | None = None) -> str | bytes:
    """Any page in any format.

    md: GitHub Flavored Markdown; html: one file that needs nothing else and runs no script; docx: Word; pdf: PDF/UA-1;
    xlsx: a sheet for each table; csv: the table with the most words. look: a council's own, for the formats it has;
    raises BadData where its templates cannot be used.
    """
    if look and format in look.formats:
        return dressed(page, format, look)
    return _MAKERS[format](page)


_MAKERS: Mapping[str, Callable[[Page], str | bytes]] = {
    "md": lambda page: templated(page, "md"),
    "html": lambda page: templated(page, "html"),
    "docx": docx,
    "pdf": pdf,
    "xlsx": lambda page: xlsx(page_book(page)),
    "csv": lambda page: csv(page_book(page).one),
}
