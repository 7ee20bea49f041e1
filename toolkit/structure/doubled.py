"""Lists that a program numbers and whose author numbered the items too.

1. (a) Officials shall take an oath.      the program's 1, 2, 3 beside the author's (a), (b), (c), which clauses cite
2. (b) Others shall take it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.provision import Exclusion
from toolkit.model.source import Line
from toolkit.structure.markers import read_label, read_marker
from toolkit.structure.numbers import Token

_LEAST = 2
"""Items that must agree; one alone may be the first paragraph within the item ("1. (1) This By-law ...")."""


def undoubled(lines: Sequence[Line]) -> tuple[list[Line], list[Exclusion]]:
    """The same lines, and the labels taken away: where the numbers typed in a list count as its labels do, only those
    typed are left."""
    lists: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.list_id and line.label:
            lists[line.list_id].append(place)
    twice = (places for places in lists.values() if _counts_twice([lines[at] for at in places]))
    doubled = {place for places in twice for place in places}
    labels = [Exclusion("list_number", lines[place].label, lines[place].place) for place in sorted(doubled)]
    return [replace(line, label="") if place in doubled else line for place, line in enumerate(lines)], labels


def _counts_twice(items: Sequence[Line]) -> bool:
    return len(items) >= _LEAST and all(_values(read_label(item.label)) & _typed(item.text) for item in items)


def _typed(text: str) -> set[int]:
    tokens = read_marker(text).tokens
    return set() if not tokens or tokens[0].bare else _values(tokens)


def _values(tokens: Sequence[Token]) -> set[int]:
    """The places in a list that a number can have; none for a bullet."""
    readings = tokens[0].readings if tokens else ()
    return {reading.parts[-1] for reading in readings if len(reading.parts) == 1 and reading.parts[-1] > 0}
