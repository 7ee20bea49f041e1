"""A page becomes a plain tree of elements and strings, parsed as browsers do (HTML Living Standard, section 13.2).

Lexbor follows the standard's error recovery, so that tag soup (an `<ol>` inside a `<p>`, an `<li>` never closed) gives
the tree a reader of the page sees. The tree is copied out of C once, without recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.errors import UnreadableSource

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "math", "canvas", "audio", "video"})
# Kept as empty elements, so that a reader can be told they were there.
_EMPTIED = frozenset({"iframe", "object", "embed", "frame"})
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# The parser looks through all open elements at each block's start: its time grows with the square of the depth.
_OPEN_MOST = 50
_CLOSED_BY_THEMSELVES = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p"}
    | {"li", "option", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot"}
)
_STRUCTURE = frozenset({"table", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(eq=False, slots=True)
class Element:
    """One element.

    words: how many it holds; linked: those in links to other pages; inward: those in links into the same page.
    sheet, marker, edge: the list style, the content of an item's marker and the left margin that the page's own style
    sheets ask for; number: of a list item, its ordinal.
    structured: it holds a table, a numbered list or a heading; paragraphs: how many it holds.
    """

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)
    words: int = 0
    linked: int = 0
    inward: int = 0
    sheet: str = ""
    marker: str = ""
    edge: str = ""
    number: int = 0
    structured: bool = False
    paragraphs: int = 0

    @property
    def running(self) -> int:
        """How many words it holds outside links."""
        return self.words - self.linked - self.inward

    def get(self, attribute: str) -> str:
        """The attribute's value, "" where it is absent or empty."""
        return self.attributes.get(attribute, "")

    @property
    def elements(self) -> list[Element]:
        """The child elements in order."""
        return [child for child in self.children if isinstance(child, Element)]

    def ancestors(self) -> Iterator[Element]:
        """The elements around this one, nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def descendants(self) -> Iterator[Element]:
        """This element and all inside it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.elements))

    def text(self) -> str:
        """All text inside, blanks folded."""
        pieces: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                pieces.append(node)
            else:
                waiting.extend(reversed(node.children))
        return " ".join("".join(pieces).split())


@dataclass(frozen=True, slots=True)
class Parsed:
    """top: the `<html>` element, without scripts and comments; title: the words of `<title>`; sheets: its styles."""

    top: Element
    title: str
    sheets: list[str]


def parse(page: str, name: str, *, max_depth: int) -> Parsed:
    """The page as a tree.

    Raises:
        UnreadableSource: elements nested beyond what any page needs (50 times `max_depth` left open).
    """
    from selectolax.lexbor import LexborHTMLParser

    if _open_elements(page) > max_depth * _OPEN_MOST:
        raise UnreadableSource(f"{name}: its elements are nested too deep; save the page again as HTML or PDF.")
    parser = LexborHTMLParser(page)
    root = parser.root
    top = _copied(root) if root is not None else Element("html", {})
    _count(top)
    title = next((element.text() for element in top.descendants() if element.tag == "title"), "")
    sheets = [node.text_content or "" for style in parser.css("style") if (node := style.child) is not None]
    return Parsed(top, title, sheets)


def _open_elements(page: str) -> int:
    """The most elements open at once if none closed itself; a cheap upper bound, taken before parsing."""
    most = depth = 0
    for found in _TAG.finditer(page):
        depth = max(0, depth - 1) if found[1] else depth + (found[2].lower() not in _CLOSED_BY_THEMSELVES)
        most = max(most, depth)
    return most


def _copied(root: LexborNode) -> Element:
    top = Element("html", {})
    waiting: list[tuple[LexborNode, Element]] = [(root, top)]
    while waiting:
        node, element = waiting.pop()
        child = node.child
        while child is not None:
            if child.is_text_node:
                element.children.append(child.text_content or "")
            elif child.is_element_node and child.tag and child.tag not in _UNSEEN:
                values = {key: value or "" for key, value in child.attributes.items()}
                inner = Element(child.tag, values, parent=element)
                element.children.append(inner)
                if child.tag not in _EMPTIED:
                    waiting.append((child, inner))
            child = child.next
    return top


def _count(top: Element) -> None:
    """Fill in the counts of words, children before their parents."""
    for element in reversed(list(top.descendants())):
        element.words += sum(len(child.split()) for child in element.children if isinstance(child, str))
        if element.tag == "a" and element.get("href"):
            inward = element.get("href").startswith("#") and element.get("href") != "#"  # "#" alone: a button
            element.linked, element.inward = (0, element.words) if inward else (element.words, 0)
        above = element.parent
        if above is not None and element.tag not in {"head", "title"}:
            above.words += element.words
            above.linked += element.linked
            above.inward += element.inward
            above.structured |= element.structured or element.tag in _STRUCTURE
            above.paragraphs += element.paragraphs + (element.tag == "p")
