"""The wording of each topic that is nearest to how all peers word it: quoted from one of them, never made up.

Of all provisions on a topic, each counted once for every code that has it, the one whose meaning is nearest to the mean
of all: the medoid by squared distance, found in two passes whatever the number of codes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import (
    Source,
    among,
    commonest,
    first_holder,
    meanings,
    topic_codes,
    topic_texts,
    where,
)
from toolkit.model.benchmark import Consensus, Words

LEAST = 40
"""Least signs of a wording that can stand for a topic: an item of a list says nothing by itself."""
_FINE = 1 << 24
"""Rows are summed as whole numbers of this part of one, so that the order in which they come makes no difference."""


def consensus(shelf: Shelf, asked: Sequence[Source], topics: Sequence[str]) -> tuple[Consensus, ...]:
    """One wording for each of the topics that any of the codes speaks of, in their order. Raises BadData."""
    by_place = {one.place: one for one in asked}
    with among(shelf, asked) as connection:
        have = topic_codes(connection)
        topic_texts(connection, least=LEAST)
        chosen = commonest(connection) | _central(connection)
        holder = first_holder(connection, list(chosen.values()))
        pairs = [(by_place[holder[text]].parsed, text) for text in chosen.values()]
        rows = where(connection, [parsed for parsed, _ in pairs], [text for _, text in pairs])
    found = {(row["parsed"], row["hash"]): row for row in rows}
    return tuple(
        Consensus(topic, _words(by_place[holder[text]], found, text), have.get(topic, 0), len(asked))
        for topic in topics
        if (text := chosen.get(topic))
    )


def _words(source: Source, found: dict[tuple[str, str], Any], text: str) -> Words:
    row = found[source.parsed, text]
    return Words(source.id, row["id"], row["cite"], row["text"])


def _central(connection: Any) -> dict[str, str]:
    """For each topic the text nearest to the mean; of equals the first by hash. Nothing where nothing was encoded."""
    import numpy as np

    sums: dict[str, Any] = {}
    for topics, _, codes, rows in meanings(connection):
        fine = np.rint(rows.astype(np.float64) * _FINE).astype(np.int64) * codes[:, None].astype(np.int64)
        for topic in set(topics):
            own = fine[[place for place, one in enumerate(topics) if one == topic]].sum(axis=0)
            sums[topic] = sums.get(topic, 0) + own
    means = {topic: total / np.linalg.norm(total.astype(np.float64)) for topic, total in sums.items() if total.any()}
    best: dict[str, tuple[float, str]] = {}
    for topics, texts, _, rows in meanings(connection):
        for topic, text, row in zip(topics, texts, rows, strict=True):
            if topic in means:
                near = (-round(float(row.astype(np.float64) @ means[topic]), 6), text)
                best[topic] = min(best.get(topic, near), near)
    return {topic: text for topic, (_, text) in best.items()}
