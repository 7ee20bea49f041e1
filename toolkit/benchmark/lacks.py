"""What peers have and our code lacks, by how many of them have it: the main result of a benchmark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from toolkit.benchmark.groups import Wording, groups, peers_of_group
from toolkit.benchmark.likeness import ALIKE, bag, likeness, stacked
from toolkit.corpus.rows import hash_of
from toolkit.model.benchmark import Lack
from toolkit.model.provision import Provision

if TYPE_CHECKING:
    from toolkit.benchmark.likeness import Matrix

MOST = 500
"""Lacks told at most, the commonest."""
RELATED = 0.02
"""Least likeness of a provision of ours that is named as the nearest."""
_BATCH = 5_000


@dataclass(frozen=True)
class _Near:
    """The provision of ours that is most like a wording, and how like it is."""

    id: str
    likeness: float


def lacks(
    ours: Sequence[Provision], spare: Sequence[Wording], rows: Mapping[str, Any], topics: Sequence[str], *, of: int
) -> tuple[Lack, ...]:
    """Things that peers have, the commonest first. ours: our provisions with words; spare: what answers none of them;
    rows: numbers for texts by hash, ours among them; of: how many peers there are.

    A wording that is like one of ours after all, which the alignment of that code gave to another, is no lack.
    """
    near = _nearest(ours, spare, rows)
    left = [one for one in spare if near[one.hash].likeness < ALIKE]
    order = {topic: place for place, topic in enumerate(topics)}
    found = []
    for group in groups(left, rows):
        peers, head = peers_of_group(group), group[0]
        close = near[head.hash].id if near[head.hash].likeness >= RELATED else ""
        found.append(Lack(head.topic, len(peers), of, peers, head.words, head.modality, close))
    found.sort(key=lambda one: (-one.have, order.get(one.topic, len(order)), one.words.text if one.words else ""))
    return tuple(found[:MOST])


def near_ours(
    found: Sequence[Lack], ours: Sequence[Provision], spare: Sequence[Wording], rows: Mapping[str, Any]
) -> tuple[Lack, ...]:
    """The same, each with the provision of ours that is most like it; the commonest, and no more than can be told."""
    near = _nearest(ours, spare, rows)
    return tuple(_with_nearest(one, near) for one in found[:MOST])


def _with_nearest(one: Lack, near: Mapping[str, _Near]) -> Lack:
    close = near.get(hash_of(one.words.text)) if one.words else None
    return replace(one, nearest=close.id) if close and close.likeness >= RELATED else one


def _nearest(ours: Sequence[Provision], spare: Sequence[Wording], rows: Mapping[str, Any]) -> dict[str, _Near]:
    vocabulary: dict[str, int] = {}
    own = bag([one.text for one in ours], vocabulary, stacked([hash_of(one.text) for one in ours], rows), grows=True)
    found: dict[str, _Near] = {}
    for start in range(0, len(spare), _BATCH):
        some = spare[start : start + _BATCH]
        other = bag([one.words.text for one in some], vocabulary, stacked([one.hash for one in some], rows))
        found |= zip((one.hash for one in some), _best(likeness(own, other), ours), strict=True)
    return found


def _best(alike: Matrix, ours: Sequence[Provision]) -> list[_Near]:
    if not ours:
        return [_Near("", 0.0)] * alike.shape[1]
    places = alike.argmax(axis=0)
    return [_Near(ours[place].id, float(alike[place, column])) for column, place in enumerate(places)]
