"""Automatic lists of the proposed document found in the current one, or brought along.

An inserted item must continue the list it stands in, so what kept paragraphs show comes first: where paragraphs that
are equal in both documents belong to list 3 here and to list 8 there, 8 is 3. Then lists defined alike are one.
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_package import CONTENT, Package, parse
from toolkit.reporting.tracked_xml import W, local, remove, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PART = "word/numbering.xml"
EMPTY = f'<w:numbering xmlns:w="{W[1:-1]}"/>'.encode()
# Of an abstract list: ids of Word's own making, which differ where the lists do not.
PRIVATE = frozenset(("nsid", "tmpl"))


@dataclass
class Lists:
    """List ids (w:numId) of the proposed document to those of the current. Adds to the current numbering part.

    seen: how often kept paragraphs of one list of the proposed document belong to which list of the current.
    """

    current: Package
    proposed: Package
    seen: dict[str, Counter[str]] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)

    def witness(self, theirs: str, ours: str) -> None:
        """A paragraph equal in both documents stands in these two lists."""
        if theirs and ours:
            self.seen.setdefault(theirs, Counter())[ours] += 1

    def of(self, identity: str) -> str:
        """The list's id in the current document; "0" (no list) stays; "" where neither document defines it."""
        if identity == "0":
            return "0"
        if identity not in self.known:
            self.known[identity] = self._shown(identity) or self._settle(identity)
        return self.known[identity]

    def _shown(self, identity: str) -> str:
        """The list that most kept paragraphs show, the first in the document where two are even."""
        shown = self.seen.get(identity)
        return shown.most_common(1)[0][0] if shown else ""

    def _settle(self, identity: str) -> str:
        theirs = self.proposed.tree(self.proposed.related("numbering"))
        number = None if theirs is None else _by_id(theirs, "num", "numId", identity)
        if theirs is None or number is None:
            return ""
        ours = self._part()
        kind = self._kind(theirs, ours, value(number, "abstractNumId"))
        same = _by_id(ours, "num", "numId", identity)
        if same is not None and _canonical(same) == _canonical(_pointed(copy.deepcopy(number), kind)):
            return identity
        new = _free(ours, "num", "numId")
        number = _pointed(copy.deepcopy(number), kind)
        number.set(W + "numId", new)
        last = ours.findall(W + "num")[-1:] or ours.findall(W + "abstractNum")[-1:]
        ours.insert(ours.index(last[0]) + 1 if last else 0, number)
        return new

    def _part(self) -> Element:
        path = self.current.related("numbering")
        root = self.current.tree(path) if path else None
        if root is None:
            path = self.current.add(PART, b"", f"{CONTENT}.numbering+xml")
            root = self.current.trees[path] = parse(EMPTY, PART)
            self.current.relate("numbering", path)
        return root

    def _kind(self, theirs: Element, ours: Element, identity: str) -> str:
        """The current abstract list that is defined alike, else a new one from the proposed."""
        if identity not in self.kinds:
            model = _by_id(theirs, "abstractNum", "abstractNumId", identity)
            wanted = None if model is None else _canonical(model)
            alike = (a for a in ours.findall(W + "abstractNum") if _canonical(a) == wanted)
            found = next(alike, None)
            self.kinds[identity] = str(found.get(W + "abstractNumId")) if found is not None else _brought(model, ours)
        return self.kinds[identity]


def _brought(model: Element | None, ours: Element) -> str:
    new = _free(ours, "abstractNum", "abstractNumId")
    if model is not None:
        clone = copy.deepcopy(model)
        clone.set(W + "abstractNumId", new)
        # Ties to styles and pictures of the other document would tie them to strangers here.
        for tie in [e for e in clone.iter() if local(e) in ("pStyle", "lvlPicBulletId", "styleLink", "numStyleLink")]:
            remove(tie)
        for own in [e for e in clone if local(e) in PRIVATE]:
            remove(own)
        others = ours.findall(W + "abstractNum")
        before = [e for e in ours if local(e) == "numPicBullet"]
        last = (others or before)[-1:]
        ours.insert(ours.index(last[0]) + 1 if last else 0, clone)
    return new


def _pointed(number: Element, kind: str) -> Element:
    aim = number.find(W + "abstractNumId")
    if aim is not None:
        aim.set(W + "val", kind)
    return number


def _by_id(root: Element, name: str, key: str, identity: str) -> Element | None:
    return next((e for e in root.findall(W + name) if e.get(W + key) == identity), None)


def _free(root: Element, name: str, key: str) -> str:
    taken = [int(e.get(W + key, "0")) for e in root.findall(W + name) if e.get(W + key, "").isdigit()]
    return str(max([0, *taken]) + 1)


def _canonical(element: Element) -> bytes:
    """The definition without ids: two lists with the same levels are one list."""
    from lxml import etree

    clone = copy.deepcopy(element)
    for key in [k for k in clone.attrib if local(element) == "abstractNum" or str(k).endswith("}durableId")]:
        del clone.attrib[key]
    for own in [e for e in clone if local(e) in PRIVATE]:
        clone.remove(own)
    out: bytes = etree.tostring(clone, method="c14n", exclusive=True)
    return out
