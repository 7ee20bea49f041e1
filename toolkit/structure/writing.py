"""The instrument's text as read, written line by line, and the provisions with their places in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.provision import Provision
from toolkit.model.source import Line
from toolkit.structure.blocks import Block
from toolkit.structure.cites import Named
from toolkit.structure.identity import slug
from toolkit.structure.nodes import printed_words
from toolkit.structure.notes import note_number


class _Writer:
    """The text as read, growing line by line, with the place of each provision's words in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def line(self, words: str) -> int:
        """Write a line; where it ends, before its line feed."""
        self.pieces += [words, "\n"]
        self.length += len(words) + 1
        return self.length - 1


def written(lead: Sequence[Block], rows: Sequence[Named], notes: Sequence[Line]) -> tuple[str, tuple[Provision, ...]]:
    """The text as read (title, provisions, footnotes) and the provisions with their places in it."""
    writer = _Writer()
    for block in lead:
        writer.line(printed_words(block))
    provisions = [_provision(row, writer) for row in rows]
    provisions += [_footnote(note, count, writer) for count, note in enumerate(notes, start=1)]
    return "".join(writer.pieces), _unique(provisions)


def _provision(row: Named, writer: _Writer) -> Provision:
    node = row.node
    if node.heading_line:
        writer.line(node.heading_line)
    end = writer.line(node.printed) if node.printed else writer.length
    start = end - len(node.text)
    if not node.text:
        start = end
    return Provision(
        id=row.id,
        cite=row.cite,
        number=row.number,
        level=row.level,
        parent=row.parent,
        heading=node.heading,
        text=node.text,
        span=(start, end),
        lead_in=row.lead_in,
        page=node.page,
    )


def _footnote(note: Line, count: int, writer: _Writer) -> Provision:
    number = note_number(note, count)
    end = writer.line(f"{number} {note.text}")
    return Provision(
        id=f"fn-{slug(number)}",
        cite=f"fn{number}",
        number=number,
        level="footnote",
        parent=None,
        heading="",
        text=note.text,
        span=(end - len(note.text), end),
        page=note.page,
    )


def _unique(provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    """Footnotes numbered afresh on each page share a cite; their ids stay apart."""
    seen: dict[str, int] = {}
    kept: list[Provision] = []
    for provision in provisions:
        seen[provision.id] = seen.get(provision.id, 0) + 1
        count = seen[provision.id]
        kept.append(replace(provision, id=f"{provision.id}~{count}") if count > 1 else provision)
    return tuple(kept)
