"""A file as it was read: its lines in reading order, before anybody has said what a clause is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Role = Literal["body", "heading", "table_row", "footnote", "furniture", "contents"]
"""body: running text or a list item; heading: the document itself says so (style, outline level, h1-h6);
table_row: one row, its cells in reading order; footnote: a note kept apart; furniture: running heads, page numbers,
menus, banners; contents: a table of contents. Furniture and contents are kept for the audit, never made provisions."""


@dataclass(frozen=True, slots=True)
class Caution:
    """Something the reader or the outline could not settle, said instead of dropped.

    code: a short stable name (`numbering_gap`); message: one sentence; place: where, as a person would look for it.
    """

    code: str
    message: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph as the source holds it.

    text: the words as printed, without an automatic label, blanks folded to one space, no line ends.
    label: the automatic label a word processor or browser would print ("(a)", "1.1", "•"); "" where the number, if
        any, stands in the text itself.
    soft: the source only broke the line here (a PDF line, a <br>, hard-wrapped text): it may continue the one before.
        False: the source says a new paragraph begins.
    depth: how deep in nested lists the line stands (1 = outermost); 0 where the source does not say.
    list_id: the same for all items numbered by one list; "" where there is none.
    rank: of a heading, 1 (highest) to 9; 0 where the source does not say.
    page: counted from 1; None where the format has no pages.
    indent, right, size, gap: in points; left edge, right edge, font size, and white space above the line; None unknown.
    bold: the whole line is in bold.
    cells: of a table_row, the text of each cell; `text` is those joined by " | ".
    place: where the line came from, for messages ("page 4", "paragraph 12", "li 7").
    term: the words at the line's head that the source itself sets apart as a term whose meaning follows (<dt>).
    emphasis: the words at the line's head that are bold or italic where the words after them are not; "" for none.
    """

    text: str
    role: Role = "body"
    label: str = ""
    soft: bool = False
    depth: int = 0
    list_id: str = ""
    rank: int = 0
    page: int | None = None
    indent: float | None = None
    right: float | None = None
    size: float | None = None
    gap: float | None = None
    bold: bool = False
    cells: tuple[str, ...] = ()
    place: str = ""
    term: str = ""
    emphasis: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """All lines of one file, in reading order.

    name: the file's name without its folder; sha256: of the bytes as read; format: "pdf", "docx", "html", "md", "txt".
    title: the document's own title (PDF or Word properties, <title>), "" where it has none.
    """

    name: str
    sha256: str
    format: str
    lines: tuple[Line, ...]
    title: str = ""
    warnings: tuple[Caution, ...] = field(default=())
