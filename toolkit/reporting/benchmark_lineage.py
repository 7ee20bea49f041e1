"""Where our words come from, which codes share a text, the central wording of topics, and what changed over time."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.model.benchmark import Benchmark, Cluster, Origin
from toolkit.reporting.benchmark_words import Names, heads, named, said, share, topic_words
from toolkit.reporting.page import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Row,
    Run,
    RunStyle,
    Table,
    cell,
    paragraph,
    plain,
    row,
)
from toolkit.reporting.wording import word

MOST_ROWS, MOST_NAMED = 200, 12
_STYLES: dict[str, RunStyle] = {"keep": "plain", "delete": "delete", "insert": "insert"}


def lineage_blocks(found: Benchmark, names: Names) -> Iterator[Block]:
    """Nearest codes, then each provision with its source and what was changed."""
    yield Heading(said("lineage"), anchor="lineage")
    yield paragraph(said("lineage_note"))
    parents = found.lineage.parents
    if parents:
        rows = tuple(row(one.name, str(one.provisions), f"{100 * one.share:.0f} %") for one in parents)
        yield Table(said("parents"), heads("parents_head"), rows, widths=(8, 3, 3))
    else:
        yield paragraph(said("parents_none"))
    taken = [one for one in found.lineage.origins if one.source]
    if taken:
        shown = tuple(_origin(one, found, names) for one in taken[:MOST_ROWS])
        widths = (2, 5, 12, 3)
        yield Table(said("origins"), heads("origins_head"), shown, widths=widths, wide=True, folded=True)
        if len(taken) > MOST_ROWS:
            yield paragraph(said("more_rows", shown=MOST_ROWS, all=len(taken)), tone="note")
    yield from _clusters(found, names)


def _origin(one: Origin, found: Benchmark, names: Names) -> Row:
    own = found.code.by_id[one.ours] if found.code else None
    source = names.source(one.source) if one.source else said("alone_origin")
    runs = tuple(Run(edit.text, _STYLES[edit.op]) for edit in one.edits) or plain(said("same_words"))
    kept = f"{100 * one.share:.0f} % of the words"
    return Row(
        (
            cell(own.cite if own else one.ours),
            Cell((paragraph(source), paragraph(kept, tone="note"))),
            Cell((Paragraph(runs),)),
            cell(str(one.alike), number=True),
        )
    )


def _clusters(found: Benchmark, names: Names) -> Iterator[Block]:
    yield Heading(said("clusters"), anchor="clusters")
    if not found.lineage.clusters:
        yield paragraph(said("clusters_none"))
        return
    yield paragraph(said("clusters_note"))
    rows = tuple(
        row(names.of(one.centre), _members(one, names), f"{100 * one.share:.0f} %") for one in found.lineage.clusters
    )
    yield Table(said("clusters"), heads("clusters_head"), rows, widths=(4, 10, 3))


def _members(one: Cluster, names: Names) -> str:
    shown = ", ".join(names.of(code) for code in one.members[:MOST_NAMED])
    more = len(one.members) - MOST_NAMED
    return f"{len(one.members)}: {shown}" + (f" and {more} more" if more > 0 else "")


def consensus_blocks(found: Benchmark, names: Names) -> Iterator[Block]:
    """One wording for each topic."""
    if not found.consensus:
        return
    yield Heading(said("consensus"), anchor="consensus")
    yield paragraph(said("consensus_note"))
    rows = tuple(
        Row(
            (
                cell(topic_words(one.topic)),
                cell(f"{one.have} of {one.of} ({share(one.have, one.of)})"),
                Cell((Paragraph(plain(one.words.text), "quote"),)),
                cell(names.source(one.words)),
            )
        )
        for one in found.consensus
        if one.topic in found.topics
    )
    yield Table(said("consensus"), heads("consensus_head"), rows, widths=(4, 3, 12, 5), folded=True)


def step_blocks(found: Benchmark, names: Names) -> Iterator[Block]:
    """What each later version changed."""
    yield Heading(said("steps"), anchor="steps")
    if not found.steps:
        yield paragraph(said("steps_none"))
        return
    yield paragraph(said("steps_note"))
    rows = tuple(
        row(
            one.date,
            names.of(one.peer),
            topic_words(one.topic),
            named("change", one.kind) or word("kind", one.kind),
            f"{one.words.cite}: {one.words.text}",
        )
        for one in found.steps[:MOST_ROWS]
    )
    yield Table(
        said("steps"), heads("steps_head"), rows, widths=(3, 5, 4, 4, 10), row_heads=False, wide=True, folded=True
    )
    if len(found.steps) > MOST_ROWS:
        yield paragraph(said("more_rows", shown=MOST_ROWS, all=len(found.steps)), tone="note")
