"""Ids, cites, levels and lead-ins of the nodes (DESIGN.md section 4, in docs/architecture.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model.provision import Level
from toolkit.structure.head_rows import head_rows
from toolkit.structure.identity import slug
from toolkit.structure.lead_ins import is_lead_in
from toolkit.structure.nodes import Node
from toolkit.structure.numbers import without_latin
from toolkit.structure.sections import sections_that_count
from toolkit.structure.worded import SECTION, comes_with_word

_DIVISION_LEVELS: dict[str, Level] = {
    "part": "part",
    "title": "part",
    "division": "part",
    "chapter": "chapter",
    "section": "section",
    "schedule": "schedule",
    "appendix": "appendix",
    "annex": "appendix",
    "annexe": "appendix",
    "attachment": "appendix",
    "exhibit": "appendix",
}
_ROMAN_OUTLINE = re.compile(r"[IVXLC]+\.[A-Z](?![A-Za-z])")
"""`I.A`, `II.B.1`: what stands in an outline that begins with roman capitals."""
_ENDS_IN_WORD = re.compile(r"[^\W\d_][a-z]$")
_TERM = re.compile(r"[“\"‘'](.+?)[”\"’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Named:
    """A node with all that its place in the tree gives it; rows come in document order."""

    node: Node
    id: str
    cite: str
    number: str
    level: Level
    parent: str | None
    lead_in: bool


@dataclass(frozen=True, slots=True)
class _Above:
    """What a node needs to know of its parent. prefix: the schedule or appendix it stands in, with a comma."""

    id: str | None
    cite: str
    number: str
    prefix: str
    depth: int
    style: str
    heading: bool
    named_division: bool
    automatic: bool
    definition: bool
    counts: bool = False
    """A section in which the numbers begin at 1 again, as in every other."""


_ROOT = _Above(None, "", "", "", 0, "", True, True, False, False)


def named(roots: Sequence[Node]) -> list[Named]:
    """Every node of the tree in document order with its id, cite, level and parent."""
    rows: list[Named] = []
    taken: dict[str, int] = {}
    counted, heads = sections_that_count(roots), head_rows(roots)
    waiting: list[tuple[Node, _Above, int, bool]] = _family(roots, _ROOT, has_text=False)
    while waiting:
        node, above, place, after_list = waiting.pop()
        number = _number(node, above)
        cite = _cite(node, above, number, place)
        row = Named(
            node,
            _id(node, above, number, place, taken),
            cite,
            number,
            _level(node, above, after_list=after_list),
            above.id,
            is_lead_in(node) or id(node) in heads,
        )
        rows.append(row)
        counts = id(node) in counted or (above.counts and node.kind == "paragraph" and not number)
        waiting += _family(node.children, _below(row, above, counts=counts), has_text=bool(node.text))
    return rows


def _family(children: Sequence[Node], above: _Above, *, has_text: bool) -> list[tuple[Node, _Above, int, bool]]:
    """The children, last first (a stack), each with its place among the unnumbered ones and whether a list stands
    before it."""
    family: list[tuple[Node, _Above, int, bool]] = []
    place, listed = int(has_text), False
    for child in children:
        if not child.number and child.kind not in {"heading", "definition"}:
            place += 1
        family.append((child, above, place, listed and child.kind == "paragraph"))
        listed = listed or child.kind == "clause"
    return family[::-1]


def _number(node: Node, above: _Above) -> str:
    """The number as printed; a word processor's or browser's "1." inside "1." is 1.1, as a person would cite it."""
    plain = _style(node) == "digit." and node.automatic
    if plain and (above.automatic or above.counts) and above.style in {"digit.", "dotted"} and above.number:
        return f"{above.number}.{node.number}"
    runs_on = not above.heading and (above.number[-1:].isdigit() or bool(without_latin(above.number)[1]))
    listed = _style(node) in {"digit.", "digit°"} or (
        _style(node) == "ROMAN." and not above.heading and comes_with_word(above.number)
    )
    if (above.counts or runs_on) and listed and not _outlined(node, above):
        return f"({node.number})"  # under 5, "51" would run two numbers together; 5(a)1 does not
    ends_in_word = without_latin(above.number)[1] or _ENDS_IN_WORD.search(above.number)
    if ends_in_word and node.number[:1].isalpha() and _is_letter(node, node.number):
        return f"({node.number.strip('.)')})"  # under 2 bis, "2 bisi)" neither, nor "Step onea)"
    return node.number


def _style(node: Node) -> str:
    return node.reading.style if node.reading else ""


def _tier_one(node: Node) -> bool:
    style = _style(node)
    return style in {"digit.", "dotted", "ROMAN.", "worded"} or (style.isalpha() and style not in {"alpha", "roman"})


def _below(row: Named, above: _Above, *, counts: bool) -> _Above:
    node = row.node
    annexed = row.level in {"schedule", "appendix"}
    style = _style(node)
    return _Above(
        id=row.id,
        cite=row.cite,
        number=row.number,
        prefix=f"{row.cite}, " if annexed else above.prefix,
        depth=above.depth if node.kind == "heading" else above.depth + 1,
        style="dotted" if "." in row.number and style == "digit." else style,
        heading=node.kind == "heading",
        named_division=0 < node.division < SECTION,
        automatic=node.automatic,
        definition=node.kind == "definition" or above.definition,
        counts=counts,
    )


def _cite(node: Node, above: _Above, number: str, place: int) -> str:
    if node.kind == "heading":
        return _heading_cite(node, above, number)
    if _outlined(node, above):
        return f"{above.cite}.{number}"
    if node.kind == "definition":
        return f'{above.cite}"{_term(node)}"'
    if not number:
        return f"{above.cite}¶{place}"
    if above.counts and comes_with_word(number):
        return f"{above.cite}{' ' if number[0] in '§¶№#' else ', '}{number}"
    if _stands_alone(node, above, number):
        return f"{above.prefix}{number}"
    return f"{above.cite}{number}"


def _heading_cite(node: Node, above: _Above, number: str) -> str:
    """A heading in a schedule or appendix carries its name, as the numbers there do: "Schedule 1, Part 2"."""
    if not number:
        return f"{above.prefix}{node.heading}"
    if _outlined(node, above):
        return f"{above.cite}.{number}"
    if number.startswith("(") and above.cite and not above.named_division:
        return f"{above.cite}{number}"
    if above.counts and comes_with_word(number) and not _annexed(node):
        return f"{above.cite}{' ' if number[0] in '§¶№#' else ', '}{number}"
    return number if _annexed(node) else f"{above.prefix}{number}"


def _annexed(node: Node) -> bool:
    """A schedule or appendix, which is cited by itself wherever it stands."""
    return bool(node.division) and _DIVISION_LEVELS.get(_style(node)) in {"schedule", "appendix"}


def _outlined(node: Node, above: _Above) -> bool:
    """An outline that begins with roman capitals: A under I is I.A, and 1 under that I.A.1."""
    pair = (_style(node), above.style)
    if pair == ("ALPHA.", "ROMAN."):
        return above.heading and not above.named_division
    return pair == ("digit.", "ALPHA.") and _ROMAN_OUTLINE.match(above.cite) is not None


def _stands_alone(node: Node, above: _Above, number: str) -> bool:
    """A number a person cites without what stands above it: 5.4, Rule 3A, 12; (a) and a) only under a mere heading."""
    listed = not above.heading and bool(above.number or above.definition) and _style(node) == "digit."
    numbered = bool(above.number) or above.counts
    if _tier_one(node) and not (numbered and number.startswith("(")) and not listed:
        return True  # but 1. under (b) is an item of its list: 4(b)1
    if not above.heading or not above.number:
        return above.heading
    return above.named_division or not _is_letter(node, number)


def _is_letter(node: Node, number: str) -> bool:
    """What a person cites with the number of the heading over it: 4(a), 4a, but 4.1 and 12 by themselves."""
    return number.startswith("(") or _style(node).strip("().").lower() in {"alpha", "roman", "alphaalpha"}


def _term(node: Node) -> str:
    match = _TERM.search(node.term or node.text)
    return match[1] if match else node.term.strip(" :.–—-") or node.text.split(" ", 1)[0]


def _id(node: Node, above: _Above, number: str, place: int, taken: dict[str, int]) -> str:
    if number:
        own = slug(number, keep_dots=True)
    elif node.kind == "heading":
        own = slug(" ".join(node.heading.split()[:8]))
    elif node.kind == "definition":
        own = slug(_term(node))
    else:
        own = f"p{place}"
    path = f"{above.id}/{own or 'x'}" if above.id else own or "x"
    taken[path] = taken.get(path, 0) + 1
    return f"{path}~{taken[path]}" if taken[path] > 1 else path


def _level(node: Node, above: _Above, *, after_list: bool) -> Level:
    if node.division and node.kind == "heading" and node.reading:
        return _DIVISION_LEVELS[node.reading.style]
    if node.kind == "heading":
        return "section" if node.number else "heading"
    if node.kind == "row":
        return "table_row"
    if node.kind == "definition":
        return "definition"
    if after_list and not above.heading:
        return "tail"
    if _style(node).startswith("bullet") or above.definition:
        return "item"
    depths: tuple[Level, ...] = ("paragraph", "subparagraph", "item")
    return depths[min(above.depth, 2)]
