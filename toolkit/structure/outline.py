"""A SourceText becomes an Instrument: the door of this room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.errors import NoProvisions
from toolkit.model.provision import Exclusion, Instrument, InstrumentKind, SourceInfo
from toolkit.model.source import Line, SourceText
from toolkit.structure.bands import with_bands
from toolkit.structure.barred import with_barred_rows
from toolkit.structure.belonging import with_belongings
from toolkit.structure.blocks import Block, blocks_of
from toolkit.structure.celled import with_cell_lists
from toolkit.structure.cites import named
from toolkit.structure.depths import place
from toolkit.structure.events import events_of
from toolkit.structure.flaws import flaws_of
from toolkit.structure.headings import with_headings
from toolkit.structure.identity import authority_of, date_of, slug, title_of
from toolkit.structure.identity_labels import is_report
from toolkit.structure.kinds import kind_of
from toolkit.structure.layout import layout_of
from toolkit.structure.led import with_led_lists
from toolkit.structure.nodes import Node, collapse_headings, nodes_of, printed_words
from toolkit.structure.notes import TOLD, is_wordless, parted, with_contents
from toolkit.structure.restated import with_restated
from toolkit.structure.terms import with_terms
from toolkit.structure.titles import title_block
from toolkit.structure.told import told
from toolkit.structure.writing import written


def outline(source: SourceText, *, id: str = "", kind: InstrumentKind | None = None) -> Instrument:
    """Structure a source into provisions.

    id: of the instrument; by default made from the file's name. kind: where the caller knows it; by default read from
    the title and the words. Raises NoProvisions where nothing but titles, contents and furniture was read.
    """
    source = with_contents(source)
    body, notes, marks = parted(source)
    lead, roots = told(body) if source.format in TOLD else _found(body)
    text, provisions = written(lead, named(roots), notes)
    if not any(provision.text for provision in provisions):
        raise NoProvisions(
            f"{source.name}: no provision found; it holds only titles, contents or empty forms. Check that it "
            f"is the right file"
        )
    words = " ".join(provision.text for provision in provisions)
    title = title_of(source, lead)
    called = f"{title} (report)" if is_report([block.whole for block in lead]) else title
    return Instrument(
        id=id or slug(source.name.rsplit(".", 1)[0]) or "instrument",
        title=title,
        kind=kind or kind_of(called, words, head=text),
        authority=authority_of(lead, source, words, head=text),
        date=date_of(lead, provisions, control=[line.text for line in source.lines if _is_control(line)]),
        source=SourceInfo(source.name, source.sha256, source.format),
        text=text,
        provisions=provisions,
        warnings=(*source.warnings, *flaws_of(roots, provisions)),
        exclusions=(*_exclusions(source, lead), *marks),
    )


def _found(body: Sequence[Line]) -> tuple[list[Block], list[Node]]:
    """The title's blocks and the tree's roots, found from numbers, words and layout."""
    body = with_led_lists(body)
    layout = layout_of(body)
    blocks = with_bands(with_barred_rows(with_belongings(blocks_of(body, layout))), layout.own)
    blocks = with_cell_lists(blocks, layout.own)
    lead, blocks = title_block(with_terms(with_headings(with_restated(blocks), layout)))
    return lead, collapse_headings(nodes_of(blocks, place(events_of(blocks))))


def _is_control(line: Line) -> bool:
    """A row of a table that is no part of the text."""
    return line.role == "furniture" and bool(line.cells)


def _exclusions(source: SourceText, lead: Sequence[Block]) -> Iterator[Exclusion]:
    yield from (Exclusion("title", printed_words(block), block.first.place) for block in lead)
    for line in source.lines:
        if line.role in {"furniture", "contents"}:
            yield Exclusion(line.role, f"{line.label} {line.text}".strip(), line.place)
        elif is_wordless(line):
            yield Exclusion("no_words", line.text, line.place)
