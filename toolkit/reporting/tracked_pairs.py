"""Which block of the current document answers which of the proposed one: in order, and, for moves, out of order.

Equal blocks that occur once on each side are anchors; the longest run of anchors in the same order is kept. Between
two anchors the best ordered pairing of like blocks is found. So the work grows with what changed, not with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

LIKE = 0.5
"""Least share of common words at which two paragraphs are one, edited. Unlike clauses of one code reach some .4."""
LIKE_MOVED = 0.6
"""The same for a paragraph at another place, where order is no evidence."""
LEAST_MOVED = 4
"""Words a paragraph needs before its turning up elsewhere is called a move."""
MOST_CELLS = 250_000
"""Pairs of blocks between two anchors that are all compared; beyond it only blocks sharing rare words are."""
RARE = 8
"""Blocks that may hold a word before it says nothing about which of them is meant."""
BLANK = 0.05
"""What pairing two blank blocks is worth: less than any words."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """What matching sees of a paragraph, table or row. kind: only the same kinds pair; key: equal for equal blocks."""

    kind: str
    key: str
    bag: frozenset[tuple[str, int]] = field(compare=False)


def block(kind: str, key: str) -> Block:
    """A block with its bag of words: each word with how many times it has occurred so far."""
    seen: Counter[str] = Counter()
    bag = []
    for word in re.findall(r"\w+|[^\w\s\x00-\x1f]", key.lower()):  # below: what ends cells and rows
        seen[word] += 1
        bag.append((word, seen[word]))
    return Block(kind, key, frozenset(bag))


def likeness(one: Block, other: Block) -> float:
    """Dice's share of common words, 0 to 1; 0 for two kinds."""
    if one.kind != other.kind:
        return 0.0
    size = len(one.bag) + len(other.bag)
    if not size:
        return BLANK
    return 1.0 if one.key == other.key else 2 * len(one.bag & other.bag) / size


def paired(old: Sequence[Block], new: Sequence[Block], *, like: float = LIKE, known: Sequence[Pair] = ()) -> list[Pair]:
    """Pairs of places, rising on both sides: equal blocks, and blocks at least `like` each other. known: pairs, rising
    too, that are settled beforehand."""
    found: list[Pair] = list(known)
    gaps = list(_between(known, (0, len(old), 0, len(new))))
    while gaps:
        gap = gaps.pop()
        a, b, c, d = gap = _trimmed(old, new, gap, found)
        if a == b or c == d:
            continue
        anchors = _anchors(old, new, gap)
        if not anchors and (b - a) * (d - c) <= MOST_CELLS:
            found += _best_in_order(old, new, gap, like)
            continue
        anchors = anchors or _sparse_anchors(old, new, gap)
        if anchors:
            found += anchors
            gaps += list(_between(anchors, gap))
    return sorted(found)


def _trimmed(
    old: Sequence[Block], new: Sequence[Block], gap: tuple[int, int, int, int], found: list[Pair]
) -> tuple[int, int, int, int]:
    """The gap without its equal beginning and end, which go to `found`."""
    a, b, c, d = gap
    while a < b and c < d and old[a] == new[c]:
        found.append((a, c))
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1]:
        b, d = b - 1, d - 1
        found.append((b, d))
    return a, b, c, d


def _anchors(old: Sequence[Block], new: Sequence[Block], gap: tuple[int, int, int, int]) -> list[Pair]:
    a, b, c, d = gap
    mine, theirs = _once(old, a, b), _once(new, c, d)
    return in_order([(place, theirs[said]) for said, place in mine.items() if said in theirs])


def _once(blocks: Sequence[Block], start: int, end: int) -> dict[Block, int]:
    """Blocks with words that occur once in the stretch, with their places, in order."""
    counts = Counter(blocks[start:end])
    return {blocks[i]: i for i in range(start, end) if counts[blocks[i]] == 1 and blocks[i].bag}


def in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """The most pairs that rise on both sides; the pairs come by their first place (patience sorting)."""
    tops: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(heads[pile - 1] if pile else -1)
        tops[pile : pile + 1], heads[pile : pile + 1] = [place], [index]
    chain, at = [], heads[-1] if heads else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _between(anchors: Sequence[Pair], gap: tuple[int, int, int, int]) -> Iterator[tuple[int, int, int, int]]:
    a, b, c, d = gap
    for (i, j), (k, m) in pairwise([(a - 1, c - 1), *anchors, (b, d)]):
        yield i + 1, k, j + 1, m


def _best_in_order(
    old: Sequence[Block], new: Sequence[Block], gap: tuple[int, int, int, int], like: float
) -> Iterator[Pair]:
    """The ordered pairing with the greatest sum of likenesses, by dynamic programming over the whole gap."""
    a, b, c, d = gap
    width = d - c
    best = [[0.0] * (width + 1) for _ in range(b - a + 1)]
    worth = [[_worth(old[i], new[j], like) for j in range(c, d)] for i in range(a, b)]
    for i in range(b - a - 1, -1, -1):
        row, below, gains = best[i], best[i + 1], worth[i]
        for j in range(width - 1, -1, -1):
            row[j] = max(below[j], row[j + 1], below[j + 1] + gains[j] if gains[j] else 0.0)
    i = j = 0
    while i < b - a and j < width:
        if worth[i][j] and best[i][j] == best[i + 1][j + 1] + worth[i][j]:
            yield a + i, c + j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _worth(one: Block, other: Block, like: float) -> float:
    found = likeness(one, other)
    return found if found >= like or (found == BLANK and one == other) else 0.0


def _sparse_anchors(old: Sequence[Block], new: Sequence[Block], gap: tuple[int, int, int, int]) -> list[Pair]:
    a, b, c, d = gap
    found = _mutual(old, new, list(range(a, b)), list(range(c, d)))
    return in_order(sorted((i, j) for _, i, j in found))


def _mutual(
    old: Sequence[Block], new: Sequence[Block], mine: Sequence[int], theirs: Sequence[int]
) -> list[tuple[float, int, int]]:
    """Pairs like enough for a move that are each the other's best, among those that share a rare word."""
    index: dict[tuple[str, int], list[int]] = {}
    for i in mine:
        for word in old[i].bag:
            index.setdefault(word, []).append(i)
    scores: dict[Pair, float] = {}
    for j in theirs:
        near = {i for word in new[j].bag for i in index.get(word, ()) if len(index[word]) <= RARE}
        scores |= {(i, j): score for i in near if (score := likeness(old[i], new[j])) >= LIKE_MOVED}
    ranked = sorted(((score, i, j) for (i, j), score in scores.items()), key=lambda row: (-row[0], row[1], row[2]))
    taken_old, taken_new, out = set(), set(), []
    for score, i, j in ranked:
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            out.append((score, i, j))
    return out


def moved(old: Sequence[Block], new: Sequence[Block], pairs: Sequence[Pair]) -> list[Pair]:
    """Paragraphs that are gone here and stand elsewhere, word for word or edited, by their first places."""
    kept_old, kept_new = {i for i, _ in pairs}, {j for _, j in pairs}
    mine = [i for i, one in enumerate(old) if i not in kept_old and _movable(one)]
    theirs = [j for j, one in enumerate(new) if j not in kept_new and _movable(one)]
    return sorted((i, j) for _, i, j in _mutual(old, new, mine, theirs))


def _movable(one: Block) -> bool:
    return one.kind == "p" and sum(word.isalnum() for word, _ in one.bag) >= LEAST_MOVED
