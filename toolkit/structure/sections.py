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

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.structure.nodes import Node
from toolkit.structure.worded import SECTION, comes_with_word

_PLAIN = "digit."


def sections_that_count(roots: Sequence[Node]) -> frozenset[int]:
    """The numbered headings, by `id`, over plain numbers, or over numbers with a word; none of a kind of which any goes
    on from the section before. Numbers that are headings themselves must begin again: "Rule I" / "Section 1"."""
    sections = [node for root in roots for node in root.walk() if _is_section(node)]
    firsts = [(id(node), first) for node in sections if (first := _first_number(node)) is not None]
    seen = Counter(first.reading for _, first in firsts)
    told = [(place, first.reading) for place, first in firsts if first.kind == "clause" or seen[first.reading] > 1]
    goes_on = {reading.style for _, reading in told if reading and reading.parts[-1] > 1}
    return frozenset(place for place, reading in told if reading and reading.style not in goes_on)


def _is_section(node: Node) -> bool:
    """A heading with a number that is no Part, chapter or schedule: their numbers are cited by themselves."""
    return node.kind == "heading" and node.number[-1:].isalnum() and not 0 < node.division < SECTION


def _shown(node: Node) -> Iterator[Node]:
    """The children of a heading, and those of unnumbered words that open a list: "A member must:" / "1. attend;"."""
    for child in node.children:
        yield child
        if child.kind == "paragraph" and not child.number:
            yield from child.children


def _first_number(node: Node) -> Node | None:
    """The first number under a heading, where it is plain or comes with a word."""
    first = next((child for child in _shown(node) if child.number and child.kind in {"clause", "heading"}), None)
    if first is None or first.reading is None or len(first.reading.parts) > 1:
        return None
    named = comes_with_word(first.number) and not 0 < first.division < SECTION
    plain = first.reading.style == _PLAIN and first.kind == "clause"
    return first if plain or (named and (first.kind == "heading" or not first.division)) else None
