"""Styles: what a paragraph inherits from its style, from that style's basis, and from the document's defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from toolkit.sources.docx_xml import TWIPS, W, number, switch, value, words

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LONGEST_CHAIN = 50
BODY_TEXT = 9  # the outline level that means "no heading"


@dataclass(frozen=True, slots=True)
class Look:
    """Run properties that matter to a reader; None: not said here. size in points."""

    bold: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    font: str | None = None

    def over(self, below: Look) -> Look:
        """This look laid over another: what this one does not say shows through."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
            below.font if self.font is None else self.font,
        )


@dataclass(frozen=True, slots=True)
class Indent:
    """In points; None: not said here. first: of the first line, to the right of the rest (hanging is negative)."""

    left: float | None = None
    first: float | None = None

    def over(self, below: Indent) -> Indent:
        """This indent laid over another."""
        left = below.left if self.left is None else self.left
        return Indent(left, below.first if self.first is None else self.first)


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all it inherits. chain: its id and those of its bases, nearest first; num_id None: not said;
    level_style: the style of the chain that says num_level; kind and rank as in a Line."""

    chain: tuple[str, ...] = ()
    num_id: str | None = None
    num_level: int | None = None
    level_style: str = ""
    look: Look = Look()
    indent: Indent = Indent()
    kind: Literal["body", "heading", "contents"] = "body"
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a document by id. paragraph: the default style of paragraphs, for those that name none."""

    by_id: Mapping[str, Style]
    paragraph: Style

    def of(self, identity: str) -> Style:
        """The paragraph style of this id; an unknown id gives the default, as Word does."""
        return self.by_id.get(identity, self.paragraph)

    def look(self, identity: str) -> Look:
        """The look of a character style."""
        return self.by_id[identity].look if identity in self.by_id else Look()


def read_styles(root: Element | None) -> Styles:
    """Resolve every style of word/styles.xml; without that part there is only a bare default."""
    if root is None:
        return Styles({}, Style())
    elements = {str(style.get(W + "styleId")): style for style in root.iter(W + "style") if style.get(W + "styleId")}
    defaults = root.find(W + "docDefaults")
    base = Style() if defaults is None else _laid_over(Style(), defaults, "")
    resolved: dict[str, Style] = {}
    for identity in elements:
        _resolve(identity, elements, base, resolved)
    first = (i for i, e in elements.items() if e.get(W + "type") == "paragraph" and _is_default(e))
    return Styles(resolved, resolved.get(next(first, ""), base))


def _is_default(element: Element) -> bool:
    return element.get(W + "default", "0") in ("1", "true", "on")


def look_of(properties: Element | None) -> Look:
    """What a w:rPr says itself, without its styles."""
    if properties is None:
        return Look()
    half_points = number(value(properties, "sz"))
    fonts = properties.find(W + "rFonts")
    font = None if fonts is None else fonts.get(W + "ascii")
    return Look(switch(properties, "b"), switch(properties, "vanish"), half_points and half_points / 2, font)


def indent_of(properties: Element | None) -> Indent:
    """What the w:ind of a w:pPr says itself."""
    found = None if properties is None else properties.find(W + "ind")
    if found is None:
        return Indent()
    left = number(found.get(W + "left", found.get(W + "start")))
    hanging, first = number(found.get(W + "hanging")), number(found.get(W + "firstLine"))
    # where both stand, hanging wins (ECMA-376 part 1, 17.3.1.12)
    shift = -hanging if hanging is not None else first
    return Indent(None if left is None else left / TWIPS, None if shift is None else shift / TWIPS)


def outline_of(properties: Element | None) -> int | None:
    """The w:outlineLvl of a w:pPr: 0 to 8, 9 for body text, None where it is absent."""
    found = number(value(properties, "outlineLvl"))
    return found if found is not None and 0 <= found <= BODY_TEXT else None


def _resolve(identity: str, elements: Mapping[str, Element], base: Style, done: dict[str, Style]) -> None:
    """Add the style and its bases to `done`, the furthest basis first; a circle of bases ends where it closes."""
    pending: dict[str, None] = {}
    while identity in elements and identity not in pending and identity not in done:
        pending[identity] = None
        identity = value(elements[identity], "basedOn")
    for own in reversed(pending):
        # The document's defaults lie under paragraph styles only: a character style lies over a paragraph's.
        root = base if elements[own].get(W + "type", "paragraph") == "paragraph" else Style()
        below = done.get(identity, root)
        done[own] = replace(_laid_over(below, elements[own], own), chain=(own, *below.chain)[:LONGEST_CHAIN])
        identity = own


def _laid_over(below: Style, element: Element, identity: str) -> Style:
    paragraph, run = element.find(f".//{W}pPr"), element.find(f"./{W}rPr")
    if run is None:
        run = element.find(f"./{W}rPrDefault/{W}rPr")
    style = replace(below, look=look_of(run).over(below.look), indent=indent_of(paragraph).over(below.indent))
    numbering = None if paragraph is None else paragraph.find(W + "numPr")
    if numbering is not None:
        style = _numbered(style, numbering, identity)
    outline = outline_of(paragraph)
    style = _by_name(style, " ".join(value(element, "name").lower().split()))
    return style if outline is None or style.kind == "contents" else ranked(style, outline)


def _numbered(style: Style, numbering: Element, identity: str) -> Style:
    num_id, level = value(numbering, "numId"), number(value(numbering, "ilvl"))
    if num_id:
        style = replace(style, num_id=num_id)
    return style if level is None else replace(style, num_level=level, level_style=identity)


def ranked(style: Style, outline: int) -> Style:
    """The style with this outline level, from 0: a heading below any title, or body text for 9."""
    if style.kind == "contents":
        return style
    if outline >= BODY_TEXT:
        return replace(style, kind="body", rank=0)
    return replace(style, kind="heading", rank=outline + 2)


def _by_name(style: Style, name: str) -> Style:
    """Word stores its built-in names in English whatever the user's language; only style ids are translated."""
    table = words()["styles"]
    if name.startswith(tuple(table["contents"])):
        return replace(style, kind="contents", rank=0)
    if name in table["ranks"]:
        return replace(style, kind="heading", rank=table["ranks"][name])
    level = number(name.removeprefix("heading ")) if name.startswith("heading ") else None
    return ranked(style, level - 1) if level is not None and 1 <= level <= BODY_TEXT else style
