"""Sections whose numbers begin at 1 again: a number in them is cited with the section's.

3 Gifts                 3
  1. Refuse cash.       3(1)     as "1" alone it would be the number of section 1, and of a clause in every section
4 Interests             4
  1. Declare land.      4(1)
  5. Declare shares.    a number that goes on from the section before says enough by itself
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.structure.nodes import Node
from toolkit.structure.worded import SECTION

_PLAIN = "digit."


def sections_that_count(roots: Sequence[Node]) -> frozenset[int]:
    """The numbered headings, by `id`, over plain numbers; none where any of them goes on from the section before."""
    found = {
        id(node): first
        for root in roots
        for node in root.walk()
        if _is_section(node) and (first := _first_plain(node)) is not None
    }
    return frozenset(found if all(first <= 1 for first in found.values()) else ())


def _is_section(node: Node) -> bool:
    """A heading with a number that is no Part, chapter or schedule: their numbers are cited by themselves."""
    return node.kind == "heading" and node.number[-1:].isalnum() and not 0 < node.division < SECTION


def _first_plain(node: Node) -> int | None:
    readings = (child.reading for child in node.children if child.kind == "clause" and child.number)
    first = next(readings, None)
    return first.parts[-1] if first and first.style == _PLAIN else None
