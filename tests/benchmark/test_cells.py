"""Every cell of six authorities' codes, beside what a person read in them: tests/cases/benchmark_cells.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.benchmark.six import six
from toolkit import pipeline
from toolkit.benchmark.benchmark import benchmark
from toolkit.benchmark.peers import chosen
from toolkit.benchmark.sector import sector
from toolkit.benchmark.stated import stated
from toolkit.benchmark.ways import Ways
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.engines import in_process
from toolkit.model.benchmark import Benchmark, Cell
from toolkit.model.provision import InstrumentKind

KINDS: dict[str, InstrumentKind] = {"officers": "officer_code", "members": "member_code"}
CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "benchmark_cells.toml").read_text(encoding="utf-8")
)
MOST_OPEN = 0.45
"""Share of cells that may be left to a person: a program that says nothing is never wrong."""
pytestmark = pytest.mark.slow


@cache
def found() -> dict[str, Benchmark]:
    """The benchmark of either code of ours, and the matrix of either kind, by "officers" and "matrix officers"."""
    made: dict[str, Benchmark] = {}
    with in_process() as engine:
        for code, kind in KINDS.items():
            ours = pipeline.analysis(find(f"thornmere/{code}", corpora_folder()))
            made[code] = benchmark(ours, six(), chosen(six(), ours=ours.instrument), Ways(engine), method="aligned")
            made[f"matrix {code}"] = sector(six(), chosen(six(), ours=None, kind=kind), Ways(engine))
    return made


def cells(name: str) -> dict[tuple[str, str], Cell]:
    return {(one.topic, one.peer.partition("/")[0]): one for one in found()[name].cells}


def said(one: Cell, met: int, leans: list[str]) -> str:
    """What is said that a reader would not say; "" where nothing is."""
    if (one.state == "covered" and met < one.of) or (one.state == "missing" and met) or one.met > met:
        return one.state
    return "" if one.state in ("open", "missing") or one.standing in ("open", *leans) else one.standing


@pytest.mark.parametrize("code", KINDS)
def test_every_cell_was_read(code: str) -> None:
    read = {(row["topic"], row["peer"]) for row in CASES["cell"] if row["code"] == code}
    assert read == set(cells(code))
    assert {row["topic"] for row in CASES["speaks"] if row["code"] == code} == set(found()[f"matrix {code}"].topics)


@pytest.mark.parametrize("row", CASES["cell"], ids=lambda row: f"{row['code']}-{row['topic']}-{row['peer']}")
def test_a_cell_says_what_the_codes_say(row: dict[str, Any]) -> None:
    """What is known to be wrong has its reason in the table, and fails here once it is mended."""
    one = cells(row["code"])[row["topic"], row["peer"]]
    assert said(one, row["met"], row["leans"]) == row.get("wrong", ""), row["why"]


@pytest.mark.parametrize("row", CASES["speaks"], ids=lambda row: f"{row['code']}-{row['topic']}")
def test_who_speaks_of_a_topic(row: dict[str, Any]) -> None:
    """Where something is common to most codes a square says more than whether a code speaks of the topic at all."""
    own = {peer: one for (topic, peer), one in cells(f"matrix {row['code']}").items() if topic == row["topic"]}
    told = {"covered": True, "partial": True, "missing": False}
    wrong = {peer for peer, one in own.items() if one.state != "open" and told[one.state] != (peer in row["who"])}
    assert wrong == set(row["wrong"])


def test_few_cells_are_left_to_a_person() -> None:
    every = [one for code in KINDS for one in cells(code).values()]
    assert sum(one.state == "open" for one in every) <= MOST_OPEN * len(every)


@pytest.mark.parametrize("code", sorted({row["code"] for row in CASES["parameter"]}))
def test_every_parameter_was_read(code: str) -> None:
    told: dict[tuple[str, str], set[str]] = {}
    for one in stated(pipeline.analysis(find(code, corpora_folder())), code=code):
        unit = f" {one.unit}" if one.facet == "threshold" else ""
        told.setdefault((one.reading.cite, one.facet), set()).add(one.reading.value + unit)
    rows = [row for row in CASES["parameter"] if row["code"] == code]
    read = {(row["cite"], row["facet"]): {*row["values"], *row.get("wrong", ())} for row in rows}
    for row in rows:
        read[row["cite"], row["facet"]] -= set(row.get("unread", ()))
    assert told == {key: values for key, values in read.items() if values}
