"""Tables before they have a format, and the two formats made of them: Excel's (XLSX) and comma-separated values (CSV).

Book
 ├ Sheet "findings"        xlsx(book): all sheets, with filters and a frozen head
 │   ├ Column, Column ...  csv(sheet): one sheet
 │   └ rows of texts and numbers
 └ Sheet "provisions"

A spreadsheet runs a text that begins with a sign such as `=` as a formula (OWASP calls it CSV injection). In XLSX every
text is written as a text and marked so that it stays one when it is edited; CSV has no types, so there such a text gets
an apostrophe before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from toolkit.reporting.plain import visible

Mark = Literal["", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in which words are struck out or put in: its pieces, each with its mark, "" for words that stay."""

    pieces: tuple[tuple[Mark, str], ...]

    @property
    def plain(self) -> str:
        """The marks as signs, for what knows no others: more than [-£25-]{+£50+}."""
        signs = {"": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
        return "".join(signs[mark].format(text) for mark, text in self.pieces)


Value = str | int | float | Marked | None

LONGEST = 32_000
"""Characters of a cell; Excel takes 32,767 and calls a file with more damaged."""
CUT = " [… {more:,} more characters: see the document]"

_ACTING = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""What makes a spreadsheet take a text for a formula, also in the full-width forms that some take likewise."""
_NEGATIVE = re.compile(r"-?\d+(\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column. width: in characters; choices: what a person may put into it, () for a column that is only read."""

    title: str
    width: int
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. name: up to 31 characters, without []:*?/\\; rows: as many values as columns, a text's lines kept."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook. main: the name of the sheet that stands for it where there can be only one; language: BCP 47."""

    title: str
    sheets: tuple[Sheet, ...]
    main: str
    language: str = "en-GB"

    @property
    def one(self) -> Sheet:
        """The sheet that stands for the book."""
        return next(sheet for sheet in self.sheets if sheet.name == self.main)


def acts(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula; a plain number such as -5 is none."""
    return bool(_ACTING.match(text)) and not _NEGATIVE.fullmatch(text)


def shown(text: str) -> str:
    """The text with acting characters made visible and its lines kept, no longer than a cell takes."""
    safe = "\n".join(map(visible, text.split("\n")))
    return safe if len(safe) <= LONGEST else safe[:LONGEST] + CUT.format(more=len(safe) - LONGEST)


def csv(sheet: Sheet) -> str:
    """The sheet as comma-separated values (RFC 4180): a line for each row, every text in quotation marks.

    A text's own lines are set apart by " | ", so that a row stays a line. Nothing is cut.
    """
    rows = ([column.title for column in sheet.columns], *sheet.rows)
    return "".join(",".join(map(_field, row)) + "\r\n" for row in rows)


def _field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    words = value.plain if isinstance(value, Marked) else value
    text = " | ".join(visible(line) for line in words.split("\n"))
    guarded = f"'{text}" if acts(text) else text
    return '"' + guarded.replace('"', '""') + '"'
