"""The pieces of a paragraph put together again, with what became of them marked."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_pieces import Item, Op, Piece, written
from toolkit.reporting.tracked_xml import W, local, make

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ARRIVED = frozenset(("ins", "moveTo"))


def elements(piece: Piece) -> list[Element]:
    """New elements that write the piece."""
    return [copy.deepcopy(node) for node in piece.nodes] if piece.nodes else [written(piece)]


def marked(items: Sequence[Item], mark: Callable[[str], Element]) -> list[Element]:
    """The children of a paragraph: items within their links, and marked stretches within w:ins, w:del and the like.

    mark: makes an empty marking element of this name, with id, author and date.
    """
    return _nested(items, 0, mark)


def _nested(items: Sequence[Item], depth: int, mark: Callable[[str], Element]) -> list[Element]:
    out: list[Element] = []
    for wrapper, group in groupby(items, key=lambda item: (item.piece.path[depth : depth + 1] or (None,))[0]):
        members = list(group)
        if wrapper is None:
            out += _stretches(members, mark)
        else:
            out.append(_shell(wrapper, _nested(members, depth + 1, mark)))
    return out


def _stretches(items: Sequence[Item], mark: Callable[[str], Element]) -> Iterator[Element]:
    for op, group in groupby(items, key=_marking):
        found = [element for item in group for element in elements(item.piece)]
        if op == "keep":
            yield from found
        else:
            around = mark(op)
            around.extend(found)
            if op == "del":
                _strike(around)
            yield around


def _marking(item: Item) -> Op:
    """Pins are never marked: half a field that is deleted without its other half would break the file."""
    return item.op if item.piece.text else "keep"


def _strike(deleted: Element) -> None:
    """Deleted words have names of their own, but not those in a text box, which goes as one object."""
    for old, new in (("t", "delText"), ("instrText", "delInstrText")):
        for run in deleted.iterchildren(W + "r"):
            for element in run.findall(W + old):
                element.tag = W + new


def _shell(wrapper: Element, content: Sequence[Element]) -> Element:
    """A link or content control like the given one around this content."""
    shell = wrapper.makeelement(wrapper.tag, dict(wrapper.attrib))
    if local(wrapper) != "sdt":
        shell.extend(content)
        return shell
    for part in wrapper:
        new = make(wrapper, "sdtContent") if local(part) == "sdtContent" else copy.deepcopy(part)
        shell.append(new)
        if local(part) == "sdtContent":
            new.extend(content)
    return shell


def opened(items: Sequence[Item]) -> list[Item]:
    """The items without the content controls in which something changes, or between whose words something comes.

    A control may be locked, and some programs show a changed one as a form field with its words as they were.
    """
    before, after = _paths(items), _paths(items[::-1])[::-1]
    changed: set[Element] = set()
    for item, left, right in zip(items, before, after, strict=True):
        around = set(left) & set(right) if item.op in ARRIVED else set(item.piece.path)
        changed |= around if _marking(item) != "keep" else set()
    gone = {wrapper for wrapper in changed if local(wrapper) == "sdt"}
    return [Item(item.op, _outside(item.piece, gone)) for item in items] if gone else list(items)


def _outside(piece: Piece, gone: set[Element]) -> Piece:
    return replace(piece, path=tuple(wrapper for wrapper in piece.path if wrapper not in gone))


def _paths(items: Sequence[Item]) -> list[tuple[Element, ...]]:
    """For each item, the path of the last one before it, or its own, that was there already."""
    out: list[tuple[Element, ...]] = []
    path: tuple[Element, ...] = ()
    for item in items:
        path = path if item.op in ARRIVED else item.piece.path
        out.append(path)
    return out
