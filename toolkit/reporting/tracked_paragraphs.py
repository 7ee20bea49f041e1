"""One paragraph of the tracked document: kept, rewritten, deleted, inserted or moved."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_blocks import Entry
from toolkit.reporting.tracked_job import Job
from toolkit.reporting.tracked_marks import marked, opened
from toolkit.reporting.tracked_pieces import Item, Op, Piece, key_of
from toolkit.reporting.tracked_shape import record, reshape
from toolkit.reporting.tracked_weave import woven
from toolkit.reporting.tracked_words import Edit
from toolkit.reporting.tracked_xml import W, make, mark_properties, properties

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SWAPPED: dict[str, Op] = {"keep": "moveTo", "del": "ins"}
MIRRORED = {"keep": "keep", "delete": "insert", "insert": "delete"}


def paragraph_of(entry: Entry, job: Job) -> list[Element]:
    if entry.left == "keep" and entry.new is not None and _untouched(entry, job):
        paragraph = source(entry)
    else:
        items = _items(entry, job) + ([] if entry.also is None else _items(entry.also, job))
        paragraph = _base(entry, job)
        outside = opened(items)
        if outside != items:
            job.carrier.tell("control")
        refilled(paragraph, marked(outside, job.mark))
    if entry.left == "keep" and entry.new is not None:
        reshape(paragraph, entry.new.element, job.carrier, job.stamp)
    elif entry.lasting is not None and entry.former is not None:
        record(paragraph, entry, job.carrier, job.stamp)
    if entry.mark and not _ends_section(paragraph, entry):
        mark_properties(paragraph).insert(0, job.mark(entry.mark))
    return _ranged(paragraph, entry, job)


def last_op(entry: Entry, job: Job) -> str:
    """What became of the last words of a kept paragraph."""
    assert entry.old is not None and entry.new is not None, "kept in both"
    old, new = job.taken_apart(entry.old.element, job.current), job.taken_apart(entry.new.element, job.proposed)
    if key_of(old) == key_of(new):
        return "keep"
    items = [item for item in woven(old, new, job.words, carry=_as_it_is) if item.piece.text]
    return {"ins": "insert", "del": "delete"}.get(items[-1].op if items else "keep", "keep")


def source(entry: Entry) -> Element:
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
    theirs = source(entry)
    paragraph = make(job.near, "p")
    own = theirs.find(W + "pPr")
    if own is not None:
        if own.find(W + "sectPr") is not None:
            job.carrier.tell("section")
        paragraph.append(copy.deepcopy(own))
        job.carrier.carry(paragraph)
    return paragraph


def refilled(paragraph: Element, children: Sequence[Element]) -> None:
    own = paragraph.find(W + "pPr")
    paragraph[:] = [*([] if own is None else [own]), *children]


def _items(entry: Entry, job: Job) -> list[Item]:
    """What is written of the entry's words, and how each stretch is marked."""
    old = [] if entry.old is None else job.taken_apart(entry.old.element, job.current)
    new = [] if entry.new is None else job.taken_apart(entry.new.element, job.proposed)
    if entry.left == "keep":
        return told(woven(old, new, job.words, carry=job.carrier.piece), new, job)
    if entry.twin is not None and entry.left == "moveFrom":
        return list(_moved_from(old, job.taken_apart(entry.twin.element, job.proposed), job))
    if entry.twin is not None and entry.came == "moveTo":
        return list(_moved_to(job.taken_apart(entry.twin.element, job.current), new, job))
    if entry.old is not None:
        return [Item("del", piece) for piece in old]
    whole = [piece for piece in new if piece.role != "part" or piece.text]
    return told([Item("ins", job.carrier.piece(piece)) for piece in whole], new, job)


def told(items: list[Item], new: Sequence[Piece], job: Job) -> list[Item]:
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
