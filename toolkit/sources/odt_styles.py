"""Styles of an OpenDocument text: what a paragraph or a span inherits from its style and from that style's parents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from toolkit.sources.docx_styles import Indent, Look
from toolkit.sources.odt_xml import FO, OFFICE, STYLE, TEXT, points, spoken, whole, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BOLD = frozenset({"bold", "700", "800", "900"})
LONGEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all it inherits. list_style: None: not said, "": no list; own_indent: what the paragraph's own
    automatic style says, which a list's indent does not override; kind and rank as in a Line."""

    look: Look = field(default_factory=Look)
    indent: Indent = field(default_factory=Indent)
    own_indent: Indent = field(default_factory=Indent)
    list_style: str | None = None
    kind: Literal["body", "heading", "contents"] = "body"
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles in force in one story, by family ("paragraph", "text") and name."""

    by_name: Mapping[tuple[str, str], Style]

    def paragraph(self, name: str | None) -> Style:
        """A paragraph's style; an unknown name gives the default of paragraphs."""
        return self.by_name.get(("paragraph", name or ""), self.by_name.get(("paragraph", ""), Style()))

    def look(self, name: str | None) -> Look:
        """The look of a character style."""
        found = self.by_name.get(("text", name or ""))
        return found.look if found else Look()


def read_styles(named: Element | None, story: Element | None) -> Styles:
    """The named styles of a document, and the automatic ones of the part that `story` is the root of.

    Automatic names are given afresh in each part: the P1 of a page head is not the P1 of the body.
    """
    elements: dict[tuple[str, str], tuple[Element, bool]] = {}
    for found in _in(named, "styles"):
        elements.setdefault(_key(found), (found, False))
    for found in _in(story, "automatic-styles"):
        elements[_key(found)] = (found, True)
    resolved: dict[tuple[str, str], Style] = {}
    for key in elements:
        _resolve(key, elements, resolved)
    return Styles(resolved)


def _in(root: Element | None, part: str) -> Iterable[Element]:
    found = None if root is None else root.find(OFFICE + part)
    if found is None:
        return ()
    return (e for e in found if e.tag in (STYLE + "style", STYLE + "default-style"))


def _key(element: Element) -> tuple[str, str]:
    """A default style has no name."""
    return element.get(STYLE + "family", ""), element.get(STYLE + "name", "")


def _resolve(
    key: tuple[str, str], elements: Mapping[tuple[str, str], tuple[Element, bool]], done: dict[tuple[str, str], Style]
) -> None:
    """Add the style and its parents to `done`, the furthest first; a circle of parents ends where it closes."""
    pending: dict[tuple[str, str], None] = {}
    while key in elements and key not in pending and key not in done:
        pending[key] = None
        parent = elements[key][0].get(STYLE + "parent-style-name", "")
        # A default lies under paragraph styles alone: a span takes what it does not say from its paragraph.
        key = (key[0], parent if parent or key[0] == "paragraph" else "\0")
    for own in reversed(pending):
        element, automatic = elements[own]
        done[own] = _laid_over(done.get(key, Style()), element, automatic=automatic)
        key = own


def _laid_over(below: Style, element: Element, *, automatic: bool) -> Style:
    look = look_of(element.find(STYLE + "text-properties"), below.look)
    own = indent_of(element.find(STYLE + "paragraph-properties"))
    style = replace(below, look=look, indent=own.over(below.indent))
    if automatic:
        style = replace(style, own_indent=own)
    listed = element.get(STYLE + "list-style-name")
    if listed is not None:
        style = replace(style, list_style=listed)
    return _by_name(style, spoken(element.get(STYLE + "display-name") or element.get(STYLE + "name", "")))


def _by_name(style: Style, name: str) -> Style:
    table = words()["styles"]
    if name.startswith(tuple(table["contents"])):
        return replace(style, kind="contents", rank=0)
    if name in table["ranks"]:
        return replace(style, kind="heading", rank=table["ranks"][name])
    return style


def look_of(properties: Element | None, below: Look) -> Look:
    """What a style:text-properties says over `below`; sizes in points, of which a per cent is one of the size below."""
    if properties is None:
        return below
    weight, display = properties.get(FO + "font-weight"), properties.get(TEXT + "display")
    own = Look(
        bold=None if weight is None else weight in BOLD,
        hidden=None if display is None else display == "none",
        size=_size(properties.get(FO + "font-size", ""), below.size),
    )
    return own.over(below)


def _size(said: str, below: float | None) -> float | None:
    if said.endswith("%"):
        return None if below is None else round(below * whole(said[:-1], 100) / 100, 1)
    return points(said)


def indent_of(properties: Element | None) -> Indent:
    """What a style:paragraph-properties says itself."""
    if properties is None:
        return Indent()
    return Indent(points(properties.get(FO + "margin-left")), points(properties.get(FO + "text-indent")))
