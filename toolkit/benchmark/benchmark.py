"""A code among its peers, put together: the door of this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit import pipeline
from toolkit.benchmark.aligned import aligned, with_words
from toolkit.benchmark.anonymous import anonymised
from toolkit.benchmark.clusters import clusters
from toolkit.benchmark.consensus import consensus
from toolkit.benchmark.expected import with_entries
from toolkit.benchmark.facing import forces
from toolkit.benchmark.force import counted
from toolkit.benchmark.lineage import lineage
from toolkit.benchmark.matching import matched
from toolkit.benchmark.matrix import topics_of
from toolkit.benchmark.parameters import distributions
from toolkit.benchmark.peers import Chosen, asked_of, peers_of, versions_of
from toolkit.benchmark.scores import Mine
from toolkit.benchmark.seen import Seen
from toolkit.benchmark.stated import stated
from toolkit.benchmark.ways import Ways as Ways
from toolkit.corpus.distinct import encoder_of
from toolkit.corpus.reading import provision_counts
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source
from toolkit.model.benchmark import QUOTED, Benchmark, Lineage, Method
from toolkit.model.catalogue import Catalogue, Setting
from toolkit.model.norm import Analysis

ALIGNED = 200
"""Peers up to which each is aligned with our code by itself."""


def benchmark(
    ours: Analysis,
    shelf: Shelf,
    chosen: Chosen,
    ways: Ways,
    *,
    method: Method | None = None,
    catalogues: Sequence[Catalogue] = (),
    setting: Setting = pipeline.NOBODY_SAID,
    anonymise: bool = False,
) -> Benchmark:
    """Our code among the chosen peers. method: by default as docs/benchmark.md says, by their number. Raises
    BadData."""
    order = pipeline.topic_names()
    topics = topics_of(ours, order)
    asked = asked_of(chosen)
    mine = _mine(ours, shelf, ways.encoder)
    way: Method = method or ("aligned" if len(asked) <= ALIGNED else "matched")
    if way == "aligned":
        seen = aligned(ours, shelf, chosen.held, mine, topics, order, ways)
    else:
        seen = matched(ours, shelf, asked, mine, topics, order, ways)
    made = _put_together(ours, shelf, chosen, asked, seen, list(topics), order, ways)
    made = replace(made, method=way, models=_models(ours, mine, way, ways))
    made = with_entries(made, ours, shelf, chosen, catalogues, setting, ways)
    return anonymised(made, shelf) if anonymise else made


def _put_together(
    ours: Analysis,
    shelf: Shelf,
    chosen: Chosen,
    asked: list[Source],
    seen: Seen,
    topics: list[str],
    order: list[str],
    ways: Ways,
) -> Benchmark:
    few = len(asked) <= QUOTED
    ways.tell("Whence our words came")
    kin = _kin(ours, shelf, asked, ways)
    versions = versions_of(shelf, chosen, ways, ours=ours.instrument)
    return Benchmark(
        code=ours.instrument,
        peers=peers_of(chosen.held, provision_counts(shelf)),
        topics=tuple(topics),
        cells=seen.cells,
        lacks=seen.lacks,
        distributions=distributions(stated(ours, code=""), seen.stated, order),
        forces=counted(forces(ours), seen.forces, order),
        lineage=kin,
        alone=tuple(one.id for one in with_words(ours) if one.id not in seen.met),
        consensus=consensus(shelf, asked, _told(ours, topics, order)),
        steps=versions[0],
        words=seen.words if few else (),
        warnings=(*chosen.warnings, *versions[1], *(() if few else (_many(len(asked)),))),
    )


def _told(ours: Analysis, topics: Sequence[str], order: Sequence[str]) -> list[str]:
    """Topics of which a wording is quoted: ours, and those of which no provision of ours speaks even beside another."""
    beside = {score.topic for facts in ours.facts for score in facts.topics}
    return [topic for topic in order if topic in topics or topic not in beside]


def _many(count: int) -> str:
    return (
        f"With {count} peers, cells say how many of our provisions are met, without the words that meet them; -o with "
        f"the ending .parquet names every one."
    )


def _mine(ours: Analysis, shelf: Shelf, encoder: str) -> Mine:
    """Our texts, with rows of the encoder that the corpus was filled with; without where that is another one."""
    import numpy as np

    texts = tuple(dict.fromkeys(one.text for one in with_words(ours)))
    used, rows = pipeline.rows_encoded(texts, encoder=encoder) if encoder != "lexical" else ("", [])
    if not rows or used != encoder_of(shelf):
        return Mine(texts, None)
    return Mine(texts, np.asarray(rows, dtype=np.float32), used)


def _kin(ours: Analysis, shelf: Shelf, asked: list[Source], ways: Ways) -> Lineage:
    found = lineage(ours, shelf, [one.id for one in asked], engine=ways.engine)
    return replace(found, clusters=clusters(shelf, asked, engine=ways.engine))


def _models(ours: Analysis, mine: Mine, way: Method, ways: Ways) -> tuple[str, ...]:
    if way == "matched":
        return tuple(dict.fromkeys((*ours.models, mine.encoder or "lexical only")))
    used = pipeline.votes(pipeline.encoder_named(ways.encoder))
    return tuple(dict.fromkeys((*ours.models, *(one.name for one in used))))
