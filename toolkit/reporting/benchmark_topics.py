"""The topics of a benchmark: of a few codes each against each topic, of many how many have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from toolkit.model.benchmark import Benchmark, CellState
from toolkit.model.benchmark import Cell as Answered
from toolkit.reporting.benchmark_drawings import LEANING, heat_map
from toolkit.reporting.benchmark_words import Names, heads, named, said, topic_words
from toolkit.reporting.page import Bar, Block, Cell, Chart, Heading, Paragraph, Row, Run, Table, cell, paragraph

MOST_COLUMNS = 40
"""Codes that a heat map shows one by one; of more it tells how many."""


_STATES: tuple[CellState, ...] = ("covered", "partial", "open", "missing")


def topic_blocks(found: Benchmark, names: Names) -> Iterator[Block]:
    """A heat map with its table, or a chart of shares."""
    yield Heading(said("topics"), anchor="topics")
    yield paragraph(said("topics_note" if found.code else "sector_note"))
    if len(found.peers) <= MOST_COLUMNS:
        yield heat_map(found)
        yield _topic_table(found, names)
    else:
        yield from _shares(found)


def _topic_table(found: Benchmark, names: Names) -> Table:
    cells = {(one.topic, one.peer): one for one in found.cells}
    rows = []
    for topic in found.topics:
        shown = [Cell((paragraph(topic_words(topic)),))]
        for peer in found.peers:
            one = cells[topic, peer.code]
            words = _cell_words(one)
            link = f"cell-{topic}-{names.number(peer.code)}" if one.answers else ""
            shown.append(Cell((Paragraph((Run(words, link=link),)),)))
        rows.append(Row(tuple(shown)))
    head = ("Topic", *(f"{names.number(peer.code)} {names.of(peer.code)}" for peer in found.peers))
    return Table(said("heat_table"), head, tuple(rows), widths=(3, *[2] * len(found.peers)), wide=True, folded=True)


def _cell_words(one: Answered) -> str:
    """ "covered, stricter (2 of 2)"; "in part, as strict (1 of 3, 1 to look at)"; "to look at (0 of 1)"."""
    leans = f", {named('standing', one.standing)}" if one.state in LEANING and one.standing != "open" else ""
    unsure = f", {said('unsure', count=one.unsure)}" if one.unsure and one.met else ""
    return f"{named('state', one.state)}{leans} ({one.met} of {one.of}{unsure})"


def _shares(found: Benchmark) -> Iterator[Block]:
    bars, rows = [], []
    for topic in found.topics:
        own = [one for one in found.cells if one.topic == topic]
        states, leans = (
            Counter(one.state for one in own),
            Counter(one.standing for one in own if one.state in LEANING),
        )
        numbers = tuple(states[state] for state in _STATES)
        words = ", ".join(f"{number} {named('state', state)}" for number, state in zip(numbers, _STATES, strict=True))
        bars.append(Bar(topic_words(topic), numbers, words))
        shown = (*numbers, leans["stricter"], leans["weaker"], leans["mixed"])
        rows.append(Row((cell(topic_words(topic)), *(cell(str(number), number=True) for number in shown))))
    series = tuple(named("state", state) for state in _STATES)
    yield Chart(said("shares"), series, ("good", "partial", "neutral", "bad"), tuple(bars))
    yield Table(said("shares_table"), heads("shares_head"), tuple(rows), widths=(5, 2, 2, 2, 2, 2, 2, 2))
