"""The door of the room: an Assessment, or any page, becomes a report in one of the formats.

Assessment ─▶ json, oscal, text, xlsx, csv
     └─ a template ─▶ Page ─▶ md, html, docx, pdf, and for any page xlsx, csv
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, overload

from toolkit.model.codec import canonical
from toolkit.model.finding import Assessment
from toolkit.reporting import markdown, wording
from toolkit.reporting.document import compare_document
from toolkit.reporting.gap_page import gap_page
from toolkit.reporting.page import Bar, Block, Chart, Heading, Page, Paragraph
from toolkit.reporting.page_docx import docx
from toolkit.reporting.page_pdf import pdf
from toolkit.reporting.page_settled import settled
from toolkit.reporting.passages import EXCERPT
from toolkit.reporting.plain import visible
from toolkit.reporting.terminal import summary_text
from toolkit.reporting.view import view
from toolkit.reporting.workbook import csv
from toolkit.reporting.workbook_excel import xlsx
from toolkit.reporting.workbook_gap import gap_book
from toolkit.reporting.workbook_page import page_book

if TYPE_CHECKING:
    from jinja2 import Environment

PageText = Literal["md", "html", "csv"]
PageFile = Literal["docx", "pdf", "xlsx"]
PageFormat = Literal[PageText, PageFile]
TextFormat = Literal["text", "json", PageText]
Format = Literal[TextFormat, PageFile]


@overload
def render(assessment: Assessment, *, format: TextFormat, page: Page | None = None) -> str: ...
@overload
def render(assessment: Assessment, *, format: PageFile, page: Page | None = None) -> bytes: ...
@overload
def render(assessment: Assessment, *, format: Format, page: Page | None = None) -> str | bytes: ...
def render(assessment: Assessment, *, format: Format, page: Page | None = None) -> str | bytes:
    """The report of an assessment, as a text or as the bytes of a file.

    text: the summary that the terminal shows, without colour; json: the document of `schemas/compare.schema.json`;
    xlsx: all that was found, in six sheets; csv: the findings; for the others see `laid_out`. page: the report that
    they show, where it is not the gap report. The same assessment gives the same bytes.
    """
    if format == "json":
        return canonical(compare_document(assessment))
    if format == "text":
        return summary_text(assessment)
    if format in ("xlsx", "csv"):
        book = gap_book(assessment)
        return xlsx(book) if format == "xlsx" else csv(book.one)
    return laid_out(page or gap_page(view(assessment)), format=format)


@overload
def laid_out(page: Page, *, format: PageText) -> str: ...
@overload
def laid_out(page: Page, *, format: PageFile) -> bytes: ...
@overload
def laid_out(page: Page, *, format: PageFormat) -> str | bytes: ...
def laid_out(page: Page, *, format: PageFormat) -> str | bytes:
    """Any page in any format.

    md: GitHub Flavored Markdown; html: one file that needs nothing else and runs no script; docx: Word; pdf: PDF/UA-1;
    xlsx: a sheet for each table; csv: the table with the most words.
    """
    return _MAKERS[format](page)


def _templated(page: Page, format: Literal["md", "html"]) -> str:
    text = _environment(format).get_template(f"page.{format}.jinja").render(page=settled(page))
    return re.sub(r"\n{3,}", "\n\n", text) if format == "md" else text


_MAKERS: Mapping[str, Callable[[Page], str | bytes]] = {
    "md": lambda page: _templated(page, "md"),
    "html": lambda page: _templated(page, "html"),
    "docx": docx,
    "pdf": pdf,
    "xlsx": lambda page: xlsx(page_book(page)),
    "csv": lambda page: csv(page_book(page).one),
}


@cache
def _environment(format: Literal["md", "html"]) -> Environment:
    """Templates in which every printed value is made safe unless a macro or filter here already did it."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    finalize = _safe_markdown if format == "md" else _safe_html
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(kind=_kind, long=_long, contents=_contents, pieces=_pieces, markdown_runs=_markdown_runs)
    environment.globals.update(word=wording.word, prose=wording.prose, count=wording.count)
    return environment


def _template(name: str) -> str:
    return (files("toolkit.reporting") / "templates" / name).read_text(encoding="utf-8")


def _safe_html(value: Any) -> Any:
    """Strings with their acting characters shown; the autoescape does the rest. Markup is our own."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _safe_markdown(value: Any) -> Any:
    """Strings escaped for Markdown and marked as done, so that the autoescape leaves them alone."""
    from jinja2.filters import do_mark_safe

    if hasattr(value, "__html__"):
        return value
    return do_mark_safe(markdown.escape(str(value)))


def _markdown_runs(some: Any) -> Any:
    from jinja2.filters import do_mark_safe

    return do_mark_safe(markdown.runs(some))


def _kind(block: Block) -> str:
    return type(block).__name__


def _long(paragraph: Paragraph) -> bool:
    """Too long to be kept on one printed page."""
    return sum(len(run.text) for run in paragraph.runs) > EXCERPT


def _contents(blocks: Sequence[Block]) -> list[Heading]:
    """The headings that a table of contents names."""
    return [block for block in blocks if isinstance(block, Heading) and block.level == 2 and block.anchor]


def _pieces(bar: Bar, chart: Chart) -> list[dict[str, object]]:
    """The rectangles of a bar in hundredths of the whole of it; a series in the middle is thinner, so that no colour is
    needed to tell it from its neighbours."""
    whole, start = sum(bar.values) or 1, 0.0
    pieces: list[dict[str, object]] = []
    for value, tone in zip(bar.values, chart.tones, strict=True):
        width = round(100 * value / whole, 2)
        pieces.append({"tone": tone, "start": round(start, 2), "width": width, "top": 3 if tone == "partial" else 0})
        start += width
    return pieces
