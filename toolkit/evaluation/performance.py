"""The page docs/performance.md, from what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.evaluation.scale_page import BEFORE, MARKS
from toolkit.evaluation.timing import BASELINE, PARTS, medians

if TYPE_CHECKING:
    from toolkit.evaluation.figures import Aligned, Long, Measured, Rival, Speed

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
- Aligning beside encoding: two codes of about 150 provisions, from the JSON of a kept comparison to their links, beside
  the time that the default encoder needs for the words of those provisions alone; the median of {runs} runs in one
  process, after one that is not counted. *Again* is a second run, with the rows of the first kept in a folder. What we
  hold ourselves to: at most 2.5 times as long, and nothing encoded the second time.
- Redlines: the pairs of `corpora/versions` that are kept as Word files, read from disk each time; the median of {runs}
  runs in this process, after one that is not counted. *Revisions* are the insertions, deletions and moves marked (of
  `conduct, findings` the findings), which say how much a reader has to look at, not how much is right. *Moves found*
  counts the gold's moves that are marked as moves; one whose words changed on the way is among them. The engine of
  `python-redlines` is a program that is started anew for each pair, so that two equal files show what its start costs;
  it compares Word files as they look and reads no law. `diff-match-patch` is given the two texts and knows no moves.
- Long documents: constitutions put together from the words of the bundled codes, twenty paragraphs to a page, against
  an edited copy, four edits to a page; `conduct redline` in a new process, its findings written as JSON, once. From
  2,400 provisions on, the words are read by as many processes as there are processors, four at most.
- Readers: ten documents in ten house styles, in four forms each, from bytes to lines. Pages are those of the PDF; the
  other forms hold the same words. The least of three readings after one that is not counted.
"""


def written(
    found: Sequence[Measured],
    readers: Sequence[Speed],
    redlines: Sequence[Rival],
    long: Sequence[Long] = (),
    *,
    aligned: Aligned | None = None,
    machine: str,
    runs: int,
) -> str:
    """The whole page."""
    parts = [_HEAD.format(machine=machine), _summary(found)]
    parts += [_stages(one) for one in found]
    parts += [aligning_section(aligned)] if aligned else []
    parts += [redline_section(redlines), long_section(long), _readers(readers), _HOW.format(runs=runs)]
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


def redline_section(redlines: Sequence[Rival]) -> str:
    """Our redline beside others, on the same Word files."""
    heads = ("pair", "method", "time", "revisions", "moves found")
    rows = [(one.pair, one.method, *_marked(one)) for one in redlines]
    return "## Redlines beside others\n\n" + _table(heads, rows)


def long_section(long: Sequence[Long]) -> str:
    """How time and memory grow with the length."""
    heads = ("pages", "words", "time", "a thousand words", "times as long", "peak memory", "of a process it started")
    rows = [
        (
            str(one.pages),
            f"{one.words:,}",
            _seconds(one.seconds),
            _seconds(1000 * one.seconds / one.words),
            f"{one.seconds / before.seconds:.1f}" if before else "-",
            _memory(one.peak),
            _memory(one.workers),
        )
        for before, one in zip([None, *long], long, strict=False)
    ]
    return "## Redlines of long documents\n\n" + _table(heads, rows)


def with_long(page: str, long: Sequence[Long]) -> str:
    """The page with this one section written anew."""
    return _renewed(page, long_section(long), before="## Readers")


def aligning_section(one: Aligned) -> str:
    """Aligning beside encoding alone."""
    heads = ("provisions of candidate and baseline", "encoding alone", "JSON to links", "times as long", "again")
    times = f"{one.align / one.encode:.1f}" if one.encode else "-"
    row = (" and ".join(map(str, one.provisions)), *map(_seconds, (one.encode, one.align)), times, _seconds(one.again))
    return "## Aligning beside encoding\n\n" + _table(heads, [row])


def with_aligning(page: str, one: Aligned) -> str:
    """The page with this one section written anew."""
    before = MARKS[0] if MARKS[0] in page else BEFORE
    return _renewed(page, aligning_section(one), before=before)


def _renewed(page: str, section: str, *, before: str) -> str:
    """The page with a section in the place of the one it had, up to what comes after it, else before that."""
    heading = section.partition("\n")[0]
    there = heading in page
    head, _, rest = page.partition(heading if there else before)
    return f"{head}{section}\n{before}{rest.partition(before)[2] if there else rest}"


def _marked(one: Rival) -> tuple[str, str, str]:
    return (
        "-" if one.seconds is None else _seconds(one.seconds),
        "-" if one.revisions is None else str(one.revisions),
        "-" if one.moves is None else f"{one.moves} of {one.moves_gold}",
    )


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
