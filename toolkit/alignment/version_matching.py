"""Which provision of the proposed version each of the current one became: cheap certain matches before dear ones.

Equal words first, by their hash; then, between these anchors, likeness with number, place and parent as evidence; then
headings by what stands under them. Nothing compares every provision with every other, so the cost grows as the length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.alignment.version_order import in_order
from toolkit.alignment.version_pieces import LONG_ENOUGH, Piece, content, likeness, size

SAME_SPOT = 0.29
"""Least likeness of two provisions at the same place with the same number and the same parent."""
IN_PLACE = 0.33
"""The same with one of the two."""
NEARBY = 0.42
"""The same without either."""
ELSEWHERE = 0.5
"""Least likeness of one that moved and was edited."""
OPENING = 3
"""Words that two such begin with alike."""
REWRITTEN = 0.25
"""Least share of the words that carry meaning, of two that stand alone between the same neighbours."""
ROOT = 6
"""Letters by which "criticism" is known again in "criticising"."""
COMMON = 40
"""A word in more provisions than these finds none of them."""
NEAREST = 12
"""How many unmatched neighbours on each side are looked at in a long stretch without anchors."""
BEST = 8
"""How many provisions that share rare words are looked at."""


@dataclass
class Matching:
    """The matching while it grows: both versions, and each place's counterpart."""

    ones: Sequence[Piece]
    others: Sequence[Piece]
    pairs: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)

    def link(self, one: int, other: int) -> None:
        """Settle a pair."""
        self.pairs[one], self.back[other] = other, one

    def drop(self, one: int) -> None:
        """Take a pair back."""
        del self.back[self.pairs.pop(one)]

    def same_parent(self, one: int, other: int) -> bool:
        """What stands above the two is linked, or both stand at the top."""
        above, over = self.ones[one].parent, self.others[other].parent
        return (above == over == -1) or (above >= 0 and self.pairs.get(above) == over)


def matched(ones: Sequence[Piece], others: Sequence[Piece]) -> dict[int, int]:
    """The place in the proposed version of each current place that has a counterpart."""
    found = Matching(ones, others)
    _equal(found)
    for _ in range(2):  # what the first round links is evidence in the second
        _alike(found)
        _headings(found)
    _alone(found)
    _unlikely(found)
    return dict(sorted(found.pairs.items()))


