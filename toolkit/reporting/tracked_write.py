"""The current document's own tree with the proposed one woven in as tracked changes."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_blocks import CLOSE, OPEN, Entry, Node, entries, moves_named, nodes_of
from toolkit.reporting.tracked_carry import Carrier
from toolkit.reporting.tracked_pairs import Block, Pair, block, moved, paired
from toolkit.reporting.tracked_pieces import Eye, Item, Op, Piece, key_of, marked, opened, pieces_of
from toolkit.reporting.tracked_shape import record, reshape
from toolkit.reporting.tracked_weave import woven
from toolkit.reporting.tracked_words import Edit, Words
from toolkit.reporting.tracked_xml import W, insert_before, local, make, mark_properties, properties, remove, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SWAPPED: dict[str, Op] = {"keep": "moveTo", "del": "ins"}
CHANGED = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo", "pPrChange"))
MIRRORED = {"keep": "keep", "delete": "insert", "insert": "delete"}
ENDS = {"tr": "\x01", "tc": "\x02", "tbl": "\x04", "sdt": "", "sdtContent": ""}
"""What ends a row, a cell, a table in a table's key; a content control is not seen."""


@dataclass
class Job:
    """One document being woven: who changed it and when, how its objects are told apart, what has been carried.

    near: any element of the current document, to make others by; pieces: of paragraphs looked at before.
    """

    carrier: Carrier
    current: Eye
    proposed: Eye
    words: Words
    author: str
    date: str
    near: Element
    moves: int = 0
    pieces: dict[Element, list[Piece]] = field(default_factory=dict)
    ranges: dict[str, str] = field(default_factory=dict)

    def range_id(self, name: str) -> str:
        """The id that the start and the end of one move's range share."""
        if name not in self.ranges:
            self.ranges[name] = self.carrier.next_id()
        return self.ranges[name]

    def stamp(self) -> dict[str, str]:
        """Id, author and date of one more change."""
        return {"id": self.carrier.next_id(), "author": self.author, "date": self.date}

    def mark(self, name: str) -> Element:
        """An empty w:ins, w:del, w:moveFrom or w:moveTo."""
        return make(self.near, name, **self.stamp())

    def taken_apart(self, paragraph: Element, eye: Eye) -> list[Piece]:
        """The paragraph's pieces, taken once."""
        if paragraph not in self.pieces:
            self.pieces[paragraph] = pieces_of(paragraph, eye)
        return self.pieces[paragraph]


def weave(old: Element, new: Element, job: Job, *, top: bool = False) -> None:
    """Rewrite `old`, a body or cell of the current document, so that `new` is woven into it.

    top: this is the body, whose equal paragraphs also show which lists and styles of the two documents are one.
    """
    mine, theirs = list(nodes_of(old)), [n for n in nodes_of(new) if _matched(n, job)]
    blocks = [n for n in mine if n.kind in ("p", "tbl")]
    ours, yours = [_block(n, job, job.current) for n in blocks], [_block(n, job, job.proposed) for n in theirs]
    pairs = paired(ours, yours)
    if top:
        _witness(blocks, theirs, [(i, j) for i, j in pairs if ours[i] == yours[j]], job.carrier)
    moves = moves_named(moved(ours, yours, pairs), job.moves)
    job.moves += sum(move.begins for move in moves)
    found = entries(mine, theirs, pairs, moves)
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
    return block(f"tbl{width}", _inner_key(node.element, job, eye))


def _inner_key(element: Element, job: Job, eye: Eye) -> str:
    """Rows, cells and paragraphs with their words: equal for tables or rows that say the same in the same places."""
    out: list[str] = []
    for child in element:
        name = local(child)
        if name == "p":
            out.append(key_of(job.taken_apart(child, eye)) + "\x03")
        elif name in ENDS:
            out.append(_inner_key(child, job, eye) + ENDS[name])
    return "".join(out)


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
        return _paragraph(entry, job)
    return [_table(entry, job)]


