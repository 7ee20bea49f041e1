"""A redline as a Page: the schedule of changes, each change with both texts, faults, destinations and derivations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit import __version__
from toolkit.model.provision import Instrument
from toolkit.model.redline import Edit, Redline
from toolkit.reporting.cites import folded
from toolkit.reporting.page import (
    Block,
    Bullets,
    Card,
    Cell,
    Columns,
    Facts,
    Heading,
    Page,
    Paragraph,
    Row,
    Run,
    RunStyle,
    Table,
    Tag,
    cell,
    paragraph,
    plain,
    row,
)
from toolkit.reporting.redline_rows import (
    GAP,
    ChangeRow,
    change_rows,
    derivations,
    destinations,
    shortened,
    texts,
)
from toolkit.reporting.redline_words import effect, heads, named, said, sentences, statistic_rows
from toolkit.reporting.wording import calm, date_words, word

LONGEST_CELL = 600
"""Characters of a change in the schedule; all of it stands further down."""
_STYLES: dict[str, RunStyle] = {"keep": "plain", "delete": "delete", "insert": "insert"}


def redline_page(redline: Redline) -> Page:
    """The whole report; parts without anything to tell are left out, but for the schedule, which says so."""
    rows = change_rows(redline)
    first = parties(_sides(redline), said("documents"))
    parts = ((first,), _summary(redline), _schedule(rows), _flaws(redline), _cards(redline, rows))
    tables = (_tables(redline), _statistics(redline), cautions(_sides(redline)), _provenance(redline))
    title = calm(redline.crosswalk.candidate.instrument.title)
    return Page(
        title=said("title", title=title),
        subtitle=said("subtitle"),
        blocks=tuple(block for part in (*parts, *tables) for block in part),
        footer=said("made_by", version=__version__),
    )


def _sides(redline: Redline) -> tuple[tuple[str, Instrument], ...]:
    crosswalk = redline.crosswalk
    return (said("current"), crosswalk.baseline.instrument), (said("proposed"), crosswalk.candidate.instrument)


def parties(sides: Sequence[tuple[str, Instrument]], caption: str) -> Table:
    """What each version is, under its name."""
    about = [
        (calm(one.title), one.authority, date_words(one.date), one.source.name, str(len(one.provisions)))
        for _, one in sides
    ]
    names = [word("party", name) for name in ("title", "authority", "date", "file", "provisions")]
    rows = tuple(row(name, *(value or "–" for value in values)) for name, *values in zip(names, *about, strict=True))
    return Table(caption, ("", *(name for name, _ in sides)), rows, widths=(3, *(6 for _ in sides)))


def _summary(redline: Redline) -> Iterator[Block]:
    yield Heading(said("summary"), anchor="summary")
    yield Bullets(tuple(plain(sentence) for sentence in sentences(redline)))
    if redline.alike < 0.2 and redline.crosswalk.correspondences:
        yield paragraph(said("forced", share=f"{100 * redline.alike:.0f}"), tone="note")


def _schedule(rows: Sequence[ChangeRow]) -> Iterator[Block]:
    yield Heading(said("schedule"), anchor="schedule")
    if not rows:
        yield paragraph(said("nothing"))
        return
    yield paragraph(said("schedule_note"), tone="note")
    table = tuple(
        Row(
            (
                Cell((Paragraph((Run(str(one.number), link=one.anchor),)),)),
                cell(one.now or "–"),
                cell(one.then or "–"),
                Cell(_what(one)),
                Cell(_why(one)),
                Cell((paragraph(said("reason"), tone="prompt"),)),
            )
        )
        for one in rows
    )
    yield Table(said("schedule"), heads("schedule_head"), table, widths=(2, 4, 4, 13, 8, 5), wide=True)


def marked(edits: Sequence[Edit], *, most: int = 0) -> tuple[Paragraph, ...]:
    """Edits as paragraphs, one for each provision: struck out and put in words in their styles. most: characters after
    which the rest is left out, and said to be; 0 for all of them."""
    lines: list[list[Run]] = [[]]
    left = most or sum(len(edit.text) for edit in edits)
    for edit in edits:
        for at, words in enumerate(_cut(edit.text, left).split("\n")):
            lines += [[]] if at else []
            lines[-1] += [Run(words, _STYLES[edit.op])] if words else []
        left -= min(left, len(edit.text))
    if most and sum(len(edit.text) for edit in edits) > most:
        lines[-1].append(Run(GAP, "quiet"))
    return tuple(Paragraph(tuple(line)) for line in lines if line) or (paragraph("–"),)


def _cut(words: str, most: int) -> str:
    """The first characters, never half a word: "£5" for "£50" would be another amount."""
    return words if len(words) <= most else words[:most].rpartition(" ")[0]


def _what(one: ChangeRow) -> tuple[Paragraph, ...]:
    """What the schedule shows of a change: the marked words, long ones cut, or the reference that is at fault."""
    if one.finding.kind == "broken_reference":
        return (Paragraph((Run(one.finding.candidate_value, "mark"),)),)
    return marked(shortened(one.edits), most=LONGEST_CELL)


def _why(one: ChangeRow) -> tuple[Paragraph, ...]:
    """The effect in a word or two, then in a sentence; a block that comes or goes has said all by its words."""
    told = Paragraph((Run(effect(one.finding), "strong"),))
    silent = one.finding.kind in {"missing", "additional"} and one.finding.summary.endswith(("”.", "…”."))
    return (told,) if silent else (told, paragraph(one.finding.summary))


def _flaws(redline: Redline) -> Iterator[Block]:
    yield Heading(said("integrity"), anchor="integrity")
    if not redline.flaws:
        yield paragraph(said("no_flaws"))
        return
    instrument = redline.crosswalk.candidate.instrument
    table = tuple(
        row(
            named("flaw", flaw.code),
            folded(instrument, list(flaw.provisions)) if flaw.provisions else "–",
            flaw.message + (said("earlier") if flaw.earlier else ""),
        )
        for flaw in redline.flaws
    )
    yield Table(said("integrity"), heads("integrity_head"), table, widths=(3, 3, 8))


def _cards(redline: Redline, rows: Sequence[ChangeRow]) -> Iterator[Block]:
    if not rows:
        return
    yield Heading(said("changes"), anchor="changes")
    for at, one in enumerate(rows):
        yield _card(redline, one, rows[at + 1] if at + 1 < len(rows) else None)


def _card(redline: Redline, one: ChangeRow, following: ChangeRow | None) -> Card:
    places = " → ".join(place for place in (one.now, one.then) if place)
    blocks: list[Paragraph | Bullets | Columns | Facts] = [paragraph(one.finding.summary)]
    if one.finding.kind not in {"missing", "additional", "broken_reference"}:
        blocks.append(Columns(((said("now"), _side(redline, one, "now")), (said("then"), _side(redline, one, "then")))))
    blocks.append(paragraph(said("marked"), tone="note"))
    blocks += [Paragraph(line.runs, "quote") for line in marked(one.edits)]
    if following:
        blocks.append(Paragraph((Run(said("next"), link=following.anchor),)))
    heading = Heading(f"{one.number}. {named('kind', one.finding.kind)}: {places}", level=3, anchor=one.anchor)
    return Card(heading, _tags(one), tuple(blocks))


def _side(redline: Redline, one: ChangeRow, side: str) -> tuple[Paragraph, ...]:
    """One version's own words, as they stand there."""
    crosswalk, finding = redline.crosswalk, one.finding
    links = [link for link in crosswalk.correspondences if finding.candidate[0] in link.candidate]
    own = links[0] if links and finding.kind != "moved" else finding
    analysis, ids = (crosswalk.baseline, own.baseline) if side == "now" else (crosswalk.candidate, own.candidate)
    return tuple(paragraph(words.rstrip("\n"), tone="quote") for words in texts(analysis, ids))


