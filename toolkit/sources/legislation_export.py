"""The toolkit's own Akoma Ntoso (`structure/akn.py`), read back line for line with the tree it was written from.

Other Akoma Ntoso is read as legislation (`legislation_akn.py`). Here every line carries its depth in the tree, as
`structure/told.py` draws it: 0 for the title, a heading with a rank for a division, a heading without one for the
paragraph that follows, a soft line for the words of a division itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.model.source import Line
from toolkit.sources.legislation_lines import LOWEST_RANK, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FORMAT = "akn-export"
_MARK = "_toolkit"
"""The eId under which an export names the toolkit; no provision can have it."""
_DIVISIONS = frozenset({"part", "chapter", "section", "schedule", "appendix", "heading"})
_BULLET = "•"


def is_export(root: Element) -> bool:
    """Whether the document was written by the toolkit."""
    return any(found.get("eId") == _MARK for found in root.iter("{*}TLCOrganization"))


def export_title(root: Element) -> str:
    """The title of the instrument as it stands in the metadata."""
    return next((str(found.get("value", "")) for found in root.iter("{*}FRBRname")), "")


def export_lines(root: Element) -> list[Line]:
    """The lines of the title block, the provisions in document order, and the footnotes."""
    titles = [Line("".join(found.itertext()).strip()) for part in root.iter("{*}preface") for found in part]
    return [*titles, *(line for body in root.iter("{*}mainBody") for line in _units(body))]


def _units(body: Element) -> Iterator[Line]:
    """Every unit of the hierarchy, which knows its depth by those that it stands in."""
    waiting = [(child, 1) for child in reversed(body)]
    while waiting:
        element, depth = waiting.pop()
        yield from _unit(element, depth)
        inside = [child for child in element if child.get("eId")]
        waiting += [(child, depth + 1) for child in reversed(inside)]


def _unit(element: Element, depth: int) -> Iterator[Line]:
    level = element.get("name", "") if local(element) == "hcontainer" else local(element)
    number, heading, words = (_said(element, name) for name in ("num", "heading", "p"))
    place = f"eId {element.get('eId')}"
    if level == "footnote":
        yield Line(words, "footnote", label=number, place=place)
    elif level in _DIVISIONS:
        yield Line(heading, "heading", label=number, rank=min(depth, LOWEST_RANK), depth=depth, place=place)
        if words:
            yield Line(words, soft=True, depth=depth, place=place)
    elif level == "table_row":
        yield Line(words, "table_row", label=number, depth=depth, cells=tuple(words.split(" | ")), place=place)
    else:
        if heading:
            yield Line(heading, "heading", depth=depth, place=place)
        label = number or (_BULLET if level == "point" else "")
        yield Line(words, label=label, depth=depth, place=place, term=element.get("title", ""))


def _said(element: Element, name: str) -> str:
    """The words of a unit's own number, heading or paragraph."""
    path = "{*}" + name if name != "p" else "{*}content/{*}p"
    found = element.find(path)
    if found is None and name == "p":
        found = element.find("{*}intro/{*}p")
    return "" if found is None else found.text or ""
