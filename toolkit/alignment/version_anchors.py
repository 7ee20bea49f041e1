"""The matching of two versions while it grows: what is linked so far, and where all else would stand by that."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from toolkit.alignment.version_order import in_order
from toolkit.alignment.version_pieces import Piece, size


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


@dataclass(frozen=True)
class Anchors:
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


def expected_of(found: Matching) -> Anchors:
    """The anchors among what is linked so far."""
    kept = sorted(in_order(found.pairs, {one: size(found.ones[one]) for one in found.pairs}))
    return Anchors(kept, [found.pairs[one] for one in kept])


def same_number(found: Matching, one: int, other: int) -> bool:
    """The two bear the same number, or none."""
    return found.ones[one].provision.number == found.others[other].provision.number


def children_of(pieces: Sequence[Piece], place: int) -> list[int]:
    """The places whose parent this is; they follow it without a gap that a heading of its rank would make."""
    found = []
    for piece in pieces[place + 1 :]:
        if piece.parent < place:
            break
        if piece.parent == place:
            found.append(piece.place)
    return found