def _tags(one: ChangeRow) -> tuple[Tag, ...]:
    finding = one.finding
    tags = [Tag(finding.direction, word("direction", finding.direction))]
    return (*tags, Tag(finding.severity, word("severity", finding.severity)))


def _tables(redline: Redline) -> Iterator[Block]:
    """Where each numbered provision went, and where each came from."""
    for name, pairs in (("destinations", destinations(redline)), ("derivations", derivations(redline))):
        yield Heading(said(name), anchor=name)
        rows = tuple(row(one, other) for one, other in pairs)
        yield Table(said(name), heads(f"{name}_head"), rows, folded=len(rows) > 40)


def _statistics(redline: Redline) -> Iterator[Block]:
    yield Heading(said("statistics"), anchor="statistics")
    rows = tuple(Row((cell(name), cell(str(number), number=True))) for name, number in statistic_rows(redline))
    yield Table(said("statistics"), heads("statistics_head"), rows, widths=(6, 1))


def cautions(sides: Sequence[tuple[str, Instrument]]) -> Iterator[Block]:
    """What could not be settled in reading each version."""
    items = [
        f"{name}: {item.message}" + (f" ({item.place})" if item.place else "")
        for name, one in sides
        for item in one.warnings
    ]
    if items:
        yield Heading(said("warnings"), anchor="warnings")
        yield Bullets(tuple(plain(item) for item in items))


def _provenance(redline: Redline) -> Iterator[Block]:
    sides = (redline.crosswalk.baseline.instrument, redline.crosswalk.candidate.instrument)
    rows = [("conduct", plain(__version__))]
    rows += [(one.source.name, plain(f"sha256 {one.source.sha256}")) for one in sides]
    rows += [(name, plain("--with, --report")) for name in redline.others]
    yield Heading(said("provenance"), anchor="provenance")
    yield Facts(tuple(rows))
