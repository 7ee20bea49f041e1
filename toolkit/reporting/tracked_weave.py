"""Two wordings of one paragraph woven into one list of kept, deleted and inserted pieces."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_pieces import Item, Op, Piece, text
from toolkit.reporting.tracked_words import Edit, Words
from toolkit.reporting.tracked_xml import W, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


@cache
def look_words() -> dict[str, list[str]]:
    """The tables of tracked_look.toml: the order of a w:rPr's children, and those an author chose."""
    return tomllib.loads(Path(__file__).with_name("tracked_look.toml").read_text(encoding="utf-8"))


def woven(old: Sequence[Piece], new: Sequence[Piece], words: Words, *, carry: Callable[[Piece], Piece]) -> list[Item]:
    """Every piece of `old`, kept or deleted, and the pieces of `new` that are inserted between them.

    words: finds the edits; carry: makes a piece of the proposed document one of the current one. Raises ValueError
    where the edits that `words` gives are not edits of these two texts.
    """
    edits = _checked(words(text(old), text(new)), text(old), text(new))
    items: list[Item] = []
    mine = _shares(old, [len(said) * (op != "insert") for op, said in edits])
    theirs = _shares(new, [len(said) * (op != "delete") for op, said in edits])
    look = _first_look(old)
    for (op, _), ours, yours in zip([*edits, ("keep", "")], mine, theirs, strict=True):
        here = _kept(ours, yours, carry) if op == "keep" else [*_all("del", ours), *_carried(yours, carry)]
        for item in here:
            look = item.piece.look if item.op != "ins" and item.piece.text else look
            items.append(item if item.op != "ins" else Item("ins", _fitted(item.piece, look)))
    return items


def _checked(edits: Sequence[Edit], old: str, new: str) -> Sequence[Edit]:
    found = tuple("".join(said for op, said in edits if op != other) for other in ("insert", "delete"))
    if found != (old, new):
        raise ValueError("the word edits given do not lead from the current to the proposed words of a paragraph")
    return edits


def _shares(pieces: Sequence[Piece], lengths: Sequence[int]) -> Iterator[list[Piece]]:
    """The pieces cut to these lengths, one list for each, and a last one for the pins at the very end."""
    left = list(pieces)[::-1]
    for length in lengths:
        share: list[Piece] = []
        while length and left:
            piece = left.pop()
            if len(piece.text) > length:
                left.append(replace(piece, text=piece.text[length:]))
                piece = replace(piece, text=piece.text[:length])
            share.append(piece)
            length -= len(piece.text)
        yield share
    yield left[::-1]


def _kept(ours: Sequence[Piece], yours: Sequence[Piece], carry: Callable[[Piece], Piece]) -> Iterator[Item]:
    """Kept words, but where they now lead elsewhere by a link, the old go and the new come; new pins come in."""
    if not any(piece.link for piece in (*ours, *yours)) and all(piece.text for piece in yours):
        yield from _all("keep", ours)
        return
    cuts = sorted({0, *_ends(ours), *_ends(yours)})
    lengths = [end - start for start, end in pairwise(cuts)]
    for mine, theirs in zip(_shares(ours, lengths), _shares(yours, lengths), strict=True):
        if [p.link for p in mine if p.text] == [p.link for p in theirs if p.text]:
            yield from _all("keep", mine)
            yield from _carried([piece for piece in theirs if not piece.text], carry)
        else:
            yield from _all("del", mine)
            yield from _carried(theirs, carry)


def _ends(pieces: Sequence[Piece]) -> Iterator[int]:
    return accumulate(len(piece.text) for piece in pieces)


def _all(op: Op, pieces: Sequence[Piece]) -> Iterator[Item]:
    return (Item(op if piece.text else "keep", piece) for piece in pieces)


def _carried(pieces: Sequence[Piece], carry: Callable[[Piece], Piece]) -> Iterator[Item]:
    """Inserted pieces; half a field whose other half stands in another paragraph is left behind."""
    return (Item("ins", carry(piece)) for piece in pieces if piece.text or piece.role != "part")


def _first_look(pieces: Sequence[Piece]) -> Element | None:
    return next((piece.look for piece in pieces if piece.text), None)


def _fitted(piece: Piece, around: Element | None) -> Piece:
    """The piece in the type of the words it stands among, with its own emphasis."""
    if not piece.text:
        return piece
    look = fitted_look(piece.look, around)
    for node in piece.nodes:
        for run in [node, *node.iterchildren(W + "r")] if local(node) == "r" else []:
            _dress(run, fitted_look(run.find(W + "rPr"), around))
    return replace(piece, look=look)


def fitted_look(own: Element | None, around: Element | None) -> Element | None:
    """The w:rPr of inserted words: emphasis and character style their own, all else from the words around."""
    chosen, order = look_words()["chosen"], look_words()["order"]
    parts = {local(part): part for part in ([] if around is None else around) if local(part) not in chosen}
    parts |= {local(part): part for part in ([] if own is None else own) if local(part) in chosen}
    model = own if own is not None else around
    if model is None or not parts:
        return None
    look = model.makeelement(W + "rPr")
    ranked = sorted(parts, key=lambda name: order.index(name) if name in order else len(order))
    look.extend([copy.deepcopy(parts[name]) for name in ranked])
    return look


def _dress(run: Element, look: Element | None) -> None:
    for former in run.findall(W + "rPr"):
        run.remove(former)
    if look is not None:
        run.insert(0, look)
