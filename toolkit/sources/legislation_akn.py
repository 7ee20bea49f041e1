"""Akoma Ntoso 3.0 (OASIS LegalDocML): numbers, headings and clauses as they are marked up.

    akomaNtoso > act > body > part > section > subsection > paragraph > content > p
                                     num, heading, intro, ..., wrapUp

A division's number and heading make one heading. A clause's heading stands over its number, as it is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.sources.legislation_lines import Lines, folded, local, table_rows, words_of

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


def akn_lines(root: Element) -> Lines:
    """The lines of an akomaNtoso element."""
    out = Lines(title=_title(root))
    _children(root, out)
    for count, note in enumerate(root.iter("{*}authorialNote"), start=1):
        out.note(_note_words(note), folded(note.get("marker", "")) or str(count))
    return out


def _title(root: Element) -> str:
    aliases = (e.get("value", "") for e in root.iter("{*}FRBRalias", "{*}FRBRname"))
    return next((folded(text) for text in (*aliases, *map(words, root.iter("{*}docTitle"))) if text), "")


def _children(element: Element, out: Lines) -> None:
    for child in element:
        _element(child, out)


def _element(element: Element, out: Lines) -> None:
    name, table = local(element), words_of("akn")
    if name in table["divisions"] or (name == "hcontainer" and element.get("name") in table["divisions"]):
        _division(element, out)
    elif name in table["clauses"]:
        _clause(element, out)
    elif name in QUOTED:
        out.say(_quoted(element))
    elif name in _OWN_WAYS:
        _OWN_WAYS[name](element, out)
    elif name in table["flat"]:
        out.say(words(element))
        out.fault("picture", sum(1 for _ in element.iter("{*}img")))
    elif name and name not in table["skipped"]:
        _children(element, out)


def _division(element: Element, out: Lines) -> None:
    """Its number and heading make one heading; without either it only holds others together."""
    number, heading = _head(element)
    if not number and not heading:
        _inside(element, out)
        return
    out.heading(heading, number)
    with out.inside():
        _inside(element, out)


def _clause(element: Element, out: Lines) -> None:
    number, heading = _head(element)
    if not number:
        _division(element, out)
        return
    out.heading_of_number(heading)
    with out.inside(number):
        _inside(element, out)


def _head(element: Element) -> tuple[str, str]:
    number = next((words(child) for child in element if local(child) == "num"), "")
    return number, " ".join(filter(None, (words(child) for child in element if local(child) in HEADS)))


def _inside(element: Element, out: Lines) -> None:
    for child in element:
        if local(child) != "num" and local(child) not in HEADS:
            _element(child, out)


def _preface(element: Element, out: Lines) -> None:
    """The title and what stands beside it."""
    out.before = True
    _children(element, out)
    out.before = False


def _cross_heading(element: Element, out: Lines) -> None:
    out.heading(words(element))


def _table(element: Element, out: Lines) -> None:
    for cells in table_rows(element, words):
        out.row(cells)


def _contents(element: Element, out: Lines) -> None:
    for item in element:
        out.say(words(item), "contents")


def _picture(_: Element, out: Lines) -> None:
    out.fault("picture")


_OWN_WAYS = {
    "preface": _preface,
    "coverPage": _preface,
    "crossHeading": _cross_heading,
    "table": _table,
    "toc": _contents,
    "img": _picture,
    # A schedule can be a document of its own, with the heading of what it is attached as.
    "attachment": _division,
    "component": _division,
    "doc": _division,
}


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
