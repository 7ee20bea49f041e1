"""Links by likeness between what is linked already: number, place and parent are evidence beside the words.

Nothing compares every provision with every other: candidates are the neighbours in the same stretch, and those that
share rare words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.alignment.version_anchors import Anchors, Matching, expected_of, same_number
from toolkit.alignment.version_pieces import LONG_ENOUGH, Piece, content, likeness

SAME_SPOT = 0.29
"""Least likeness of two provisions at the same place with the same number and the same parent."""
IN_PLACE = 0.33
"""The same with one of the two."""
NEARBY = 0.42
"""The same without either."""
ELSEWHERE = 0.5
"""Least likeness of one that moved and was edited."""
COMMON = 40
"""A word in more provisions than these finds none of them."""
NEAREST = 12
"""How many unmatched neighbours on each side are looked at in a long stretch without anchors."""
BEST = 8
"""How many provisions that share rare words are looked at."""


def link_alike(found: Matching) -> None:
    """Pairs that are like each other, the likest first."""
    anchors = expected_of(found)
    free = [piece.place for piece in found.ones if piece.place not in found.pairs and piece.words]
    index = _Index(found.ones, free)
    rows: list[tuple[float, float, int, int]] = []
    for piece in found.others:
        if piece.place in found.back or not piece.words:
            continue
        low, high = anchors.between(piece.place)
        for one in dict.fromkeys((*_near(free, low, high, anchors, piece.place), *index.sharing(piece))):
            if found.ones[one].titled == piece.titled and (score := _score(found, one, piece.place, low < one < high)):
                rows.append((-score, abs(anchors(one) - piece.place), one, piece.place))
    for _, _, one, other in sorted(rows):
        if one not in found.pairs and other not in found.back:
            found.link(one, other)


def _near(free: list[int], low: int, high: int, anchors: Anchors, other: int) -> list[int]:
    """The unmatched current places in the same stretch; of a long one, those nearest."""
    start, end = bisect_left(free, low + 1), bisect_left(free, high)
    if end - start <= 2 * NEAREST:
        return free[start:end]
    middle = bisect_left(free, other, lo=start, hi=end, key=lambda place: round(anchors(place)))
    return free[max(start, middle - NEAREST) : min(end, middle + NEAREST)]


@dataclass
class _Index:
    """The unmatched current places by the words that few of them have."""

    pieces: Sequence[Piece]
    free: Sequence[int]
    rows: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for one in self.free:
            for word in sorted(content(self.pieces[one].words)):
                self.rows[word].append(one)

    def sharing(self, piece: Piece) -> Iterator[int]:
        """Those that share most rare words with a piece, best first."""
        scores: Counter[int] = Counter()
        for word in sorted(content(piece.words)):
            places = self.rows.get(word, ())
            if len(places) <= COMMON:
                for one in places:
                    scores[one] += 1 / len(places)  # type: ignore[assignment]
        yield from sorted(scores, key=lambda one: (-scores[one], one))[:BEST]


def _score(found: Matching, one: int, other: int, in_place: bool) -> float:
    """Likeness and what supports it; 0 where that is not enough."""
    first, second = found.ones[one], found.others[other]
    alike = likeness(first, second)
    parent = found.same_parent(one, other)
    number = bool(first.provision.number) and same_number(found, one, other)
    least = _least(in_place, parent, number)
    short = min(len(first.words), len(second.words)) < LONG_ENOUGH
    if alike < least or (short and not (in_place or parent)):
        return 0.0
    return alike + 0.15 * in_place + 0.1 * parent + 0.1 * number


def _least(in_place: bool, parent: bool, number: bool) -> float:
    """How alike two must be, by what else speaks for them."""
    if in_place:
        return SAME_SPOT if parent and number else IN_PLACE if parent or number else NEARBY
    return NEARBY if parent and number else ELSEWHERE
