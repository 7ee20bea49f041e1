"""The worked example of a benchmark: a bundled officers' code beside those of the other bundled authorities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit import pipeline
from toolkit.benchmark.benchmark import Ways, benchmark
from toolkit.benchmark.peers import chosen
from toolkit.corpus.adding import add
from toolkit.corpus.arrivals import Particulars, files
from toolkit.corpus.encoding import encode
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.shelf import Shelf, init
from toolkit.corpus.store import find
from toolkit.engines import Engine, in_process
from toolkit.model.benchmark import Benchmark

NAMES = ("thornmere-benchmark.html", "thornmere-benchmark.md")
OURS = "thornmere/officers"
AUTHORITIES = (
    "thornmere",
    "saltmarsh",
    "westhaven",
    "ashwold",
    "kirkbrae",
    "glenoran",
    "wirrabanda",
    "carrowmoyle",
    "suvarnagad",
    "fenwold",
    "birchwater",
    "eastmarch",
)
"""Of the development half: authorities by whose codes accuracy is measured are shown to nobody who builds."""


def examples() -> Iterator[tuple[str, str]]:
    """Name and text of each form."""
    found = bundled()
    for name in NAMES:
        yield name, str(pipeline.printed(found, format="html" if name.endswith(".html") else "md"))


def bundled() -> Benchmark:
    """The benchmark itself, of a corpus that is made for it."""
    ours = pipeline.analysis(find(OURS, corpora_folder()))
    with TemporaryDirectory(prefix="conduct-") as folder, in_process() as engine:
        shelf = init(Path(folder) / "corpus")
        _filled(shelf, engine)
        return benchmark(ours, shelf, chosen(shelf, ours=ours.instrument), Ways(engine))


def _filled(shelf: Shelf, engine: Engine) -> None:
    arrivals = files([corpora_folder() / name for name in AUTHORITIES], Particulars())
    for one in add(shelf, arrivals, reader=pipeline.analysis_of_bytes, engine=engine):
        if one.state == "refused":
            raise RuntimeError(f"{one.shown}: {one.message}")
    for _ in encode(shelf, partial(pipeline.rows_encoded, encoder="default"), engine=engine):
        pass
