"""The original of an OpenDocument text: its tracked changes are undone in the tree before anything is read.

As it stands, the tree is the text with all changes accepted: inserted words stand in it between two marks, deleted
ones lie outside it, and a mark shows where they were. So undoing takes out the first and puts in the second:

    <p>One<change 1/> and three</p>      change 1: <p/> <p> two</p>        ->  <p>One</p> <p> two and three</p>
    <p>One<change-start 2/></p> <p> or<change-end 2/> two</p>              ->  <p>One two</p>
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.sources.odt_deletions import BLOCKS, PARAGRAPHS, append, put_in
from toolkit.sources.odt_xml import TABLE, TEXT

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HOLDERS = frozenset({TABLE + "table-cell", TEXT + "note-body"})
MARKS = frozenset(TEXT + tag for tag in ("soft-page-break", "change-start", "change-end", "bookmark"))
START, END, POINT = TEXT + "change-start", TEXT + "change-end", TEXT + "change"


def settle(body: Element) -> int:
    """Undo the changes of office:text in place; how many marks named no change and were left."""
    regions = {key: region for region in body.iter(TEXT + "changed-region") for key in _keys(region)}
    tracked = body.find(TEXT + "tracked-changes")
    if tracked is not None:
        body.remove(tracked)
    inserted = {key for key, region in regions.items() if region.find(TEXT + "insertion") is not None}
    deleted = {key: found for key, region in regions.items() if (found := region.find(TEXT + "deletion")) is not None}
    _take_out(body, inserted)
    lost = 0
    # From the last: what stands behind a mark is moved, and it is little when the marks behind it are settled.
    for point in reversed(list(body.iter(POINT))):
        key = point.get(TEXT + "change-id", "")
        if key in deleted:
            put_in(point, deleted.pop(key))  # once: what is deleted stood in one place
        else:
            lost += key not in regions
    return lost


def _keys(region: Element) -> set[str]:
    return {value for name, value in region.attrib.items() if str(name).endswith("id")}


def _take_out(body: Element, inserted: set[str]) -> None:
    """Remove all between the two marks of each insertion; a paragraph whose end is inserted runs on into the next."""
    open_: set[str] = set()
    gone: list[Element] = []
    running_on: list[Element] = []
    for event, element in _walk(body):
        if event == "start":
            _mark(element, inserted, open_)
            if open_:
                element.text = None
                if element.tag not in (START, END) and not _is_block(element):
                    gone.append(element)
        elif open_ and element.tag in PARAGRAPHS:
            running_on.append(element)
        if event == "end" and open_:
            element.tail = None
    for element in gone:
        if not _holds_block(element):
            _remove(element)
    _run_on(running_on)


def _mark(element: Element, inserted: set[str], open_: set[str]) -> None:
    key = element.get(TEXT + "change-id", "")
    if element.tag == START and key in inserted:
        open_.add(key)
    elif element.tag == END:
        open_.discard(key)


def _walk(body: Element) -> Iterator[tuple[str, Element]]:
    from lxml import etree

    # Listed first: the tree is changed on the way, though only its texts.
    return iter([(event, element) for event, element in etree.iterwalk(body, events=("start", "end"))])


def _is_block(element: Element) -> bool:
    """What holds paragraphs goes only when they are gone."""
    return element.tag in BLOCKS or _holds_block(element) or element.tag in HOLDERS


def _holds_block(element: Element) -> bool:
    return next(element.iter(*BLOCKS), None) is not None


def _run_on(paragraphs: list[Element]) -> None:
    """Join to each of these the next paragraph of the same cell or body; of an empty one, only the next is left."""
    into: dict[Element, Element] = {}
    for paragraph in paragraphs:
        kept = into.get(paragraph, paragraph)
        following = _next(kept)
        if not _has_words(kept):
            _prune(kept)
        elif following is not None:
            append(kept, following)
            _prune(following)
            into[following] = kept


def _next(paragraph: Element) -> Element | None:
    holder = _holder(paragraph)
    at: Element | None = paragraph
    while at is not None and at is not holder:
        for sibling in list(_passed(at)):
            found = next(sibling.iter(*PARAGRAPHS), None)
            if found is not None:
                return found if _holder(found) is holder else None
        at = at.getparent()
    return None


def _passed(element: Element) -> Iterator[Element]:
    """What follows, up to the first block. Marks on the way are removed, or a long chain would pass them every time."""
    following = element.getnext()
    while following is not None:
        after = following.getnext()
        if following.tag in MARKS:
            _remove(following)
        else:
            yield following
            if _holds_block(following):
                return
        following = after


def _holder(paragraph: Element) -> Element | None:
    """The cell, note or body that a paragraph stands in."""
    return next((a for a in paragraph.iterancestors() if a.tag in HOLDERS or a.getparent() is None), None)


def _has_words(paragraph: Element) -> bool:
    return any(text.strip() for text in paragraph.itertext()) or any(
        e.tag not in (START, END, POINT) for e in paragraph
    )


def _prune(element: Element) -> None:
    """Remove an element, and the items, lists and rows that held nothing else."""
    parent = element.getparent()
    _remove(element)
    while parent is not None and parent.tag in (TEXT + "list-item", TEXT + "list") and not len(parent):
        element, parent = parent, parent.getparent()
        _remove(element)


def _remove(element: Element) -> None:
    """Take an element out, but not the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
        element.tail = None
    parent.remove(element)
