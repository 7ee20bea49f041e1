"""What a benchmark says of every cell of six authorities' codes, beside what was read in them.

`python -m tests.benchmark.cells` prints where the two differ now. After a change of the alignment read those cells, and
put the table (tests/cases/benchmark_cells.toml) or the program right.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.benchmark.six import six
from toolkit import pipeline
from toolkit.benchmark.benchmark import benchmark
from toolkit.benchmark.peers import chosen
from toolkit.benchmark.sector import sector
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


def differing() -> Iterator[str]:
    """A line for each cell of which the program says what a reader would not say."""
    for row in CASES["cell"]:
        told = said(cells(row["code"])[row["topic"], row["peer"]], row["met"], row["leans"])
        if told:
            yield f"{row['code']}, {row['topic']}, {row['peer']}: {told}; {row['why']}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in differing())
