"""The sentences of both sides in which places of change stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from toolkit.alignment.effect_spots import Spot
from toolkit.model.provision import Span

_END = re.compile(r"[.!?](?=\s|$)|\n")


def sentences(spots: Sequence[Spot], before: str, after: str) -> Iterator[tuple[tuple[Spot, ...], str, str]]:
    """The places of change by the sentences in which they stand, with these sentences of both sides."""
    bunch: list[Spot] = []
    ends = (0, 0)
    for spot in spots:
        first = (_start(before, spot.before[0]), _start(after, spot.after[0]))
        if bunch and first[0] >= ends[0] and first[1] >= ends[1]:
            yield _bunched(bunch, before, after)
            bunch = []
        bunch.append(spot)
        ends = (_stop(before, spot.before[1]), _stop(after, spot.after[1]))
    if bunch:
        yield _bunched(bunch, before, after)


def _bunched(bunch: Sequence[Spot], before: str, after: str) -> tuple[tuple[Spot, ...], str, str]:
    spans: list[Span] = [
        (_start(text, places[0][0]), _stop(text, places[-1][1]))
        for text, places in (
            (before, [spot.before for spot in bunch]),
            (after, [spot.after for spot in bunch]),
        )
    ]
    return tuple(bunch), before[slice(*spans[0])], after[slice(*spans[1])]


def around(spot: Spot, before: str, after: str) -> tuple[str, str]:
    """The sentences of both sides in which a place of change stands."""
    _, one, other = _bunched([spot], before, after)
    return one, other


def _start(text: str, place: int) -> int:
    ends = _ends(text)
    at = bisect_right(ends, place)
    return ends[at - 1] if at else 0


def _stop(text: str, place: int) -> int:
    ends = _ends(text)
    at = bisect_left(ends, max(1, place))
    return ends[at] if at < len(ends) else len(text)


@lru_cache(maxsize=64)
def _ends(text: str) -> tuple[int, ...]:
    """Where the sentences of a text end, found once for all its places of change."""
    return tuple(match.end() for match in _END.finditer(text))
