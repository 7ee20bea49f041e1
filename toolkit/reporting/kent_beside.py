"""The points that go with a provision on such a topic (the room, the register), from the whole of both codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.model.crosswalk import Correspondence, Crosswalk
from toolkit.model.norm import Analysis, Facet, ProvisionFacts
from toolkit.reporting.kent_values import Point, Said, in_words, kent_words, on_topics, values_of

DUTIES = ("obligation", "prohibition", "recommendation")


def points_beside(
    crosswalk: Crosswalk, family: Sequence[str], links: Sequence[Correspondence], known: set[str]
) -> Iterator[Point]:
    """What goes with a provision on such a topic, from the whole of both codes."""
    for group in kent_words()["group"]:
        if not any(_belongs(crosswalk.baseline.by_id[one], group) for one in family):
            continue
        baseline = on_topics(crosswalk.baseline, group["topics"]) | set(family)
        linked = {one for link in links if baseline & set(link.baseline) for one in link.candidate}
        candidate = on_topics(crosswalk.candidate, group["topics"]) | linked
        for name in group["points"]:
            if name not in known:
                duties = name in group["duties"]
                yield from _group_point(
                    crosswalk, name, (baseline, candidate), links, topics=group["topics"], duties=duties
                )


def _belongs(facts: ProvisionFacts, group: dict[str, Any]) -> bool:
    """Mainly on a topic of the group, or on one beside a topic that has no rules of its own."""
    topics = {score.topic for score in facts.topics}
    return facts.topic in group["topics"] or (facts.topic not in group["apart"] and bool(topics & set(group["topics"])))


def _group_point(
    crosswalk: Crosswalk,
    name: str,
    sides: tuple[set[str], set[str]],
    links: Sequence[Correspondence],
    *,
    topics: Sequence[str],
    duties: bool,
) -> Iterator[Point]:
    baseline, candidate = (
        _strongest(analysis, name, _surest(analysis, ids, topics, duties=duties))
        for analysis, ids in zip((crosswalk.baseline, crosswalk.candidate), sides, strict=True)
    )
    if not baseline[1]:
        return
    stated = {one.id for one in baseline[1]}
    nearest = tuple(dict.fromkeys(one for link in links if stated & set(link.baseline) for one in link.candidate))
    result = _result(name, baseline, candidate)
    yield Point(name, baseline[1], candidate[1], result, own=False, nearest=nearest)


def _surest(analysis: Analysis, ids: set[str], topics: Sequence[str], *, duties: bool) -> list[str]:
    """Of these provisions the ones that count, those surest on the topics first: they are the ones to be quoted."""

    def unsure(one: ProvisionFacts) -> float:
        return -max((score.confidence for score in one.topics if score.topic in topics), default=0.0)

    kept = [one for one in analysis.facts if one.id in ids and (not duties or one.modality in DUTIES)]
    return [one.id for one in sorted(kept, key=unsure)]


def _strongest(analysis: Analysis, name: str, ids: Sequence[str]) -> tuple[int, tuple[Said, ...]]:
    """The strongest value with its rank, or all values of a facet that has no ranks."""
    ranks = kent_words()["rank"].get(name)
    if not ranks:
        return 0, values_of(analysis, name, ids)
    facets = [(ranks.index(facet.value), one, facet) for one in ids for facet in _ranked(analysis, name, one, ranks)]
    best = max((rank for rank, _, _ in facets), default=0)
    return best, tuple(Said(in_words(facet.value), one, facet.span) for rank, one, facet in facets if rank == best)[:2]


def _ranked(analysis: Analysis, name: str, one: str, ranks: Sequence[str]) -> Iterator[Facet]:
    for facet in analysis.by_id[one].facets(name):  # type: ignore[arg-type]
        if facet.value in ranks and facet.value != "none":
            yield facet


def _result(name: str, baseline: tuple[int, tuple[Said, ...]], candidate: tuple[int, tuple[Said, ...]]) -> str:
    if not candidate[1]:
        return "none"
    if name not in kent_words()["rank"]:
        return "same" if {one.words for one in baseline[1]} == {one.words for one in candidate[1]} else "neutral"
    ranks = baseline[0], candidate[0]
    return "same" if ranks[0] == ranks[1] else "weaker" if ranks[1] < ranks[0] else "stricter"
