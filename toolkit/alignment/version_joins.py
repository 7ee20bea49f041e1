"""Splits and merges: a leftover provision whose words were part of another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from toolkit.alignment.version_pieces import LONG_ENOUGH, Piece, content

Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""The places on both sides that belong to one link."""
PART = 0.6
"""Least share of a leftover's words that must stand, in order, among those that the other lost."""
COMMON = 40
NEIGHBOUR = 2
"""How many places apart two provisions may stand of which one takes in the other's matter."""


def joined(ones: Sequence[Piece], others: Sequence[Piece], pairs: dict[int, int]) -> list[Pair]:
    """The links after leftovers have joined them, in the order of the current version.

    A leftover of the proposed version joins the current provision that lost its words (a split); one of the current
    version joins the proposed provision that gained them (a merge).
    """
    back = {other: one for one, other in pairs.items()}
    splits = _parts(ones, others, pairs, [piece for piece in others if piece.place not in back])
    merges = _parts(others, ones, back, [piece for piece in ones if piece.place not in pairs])
    into: dict[int, list[int]] = defaultdict(list)
    for other, wholes in merges.items():
        into[other] = wholes
    found = []
    for one in sorted({*pairs, *splits}):
        partner = pairs.get(one)
        firsts = {one, *(into.get(partner, ()) if partner is not None else ())}
        seconds = {*splits.get(one, ()), *(() if partner is None else (partner,))}
        found.append((tuple(sorted(firsts)), tuple(sorted(seconds))))
    alone = [(tuple(sorted(parts)), (other,)) for other, parts in merges.items() if other not in back]
    return sorted([*found, *alone])


def _parts(
    wholes: Sequence[Piece], pieces: Sequence[Piece], pairs: dict[int, int], leftover: Sequence[Piece]
) -> dict[int, list[int]]:
    """For each whole the leftovers that were part of it."""
    index = _index(wholes)
    rest: dict[int, list[str]] = {}
    found: dict[int, list[int]] = defaultdict(list)
    for piece in leftover:
        if piece.titled or len(piece.words) < LONG_ENOUGH - 1:
            continue
        for whole in _candidates(index, piece):
            if wholes[whole].titled:
                continue
            if whole not in rest:
                partner = pairs.get(whole)
                rest[whole] = _lost(wholes[whole].words, pieces[partner].words if partner is not None else ())
            longer = len(wholes[whole].words) > len(piece.words)
            near = _near(piece, pairs.get(whole)) and _taken_in(piece, wholes[whole], rest[whole])
            if near or (longer and _share(piece.words, rest[whole]) >= PART):
                found[whole].append(piece.place)
                rest[whole] = _lost(tuple(rest[whole]), piece.words)
                break
    return {whole: parts for whole, parts in found.items() if whole in pairs or len(parts) > 1}


def _near(piece: Piece, beside: int | None) -> bool:
    return beside is not None and abs(piece.place - beside) <= NEIGHBOUR


def _taken_in(piece: Piece, whole: Piece, gained: Sequence[str]) -> bool:
    """A neighbour taken into the words of a duty: "You must register your interests. You must register changes."
    becomes "You must register your interests, and changes to them": it says nothing that the whole does not, and some
    of that is new there. Or nearly all that is new in the whole is the neighbour's, of which the rest was lost."""
    said, new = content(piece.words), content(tuple(gained))
    folded = len(said) > 1 and said <= content(whole.words) and bool(said & new)
    shared = len(said & new)
    return folded or (shared >= FEWEST and shared >= MOSTLY * len(new) and shared >= PARTLY * len(said))


FEWEST, MOSTLY, PARTLY = 3, 0.75, 0.35
"""Words that carry meaning which a provision and what its neighbour gained must share; the least share of what was
gained, and of the provision."""


def _index(pieces: Sequence[Piece]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for piece in pieces:
        for word in sorted(content(piece.words)):
            rows[word].append(piece.place)
    return rows


def _candidates(index: dict[str, list[int]], piece: Piece) -> list[int]:
    scores: dict[int, float] = defaultdict(float)
    for word in sorted(content(piece.words)):
        places = index.get(word, ())
        if len(places) <= COMMON:
            for place in places:
                scores[place] += 1 / len(places)
    return sorted(scores, key=lambda place: (-scores[place], place))[:4]


def _lost(before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """The words of `before` that `after` does not have, in order."""
    from rapidfuzz.distance import LCSseq

    found: list[str] = []
    for tag, start, end, _, _ in LCSseq.opcodes(before, after):
        if tag in {"delete", "replace"}:
            found += before[int(start) : int(end)]
    return found


def _share(part: tuple[str, ...], words: list[str]) -> float:
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(part, words) / len(part)
