"""Every cell of six authorities' codes, beside what was read in them: tests/cases/benchmark_cells.toml."""

from __future__ import annotations

from typing import Any

import pytest

from tests.benchmark.cells import CASES, KINDS, cells, found, said
from toolkit import pipeline
from toolkit.benchmark.stated import stated
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find

MOST_OPEN = 0.45
"""Share of cells that may be left to a person: a program that says nothing is never wrong."""
MOST_SQUARES_OPEN = 0.2
"""The same of the squares of the whole matrix, which say no more than whether a code speaks of a topic."""
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("code", KINDS)
def test_every_cell_was_read(code: str) -> None:
    read = {(row["topic"], row["peer"]) for row in CASES["cell"] if row["code"] == code}
    assert read == set(cells(code))
    assert {row["topic"] for row in CASES["speaks"] if row["code"] == code} == set(found()[f"matrix {code}"].topics)


@pytest.mark.parametrize("row", CASES["cell"], ids=lambda row: f"{row['code']}-{row['topic']}-{row['peer']}")
def test_a_cell_says_what_the_codes_say(row: dict[str, Any]) -> None:
    one = cells(row["code"])[row["topic"], row["peer"]]
    assert not said(one, row["met"], row["leans"]), row["why"]


@pytest.mark.parametrize("row", CASES["speaks"], ids=lambda row: f"{row['code']}-{row['topic']}")
def test_who_speaks_of_a_topic(row: dict[str, Any]) -> None:
    """Where something is common to most codes a square says more than whether a code speaks of the topic at all."""
    own = {peer: one for (topic, peer), one in cells(f"matrix {row['code']}").items() if topic == row["topic"]}
    told = {"covered": True, "partial": True, "missing": False}
    assert not {peer for peer, one in own.items() if one.state != "open" and told[one.state] != (peer in row["who"])}


@pytest.mark.parametrize(("kind", "most"), [("", MOST_OPEN), ("matrix ", MOST_SQUARES_OPEN)])
def test_few_cells_are_left_to_a_person(kind: str, most: float) -> None:
    every = [one for code in KINDS for one in cells(kind + code).values()]
    assert sum(one.state == "open" for one in every) <= most * len(every)


@pytest.mark.parametrize("code", sorted({row["code"] for row in CASES["parameter"]}))
def test_every_parameter_was_read(code: str) -> None:
    told: dict[tuple[str, str], set[str]] = {}
    for one in stated(pipeline.analysis(find(code, corpora_folder())), code=code):
        unit = f" {one.unit}" if one.facet == "threshold" else ""
        told.setdefault((one.reading.cite, one.facet), set()).add(one.reading.value + unit)
    rows = [row for row in CASES["parameter"] if row["code"] == code]
    assert told == {(row["cite"], row["facet"]): set(row["values"]) for row in rows}


@pytest.mark.parametrize("code", KINDS)
def test_what_others_have_is_one_thing_in_each_of_them(code: str) -> None:
    """All that two or more of the others are said to have. That a thing is found in fewer than have it is no fault
    here: nobody is told that the rest lack it."""
    rows = [row for row in CASES["lack"] if row["code"] == code]
    lacks = [one for one in found()[code].lacks if one.have > 1]
    assert lacks
    for one in lacks:
        places = {f"{words.code.partition('/')[0]} {words.cite}" for words in one.examples}
        assert any(places <= set(row["places"]) for row in rows), places
