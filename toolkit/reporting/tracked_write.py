"""The current document's own tree with the proposed one woven in as tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_blocks import (
    CLOSE,
    OPEN,
    Entry,
    Node,
    clear_of_neighbours,
    entries,
    moves_named,
    nodes_of,
)
from toolkit.reporting.tracked_carry import Carrier
from toolkit.reporting.tracked_job import Job, inner_key
from toolkit.reporting.tracked_known import settled
from toolkit.reporting.tracked_pairs import Block, Pair, block
from toolkit.reporting.tracked_paragraphs import last_op, paragraph_of, source
from toolkit.reporting.tracked_pieces import Eye, key_of
from toolkit.reporting.tracked_tables import all_marked, brought, rows_woven
from toolkit.reporting.tracked_xml import W, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CHANGED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo", "pPrChange"))


def weave(old: Element, new: Element, job: Job, *, top: bool = False) -> None:
    """Rewrite `old`, a body or cell of the current document, so that `new` is woven into it.

    top: this is the body, whose equal paragraphs also show which lists and styles of the two documents are one.
    """
    mine, theirs = list(nodes_of(old)), [n for n in nodes_of(new) if _matched(n, job)]
    blocks = [n for n in mine if n.kind in ("p", "tbl")]
    ours, yours = [_block(n, job, job.current) for n in blocks], [_block(n, job, job.proposed) for n in theirs]
    pairs, went = settled(ours, yours, job.known if top else ())
    if top:
        _witness(blocks, theirs, [(i, j) for i, j in pairs if ours[i] == yours[j]], job.carrier)
    moves = moves_named(went, job.moves)
    job.moves += sum(move.begins for move in moves)
    found = clear_of_neighbours(entries(mine, theirs, pairs, moves), lambda entry: last_op(entry, job))
    _fill(old, [(entry, _written(entry, job)) for entry in found], job)


def _matched(node: Node, job: Job) -> bool:
    if local(node.element) in ("altChunk", "subDoc"):
        job.carrier.tell("embedded")
    return node.kind in ("p", "tbl")


def _block(node: Node, job: Job, eye: Eye) -> Block:
    if node.kind == "p":
        return block("p", key_of(job.taken_apart(node.element, eye)))
    # Rows of another number of cells do not fit the grid: such a table is another table.
    width = max((len(row.findall(W + "tc")) for row in node.element.iter(W + "tr")), default=0)
    return block(f"tbl{width}", inner_key(node.element, job, eye))


def _witness(old: Sequence[Node], new: Sequence[Node], equal: Sequence[Pair], carrier: Carrier) -> None:
    for i, j in equal:
        mine, theirs = old[i].element.find(W + "pPr"), new[j].element.find(W + "pPr")
        carrier.styles.witness(value(theirs, "pStyle"), value(mine, "pStyle"))
        lists = (None if each is None else each.find(W + "numPr") for each in (theirs, mine))
        carrier.lists.witness(*(value(each, "numId") for each in lists))


def _fill(container: Element, written: Sequence[tuple[Entry, list[Element]]], job: Job) -> None:
    """Put the elements into the container, those between the ends of a content control into that."""
    kept = [child for child in container if local(child) == "tcPr"]
    levels: list[tuple[Element, list[Element]]] = [(container, list(kept))]
    for entry, elements in written:
        if entry.kind == OPEN and entry.node is not None:
            content = entry.node.element.find(W + "sdtContent")
            assert content is not None, "an opened control has content"
            levels.append((content, []))
        elif entry.kind == CLOSE and entry.node is not None:
            levels[-2][1].extend(_closed(entry.node.element, *levels.pop(), job))
        elif not (entry.node is not None and entry.node.element in kept):
            levels[-1][1].extend(elements)
    container[:] = levels[0][1]


def _closed(control: Element, content: Element, children: list[Element], job: Job) -> list[Element]:
    """The control around its blocks; the blocks alone where one of them changes, for a control may be locked.

    A table of contents stays one: Word fills it again.
    """
    contents = control.find(f"{W}sdtPr/{W}docPartObj") is not None
    if not contents and any(next(child.iter(*CHANGED), None) is not None for child in children):
        job.carrier.tell("control")
        return children
    content[:] = children
    return [control]


def _written(entry: Entry, job: Job) -> list[Element]:
    if entry.node is not None:
        return [] if entry.kind in (OPEN, CLOSE) else [entry.node.element]
    if entry.kind == "p":
        return paragraph_of(entry, job)
    return [_table(entry, job)]


def _table(entry: Entry, job: Job) -> Element:
    table = source(entry)
    if entry.left == "keep" and entry.new is not None:
        if inner_key(table, job, job.current) != inner_key(entry.new.element, job, job.proposed):
            rows_woven(table, entry.new.element, job, weave)
        return table
    if entry.left:
        return all_marked(table, "del", job)
    return brought(table, job)
