"""A benchmark as a Page: what others have and this code lacks first, for that is what a committee asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit import __version__
from toolkit.model.benchmark import Benchmark, Lack
from toolkit.reporting.benchmark_answers import answer_blocks
from toolkit.reporting.benchmark_lineage import consensus_blocks, lineage_blocks, step_blocks
from toolkit.reporting.benchmark_parameters import force_blocks, parameter_blocks
from toolkit.reporting.benchmark_summary import sentences, silent_topics
from toolkit.reporting.benchmark_topics import topic_blocks
from toolkit.reporting.benchmark_words import Names, codes, heads, said, share, topic_words
from toolkit.reporting.page import (
    Block,
    Bullets,
    Card,
    Columns,
    Facts,
    Heading,
    Page,
    Paragraph,
    Row,
    Run,
    Table,
    Tag,
    paragraph,
    plain,
    row,
)
from toolkit.reporting.wording import calm, count, prose, word

MOST_CARDS, MOST_ROWS, MOST_PRINTED = 20, 150, 40


def benchmark_page(found: Benchmark, *, whole: bool = True, joined: bool = False) -> Page:
    """The report. whole: with the words behind each square, which fill many printed pages; joined: what has a table for
    each topic or parameter in one table, as a workbook wants it."""
    names = Names(found)
    parts: list[Iterator[Block]] = [
        _facts(found),
        _summary(found),
        _lacks(found, names, whole),
        topic_blocks(found, names),
    ]
    parts += [
        answer_blocks(found, names, whole=whole, joined=joined),
        parameter_blocks(found, names, joined=joined),
        force_blocks(found),
    ]
    if found.code:
        parts += [lineage_blocks(found, names), _alone(found)]
    parts += [consensus_blocks(found, names), step_blocks(found, names), _peers(found), _made(found)]
    return Page(
        title=_title(found),
        subtitle=said("subtitle"),
        blocks=tuple(block for part in parts for block in part),
        footer=said("made_by", version=__version__),
    )


def _title(found: Benchmark) -> str:
    peers = codes(len(found.peers))
    return said("title", title=calm(found.code.title), peers=peers) if found.code else said("sector", peers=peers)


def _facts(found: Benchmark) -> Iterator[Block]:
    kinds = Counter(word("instrument_kind", one.kind) for one in found.peers)
    against = ", ".join(count(number, kind) for kind, number in sorted(kinds.items()))
    rows = (
        [(said("ours"), f"{calm(found.code.title)}, {found.code.authority or prose('not_stated')}")]
        if found.code
        else []
    )
    rows += [(said("peers_row" if found.code else "codes_row"), against)]
    rows += [(said("method_row"), said(f"method_{found.method}" if found.code else "method_sector"))]
    yield Facts(tuple((name, plain(value)) for name, value in rows))


def _summary(found: Benchmark) -> Iterator[Block]:
    yield Heading(said("summary"), anchor="summary")
    yield Bullets(tuple(plain(one) for one in sentences(found)))


def _lacks(found: Benchmark, names: Names, whole: bool) -> Iterator[Block]:
    if not found.code:
        return
    yield Heading(said("lacks"), anchor="lacks")
    yield from _silent(found, names)
    if not found.lacks:
        yield paragraph(said("lacks_none"))
        return
    yield paragraph(said("lacks_note"))
    shown = [one for one in found.lacks[:MOST_CARDS] if one.have > 1 or one.of == 1]
    if len(found.lacks) > len(shown):
        yield paragraph(said("lacks_cut", shown=len(shown), all=len(found.lacks)), tone="note")
    for place, one in enumerate(shown, 1):
        yield _card(place, one, found, names)
    rows = tuple(_lack_row(one, found, names) for one in found.lacks[: MOST_ROWS if whole else MOST_PRINTED])
    yield Table(said("lacks_table"), heads("lacks_head"), rows, widths=(3, 4, 12, 6, 3), folded=True)
    yield from cut(len(rows), len(found.lacks))


def _silent(found: Benchmark, names: Names) -> Iterator[Block]:
    """Topics on which this code has no provision and two others or more have, the commonest first."""
    silent = silent_topics(found)
    if not silent:
        return
    yield paragraph(said("silent_note"))
    rows = tuple(
        row(f"{one.have} of {one.of}", topic_words(one.topic), one.words.text, names.source(one.words))
        for one in silent
    )
    yield Table(said("silent_table"), heads("silent_head"), rows, widths=(3, 5, 12, 6), row_heads=False)


def cut(shown: int, of: int) -> Iterator[Block]:
    """A sentence that says so where a list is not shown whole."""
    if shown < of:
        yield paragraph(said("more_rows", shown=shown, all=of), tone="note")


def _card(place: int, one: Lack, found: Benchmark, names: Names) -> Card:
    heading = said(
        "lack_entry" if one.entry else "lack_title",
        have=one.have,
        of=one.of,
        topic=topic_words(one.topic),
        title=one.title,
    )
    theirs = (_quoted(one.words.text), paragraph(names.source(one.words))) if one.words else ()
    ours = found.code.by_id.get(one.nearest) if found.code else None
    near = (_quoted(ours.text), paragraph(ours.cite)) if ours else (paragraph(said("nothing_near")),)
    sides = Columns(((said("lack_words"), theirs), (said("lack_nearest"), near)))
    tags: tuple[Tag, ...] = (Tag("status", share(one.have, one.of)),)
    if one.modality != "none":
        tags = (*tags, Tag("neutral", word("value", one.modality)))
    return Card(
        Heading(f"{place}. {heading}", level=3, anchor=f"lack-{place}"),
        tags,
        (
            paragraph(
                said(
                    "lack_said" if one.of > 1 else "lack_said_alone",
                    have=one.have,
                    of=one.of,
                    share=share(one.have, one.of),
                )
            ),
            sides,
            *_examples(one, names),
        ),
    )


def _examples(one: Lack, names: Names) -> Iterator[Bullets]:
    """How each of the others words it, so that a reader can judge whether it is the same thing."""
    others = [words for words in one.examples if words != one.words]
    if others:
        yield Bullets(
            tuple((Run(f"{names.source(words)}: ", "strong"), Run(words.text)) for words in others[:MOST_ROWS])
        )


def _quoted(text: str) -> Paragraph:
    return Paragraph(plain(text), "quote")


def _lack_row(one: Lack, found: Benchmark, names: Names) -> Row:
    ours = found.code.by_id.get(one.nearest) if found.code else None
    words = one.title if one.entry or not one.words else one.words.text
    source = names.source(one.words) if one.words else ""
    return row(f"{one.have} of {one.of}", topic_words(one.topic), words, source, ours.cite if ours else "–")


def _alone(found: Benchmark) -> Iterator[Block]:
    yield Heading(said("alone"), anchor="alone")
    if not found.alone or not found.code:
        yield paragraph(said("alone_none"))
        return
    yield paragraph(said("alone_note"))
    own = [found.code.by_id[id] for id in found.alone]
    yield Bullets(tuple((Run(f"{one.cite}: ", "strong"), Run(one.text)) for one in own[:MOST_ROWS]))
    yield from cut(min(len(own), MOST_ROWS), len(own))


def _peers(found: Benchmark) -> Iterator[Block]:
    yield Heading(said("peers"), anchor="peers")
    shown = found.peers[:MOST_ROWS]
    rows = tuple(
        row(
            str(number),
            *(value or "–" for value in (one.name, one.type, one.nation, one.population, one.date)),
            str(one.provisions),
        )
        for number, one in enumerate(shown, 1)
    )
    yield Table(said("peers"), heads("peers_head"), rows, widths=(2, 8, 3, 3, 4, 3, 3), row_heads=False, folded=True)
    yield from cut(len(shown), len(found.peers))


def _made(found: Benchmark) -> Iterator[Block]:
    if found.warnings:
        yield Heading(said("warnings"), anchor="warnings")
        yield Bullets(tuple(plain(one) for one in found.warnings))
    yield Heading(said("made"), anchor="made")
    yield Bullets(_provenance(found))


def _provenance(found: Benchmark) -> tuple[tuple[Run, ...], ...]:
    rows: Sequence[str] = [f"conduct {__version__}", *found.models, *(f"catalogue {name}" for name in found.catalogues)]
    return tuple(plain(one) for one in rows)
