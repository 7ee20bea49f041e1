"""The few declarations of a style attribute that change what a reader sees: hidden, bold, list marker, indent."""

from __future__ import annotations

import re

from toolkit.sources.html_tree import Element

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?|-?\.\d+)\s*(px|pt|em|rem|cm|mm|in|)\b", re.I)
# CSS Values and Units, section 6.2; 1em is taken as 12 points, the size of running text.
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "": 0.75}
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_QUOTE_INDENT = 30.0
_BLOCK_DISPLAYS = frozenset({"block", "list-item", "flex", "grid", "table", "table-row", "flow-root"})
_HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
_CLASSED = re.compile(r"(?:^|\s)(?:mso)?heading[ _-]?([1-6])(?:\s|$)", re.I)
_MARGINAL = re.compile(r"(?:^|\s)(?:marginal|margin|side)[ _-]?(?:note|head)(?:\s|$)", re.I)
_NOTE_RANK = 6
"""Of a note in the margin of a clause, which heads it."""
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section"}
    | {"summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
"""Elements that a browser sets on lines of their own (HTML Living Standard, section 15.3)."""


def declarations(element: Element) -> dict[str, str]:
    """Property names and values of the style attribute; a later declaration overrules an earlier one."""
    found: dict[str, str] = {}
    for declaration in element.get("style").split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip()
    return found


def is_hidden(element: Element) -> bool:
    """The page itself hides the element, from everybody or from reading machines."""
    if element.get("hidden") == "until-found":
        return False
    if "hidden" in element.attributes or element.get("aria-hidden").lower() == "true":
        return True
    style = declarations(element)
    return style.get("display", "").lower() == "none" or style.get("visibility", "").lower() == "hidden"


def weight(element: Element) -> bool | None:
    """True for bold, False for plainly not bold, None where the element does not say."""
    said = declarations(element).get("font-weight", "").lower()
    if said:
        return said in _BOLD
    return True if element.tag in {"b", "strong"} else None


def display(element: Element) -> str:
    """ "block" or "inline" where the style attribute says so, else ""."""
    said = declarations(element).get("display", "").lower()
    return "block" if said in _BLOCK_DISPLAYS else "inline" if said == "inline" else ""


def heading_rank(element: Element) -> int:
    """1 to 6 of a heading by its tag, its ARIA role (the level defaults to 2, ARIA 1.2) or the style that it is named
    after ("MsoHeading2", "heading-3"), 0 of anything else."""
    if element.tag in _HEADINGS:
        return _HEADINGS[element.tag]
    if element.get("role").lower() != "heading":
        classed = _CLASSED.search(element.get("class"))
        noted = _MARGINAL.search(element.get("class"))
        if not (classed or noted) or not _is_paragraph(element):
            return 0
        return int(classed[1]) if classed else _NOTE_RANK
    level = element.get("aria-level")
    return min(int(level), 9) if level.isascii() and level.isdigit() and level != "0" else 2


def _is_paragraph(element: Element) -> bool:
    """A <p>, or a <div> used as one: a box around blocks may be named after the heading that it opens with."""
    if element.tag != "div":
        return element.tag == "p"
    inner = element.structured or element.paragraphs
    return not (inner or any(child.tag in BLOCKS for child in element.elements))


def first_indent(element: Element) -> float | None:
    """The extra indent of the element's first line in points, None where none is said."""
    return _points(declarations(element).get("text-indent", ""))


def margin(element: Element) -> float | None:
    """How far the element is set in from what is around it, in points; None where it does not say."""
    style = declarations(element)
    found = [_points(style.get(name, "")) for name in ("margin-left", "padding-left")]
    found += [_points(element.edge)] if found == [None, None] else []
    said = [edge for edge in found if edge is not None]
    if not said:
        return _QUOTE_INDENT if element.tag == "blockquote" else None
    return sum(said)


def _points(value: str) -> float | None:
    found = _LENGTH.fullmatch(value.strip())
    return float(found[1]) * _POINTS[found[2].lower()] if found else None
