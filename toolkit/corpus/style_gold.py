"""The gold tree of a house style: what reading its printed forms must give back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.corpus.style_source import Node, Style

ATTACHED = frozenset({"schedule", "appendix"})
STANDS_ALONE = frozenset({"part", "chapter", "heading"}) | ATTACHED


def gold_tree(style: Style) -> dict[str, Any]:
    """The gold answer: style, title and provisions in document order, footnotes last and without a parent."""
    return {"style": style.name, "title": style.title, "provisions": list(_gold(style, style.nodes, None, "", ""))}


def _gold(
    style: Style, nodes: tuple[Node, ...], parent: Node | None, above: str, prefix: str
) -> Iterator[dict[str, str | None]]:
    place, opening = 1 if parent and parent.words else 0, ""
    for node in nodes:
        place += _takes_place(node)
        cite = _cite(node, parent, above, prefix, place)
        over = None if node.level == "footnote" or not above else opening if node.number and opening else above
        if not node.number or node.is_heading:
            opening = cite if style.opened and node.level == "paragraph" and node.words.endswith(":") else ""
        record: dict[str, str | None] = {"cite": cite, "number": node.number, "level": node.level, "parent": over}
        yield {**record, "heading": node.heading, "text": node.words}
        yield from _gold(style, node.children, node, cite, f"{cite}, " if node.level in ATTACHED else prefix)


def _takes_place(node: Node) -> bool:
    return not (node.number or node.is_heading or node.level == "definition")


def _cite(node: Node, parent: Node | None, above: str, prefix: str, place: int) -> str:
    if node.level == "footnote":
        return f"fn{node.number}"
    if node.level == "definition":
        return f'{above}"{_term(node)}"'
    if not node.number:
        return prefix + node.heading if node.is_heading else f"{above}¶{place}"
    if parent and parent.level not in STANDS_ALONE and _is_appended(node, parent):
        return above + node.number
    return node.number if node.level in ATTACHED else prefix + node.number


def _is_appended(node: Node, parent: Node) -> bool:
    """A bracketed number is; of the others an item's: `a.` under 4.2 is cited 4.2a, `a` under a numbered heading 4a."""
    if node.number.endswith(")"):
        return True
    return node.level == "item" and (not parent.is_heading or (bool(parent.number) and node.number.isalpha()))


def _term(node: Node) -> str:
    found = re.search("“(.+?)”", node.text)
    if not found:
        raise ValueError(f"a definition without a quoted term: {node.text[:60]!r}")
    return found[1]
