"""What a catalogue expects: how many peers meet each entry that our code does not."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from toolkit import pipeline
from toolkit.benchmark.facing import words
from toolkit.benchmark.facings import dealt, encoder_of
from toolkit.benchmark.partial import Partial
from toolkit.benchmark.peers import Chosen
from toolkit.benchmark.ways import Ways
from toolkit.corpus.reading import Held, analyses
from toolkit.corpus.rows import hash_of
from toolkit.corpus.shelf import Shelf
from toolkit.engines import Lost
from toolkit.errors import BadData
from toolkit.model.benchmark import Benchmark, Lack, Words
from toolkit.model.catalogue import Catalogue, Entry, Expectation, Met, Setting
from toolkit.model.codec import from_data, to_data
from toolkit.model.norm import Analysis

ASKED = 60
"""Peers audited at most; of more, so many evenly by their ids."""


@dataclass(frozen=True, slots=True)
class Audited:
    """One entry at one code. words: the place that shows it best, None where nothing does."""

    peer: str
    catalogue: str
    entry: str
    met: Met
    words: Words | None


def with_entries(
    made: Benchmark,
    ours: Analysis | None,
    shelf: Shelf,
    chosen: Chosen,
    catalogues: Sequence[Catalogue],
    setting: Setting,
    ways: Ways,
) -> Benchmark:
    """The benchmark with the entries that our code does not meet among its lacks, all by their share. Raises BadData.

    An entry that only allows something is none that a code can lack.

    Every code is judged by the law on the day of ours, so that like is set beside like.
    """
    if not catalogues:
        return made
    case = replace(setting, on=setting.on or (ours.instrument.date if ours else ""))
    some = chosen.held[:: -(-len(chosen.held) // ASKED)]
    told = _entries(ours, list(_all(shelf, some, catalogues, case, ways)), catalogues, case, ways)
    lacks = sorted((*made.lacks, *told), key=lambda one: -one.have / one.of)
    sampled = f"The catalogues were asked of {len(some)} of the {len(chosen.held)} peers, taken evenly by their names."
    warnings = (*made.warnings, *((sampled,) if len(some) < len(chosen.held) else ()))
    return replace(made, lacks=tuple(lacks), catalogues=tuple(one.id for one in catalogues), warnings=warnings)


def _entries(
    ours: Analysis | None,
    found: Sequence[Audited],
    catalogues: Sequence[Catalogue],
    setting: Setting,
    ways: Ways,
) -> list[Lack]:
    used = encoder_of(ways.encoder, ways.rows)
    audited = _audited(ours, catalogues, setting, used) if ours else iter(())
    own = {(one.catalogue, one.entry): one for one in audited}
    by_entry: dict[tuple[str, str], list[Audited]] = defaultdict(list)
    for one in found:
        by_entry[one.catalogue, one.entry].append(one)
    told = [
        _lack(catalogue, entry, by_entry[catalogue.id, entry.id], own.get((catalogue.id, entry.id)))
        for catalogue in catalogues
        for entry in catalogue.entries
        if entry.modality != "permission" and _is_open(own.get((catalogue.id, entry.id)))
    ]
    return [one for one in told if one.have]


def _is_open(own: Audited | None) -> bool:
    return own is None or own.met not in ("met", "not_applicable")


def _lack(catalogue: Catalogue, entry: Entry, found: Sequence[Audited], ours: Audited | None) -> Lack:
    """Peers to which an entry does not apply are not counted."""
    asked = [one for one in found if one.met != "not_applicable"]
    have = [one for one in asked if one.met == "met"]
    return Lack(
        entry.topic,
        len(have),
        len(asked),
        tuple(one.peer for one in have),
        next((one.words for one in have if one.words), None),
        entry.modality,
        ours.words.id if ours and ours.words else "",
        f"{catalogue.id}/{entry.id}",
        entry.title,
    )


def _all(
    shelf: Shelf, held: Sequence[Held], catalogues: Sequence[Catalogue], setting: Setting, ways: Ways
) -> Iterator[Audited]:
    kept = Partial(ways.parts)
    known = hash_of(json.dumps([to_data(setting), *(to_data(one) for one in catalogues)]))
    chunks = dealt(held)
    keys = [kept.key("expected", ways.encoder, known, *(f"{one.id} {one.parsed}" for _, one in row)) for row in chunks]
    there = [kept.holds(key) for key in keys]
    work = partial(_work, catalogues=tuple(catalogues), setting=setting, encoder=ways.encoder, rows=ways.rows)
    fresh = ways.engine(work, (analyses(shelf, row) for row, known in zip(chunks, there, strict=True) if not known))
    for number, key in enumerate(keys):
        ways.tell(f"Catalogues: {sum(map(len, chunks[:number]))} of {len(held)} codes")
        if there[number]:
            yield from (from_data(Audited, one) for one in json.loads(kept.read(key)))
            continue
        found = next(fresh)
        if isinstance(found, Lost):
            raise BadData(f"one of these codes cannot be audited ({found.reason}); leave it out of the peers")
        kept.keep(key, json.dumps(to_data(found)))
        yield from found


def _work(
    peers: tuple[Analysis, ...], *, catalogues: tuple[Catalogue, ...], setting: Setting, encoder: str, rows: Path | None
) -> tuple[Audited, ...]:
    """What a worker does."""
    used = encoder_of(encoder, rows)
    return tuple(one for peer in peers for one in _audited(peer, catalogues, setting, used))


def _audited(
    code: Analysis, catalogues: Sequence[Catalogue], setting: Setting, encoder: pipeline.Encoder | None
) -> Iterator[Audited]:
    audit = pipeline.self_audit(code, catalogues, encoder=encoder, setting=setting)
    for one in audit.expectations:
        yield Audited(code.instrument.id, one.catalogue, one.entry.id, one.met, _place(code, one))


def _place(code: Analysis, found: Expectation) -> Words | None:
    return words(code, found.places[0].id) if found.places else None
