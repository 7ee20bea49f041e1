"""The placed events as a tree of nodes, before ids and cites are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.structure.blocks import Block
from toolkit.structure.endings import is_emptied
from toolkit.structure.events import Event, Kind, events_of
from toolkit.structure.frames import Placed
from toolkit.structure.joining import joined
from toolkit.structure.numbers import Reading


@dataclass(slots=True)
class Node:
    """One provision in the making. printed: the line as read, label included, ending in `text`; heading_line: the
    line of a
    heading that belongs to it."""

    kind: Kind
    number: str
    heading: str
    text: str
    printed: str
    reading: Reading | None
    division: int
    automatic: bool
    page: int | None
    flaw: str = ""
    heading_line: str = ""
    term: str = ""
    """Of a definition whose term stands in no quotation marks."""
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in document order (without recursion: lists nest as deep as a source likes)."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += reversed(node.children)


def nodes_of(blocks: Sequence[Block], placed: Sequence[Placed]) -> list[Node]:
    """The roots of the tree that the placing describes; words that only looked numbered go back to the line before."""
    roots: list[Node] = []
    by_event: dict[int, Node] = {}
    latest: Node | None = None
    for event, answer in zip(events_of(blocks), placed, strict=True):
        block = blocks[event.block]
        if answer.merged:
            if latest is not None and event.last:
                _carry_on(latest, block.whole)
            continue
        node = _node(event, block, answer)
        by_event[event.index] = node
        (by_event[answer.parent].children if answer.parent >= 0 else roots).append(node)
        latest = node
    return roots


def _carry_on(node: Node, words: str) -> None:
    """Words that only looked numbered go back to the line before them, a heading's too."""
    if node.kind == "heading" and not node.text:
        node.heading = joined(node.heading, words)
    else:
        node.text = joined(node.text, words)
    node.printed = joined(node.printed, words)


def _node(event: Event, block: Block, answer: Placed) -> Node:
    heading = event.kind == "heading"
    if event.row and answer.reading is None and not heading:
        return Node("row", "", "", block.whole, block.whole, None, 0, False, block.first.page)
    return Node(
        kind=event.kind,
        number=event.token.number if event.token else "",
        heading=(block.run_in or block.text) if heading else "",
        text=block.text if event.last and (block.run_in or not heading) else "",
        printed=printed_words(block) if event.last else "",
        reading=answer.reading,
        division=event.token.division if event.token else 0,
        automatic=block.automatic,
        page=block.first.page,
        flaw=answer.flaw,
        term=block.term,
    )


def printed_words(block: Block) -> str:
    """The words of a block with the label the source computed."""
    label = block.first.label if block.automatic and block.first.role != "table_row" else ""
    return f"{label} {block.whole}".strip()


def collapse_headings(roots: list[Node]) -> list[Node]:
    """An unnumbered heading over one numbered paragraph is that paragraph's heading. Where most headings are of one
    paragraph, one that was repealed has none, and stands beside the paragraph before it:

    Telephones                a note over 8, or in the margin beside it
    8  Calls are logged.
    9  Repealed.              not about telephones
    """
    single = _of_one_each(roots)
    for root in roots:
        for node in root.walk():
            node.children = _collapsed_all(node.children, single=single)
    return _collapsed_all(roots, single=single)


def _of_one_each(roots: Sequence[Node]) -> bool:
    """Most unnumbered headings that stand over numbers stand over one."""
    heads = [node for root in roots for node in root.walk() if node.kind == "heading" and not node.number]
    counts = [len(node.children) for node in heads if node.children and _is_numbered(node.children[0])]
    return 2 * sum(count == 1 for count in counts) > len(counts)


def _is_numbered(node: Node) -> bool:
    return node.kind == "clause" and bool(node.number)


def _collapsed_all(family: Sequence[Node], *, single: bool) -> list[Node]:
    found: list[Node] = []
    for node in family:
        gone = _emptied_after(node) if single else []
        if gone:
            node.children = node.children[:1]
        found += [_collapsed(node), *gone]
    return found


def _emptied_after(node: Node) -> list[Node]:
    """Of a heading over one paragraph and others that were repealed, these others."""
    if node.kind != "heading" or node.number or not all(map(_is_numbered, node.children)):
        return []
    gone = node.children[1:]
    return gone if all(is_emptied(child.text) and not child.children for child in gone) else []


def _collapsed(node: Node) -> Node:
    if node.kind != "heading" or node.number or len(node.children) != 1:
        return node
    only = node.children[0]
    if only.kind != "clause" or not only.number or only.heading:
        return node
    only.heading, only.heading_line = node.heading, node.printed
    return only
