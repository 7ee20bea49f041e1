"""A three-way redline as a Page: provision by provision, what we had changed and what the new model changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit import __version__
from toolkit.model.finding import Finding
from toolkit.model.provision import Instrument
from toolkit.model.redline import Clash, Edit, Redline, Renumbering, ThreeWay, ThreeWayRow
from toolkit.reporting.cites import folded
from toolkit.reporting.page import (
    Block,
    Bullets,
    Cell,
    Heading,
    Page,
    Paragraph,
    Row,
    Run,
    Table,
    cell,
    paragraph,
    plain,
    row,
)
from toolkit.reporting.redline_page import cautions, marked, parties
from toolkit.reporting.redline_rows import shortened
from toolkit.reporting.redline_words import effect, headings_alone, heads, named, said
from toolkit.reporting.wording import calm, count


def three_way_page(found: ThreeWay) -> Page:
    """The clashes counted, then every provision that either side changed."""
    return Page(
        title=said("three_title", title=calm(found.theirs.crosswalk.candidate.instrument.title)),
        subtitle=said("three_subtitle"),
        blocks=tuple(_blocks(found)),
        footer=said("three_made_by", version=__version__),
    )


def sides_of(found: ThreeWay) -> tuple[tuple[str, Instrument], ...]:
    """The three versions under their names."""
    sides = (found.ours.crosswalk.baseline, found.ours.crosswalk.candidate, found.theirs.crosswalk.candidate)
    return tuple(zip(heads("three_sides"), (one.instrument for one in sides), strict=True))


def three_way_sentences(found: ThreeWay) -> tuple[str, ...]:
    """How many provisions either side changed, and how many clash; then what else differs."""
    return (*_counted(found), *_besides(found)) if found.rows else tuple(_besides(found)) or (said("three_none"),)


def _counted(found: ThreeWay) -> tuple[str, ...]:
    counted = Counter(row.kind for row in found.rows)
    told = (f"{count(counted[kind], 'provision')} {named('clash', kind)}" for kind in _KINDS)
    clashes = ", ".join(place_of(found, row) for row in found.rows if row.kind == "clash")
    ends = (f": {clashes}." if kind == "clash" and clashes else "." for kind in _KINDS)
    return tuple(f"{sentence[0].upper()}{sentence[1:]}{end}" for sentence, end in zip(told, ends, strict=True))


def _besides(found: ThreeWay) -> Iterator[str]:
    """What is no change of words: numbers, and headings alone."""
    _, ours, theirs = heads("three_sides")
    if renumbered(found):
        numbers = (count(len(side.renumbering), "provision") for side in (found.ours, found.theirs))
        yield said("three_numbers", **dict(zip(("ours", "theirs"), numbers, strict=True)))
    for name, side in ((ours, found.ours), (theirs, found.theirs)):
        yield from (f"{name}: {sentence}" for sentence in headings_alone(side))


def renumbered(found: ThreeWay) -> list[tuple[str, str, str]]:
    """The numbers of provisions that have another one in either version: in the model, in ours, in the new model."""
    ours, theirs = ({one.baseline: one for one in side.renumbering} for side in (found.ours, found.theirs))
    order = [one.id for one in found.ours.crosswalk.baseline.instrument.provisions if one.id in ours.keys() | theirs]
    return [
        (
            (ours.get(id) or theirs[id]).before,
            _number(found.ours, ours.get(id), id),
            _number(found.theirs, theirs.get(id), id),
        )
        for id in order
    ]


def _number(side: Redline, other: Renumbering | None, id: str) -> str:
    """The number in one version: another one, the same, or none where the provision is struck out there."""
    if other:
        return other.after
    kept = any(id in link.baseline for link in side.crosswalk.correspondences)
    return said("same_number" if kept else "struck_out")


def place_of(found: ThreeWay, row: ThreeWayRow) -> str:
    """Where a row stands: in the base, else, as new, where a version has it."""
    (_, base), (_, ours), (_, theirs) = sides_of(found)
    if row.base:
        return folded(base, row.base)
    return said("new_at", place=folded(ours, row.ours) if row.ours else folded(theirs, row.theirs))


MOST = 40
"""Rows of numbers that stand open on a screen."""
_KINDS: tuple[Clash, ...] = ("clash", "same", "ours_only", "theirs_only")


def _blocks(found: ThreeWay) -> Iterator[Block]:
    yield parties(sides_of(found), said("three_documents"))
    yield Heading(said("summary"), anchor="summary")
    yield Bullets(tuple(plain(sentence) for sentence in three_way_sentences(found)))
    if found.rows:
        yield Heading(said("three_rows"), anchor="rows")
        rows = tuple(_row(found, one) for one in found.rows)
        yield Table(said("three_rows"), heads("three_head"), rows, widths=(2, 6, 6, 3), wide=True)
    if numbers := renumbered(found):
        yield Heading(said("renumbered"), anchor="numbers")
        yield Table(
            said("renumbered"), heads("three_sides"), tuple(row(*one) for one in numbers), folded=len(numbers) > MOST
        )
    yield from cautions(sides_of(found))


def _row(found: ThreeWay, row: ThreeWayRow) -> Row:
    base = found.ours.crosswalk.baseline.instrument
    ours, theirs = (side.crosswalk.candidate.instrument for side in (found.ours, found.theirs))
    return Row(
        (
            cell(folded(base, list(row.base)) if row.base else "–"),
            _side(base, row.base, ours, row.ours, row.ours_edits, row.ours_findings),
            _side(base, row.base, theirs, row.theirs, row.theirs_edits, row.theirs_findings),
            Cell((Paragraph((Run(named("clash", row.kind), "strong" if row.kind == "clash" else "plain"),)),)),
        )
    )


def _side(
    base: Instrument,
    was: Sequence[str],
    instrument: Instrument,
    ids: Sequence[str],
    edits: Sequence[Edit],
    findings: Sequence[Finding],
) -> Cell:
    """Where it stands on one side, what was edited there, and with what effect. base, was: where it stood."""
    place = folded(instrument, list(ids)) if ids else said("struck_out")
    if not edits:
        same = not was or not ids or place == folded(base, list(was))
        return cell((said("unchanged") if same else said("unchanged_at", place=place)) if ids else "–")
    effects = effects_of(findings)
    words = [Paragraph((Run(place, "strong"),)), *marked(shortened(edits))]
    return Cell((*words, paragraph(effects, tone="note")) if effects else tuple(words))


def effects_of(findings: Sequence[Finding]) -> str:
    """What was found of one side, each effect once; "" where nothing was."""
    return ", ".join(dict.fromkeys(map(effect, findings)))
