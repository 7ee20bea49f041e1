"""The blocks of a page as WordprocessingML: paragraphs, lists, tables, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from toolkit.reporting import page_docx_chart as drawing
from toolkit.reporting.page import (
    Bar,
    Block,
    Bullets,
    Card,
    Cell,
    Chart,
    Columns,
    Drawing,
    Facts,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
    Tag,
)
from toolkit.reporting.page_docx_words import KEEP, Place, heading, mark_xml, paragraph, run_xml, text_xml
from toolkit.reporting.page_settled import CHART_HEAD, is_short, keeps

TONES = {"plain": "Normal", "quote": "Quote", "note": "Report Note", "prompt": "Report Prompt"}
TAGS = {"stricter": "Calm", "weaker": "Alert", "grave": "Alert", "notable": "Care", "review": "Care"}


INSET = 85
"""From the edge of a cell to its words, as in the style of the table; in twentieths of a point."""

SWATCH = 115_000
"""Side of a square in a legend; 12,700 of these units (EMU) are one point, 635 a twentieth of it."""

CHART_WIDTHS = (26, 47, 27)


def block_xml(block: Block | Paragraph, place: Place) -> str:
    """One block as paragraphs and tables."""
    make: dict[type, Callable[[Any, Place], str]] = {
        Heading: heading,
        Paragraph: lambda one, there: paragraph(one.runs, TONES[one.tone], there, more=KEEP if _leads(one) else ""),
        Bullets: _bullets,
        Facts: _facts,
        Table: _table,
        Chart: _chart,
        Drawing: _drawing,
        Columns: _columns,
        Card: _card,
    }
    return make[type(block)](block, place)


def _leads(block: Paragraph) -> bool:
    """It leads to what follows, "The gravest points:", and stays on its page."""
    return bool(block.runs) and block.runs[-1].text.endswith(":")


def _bullets(block: Bullets, place: Place) -> str:
    number = place.numbered() if block.ordered else place.bullets
    more = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    style = "List Number" if block.ordered else "List Bullet"
    return "".join(paragraph(item, style, place, more=more) for item in block.items)


def _facts(block: Facts, place: Place) -> str:
    """A name, a tab and what it is, with a hanging indent: read aloud in this order, and no table without a head."""
    tab = "<w:r><w:tab/></w:r>"
    rows = ((paragraph((Run(name, "strong"),), "Report Fact", place), words) for name, words in block.rows)
    return "".join(
        name.removesuffix("</w:p>") + tab + "".join(run_xml(run, place) for run in words) + "</w:p>"
        for name, words in rows
    )


def _card(block: Card, place: Place) -> str:
    tags = f"<w:r>{text_xml('  ')}</w:r>".join(_tag(tag, place) for tag in block.tags)
    line = f'<w:p><w:pPr><w:pStyle w:val="{place.styles["report tags"]}"/></w:pPr>{tags}</w:p>' if tags else ""
    nexts = (*block.blocks[1:], None)
    told = (_told(one, after, place) for one, after in zip(block.blocks, nexts, strict=True))
    return heading(block.heading, place) + line + "".join(told)


def _told(block: Paragraph | Bullets | Columns | Facts, after: object, place: Place) -> str:
    """A block of a card; words that lead to the two sides stay on their page."""
    if isinstance(block, Paragraph) and isinstance(after, Columns) and keeps(block):
        return paragraph(block.runs, TONES[block.tone], place, more=KEEP)
    return block_xml(block, place)


def _tag(tag: Tag, place: Place) -> str:
    style = place.styles[f"report tag {TAGS.get(tag.kind, '')}".strip().lower()]
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{text_xml(f" {tag.words} ")}</w:r>'


def _table(block: Table, place: Place) -> str:
    widths = _shared(block.widths, place.width)
    rows = (_row(row, widths, place) for row in block.rows)
    title = paragraph((Run(block.caption),), "Caption", place) if block.caption and not block.headed else ""
    return title + _grid(block.caption, block.head, rows, widths, place, heads=block.row_heads)


def _columns(block: Columns, place: Place) -> str:
    """Things side by side: a table of one row under their names."""
    widths = _shared((1,) * len(block.columns), place.width)
    row = Row(tuple(Cell(paragraphs) for _, paragraphs in block.columns))
    head = tuple(name for name, _ in block.columns)
    return _grid(", ".join(head), head, [_row(row, widths, place)], widths, place, heads=False)


def _chart(block: Chart, place: Place) -> str:
    """A title, a legend, and for each bar its name, its picture and its words."""
    most = max((sum(bar.values) for bar in block.bars), default=0)
    widths = _shared(CHART_WIDTHS, place.width)
    legend = "".join(
        _picture(drawing.swatch(tone), (SWATCH, SWATCH), name, place) + f"<w:r>{text_xml(f' {name}    ')}</w:r>"
        for name, tone in zip(block.series, block.tones, strict=True)
    )
    under = f'<w:p><w:pPr><w:pStyle w:val="{place.styles["report note"]}"/><w:keepNext/></w:pPr>{legend}</w:p>'
    rows = []
    for bar in block.bars:
        drawn = _bar(bar, drawing.bar(bar.values, block.tones, most=most), widths[1], place)
        cells = [_plain_cell(bar.label, place), drawn, _plain_cell(bar.words, place)]
        rows.append(_row_of(cells, widths, short=True))
    title = paragraph((Run(block.title),), "Caption", place)
    return title + under + _grid(block.title, CHART_HEAD, rows, widths, place, heads=True)


def _drawing(block: Drawing, place: Place) -> str:
    """Its words: a drawing of many small parts is read in Word from the table that the page has of it."""
    return paragraph((Run(block.title),), "Caption", place) + paragraph((Run(block.words),), TONES["note"], place)


def _bar(bar: Bar, png: bytes, column: int, place: Place) -> str:
    """A bar in its cell; the longest of the chart is as wide as the column but its margins. column: as the width."""
    point = (column - 2 * INSET) * 635 // (drawing.WIDTH + 8)
    size = (drawing.width_of(png) * point, drawing.HEIGHT * 5000)
    drawn = _picture(png, size, f"{bar.label}: {bar.words}", place) if png else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{place.styles["report cell"]}"/></w:pPr>{drawn}</w:p>'


def _picture(png: bytes, size: tuple[int, int], words: str, place: Place) -> str:
    """A picture in the line with its alternative text. size: across and down, in EMU."""
    return drawing.picture_xml(place.picture(png), size, quoteattr(words), next(place.ids))


def _row(row: Row, widths: Sequence[int], place: Place) -> str:
    cells = [_cell(cell, place, row.anchor if not number else "") for number, cell in enumerate(row.cells)]
    return _row_of(cells, widths, short=is_short(row))


def _cell(cell: Cell, place: Place, anchor: str) -> str:
    usual = "Report Number" if cell.number else "Report Cell"
    tones = {"plain": usual, "quote": usual, "note": usual, "prompt": TONES["prompt"]}
    made = [paragraph(one.runs, tones[one.tone], place) for one in cell.paragraphs] or [paragraph((), usual, place)]
    # An anchor stands in the first paragraph, right after its properties.
    return "".join([made[0].replace("</w:pPr>", "</w:pPr>" + mark_xml(anchor, place), 1), *made[1:]])


def _plain_cell(text: str, place: Place) -> str:
    return paragraph((Run(text),), "Report Cell", place)


def _grid(
    words: str, head: Sequence[str], rows: Iterable[str], widths: Sequence[int], place: Place, *, heads: bool
) -> str:
    """A table and the empty line after it, without which two tables would grow together. words: what it holds."""
    names = [paragraph((Run(name),), "Report Cell", place, more=KEEP) for name in head]
    top = _row_of(names, widths, short=True, head=True)
    look = f'<w:tblLook w:val="{"04A0" if heads else "0420"}" w:firstRow="1" w:firstColumn="{int(heads)}"/>'
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{place.styles["report table"]}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{INSET}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}<w:tblCaption w:val={quoteattr(words)}/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{top}{''.join(rows)}</w:tbl>{paragraph((), 'Report Break', place)}"
    )


def _row_of(cells: Sequence[str], widths: Sequence[int], *, short: bool, head: bool = False) -> str:
    kept = ("<w:cantSplit/>" if short else "") + ("<w:tblHeader/>" if head else "")
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{kept}</w:trPr>{''.join(made)}</w:tr>"


def _shared(shares: Sequence[int], width: int) -> tuple[int, ...]:
    """The width of each column; they add up to no more than the line."""
    return tuple(width * share // sum(shares) for share in shares)
