"""All codes of a corpus beside each other, without one of ours: what most of them have is what each is measured by.

most codes forbid bribes, most have a gifts register       gifts: of 2; a code with one of the two is partial
nothing on whistleblowing is common to most                whistleblowing: has it any rule on it at all? of 1; open:
                                                           it may speak of it (speaking.py)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import toolkit.corpus.matched as tables
from toolkit import pipeline
from toolkit.benchmark.anonymous import anonymised
from toolkit.benchmark.clusters import clusters
from toolkit.benchmark.consensus import consensus
from toolkit.benchmark.expected import with_entries
from toolkit.benchmark.force import counted
from toolkit.benchmark.gathering import gathered
from toolkit.benchmark.matching import stated_by
from toolkit.benchmark.matrix import state_of
from toolkit.benchmark.parameters import distributions
from toolkit.benchmark.peers import Chosen, asked_of, peers_of, versions_of
from toolkit.benchmark.scores import Mine
from toolkit.benchmark.speaking import heard, meant
from toolkit.benchmark.ways import Ways
from toolkit.corpus.distinct import encoder_of
from toolkit.corpus.reading import provision_counts
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source
from toolkit.model.benchmark import Benchmark, Cell, Lack, Lineage
from toolkit.model.catalogue import Catalogue, Setting


def sector(
    shelf: Shelf,
    chosen: Chosen,
    ways: Ways,
    *,
    catalogues: Sequence[Catalogue] = (),
    setting: Setting = pipeline.NOBODY_SAID,
    anonymise: bool = False,
) -> Benchmark:
    """The whole of the chosen codes. `lacks` are the things that any of them have, the commonest first. Raises
    BadData."""
    order, asked = pipeline.topic_names(), asked_of(chosen)
    mine = Mine((), None, "" if ways.encoder == "lexical" else encoder_of(shelf))
    with tables.beside(shelf, asked) as connection:
        ways.tell("What most codes have")
        things = gathered(connection, shelf, asked, mine, {}, order, ways)
        said = tables.spoken(connection)
        spoken = heard(said, meant(connection, shelf, mine.encoder), asked, order)
        topics = [topic for topic in order if any(_touched((one.place, topic), said, spoken) for one in asked)]
        stated = list(stated_by(connection, {one.place: one.id for one in asked}))
        forces = tables.forces(connection)
    made = Benchmark(
        code=None,
        peers=peers_of(chosen.held, provision_counts(shelf)),
        topics=tuple(topics),
        cells=tuple(_cells(asked, topics, things, spoken)),
        lacks=things,
        distributions=distributions((), stated, order),
        forces=counted((), forces, order),
        lineage=Lineage(clusters=clusters(shelf, asked, engine=ways.engine)),
        consensus=consensus(shelf, asked, topics),
        method="matched",
        warnings=chosen.warnings,
        models=(mine.encoder or "lexical only",),
    )
    steps, warnings = versions_of(shelf, chosen, ways)
    made = replace(made, steps=steps, warnings=(*made.warnings, *warnings))
    made = with_entries(made, None, shelf, chosen, catalogues, setting, ways)
    return anonymised(made, shelf) if anonymise else made


def _touched(
    key: tuple[int, str], said: Mapping[tuple[int, str], float], spoken: Mapping[tuple[int, str], bool]
) -> bool:
    """The code has the topic by its words, or surely by what its texts mean."""
    return bool(said.get(key)) or spoken.get(key, False)


def _cells(
    asked: Sequence[Source], topics: Sequence[str], things: Sequence[Lack], spoken: Mapping[tuple[int, str], bool]
) -> Iterator[Cell]:
    common: dict[str, list[frozenset[str]]] = defaultdict(list)
    for one in things:
        if 2 * one.have > one.of:
            common[one.topic].append(frozenset(one.peers))
    for source in asked:
        for topic in topics:
            met = sum(source.id in peers for peers in common[topic])
            of, surest = len(common[topic]), spoken.get((source.place, topic))
            if not of:
                met, of = int(bool(surest)), 1
            yield Cell(topic, source.id, state_of(met, of, open=surest is not None), "open", met, of)
