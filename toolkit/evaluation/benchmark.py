"""The benchmark measured on made-up codes, whose truth is known: `conduct evaluate --benchmark`.

matrix       each bundled code against the made-up codes that began as it: the state of each topic, and the direction
parameters   each amount and period that stands alone in its provision, in the distributions
lineage      of some made-up codes: the code they follow, and the provision that each provision was taken from
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.benchmark.benchmark import Ways, benchmark
from toolkit.benchmark.lineage import lineage
from toolkit.benchmark.peers import Chosen
from toolkit.corpus.keeping import analysis_of
from toolkit.corpus.reading import latest
from toolkit.engines import Engine
from toolkit.evaluation.benchmark_made import Made, state_of_toolkit
from toolkit.model.benchmark import Benchmark, Lineage, Reading
from toolkit.model.norm import Analysis

OURS = "conduct"
SAMPLE = 60
"""Made-up codes whose lineage is asked for."""
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cellular:
    """What a method says of a topic at a code: state and direction, as the gold has them."""

    state: str
    direction: str


@dataclass(frozen=True)
class Said:
    """What one method says. cells: by code and topic; parameters: numbers of each (code, cite, facet), None where the
    method tells none; parents: by code; sources: by code and cite, as `code#cite`."""

    method: str
    cells: Mapping[Key, Cellular]
    parameters: Mapping[tuple[str, str, str], frozenset[str]] | None
    parents: Mapping[str, str]
    sources: Mapping[Key, str]


def said(made: Made, *, engine: Engine, encoder: str, folder: Path | None, tell: Callable[[str], None]) -> Said:
    """What the toolkit says. folder: where encoded texts and parts of the result are kept; parts of what the toolkit
    said as it was before are no measure of it, and go."""
    rows, parts = (folder / "rows", _parts(folder / "benchmark")) if folder else (None, None)
    ways = Ways(engine, encoder, rows, parts, tell)
    cells: dict[Key, Cellular] = {}
    parameters: dict[tuple[str, str, str], set[str]] = {}
    for base, ours in made.bases.items():
        if not made.of(base):
            continue
        tell(f"Measuring {base} against the codes that began as it")
        found = benchmark(ours, made.shelf, _peers(made, base), ways)
        cells |= {(one.peer, one.topic): Cellular(one.state, _direction(one.standing)) for one in found.cells}
        for key, value in _numbers(found):
            parameters.setdefault(key, set()).add(value)
    kin = {id: _kin(made, id, engine, tell) for id in sample(made)}
    return Said(
        OURS,
        cells,
        {key: frozenset(values) for key, values in parameters.items()},
        {id: found.parents[0].code for id, (_, found) in kin.items() if found.parents},
        {key: source for one, found in kin.values() for key, source in _sources(one, found)},
    )


def _parts(folder: Path) -> Path:
    place = folder / state_of_toolkit()
    for old in folder.glob("*"):
        if old.is_file():  # as an older toolkit kept them
            old.unlink(missing_ok=True)
        elif old != place:
            shutil.rmtree(old, ignore_errors=True)
    return place


def _peers(made: Made, base: str) -> Chosen:
    return Chosen(tuple(row for row in latest(made.shelf) if row[1].id in made.of(base)))


def sample(made: Made) -> list[str]:
    """Some of the made-up codes: the same for the same corpus."""
    ids = [str(row["code"]) for row in made.codes]
    return sorted(random.Random(SAMPLE).sample(ids, min(SAMPLE, len(ids))))


def _direction(standing: str) -> str:
    return standing if standing in ("stricter", "weaker", "mixed") else ""


def _numbers(found: Benchmark) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Each number that a peer states, in the gold's form: "250", "28 day"."""
    for one in found.distributions:
        for reading in one.peers:
            yield (reading.peer, reading.cite, one.facet), _value(one.facet, reading)


def _value(facet: str, reading: Reading) -> str:
    if facet == "threshold":
        return f"{reading.number:.0f}" if reading.number is not None else reading.value
    return reading.value.removesuffix("s")