def _paragraph(entry: Entry, job: Job) -> list[Element]:
    if entry.left == "keep" and entry.new is not None and _untouched(entry, job):
        paragraph = _source(entry)
    else:
        items = _items(entry, job) + ([] if entry.also is None else _items(entry.also, job))
        paragraph = _base(entry, job)
        outside = opened(items)
        if outside != items:
            job.carrier.tell("control")
        _refilled(paragraph, marked(outside, job.mark))
    if entry.left == "keep" and entry.new is not None:
        reshape(paragraph, entry.new.element, job.carrier, job.stamp)
    elif entry.lasting is not None and entry.former is not None:
        record(paragraph, entry, job.carrier, job.stamp)
    if entry.mark and not _ends_section(paragraph, entry):
        mark_properties(paragraph).insert(0, job.mark(entry.mark))
    return _ranged(paragraph, entry, job)


def _source(entry: Entry) -> Element:
    node = entry.old or entry.new
    assert node is not None, "an entry without a fixed node has a block"
    return node.element


def _untouched(entry: Entry, job: Job) -> bool:
    """Equal words, and no bookmark to bring: such a paragraph is not rewritten at all."""
    assert entry.old is not None and entry.new is not None, "kept in both"
    old, new = job.taken_apart(entry.old.element, job.current), job.taken_apart(entry.new.element, job.proposed)
    return key_of(old) == key_of(new) and all(piece.text or piece.role for piece in new)


def _base(entry: Entry, job: Job) -> Element:
    """The paragraph to refill: the current one, or a new one with the proposed one's properties."""
    if entry.old is not None:
        return entry.old.element
    theirs = _source(entry)
    paragraph = make(job.near, "p")
    own = theirs.find(W + "pPr")
    if own is not None:
        if own.find(W + "sectPr") is not None:
            job.carrier.tell("section")
        paragraph.append(copy.deepcopy(own))
        job.carrier.carry(paragraph)
    return paragraph


def _refilled(paragraph: Element, children: Sequence[Element]) -> None:
    own = paragraph.find(W + "pPr")
    paragraph[:] = [*([] if own is None else [own]), *children]


def _items(entry: Entry, job: Job) -> list[Item]:
    """What is written of the entry's words, and how each stretch is marked."""
    old = [] if entry.old is None else job.taken_apart(entry.old.element, job.current)
    new = [] if entry.new is None else job.taken_apart(entry.new.element, job.proposed)
    if entry.left == "keep":
        return _told(woven(old, new, job.words, carry=job.carrier.piece), new, job)
    if entry.twin is not None and entry.left == "moveFrom":
        return list(_moved_from(old, job.taken_apart(entry.twin.element, job.proposed), job))
    if entry.twin is not None and entry.came == "moveTo":
        return list(_moved_to(job.taken_apart(entry.twin.element, job.current), new, job))
    if entry.old is not None:
        return [Item("del", piece) for piece in old]
    whole = [piece for piece in new if piece.role != "part" or piece.text]
    return _told([Item("ins", job.carrier.piece(piece)) for piece in whole], new, job)


def _told(items: list[Item], new: Sequence[Piece], job: Job) -> list[Item]:
    """The same items; a caution where the proposed paragraph holds half a field that the current one lacks."""
    if any(piece.role == "part" for piece in new) and not any(item.piece.role == "part" for item in items):
        job.carrier.tell("field")
    return items


def _moved_from(old: Sequence[Piece], new: Sequence[Piece], job: Job) -> Iterator[Item]:
    """At the old place: words that arrive are moved, words that do not are deleted."""
    for item in woven(old, new, job.words, carry=_as_it_is):
        if item.op != "ins":
            yield Item("moveFrom" if item.op == "keep" and item.piece.text else item.op, item.piece)


def _moved_to(old: Sequence[Piece], new: Sequence[Piece], job: Job) -> Iterator[Item]:
    """At the new place: words that came from the old one are moved, the others inserted."""

    def mirrored(theirs: str, ours: str) -> list[Edit]:
        return [(MIRRORED[op], said) for op, said in job.words(ours, theirs)]  # type: ignore[misc]

    for item in woven(new, old, mirrored, carry=_as_it_is):
        if item.op != "ins" and item.piece.role != "part":
            yield Item(SWAPPED[item.op] if item.piece.text else "keep", job.carrier.piece(item.piece))


def _as_it_is(piece: Piece) -> Piece:
    return piece


def _ends_section(paragraph: Element, entry: Entry) -> bool:
    """A section's last mark holds its pages' layout, which is the current document's and stays."""
    return entry.old is not None and properties(paragraph).find(W + "sectPr") is not None


