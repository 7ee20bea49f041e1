"""The words behind each square: our provisions with what answers them in each other code."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.benchmark import Answer, Benchmark, Cell, Words
from toolkit.reporting.benchmark_words import Names, heads, named, said, topic_words
from toolkit.reporting.page import Block, Heading, Paragraph, Row, Run, Table, cell, paragraph, plain
from toolkit.reporting.page import Cell as TableCell

Quoted = dict[tuple[str, str], Words]


def answer_blocks(found: Benchmark, names: Names, *, whole: bool, joined: bool = False) -> Iterator[Block]:
    """A table for each topic, or one of all; a sentence where there is no room for them."""
    if not found.code:
        return
    answered = [one for one in found.cells if one.answers]
    if not answered:
        if any(one.met for one in found.cells):
            yield paragraph(said("answers_many"), tone="note")
        return
    if not whole:
        yield paragraph(said("answers_cut"), tone="note")
        return
    quoted = {(one.code, one.id): one for one in found.words}
    yield Heading(said("answers"), anchor="answers")
    yield paragraph(said("answers_note"))
    if joined:
        head = ("Topic", *heads("answers_head"))
        yield Table(
            said("answers"), head, tuple(_joined(found, names, quoted)), widths=(4, 4, 8, 8, 3), row_heads=False
        )
        return
    for topic in found.topics:
        rows = tuple(row for one in answered if one.topic == topic for row in _rows(one, found, names, quoted))
        if rows:
            caption = f"{said('answers')}: {topic_words(topic)}"
            yield Table(caption, heads("answers_head"), rows, widths=(4, 8, 8, 3), wide=True, folded=True)


def _joined(found: Benchmark, names: Names, quoted: Quoted) -> Iterator[Row]:
    for topic in found.topics:
        for one in (one for one in found.cells if one.topic == topic and one.answers):
            yield from (Row((cell(topic_words(topic)), *each.cells)) for each in _rows(one, found, names, quoted))


def _rows(one: Cell, found: Benchmark, names: Names, quoted: Quoted) -> Iterator[Row]:
    for place, answer in enumerate(one.answers):
        anchor = f"cell-{one.topic}-{names.number(one.peer)}" if place == 0 else ""
        yield Row(
            (
                cell(f"{names.number(one.peer)} {names.of(one.peer)}"),
                _ours(answer, found),
                _theirs(one.peer, answer, quoted),
                cell(named("standing", answer.standing)),
            ),
            anchor,
        )


def _ours(answer: Answer, found: Benchmark) -> TableCell:
    own = found.code.by_id[answer.ours] if found.code else None
    return _words(own.cite, own.text) if own else TableCell()


def _theirs(peer: str, answer: Answer, quoted: Quoted) -> TableCell:
    some = [quoted[peer, id] for id in answer.theirs if (peer, id) in quoted]
    return TableCell(tuple(part for one in some for part in _words(one.cite, one.text).paragraphs))


def _words(cite: str, text: str) -> TableCell:
    return TableCell((Paragraph((Run(cite, "strong"),)), Paragraph(plain(text), "quote")))
