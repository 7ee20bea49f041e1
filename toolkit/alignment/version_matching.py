"""Which provision of the proposed version each of the current one became: cheap certain matches before dear ones.

Equal words first, by their hash; then, between these anchors, likeness with number, place and parent as evidence; then
headings by what stands under them. Nothing compares every provision with every other, so the cost grows as the length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from toolkit.alignment.version_alike import link_alike
from toolkit.alignment.version_anchors import Matching, children_of, expected_of, same_number
from toolkit.alignment.version_equal import link_equal
from toolkit.alignment.version_pieces import LONG_ENOUGH, Piece, content

OPENING = 3
"""Words that two such begin with alike."""
REWRITTEN = 0.25
"""Least share of the words that carry meaning, of two that stand alone between the same neighbours."""
ROOT = 6
"""Letters by which "criticism" is known again in "criticising"."""


def matched(ones: Sequence[Piece], others: Sequence[Piece]) -> dict[int, int]:
    """The place in the proposed version of each current place that has a counterpart."""
    found = Matching(ones, others)
    link_equal(found)
    for _ in range(2):  # what the first round links is evidence in the second
        link_alike(found)
        _headings(found)
    _alone(found)
    _unlikely(found)
    return dict(sorted(found.pairs.items()))


def _headings(found: Matching) -> None:
    """A heading in other words, a number without words, or a lead-in is the one over the same provisions."""
    for titled in (piece.place for piece in reversed(found.ones) if _over(piece) and piece.place not in found.pairs):
        votes: Counter[int] = Counter()
        for one in children_of(found.ones, titled):
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
        if beside and alike and found.same_parent(one, other) and same_number(found, one, other):
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
    return min(len(children_of(found.ones, one)), len(children_of(found.others, other)))


def _unlikely(found: Matching) -> None:
    """A few words that stand in other surroundings on each side are another item with the same words, not one moved."""
    anchors = expected_of(found)
    kept = set(anchors.befores)
    for one, other in sorted(found.pairs.items()):
        short = len(found.ones[one].words) < LONG_ENOUGH and not children_of(found.ones, one)
        if short and one not in kept and not found.same_parent(one, other):
            found.drop(one)
