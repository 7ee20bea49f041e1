"""Distributions of what codes state: where ours stands among the peers', and who stands far out."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from toolkit.benchmark.stated import FACETS, Stated
from toolkit.model.benchmark import Distribution, Reading

FEWEST_FOR_QUARTILES = 4
FAR = 1.5
"""Times the interquartile range beyond the quartiles: an outlier, by Tukey's rule (Exploratory Data Analysis, 1977)."""
_FIRST = ("gifts", "threshold")
Key = tuple[str, str, str]


def distributions(ours: Sequence[Stated], peers: Iterable[Stated], topics: Sequence[str]) -> tuple[Distribution, ...]:
    """One for each topic, facet and unit that our code or any peer states: the threshold for gifts first, then in the
    order of the topics."""
    mine, theirs = _by_key(ours), _by_key(peers)
    keys = sorted({*mine, *theirs}, key=lambda key: (key[:2] != _FIRST, *_place(key, topics)))
    return tuple(_distribution(key, mine.get(key, []), theirs.get(key, [])) for key in keys)


def _place(key: Key, topics: Sequence[str]) -> tuple[int, int, str]:
    topic, facet, unit = key
    return topics.index(topic) if topic in topics else len(topics), [*map(str, FACETS)].index(facet), unit


def _by_key(rows: Iterable[Stated]) -> dict[Key, list[Reading]]:
    found: dict[Key, list[Reading]] = {}
    for one in rows:
        found.setdefault((one.topic, one.facet, one.unit), []).append(one.reading)
    return found


def _distribution(key: Key, ours: Sequence[Reading], peers: Sequence[Reading]) -> Distribution:
    lowest = list(_lowest(peers))
    numbers = [one.number for one in lowest if one.number is not None]
    counted = Counter(value for _, value in {(one.peer, one.value) for one in peers})
    low, middle, high = quartiles(numbers)
    return Distribution(
        *key,
        ours=tuple(ours),
        peers=tuple(peers),
        counts=tuple(sorted(counted.items(), key=lambda row: (-row[1], row[0]))),
        low=low,
        middle=middle,
        high=high,
        place=_share_below(numbers, [one.number for one in ours if one.number is not None]),
        outliers=tuple(_outliers(lowest, low, high)),
    )


def _lowest(peers: Sequence[Reading]) -> Iterator[Reading]:
    """One reading for each peer: of several the lowest, for that is what binds first."""
    found: dict[str, Reading] = {}
    for one in peers:
        if one.number is not None and (one.peer not in found or one.number < (found[one.peer].number or 0.0)):
            found[one.peer] = one
    yield from found.values()


def quartiles(numbers: Sequence[float]) -> tuple[float | None, float | None, float | None]:
    """Lower quartile, median, upper quartile; of fewer than four numbers the median alone."""
    if not numbers:
        return None, None, None
    if len(numbers) < FEWEST_FOR_QUARTILES:
        return None, statistics.median(numbers), None
    low, middle, high = statistics.quantiles(numbers, n=4, method="inclusive")
    return low, middle, high


def _share_below(peers: Sequence[float], ours: Sequence[float]) -> float | None:
    return sum(one < min(ours) for one in peers) / len(peers) if peers and ours else None


def _outliers(lowest: Iterable[Reading], low: float | None, high: float | None) -> Iterator[Reading]:
    if low is None or high is None:
        return
    reach = FAR * (high - low)
    for one in lowest:
        if one.number is not None and not low - reach <= one.number <= high + reach:
            yield one
