"""Deleted words of an OpenDocument text, put back where their mark stands: words, paragraphs or items of a list."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from toolkit.sources.odt_xml import TABLE, TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PARAGRAPHS = (TEXT + "p", TEXT + "h")
BLOCKS = (*PARAGRAPHS, TABLE + "table")


def put_in(point: Element, deletion: Element) -> None:
    """Put deleted words back where their mark stands."""
    paragraph = next((a for a in point.iterancestors() if a.tag in PARAGRAPHS), None)
    blocks = [block for block in deletion.iter(*BLOCKS) if not any(a.tag in BLOCKS for a in _above(block, deletion))]
    if paragraph is None or point.getparent() is not paragraph:
        _put_beside(point, blocks)
        return
    if len(blocks) == 1 and blocks[0].tag in PARAGRAPHS:
        _put_behind(point, deepcopy(blocks[0]))
        return
    rest = _cut(paragraph, point)
    first, *others = blocks or [deletion]
    if first.tag in PARAGRAPHS:
        append(paragraph, deepcopy(first))
    else:
        others = blocks
    at = paragraph
    for block in others:
        at = _placed(at, block, _lists(block, deletion))
    if at.tag in PARAGRAPHS:
        append(at, rest)
    else:
        at.addnext(rest)


def _above(block: Element, deletion: Element) -> Iterator[Element]:
    for ancestor in block.iterancestors():
        if ancestor is deletion:
            return
        yield ancestor


def _put_beside(point: Element, blocks: list[Element]) -> None:
    """A mark that stands between blocks, or inside a span or a link: whole blocks, or their words."""
    parent = point.getparent()
    inside = parent is not None and any(e.tag in PARAGRAPHS for e in (parent, *parent.iterancestors()))
    for block in blocks:
        copy = deepcopy(block)
        copy.tail, point.tail = point.tail, None
        if inside:
            copy.tag = TEXT + "span"
            copy.attrib.clear()
        point.addnext(copy)
        point = copy


def _put_behind(point: Element, paragraph: Element) -> None:
    """The inside of a paragraph, between a mark and the words behind it."""
    words, point.tail = point.tail or "", paragraph.text
    last = point
    for child in list(paragraph):
        tail, child.tail = child.tail, None
        last.addnext(child)
        last, child.tail = child, tail
    last.tail = (last.tail or "") + words


def _cut(paragraph: Element, point: Element) -> Element:
    """Everything behind the mark, in a new paragraph of the same kind."""
    rest = paragraph.makeelement(paragraph.tag, dict(paragraph.attrib))
    rest.text, point.tail = point.tail, None
    rest.extend(list(point.itersiblings()))
    return rest


def _lists(block: Element, deletion: Element) -> int:
    return sum(ancestor.tag == TEXT + "list" for ancestor in _above(block, deletion))


def _placed(after: Element, block: Element, depth: int) -> Element:
    """A copy of the block behind `after`: as the next item of the list at its own depth, where it was one."""
    copy = deepcopy(block)
    copy.tail = None
    item = after.getparent()
    if not depth or item is None or item.tag != TEXT + "list-item":
        after.addnext(copy)
        return copy
    mine = sum(ancestor.tag == TEXT + "list" for ancestor in after.iterancestors())
    while mine > depth and (above := _outer_item(item)) is not None:
        item, mine = above, mine - 1
    new = item.makeelement(TEXT + "list-item")
    item.addnext(new)
    for _ in range(min(depth - mine, 9)):
        inner = new.makeelement(TEXT + "list")
        new.append(inner)
        new = inner.makeelement(TEXT + "list-item")
        inner.append(new)
    new.append(copy)
    return copy


def _outer_item(item: Element) -> Element | None:
    above = item.getparent()
    outer = None if above is None else above.getparent()
    return outer if outer is not None and outer.tag == TEXT + "list-item" else None


def append(paragraph: Element, following: Element) -> None:
    """Move all that a paragraph holds to the end of another."""
    _add_text(paragraph, following.text)
    paragraph.extend(list(following))


def _add_text(paragraph: Element, text: str | None) -> None:
    if not text:
        return
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + text
    else:
        paragraph.text = (paragraph.text or "") + text
