"""What a comparison of the two texts has found, as pairs of blocks: so that the tracked copy and the schedule agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.reporting.tracked_pairs import Block, Pair, in_order, moved, paired

LABEL = 3
"""Most words of a typed number that a paragraph has before the words of its provision: "10 (1) (a)"."""


@dataclass(frozen=True, slots=True)
class Known:
    """A provision's words in both documents, without its number, and whether it stands elsewhere now."""

    current: str
    proposed: str
    moved: bool = False


def settled(old: Sequence[Block], new: Sequence[Block], known: Sequence[Known]) -> tuple[list[Pair], list[Pair]]:
    """The pairs of blocks in their order, and those that moved. What is known comes first, then likeness.

    Words that several blocks of one side have settle nothing. A move of which one block answers a whole list, or a
    table's cell, is not found here.
    """
    told = list(_places(old, new, known))
    gone, come = ({pair[side] for pair, went in told if went} for side in (0, 1))
    fixed = in_order(sorted(pair for pair, went in told if not went))
    mine, theirs = ([at for at in range(len(row)) if at not in out] for row, out in ((old, gone), (new, come)))
    rank, other = ({at: place for place, at in enumerate(row)} for row in (mine, theirs))
    ours, yours = [old[at] for at in mine], [new[at] for at in theirs]
    rows = paired(ours, yours, known=[(rank[i], other[j]) for i, j in fixed])
    went = sorted([pair for pair, away in told if away] + [(mine[i], theirs[j]) for i, j in moved(ours, yours, rows)])
    return [(mine[i], theirs[j]) for i, j in rows], went


def _places(old: Sequence[Block], new: Sequence[Block], known: Iterable[Known]) -> Iterator[tuple[Pair, bool]]:
    """Each known pair whose words are found once on both sides; a place is taken once."""
    mine, theirs = _index(old), _index(new)
    taken: tuple[set[int], set[int]] = set(), set()
    for one in known:
        i, j = mine.get(_words(one.current), []), theirs.get(_words(one.proposed), [])
        if len(i) == len(j) == 1 and i[0] not in taken[0] and j[0] not in taken[1]:
            taken[0].add(i[0])
            taken[1].add(j[0])
            yield (i[0], j[0]), one.moved


def _index(blocks: Sequence[Block]) -> dict[tuple[str, ...], list[int]]:
    """The places of paragraphs by their words, with and without what may be a typed number at the beginning."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(blocks):
        words = _words(one.key.partition("\0")[0])
        starts = [0, *(at for at in range(1, LABEL + 1) if all(len(word) < 6 for word in words[:at]))]
        for at in starts if one.kind == "p" else ():
            if words[at:]:
                found[words[at:]].append(place)
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))
