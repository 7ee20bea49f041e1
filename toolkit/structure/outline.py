"""A SourceText becomes an Instrument: the door of this room."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.errors import NoProvisions
from toolkit.model.provision import Exclusion, Instrument, InstrumentKind, Provision, SourceInfo
from toolkit.model.source import Caution, Line, SourceText
from toolkit.structure.blocks import Block, blocks_of, layout_of
from toolkit.structure.cites import Named, named
from toolkit.structure.depths import place
from toolkit.structure.events import events_of
from toolkit.structure.headings import with_headings
from toolkit.structure.identity import authority_of, date_of, kind_of, slug, title_block, title_of
from toolkit.structure.nodes import Node, collapse_headings, nodes_of, printed_words
from toolkit.structure.notes import TOLD, is_wordless, note_number, parted
from toolkit.structure.told import told


def outline(source: SourceText, *, id: str = "", kind: InstrumentKind | None = None) -> Instrument:
    """Structure a source into provisions.

    id: of the instrument; by default made from the file's name. kind: where the caller knows it; by default read
    from the title
    and the words. Raises NoProvisions where nothing but titles, contents and furniture was read.
    """
    body, notes, marks = parted(source)
    lead, roots = told(body) if source.format in TOLD else _found(body)
    text, provisions = _write(lead, named(roots), notes)
    if not any(provision.text for provision in provisions):
        raise NoProvisions(
            f"{source.name}: no provision found; it holds only titles, contents or empty forms. Check that it "
            f"is the right file"
        )
    words = " ".join(provision.text for provision in provisions)
    title = title_of(source, lead)
    return Instrument(
        id=id or slug(source.name.rsplit(".", 1)[0]) or "instrument",
        title=title,
        kind=kind or kind_of(title, words),
        authority=authority_of(lead, source, words),
        date=date_of(lead, provisions),
        source=SourceInfo(source.name, source.sha256, source.format),
        text=text,
        provisions=provisions,
        warnings=(*source.warnings, *_flaws(roots, provisions)),
        exclusions=(*_exclusions(source, lead), *marks),
    )


def _found(body: Sequence[Line]) -> tuple[list[Block], list[Node]]:
    """The title's blocks and the tree's roots, found from numbers, words and layout."""
    layout = layout_of(body)
    lead, blocks = title_block(with_headings(blocks_of(body, layout), layout))
    return lead, collapse_headings(nodes_of(blocks, place(events_of(blocks))))


def _exclusions(source: SourceText, lead: Sequence[Block]) -> Iterator[Exclusion]:
    yield from (Exclusion("title", printed_words(block), block.first.place) for block in lead)
    for line in source.lines:
        if line.role in {"furniture", "contents"}:
            yield Exclusion(line.role, line.text, line.place)
        elif is_wordless(line):
            yield Exclusion("no_words", line.text, line.place)


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


def _write(lead: Sequence[Block], rows: Sequence[Named], notes: Sequence[Line]) -> tuple[str, tuple[Provision, ...]]:
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


_FLAWS = {
    "repeat": ("number_repeated", "{cite} is printed twice"),
    "skip": ("numbering_gap", "{missing}: {cite} follows {before}"),
    "order": ("number_out_of_order", "{cite} follows {before}"),
    "start": ("numbering_gap", "the list that {cite} opens does not begin with its first number"),
}


def _flaws(roots: Sequence[Node], provisions: Sequence[Provision]) -> list[Caution]:
    """Numbering errors of the source, kept as printed and said."""
    found: list[Caution] = []
    by_node = dict(zip((id(node) for root in roots for node in root.walk()), provisions, strict=False))
    last: dict[tuple[object, str], Node] = {}
    for root in roots:
        for node in root.walk():
            key = (node.reading.style if node.reading else "", str(len(node.reading.parts) if node.reading else 0))
            if node.flaw:
                found.append(_caution(node, last.get(key), by_node))
            last[key] = node
    return found


def _caution(node: Node, before: Node | None, by_node: dict[int, Provision]) -> Caution:
    code, message = _FLAWS[node.flaw]
    provision = by_node[id(node)]
    earlier = by_node[id(before)].cite if before is not None else "nothing"
    place = f"{provision.cite}, page {provision.page}" if provision.page else provision.cite
    missing = _missing(provision, node, before)
    return Caution(code, message.format(cite=provision.cite, before=earlier, missing=missing), place)


def _missing(provision: Provision, node: Node, before: Node | None) -> str:
    if before is None or node.reading is None or before.reading is None:
        return "a number is missing"
    gone = node.reading.parts[-1] - before.reading.parts[-1] - 1
    if gone == 1 and (own := re.search(r"\d+(?=[).]*$)", provision.cite)) and own[0] in provision.number:
        return f"no {provision.cite[: own.start()]}{int(own[0]) - 1}{provision.cite[own.end() :]} was found"
    if gone == 1:
        return "one number is missing"
    return f"{gone} numbers are missing" if gone > 1 else "a number is missing"
