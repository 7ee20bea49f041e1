"""Measure how long each format of a kept comparison takes: `python -m toolkit.evaluation.formats`; `make bench` does.

The aim is under 3 s for a comparison of 150 with 150 provisions, read from its JSON, PDF and Word among them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import get_args

from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.model.finding import Assessment

BUNDLED = ("thornmere", "saltmarsh")
"""Authorities whose codes, one after the other, make a pair of about 150 provisions a side."""
RUNS = 3


def large() -> Assessment:
    """A comparison of that size, by words alone: it is its reports that are measured."""
    with tempfile.TemporaryDirectory() as folder:
        officers, members = (_joined(who, Path(folder)) for who in ("officers", "members"))
        sides = (pipeline.analysis(officers, kind="officer_code"), pipeline.analysis(members, kind="member_code"))
    return pipeline.compare(*sides, encoder=None)


def _joined(who: str, folder: Path) -> Path:
    texts = (find(f"{name}/{who}", corpora_folder()).file.read_text(encoding="utf-8") for name in BUNDLED)
    path = folder / f"{who}.md"
    path.write_text("\n\n".join(texts), encoding="utf-8")
    return path


def timed(kept: bytes) -> Iterator[tuple[str, float, int]]:
    """For each format, the least seconds of some runs from the kept JSON to the report, and the size of that."""
    for format in get_args(pipeline.Format):
        seconds = []
        for _ in range(RUNS):
            begun = perf_counter()
            made = pipeline.render(pipeline.stored(kept, origin="kept.json"), format=format)
            seconds.append(perf_counter() - begun)
        yield format, min(seconds), len(made)


def main() -> None:
    """Print a row for each format."""
    found = large()
    sides = (found.crosswalk.candidate, found.crosswalk.baseline)
    sizes = " and ".join(str(sum(bool(one.text) for one in side.instrument.provisions)) for side in sides)
    print(f"Reports of a kept comparison of {sizes} provisions, {len(found.findings)} findings")
    for format, seconds, size in timed(pipeline.render(found, format="json").encode("utf-8")):
        print(f"  {format:5} {seconds:5.2f} s  {size // 1000:5} kB")


if __name__ == "__main__":
    main()