def _equal(found: Matching) -> None:
    """Equal words: first those that either version has once, then the repeated ones by where they stand."""
    groups: dict[tuple[bool, tuple[str, ...]], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, pieces in enumerate((found.ones, found.others)):
        for piece in pieces:
            if piece.words:
                groups[piece.titled, piece.words][side].append(piece.place)
    for one, other in groups.values():
        if len(one) == len(other) == 1:
            found.link(one[0], other[0])
    repeated = [group for group in groups.values() if group[0] and group[1] and len(group[0]) + len(group[1]) > 2]
    expected = _expected(found)  # once: to reckon it anew for each group would grow as the square of the length
    for one, other in repeated:
        _repeated(found, one, other, expected)


def _repeated(found: Matching, ones: list[int], others: list[int], expected: _Anchors) -> None:
    """ "(a) the Council;" stands in many lists: each is the one whose surroundings are the same, then the nearest."""
    rows: list[tuple[int, float, int, int]] = []
    for other in others[:BEST]:
        for one in ones[:BEST]:
            same = 2 * _neighbours(found, one, other) + _same_number(found, one, other)
            rows.append((-same, abs(expected(one) - other), one, other))
    for _, _, one, other in sorted(rows):
        if one not in found.pairs and other not in found.back:
            found.link(one, other)
    for one, other in zip(ones[BEST:], others[BEST:], strict=False):
        found.link(one, other)


def _neighbours(found: Matching, one: int, other: int) -> int:
    """How many of parent, piece before and piece after have the same words on both sides."""
    above, over = found.ones[one].parent, found.others[other].parent
    spots = ((above, over), (one - 1, other - 1), (one + 1, other + 1))
    return sum(_words(found.ones, first) == _words(found.others, second) for first, second in spots)


def _words(pieces: Sequence[Piece], place: int) -> tuple[str, ...]:
    return pieces[place].words if 0 <= place < len(pieces) else ()


def _same_number(found: Matching, one: int, other: int) -> bool:
    return found.ones[one].provision.number == found.others[other].provision.number


@dataclass(frozen=True)
class _Anchors:
    """The links that keep their order: what lies between two of them lies in the same place on both sides."""

    befores: list[int]
    afters: list[int]

    def __call__(self, one: int) -> float:
        """Where in the proposed version a current place would stand if nothing had happened to it."""
        index = bisect_left(self.befores, one)
        if index == 0:
            return float(one)
        return self.afters[index - 1] + one - self.befores[index - 1]

    def between(self, other: int) -> tuple[int, int]:
        """The current places between which a proposed place stands, both exclusive."""
        index = bisect_left(self.afters, other)
        low = self.befores[index - 1] if index else -1
        high = self.befores[index] if index < len(self.befores) else 1 << 60
        return low, high


def _expected(found: Matching) -> _Anchors:
    kept = sorted(in_order(found.pairs, {one: size(found.ones[one]) for one in found.pairs}))
    return _Anchors(kept, [found.pairs[one] for one in kept])


def _alike(found: Matching) -> None:
    """Pairs that are like each other, the likest first."""
    anchors = _expected(found)
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


def _near(free: list[int], low: int, high: int, anchors: _Anchors, other: int) -> list[int]:
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
    number = bool(first.provision.number) and _same_number(found, one, other)
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


def _headings(found: Matching) -> None:
    """A heading in other words, a number without words, or a lead-in is the one over the same provisions."""
    for titled in (piece.place for piece in reversed(found.ones) if _over(piece) and piece.place not in found.pairs):
        votes: Counter[int] = Counter()
        for one in _children(found.ones, titled):
            over = found.others[found.pairs[one]].parent if one in found.pairs else -1
            if over >= 0 and _same_rank(found.ones[titled], found.others[over]) and over not in found.back:
                votes[over] += 1
        best = min(votes, key=lambda over: (-votes[over], over), default=-1)
        if best >= 0 and 2 * votes[best] >= sum(votes.values()) and votes[best] * 2 >= _count(found, titled, best):
            found.link(titled, best)


def _alone(found: Matching) -> None:
    """A provision rewritten where it stood: the only one without counterpart between two that have theirs, under the
    same parent and number, and on some of the same things."""
    for one, piece in enumerate(found.ones):
        other = found.pairs.get(one - 1, -2) + 1
        if one in found.pairs or other < 1 or other in found.back or other >= len(found.others):
            continue
        beside = found.pairs.get(one + 1, len(found.others)) == other + 1
        alike = not piece.titled and not found.others[other].titled and _rewritten(piece, found.others[other])
        alike = alike or _measures(piece, found.others[other])
        if beside and alike and found.same_parent(one, other) and _same_number(found, one, other):
            found.link(one, other)


def _measures(one: Piece, other: Piece) -> bool:
    """Two items of a list of what may follow a breach: "(a) censure the member", "(a) give the member advice"."""
    facts = one.unit.facts, other.unit.facts
    return all(
        each.topic in {"sanctions", "complaints"} and each.context and each.modality == "permission" for each in facts
    )


def _rewritten(one: Piece, other: Piece) -> bool:
    """On some of the same things, or in the same opening words."""
    ones, others = ({word[:ROOT] for word in content(piece.words)} for piece in (one, other))
    shared = 2 * len(ones & others) / (len(ones) + len(others)) if len(ones & others) > 1 else 0.0
    # By the same number one thing in common is enough, but those who are bound.
    opening = {word[:ROOT] for word in content(one.words[:OPENING]) & content(other.words[:OPENING])}
    numbered = bool(one.provision.number) and bool((ones & others) - opening)
    return shared >= REWRITTEN or numbered or (bool(ones & others) and one.words[:OPENING] == other.words[:OPENING])


def _over(piece: Piece) -> bool:
    return piece.titled or piece.provision.lead_in


def _same_rank(one: Piece, other: Piece) -> bool:
    return _over(other) and one.titled == other.titled


def _count(found: Matching, one: int, other: int) -> int:
    return min(len(_children(found.ones, one)), len(_children(found.others, other)))


def _children(pieces: Sequence[Piece], place: int) -> list[int]:
    """The places whose parent this is; they follow it without a gap that a heading of its rank would make."""
    found = []
    for piece in pieces[place + 1 :]:
        if piece.parent < place:
            break
        if piece.parent == place:
            found.append(piece.place)
    return found


def _unlikely(found: Matching) -> None:
    """A few words that stand in other surroundings on each side are another item with the same words, not one moved."""
    anchors = _expected(found)
    kept = set(anchors.befores)
    for one, other in sorted(found.pairs.items()):
        short = len(found.ones[one].words) < LONG_ENOUGH and not _children(found.ones, one)
        if short and one not in kept and not found.same_parent(one, other):
            found.drop(one)
