"""A benchmark on a terminal: what it comes to, then what others have and our code lacks, the commonest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from textwrap import shorten
from typing import TYPE_CHECKING

from toolkit.model.benchmark import Benchmark, Lack
from toolkit.reporting.benchmark_summary import sentences
from toolkit.reporting.benchmark_words import Names, codes, said, share, topic_words
from toolkit.reporting.plain import visible
from toolkit.reporting.terminal import hanging
from toolkit.reporting.wording import calm

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

LONGEST, MOST = 160, 15


def benchmark_summary(found: Benchmark) -> Group:
    """The sentences, then lacks by their share; without a code of ours, the topics."""
    from rich.console import Group
    from rich.text import Text

    title = f"{calm(found.code.title)} beside {codes(len(found.peers))}" if found.code else codes(len(found.peers))
    parts: list[Text | Table] = [Text(visible(title), style="bold"), Text("")]
    parts += [Text(visible(one)) for one in sentences(found)]
    parts += [Text(""), *(_lack_lines(found) if found.code else _topic_lines(found))]
    if found.warnings:
        parts += [Text(""), *(Text(visible(f"Note: {line}")) for line in found.warnings)]
    return Group(*parts)


def _lack_lines(found: Benchmark) -> Iterator[Text | Table]:
    from rich.text import Text

    if not found.lacks:
        return
    names = Names(found)
    yield Text(said("lacks"), style="italic")
    yield hanging((f"{one.have} of {one.of}", Text(visible(_line(one, names)))) for one in found.lacks[:MOST])
    if len(found.lacks) > MOST:
        yield Text(f"{len(found.lacks) - MOST} more in the report (-o report.html).")


def _line(one: Lack, names: Names) -> str:
    words = one.title or (one.words.text if one.words else "")
    line = f"{topic_words(one.topic)}: {shorten(words, LONGEST, placeholder=' …')}"
    return f"{line} ({names.source(one.words)})" if one.words else line


def _topic_lines(found: Benchmark) -> Iterator[Table]:
    from rich.text import Text

    rows = []
    for topic in found.topics:
        states = Counter(one.state for one in found.cells if one.topic == topic)
        covered, of = states["covered"], sum(states.values())
        words = f"covered {covered} ({share(covered, of)}), in part {states['partial']}, missing {states['missing']}"
        words += f", to look at {states['open']}" if states["open"] else ""
        rows.append((topic_words(topic), Text(words)))
    yield hanging(rows)
