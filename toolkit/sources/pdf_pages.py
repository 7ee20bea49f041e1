"""One page of a PDF from its words to its lines in reading order, tables among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from toolkit.sources.pdf_aligned import Edges, aligned_tables
from toolkit.sources.pdf_bullets import bullets_of, with_bullets
from toolkit.sources.pdf_calls import Box
from toolkit.sources.pdf_columns import in_reading_order
from toolkit.sources.pdf_line_numbers import line_numbers
from toolkit.sources.pdf_lines import Fragment, Printed, fragments_of, printed
from toolkit.sources.pdf_mends import mended
from toolkit.sources.pdf_profile import Key
from toolkit.sources.pdf_rules import Rule, rules_of
from toolkit.sources.pdf_side_notes import side_notes
from toolkit.sources.pdf_spaced import closed
from toolkit.sources.pdf_tables import block, grids_of, table_rows
from toolkit.sources.pdf_words import Page, Word


@dataclass(frozen=True, slots=True)
class Reading:
    """One page as read: its lines in reading order, the rules drawn on it, the headings it tags, the edges of its
    tables without rules."""

    page: Page
    lines: tuple[Printed, ...]
    rules: tuple[Rule, ...]
    tags: dict[tuple[int, int], int]
    edges: tuple[Edges, ...] = ()
    bullets: tuple[Box, ...] = ()
    """Shapes that may be bullets."""


def reading_of(page: Any, read: Page, tags: dict[tuple[int, int], int]) -> Reading:
    """A PDFium page whose words have been read, with the headings that it tags."""
    return filled(read, rules_of(page, read), tags, (), bullets_of(page, read))


def filled(
    read: Page,
    rules: tuple[Rule, ...],
    tags: dict[tuple[int, int], int],
    known: Sequence[Edges],
    bullets: tuple[Box, ...],
) -> Reading:
    """The words and rules of a page as lines. known: the edges of tables on the pages before and after."""
    edges: list[Edges] = []
    numbers = line_numbers(read.words)
    words = closed(with_bullets([word for word in read.words if word.order not in numbers], bullets))
    aside = [*read.turned, *(word for word in read.words if word.order in numbers)]
    printed_lines = (*_page_lines(words, rules, read.number, known, edges), *_lines_aside(aside, read.number))
    return Reading(read, tuple(line for line in printed_lines if line.text), rules, tags, tuple(edges), bullets)


def _page_lines(
    words: Sequence[Word], rules: Sequence[Rule], number: int, known: Sequence[Edges], edges: list[Edges]
) -> Iterator[Printed]:
    """A table takes part in the order of the page as one block, so that it stays in its column. edges: takes those of
    the tables without rules that are found."""
    tables: dict[Fragment, list[Printed]] = {}
    rest = list(words)
    for grid in grids_of(rules):
        inside = [word for word in rest if grid.holds(word)]
        rows = table_rows(grid, inside, number)
        if rows:
            tables[block(grid, rows, inside)] = rows
            taken = {word.order for word in inside}
            rest = [word for word in rest if word.order not in taken]
    noted = side_notes(fragments_of(rest))
    before = {first: _note(rows, number) for first, rows in noted.before.items()}
    ordered = in_reading_order([*noted.rest, *tables])
    at = 0
    for table in aligned_tables(ordered, number, known):
        if any(fragment in before for row in ordered[table.start : table.end] for fragment in row):
            continue  # clauses with notes of their own are no cells
        edges.append(table.edges)
        yield from _plain_lines(ordered[at : table.start], tables, before, number)
        yield from table.rows
        at = table.end
    yield from _plain_lines(ordered[at:], tables, before, number)


def _note(rows: Sequence[list[Fragment]], number: int) -> Printed:
    """A note in the margin as one heading, set where its first line stands."""
    lines = [printed(row, number, role="heading") for row in rows]
    return replace(lines[0], text=" ".join(line.text for line in lines))


def _plain_lines(
    rows: Sequence[list[Fragment]],
    tables: Mapping[Fragment, Sequence[Printed]],
    before: Mapping[Fragment, Printed],
    number: int,
) -> Iterator[Printed]:
    """before: the note in the margin of a clause, by the clause's first fragment."""
    for row in rows:
        yield from (before[fragment] for fragment in row if fragment in before)
        yield from (line for fragment in row for line in tables.get(fragment, ()))
        own = [fragment for fragment in row if fragment not in tables]
        if own:
            yield printed(own, number)


def _lines_aside(words: Sequence[Word], number: int) -> Iterator[Printed]:
    """Text at another angle (watermarks, spines) and numbers of lines are kept, but as furniture: they stand in no
    order with the rest."""
    for word in words:
        fragments = fragments_of([word])
        yield from (printed([fragment], number, role="furniture") for fragment in fragments)


def beside_tables(readings: Sequence[Reading], at: int) -> Reading:
    """A page read again with the tables of the pages before and after it, which may begin or go on here."""
    own = readings[at]
    known = [edges for other in (at - 1, at + 1) if 0 <= other < len(readings) for edges in readings[other].edges]
    return filled(own.page, own.rules, own.tags, known, own.bullets) if known else own


def mended_reading(document: Any, reading: Reading, mends: Mapping[Key, str]) -> Reading:
    """A page made up again from its words, where any of their letters was damaged."""
    textpage = document[reading.page.number - 1].get_textpage()
    page = mended(textpage, reading.page, mends)
    textpage.close()
    return reading if page is reading.page else filled(page, reading.rules, reading.tags, (), reading.bullets)
