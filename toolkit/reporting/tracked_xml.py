"""The words of WordprocessingML that the tracked-changes writer spells, and the plain text of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
"""Elements of a run that stand for one character."""
SILENT = frozenset(("pPr", "rPr", "drawing", "pict", "object", "instrText", "delInstrText", "sdtPr"))
TEXTS = (W + "t", W + "delText")
# After w:rPr and w:sectPr nothing but the record of the former properties may stand in a w:pPr.
PARAGRAPH_TAIL = ("rPr", "sectPr", "pPrChange")


def local(element: Element) -> str:
    """The name of a WordprocessingML element; "" for any other namespace's."""
    tag = str(element.tag)
    return tag.removeprefix(W) if tag.startswith(W) else ""


def make(near: Element, name: str, /, **attributes: str) -> Element:
    """A new element of the document `near` belongs to, not yet in it; attributes by their local names."""
    return near.makeelement(W + name, {W + key: value for key, value in attributes.items()})


def value(parent: Element | None, name: str, default: str = "") -> str:
    """The w:val of a direct child."""
    child = None if parent is None else parent.find(W + name)
    return default if child is None else str(child.get(W + "val", default))


def whole(said: str | None) -> int:
    """A whole number as XML writes it; 0 for anything else, and for what no document means."""
    try:
        found = int(said or "")
    except ValueError:
        return 0
    return found if abs(found) < 2**31 else 0


def properties(paragraph: Element) -> Element:
    """The paragraph's w:pPr, made where it has none."""
    found = paragraph.find(W + "pPr")
    if found is None:
        found = make(paragraph, "pPr")
        paragraph.insert(0, found)
    return found


def mark_properties(paragraph: Element) -> Element:
    """The w:rPr of the paragraph's mark, made in its place where there is none."""
    own = properties(paragraph)
    found = own.find(W + "rPr")
    if found is None:
        found = make(own, "rPr")
        insert_before(own, found, PARAGRAPH_TAIL[1:])
    return found


def insert_before(parent: Element, child: Element, later: tuple[str, ...]) -> None:
    """Put the child before the first element that the schema wants after it, else at the end."""
    for place, sibling in enumerate(parent):
        if local(sibling) in later:
            parent.insert(place, child)
            return
    parent.append(child)


def remove(element: Element) -> None:
    """Take the element out of the tree with its content, but not the text after it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Put the element's children in its place."""
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        parent[place : place + 1] = list(element)


def text_of(element: Element) -> str:
    """The words a reader sees in a paragraph or run: no field codes, no former words, no text boxes.

    Tabs are "\\t", breaks "\\n"; a symbol by its code is that character.
    """
    return "".join(_signs(element))


def _signs(element: Element) -> Iterator[str]:
    for child in element:
        name = local(child)
        if child.tag in TEXTS:
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name == "sym":
            yield symbol(child)
        elif child.tag == MATHS + "t":
            yield child.text or ""
        elif name not in SILENT and child.tag != MC + "AlternateContent":
            yield from _signs(child)


def symbol(element: Element) -> str:
    """The character of a w:sym; a question mark's stand-in where its code is none."""
    try:
        return chr(int(element.get(W + "char", ""), 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def paragraphs_of(root: Element) -> list[str]:
    """The words of each paragraph, text boxes and cells too, in the order of the file; blank ones left out.

    A blank paragraph holds no word, and the last one of a cell cannot be deleted in any word processor.
    """
    return [text for paragraph in seen(root, W + "p") if (text := text_of(paragraph)).strip()]


def seen(root: Element, tag: str) -> Iterator[Element]:
    """Elements of this tag, but not those in the fallback of an alternative, which say the same again."""
    for element in root.iter(tag, MC + "Fallback"):
        if element.tag == tag and not any(up.tag == MC + "Fallback" for up in element.iterancestors()):
            yield element
