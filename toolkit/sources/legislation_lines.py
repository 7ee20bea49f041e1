"""What both forms of legislation have in common: lines that wait for their number, notes, cautions, quoted text."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.model.source import Caution, Line, Role
from toolkit.sources.paragraphs import CELL_BAR, UNSEEN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

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
    """The lines of an instrument as they are read, each with its depth in the tree (`structure/told.py` draws it).

    depth: of what is open, 0 at the root; before: the words are still those of the title; pending: a number that waits
    for its words.
    """

    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    title: str = ""
    depth: int = 0
    before: bool = False
    pending: str = ""
    faults: dict[str, int] = field(default_factory=dict)

    def say(self, text: str, role: Role = "body", *, cells: tuple[str, ...] = ()) -> None:
        """One line: the words of the number that waits, else a paragraph inside what is open."""
        if not text:
            return
        if role != "body":
            self.settle()
        depth = self.depth + (not self.pending)
        self._write(Line(text, role, label=self.pending, depth=0 if self.before else depth, cells=cells))
        self.pending = ""

    def heading(self, text: str, label: str = "") -> None:
        """The number and title of a division, which what is opened next stands in."""
        self.settle()
        if text or label:
            depth = self.depth + 1
            self._write(Line(text, "heading", label=label, rank=min(depth, LOWEST_RANK), depth=depth))

    def heading_of_number(self, text: str) -> None:
        """The heading of the clause whose number comes next."""
        self.settle()
        if text:
            self._write(Line(text, "heading", depth=self.depth + 1))

    @contextmanager
    def inside(self, label: str = "") -> Iterator[None]:
        """What is said here stands one deeper. label: of a clause, carried by its first words."""
        self.settle()
        self.depth += 1
        self.pending = label
        yield
        self.settle()
        self.depth -= 1

    def settle(self) -> None:
        """Write the number that waits, without words."""
        label, self.pending = self.pending, ""
        if label:
            self._write(Line("", label=label, depth=self.depth))

    def _write(self, line: Line) -> None:
        self.lines.append(replace(line, place=f"line {len(self.lines) + 1}"))

    def add(self, text: str) -> None:
        """Words that end the line before: the stop behind a quotation."""
        if text and self.lines and self.lines[-1].role == "body" and not self.pending:
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
