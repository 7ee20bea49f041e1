"""Styles of the proposed document found in the current one by their names, or brought along with what they rest on."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.reporting.tracked_xml import W, local, remove, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

RESTS_ON = ("basedOn", "next", "link")


@dataclass
class Styles:
    """Style ids of the proposed document to those of the current. Adds to `current`, the root of its styles part.

    listed: gives for a list's id in the proposed document the one in the current. seen: how often kept paragraphs of a
    style of the proposed document have which style in the current; it counts where no style has the name.
    """

    current: Element | None
    proposed: Element | None
    listed: Callable[[str], str]
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    seen: dict[str, Counter[str]] = field(default_factory=dict)

    def witness(self, theirs: str, ours: str) -> None:
        """A paragraph equal in both documents has these two styles."""
        if theirs and ours:
            self.seen.setdefault(theirs, Counter())[ours] += 1

    def has(self, name: str) -> bool:
        """Does the current document know a paragraph style of this name?"""
        return any(value(style, "name").lower() == name for style in _styles(self.current, "paragraph"))

    def of(self, identity: str, kind: str) -> str:
        """The id in the current document; "" where neither document defines the style.

        kind: "paragraph", "character", "table" or "numbering".
        """
        if (kind, identity) not in self.known:
            self._settle(identity, kind)
        return self.known[kind, identity]

    def name(self, identity: str, *, proposed: bool) -> str:
        """The name by which a person knows a paragraph style; the default style's where there is no id."""
        root = self.proposed if proposed else self.current
        for style in _styles(root, "paragraph"):
            if style.get(W + "styleId") == identity or (not identity and style.get(W + "default") in ("1", "true")):
                return value(style, "name").lower()
        return ""

    def _settle(self, identity: str, kind: str) -> None:
        theirs = next((s for s in _styles(self.proposed, kind) if s.get(W + "styleId") == identity), None)
        if theirs is None or self.current is None:
            there = any(s.get(W + "styleId") == identity for s in _styles(self.current, kind))
            self.known[kind, identity] = identity if there else ""
            return
        name = value(theirs, "name").lower()
        same = (s for s in _styles(self.current, kind) if value(s, "name").lower() == name)
        found = next(same, None)
        if found is None and kind == "paragraph" and identity in self.seen:
            self.known[kind, identity] = self.seen[identity].most_common(1)[0][0]
            return
        self.known[kind, identity] = self._free(identity) if found is None else str(found.get(W + "styleId"))
        if found is None:
            self._bring(theirs, self.known[kind, identity])

    def _free(self, identity: str) -> str:
        """The same id, or the first like it that no style of the current document has."""
        taken = {s.get(W + "styleId") for s in _styles(self.current)}
        free, count = identity, 1
        while free in taken:
            count, free = count + 1, f"{identity}_{count}"
        return free

    def _bring(self, style: Element, identity: str) -> None:
        new = copy.deepcopy(style)
        new.set(W + "styleId", identity)
        new.attrib.pop(W + "default", None)
        assert self.current is not None, "seen by the caller"
        self.current.append(new)
        for child in [c for c in new if local(c) in RESTS_ON]:
            self._point(child, _partner(str(new.get(W + "type")), local(child)))
        for number in list(new.iter(W + "numId")):
            self._number(number)

    def _point(self, child: Element, kind: str) -> None:
        there = self.of(str(child.get(W + "val")), kind)
        child.set(W + "val", there) if there else remove(child)

    def _number(self, number: Element) -> None:
        there = self.listed(str(number.get(W + "val")))
        if there:
            number.set(W + "val", there)
        else:
            remove(number.getparent())


def _partner(kind: str, link: str) -> str:
    """A paragraph style is linked to a character style and the other way round; all else stays within its kind."""
    return {"paragraph": "character", "character": "paragraph"}.get(kind, kind) if link == "link" else kind


def _styles(root: Element | None, kind: str = "") -> list[Element]:
    found = [] if root is None else root.findall(W + "style")
    return [style for style in found if not kind or style.get(W + "type", "paragraph") == kind]
