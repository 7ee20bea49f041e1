"""Paragraphs and tables become lines, in the order a reader's eye meets them.

A paragraph gives a line, and a soft one for each break within it; then the text boxes anchored in it. A numbered
paragraph without words gives a line with its label alone, for its number is printed and counted. A table gives a line
for each row; a table of a single column is a frame around ordinary paragraphs and is read as those, and one that only
lays out numbered clauses is read through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.model.source import Line
from toolkit.sources.docx_numbering import NumberedList
from toolkit.sources.docx_runs import read_content
from toolkit.sources.docx_state import Reading
from toolkit.sources.docx_styles import Indent, Style, indent_of, look_of, outline_of, ranked
from toolkit.sources.docx_xml import W, children, number, value
from toolkit.sources.laid_out import table_lines
from toolkit.sources.paragraphs import Span, lines_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Around blocks, and read through; sdt and tables have their own ways.
WRAPPERS = frozenset(W + tag for tag in ("customXml", "smartTag", "ins", "moveTo", "del", "moveFrom", "sdtContent"))


def read_blocks(container: Element, reading: Reading, *, contents: bool = False) -> Iterator[Line]:
    """The lines of a body, cell, text box or note. contents: it is known to be a table of contents."""
    for child in children(container):
        tag = child.tag
        if tag == W + "p":
            yield from _paragraph(child, reading, contents)
        elif tag == W + "tbl":
            yield from _table(child, reading, contents)
        elif tag == W + "sdt":
            yield from read_blocks(child, reading, contents=contents or _is_contents(child))
        elif tag in WRAPPERS:
            yield from read_blocks(child, reading, contents=contents)
        elif tag in (W + "altChunk", W + "subDoc"):
            reading.fault("embedded_document")


def _is_contents(control: Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj")
    return value(gallery, "docPartGallery") == "Table of Contents"


def _paragraph(paragraph: Element, reading: Reading, contents: bool) -> Iterator[Line]:
    reading.paragraphs += 1
    reading.place = f"{reading.story}paragraph {reading.paragraphs}"
    properties = paragraph.find(W + "pPr")
    style = _style(properties, reading)
    content = read_content(paragraph, reading, style.look)
    if content.spans or not _mark_hidden(properties, style):
        line = _blank_line(properties, style, reading)
        if contents or style.kind == "contents" or _all_contents(content.spans):
            line = replace(line, role="contents", rank=0)
        yield from lines_of(line, content.spans)
    for box in content.boxes:
        yield from read_blocks(box, reading, contents=contents)


def _style(properties: Element | None, reading: Reading) -> Style:
    style, outline = reading.styles.of(value(properties, "pStyle")), outline_of(properties)
    return style if outline is None else ranked(style, outline)


def _mark_hidden(properties: Element | None, style: Style) -> bool:
    """A hidden paragraph mark with nothing visible before it prints nothing and is not numbered."""
    mark = None if properties is None else properties.find(W + "rPr")
    return look_of(mark).over(style.look).hidden is True


def _all_contents(spans: list[Span]) -> bool:
    said = [span for span in spans if span.text.strip()]
    return bool(said) and all(span.contents for span in said)


def _blank_line(properties: Element | None, style: Style, reading: Reading) -> Line:
    """The line without its words: label, depth, role, indent."""
    numbered, level = _numbered(properties, style, reading)
    indent = indent_of(properties)
    if numbered is None:
        indent = indent.over(style.indent)
        line = Line("", place=reading.place, role=style.kind, rank=style.rank)
    else:
        # A list named by the paragraph itself lays its indents over the style's; one named by the style, under them.
        own = numbered.levels[level].indent if level in numbered.levels else Indent()
        direct = value(None if properties is None else properties.find(W + "numPr"), "numId") != ""
        indent = indent.over(own.over(style.indent) if direct else style.indent.over(own))
        label = reading.counters.label(numbered, level)
        line = Line("", label=label, depth=level + 1, list_id=numbered.identity, place=reading.place)
        line = replace(line, role=style.kind, rank=style.rank)
    return replace(line, indent=round((indent.left or 0.0) + (indent.first or 0.0), 2))


def _numbered(properties: Element | None, style: Style, reading: Reading) -> tuple[NumberedList | None, int]:
    """The list and level (from 0) of a paragraph: its own w:numPr, what that leaves out from its style.

    w:numId 0 switches numbering off, in the paragraph or in a style on the way.
    """
    own = None if properties is None else properties.find(W + "numPr")
    num_id, level = value(own, "numId"), number(value(own, "ilvl"))
    chosen = num_id or style.num_id or "0"
    if number(chosen) in (None, 0):
        return None, 0
    numbered = reading.lists.get(chosen)
    if numbered is None:
        reading.fault("unknown_list")
        return None, 0
    if level is None:
        level = numbered.level_of(style)
    return numbered, min(max(level, 0), 8)


def _table(table: Element, reading: Reading, contents: bool) -> Iterator[Line]:
    reading.tables += 1
    mine = reading.tables
    rows = [list(_within(row, "tc")) for row in _within(table, "tr")]
    if all(len(cells) <= 1 for cells in rows):
        for cell in (cell for cells in rows for cell in cells):
            yield from read_blocks(cell, reading, contents=contents)
        return
    read = [
        [_cell(cell, reading, contents, first_row=at == 0) for cell in cells if not _joined_left(cell)]
        for at, cells in enumerate(rows)
    ]
    yield from table_lines(read, f"{reading.story}table {mine}")


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also inside content controls and change marks."""
    for child in children(parent):
        if child.tag == W + tag:
            yield child
        elif child.tag in WRAPPERS or child.tag == W + "sdt":
            yield from _within(child, tag)


def _cell(cell: Element, reading: Reading, contents: bool, *, first_row: bool) -> list[Line]:
    """The lines of a cell. One that continues the cell above it (w:vMerge) holds nothing, but keeps its column."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is not None and merge.get(W + "val", "continue") == "continue" and not first_row:
        return []
    return list(read_blocks(cell, reading, contents=contents))


def _joined_left(cell: Element) -> bool:
    """The old way to join cells sideways (w:hMerge); the new one, w:gridSpan, leaves a single cell."""
    merge = cell.find(f"{W}tcPr/{W}hMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"
