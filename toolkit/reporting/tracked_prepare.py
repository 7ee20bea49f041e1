"""Both documents made plain before they are woven: old changes accepted, fields in one form, ids out of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.reporting.tracked_carry import Carrier
from toolkit.reporting.tracked_check import settled
from toolkit.reporting.tracked_package import Package, target
from toolkit.reporting.tracked_settle import flatten
from toolkit.reporting.tracked_xml import W, local, make, remove, text_of, unwrap, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference")
COMMENT_PARTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
BOOKMARKS = (W + "bookmarkStart", W + "bookmarkEnd")
PASSING = ("_GoBack",)
"""Bookmarks of Word's own that mean nothing to a reader."""


def plain(package: Package) -> Package:
    """The package with its tracked changes accepted and simple fields written out, in place."""
    body = settled(package, "accept").body()
    flatten(body)
    for element in list(body.iter(W + "fldSimple")):
        _written_out(element)
    return package


def _written_out(simple: Element) -> None:
    """A w:fldSimple as the three marks and the runs that say the same: only runs can be deleted and inserted."""
    code = make(simple, "instrText")
    code.text = simple.get(W + "instr", "")
    around = [_run(simple, make(simple, "fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    result = [child for child in simple if local(child) != "fldData"]
    simple[:] = [around[0], _run(simple, code), around[1], *result, around[2]]
    unwrap(simple)


def _run(near: Element, child: Element) -> Element:
    run = make(near, "r")
    run.append(child)
    return run


def merged_names(package: Package, other: Package) -> None:
    """Declare the prefixes of the other document's root too: mc:Choice names the prefixes it needs, not the spaces."""
    from lxml import etree

    old, theirs = package.body().getparent(), other.body().getparent()
    assert old is not None and theirs is not None, "a body stands in a document"
    named = {**theirs.nsmap, **old.nsmap}
    root = etree.Element(old.tag, dict(old.attrib), nsmap={p: n for p, n in named.items() if p})
    root.extend(list(old))
    package.trees[package.main] = root


def without_comments(package: Package) -> bool:
    """Take comments out of the text and the archive, in place; was there one?"""
    found = list(package.body().iter(*(W + name for name in COMMENTS)))
    for element in found:
        remove(element)
    rows = package.relations()
    for row in [r for r in rows if r.get("Type", "").rpartition("/")[2] in COMMENT_PARTS]:
        package.drop(package.related(row.get("Type", "").rpartition("/")[2]))
        rows.remove(row)
    return bool(found)


def readied(carrier: Carrier) -> None:
    """Make the proposed body ready to be carried: no comments, no content controls, bookmarks that cannot clash."""
    carrier.last = _highest(carrier.current.body())
    body = carrier.proposed.body()
    if without_comments(carrier.proposed):
        carrier.tell("comment")
    for control in list(body.iter(W + "sdt")):
        content = control.find(W + "sdtContent")
        control[:] = [] if content is None else list(content)
        unwrap(control)
    _bookmarks(carrier, body)
    _into_paragraphs(body)
    if _furniture(carrier.current) != _furniture(carrier.proposed):
        carrier.tell("furniture")


def _highest(body: Element) -> int:
    ids = (whole(value) for e in body.iter() for key, value in e.attrib.items() if key in (W + "id", "id"))
    return min(max([0, *ids]), 2**30)


def _bookmarks(carrier: Carrier, body: Element) -> None:
    """Bookmarks that the current document lacks stay, under new ids, for inserted fields may point at them."""
    ours = {str(e.get(W + "name")) for e in carrier.current.body().iter(W + "bookmarkStart")}
    ids: dict[str, str] = {}
    for element in list(body.iter(*BOOKMARKS)):
        identity, name = str(element.get(W + "id")), str(element.get(W + "name"))
        if local(element) == "bookmarkStart" and name not in ours and name not in PASSING:
            ids[identity] = carrier.next_id()
            ours.add(name)
        elif local(element) == "bookmarkStart" or identity not in ids:
            remove(element)
            continue
        element.set(W + "id", ids[identity])


def _into_paragraphs(body: Element) -> None:
    """Bookmarks between paragraphs go into the one before, or into the first."""
    for element in [e for e in body.iter(*BOOKMARKS) if _between_blocks(e)]:
        before = next((e for e in element.itersiblings(W + "p", preceding=True)), None)
        after = next((e for e in element.itersiblings(W + "p")), None)
        if before is not None:
            before.append(element)
        elif after is not None:
            after.insert(int(after.find(W + "pPr") is not None), element)
        else:
            remove(element)


def _between_blocks(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) in ("body", "tc", "tbl", "tr")


def _furniture(package: Package) -> list[str]:
    """The words of headers and footers, in the order of their relations; those without words say nothing."""
    found = []
    for row in package.relations():
        kind = row.get("Type", "").rpartition("/")[2]
        root = package.tree(target(package.main, row)) if kind in ("header", "footer") else None
        said = [] if root is None else [text_of(p).strip() for p in root.iter(W + "p")]
        found += [f"{kind} {' '.join(said)}"] if any(said) else []
    return sorted(found)