def _ranged(paragraph: Element, entry: Entry, job: Job) -> list[Element]:
    """The paragraph, with the ends of a move's range: the start inside, the end after its mark where that moves too."""
    out = [paragraph]
    for part in (entry, entry.also):
        if part is None or not part.move:
            continue
        kind = "moveFrom" if part.left else "moveTo"
        identity = job.range_id(f"{kind} {part.move}")
        if part.begins:
            start = make(paragraph, f"{kind}RangeStart", **{**job.stamp(), "id": identity, "name": part.move})
            paragraph.insert(int(paragraph.find(W + "pPr") is not None), start)
        if part.ends:
            end = make(paragraph, f"{kind}RangeEnd", id=identity)
            out.append(end) if part.mark else paragraph.append(end)
    return out


def _table(entry: Entry, job: Job) -> Element:
    table = _source(entry)
    if entry.left == "keep" and entry.new is not None:
        if _inner_key(table, job, job.current) != _inner_key(entry.new.element, job, job.proposed):
            _rows(table, entry.new.element, job)
        return table
    if entry.left:
        return _all_marked(table, "del", job)
    return _brought(table, job)


def _brought(element: Element, job: Job) -> Element:
    """A table or row of the proposed document, carried and marked as inserted."""
    clone = copy.deepcopy(element)
    job.carrier.carry(clone)
    return _all_marked(clone, "ins", job)


def _all_marked(element: Element, op: Op, job: Job) -> Element:
    """Every row of a table (or the row itself) and every paragraph in it marked, in place."""
    for row in list(element.iter(W + "tr")):
        own = row.find(W + "trPr")
        if own is None:
            own = make(row, "trPr")
            row.insert(int(row.find(W + "tblPrEx") is not None), own)
        insert_before(own, job.mark(op), ("trPrChange",))
    for paragraph in [p for p in element.iter(W + "p") if _in_cell(p)]:
        items = [Item(op, piece) for piece in pieces_of(paragraph, job.current)]
        kept = [item for item in items if op == "del" or item.piece.role != "part"]
        _told(kept, [item.piece for item in items], job)
        _refilled(paragraph, marked(opened(kept), job.mark))
        mark_properties(paragraph).insert(0, job.mark(op))
    return element


def _in_cell(paragraph: Element) -> bool:
    """In a cell itself, not in a text box there, which goes or comes as one object."""
    up = paragraph.getparent()
    while up is not None and local(up) in ("sdtContent", "sdt"):
        up = up.getparent()
    return up is not None and local(up) == "tc"


def _rows(old: Element, new: Element, job: Job) -> None:
    """The rows of a table both documents have; a row of another number of cells is another row."""
    mine, theirs = old.findall(W + "tr"), new.findall(W + "tr")
    ours, yours = [_row(r, job, job.current) for r in mine], [_row(r, job, job.proposed) for r in theirs]
    pairs = paired(ours, yours)
    kept, arriving = dict(pairs), _by_place(pairs, len(mine), theirs)
    rows: list[Element] = []
    for i, row in enumerate([*mine, None]):
        rows += [_brought(each, job) for each in arriving.get(i, ())]
        if row is not None:
            rows.append(_row_kept(row, theirs[kept[i]], job) if i in kept else _all_marked(row, "del", job))
    around = [child for child in old if local(child) != "tr"]
    first = next((place for place, child in enumerate(old) if local(child) == "tr"), len(old))
    for row in mine:
        remove(row)
    old[:] = [*around[:first], *rows, *around[first:]]


def _by_place(pairs: Sequence[Pair], end: int, rows: Sequence[Element]) -> dict[int, list[Element]]:
    """Inserted rows by the kept row that they stand before; `end` for those after all."""
    out: dict[int, list[Element]] = {}
    answers = {j: i for i, j in pairs}
    following = end
    for j in range(len(rows) - 1, -1, -1):
        if j in answers:
            following = answers[j]
        else:
            out.setdefault(following, []).insert(0, rows[j])
    return out


def _row(row: Element, job: Job, eye: Eye) -> Block:
    return block(f"tr{len(row.findall(W + 'tc'))}", _inner_key(row, job, eye))


def _row_kept(old: Element, new: Element, job: Job) -> Element:
    for mine, theirs in zip(old.findall(W + "tc"), new.findall(W + "tc"), strict=True):
        weave(mine, theirs, job)
    return old
