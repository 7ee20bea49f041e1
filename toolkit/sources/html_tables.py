"""Tables of data, whose rows are lines, and tables that only lay a page out, which are read through."""

from __future__ import annotations

import re

from toolkit.sources.html_style import heading_rank
from toolkit.sources.html_text import starts_with_number
from toolkit.sources.html_tree import Element
from toolkit.sources.laid_out import notes_clauses

_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
# A cell of data hardly ever holds so many.
_MANY_PARAGRAPHS = 4
_PAIR, _MOST = 2, 0.6
_NUMBERED = re.compile(r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.):]*)(?=\s)", re.I)
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
    """Not one that says all in two languages; one cell in every row, or no header cell and cells with headings,
    numbered lists or tables in them, or words in the margin of numbered clauses."""
    cells = [cells_of(row) for row in rows(table) if row.tag == "tr"]
    if _says_twice(cells):
        return False
    if table.get("role").lower() in {"presentation", "none"}:
        return True
    if all(len(row) <= 1 for row in cells):
        return True
    if any(cell.tag == "th" for row in cells for cell in row):
        return False
    if margin_notes(table):
        return True
    return any(_holds_structure(cell) for row in cells for cell in row)


def _says_twice(cells: list[list[Element]]) -> bool:
    """Two cells in most rows, both of which begin with one number: two languages side by side."""
    heads = [[_NUMBERED.match(cell.text()) for cell in row] for row in cells if len(row) == _PAIR]
    same = sum(one is not None and other is not None and one[0] == other[0] for one, other in heads)
    return same >= _PAIR and _MOST * len(cells) <= same


def margin_notes(table: Element) -> list[Element]:
    """The cells with the words in the margin of the numbered clauses beside them, as statutes have them; else none."""
    cells = [cells_of(row) for row in rows(table) if row.tag == "tr"]
    if not notes_clauses([[cell.text() for cell in row] for row in cells]):
        return []
    return [row[0] for row in cells if not starts_with_number(row[0].text())]


def headed_rank(row: Element) -> int:
    """How high the headings stand that are all a row holds, as of two languages side by side; 0 for any other row."""
    heads = [element for cell in cells_of(row) for element in cell.descendants() if heading_rank(element)]
    alone = bool(heads) and sum(head.words for head in heads) == row.words
    return min(map(heading_rank, heads)) if alone else 0


def bare_marker(row: Element) -> tuple[str, list[Element | str]]:
    """A layout row's number cell ("(1)" beside its clause): the marker and the rest, or "" and everything."""
    for place, child in enumerate(row.children):
        if isinstance(child, Element) and child.words:
            alone = child.words == 1 and row.words > 1 and _MARKER.fullmatch(child.text())
            return (child.text(), row.children[place + 1 :]) if alone else ("", row.children)
    return "", row.children


def _holds_structure(cell: Element) -> bool:
    return cell.structured or cell.paragraphs >= _MANY_PARAGRAPHS
