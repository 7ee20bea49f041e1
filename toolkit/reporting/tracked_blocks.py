"""The blocks of a container (body, cell): which are kept, deleted, inserted and moved, in the order they are written.

The mark at the end of a container cannot be deleted. So a deletion at the end begins one mark earlier, as when a person
selects from the end of the last item that stays:

    kept¶ gone¶ gone¶  ->  kept[¶ gone¶ gone]¶
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_pairs import Pair
from toolkit.reporting.tracked_pieces import Op
from toolkit.reporting.tracked_xml import W, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ALIKE: dict[str, tuple[Op, Op]] = {"insert": ("ins", "moveTo"), "delete": ("del", "moveFrom")}
"""How a paragraph's mark is tracked that comes, or goes, like these last words of the paragraph before it."""
FIXED, OPEN, CLOSE = "fixed", "open", "close"


@dataclass(frozen=True, slots=True)
class Node:
    """A block as it stands. kind: "p", "tbl"; "open" and "close" around the blocks of a content control; "fixed"."""

    kind: str
    element: Element


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written at one place. old, new: the blocks it is made from; left, came: what became of their words.

    left: "keep", "del", "moveFrom"; came: "ins", "moveTo"; None where there is no such block.
    mark: how the paragraph's own mark is tracked. also: what comes into the same paragraph, which is rewritten whole.
    move: name of the move; begins, ends: it is the first or last paragraph of it; twin: the block at the other place.
    former: the block whose properties are recorded as those before the change; lasting: whose it has after.
    """

    node: Node | None = None
    old: Node | None = None
    new: Node | None = None
    left: Op | None = None
    came: Op | None = None
    mark: Op | None = None
    move: str = ""
    begins: bool = False
    ends: bool = False
    twin: Node | None = None
    former: Node | None = None
    lasting: Node | None = None
    also: Entry | None = None

    @property
    def kind(self) -> str:
        """Of the block, or of the fixed node."""
        found = self.node or self.old or self.new
        return found.kind if found else FIXED


@dataclass(frozen=True, slots=True)
class Move:
    """One moved block: its places, the name it shares with its neighbours, whether it is their first or last."""

    old: int
    new: int
    name: str
    begins: bool
    ends: bool


def nodes_of(container: Element) -> Iterator[Node]:
    """The blocks in order, content controls opened up."""
    for child in container:
        name = local(child)
        content = child.find(W + "sdtContent") if name == "sdt" else None
        if content is not None:
            yield Node(OPEN, child)
            yield from nodes_of(content)
            yield Node(CLOSE, child)
        else:
            yield Node(name if name in ("p", "tbl") else FIXED, child)


def moves_named(moves: Sequence[Pair], first: int) -> list[Move]:
    """Neighbours that moved together are one move; names count on from `first`."""
    out: list[Move] = []
    for before, here, after in zip([None, *moves], moves, [*moves[1:], None], strict=False):
        begins = before is None or (before[0] + 1, before[1] + 1) != here
        ends = after is None or (here[0] + 1, here[1] + 1) != after
        first += begins
        out.append(Move(*here, f"move{first}", begins, ends))
    return out


def entries(old: Sequence[Node], new: Sequence[Node], pairs: Sequence[Pair], moves: Sequence[Move]) -> list[Entry]:
    """Everything to be written, in order; places in `pairs` and `moves` count paragraphs and tables only.

    old: with its fixed nodes; new: paragraphs and tables only.
    """
    places = [i for i, node in enumerate(old) if node.kind in ("p", "tbl")]
    gone, come = {move.old: move for move in moves}, {move.new: move for move in moves}
    rank = {place: count for count, place in enumerate(places)}
    ends = [*((places[i], j) for i, j in pairs), (len(old), len(new))]
    out: list[Entry] = []
    for (a, c), (b, d) in pairwise([(-1, -1), *ends]):
        leaving = [_leaving(old[i], rank.get(i), gone, old, new) for i in range(a + 1, b)]
        coming = [_coming(new[j], come.get(j), old, places) for j in range(c + 1, d)]
        cut = _cut(leaving)
        out += [*leaving[:cut], *coming, *leaving[cut:]]
        out += [Entry(old=old[b], new=new[d], left="keep")] if b < len(old) else []
    return _ended(out)


def _leaving(node: Node, count: int | None, gone: dict[int, Move], old: Sequence[Node], new: Sequence[Node]) -> Entry:
    if count is None:
        return Entry(node=node)
    move = gone.get(count)
    if move is None:
        return Entry(old=node, left="del", mark="del")
    twin = new[move.new]
    span = {"move": move.name, "begins": move.begins, "ends": move.ends}
    return Entry(old=node, left="moveFrom", mark="moveFrom", twin=twin, **span)  # type: ignore[arg-type]


def _coming(node: Node, move: Move | None, old: Sequence[Node], places: Sequence[int]) -> Entry:
    if move is None:
        return Entry(new=node, came="ins", mark="ins")
    twin = old[places[move.old]]
    span = {"move": move.name, "begins": move.begins, "ends": move.ends}
    return Entry(new=node, came="moveTo", mark="moveTo", twin=twin, **span)  # type: ignore[arg-type]


def _cut(leaving: Sequence[Entry]) -> int:
    """Where new blocks go among those that leave: after the last of them and any content control that ends there."""
    after = [place + 1 for place, entry in enumerate(leaving) if entry.left or entry.kind == CLOSE]
    return max(after, default=0)


def _ended(found: list[Entry]) -> list[Entry]:
    """The end of the container set right, so that its last mark is never tracked."""
    end = len(found)
    while end and found[end - 1].kind == FIXED:
        end -= 1
    start = end
    while start and found[start - 1].kind == "p" and found[start - 1].left != "keep":
        start -= 1
    tail = found[start:end]
    if not tail:
        return found
    return [*found[:start], *_tail(tail, found, start), *found[end:]]


def _tail(tail: list[Entry], found: list[Entry], start: int) -> list[Entry]:
    gone = [entry for entry in tail if entry.left]
    come = [entry for entry in tail if entry.came]
    if gone and come:
        return [*gone[:-1], *come[:-1], _rewritten(gone[-1], come[-1])]
    before = found[start - 1] if start else None
    if before is None or before.kind != "p" or _section(before):
        return [*tail[:-1], replace(tail[-1], mark=None)]
    found[start - 1], *shifted = _shifted(before, tail)
    return shifted


def _shifted(before: Entry, run: Sequence[Entry]) -> list[Entry]:
    """A kept paragraph and those that all come or all go after it, each marked one paragraph mark earlier."""
    # The mark of the paragraph that stays is no part of a move, whatever follows it.
    first: Op = "del" if run[0].left else "ins"
    marks = [first, *(entry.mark for entry in run[1:]), None]
    *out, last = (replace(entry, mark=mark) for entry, mark in zip([before, *run], marks, strict=True))
    swap = (last.old, before.old) if last.left else (before.old, last.new)
    return [*out, replace(last, former=swap[0], lasting=swap[1])]


def clear_of_neighbours(found: Sequence[Entry], last_op: Callable[[Entry], str]) -> list[Entry]:
    """Entries changed where a kept paragraph ends in inserted words and an inserted paragraph follows; so for deleted.

    LibreOffice takes the two stretches for one, with the mark between them, which is not marked. So they are made one:

        kept [and so on]¶[new¶]next  ->  kept [and so on¶ new]¶next

    last_op: what became of the last words of a kept paragraph: "insert", "delete", "keep".
    """
    out: list[Entry] = []
    place = 0
    while place < len(found):
        run = _following(found, place)
        marks = ALIKE.get(last_op(found[place]), ()) if run else ()
        alike = _beginning(run, marks)
        out += _shifted(found[place], alike) if alike else [found[place]]
        place += 1 + len(alike)
    return out


def _beginning(run: Sequence[Entry], marks: Sequence[str]) -> list[Entry]:
    return list(takewhile(lambda entry: entry.mark in marks, run))


def _following(found: Sequence[Entry], place: int) -> list[Entry]:
    """The paragraphs with marks of their own that follow a kept one, which has none and ends no section."""
    entry = found[place]
    if entry.kind != "p" or entry.left != "keep" or entry.mark or _section(entry):
        return []
    return list(takewhile(lambda each: each.kind == "p" and each.mark and not _section(each), found[place + 1 :]))


def _rewritten(gone: Entry, come: Entry) -> Entry:
    """One paragraph whose words all go and others come; its mark stays."""
    return replace(gone, mark=None, also=replace(come, mark=None), former=gone.old, lasting=come.new)


def _section(entry: Entry) -> bool:
    element = (entry.old or entry.new).element  # type: ignore[union-attr]
    return element.find(f"{W}pPr/{W}sectPr") is not None
