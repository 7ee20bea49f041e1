"""Paragraphs, lists and tables of an OpenDocument text become lines, in the order a reader's eye meets them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from toolkit.model.source import Line
from toolkit.sources.docx_styles import Indent
from toolkit.sources.laid_out import table_lines
from toolkit.sources.odt_lists import OUTLINE, Level, Run, count, pass_over, restart
from toolkit.sources.odt_runs import read_content
from toolkit.sources.odt_state import Reading
from toolkit.sources.odt_styles import Style
from toolkit.sources.odt_xml import DRAW, OFFICE, SVG, TABLE, TEXT, XML_ID, level_of, whole
from toolkit.sources.paragraphs import lines_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

INDEXES = frozenset(
    TEXT + tag
    for tag in (
        *("table-of-content", "illustration-index", "table-index", "object-index", "user-index"),
        *("alphabetical-index", "bibliography"),
    )
)
# Between blocks, and no text: declarations, changes already settled, the templates an index is made from.
UNPRINTED = frozenset(
    TEXT + tag
    for tag in (
        *("tracked-changes", "variable-decls", "sequence-decls", "user-field-decls", "dde-connection-decls"),
        *("alphabetical-index-auto-mark-file", "soft-page-break", "change", "change-start", "change-end", "number"),
    )
) | {OFFICE + "forms", OFFICE + "annotation", OFFICE + "event-listeners", SVG + "title", SVG + "desc"}


@dataclass(frozen=True, slots=True)
class Around:
    """Where a block stands. run: the list it is in; style: of that list; level: from 0, -1 outside lists."""

    contents: bool = False
    run: Run | None = None
    style: str = ""
    level: int = -1


@dataclass(slots=True)
class Item:
    """An item of a list as it is read. numbered: its next paragraph gets its number; style: of this item alone, not of
    lists inside it; lists: inside it, so far."""

    numbered: bool
    style: str = ""
    start: int | None = None
    lists: int = 0


def read_blocks(
    container: Element, reading: Reading, around: Around = Around(), item: Item | None = None
) -> Iterator[Line]:
    """The lines of a body, section, cell, frame, note or item of a list."""
    for child in container:
        tag = child.tag
        if tag in (TEXT + "p", TEXT + "h"):
            yield from _paragraph(child, reading, around, item)
        elif tag == TEXT + "list":
            yield from _list(child, reading, around, item)
        elif tag == TEXT + "numbered-paragraph":
            yield from _numbered_paragraph(child, reading, around)
        elif tag == TABLE + "table":
            yield from _table(child, reading, around)
        elif tag == TEXT + "section" and child.get(TEXT + "display") == "none":
            reading.fault("hidden_text")
        elif str(tag).startswith(DRAW):
            yield from _frame(child, reading, around)
        elif isinstance(tag, str) and tag not in UNPRINTED:
            yield from read_blocks(child, reading, replace(around, contents=around.contents or tag in INDEXES), item)


def _frame(drawn: Element, reading: Reading, around: Around) -> Iterator[Line]:
    """A frame that is anchored to the page, or stands among blocks."""
    if next(drawn.iter(TEXT + "p", TEXT + "h", TABLE + "table"), None) is not None:
        yield from read_blocks(drawn, reading, Around(contents=around.contents))
    elif drawn.tag in (DRAW + "object", DRAW + "object-ole"):
        reading.fault("embedded_document")
    elif drawn.tag == DRAW + "image" or next(drawn.iter(DRAW + "image"), None) is not None:
        reading.fault("picture")


def _list(element: Element, reading: Reading, around: Around, item: Item | None) -> Iterator[Line]:
    style = element.get(TEXT + "style-name") or around.style
    run = _run(element, reading, around, style)
    goes_on = element.get(TEXT + "continue-numbering") == "true"
    if item is not None:
        item.lists += 1
        item.numbered = False
        if item.lists > 1 and not goes_on:
            restart(run, around.level + 1)
    reading.runs[element.get(XML_ID) or element.get(TEXT + "id") or run.identity] = run
    inside = replace(around, run=run, style=style, level=min(around.level + 1, 9))
    for child in element:
        if child.tag == TEXT + "list-header":
            yield from read_blocks(child, reading, inside, Item(numbered=False))
        elif child.tag == TEXT + "list-item":
            begins = Item(numbered=True, start=_start(child), style=child.get(TEXT + "style-override", ""))
            yield from read_blocks(child, reading, inside, begins)


def _run(element: Element, reading: Reading, around: Around, style: str) -> Run:
    """The list that an outermost text:list begins or continues; a nested one belongs to that around it."""
    if around.run is not None:
        return around.run
    named = reading.runs.get(element.get(TEXT + "continue-list", "\0"))
    last = reading.last
    if style and style == reading.outline_name:
        run = reading.headings()
    elif named is not None:
        run = named
    elif element.get(TEXT + "continue-numbering") == "true" and last is not None and last.style == style:
        run = last
    else:
        run = reading.open_run(style)
    reading.last, run.style = run, style
    return run


def _start(item: Element) -> int | None:
    found = whole(item.get(TEXT + "start-value"), -1)
    return found if found >= 0 else None


def _numbered_paragraph(element: Element, reading: Reading, around: Around) -> Iterator[Line]:
    """A numbered paragraph that names its list and level instead of standing in them."""
    style = element.get(TEXT + "style-name", "")
    key = element.get(TEXT + "list-id") or f"\0{style}"
    run = reading.runs.setdefault(key, reading.open_run(style))
    level = level_of(element.get(TEXT + "level"))
    inside = replace(around, run=run, style=style, level=level)
    yield from read_blocks(element, reading, inside, Item(numbered=True, start=_start(element)))


def _paragraph(paragraph: Element, reading: Reading, around: Around, item: Item | None) -> Iterator[Line]:
    reading.paragraphs += 1
    reading.place = f"{reading.story}paragraph {reading.paragraphs}"
    style = reading.styles.paragraph(paragraph.get(TEXT + "style-name"))
    line = _blank_line(paragraph, style, reading, around, item)
    if _is_hidden(paragraph, style):  # it is counted all the same
        reading.fault("hidden_text")
        return
    content = read_content(paragraph, reading, style.look)
    if around.contents or style.kind == "contents":
        line = replace(line, role="contents", rank=0)
    yield from lines_of(line, content.spans)
    for box in content.boxes:
        yield from read_blocks(box, reading, Around(contents=around.contents))


def _is_hidden(paragraph: Element, style: Style) -> bool:
    said = next(paragraph.iter(TEXT + "hidden-paragraph"), None)
    if said is not None and said.get(TEXT + "is-hidden") == "true":
        return True
    return bool(style.look.hidden) and next(paragraph.iter(TEXT + "span"), None) is None


def _blank_line(paragraph: Element, style: Style, reading: Reading, around: Around, item: Item | None) -> Line:
    """The line without its words: label, depth, role, indent."""
    line = Line("", role=style.kind, rank=style.rank, place=reading.place)
    heading = paragraph.tag == TEXT + "h"
    level = level_of(paragraph.get(TEXT + "outline-level"))
    if heading:
        line = replace(line, role="heading", rank=level + 2)
    listed: Level | None = None
    if item is not None and around.run is not None:
        levels = (
            reading.lists.get(OUTLINE, {})
            if around.run is reading.outline
            else reading.levels(item.style or around.style)
        )
        listed = levels.get(around.level)
        line = replace(line, depth=around.level + 1)
        if item.numbered:
            line = _labelled(line, reading, around.run, levels, around.level, item.start)
            item.numbered, item.start = False, None
        else:
            pass_over(around.run, around.level)
    elif heading and style.list_style in (None, reading.outline_name):
        line = _outline_labelled(line, paragraph, reading, level)
    indent = style.own_indent.over((listed.indent if listed else Indent()).over(style.indent))
    return replace(line, indent=round((indent.left or 0.0) + (indent.first or 0.0), 2))


def _outline_labelled(line: Line, heading: Element, reading: Reading, level: int) -> Line:
    levels = reading.lists.get(OUTLINE, {})
    if not levels:
        return line
    if heading.get(TEXT + "is-list-header") == "true":
        pass_over(reading.headings(), level)
        return line
    start = _start(heading) if heading.get(TEXT + "restart-numbering") == "true" else None
    found = _labelled(line, reading, reading.headings(), levels, level, start)
    return found if found.label else line


def _labelled(
    line: Line, reading: Reading, run: Run, levels: Mapping[int, Level], level: int, start: int | None
) -> Line:
    reading.check(levels.get(level))
    return replace(line, label=count(run, levels, level, start), depth=level + 1, list_id=run.identity)


def _table(table: Element, reading: Reading, around: Around) -> Iterator[Line]:
    """A line for each row; a table of a single column is a frame around ordinary paragraphs and is read as those."""
    reading.tables += 1
    mine = reading.tables
    rows = [list(row) for row in _rows(table)]
    inside = Around(contents=around.contents)
    if all(sum(cell.tag == TABLE + "table-cell" for cell in row) <= 1 for row in rows):
        for cell in (cell for row in rows for cell in row if cell.tag == TABLE + "table-cell"):
            yield from read_blocks(cell, reading, inside)
        return
    read = [
        [list(read_blocks(cell, reading, inside)) if cell is not None else [] for cell in _cells(row)] for row in rows
    ]
    yield from table_lines(read, f"{reading.story}table {mine}")


def _rows(parent: Element) -> Iterator[Element]:
    """Rows of a table, also inside groups of them; not those of tables inside it."""
    for child in parent:
        if child.tag == TABLE + "table-row":
            if child.get(TABLE + "visibility", "visible") == "visible":
                yield child
        elif child.tag in (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group"):
            yield from _rows(child)


def _cells(row: list[Element]) -> Iterator[Element | None]:
    """The cells of a row: one covered from above keeps its column, empty; one covered from its left does not."""
    covered = 0
    for cell in row:
        if cell.tag == TABLE + "table-cell":
            covered = whole(cell.get(TABLE + "number-columns-spanned"), 1) - 1
            yield cell
        elif cell.tag == TABLE + "covered-table-cell":
            covered -= 1
            if covered < 0:
                yield None
