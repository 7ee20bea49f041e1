"""Made-up codes get numbers and are printed: three ways of numbering, as text, as a web page, or as a Word file.

decimal     1 GIFTS       running     Gifts           parts     Part 1 Gifts
            1.1 You ...               1. You ...                1. You ...
            (a) money                 (a) money                 (1) money
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.corpus.style_docx import docx_of
from toolkit.corpus.style_gold import gold_tree
from toolkit.corpus.style_html import html_of
from toolkit.corpus.style_numbering import numeral
from toolkit.corpus.style_source import HtmlLook, Node, Style, TextLook
from toolkit.corpus.style_text import text_of

HOUSES = ("decimal", "running", "parts")
FORMS = ("txt", "txt", "txt", "html", "html", "html", "docx")
"""How often each form is taken; the name of a style holds house and form."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision of a code. heading: of a section, which has no words; origin: the bundled code's provision, as
    `saltmarsh/members#4/2`, "" where it was added; topic: as the toolkit reads the origin; parent: the provision it was
    taken from, as `code#cite`; edits: what was done to it on the way from there."""

    text: str = ""
    heading: str = ""
    children: tuple[Clause, ...] = ()
    origin: str = ""
    topic: str = ""
    parent: str = ""
    edits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Code:
    """A code before it is printed. parent: the id of the code it follows; base: of the bundled code it began as."""

    id: str
    kind: str
    title: str
    authority: str
    clauses: tuple[Clause, ...]
    base: str
    parent: str = ""
    particulars: tuple[tuple[str, str], ...] = ()


def styled(code: Code, chance: random.Random) -> Style:
    """A code in a house style: numbers put, nothing printed yet."""
    house, form = chance.choice(HOUSES), chance.choice(FORMS)
    numbers = iter(range(1, 10_000))
    nodes = tuple(_section(one, house, place, numbers) for place, one in enumerate(code.clauses, 1))
    # The date stands in the manifest: what a reader makes of a title block is not what is measured here.
    return Style(
        name=f"{house} {form}",
        title=code.title,
        block=(code.authority,),
        nodes=nodes,
        labels={"paragraph": "{n}."} if house == "running" else {},
        html=HtmlLook(form=chance.choice(("blocks", "pairs")), chrome=chance.choice(("council", "portal", "service"))),
        txt=TextLook(width=chance.choice((0, 72))),
    )


def _section(one: Clause, house: str, place: int, numbers: Iterator[int]) -> Node:
    rows = enumerate(one.children, 1)
    if house == "decimal":
        below = tuple(_clause(child, "paragraph", f"{place}.{n}", ("(a)", "(i)")) for n, child in rows)
        return Node("section", str(place), one.heading, "", below)
    marks = ("(a)", "(i)") if house == "running" else ("(1)", "(a)")
    below = tuple(_clause(child, "paragraph", str(next(numbers)), marks) for _, child in rows)
    return Node(*(("heading", "") if house == "running" else ("part", f"Part {place}")), one.heading, "", below)


def _clause(one: Clause, level: str, number: str, marks: tuple[str, ...]) -> Node:
    below = tuple(
        _clause(child, "subparagraph" if marks[:1] == ("(1)",) else "item", _numbered(marks, n), marks[1:])
        for n, child in enumerate(one.children, 1)
    )
    return Node(level, number, one.heading, one.text, below)


def _numbered(marks: tuple[str, ...], place: int) -> str:
    """What is nested deeper than there are marks has bullets."""
    forms = {"(1)": "decimal", "(a)": "lowerLetter", "(i)": "lowerRoman"}
    return f"({numeral(place, forms[marks[0]])})" if marks else ""


def cites_of(style: Style) -> list[str]:
    """The cite of each section and clause, in the text's order."""
    return [str(row["cite"]) for row in gold_tree(style)["provisions"]]


def printed(style: Style) -> tuple[str, bytes]:
    """The ending of the file's name, and its bytes: the same for the same code."""
    form = style.name.rpartition(" ")[2]
    if form == "docx":
        return ".docx", docx_of(style, {})
    if form == "html":
        return ".html", html_of(style).encode("utf-8")
    return ".txt", text_of(_unbroken(style), {}).replace(_HELD, "-").encode("utf-8")


_HELD = "\u2011"
"""A hyphen at which no line ends: what a reader makes of "fixed-" and "term" is not what is measured here."""


def _unbroken(style: Style) -> Style:
    def held(node: Node) -> Node:
        return replace(node, text=node.text.replace("-", _HELD), children=tuple(held(one) for one in node.children))

    return replace(style, nodes=tuple(held(node) for node in style.nodes))
