"""Content of the proposed document made fit for the current one: its styles, lists, links, pictures and notes.

What the current document has under the same name is used as it stands there; what it lacks comes along. What cannot
come along is said in a caution, once for each kind.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.model.source import Caution
from toolkit.reporting.tracked_check import notes_of
from toolkit.reporting.tracked_lists import Lists
from toolkit.reporting.tracked_package import CONTENT, Package, target
from toolkit.reporting.tracked_pieces import Piece
from toolkit.reporting.tracked_styles import Styles
from toolkit.reporting.tracked_xml import W14, R, W, local, paragraphs_of, remove, unwrap, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
NOTES = ("footnoteReference", "endnoteReference")
SAFE = ("http:", "https:", "mailto:", "ftp:")
"""Addresses a carried link may lead to; a script or a file of somebody's machine may not."""
HOLDERS = frozenset(("drawing", "pict", "object"))
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
NOT_CARRIED = {
    "object": "an embedded object or chart of the proposed document is not carried into the tracked document",
    "link": "a link of the proposed document leads to no web address; its words are carried without it",
    "comment": "comments of the proposed document are not carried into the tracked document",
    "control": "a content control whose words change is opened: its words stay, the control itself does not",
    "section": "section breaks of the proposed document are not carried; pages stay as in the current document",
    "embedded": "another document embedded in the proposed one is not carried; paste its text in and run again",
    "furniture": "headers or footers of the two documents differ; the tracked document keeps the current ones",
    "field": "a field that runs through several paragraphs (a table of contents) is carried as plain words",
    "note": "links and pictures in the notes of the proposed document are carried as plain words, or not at all",
}
Warn = Callable[[Caution], None]


@dataclass
class Carrier:
    """What has been carried so far, so that a style, list, picture or note comes once. Works on `current` in place."""

    current: Package
    proposed: Package
    warn: Warn
    styles: Styles
    lists: Lists
    last: int = 0
    told: set[str] = field(default_factory=set)
    _wrappers: dict[Element, Element] = field(default_factory=dict)
    _notes: dict[tuple[str, str], str] = field(default_factory=dict)
    _last_notes: dict[str, int] = field(default_factory=dict)

    def tell(self, code: str) -> None:
        """Say what is not carried, once."""
        if code not in self.told:
            self.told.add(code)
            self.warn(Caution(f"tracked_{code}", NOT_CARRIED[code]))

    def next_id(self) -> str:
        """An id that no bookmark, change or picture of the current document has."""
        self.last += 1
        return str(self.last)

    def piece(self, piece: Piece) -> Piece:
        """A piece of the proposed document as one of the current."""
        nodes, look = tuple(copy.deepcopy(node) for node in piece.nodes), copy.deepcopy(piece.look)
        for element in (*nodes, *([] if look is None else [look])):
            self.carry(element)
        return replace(piece, nodes=nodes, look=look, path=tuple(self._wrapper(each) for each in piece.path))

    def _wrapper(self, wrapper: Element) -> Element:
        """The same copy for the same link, so that its pieces meet in one link again."""
        if wrapper not in self._wrappers:
            shell = wrapper.makeelement(wrapper.tag, dict(wrapper.attrib))
            self._relations(shell)
            self._wrappers[wrapper] = shell
        return self._wrappers[wrapper]

    def carry(self, element: Element) -> None:
        """Mend, in place, every name below this copied element that means something in its own document only."""
        for inner in list(element.iter()):
            name = local(inner)
            if name in STYLED:
                self._style(inner, STYLED[name])
            elif name == "numPr":
                self._numbering(inner)
            elif name in NOTES:
                inner.set(W + "id", self._note(name.removesuffix("Reference"), str(inner.get(W + "id"))))
            elif inner.tag == DRAWING:
                inner.set("id", self.next_id())
            self._relations(inner)
            anonymous(inner)
        for change in list(element.iter(W + "sectPr")):
            remove(change)

    def _style(self, element: Element, kind: str) -> None:
        identity = self.styles.of(str(element.get(W + "val")), kind)
        if identity:
            element.set(W + "val", identity)
        else:
            remove(element)

    def _numbering(self, element: Element) -> None:
        number = element.find(W + "numId")
        if number is None:
            return
        identity = self.lists.of(str(number.get(W + "val")))
        if identity:
            number.set(W + "val", identity)
        else:
            remove(element)

    def _relations(self, element: Element) -> None:
        for key in [str(key) for key in element.attrib if str(key).startswith(R)]:
            new = self._related(str(element.get(key)))
            if new:
                element.set(key, new)
            elif local(element) == "hyperlink":
                del element.attrib[key]
                self.tell("link")
            else:
                self.tell("object")
                _remove_holder(element)

    def _related(self, identity: str) -> str:
        """The current document's relation to the same address or picture; "" where it is not to be carried."""
        row = self.proposed.relation(identity)
        if row is None:
            return ""
        kind, aim = row.get("Type", "").rpartition("/")[2], row.get("Target", "")
        if row.get("TargetMode") == "External":
            safe = kind == "hyperlink" and aim.lower().startswith(SAFE)
            return self.current.relate(kind, aim, external=True) if safe else ""
        return self._picture(target(self.proposed.main, row)) if kind == "image" else ""

    def _picture(self, path: str) -> str:
        data = self.proposed.parts.get(path)
        if data is None:
            return ""
        kept = path if self.current.parts.get(path) == data else ""
        return self.current.relate("image", kept or self.current.add(path, data, self.proposed.content_type(path)))

    def _note(self, kind: str, identity: str) -> str:
        if (kind, identity) not in self._notes:
            self._notes[kind, identity] = self._new_note(kind, identity)
        return self._notes[kind, identity]

    def _new_note(self, kind: str, identity: str) -> str:
        note = notes_of(self.proposed, kind).get(identity)
        root = self._notes_part(kind)
        new = self._free_note(kind, root)
        if note is not None:
            note = copy.deepcopy(note)
            self._plain(note)
            self.carry(note)
            note.set(W + "id", new)
            root.append(note)
        return new

    def _free_note(self, kind: str, root: Element) -> str:
        """An id that no note has, and none is cited by where a damaged document lost its notes."""
        if kind not in self._last_notes:
            cited = self.current.body().iter(f"{W}{kind}Reference")
            self._last_notes[kind] = max([0, *(whole(e.get(W + "id")) for e in (*root.iter(W + kind), *cited))])
        self._last_notes[kind] += 1
        return str(self._last_notes[kind])

    def _plain(self, note: Element) -> None:
        """Links and pictures of notes hang on relations of another part; the words of links stay."""
        for element in [e for e in note.iter() if local(e) == "hyperlink" or local(e) in HOLDERS]:
            self.tell("note")
            unwrap(element) if local(element) == "hyperlink" else remove(element)

    def _notes_part(self, kind: str) -> Element:
        path = self.current.related(f"{kind}s")
        root = self.current.tree(path) if path else None
        if root is None:
            theirs = self.proposed.tree(self.proposed.related(f"{kind}s"))
            assert theirs is not None, "a note was found in it"
            root = copy.deepcopy(theirs)
            for note in [n for n in root.iter(W + kind) if not n.get(W + "type")]:
                remove(note)
            path = self.current.add(f"word/{kind}s.xml", b"", f"{CONTENT}.{kind}s+xml")
            self.current.trees[path] = root
            self.current.relate(f"{kind}s", path)
        return root


