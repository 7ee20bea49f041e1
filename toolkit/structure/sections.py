"""Sections whose numbers begin at 1 again: a number in them is cited with the section's.

3 Gifts                 3
  1. Refuse cash.       3(1)     as "1" alone it would be the number of section 1, and of a clause in every section
4 Interests             4
  1. Declare land.      4(1)
  5. Declare shares.    a number that goes on from the section before says enough by itself
Art. 5 Land             Art. 5
  § 1 Declare land.     Art. 5 § 1
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.structure.nodes import Node
from toolkit.structure.numbers import Reading
from toolkit.structure.worded import SECTION, comes_with_word

_PLAIN = "digit."


def sections_that_count(roots: Sequence[Node]) -> frozenset[int]:
    """The numbered headings, by `id`, over plain numbers, or over numbers with a word; none of a kind of which any goes
    on from the section before."""
    firsts = [
        (id(node), first)
        for root in roots
        for node in root.walk()
        if _is_section(node) and (first := _first_number(node)) is not None
    ]
    goes_on = {first.style for _, first in firsts if first.parts[-1] > 1}
    return frozenset(place for place, first in firsts if first.style not in goes_on)


def _is_section(node: Node) -> bool:
    """A heading with a number that is no Part, chapter or schedule: their numbers are cited by themselves."""
    return node.kind == "heading" and node.number[-1:].isalnum() and not 0 < node.division < SECTION


def _first_number(node: Node) -> Reading | None:
    """The first number under a heading, where it is plain or comes with a word."""
    first = next((child for child in node.children if child.kind == "clause" and child.number), None)
    if first is None or first.reading is None or len(first.reading.parts) > 1:
        return None
    named = comes_with_word(first.number) and not first.division
    return first.reading if first.reading.style == _PLAIN or named else None
