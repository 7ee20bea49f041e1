"""Akoma Ntoso 3.0 (OASIS LegalDocML): numbers, headings and clauses as they are marked up.

    akomaNtoso > act > body > part > section > subsection > paragraph > content > p
                                     num, heading, intro, ..., wrapUp

A division's number and heading make one heading. A clause's heading stands over its number, as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.sources.legislation_lines import TITLE_RANK, Lines, folded, local, table_rows, words_of
from toolkit.sources.paragraphs import CELL_BAR

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

HEADS = ("heading", "subheading")
NOTES = frozenset({"authorialNote", "noteRef"})
# Numbers inside them are another document's.
QUOTED = frozenset({"quotedStructure", "quotedText", "embeddedStructure", "embeddedText"})
# Between their words a blank is printed, also where the XML has none.
PARTED = frozenset(
    {"p", "num", "heading", "subheading", "item", "li", "td", "th", "tr", "listIntroduction", "listWrapUp", "eol", "br"}
    | {"block", "content", "intro", "wrapUp", "section", "subsection", "paragraph", "subparagraph", "dt", "dd"}
)


@dataclass(slots=True)
class Walk:
    """One reading. rank: of the next heading; depth: of the next number."""

    out: Lines
    rank: int = TITLE_RANK + 1
    depth: int = 1


def akn_lines(root: Element) -> Lines:
    """The lines of an akomaNtoso element."""
    out = Lines(title=_title(root))
    _children(root, Walk(out))
    out.settle()
    for count, note in enumerate(root.iter("{*}authorialNote"), start=1):
        out.note(_note_words(note), folded(note.get("marker", "")) or str(count))
    return out


def _title(root: Element) -> str:
    aliases = (e.get("value", "") for e in root.iter("{*}FRBRalias", "{*}FRBRname"))
    return next((folded(text) for text in (*aliases, *map(words, root.iter("{*}docTitle"))) if text), "")


def _children(element: Element, walk: Walk) -> None:
    for child in element:
        _element(child, walk)


def _element(element: Element, walk: Walk) -> None:
    name, table = local(element), words_of("akn")
    if name in table["divisions"] or (name == "hcontainer" and element.get("name") in table["divisions"]):
        _division(element, walk)
    elif name == "hcontainer" and element.get("name") in _OWN_WAYS:
        _OWN_WAYS[element.get("name", "")](element, walk)
    elif name in table["clauses"]:
        _clause(element, walk)
    elif name == "crossHeading":
        walk.out.heading(words(element), walk.rank)
    elif name in QUOTED:
        walk.out.say(_quoted(element))
    elif name == "table":
        for cells in table_rows(element, words):
            walk.out.row(cells)
    elif name == "toc":
        for item in element:
            walk.out.say(words(item), "contents")
    elif name in table["flat"]:
        _paragraph(element, walk)
    elif name == "img":
        walk.out.fault("picture")
    elif name in ("doc", "attachment", "component"):
        _document(element, walk)
    elif name and name not in table["skipped"]:
        _children(element, walk)


def _row(element: Element, walk: Walk) -> None:
    """A row of a table as the toolkit's own export has it: one paragraph, its cells parted by bars."""
    walk.out.row(tuple(cell.strip() for cell in _words_below(element).split(CELL_BAR.strip())))


def _footnote(element: Element, walk: Walk) -> None:
    """A footnote as the toolkit's own export has it: a provision at the end."""
    walk.out.note(_words_below(element), _head(element)[0])


def _words_below(element: Element) -> str:
    return folded(" ".join(words(child) for child in element if local(child) != "num"))


def _document(element: Element, walk: Walk) -> None:
    """A schedule can be a document of its own: its count of paragraphs begins anew."""
    walk.out.settle()
    walk.out.stretch += 1
    number, heading = _head(element)
    walk.out.heading(heading, walk.rank, number)
    _inside(element, Walk(walk.out, walk.rank + bool(heading or number), 1))


def _division(element: Element, walk: Walk) -> None:
    number, heading = _head(element)
    walk.out.heading(heading, walk.rank, number)
    _inside(element, Walk(walk.out, walk.rank + 1, walk.depth))


def _clause(element: Element, walk: Walk) -> None:
    number, heading = _head(element)
    if heading:
        walk.out.heading(heading, walk.rank)
    before = walk.out.depth
    if number:
        walk.out.number(number, walk.depth)
        walk.out.depth = walk.depth
    _inside(element, Walk(walk.out, walk.rank + bool(heading), walk.depth + bool(number)))
    walk.out.settle()
    walk.out.depth = before


def _head(element: Element) -> tuple[str, str]:
    number = next((words(child) for child in element if local(child) == "num"), "")
    return number, " ".join(filter(None, (words(child) for child in element if local(child) in HEADS)))


def _inside(element: Element, walk: Walk) -> None:
    for child in element:
        if local(child) != "num" and local(child) not in HEADS:
            _element(child, walk)


_OWN_WAYS = {"table_row": _row, "footnote": _footnote}


def _paragraph(element: Element, walk: Walk) -> None:
    """One line; what an amendment quotes inside it belongs to it."""
    if local(element) == "docTitle" or (local(element) == "p" and _is_title(element)):
        walk.out.heading(words(element), TITLE_RANK)
        return
    walk.out.say(words(element))
    walk.out.fault("picture", sum(1 for _ in element.iter("{*}img")))


def _is_title(paragraph: Element) -> bool:
    """A paragraph of the preface that is nothing but the title."""
    inner = next(paragraph.iter("{*}docTitle"), None)
    return inner is not None and words(inner) == words(paragraph)


def _quoted(element: Element) -> str:
    """The words of a quotation in its signs, which for whole clauses are quotation marks unless it says otherwise."""
    usual = ("", "") if local(element) == "quotedText" else ("\u201c", "\u201d")
    said = folded("".join(_within(element)))
    return f"{element.get('startQuote', usual[0])}{said}{element.get('endQuote', usual[1])}" if said else ""


def _note_words(note: Element) -> str:
    return folded("".join(_within(note)))


def words(element: Element) -> str:
    """The printed words of an element, without notes."""
    return folded("".join(_pieces(element)))


def _pieces(element: Element) -> Iterator[str]:
    name = local(element)
    if name in QUOTED:
        yield _quoted(element)
    elif name and name not in NOTES:
        parted = " " if name in PARTED else ""
        yield parted
        yield from _within(element)
        yield parted


def _within(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
