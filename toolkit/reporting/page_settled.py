"""A page made ready for paper: what Word and PDF both need before they lay it out.

Page ─ settled ─▶ the same Page, mended ─ stretches ─▶ upright
                                                        sideways: a wide table and its heading
                                                        upright
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from toolkit.reporting.page import Block, Card, Cell, Columns, Heading, Page, Paragraph, Row, Run, Table
from toolkit.reporting.plain import visible

Thing = TypeVar("Thing")

CHART_HEAD = ("What is counted", "Bar", "In words")

SHORT = 900
"""Characters up to which a row is kept on one page; a longer one could leave half a page empty."""

FOOTER = 240
"""Characters of a footer that is printed on every page."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that follow each other on paper held one way. wide: the long side of the paper lies at the bottom."""

    blocks: tuple[Block, ...]
    wide: bool


def settled(page: Page) -> Page:
    """The page with acting characters made visible, no heading level skipped, links that lead somewhere, full tables.

    A screen reader announces a level that was left out as a fault, and PDF/UA-1 (ISO 14289-1, 7.4.2) forbids it.
    """
    shown = each_text(page, visible)
    shown = replace(shown, blocks=tuple(_headed(_no_level_skipped(shown.blocks))))
    shown = _short_footer(replace(shown, blocks=tuple(map(_filled, shown.blocks))))
    return _linked(shown, frozenset(anchors(shown)), set())


def anchors(page: Page) -> tuple[str, ...]:
    """The anchors of headings, cards and rows in reading order, each once."""
    found: dict[str, None] = {}
    for block in page.blocks:
        if isinstance(block, Heading | Card):
            found.setdefault(heading_of(block).anchor)
        elif isinstance(block, Table):
            found.update(dict.fromkeys(row.anchor for row in block.rows))
    return tuple(anchor for anchor in found if anchor)


def is_short(row: Row | Columns) -> bool:
    """Whether a row of a table, or things side by side, are to stay on one page."""
    cells = row.cells if isinstance(row, Row) else tuple(Cell(words) for _, words in row.columns)
    return sum(len(cell.text) for cell in cells) <= SHORT


def keeps(block: Paragraph) -> bool:
    """Whether words are few enough to stay on the page of what they lead to."""
    return sum(len(run.text) for run in block.runs) <= SHORT


def each_text(thing: Thing, change: Callable[[str], str]) -> Thing:
    """The same page, block or words with a change made to every text in it, anchors and links alike.

    Terms of closed lists are texts too: a change must let short plain words through.
    """
    made: Any = thing
    if isinstance(thing, str):
        made = change(thing)
    elif isinstance(thing, tuple):
        made = tuple(each_text(one, change) for one in thing)
    elif is_dataclass(thing) and not isinstance(thing, type):
        made = replace(thing, **{one.name: each_text(getattr(thing, one.name), change) for one in fields(thing)})
    return made  # type: ignore[no-any-return]


def heading_of(block: Heading | Card) -> Heading:
    """The heading itself, or the one of a card."""
    return block if isinstance(block, Heading) else block.heading


def stretches(page: Page) -> tuple[Stretch, ...]:
    """The blocks by the way the paper is held; a wide table takes the heading and the words right before it along.

    Else the heading would stay behind at the foot of the upright page.
    """
    made: list[Stretch] = []
    waiting: list[Block] = []
    for block in page.blocks:
        waiting.append(block)
        if isinstance(block, Table) and block.wide:
            cut = _start_of_wide(waiting)
            made += _joined(made, Stretch(tuple(waiting[:cut]), False), Stretch(tuple(waiting[cut:]), True))
            waiting = []
    made += [Stretch(tuple(waiting), False)] if waiting else []
    return tuple(made) or (Stretch((), False),)


def _joined(before: list[Stretch], upright: Stretch, sideways: Stretch) -> list[Stretch]:
    """The two stretches; without upright blocks the sideways one carries on the one before it."""
    if upright.blocks:
        return [upright, sideways]
    last = before.pop() if before else Stretch((), True)
    return [Stretch((*last.blocks, *sideways.blocks), True)]


def _start_of_wide(blocks: list[Block]) -> int:
    """Where the heading of the table at the end stands, if nothing but paragraphs is between; else the table."""
    place = len(blocks) - 1
    while place and isinstance(blocks[place - 1], Paragraph):
        place -= 1
    headed = place
    while headed and isinstance(blocks[headed - 1], Heading):
        headed -= 1
    return headed if headed < place else len(blocks) - 1


def _linked(thing: Thing, known: frozenset[str], seen: set[str]) -> Thing:
    """The same thing without links that lead nowhere, and with each anchor at its first place only."""
    made: Any = thing
    if isinstance(thing, tuple):
        made = tuple(_linked(one, known, seen) for one in thing)
    elif is_dataclass(thing) and not isinstance(thing, type):
        made = replace(thing, **{one.name: _linked(getattr(thing, one.name), known, seen) for one in fields(thing)})
    if isinstance(made, Run) and made.link not in known:
        made = replace(made, link="")
    if isinstance(made, Heading | Row) and made.anchor:
        made = replace(made, anchor="") if made.anchor in seen else made
        seen.add(made.anchor)
    return made  # type: ignore[no-any-return]


def _no_level_skipped(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """2, 4, 5, 3 becomes 2, 3, 4, 3."""
    last = 1
    for block in blocks:
        if isinstance(block, Heading):
            last = min(max(block.level, 2), last + 1)
            yield replace(block, level=last)
        elif isinstance(block, Card):
            last = min(max(block.heading.level, 2), last + 1)
            yield replace(block, heading=replace(block.heading, level=last))
        else:
            yield block


def _headed(blocks: Iterable[Block]) -> Iterator[Block]:
    """A table under a heading of its caption's words, with nothing but paragraphs between, is marked so."""
    over = ""
    for block in blocks:
        if isinstance(block, Table):
            block = replace(block, headed=bool(over) and block.caption == over)
        over = block.text if isinstance(block, Heading) else over if isinstance(block, Paragraph) else ""
        yield block


def _short_footer(page: Page) -> Page:
    """A footer of more than a few lines would grow into the page: it stands at the end instead."""
    if len(page.footer) <= FOOTER:
        return page
    return replace(page, blocks=(*page.blocks, Paragraph((Run(page.footer),), "note")), footer="")


def _filled(block: Block) -> Block:
    """A table whose rows, head and widths all have as many columns as its longest row."""
    if not isinstance(block, Table):
        return block
    columns = max([len(block.head), 1, *(len(row.cells) for row in block.rows)])
    rows = tuple(Row((*row.cells, *(Cell(),) * (columns - len(row.cells))), row.anchor) for row in block.rows)
    head = (*block.head, *("",) * (columns - len(block.head)))
    widths = block.widths if len(block.widths) == columns and min(block.widths) > 0 else (1,) * columns
    return replace(block, head=head, rows=rows, widths=widths)
