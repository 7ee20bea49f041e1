"""What very many peers have and our code lacks: the commonest texts of each topic gather the others around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import toolkit.corpus.matched as tables
from toolkit.benchmark.groups import Wording, groups
from toolkit.benchmark.lacks import MOST, RELATED
from toolkit.benchmark.likeness import ALIKE, bag, likeness, stacked
from toolkit.benchmark.scores import Mine
from toolkit.benchmark.ways import Ways
from toolkit.corpus.distinct import Texts, portions, texts_of
from toolkit.corpus.reading import vectors
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source
from toolkit.engines import Lost
from toolkit.errors import BadData
from toolkit.model.benchmark import Lack, Words

if TYPE_CHECKING:
    from toolkit.benchmark.likeness import Matrix

HEADS = 300
"""Texts of a topic, the commonest, that others may gather around."""
_FINE = 10_000


@dataclass(frozen=True)
class Heads:
    """The heads of one topic. things: the number of the thing that each is a wording of."""

    texts: tuple[str, ...]
    things: tuple[int, ...]
    rows: Matrix | None


def gathered(
    connection: Any,
    shelf: Shelf,
    asked: Sequence[Source],
    mine: Mine,
    near: Mapping[str, tuple[str, float]],
    order: Sequence[str],
    ways: Ways,
) -> tuple[Lack, ...]:
    """The lacks, the commonest first. near: for each text the id of our likest provision, and how like. Raises
    BadData."""
    ids = {one.place: one.id for one in asked}
    heads, topics = _heads(connection, ids)
    rows = vectors(shelf, [one.hash for one in heads], mine.encoder) if mine.encoder else {}
    things = list(groups(heads, rows))
    belongs = {one.hash: number for number, group in enumerate(things) for one in group}
    belongs |= _joined(shelf, mine.encoder, topics, belongs, _by_topic(things, rows), ways)
    holders: dict[int, list[str]] = defaultdict(list)
    for row in tables.holders(connection, list(belongs), list(belongs.values())):
        holders[row["thing"]].append(ids[row["code"]])
    found = [_lack(group[0], holders[number], near, len(asked)) for number, group in enumerate(things)]
    place = {topic: number for number, topic in enumerate(order)}
    found.sort(key=lambda one: (-one.have, place.get(one.topic, len(place)), one.words.text if one.words else ""))
    return tuple(found[:MOST])


def _heads(connection: Any, ids: Mapping[int, str]) -> tuple[list[Wording], dict[str, str]]:
    """The commonest wordings of each topic, and the topic of all others by their hash."""
    heads: list[Wording] = []
    counted: dict[str, int] = defaultdict(int)
    rest: dict[str, str] = {}
    for batch in tables.spare(connection, least=ALIKE):
        for hash, text, topic, modality, codes, code, id, cite in batch:
            if counted[topic] < HEADS:
                counted[topic] += 1
                heads.append(Wording(hash, topic, modality, (ids[code],) * codes, Words(ids[code], id, cite, text)))
            else:
                rest[hash] = topic
    return heads, rest


def _by_topic(things: Sequence[tuple[Wording, ...]], rows: Mapping[str, Any]) -> dict[str, Heads]:
    """The head of each thing: what is near one of its other wordings is mostly near the head."""
    found: dict[str, list[tuple[Wording, int]]] = defaultdict(list)
    for number, group in enumerate(things):
        found[group[0].topic].append((group[0], number))
    return {
        topic: Heads(
            tuple(one.words.text for one, _ in pairs),
            tuple(number for _, number in pairs),
            stacked([one.hash for one, _ in pairs], rows),
        )
        for topic, pairs in found.items()
    }


def _joined(
    shelf: Shelf, encoder: str, topics: Mapping[str, str], known: Mapping[str, int], heads: dict[str, Heads], ways: Ways
) -> dict[str, int]:
    """All other texts that are like a head of their topic, with the number of its thing."""

    def coming() -> Iterator[tuple[Texts, tuple[str, ...]]]:
        for portion in portions(shelf, encoder):
            some = texts_of(shelf, portion, encoder)
            yield some, tuple("" if hash in known else topics.get(hash, "") for hash in some.hashes)

    if not topics:
        return {}
    out: dict[str, int] = {}
    for found in ways.engine(partial(joined, heads=heads), coming()):
        if isinstance(found, Lost):
            raise BadData(f"the texts of the corpus could not all be compared: {found.reason}; try --workers 1")
        out |= found
    return out


def joined(given: tuple[Texts, tuple[str, ...]], *, heads: Mapping[str, Heads]) -> dict[str, int]:
    """What a worker does, a topic at a time."""
    some, topics = given
    by_topic: dict[str, list[int]] = defaultdict(list)
    for place, topic in enumerate(topics):
        if topic in heads:
            by_topic[topic].append(place)
    return {
        hash: number for topic in sorted(by_topic) for hash, number in _of_topic(some, by_topic[topic], heads[topic])
    }


def _of_topic(some: Texts, places: Sequence[int], heads: Heads) -> Iterator[tuple[str, int]]:
    import numpy as np

    vocabulary: dict[str, int] = {}
    both = heads.rows is not None and some.rows is not None
    ones = bag(heads.texts, vocabulary, heads.rows if both else None, grows=True)
    rows = some.rows[list(places)] if both and some.rows is not None else None
    alike = np.round(likeness(ones, bag([some.texts[place] for place in places], vocabulary, rows)) * _FINE)
    best = alike.argmax(axis=0)
    for column, place in enumerate(places):
        if alike[best[column], column] >= ALIKE * _FINE:
            yield some.hashes[place], heads.things[best[column]]


def _lack(head: Wording, peers: Sequence[str], near: Mapping[str, tuple[str, float]], of: int) -> Lack:
    id, score = near.get(head.hash, ("", 0.0))
    names = tuple(sorted(peers))
    return Lack(head.topic, len(names), of, names, head.words, head.modality, id if score >= RELATED else "")
