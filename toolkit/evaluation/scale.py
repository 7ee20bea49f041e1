"""Adding and benchmarking measured at growing sizes: `make bench-scale`, or `python -m toolkit.evaluation.scale 100`.

Every command runs in a process of its own, as a person gives it. The results are written into docs/performance.md and
docs/scale.md. Sizes up to 10,000 (a million provisions) can be given; that takes an hour or so and 3 GB of disk.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from toolkit.errors import ConductError
from toolkit.evaluation.bench import CHECKOUT, PAGE, machine
from toolkit.evaluation.scale_page import QUESTION, Plain, Run, Size, performance, scale, with_section

SIZES = (100, 1000)
PLAIN_AT = 1000
"""Codes on which the plain methods run; at the largest size where all are smaller."""
CODE = "thornmere/officers"
SCALE = CHECKOUT / "docs" / "scale.md"
_CHILD = """
import sys, runpy
sys.argv = sys.argv[1:]
end = None
try:
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
except SystemExit as stop:
    end = stop.code
try:
    import resource
except ImportError:
    peaks = (0, 0)
else:
    unit = 1 if sys.platform == "darwin" else 1024
    peaks = [resource.getrusage(who).ru_maxrss * unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print("PEAK", *peaks, file=sys.stderr)
sys.exit(end)
"""


def ran(*words: str | Path) -> Run:
    """A module with its arguments in a new process. Raises ConductError where it fails."""
    begun = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, *map(str, words)],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    seconds = perf_counter() - begun
    head, _, peaks = done.stderr.rpartition("PEAK ")
    if done.returncode:
        raise ConductError(f"{' '.join(map(str, words[:4]))} failed: {(head or done.stderr).strip()[-300:]}")
    own, workers = map(int, peaks.split())
    return Run(seconds, own, workers)


def measured(size: int, folder: Path) -> Size:
    """One size: codes made up (which is not timed), added, one benchmark, one search."""
    codes, corpus = folder / f"codes-{size}", folder / f"corpus-{size}"
    ran("toolkit.evaluation.generate", str(size), codes)
    ran("toolkit", "corpus", "init", corpus)
    add = ran("toolkit", "corpus", "add", corpus, codes)
    one = ran("toolkit", "benchmark", CODE, "--corpus", corpus, "--no-cache", "-o", folder / f"found-{size}.json")
    search = ran("toolkit", "search", QUESTION, "--corpus", corpus)
    return Size(size, *counted(corpus), add, one, search)


def counted(corpus: Path) -> tuple[int, int, int, int]:
    """Provisions, those of them with words, distinct texts, and bytes of the tables."""
    from toolkit.corpus.queries import asking, rows
    from toolkit.corpus.shelf import opened

    shelf = opened(corpus)
    query = (
        'SELECT count(*) AS provisions, count(*) FILTER ("end" > start) AS worded, '
        'count(DISTINCT text) FILTER ("end" > start) AS texts FROM provisions'
    )
    with asking(shelf) as connection:
        (found,) = rows(connection, query)
    stored = sum(path.stat().st_size for path in shelf.tables.rglob("*.parquet"))
    return int(found["provisions"]), int(found["worded"]), int(found["texts"]), stored


def plain(size: int, folder: Path) -> list[Plain]:
    """The plain methods on the codes of one size."""
    gold = folder / f"codes-{size}" / "gold" / "lineage.jsonl"
    with gold.open(encoding="utf-8") as file:
        provisions = sum(1 for _ in file)
    names = {
        "tf-idf": "TF-IDF, all pairs of provisions",
        "encoder": "every provision encoded, all cosines by brute force",
    }
    return [
        Plain(name, size, provisions, ran("toolkit.evaluation.scale_plain", method, gold))
        for method, name in names.items()
    ]


def write(sizes: Sequence[Size], beside: Sequence[Plain]) -> str:
    """Put the sections into the pages; that of docs/performance.md."""
    section = performance(sizes, beside, machine=machine())
    PAGE.write_text(with_section(PAGE.read_text(encoding="utf-8"), section), encoding="utf-8", newline="\n")
    text = with_section(SCALE.read_text(encoding="utf-8"), scale(sizes, machine=machine()))
    SCALE.write_text(text, encoding="utf-8", newline="\n")
    return section


def main() -> None:
    """The command: the sizes, and the folder in which codes and corpora stay if it is given."""
    parser = argparse.ArgumentParser(description="Measure adding and benchmarking at growing sizes.")
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="conduct-scale-") as made:
        folder = given.folder or Path(made)
        sizes = []
        for size in sorted(given.sizes):
            sizes.append(measured(size, folder))
            print(json.dumps({"codes": size, "add": sizes[-1].add.seconds}), flush=True)
        at = max((size for size in given.sizes if size <= PLAIN_AT), default=0)
        print(write(sizes, plain(at, folder) if at else []))


if __name__ == "__main__":
    main()
