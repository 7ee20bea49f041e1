"""A benchmark as one table: a row for each cell, with the ids of what answers what."""

from __future__ import annotations

from toolkit.corpus.exported import parquet_of
from toolkit.model.benchmark import Benchmark


def table_of(found: Benchmark) -> bytes:
    """The cells as a Parquet file; ids of ours and theirs as lists, answer by answer (theirs joined by a space)."""
    names = {one.code: one.name for one in found.peers}
    rows = [
        {
            "topic": one.topic,
            "peer": one.peer,
            "name": names.get(one.peer, ""),
            "state": one.state,
            "standing": one.standing,
            "met": one.met,
            "of": one.of,
            "unsure": one.unsure,
            "ours": [answer.ours for answer in one.answers],
            "theirs": [" ".join(answer.theirs) for answer in one.answers],
            "relationship": [answer.relationship for answer in one.answers],
            "answer_standing": [answer.standing for answer in one.answers],
            "score": [answer.score for answer in one.answers],
        }
        for one in found.cells
    ]
    return parquet_of(rows)
