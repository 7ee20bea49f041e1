"""A page's tree becomes lines in reading order, as a browser would print them.

Each block is a line; a `<br>` begins a soft one (two in a row part paragraphs). A list item's label stands on its first
line; what follows it inside the item keeps the item's depth, without label and list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from toolkit.model.source import Line, Role
from toolkit.sources.html_around import Around, Item
from toolkit.sources.html_content import Page
from toolkit.sources.html_filling import Filling, superscript
from toolkit.sources.html_lists import BULLET, LISTS, labels
from toolkit.sources.html_runs import begins_line, begins_word, going_on
from toolkit.sources.html_style import BLOCKS, display, first_indent, heading_rank, margin, weight
from toolkit.sources.html_tables import bare_marker, cells_of, headed_rank, is_layout, margin_notes, rows
from toolkit.sources.html_tree import Element

_SLANTED = frozenset({"i", "em", "dfn"})
_STRUCK = frozenset({"del", "s", "strike"})
_UNPRINTED = frozenset({"head", "title", "colgroup"})
# Tables within tables beyond this are read through: no table of data goes so deep.
_TABLES_MOST = 8
# A box of this many running words that is left out of the document is worth a warning.
_WORTH_SAYING = 15
# Words of what opens a part of a page; more of them are text.
_SUMMARY_MOST = 18


@dataclass(frozen=True, slots=True)
class _Leave:
    """The end of an element; outer: the line to go back to after words that stand aside."""

    element: Element
    outer: Filling | None
    parts: bool


Visit = tuple[Element | str | _Leave, Around]


@dataclass(slots=True)
class Walk:
    """One pass over a page. places: how many elements of each tag went before, to name places ("li 7").

    removed: how much was taken out of the text, by kind, for the warnings.
    """

    page: Page
    lines: list[Line] = field(default_factory=list)
    places: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    items: dict[int, Item] = field(default_factory=dict)
    filling: Filling = field(default_factory=Filling)
    noted: set[int] = field(default_factory=set)
    """The `id()` of cells with words in the margin of numbered clauses."""
    counted: dict[str, int] = field(default_factory=dict)
    """Where the counters of style sheets stand."""
    before: Element | str | None = None
    touching: Element | None = None
    """The element that ended straight before, without a blank behind it."""
    running: set[int] = field(default_factory=set)
    """The `id()` of inline boxes whose words run on into what stands behind them."""
    outside: int = 1
    """The rank of the last heading that no part to be opened holds."""

    def run(self, top: Element, around: Around | None = None) -> list[Line]:
        """The lines of `top`."""
        waiting: list[Visit] = [(top, around or Around())]
        while waiting:
            node, near = waiting.pop()
            if isinstance(node, _Leave):
                self._leave(node)
            elif isinstance(node, str):
                self._text(node, near)
            else:
                waiting.extend(reversed(self._enter(node, near)))
        self._end(paragraph=True)
        return self.lines

    def _enter(self, element: Element, around: Around) -> list[Visit]:
        """Begin an element; what is to be visited inside it, then its end."""
        self.places[element.tag] += 1
        if element.tag in {"br", "hr"}:
            self._end(paragraph=element.tag == "hr")
            return []
        if element.tag in _UNPRINTED or self.page.is_note_mark(element):
            return []
        inner = self._around(element, around)
        if inner.rank and begins_word(self.touching, element):
            self.filling.add(" ", inner)
        parts = self._parts_lines(element)
        aside = inner.role == "furniture" and around.role != "furniture" and not parts
        leave = _Leave(element, self.filling if aside else None, parts and not _is_term(element))
        if aside:
            self.filling = Filling()
        elif parts and not (self.filling.term and element.tag in {"dt", "dd"}):
            self._end(paragraph=True)
        if element.tag == "table" and inner.tables <= _TABLES_MOST:
            if not is_layout(element):
                self._table(element, inner)
                return [(leave, around)]
            self.noted.update(map(id, margin_notes(element)))
        return [*self._inside(element, inner), (leave, around)]

    def _inside(self, element: Element, inner: Around) -> list[Visit]:
        children: Iterable[Element | str] = element.children
        self.running.update(going_on(element.children))
        if element.tag in LISTS:
            self._list(element, inner)
        elif element.tag == "tr":
            marker, children = bare_marker(element)
            self.filling.prefix = marker or self.filling.prefix
        elif element.tag == "q":
            children = ["“", *children, "”"]
        elif element.tag == "sup":
            children = [superscript(child) if isinstance(child, str) else child for child in children]
        return [(child, inner) for child in children]

    def _list(self, element: Element, inner: Around) -> None:
        outer = inner.item
        if outer is not None and not outer.printed and outer.label not in {"", BULLET} and element.words:
            # A browser prints "1." and "a." beside each other; here they are two lines, the first without words.
            self.lines.append(self.filling.line("", replace(inner, depth=inner.depth - 1)))
        list_id = f"{element.tag} {self.places[element.tag]}"
        self.items.update((key, Item(label, list_id)) for key, label in labels(element, self.counted).items())

    def _around(self, element: Element, around: Around) -> Around:
        bold, edge, block = weight(element), margin(element), element.tag in BLOCKS
        note = self.page.notes.get(id(element))
        inner = replace(
            around,
            depth=around.depth + (element.tag in LISTS),
            tables=around.tables + (element.tag == "table"),
            bold=around.bold if bold is None else bold,
            slanted=around.slanted or element.tag in _SLANTED,
            link=around.link or element.tag in {"a", "button"},
            pre=around.pre or element.tag == "pre",
            inside=around.inside or element is self.page.content,
            edge=around.edge if edge is None else (around.edge or 0.0) + edge,
            first=first_indent(element) if block else around.first,
            place=self._place(element.tag) if block and element.tag not in LISTS else around.place,
            item=Item(note, "") if note else self._item(element, around),
        )
        if around.role == "furniture" or (not note and self._is_furniture(element, inner)):
            # An item keeps its label for its own words.
            item = inner.item if around.role == "furniture" else None
            return replace(inner, role="furniture", rank=0, item=item)
        return replace(inner, role="footnote") if note else self._ranked(element, inner)

    def _place(self, tag: str) -> str:
        return f"{tag} {self.places[tag]}"

    def _item(self, element: Element, around: Around) -> Item | None:
        if element.tag != "li":
            return around.item
        return self.items.get(id(element)) or Item(BULLET, "")

    def _ranked(self, element: Element, inner: Around) -> Around:
        rank = self._rank(element)
        if rank or id(element) in self.noted:
            return replace(inner, role="heading", rank=rank)
        return replace(inner, role="contents") if self.page.is_contents(element) else inner

    def _rank(self, element: Element) -> int:
        """The rank of a heading, also of the words that open a part of the page (<summary>): under the last heading
        outside of such parts."""
        rank = heading_rank(element)
        opens = element.tag == "summary" and element.words <= _SUMMARY_MOST
        if not (rank or opens):
            return 0
        folds = sum(above.tag == "details" for above in element.ancestors())
        self.outside = rank if rank and not folds else self.outside
        return min(self.outside + folds, 9) if opens else rank

    def _is_furniture(self, element: Element, inner: Around) -> bool:
        if element.tag in _STRUCK:
            self.removed["struck"] += 1
            return True
        if not inner.inside and not self.page.leads_to_content(element):
            self.removed["outside"] += element.running
            return True
        left_out = self.page.is_furniture(element)
        self.removed["aside"] += left_out and element.running >= _WORTH_SAYING
        return left_out

    def _parts_lines(self, element: Element) -> bool:
        before, self.before = self.before, element
        if element.tag in BLOCKS or display(element) == "block" or begins_line(self.touching, element, self.running):
            return True
        # Definitions set one straight after the other are lines of their own, though the tag is an inline one.
        return element.tag == "dfn" and isinstance(before, Element) and before.tag == "dfn"

    def _leave(self, leave: _Leave) -> None:
        self.before = self.touching = leave.element
        if leave.outer is not None:
            self._end(paragraph=True)
            self.filling = leave.outer
        elif leave.parts:
            self._end(paragraph=True)
        elif _is_term(leave.element):
            self.filling.set_term()

    def _text(self, text: str, around: Around) -> None:
        self.touching = None
        if text.strip():
            self.before = text
        if not around.pre:
            self.filling.add(text, around)
            return
        for number, part in enumerate(text.split("\n")):
            if number:
                self._end(paragraph=False)
            self.filling.add(part, around)

    def _end(self, *, paragraph: bool) -> None:
        """End the open line, by a block's edge or a <br>."""
        line = self.filling.ended(self.removed)
        if line is not None:
            self.lines.append(line)
        self.filling.broken(filled=line is not None, paragraph=paragraph)

    def _table(self, table: Element, around: Around) -> None:
        """One line a row; a cell's own lines are joined by blanks, their labels included. A caption, and a cell that
        stands across the whole table, are words over the rows below."""
        found = rows(table)
        widest = max((len(cells_of(row)) for row in found), default=0)
        for row in found:
            if row.tag == "caption" or len(cells_of(row)) == 1 < widest:
                self.run(row, around)
                continue
            self.places["tr"] += 1
            cells = tuple(self._cell(cell, around) for cell in cells_of(row))
            if any(cells):
                role: Role = "furniture" if around.role == "furniture" else "table_row"
                line = self.filling.line(" | ".join(cells), replace(around, place=self._place("tr"), role=role))
                rank = headed_rank(row) if role == "table_row" else 0
                headed = replace(line, role="heading", rank=rank)
                self.lines.append(headed if rank else replace(line, cells=cells))

    def _cell(self, cell: Element, around: Around) -> str:
        inner = Walk(page=self.page, places=self.places, removed=self.removed, items=self.items)
        lines = inner.run(cell, replace(around, item=None))
        if around.role != "furniture":
            self.lines.extend(line for line in lines if line.role == "furniture")
            lines = [line for line in lines if line.role != "furniture"]
        return " ".join(part for line in lines for part in (line.label, line.text) if part)


def _is_term(element: Element) -> bool:
    """A term: its meaning, or a second term of one meaning, runs on from it on the same line. A question does not."""
    return element.tag == "dt" and not element.text().endswith("?")
