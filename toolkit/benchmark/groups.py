"""Provisions of many codes that say one thing, taken together: the same words first, then near ones on one topic.

"Prizes must be handed in."        Ashdale, Birchdale, Cedardale      one thing: 4 codes, in the words of Ashdale
"Any prize must be handed in."     Elmdale
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.benchmark.facing import Spare
from toolkit.benchmark.likeness import ALIKE, bag, likeness, stacked
from toolkit.corpus.rows import hash_of
from toolkit.model.benchmark import Words
from toolkit.model.norm import Modality

if TYPE_CHECKING:
    from toolkit.benchmark.likeness import Matrix

HEADS = 1000
"""Wordings of a topic around which others gather: the commonest. Others that are near none of them are left out."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text that peers have. peers: their ids; words: where the first of them has it."""

    hash: str
    topic: str
    modality: Modality
    peers: tuple[str, ...]
    words: Words


Group = tuple[Wording, ...]
"""The most central wording first."""


def wordings_of(spare: Iterable[Spare]) -> list[Wording]:
    """Each text once, with who has it; its topic and modality as most of them are read."""
    by_text: dict[str, list[Spare]] = defaultdict(list)
    for one in spare:
        by_text[one.words.text].append(one)
    return [_wording(text, rows) for text, rows in by_text.items()]


def _wording(text: str, rows: Sequence[Spare]) -> Wording:
    (topic, modality), _ = Counter((one.topic, one.modality) for one in rows).most_common(1)[0]
    peers = tuple(dict.fromkeys(one.words.code for one in rows))
    return Wording(hash_of(text), topic, modality, peers, rows[0].words)


def groups(found: Sequence[Wording], rows: Mapping[str, Any]) -> Iterator[Group]:
    """All wordings in groups. rows: the numbers that a corpus holds for texts, by hash; may be empty."""
    by_topic: dict[str, list[Wording]] = defaultdict(list)
    for one in sorted(found, key=lambda one: (-len(one.peers), one.words.text)):
        by_topic[one.topic].append(one)
    for topic in sorted(by_topic):
        yield from _of_topic(by_topic[topic], rows)


def _of_topic(found: Sequence[Wording], rows: Mapping[str, Any]) -> Iterator[Group]:
    """Each wording joins the head it is most like, or is one itself; the commonest come first."""
    import numpy as np

    alike = np.round(_likeness(found[:HEADS], found, rows), 4)
    is_head = np.zeros(len(alike), dtype=bool)
    members: dict[int, list[int]] = {}
    for place in range(len(found)):
        near = int(np.argmax(np.where(is_head, alike[:, place], -1.0)))
        if is_head[near] and alike[near, place] >= ALIKE:
            members[near].append(place)
        elif place < HEADS:
            is_head[place] = True
            members[place] = [place]
    for places in members.values():
        yield _central_first([found[place] for place in places], rows)


def _likeness(ones: Sequence[Wording], others: Sequence[Wording], rows: Mapping[str, Any]) -> Matrix:
    vocabulary: dict[str, int] = {}
    bags = [
        bag([one.words.text for one in side], vocabulary, stacked([one.hash for one in side], rows), grows=True)
        for side in (others, ones)
    ]
    return likeness(bags[1], bags[0])


def _central_first(found: Sequence[Wording], rows: Mapping[str, Any]) -> Group:
    """What most codes have in these very words; of equals the one that is most like all others."""
    few = found[:HEADS]
    near = _likeness(few, few, rows).sum(axis=1) if len(few) > 2 else [0.0] * len(few)
    best = max(range(len(few)), key=lambda place: (len(few[place].peers), round(float(near[place]), 4), -place))
    return (few[best], *(one for place, one in enumerate(found) if place != best))


def peers_of_group(group: Group) -> tuple[str, ...]:
    """The ids of all peers that have any of its wordings, in order."""
    return tuple(sorted({peer for one in group for peer in one.peers}))
