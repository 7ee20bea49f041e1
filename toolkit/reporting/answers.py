"""Results other than a comparison, in every format: a terminal's text, JSON, and whatever a page can be laid out as."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, overload

from toolkit.model.catalogue import Contained, SelfAudit
from toolkit.model.claim import Verification
from toolkit.model.codec import canonical
from toolkit.reporting.check_document import check_document, contains_document
from toolkit.reporting.check_terminal import check_summary, contains_summary
from toolkit.reporting.check_view import check_page, contains_page
from toolkit.reporting.page import Page
from toolkit.reporting.render import Format, PageFile, TextFormat, laid_out
from toolkit.reporting.terminal import WIDTH
from toolkit.reporting.verify_document import verify_document
from toolkit.reporting.verify_view import verify_page, verify_summary

if TYPE_CHECKING:
    from rich.console import Group

Answer = SelfAudit | Contained | Verification


@overload
def printed(found: Answer, *, format: TextFormat) -> str: ...
@overload
def printed(found: Answer, *, format: PageFile) -> bytes: ...
@overload
def printed(found: Answer, *, format: Format) -> str | bytes: ...
def printed(found: Answer, *, format: Format) -> str | bytes:
    """The answer as text (what a terminal shows, without colour), json (its published schema), or as any page is."""
    if format == "json":
        return canonical(_document(found))
    return text_of(answer_summary(found)) if format == "text" else laid_out(answer_page(found), format=format)


def answer_page(found: Answer) -> Page:
    """The answer before it has a format."""
    if isinstance(found, SelfAudit):
        return check_page(found)
    return contains_page(found) if isinstance(found, Contained) else verify_page(found)


def answer_summary(found: Answer) -> Group:
    """What a terminal shows."""
    if isinstance(found, SelfAudit):
        return check_summary(found)
    return contains_summary(found) if isinstance(found, Contained) else verify_summary(found)


def _document(found: Answer) -> dict[str, object]:
    if isinstance(found, SelfAudit):
        return check_document(found)
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
