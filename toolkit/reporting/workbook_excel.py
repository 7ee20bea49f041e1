"""A book as an Excel workbook (ISO/IEC 29500), written by XlsxWriter: the same bytes for the same book."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from textwrap import wrap
from typing import Any

from toolkit.reporting.workbook import LONGEST, Book, Marked, Sheet, Value, acts, shown

FIXED = datetime(2000, 1, 1)
"""In place of the clock: a workbook must say some date of making."""
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
A3, A4 = 8, 9
"""Excel's numbers of paper sizes."""
WIDE = 180
"""Characters of all columns from which a sheet is printed on A3, where A4 would be too small to read."""
LINE, TALLEST = 15, 400
"""Points of a line, and of the tallest row: Excel takes no more than 409."""
CORE, BEFORE = "docProps/core.xml", b"</cp:coreProperties>"


def xlsx(book: Book) -> bytes:
    """The workbook: filters, a frozen head and wrapped words in every sheet, lists to choose from where a column has
    choices, paper turned sideways with the head on every page."""
    from xlsxwriter import Workbook

    made = io.BytesIO()
    with Workbook(made, OPTIONS) as workbook:
        workbook.set_properties({"title": shown(book.title)[:255], "created": FIXED})
        formats = _formats(workbook)
        for sheet in book.sheets:
            _fill(workbook.add_worksheet(sheet.name), sheet, formats)
    return _with_language(made.getvalue(), book.language)


def _formats(workbook: Any) -> dict[str, Any]:
    look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF"}
    return {
        "head": workbook.add_format({**look, "bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF"}),
        "text": workbook.add_format(look),
        # The mark that keeps a text a text also when a person edits the cell.
        "quoted": workbook.add_format({**look, "quote_prefix": True}),
        "choice": workbook.add_format({**look, "bg_color": "#FFF8DC"}),
        "delete": workbook.add_format({**look, **_STRUCK, "quote_prefix": True}),
        "insert": workbook.add_format({**look, **_PUT_IN, "quote_prefix": True}),
        # Of some words in a cell.
        "some_delete": workbook.add_format(_STRUCK),
        "some_insert": workbook.add_format(_PUT_IN),
    }


_STRUCK = {"font_strikeout": True, "font_color": "#9C0006"}
_PUT_IN = {"underline": 1, "font_color": "#006100"}


def _fill(target: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    last = len(sheet.columns) - 1
    target.set_row(0, LINE * max([1, *(len(wrap(one.title, max(one.width - 2, 1))) for one in sheet.columns)]))
    for place, column in enumerate(sheet.columns):
        target.set_column(place, place, column.width)
        target.write_string(0, place, column.title, formats["head"])
    for number, row in enumerate(sheet.rows, start=1):
        target.set_row(number, _height(row, sheet))
        for place, value in enumerate(row):
            _write(target, number, place, value, formats["choice" if sheet.columns[place].choices else "text"], formats)
    target.freeze_panes(1, 0)
    target.autofilter(0, 0, max(len(sheet.rows), 1), last)
    _choices(target, sheet)
    _paper(target, A3 if sum(column.width for column in sheet.columns) > WIDE else A4)


def _height(row: Sequence[Value], sheet: Sheet) -> int:
    """Points that hold every line of the row: LibreOffice works out none for a file, and Excel only for some."""
    cells = zip(row, sheet.columns, strict=True)
    words = ((value.plain if isinstance(value, Marked) else value, column) for value, column in cells)
    lines = (_lines(value, column.width) for value, column in words if isinstance(value, str))
    return min(TALLEST, LINE * max(lines, default=1))


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(len(line) / width)) for line in text.split("\n"))


def _write(target: Any, row: int, place: int, value: Value, look: Any, formats: dict[str, Any]) -> None:
    if value is None or value == "":
        target.write_blank(row, place, None, look)
    elif isinstance(value, str):
        text = shown(value)
        target.write_string(row, place, text, formats["quoted"] if acts(text) else look)
    elif isinstance(value, Marked):
        _write_marked(target, row, place, value, formats)
    else:
        target.write_number(row, place, value, look)


def _write_marked(target: Any, row: int, place: int, value: Marked, formats: dict[str, Any]) -> None:
    """Words struck through and underlined; where a cell takes no such text (one piece, or too long), in other ways."""
    if len(value.plain) > LONGEST:
        target.write_string(row, place, shown(value.plain), formats["text"])
    elif len(value.pieces) == 1:
        ((mark, words),) = value.pieces
        target.write_string(row, place, shown(words), formats[mark])
    else:
        pieces = [part for mark, words in value.pieces for part in (*_look_of(mark, formats), shown(words))]
        target.write_rich_string(row, place, *pieces, formats["quoted"])


def _look_of(mark: str, formats: dict[str, Any]) -> list[Any]:
    return [formats[f"some_{mark}"]] if mark else []


def _choices(target: Any, sheet: Sheet) -> None:
    """A list that drops down in every cell of a column with choices; anything else is refused with the list named."""
    for place, column in enumerate(sheet.columns):
        if column.choices and sheet.rows:
            wanted = {
                "validate": "list",
                "source": list(column.choices),
                "error_title": column.title,
                "error_message": f"Choose {', '.join(column.choices)}, or leave the cell empty.",
            }
            target.data_validation(1, place, len(sheet.rows), place, wanted)


def _paper(target: Any, size: int) -> None:
    target.set_landscape()
    target.set_paper(size)
    target.fit_to_pages(1, 0)
    target.repeat_rows(0)
    target.set_footer("&L&A&RPage &P of &N")


def _with_language(content: bytes, language: str) -> bytes:
    """The workbook with its language among its properties, for which XlsxWriter has no place."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == CORE:
                part = part.replace(BEFORE, f"<dc:language>{language}</dc:language>".encode() + BEFORE)
            new.writestr(zipfile.ZipInfo(name, ZIP_TIME), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()
