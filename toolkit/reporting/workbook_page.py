"""Any page as a book: a sheet for each of its tables, so that every report has a workbook without code of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from toolkit.reporting.page import Cell, Page, Run, Table
from toolkit.reporting.plain import visible
from toolkit.reporting.workbook import Book, Column, Mark, Marked, Sheet, Value

WIDTH = 110
"""Characters of all columns of a sheet together: what fits a page of A4 turned sideways in letters still readable."""
LONGEST_NAME = 31
EMPTY = Sheet("report", (Column("Nothing to show in a table", 40),), ())


def page_book(page: Page) -> Book:
    """The tables of a page, named by their captions; one stands for the book: of those that want a wide page and stand
    open, if there are any, the one with the most words."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    sheets = tuple(_sheets(tables)) or (EMPTY,)
    wide = [sheet for sheet, table in zip(sheets, tables, strict=False) if table.wide and not table.folded]
    main = max(wide or sheets, key=_words)
    return Book(page.title, sheets, main.name, page.language)


def _sheets(tables: Sequence[Table]) -> Iterator[Sheet]:
    for number, table in enumerate(tables, start=1):
        rows = tuple(tuple(_value(cell) for cell in _padded(row.cells, table)) for row in table.rows)
        yield Sheet(_name(table.caption, number), tuple(_columns(table)), rows)


def _name(caption: str, number: int) -> str:
    """The caption with its number before it, which keeps names apart, as Excel takes it: without []:*?/\\, up to 31
    characters, of whole words where it can be, no apostrophe at the end."""
    words = re.sub(r"[\[\]:*?/\\]+", " ", visible(f"{number} {caption}"))
    if len(words) > LONGEST_NAME and " " in words[len(f"{number} ") : LONGEST_NAME + 1]:
        words = words[: LONGEST_NAME + 1].rpartition(" ")[0]
    return words[:LONGEST_NAME].strip(" '’")


def _columns(table: Table) -> Iterator[Column]:
    widths = table.widths if len(table.widths) == len(table.head) else (1,) * len(table.head)
    for title, share in zip(table.head, widths, strict=True):
        yield Column(title, max(8, WIDTH * share // sum(widths)))


def _padded(cells: Sequence[Cell], table: Table) -> Sequence[Cell]:
    """As many cells as the table has heads."""
    return (*cells, *(Cell(),) * (len(table.head) - len(cells)))[: len(table.head)]


def _value(cell: Cell) -> Value:
    if cell.number and cell.text.isdecimal():
        return int(cell.text)
    pieces = tuple(_pieces(cell))
    return Marked(pieces) if any(mark for mark, _ in pieces) else cell.text


def _pieces(cell: Cell) -> Iterator[tuple[Mark, str]]:
    """The words of a cell, those of one mark together."""
    runs = [run for one in cell.paragraphs for run in (Run("\n"), *one.runs)][1:]
    for mark, group in groupby((run for run in runs if run.text), key=_mark):
        yield mark, "".join(run.text for run in group)


def _mark(run: Run) -> Mark:
    return run.style if run.style == "delete" or run.style == "insert" else ""


def _words(sheet: Sheet) -> int:
    plain = (value.plain if isinstance(value, Marked) else value for row in sheet.rows for value in row)
    return sum(len(value) for value in plain if isinstance(value, str))
