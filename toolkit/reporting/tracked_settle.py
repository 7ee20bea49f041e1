"""What a document says once all its tracked changes are accepted, or all are rejected.

A paragraph whose mark goes runs on into the next, as in Word: what is left of both stands under the later mark, but
where the later one is empty the first keeps its own format.

    <p>Members must¶(deleted)</p><p> declare interests.¶</p>   ->   <p>Members must declare interests.¶</p>
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from toolkit.reporting.tracked_xml import MC, W, local, remove, text_of, unwrap

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Verdict = Literal["accept", "reject"]
GOES: dict[Verdict, tuple[str, str]] = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}
STAYS: dict[Verdict, tuple[str, str]] = {"accept": ("ins", "moveTo"), "reject": ("del", "moveFrom")}
CELL: dict[Verdict, str] = {"accept": "cellDel", "reject": "cellIns"}
CHANGED = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "tblPrEx", "numbering")
RECORDS = (*(f"{name}Change" for name in CHANGED), "cellIns", "cellDel", "cellMerge")
RANGED = ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
RANGES = tuple(f"{kind}Range{end}" for kind in RANGED for end in ("Start", "End"))
# Stand between paragraphs without being content.
BETWEEN = frozenset(("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"))
PROPERTIES = frozenset(("rPr", "trPr", "numPr"))
OBJECTS = ("sym", "drawing", "pict", "object", "footnoteReference", "endnoteReference", "fldChar", "sectPr")


def settle(root: Element, verdict: Verdict) -> None:
    """Accept or reject every tracked change below `root`, in place; no mark of one is left."""
    goes = tuple(W + name for name in GOES[verdict])
    if verdict == "reject":
        _restore(root)
    ending = [p for p in root.iter(W + "p") if _mark_goes(p, goes)]
    _drop_rows(root, verdict)
    for element in [e for e in root.iter(*goes) if _around_content(e)]:
        remove(element)
    for element in [e for e in root.iter(*(W + name for name in STAYS[verdict])) if _around_content(e)]:
        unwrap(element)
    for paragraph in reversed(ending):  # from the end, so that a long chain is carried once, not once a link
        _run_on(paragraph)
    _forget(root)


def _restore(root: Element) -> None:
    """Put former paragraph properties back; the mark's and the section's stay, for the record does not hold them."""
    for change in list(root.iter(W + "pPrChange")):
        own, former = change.getparent(), change.find(W + "pPr")
        if own is not None and own.tag == W + "pPr":
            kept = [child for child in own if local(child) in ("rPr", "sectPr")]
            own[:] = [*([] if former is None else list(former)), *kept]
    for change in list(root.iter(W + "rPrChange")):
        own, former = change.getparent(), change.find(W + "rPr")
        if own is not None and own.tag == W + "rPr":
            kept = [child for child in own if local(child) in ("ins", "del", "moveFrom", "moveTo")]
            own[:] = [*kept, *([] if former is None else list(former))]


def _mark_goes(paragraph: Element, goes: tuple[str, ...]) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in goes)


def _around_content(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) not in PROPERTIES


def _drop_rows(root: Element, verdict: Verdict) -> None:
    for row in [r for r in root.iter(W + "tr") if any(r.find(f"{W}trPr/{W}{n}") is not None for n in GOES[verdict])]:
        table = row.getparent()
        remove(row)
        if table is not None and table.tag == W + "tbl" and table.find(f".//{W}tr") is None:
            remove(table)
    for mark in list(root.iter(W + CELL[verdict])):
        cell = mark.getparent()
        if cell is not None and cell.tag == W + "tcPr" and cell.getparent() is not None:
            remove(cell.getparent())


def _run_on(paragraph: Element) -> None:
    following = _next(paragraph)
    if following is None or following.tag != W + "p":
        if not _has_content(paragraph):
            _pass_on_marks(paragraph)
            remove(paragraph)
        return
    own, theirs = paragraph.find(W + "pPr"), following.find(W + "pPr")
    if own is not None and _has_content(paragraph) and not _has_content(following):
        if theirs is not None:
            following.remove(theirs)
        theirs = own
    for child in reversed([c for c in paragraph if c.tag != W + "pPr"]):
        following.insert(0, child)
    if theirs is not None:
        following.insert(0, theirs)
    remove(paragraph)


def _next(paragraph: Element) -> Element | None:
    """The next block; marks between the two go into the paragraph, so that none is lost when it runs on."""
    following = paragraph.getnext()
    while following is not None and local(following) in BETWEEN | set(RANGES):
        paragraph.append(following)
        following = paragraph.getnext()
    return following


def _pass_on_marks(paragraph: Element) -> None:
    parent = paragraph.getparent()
    if parent is not None:
        place = parent.index(paragraph)
        for child in [c for c in paragraph if local(c) in BETWEEN]:
            parent.insert(place, child)
            place += 1


def _has_content(paragraph: Element) -> bool:
    return bool(text_of(paragraph)) or next(paragraph.iter(*(W + name for name in OBJECTS)), None) is not None


def _forget(root: Element) -> None:
    """Remove the marks of changes that are settled now, and give surviving words of a deletion their plain name."""
    plain = {"delText": "t", "delInstrText": "instrText"}
    for element in list(root.iter(*(W + name for name in plain))):
        element.tag = W + plain[local(element)]
    for element in list(root.iter(*(W + name for name in (*RECORDS, *RANGES)))):
        remove(element)
    marks = ("ins", "del", "moveFrom", "moveTo")
    for element in [e for e in root.iter(*(W + name for name in marks)) if not _around_content(e)]:
        remove(element)


def flatten(root: Element) -> None:
    """Take away what neither prints nor binds: proofing marks, smart tags, page breaks Word merely remembers.

    Content controls around rows and cells go too, for a row is matched with a row; their words stay.
    """
    for name in ("proofErr", "lastRenderedPageBreak", "smartTagPr", "customXmlPr"):
        for element in list(root.iter(W + name)):
            remove(element)
    for element in [*root.iter(W + "smartTag", W + "customXml")]:
        unwrap(element)
    for element in [e for e in root.iter(W + "sdt") if _around_cells(e)]:
        content = element.find(W + "sdtContent")
        if content is not None:
            element[:] = list(content)
        unwrap(element)


def _around_cells(control: Element) -> bool:
    parent = control.getparent()
    while parent is not None and (local(parent) in ("sdt", "sdtContent") or parent.tag == MC + "AlternateContent"):
        parent = parent.getparent()
    return parent is not None and local(parent) in ("tbl", "tr")
