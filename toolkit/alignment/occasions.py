"""When a code binds beyond a person's work: while others take the person to be at work, and in the person's own time.

baseline    whenever I act as a councillor, *or others could take me to be acting*      seen
candidate   on duty, and *at other times* if it harms the Council's name                outside
            -> covers less (no longer while seen to act), and more (in one's own time)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group
from toolkit.alignment.statements import reaching
from toolkit.model.crosswalk import Difference, Direction, Evidence

KINDS = ("seen", "outside")
BEYOND = "beyond work"
"""What a difference of occasions says."""
Places = dict[str, list[Evidence]]
"""Where a side says that the code binds, by the kind of occasion."""


@cache
def _spelt(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(data_of('occasions')[name])})(?!\w)", re.IGNORECASE)


def occasions(baseline: Group, candidate: Group) -> list[Difference]:
    """What one side alone takes in, of two that both say when the code binds: at most one difference each way."""
    if not all(any(reaching(Group(group.side, (unit,))) for unit in group.units) for group in (baseline, candidate)):
        return []
    ones, others = _named(baseline), _named(candidate)
    return [*_more(ones, others, candidate, "weaker"), *_more(others, ones, baseline, "stricter")]


def _more(mine: Places, other: Places, silent: Group, direction: Direction) -> Iterator[Difference]:
    found = [proof for name in KINDS if name in mine and name not in other for proof in mine[name]]
    if found:
        values = (BEYOND, "") if direction == "weaker" else ("", BEYOND)
        rest = silent.evidence(())
        yield Difference("scope", direction, *values, (*found, *rest) if direction == "weaker" else (*rest, *found))


def _named(group: Group) -> Places:
    found: Places = {}
    for unit in group.units:
        for start, end in _sentences(unit.provision.text):
            for name in KINDS:
                hit = _spelt(name).search(unit.provision.text, start, end)
                hit = hit or _spelt("always").search(unit.provision.text, start, end)
                if hit:
                    found.setdefault(name, []).append(Evidence(group.side, unit.id, hit.span()))
    return found


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Those that say when the code binds, not when it does not."""
    start = 0
    for end in (*(match.end() for match in re.finditer(r"[.;]\s", text)), len(text)):
        if not _spelt("denying").search(text, start, end):
            yield start, end
        start = end
