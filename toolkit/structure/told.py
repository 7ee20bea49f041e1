"""Sources that say where each line stands: legislation XML carries its own tree, and nothing is left to guess.

depth 0                      the title of the whole
depth 1  heading, rank 1     Part 1          a division: it holds what stands deeper
depth 2  heading, rank 0     Duty to declare the heading of the numbered paragraph on the next line
depth 2  "5"                 You must-       a numbered paragraph
depth 3  "(a)"               declare it;     what stands in it
depth 1  soft, no label                      the own words of the heading before ("Sec. 4. Gifts. No employee ...")
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.source import Line
from toolkit.structure.blocks import Block
from toolkit.structure.definitions import DEFINES
from toolkit.structure.events import Kind
from toolkit.structure.markers import SOME_WORDS, read_label, read_marker
from toolkit.structure.nodes import Node
from toolkit.structure.numbers import Reading, Token


def told(lines: Sequence[Line]) -> tuple[list[Block], list[Node]]:
    """The blocks of the title, and the roots of the tree that the lines describe."""
    lead = [Block((line,), (), line.text, line.text) for line in lines if not line.depth]
    roots: list[Node] = []
    open_nodes: list[tuple[int, Node]] = []
    waiting: Line | None = None  # a heading whose paragraph comes next
    for line in (line for line in lines if line.depth):
        if line.soft and open_nodes and not line.label:
            _add_words(open_nodes[-1][1], line)
            continue
        if line.role == "heading" and not line.rank and waiting is None:
            waiting = line
            continue
        while open_nodes and open_nodes[-1][0] >= line.depth:
            open_nodes.pop()
        siblings = open_nodes[-1][1].children if open_nodes else roots
        siblings.append(_node(line, siblings, waiting))
        open_nodes.append((line.depth, siblings[-1]))
        waiting = None
    if waiting is not None:  # a heading over nothing
        roots.append(_node(waiting, roots, None))
    return lead, roots


def _add_words(node: Node, line: Line) -> None:
    if node.kind == "heading" and not node.text:
        node.text = line.text
    else:
        node.text = f"{node.text} {line.text}".strip()
    node.printed = f"{node.printed} {line.text}".strip()


def _node(line: Line, siblings: Sequence[Node], heading: Line | None) -> Node:
    token = _token(line.label)
    kind = _kind(line, token)
    return Node(
        kind=kind,
        number=token.number if token else "",
        heading=line.text if kind == "heading" else heading.text if heading else "",
        text="" if kind == "heading" else line.text,
        printed=f"{line.label} {line.text}".strip(),
        reading=_reading(token, siblings) if token else None,
        division=token.division if token and kind == "heading" else 0,
        automatic=False,
        page=line.page,
        heading_line=heading.text if heading else "",
        term=line.term,
    )


def _kind(line: Line, token: Token | None) -> Kind:
    if line.role == "heading":
        return "heading"
    if token:
        return "clause"
    if line.role == "table_row":
        return "row"
    return "definition" if line.term or DEFINES.match(line.text) else "paragraph"


def _token(label: str) -> Token | None:
    """A label is the number as it would be cited: "a" stands for what is printed "a."."""
    if not label:
        return None
    tokens = (
        read_marker(f"{label} {SOME_WORDS}").tokens or read_marker(f"{label}. {SOME_WORDS}").tokens or read_label(label)
    )
    return tokens[-1] if tokens else None


def _reading(token: Token, siblings: Sequence[Node]) -> Reading:
    """Of "(i)", the letter after (h), else the first roman numeral."""
    last = next((node.reading for node in reversed(siblings) if node.reading), None)
    for reading in token.readings:
        if last and reading.style == last.style and reading.parts[-1] == last.parts[-1] + 1:
            return reading
    return next((reading for reading in token.readings if reading.parts[-1] == 1), token.readings[0])
