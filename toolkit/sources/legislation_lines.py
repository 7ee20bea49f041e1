"""What both forms of legislation have in common: lines that wait for their number, notes, cautions, quoted text."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.model.source import Caution, Line, Role
from toolkit.sources.paragraphs import CELL_BAR, UNSEEN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TITLE_RANK = 1
LOWEST_RANK = 9
Words = Callable[["Element"], str]
"""The printed words of an element, blanks folded."""


def local(element: Element) -> str:
    """The element's name without its namespace; "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def folded(text: str) -> str:
    """Blanks folded to one space, unseen signs gone."""
    return " ".join(text.translate(UNSEEN).split())


@cache
def words_of(table: str) -> dict[str, Any]:
    """A table of legislation_words.toml."""
    read = tomllib.loads(Path(__file__).with_name("legislation_words.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = read[table]
    return found


@dataclass(slots=True)
class Lines:
    """The lines of an instrument as they are read.

    pending: the number that the next words carry, with its depth; places: how many lines were written.
    """

    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    title: str = ""
    pending: tuple[str, int] | None = None
    depth: int = 0
    stretch: int = 1
    faults: dict[str, int] = field(default_factory=dict)

    def say(self, text: str, role: Role = "body", *, cells: tuple[str, ...] = ()) -> None:
        """One line, with the number that waits for it."""
        if not text:
            return
        if role != "body":
            self.settle()
        label, depth = self.pending or ("", self.depth)
        self.pending = None
        listed = f"clauses {self.stretch}" if label else ""
        place = f"line {len(self.lines) + 1}"
        self.lines.append(Line(text, role, label=label, depth=depth, list_id=listed, cells=cells, place=place))

    def heading(self, text: str, rank: int, label: str = "") -> None:
        """A heading, with its number if it has one."""
        self.settle()
        if text or label:
            place = f"line {len(self.lines) + 1}"
            self.lines.append(Line(text, "heading", label=label, rank=min(rank, LOWEST_RANK), place=place))

    def number(self, label: str, depth: int) -> None:
        """A number, for the words that come next; one that has none is a line by itself."""
        self.settle()
        if label:
            self.pending = (label, depth)

    def settle(self) -> None:
        """Write the number that waits, without words."""
        if self.pending is not None:
            (label, depth), self.pending = self.pending, None
            place = f"line {len(self.lines) + 1}"
            self.lines.append(Line("", label=label, depth=depth, list_id=f"clauses {self.stretch}", place=place))

    def add(self, text: str) -> None:
        """Words that end the line before: the stop behind a quotation."""
        if text and self.lines and self.lines[-1].role == "body" and self.pending is None:
            self.lines[-1] = replace(self.lines[-1], text=self.lines[-1].text + text)
        else:
            self.say(text)

    def row(self, cells: tuple[str, ...]) -> None:
        """A row of a table."""
        if any(cells):
            if len(cells) == 1:
                self.say(cells[0])
            else:
                self.say(CELL_BAR.join(cells), "table_row", cells=cells)

    def note(self, text: str, label: str) -> None:
        """A footnote; its mark is left out of the text that calls it."""
        if text:
            self.notes.append(Line(text, "footnote", label=label, place=f"footnote {label}"))

    def fault(self, code: str, times: int = 1) -> None:
        """Remember something the user must be told."""
        if times:
            self.faults[code] = self.faults.get(code, 0) + times

    def cautions(self) -> tuple[Caution, ...]:
        """What was remembered, one caution a code."""
        texts = words_of("cautions")
        return tuple(Caution(code, texts[code].format(count=count)) for code, count in self.faults.items())


def table_rows(table: Element, words: Words) -> list[tuple[str, ...]]:
    """The cells of each row; a table inside a cell is part of its words."""
    rows = [row for row in table.iter("{*}tr") if _table_above(row) is table]
    return [tuple(words(cell) for cell in row if local(cell) in ("td", "th")) for row in rows]


def _table_above(row: Element) -> Element | None:
    return next((above for above in row.iterancestors() if local(above) == "table"), None)
