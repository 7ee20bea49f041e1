"""Tracked changes are settled in the tree before anything is read, so that no later step has to know of them.

Accepted: w:del and w:moveFrom go, w:ins and w:moveTo stay. Original: the other way round, and the formatting that was
changed comes back. A paragraph whose mark is gone runs on into the next:

    <p>Members must¶(deleted)</p><p> declare interests.¶</p>   ->   <p>Members must declare interests.¶</p>
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from toolkit.sources.docx_xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Tracked = Literal["accepted", "original"]
DROPPED = {"accepted": ("del", "moveFrom"), "original": ("ins", "moveTo")}
CELLS = {"accepted": "cellDel", "original": "cellIns"}
# What stands between paragraphs without being content.
MARKS = ("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")


def settle(root: Element, tracked: Tracked) -> None:
    """Make the tree what it is after all changes are accepted, or rejected ("original"). Changes `root` in place."""
    if tracked == "original":
        _restore(root)
    gone = tuple(W + tag for tag in DROPPED[tracked])
    paragraphs = [p for p in root.iter(W + "p") if _mark_gone(p, gone)]
    _drop_rows(root, gone, W + CELLS[tracked])
    for element in [e for e in root.iter(*gone) if _holds_content(e)]:
        _remove(element)
    for paragraph in reversed(paragraphs):  # from the end, so that a long chain is moved once, not once a link
        _run_on(paragraph)


def _restore(root: Element) -> None:
    """Put the former paragraph and run properties back; keep the marks (w:rPr) and the section."""
    for change in list(root.iter(W + "pPrChange", W + "rPrChange")):
        properties = change.getparent()
        if properties is None:
            continue  # inside another change that has been put back already
        former = change.find(W + str(change.tag).removeprefix(W).removesuffix("Change"))
        keep = [] if properties.tag == W + "rPr" else properties.findall(W + "rPr") + properties.findall(W + "sectPr")
        kept = [*keep, *(properties.findall(W + "ins") + properties.findall(W + "del"))]
        for child in list(properties):
            properties.remove(child)
        properties.extend([*([] if former is None else former), *kept])
    for numbering in list(root.iter(W + "numPr")):
        if numbering.find(W + "ins") is not None:
            _remove(numbering)


def _holds_content(element: Element) -> bool:
    """A w:ins or w:del around runs, not the empty one that marks a paragraph, a row or a list number."""
    parent = element.getparent()
    return parent is not None and parent.tag not in (W + "rPr", W + "trPr", W + "numPr")


def _mark_gone(paragraph: Element, gone: tuple[str, ...]) -> bool:
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None and frame.get(W + "dropCap", "none") != "none":
        return True  # a large initial is a paragraph of its own, but the first letter of the next one's first word
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in gone)


def _drop_rows(root: Element, gone: tuple[str, ...], cell: str) -> None:
    for row in [r for r in root.iter(W + "tr") if any(r.find(f"{W}trPr/{tag}") is not None for tag in gone)]:
        _remove(row)
    for mark in [m for m in root.iter(cell) if m.getparent().tag == W + "tcPr"]:
        _remove(mark.getparent().getparent())


def _run_on(paragraph: Element) -> None:
    """Move what is left of the paragraph to the head of the next; the surviving mark gives the format.

    Where nothing is left of the next one, its words having been deleted too, the first keeps its own format: the
    usual way to strike out the last item of a list is to delete from the end of the item before it.
    """
    following = paragraph.getnext()
    while following is not None and str(following.tag).removeprefix(W) in MARKS:
        _remove(following)  # or a chain of paragraphs would pass the same marks again and again
        following = paragraph.getnext()
    if following is None or following.tag != W + "p":
        if not _has_words(paragraph):
            _remove(paragraph)
        return
    own, theirs = _properties(paragraph), _properties(following)
    if theirs is None:
        theirs = following.makeelement(W + "pPr")
    if own is not None and _has_words(paragraph) and not _has_words(following):
        if theirs.getparent() is not None:
            following.remove(theirs)
        theirs = own
    for child in reversed([c for c in paragraph if c.tag != W + "pPr"]):
        following.insert(0, child)
    following.insert(0, theirs)
    _remove(paragraph)


def _properties(paragraph: Element) -> Element | None:
    """The w:pPr, always the first child; find() looks through all of them, and their number grows with each run-on."""
    first = next(iter(paragraph), None)
    return first if first is not None and first.tag == W + "pPr" else None


def _has_words(paragraph: Element) -> bool:
    texts = (W + "t", W + "delText")
    others = (W + "sym", W + "drawing", W + "pict", W + "object", W + "footnoteReference", W + "endnoteReference")
    return any(found.text or found.tag not in texts for found in paragraph.iter(*texts, *others))


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
