"""Tables of data, whose rows are lines, and tables that only lay a page out, which are read through."""

from __future__ import annotations

import re

from toolkit.sources.html_tree import Element
from toolkit.sources.laid_out import notes_clauses

_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
# A cell of data hardly ever holds so many.
_MANY_PARAGRAPHS = 4
_MARKER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]{1,2}|[ivxlc]{1,6})[.):]*", re.I)


def rows(table: Element) -> list[Element]:
    """The table's captions and rows in order, not those of tables inside it."""
    found: list[Element] = []
    for child in table.elements:
        if child.tag in _GROUPS:
            found.extend(row for row in child.elements if row.tag == "tr")
        elif child.tag in {"tr", "caption"}:
            found.append(child)
    return found


def cells_of(row: Element) -> list[Element]:
    """The cells of a row, in order."""
    return [cell for cell in row.elements if cell.tag in _CELLS]


def is_layout(table: Element) -> bool:
    """One cell in every row, or no header cell and cells with headings, numbered lists or tables in them, or words in
    the margin of numbered clauses."""
    if table.get("role").lower() in {"presentation", "none"}:
        return True
    cells = [cells_of(row) for row in rows(table) if row.tag == "tr"]
    if all(len(row) <= 1 for row in cells):
        return True
    if any(cell.tag == "th" for row in cells for cell in row):
        return False
    if notes_clauses([[cell.text() for cell in row] for row in cells]):
        return True
    return any(_holds_structure(cell) for row in cells for cell in row)


def bare_marker(row: Element) -> tuple[str, list[Element | str]]:
    """A layout row's number cell ("(1)" beside its clause): the marker and the rest, or "" and everything."""
    for place, child in enumerate(row.children):
        if isinstance(child, Element) and child.words:
            alone = child.words == 1 and row.words > 1 and _MARKER.fullmatch(child.text())
            return (child.text(), row.children[place + 1 :]) if alone else ("", row.children)
    return "", row.children


def _holds_structure(cell: Element) -> bool:
    return cell.structured or cell.paragraphs >= _MANY_PARAGRAPHS
