"""All peers faced in chunks, here, on a pool of processes or on a cluster; what a chunk gave is kept for a next run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path

from toolkit import pipeline
from toolkit.benchmark.facing import Facing, facing
from toolkit.benchmark.partial import NOWHERE, Partial
from toolkit.corpus.reading import Held, analyses
from toolkit.corpus.rows import rows_of
from toolkit.corpus.shelf import Shelf
from toolkit.engines import Engine, Lost
from toolkit.errors import BadData
from toolkit.model.codec import from_data, to_data
from toolkit.model.norm import Analysis

CHUNK, SHARES = 8, 8
"""Codes read, sent to a worker and faced at a time: memory is bounded by it. Few codes are dealt in about so many
shares, whatever the number of workers, so that each of them has some."""
Chunk = tuple[Held, ...]
Said = Callable[[int], None]


def facings(
    ours: Analysis,
    shelf: Shelf,
    held: Sequence[Held],
    *,
    engine: Engine,
    encoder: str = "default",
    rows: Path | None = None,
    kept: Partial = NOWHERE,
    done: Said = lambda _: None,
) -> Iterator[Facing]:
    """Each peer's facing, in order. rows: where encoded texts are kept; done: is told how many peers are through.

    Raises BadData.
    """
    own = rows_of(ours).parsed
    chunks = dealt(held)
    keys = [kept.key("aligned", encoder, own, *(f"{one.id} {one.parsed}" for _, one in chunk)) for chunk in chunks]
    missing = [place for place, key in enumerate(keys) if not kept.holds(key)]
    work = partial(_faced, ours=ours, encoder=encoder, rows=rows)
    fresh = engine(work, (analyses(shelf, chunks[place]) for place in missing))
    for place, key in enumerate(keys):
        found = _whole(next(fresh), chunks[place]) if place in missing else _read(kept, key)
        if place in missing:
            kept.keep(key, json.dumps(to_data(found)))
        yield from found
        done(sum(len(chunk) for chunk in chunks[: place + 1]))


def dealt(held: Sequence[Held]) -> list[Chunk]:
    """The codes in chunks, in their order."""
    size = min(CHUNK, -(-len(held) // SHARES))
    return [tuple(held[start : start + size]) for start in range(0, len(held), size or 1)]


def _faced(peers: tuple[Analysis, ...], *, ours: Analysis, encoder: str, rows: Path | None) -> tuple[Facing, ...]:
    """What a worker does."""
    found = encoder_of(encoder, rows)
    return tuple(facing(ours, peer, encoder=found) for peer in peers)


@cache
def encoder_of(name: str, rows: Path | None) -> pipeline.Encoder | None:
    """The encoder, loaded once in each process."""
    return pipeline.encoder_named(name, cache=rows)


def _whole(found: tuple[Facing, ...] | Lost, chunk: Chunk) -> tuple[Facing, ...]:
    if isinstance(found, Lost):
        names = ", ".join(one.id for _, one in chunk)
        raise BadData(f"one of these codes cannot be compared ({found.reason}): {names}; leave it out of the peers")
    return found


def _read(kept: Partial, key: str) -> tuple[Facing, ...]:
    return tuple(from_data(Facing, one) for one in json.loads(kept.read(key)))