def _remove_holder(element: Element) -> None:
    """Take out the whole picture or object that a missing part would leave broken."""
    up: Element | None = element
    while up is not None and local(up) not in HOLDERS:
        up = up.getparent()
    remove(element if up is None else up)


def anonymous(element: Element) -> None:
    """Take off the marks of the editing session; Word wants them unique within a document."""
    for key in [k for k in element.attrib if str(k).startswith((W + "rsid", W14 + "paraId", W14 + "textId"))]:
        del element.attrib[key]


def link_of(package: Package, hyperlink: Element) -> str:
    """Where a link leads: its address and the place within it."""
    row = package.relation(hyperlink.get(R + "id"))
    return "#".join(("" if row is None else row.get("Target", ""), hyperlink.get(W + "anchor", "")))


def object_key(package: Package, element: Element) -> object:
    """Equal for objects that a reader cannot tell apart: the words of a note, the bytes of a picture."""
    from lxml import etree

    if local(element) in NOTES:
        kind = local(element).removesuffix("Reference")
        note = notes_of(package, kind).get(str(element.get(W + "id")))
        return (kind, () if note is None else tuple(paragraphs_of(note)))
    clone = copy.deepcopy(element)
    for inner in clone.iter():
        anonymous(inner)
        if inner.tag == DRAWING:
            inner.attrib.clear()
        for key in [k for k in inner.attrib if str(k).startswith(R)]:
            inner.set(key, _digest(package, str(inner.get(key))))
    return etree.tostring(clone, method="c14n", exclusive=True)


def _digest(package: Package, identity: str) -> str:
    row = package.relation(identity)
    if row is None:
        return ""
    data = package.parts.get(target(package.main, row))
    return row.get("Target", "") if data is None else hashlib.sha256(data).hexdigest()
