"""Tables of both documents: rows kept, deleted and inserted, and whole tables that come or go."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_job import Job, inner_key
from toolkit.reporting.tracked_marks import marked, opened
from toolkit.reporting.tracked_pairs import Block, Pair, block, paired
from toolkit.reporting.tracked_paragraphs import refilled, told
from toolkit.reporting.tracked_pieces import Eye, Item, Op, pieces_of
from toolkit.reporting.tracked_xml import W, insert_before, local, make, mark_properties, remove

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    Weave = Callable[[Element, Element, Job], None]
    """Weaves the second cell into the first; given by the caller, for cells hold paragraphs and tables again."""


def brought(element: Element, job: Job) -> Element:
    """A table or row of the proposed document, carried and marked as inserted."""
    clone = copy.deepcopy(element)
    job.carrier.carry(clone)
    return all_marked(clone, "ins", job)


def all_marked(element: Element, op: Op, job: Job) -> Element:
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
        told(kept, [item.piece for item in items], job)
        refilled(paragraph, marked(opened(kept), job.mark))
        mark_properties(paragraph).insert(0, job.mark(op))
    return element


def _in_cell(paragraph: Element) -> bool:
    """In a cell itself, not in a text box there, which goes or comes as one object."""
    up = paragraph.getparent()
    while up is not None and local(up) in ("sdtContent", "sdt"):
        up = up.getparent()
    return up is not None and local(up) == "tc"


def rows_woven(old: Element, new: Element, job: Job, weave: Weave) -> None:
    """The rows of a table both documents have; a row of another number of cells is another row."""
    mine, theirs = old.findall(W + "tr"), new.findall(W + "tr")
    ours, yours = [_row(r, job, job.current) for r in mine], [_row(r, job, job.proposed) for r in theirs]
    pairs = paired(ours, yours)
    kept, arriving = dict(pairs), _by_place(pairs, len(mine), theirs)
    rows: list[Element] = []
    for i, row in enumerate([*mine, None]):
        rows += [brought(each, job) for each in arriving.get(i, ())]
        if row is not None:
            rows.append(_row_kept(row, theirs[kept[i]], job, weave) if i in kept else all_marked(row, "del", job))
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
    return block(f"tr{len(row.findall(W + 'tc'))}", inner_key(row, job, eye))


def _row_kept(old: Element, new: Element, job: Job, weave: Weave) -> Element:
    for mine, theirs in zip(old.findall(W + "tc"), new.findall(W + "tc"), strict=True):
        weave(mine, theirs, job)
    return old
