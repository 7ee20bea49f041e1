"""Results other than a comparison, in every format: a terminal's text, JSON, and whatever a page can be laid out as."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING, overload

from toolkit.model.benchmark import Benchmark
from toolkit.model.catalogue import Contained, SelfAudit
from toolkit.model.claim import Verification
from toolkit.model.codec import canonical
from toolkit.reporting.benchmark_document import benchmark_document
from toolkit.reporting.benchmark_page import benchmark_page
from toolkit.reporting.benchmark_terminal import benchmark_summary
from toolkit.reporting.check_document import check_document, contains_document
from toolkit.reporting.check_terminal import check_summary, contains_summary
from toolkit.reporting.check_view import check_page, contains_page
from toolkit.reporting.front_matter import Fields
from toolkit.reporting.look import Look
from toolkit.reporting.page import Page, Table
from toolkit.reporting.render import Format, PageFile, TextFormat, laid_out
from toolkit.reporting.report_templates import headed
from toolkit.reporting.terminal import WIDTH
from toolkit.reporting.verify_document import verify_document
from toolkit.reporting.verify_view import verify_page, verify_summary

if TYPE_CHECKING:
    from rich.console import Group

NOTHING: Fields = {}
Answer = SelfAudit | Contained | Verification | Benchmark


@overload
def printed(found: Answer, *, format: TextFormat, look: Look | None = None, fields: Fields = NOTHING) -> str: ...
@overload
def printed(found: Answer, *, format: PageFile, look: Look | None = None, fields: Fields = NOTHING) -> bytes: ...
@overload
def printed(found: Answer, *, format: Format, look: Look | None = None, fields: Fields = NOTHING) -> str | bytes: ...
def printed(found: Answer, *, format: Format, look: Look | None = None, fields: Fields = NOTHING) -> str | bytes:
    """The answer as text (what a terminal shows, without colour), json (its published schema), or as any page is.

    look: a council's own; fields: front matter, for the head of the page.
    """
    if format == "json":
        return canonical(_document(found))
    if format == "text":
        return text_of(answer_summary(found))
    page = headed(_page(found, format), fields)
    return laid_out(_joined(page) if format == "csv" else page, format=format, look=look)


def _joined(page: Page) -> Page:
    """For csv, which has room for one table: those of the same columns, one for each catalogue, become one."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    likes = [[one for one in tables if one.head == head] for head in dict.fromkeys(table.head for table in tables)]
    whole = (replace(like[0], rows=tuple(row for one in like for row in one.rows)) for like in likes)
    return replace(page, blocks=tuple(whole))


def _page(found: Answer, format: Format) -> Page:
    """On paper a benchmark is without the words behind each square, which would fill a hundred pages."""
    if isinstance(found, Benchmark) and format in ("docx", "pdf"):
        return benchmark_page(found, whole=False)
    if isinstance(found, Benchmark) and format in ("xlsx", "csv"):
        return benchmark_page(found, joined=True)
    return answer_page(found)


def answer_page(found: Answer) -> Page:
    """The answer before it has a format."""
    if isinstance(found, SelfAudit):
        return check_page(found)
    if isinstance(found, Benchmark):
        return benchmark_page(found)
    return contains_page(found) if isinstance(found, Contained) else verify_page(found)


def answer_summary(found: Answer) -> Group:
    """What a terminal shows."""
    if isinstance(found, SelfAudit):
        return check_summary(found)
    if isinstance(found, Benchmark):
        return benchmark_summary(found)
    return contains_summary(found) if isinstance(found, Contained) else verify_summary(found)


def _document(found: Answer) -> dict[str, object]:
    if isinstance(found, SelfAudit):
        return check_document(found)
    if isinstance(found, Benchmark):
        return benchmark_document(found)
    return contains_document(found) if isinstance(found, Contained) else verify_document(found)


def text_of(shown: Group) -> str:
    """A renderable as plain text, without colour and without blanks at line ends."""
    from rich.console import Console

    console = Console(
        file=StringIO(), width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False, _environ={}
    )
    with console.capture() as captured:
        console.print(shown)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())
