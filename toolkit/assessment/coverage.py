"""How much of the baseline the candidate covers, topic by topic."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.assessment.elsewhere import said_elsewhere
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.finding import CoverageRow

COVERED = frozenset({"equal", "equivalent", "superset"})


def coverage(crosswalk: Crosswalk, topics: Sequence[str] = ()) -> tuple[CoverageRow, ...]:
    """One row for each topic that the baseline treats, in the order of `topics`, then by name.

    A baseline provision counts once, under its surest topic: covered (equal, equivalent or superset), partial
    (subset or intersects, a link that a person has yet to look at, or words of it said in provisions that answer
    others), or missing.
    """
    kinds: dict[str, str] = dict.fromkeys(said_elsewhere(crosswalk), "subset")
    for link in crosswalk.correspondences:
        for id in link.baseline:
            if kinds.get(id) not in COVERED:  # met by any of its counterparts
                kinds[id] = "subset" if link.status == "needs_review" else link.relationship
    counts: dict[str, list[int]] = {}
    unmatched = (id for id in crosswalk.unmatched_baseline if crosswalk.baseline.by_id[id].topics)
    for id in dict.fromkeys((*kinds, *unmatched)):
        row = counts.setdefault(crosswalk.baseline.by_id[id].topic, [0, 0, 0])
        kind = kinds.get(id)
        row[2 if kind is None else 0 if kind in COVERED else 1] += 1
    order = {topic: place for place, topic in enumerate(topics)}
    names = sorted(counts, key=lambda topic: (order.get(topic, len(order)), topic))
    return tuple(CoverageRow(topic, sum(counts[topic]), *counts[topic]) for topic in names)
