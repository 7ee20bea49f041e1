"""Which codes share a text: councils copy a model, or each other, and a group of them differs in names and amounts.

To compare all with all would take a hundred million comparisons for ten thousand codes; so only codes whose prints
(`prints`) agree in some band are compared, each with the first of its band.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from toolkit.benchmark.prints import NOTHING, SIZE, prints
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source, among, holders, wordings
from toolkit.engines import Engine, Lost
from toolkit.errors import BadData
from toolkit.model.benchmark import Cluster

ALIKE = 1 / 3
"""Least share of places at which two prints agree: half of the runs of words of each are the other's too."""
ROWS = 2
"""Numbers in a band. Two codes just alike enough agree in one of the 48 bands with a chance of .996."""


def clusters(shelf: Shelf, asked: Sequence[Source], *, engine: Engine) -> tuple[Cluster, ...]:
    """Groups of two codes or more that share a text, the largest first. Members by id. Raises BadData."""
    codes = _prints_of_codes(shelf, asked, engine)
    ids = {one.place: one.id for one in asked}
    groups = [_cluster(group, codes, ids) for group in _groups(codes) if len(group) > 1]
    return tuple(sorted(groups, key=lambda one: (-len(one.members), one.centre)))


def _prints_of_codes(shelf: Shelf, asked: Sequence[Source], engine: Engine) -> dict[int, Any]:
    """The print of each code that has one, by its place."""
    import numpy as np

    hashes: list[str] = []
    with among(shelf, asked) as connection:

        def batches() -> Iterator[list[tuple[str, str]]]:
            for batch in wordings(connection):
                hashes.extend(hash for hash, _ in batch)
                yield batch

        work: Callable[[list[tuple[str, str]]], Any] = prints
        found = [_whole(one) for one in engine(work, batches())]
        held = holders(connection, hashes)
    if not found:
        return {}
    rows = np.concatenate(found)
    starts = np.flatnonzero(np.diff(held["code"], prepend=-1))
    least = np.minimum.reduceat(rows[held["text"]], starts, axis=0)
    codes = dict(zip(held["code"][starts].tolist(), least, strict=True))
    return {place: row for place, row in codes.items() if row[0] != NOTHING}


def _whole(found: Any) -> Any:
    if isinstance(found, Lost):
        raise BadData(f"the texts of the corpus could not all be compared: {found.reason}; try --workers 1")
    return found


def _groups(codes: dict[int, Any]) -> list[list[int]]:
    """Codes joined by shared texts, directly or through others."""
    head = {place: place for place in codes}

    def top(place: int) -> int:
        while head[place] != place:
            head[place] = head[head[place]]
            place = head[place]
        return place

    for one, other in _likely(codes):
        first, second = sorted((top(one), top(other)))
        if first != second and _agree(codes[one], codes[other]) >= ALIKE:
            head[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for place in codes:
        groups[top(place)].append(place)
    return list(groups.values())


def _agree(one: Any, other: Any) -> float:
    return float((one == other).mean())


def _likely(codes: dict[int, Any]) -> Iterator[tuple[int, int]]:
    """Pairs that agree in some band: each code with the first that has the same."""
    for band in range(0, SIZE, ROWS):
        first: dict[bytes, int] = {}
        for place, row in codes.items():
            key = row[band : band + ROWS].tobytes()
            if key in first:
                yield first[key], place
            else:
                first[key] = place


def _cluster(group: Sequence[int], codes: dict[int, Any], ids: dict[int, str]) -> Cluster:
    """The centre is the code that is nearest to the commonest number at each place of the members' prints."""
    import numpy as np

    rows = np.array([codes[place] for place in group])
    common = np.array([_commonest(column) for column in rows.T], dtype=rows.dtype)
    near = (rows == common).mean(axis=1)
    centre = rows[int(near.argmax())]
    agreed = float((rows == centre).mean(axis=1).min())
    # Of two sets of one size that have a share s of all in common, each has 2s/(1+s) of the other.
    share = round(2 * agreed / (1 + agreed), 2)
    return Cluster(ids[group[int(near.argmax())]], tuple(sorted(ids[place] for place in group)), share)


def _commonest(column: Any) -> int:
    import numpy as np

    values, counts = np.unique(column, return_counts=True)
    return int(values[counts.argmax()])
