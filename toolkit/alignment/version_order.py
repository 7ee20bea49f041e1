"""Which links keep their order, and which provisions therefore moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from toolkit.alignment.version_pieces import Piece, size

Pairs = Mapping[int, int]
"""The place in the proposed version of each linked place in the current one."""


def in_order(pairs: Pairs, weights: Mapping[int, int]) -> frozenset[int]:
    """The heaviest set of current places whose counterparts rise with them: all else moved.

    A longest rising subsequence in which each link weighs its words, so that of two paragraphs that changed places the
    shorter is said to have moved; of two alike, the later one.
    """
    befores = sorted(pairs)
    ranks = sorted(pairs.values())
    best = [(0, -1)] * (len(ranks) + 1)  # a Fenwick tree of (weight, last link) by rank
    weight: list[int] = []
    previous: list[int] = []
    for index, before in enumerate(befores):
        rank = bisect_left(ranks, pairs[before]) + 1
        total, last = _highest(best, rank - 1)
        weight.append(total + weights[before])
        previous.append(last)
        _raise(best, rank, (weight[index], index))
    return _traced(befores, weight, previous)


def _traced(befores: Sequence[int], weight: Sequence[int], previous: Sequence[int]) -> frozenset[int]:
    found: set[int] = set()
    index = max(range(len(befores)), key=lambda one: (weight[one], -one), default=-1)
    while index >= 0:
        found.add(befores[index])
        index = previous[index]
    return frozenset(found)


def _highest(best: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    found = (0, -1)
    while rank > 0:
        if best[rank][0] > found[0]:
            found = best[rank]
        rank -= rank & -rank
    return found


def _raise(best: list[tuple[int, int]], rank: int, value: tuple[int, int]) -> None:
    while rank < len(best):
        if value[0] > best[rank][0]:
            best[rank] = value
        rank += rank & -rank


def moved(ones: Sequence[Piece], others: Sequence[Piece], pairs: Pairs) -> frozenset[int]:
    """The current places of what moved by itself.

    Out of the order of its neighbours, or under another parent while both parents live on. What moved together with
    the provision above it did not move by itself:

        7 Gifts          2 Gifts        7 moved; 7.1 and 7.2 went with it
          7.1      ->      2.1
          7.2              2.2
    """
    elsewhere = _elsewhere(ones, others, pairs)
    # What went to another parent says nothing of the order of those that stayed: it passed no heading.
    stayed = {one: other for one, other in pairs.items() if one not in elsewhere}
    kept = in_order(stayed, {one: size(ones[one]) for one in stayed})
    found: set[int] = set()
    went: set[int] = set()
    for one in sorted(pairs):
        above, over = ones[one].parent, others[pairs[one]].parent
        if above in went and pairs.get(above) == over:
            went.add(one)
            continue
        if one in elsewhere or (one not in kept and not _carried(one, ones, others, pairs, kept)):
            found.add(one)
            went.add(one)
    return frozenset(found)


def _elsewhere(ones: Sequence[Piece], others: Sequence[Piece], pairs: Pairs) -> frozenset[int]:
    """Those under another parent than before, where both parents live on."""
    back = {other: one for one, other in pairs.items()}
    found = set()
    for one, other in pairs.items():
        above, over = ones[one].parent, others[other].parent
        if above in pairs and over in back and pairs[above] != over:
            found.add(one)
    return frozenset(found)


def _carried(one: int, ones: Sequence[Piece], others: Sequence[Piece], pairs: Pairs, kept: frozenset[int]) -> bool:
    """Out of order only because what stands above it is: it is where it was under its own parent."""
    above = ones[one].parent
    return above in pairs and above not in kept and pairs[above] == others[pairs[one]].parent
