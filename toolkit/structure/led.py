"""A list whose first item opens it: what all others are items of.

- Officers must not:            the others, set level with it by who did not know how to set them in
- accept money;
- lend their pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.source import Line
from toolkit.structure.endings import MODAL

_LEAST = 3


def with_led_lists(lines: Sequence[Line]) -> list[Line]:
    """The same lines; the items of such a list of bullets, and of lists within them, one step further in."""
    lists: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.list_id and line.label:
            lists[line.list_id].append(place)
    found = list(lines)
    for places in lists.values():
        straight = places[1:2] == [places[0] + 1]  # no list of its own under the first
        if straight and _is_led([lines[place] for place in places]):
            for place in range(places[0] + 1, places[-1] + 1):
                found[place] = replace(lines[place], depth=lines[place].depth + 1)
    return found


def _is_led(items: Sequence[Line]) -> bool:
    """Bullets of one depth, of which the first alone ends in a colon."""
    level = len({item.depth for item in items}) == 1
    signs = not any(character.isalnum() for item in items for character in item.label)
    colons = [item.text.endswith(":") for item in items]
    alone = len(items) >= _LEAST and level and signs and colons[0] and not any(colons[1:])
    small = all(item.text[:1].islower() for item in items[1:])
    return alone and (small or MODAL.search(items[0].text) is not None)
