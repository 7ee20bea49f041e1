"""Measure time and memory, and write docs/performance.md: `python -m toolkit.evaluation.bench`, or `make bench`."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.errors import ConductError
from toolkit.evaluation.figures import Aligned, Cold, Long, Measured, Rival, Speed
from toolkit.evaluation.scale_page import section_of, with_section

if TYPE_CHECKING:  # the stages are loaded only after the cold runs: see `measure`
    from toolkit.evaluation.timing import Given

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = CHECKOUT / "docs" / "performance.md"
RUNS = 5
FORMS = ("pdf", "docx", "html", "txt")
REAL = ("hertingfordbury/code_of_conduct_2019.pdf", "wye_valley/code_of_conduct.pdf")
_CHILD = """
import sys, toolkit.cli
sys.argv = ["conduct", *sys.argv[1:]]
try:
    toolkit.cli.run()
except SystemExit as end:
    if end.code: raise
try:
    import resource
except ImportError:
    peak = 0
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print("PEAK", peak, file=sys.stderr)
"""


def pairs() -> list[tuple[str, str, str]]:
    """Name, candidate and baseline of what is compared; the real documents only where they lie beside the checkout."""
    found = [("Thornmere, officers against members", "thornmere/officers", "thornmere/members")]
    real = [CHECKOUT.parent / "shared" / "data" / name for name in REAL]
    if all(file.is_file() for file in real):
        found.append(("Two real members' codes, as PDF", str(real[0]), str(real[1])))
    return found


def cold(candidate: str, baseline: str) -> Cold:
    """The command as a person runs it, three reports written; the median of RUNS processes."""
    seconds, peaks = [], []
    with tempfile.TemporaryDirectory() as folder:
        reports = [part for suffix in ("html", "md", "json") for part in ("-o", str(Path(folder) / f"r.{suffix}"))]
        for _ in range(RUNS):
            begun = perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", _CHILD, "compare", candidate, "--against", baseline, "--no-cache", *reports],
                cwd=CHECKOUT,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
            seconds.append(perf_counter() - begun)
            if done.returncode:
                raise ConductError(f"the comparison that is to be measured failed: {done.stderr.strip()[-300:]}")
            peaks.append(int(done.stderr.rpartition("PEAK ")[2]))
    return Cold(median(seconds), max(peaks))


def measure() -> tuple[list[Measured], list[Speed], list[Rival], list[Long], Aligned]:
    """Everything the page shows. New processes come first: one that is started inherits its starter's peak memory as
    its own least (Linux counts it on), so this process must still be small then."""
    chosen = pairs()
    colds = [cold(candidate, baseline) for _, candidate, baseline in chosen]
    from toolkit.evaluation.long import all_measured

    long = all_measured()
    from toolkit.evaluation.timing import compared

    found = []
    for (name, candidate, baseline), command in zip(chosen, colds, strict=True):
        sides = _given(candidate), _given(baseline)
        found.append(Measured(name, command, compared(*sides), [compared(*sides) for _ in range(RUNS)]))
    from toolkit.evaluation import aligning
    from toolkit.evaluation.rivals import rivals

    beside = rivals(corpora_folder() / "versions", runs=RUNS)
    return found, speeds(corpora_folder() / "structure"), beside, long, aligning.measured(aligning.pair(), runs=RUNS)


def _given(name: str) -> Given:
    path = Path(name)
    return path if path.is_file() else find(name, corpora_folder())


def speeds(folder: Path) -> list[Speed]:
    """Each reader over the ten house styles; the pages are those of the PDF, also for forms that have none."""
    from toolkit.evaluation.timing import pages, reading_speed

    styles = sorted(path.parent for path in folder.glob("*/code.pdf"))
    count = sum(pages(style / "code.pdf") for style in styles)
    return [Speed(form, count, reading_speed([style / f"code.{form}" for style in styles])) for form in FORMS]


def page(
    found: Sequence[Measured],
    readers: Sequence[Speed],
    redlines: Sequence[Rival],
    long: Sequence[Long],
    aligned: Aligned,
) -> str:
    """docs/performance.md."""
    from toolkit.evaluation.performance import written

    return written(found, readers, redlines, long, aligned=aligned, machine=machine(), runs=RUNS)


def machine() -> str:
    """Cores, memory and Python; no name of a machine, nor of anything on it."""
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB of memory"
    return f"{os.cpu_count()} cores{memory}, {platform.system()}, Python {platform.python_version()}"


def main() -> None:
    """Measure, write the page, and show it."""
    text = page(*measure())
    if kept := section_of(PAGE.read_text(encoding="utf-8")):  # what `make bench-scale` wrote takes an hour to measure
        text = with_section(text, kept)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    print(text)


if __name__ == "__main__":
    main()
