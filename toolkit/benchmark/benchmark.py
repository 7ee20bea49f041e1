"""A code among its peers, put together: the door of this room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from toolkit import pipeline
from toolkit.benchmark.clusters import clusters
from toolkit.benchmark.consensus import consensus
from toolkit.benchmark.facing import Facing, forces
from toolkit.benchmark.facings import facings
from toolkit.benchmark.force import force
from toolkit.benchmark.groups import wordings_of
from toolkit.benchmark.lacks import lacks
from toolkit.benchmark.lineage import lineage
from toolkit.benchmark.matrix import cells, topics_of
from toolkit.benchmark.parameters import distributions
from toolkit.benchmark.partial import Partial
from toolkit.benchmark.peers import Chosen, peers_of
from toolkit.benchmark.stated import stated
from toolkit.benchmark.steps import steps
from toolkit.corpus.reading import provision_counts, vectors
from toolkit.corpus.rows import hash_of
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source, sources
from toolkit.engines import Engine
from toolkit.errors import BadData
from toolkit.model.benchmark import Benchmark, Lack, Lineage, Step, Words
from toolkit.model.catalogue import Catalogue
from toolkit.model.norm import Analysis
from toolkit.model.provision import Provision

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Ways:
    """How the work is done. encoder: as `pipeline.encoder_named` takes it; rows, parts: folders in which encoded texts
    and parts of the result are kept, None = nowhere; tell: is told what goes on."""

    engine: Engine
    encoder: str = "default"
    rows: Path | None = None
    parts: Path | None = None
    tell: Progress = field(default=lambda _: None)


def benchmark(
    ours: Analysis | None,
    shelf: Shelf,
    chosen: Chosen,
    ways: Ways,
    *,
    catalogues: Sequence[Catalogue] = (),
    anonymise: bool = False,
) -> Benchmark:
    """Our code among the chosen peers; without one, the whole of them. Raises BadData."""
    if ours is None:
        raise BadData("not yet")
    order = pipeline.topic_names()
    peers = peers_of(chosen.held, provision_counts(shelf))
    found = list(_faced(ours, shelf, chosen, ways))
    topics = topics_of(ours, order)
    met = {one.ours for facing in found for one in facing.answers}
    own = [one for one in ours.instrument.provisions if one.text and ours.by_id[one.id].topics]
    told = _lacks(own, found, shelf, order, ways)
    ways.tell("Whence our words came")
    kin, versions = _kin(ours, shelf, chosen, ways), _versions(shelf, chosen, ways)
    return Benchmark(
        code=ours.instrument,
        peers=peers,
        topics=tuple(topics),
        cells=tuple(cells(topics, found)),
        lacks=told,
        distributions=distributions(stated(ours, code=""), (row for one in found for row in one.stated), order),
        forces=force(forces(ours), (row for one in found for row in one.forces), order),
        lineage=kin,
        alone=tuple(one.id for one in own if one.id not in met),
        consensus=consensus(shelf, _asked(shelf, chosen), list(topics)),
        steps=versions[0],
        words=_quoted(found),
        warnings=(*chosen.warnings, *versions[1]),
        models=_models(ours, ways),
    )


def _faced(ours: Analysis, shelf: Shelf, chosen: Chosen, ways: Ways) -> Iterable[Facing]:
    count = len(chosen.held)
    return facings(
        ours,
        shelf,
        chosen.held,
        engine=ways.engine,
        encoder=ways.encoder,
        rows=ways.rows,
        kept=Partial(ways.parts),
        done=lambda number: ways.tell(f"{number} of {count} codes compared"),
    )


def _lacks(
    own: Sequence[Provision], found: Sequence[Facing], shelf: Shelf, order: Sequence[str], ways: Ways
) -> tuple[Lack, ...]:
    ways.tell("What peers have and we lack")
    spare = wordings_of(row for one in found for row in one.spare)
    name, rows = vectors(shelf, [one.hash for one in spare])
    rows |= _own_rows(own, name, ways.encoder)
    return lacks(own, spare, rows, order, of=len(found))


def _own_rows(own: Sequence[Provision], name: str, encoder: str) -> dict[str, Any]:
    """Rows of our texts, by the encoder that the corpus was filled with; none where that is another."""
    import numpy as np

    texts = [one.text for one in own] if name else []
    used, found = pipeline.rows_encoded(texts, encoder=encoder) if texts else ("", [])
    if not used or used != name:
        return {}
    return {hash_of(text): np.asarray(row, dtype=np.float32) for text, row in zip(texts, found, strict=True)}


def _kin(ours: Analysis, shelf: Shelf, chosen: Chosen, ways: Ways) -> Lineage:
    found = lineage(ours, shelf, [one.id for _, one in chosen.held], engine=ways.engine)
    return replace(found, clusters=clusters(shelf, _asked(shelf, chosen), engine=ways.engine))


def _asked(shelf: Shelf, chosen: Chosen) -> list[Source]:
    ids = {one.id for _, one in chosen.held}
    return [one for one in sources(shelf) if one.id in ids]


def _versions(shelf: Shelf, chosen: Chosen, ways: Ways) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """Over time, of the peers: all that the corpus holds of their authorities and kinds."""
    wanted = {(one.id.partition("/")[0], one.kind) for _, one in chosen.held}
    ways.tell("Over time")
    every = [one for one in sources(shelf) if (one.id.partition("/")[0], one.kind) in wanted]
    return steps(shelf, every, engine=ways.engine)


def _quoted(found: Iterable[Facing]) -> tuple[Words, ...]:
    """Each quoted provision once, by code and then as the codes have them."""
    every = {(one.code, one.id): one for facing in found for one in facing.words}
    return tuple(every[key] for key in sorted(every))


def _models(ours: Analysis, ways: Ways) -> tuple[str, ...]:
    found = pipeline.encoder_named(ways.encoder)
    return tuple(dict.fromkeys((*ours.models, *(one.name for one in pipeline.votes(found)))))
