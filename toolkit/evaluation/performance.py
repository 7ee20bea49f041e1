"""The page docs/performance.md, from what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.evaluation.timing import BASELINE, PARTS, medians

if TYPE_CHECKING:
    from toolkit.evaluation.figures import Measured, Speed

_HEAD = """# Time and memory

Written by `make bench`; do not edit. Figures vary from machine to machine, and with what else the machine is doing:
they show where the time goes and what to expect, no more.

Measured on {machine}.
"""
_HOW = """## How it was measured

- *Cold* is `conduct compare` as a person runs it: a new process that loads everything, reads both files, compares
  them and writes an HTML, a Markdown and a JSON report. The median of {runs} processes, the files being in the system's
  cache. *Peak memory* is the most that any of those processes held, as the system counted it.
- *First* and *warm* are the same work inside one process that goes on: the first time, when libraries and models are
  loaded on their first use, and the median of {runs} further times. Only the first comparison of the page pays for
  loading; the next finds everything loaded.
- A stage's time is that of its function, both documents together; `align` leaves out the encoding, which is shown by
  itself. What lies between the stages is not counted.
- The *plain baseline* is what a short script would do instead: read both files into paragraphs and take
  `difflib`'s ratio over words of every paragraph with every other. It says nothing of duties, amounts or exceptions.
- Readers: ten documents in ten house styles, in four forms each, from bytes to lines. Pages are those of the PDF; the
  other forms hold the same words. The least of three readings after one that is not counted.
"""


def written(found: Sequence[Measured], readers: Sequence[Speed], *, machine: str, runs: int) -> str:
    """The whole page."""
    parts = [_HEAD.format(machine=machine), _summary(found)]
    parts += [_stages(one) for one in found]
    parts += [_readers(readers), _HOW.format(runs=runs)]
    return "\n".join(parts)


def _summary(found: Sequence[Measured]) -> str:
    rows = [
        (
            one.name,
            f"{one.first.provisions[1]} and {one.first.provisions[0]}",
            _seconds(one.cold.seconds),
            _seconds(medians(one.warm)["total"]),
            _memory(one.cold.peak),
            _seconds(medians(one.warm)[BASELINE]),
        )
        for one in found
    ]
    heads = (
        "compared",
        "provisions of candidate and baseline",
        "cold",
        "warm",
        "peak memory, cold",
        "plain baseline, warm",
    )
    return "## Whole comparisons\n\n" + _table(heads, rows)


def _stages(one: Measured) -> str:
    warm = medians(one.warm)
    rows = [(name, _seconds(one.first.seconds.get(name, 0.0)), _seconds(warm[name])) for name in PARTS]
    rows.append(("all of these", _seconds(one.first.total), _seconds(warm["total"])))
    rows.append((BASELINE, _seconds(one.first.seconds.get(BASELINE, 0.0)), _seconds(warm[BASELINE])))
    return f"## Stages: {one.name}\n\n" + _table(("stage", "first", "warm"), rows)


def _readers(readers: Sequence[Speed]) -> str:
    rows = [(one.form, str(one.pages), _seconds(one.seconds), f"{one.pages / one.seconds:.0f}") for one in readers]
    return "## Readers\n\n" + _table(("form", "pages", "time", "pages per second"), rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _seconds(value: float) -> str:
    """Two figures that count are all that such a measurement gives."""
    return f"{value:.1f} s" if value >= 1 else f"{value * 1000:.0f} ms" if value >= 0.01 else f"{value * 1000:.1f} ms"


def _memory(peak: int) -> str:
    return f"{peak / 2**20:.0f} MiB" if peak else "not measured"
