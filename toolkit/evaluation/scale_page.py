"""The parts of docs/performance.md and docs/scale.md that `make bench-scale` writes, between marks of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

MARKS = "<!-- make bench-scale writes what follows -->", "<!-- until here -->"
_BETWEEN = re.compile("{}\n.*?{}\n\n?".format(*map(re.escape, MARKS)), re.DOTALL)
BEFORE = "## Redlines beside others"
"""In docs/performance.md, the heading that comes after it."""


@dataclass(frozen=True)
class Run:
    """A command in a new process. seconds; peak, workers: bytes that it held, and that the largest of the processes it
    started held, at most; 0 where not measured."""

    seconds: float
    peak: int
    workers: int = 0


@dataclass(frozen=True)
class Size:
    """A corpus of so many made-up codes. provisions: headings among them; worded: those with words of their own; texts:
    distinct ones; stored: bytes of the tables."""

    codes: int
    provisions: int
    worded: int
    texts: int
    stored: int
    add: Run
    benchmark: Run
    search: Run


@dataclass(frozen=True)
class Plain:
    """A plain method on the codes of one size."""

    method: str
    codes: int
    provisions: int
    run: Run


def with_section(page: str, section: str, *, before: str = BEFORE) -> str:
    """The page with the section in the place of the one it had, else before a heading, else at its end."""
    block = f"{MARKS[0]}\n{section.strip()}\n\n{MARKS[1]}\n\n"
    if _BETWEEN.search(page):
        return _BETWEEN.sub(lambda _: block, page, count=1)
    head, found, rest = page.partition(f"{before}\n")
    return f"{head}{block}{found}{rest}" if found else f"{page.rstrip()}\n\n{block}".rstrip() + "\n"


def section_of(page: str) -> str:
    """The section of a page, without its marks; "" where it has none."""
    found = _BETWEEN.search(page)
    return found[0].partition("\n")[2].rpartition(MARKS[1])[0].strip() if found else ""


def performance(sizes: Sequence[Size], plain: Sequence[Plain], *, machine: str) -> str:
    """The section of docs/performance.md."""
    parts = [
        "## A corpus of made-up codes",
        _HOW.format(machine=machine, question=QUESTION),
        _sizes(sizes),
        _units(sizes),
    ]
    return "\n\n".join([*parts, *([_beside(sizes, plain)] if plain else [])])


QUESTION = "gifts from contractors"
_HOW = """Written by `make bench-scale`, measured on {machine}. The codes are those of `make corpus`; each
command is a new process. `add` reads, analyses, encodes and stores, with a process for each core. `benchmark` sets
`thornmere/officers` beside all officers' codes, with nothing kept from before; `search` looks for
"{question}". Memory is that of the command, and of the largest process that it started. Provisions *with words* are
those that are no bare headings; the share of distinct texts is of these."""


def _sizes(sizes: Sequence[Size]) -> str:
    heads = (
        "codes",
        "provisions",
        "with words",
        "distinct texts",
        "tables",
        "add",
        "memory",
        "benchmark",
        "memory",
        "search",
    )
    rows = [
        (
            f"{one.codes:,}",
            f"{one.provisions:,}",
            f"{one.worded:,}",
            f"{one.texts:,} ({one.texts / one.worded:.0%})",
            _memory(one.stored),
            _seconds(one.add.seconds),
            _both(one.add),
            _seconds(one.benchmark.seconds),
            _both(one.benchmark),
            _seconds(one.search.seconds),
        )
        for one in sizes
    ]
    grown = "".join(f"\n\n{line}" for line in _grown(sizes))
    return table(heads, rows) + grown


def _grown(sizes: Sequence[Size]) -> list[str]:
    """A line for each step from one size to the next."""
    return [
        f"From {few.codes:,} to {many.codes:,} codes, which is {many.codes / few.codes:.1f} times as many and "
        f"{many.texts / few.texts:.1f} times the distinct texts, `add` takes {_times(few.add, many.add)} as long, "
        f"`benchmark` {_times(few.benchmark, many.benchmark)}, `search` {_times(few.search, many.search)}."
        for few, many in pairwise(sizes)
    ]


def _times(few: Run, many: Run) -> str:
    return f"{many.seconds / few.seconds:.1f} times"


def _units(sizes: Sequence[Size]) -> str:
    heads = ("codes", "add, a code", "add, a provision", "add, a distinct text", "tables, a distinct text")
    rows = [
        (
            f"{one.codes:,}",
            _seconds(one.add.seconds / one.codes),
            _seconds(one.add.seconds / one.provisions),
            _seconds(one.add.seconds / one.texts),
            f"{one.stored / one.texts / 1000:.1f} kB",
        )
        for one in sizes
    ]
    return "Unit costs (elapsed time, all cores at work):\n\n" + table(heads, rows)


def _beside(sizes: Sequence[Size], plain: Sequence[Plain]) -> str:
    size = next(one for one in sizes if one.codes == plain[0].codes)
    ours = [("conduct corpus add", size.add), ("conduct benchmark", size.benchmark)]
    rows = [(name, _seconds(run.seconds), _both(run)) for name, run in ours]
    rows += [(one.method, _seconds(one.run.seconds), _both(one.run)) for one in plain]
    said = (
        f"Beside two plain methods on the {plain[0].provisions:,} provisions with words of the same {plain[0].codes:,} "
        "codes. They find like texts, and nothing of duties, amounts or who is stricter:"
    )
    return f"{said}\n\n" + table(("method", "time", "memory"), rows)


def scale(sizes: Sequence[Size], *, machine: str) -> str:
    """The section of docs/scale.md: what was measured on the largest size, and what that makes of more."""
    one = sizes[-1]
    code, text = one.add.seconds / one.codes, one.stored / one.texts
    lines = [
        f"Measured on {one.codes:,} made-up codes ({one.provisions:,} provisions, {one.worded:,} of them with words, "
        f"{one.texts:,} distinct texts), with {machine}:",
        "",
        f"- adding: {_seconds(code)} a code, {_seconds(one.add.seconds / one.provisions)} a provision, "
        f"{_seconds(one.add.seconds / one.texts)} a distinct text; {_both(one.add)}",
        f"- tables: {text / 1000:.1f} kB a distinct text",
        f"- one benchmark: {_seconds(one.benchmark.seconds)}, {_both(one.benchmark)}",
        f"- one search: {_seconds(one.search.seconds)}, {_both(one.search)}",
    ]
    if ENOUGH <= one.codes < FULL:
        lines += [
            "",
            f"At that cost a code, {FULL:,} codes would take {_seconds(code * FULL)} to add on one such computer. That "
            "is arithmetic, not a measurement.",
        ]
    return "\n".join(lines)


ENOUGH, FULL = 1000, 10_000
"""Codes from which more may be told by arithmetic (of few, loading the models is most of the time), and how many."""


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown, numbers to the right."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _seconds(seconds: float) -> str:
    if seconds >= 600:
        return f"{seconds / 60:.0f} min"
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.{0 if seconds >= 0.1 else 1}f} ms"


def _memory(size: int) -> str:
    return f"{size / 2**20:,.0f} MiB" if size else "not measured"


def _both(run: Run) -> str:
    return f"{_memory(run.peak)} and {_memory(run.workers)}" if run.workers else _memory(run.peak)
