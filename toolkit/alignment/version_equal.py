"""The first links of two versions: equal words, found by their hash; of repeated ones by where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from toolkit.alignment.version_anchors import Anchors, Matching, expected_of, same_number
from toolkit.alignment.version_pieces import Piece

MOST = 8
"""How many of a repeated wording are held against each other on each side; the rest are linked in their order."""


def link_equal(found: Matching) -> None:
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
    expected = expected_of(found)  # once: to reckon it anew for each group would grow as the square of the length
    for one, other in repeated:
        _repeated(found, one, other, expected)


def _repeated(found: Matching, ones: list[int], others: list[int], expected: Anchors) -> None:
    """ "(a) the Council;" stands in many lists: each is the one whose surroundings are the same, then the nearest."""
    rows: list[tuple[int, float, int, int]] = []
    for other in others[:MOST]:
        for one in ones[:MOST]:
            same = 2 * _neighbours(found, one, other) + same_number(found, one, other)
            rows.append((-same, abs(expected(one) - other), one, other))
    for _, _, one, other in sorted(rows):
        if one not in found.pairs and other not in found.back:
            found.link(one, other)
    for one, other in zip(ones[MOST:], others[MOST:], strict=False):
        found.link(one, other)


def _neighbours(found: Matching, one: int, other: int) -> int:
    """How many of parent, piece before and piece after have the same words on both sides."""
    above, over = found.ones[one].parent, found.others[other].parent
    spots = ((above, over), (one - 1, other - 1), (one + 1, other + 1))
    return sum(_words(found.ones, first) == _words(found.others, second) for first, second in spots)


def _words(pieces: Sequence[Piece], place: int) -> tuple[str, ...]:
    return pieces[place].words if 0 <= place < len(pieces) else ()
