"""The printed words of an element of CLML, which says nothing of blanks between its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.sources.legislation_lines import folded, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LEVEL = re.compile(r"P([1-7])")
# Between their words a blank is printed, also where the XML has none.
PARTED = frozenset(
    {"Text", "Para", "Title", "Subtitle", "Number", "Pnumber", "ListItem", "tr", "td", "th", "Reference", "DateText"}
    | {"P", "AppendText", "AddressLine", "PersonName", "JobTitle", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P1group"}
)
UNPRINTED = frozenset({"CommentaryRef", "FootnoteRef", "MarginNoteRef", "Footnotes", "Commentaries", "Metadata"})


def words(element: Element, *, numbers: bool = False) -> str:
    """The printed words of an element. numbers: with the signs around the numbers of clauses inside it."""
    return folded("".join(_pieces(element, numbers)))


def _pieces(element: Element, numbers: bool) -> Iterator[str]:
    name = local(element)
    if name in UNPRINTED:
        return
    parted, bracketed = name in PARTED, numbers and name == "Pnumber" and _level(element) > 1
    yield " " if parted else ""
    yield "(" if bracketed else ""
    yield element.text or ""
    for child in element:
        yield from _pieces(child, numbers)
        yield child.tail or ""
    yield ")" if bracketed else ""
    yield " " if parted else ""


def _level(number: Element) -> int:
    above = number.getparent()
    found = None if above is None else LEVEL.fullmatch(local(above))
    return int(found[1]) if found else 1