def _kin(made: Made, id: str, engine: Engine, tell: Callable[[str], None]) -> tuple[Analysis, Lineage]:
    tell(f"Looking whence {id} came")
    one = analysis_of(made.shelf, id)
    return one, lineage(one, made.shelf, (), engine=engine)


def _sources(one: Analysis, found: Lineage) -> Iterator[tuple[Key, str]]:
    for origin in found.origins:
        if origin.source:
            cite = one.instrument.by_id[origin.ours].cite
            yield (one.instrument.id, cite), f"{origin.source.code}#{origin.source.cite}"


@dataclass(frozen=True)
class BenchmarkScore:
    """Shares that are right, and of how many. directed: cells whose amounts are those of the bundled code, for of an
    amount the gold does not tell which way it leans; parameters: None where a method tells none."""

    method: str
    cells: int
    state: float
    directed: int
    directions: float
    numbers: int
    parameters: float | None
    codes: int
    parents: float
    provisions: int
    sources: float


def score(made: Made, found: Said) -> BenchmarkScore:
    """One method beside the gold. A cell, parameter or source that it does not tell is wrong."""
    states = [(row, found.cells.get((row["code"], row["topic"]), Cellular("", ""))) for row in made.matrix]
    directed = [(row, cell) for row, cell in states if not row["amounts"]]
    numbers = [(row, _told(found, row)) for row in made.parameters] if found.parameters is not None else []
    follows = {str(row["code"]): str(row["parent"]) for row in made.codes}
    taken = [row for code in sample(made) for row in made.lineage[code] if row["parent"]]
    known = _words(made)
    return BenchmarkScore(
        found.method,
        len(states),
        _share([cell.state == row["state"] for row, cell in states]),
        len(directed),
        _share([cell == Cellular(row["state"], row["direction"]) for row, cell in directed]),
        len(made.parameters),
        _share([row["value"] in told for row, told in numbers]) if found.parameters is not None else None,
        len(sample(made)),
        _share([found.parents.get(code) == follows[code] for code in sample(made)]),
        len(taken),
        _share([_same(known, found.sources.get((row["code"], row["cite"]), ""), row["parent"]) for row in taken]),
    )


def _told(found: Said, row: Mapping[str, str]) -> frozenset[str]:
    return (found.parameters or {}).get((row["code"], row["cite"], row["facet"]), frozenset())


def _words(made: Made) -> dict[str, str]:
    """The words of every provision by `code#cite`."""
    found = {f"{row['code']}#{row['cite']}": str(row["text"]) for rows in made.lineage.values() for row in rows}
    for name, base in made.bases.items():
        found |= {f"{name}#{one.cite}": one.text for one in base.instrument.provisions}
    return found


def _same(words: Mapping[str, str], told: str, wanted: str) -> bool:
    """The very provision, or one of the same code in the same words: nobody could tell them apart."""
    return told == wanted or (
        told.partition("#")[0] == wanted.partition("#")[0] and words.get(told, "") == words.get(wanted, None)
    )


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 1.0


def mistakes(made: Made, found: Said) -> Iterator[str]:
    """A line for each cell, parameter and parent that is not as the gold has it."""
    for row in made.matrix:
        cell = found.cells.get((row["code"], row["topic"]), Cellular("", ""))
        if cell.state != row["state"] or (not row["amounts"] and cell.direction != row["direction"]):
            wanted = f"{row['state']} {row['direction']}".strip()
            yield f"{row['code']}, {row['topic']}: {cell.state} {cell.direction}".strip() + f"; made: {wanted}"
    for row in made.parameters if found.parameters is not None else ():
        told = _told(found, row)
        if row["value"] not in told:
            yield f"{row['code']}, {row['cite']}: {row['facet']} {sorted(told) or 'none'}; made: {row['value']}"
    follows = {row["code"]: row["parent"] for row in made.codes}
    for code in sample(made):
        if found.parents.get(code) != follows[code]:
            yield f"{code}: from {found.parents.get(code, 'nowhere')}; made: from {follows[code]}"
