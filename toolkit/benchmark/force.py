"""How strongly a topic is put: provisions of each modality, ours beside those of all peers together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from toolkit.model.benchmark import Force
from toolkit.model.norm import Modality

MODALITIES: tuple[Modality, ...] = ("obligation", "prohibition", "recommendation", "permission", "none")
Counted = tuple[str, Modality, int]


def counted(ours: Iterable[Counted], peers: Iterable[Counted], topics: Sequence[str]) -> tuple[Force, ...]:
    """Each topic that either side has, in the order of the topics; modalities from the strongest."""
    mine, theirs = _summed(ours), _summed(peers)
    return tuple(
        Force(topic, _row(mine, topic), _row(theirs, topic))
        for topic in topics
        if any((topic, modality) in side for side in (mine, theirs) for modality in MODALITIES)
    )


def _summed(rows: Iterable[Counted]) -> Counter[tuple[str, Modality]]:
    found: Counter[tuple[str, Modality]] = Counter()
    for topic, modality, count in rows:
        found[topic, modality] += count
    return found


def _row(counted: Counter[tuple[str, Modality]], topic: str) -> tuple[tuple[Modality, int], ...]:
    return tuple((modality, counted[topic, modality]) for modality in MODALITIES if counted[topic, modality])
