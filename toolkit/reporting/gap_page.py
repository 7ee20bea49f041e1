"""The gap report as a Page: everything the comparison found, the gravest first, each line with its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.reporting.gap_findings import finding_card, gravest_list, quoted
from toolkit.reporting.page import (
    Bar,
    Block,
    Bullets,
    Cell,
    Chart,
    Facts,
    Heading,
    Page,
    Paragraph,
    Row,
    Run,
    Table,
    cell,
    paragraph,
    plain,
)
from toolkit.reporting.parameters import Stated
from toolkit.reporting.rows import LinkView, UnmatchedView
from toolkit.reporting.spoken import capital
from toolkit.reporting.view import Report, UnmatchedSide
from toolkit.reporting.wording import count, prose, word

PARTY_ROWS = ("title", "authority", "date", "file", "sha256", "provisions")


def gap_page(report: Report) -> Page:
    """The whole gap report; parts without anything to tell say so in words."""
    parts = (_parties, _summary, _gravest, _reading, _coverage, _findings, _values, _comparison, _unmatched, _warnings)
    blocks = tuple(block for part in parts for block in part(report))
    return Page(
        title=report.title,
        subtitle=prose("gap_report"),
        blocks=(*blocks, *provenance(report)),
        footer=prose("made_by").format(version=report.provenance["toolkit"]),
    )


def _parties(report: Report) -> Iterator[Block]:
    """The two documents next to each other, before anything is said of them."""
    head = ("", *(party.label for party in report.parties))
    rows = []
    for name in PARTY_ROWS:
        values = (str(getattr(party, name)) + ("…" if name == "sha256" else "") for party in report.parties)
        rows.append(Row((cell(word("party", name)), *(cell(value or prose("not_stated")) for value in values))))
    yield Table(prose("the_documents"), head, tuple(rows), widths=(2, 5, 5))


def _reading(report: Report) -> Iterator[Block]:
    yield Heading(prose("how_to_read_title"), anchor="reading")
    yield paragraph(" ".join(prose("how_to_read")))


def _summary(report: Report) -> Iterator[Block]:
    yield Heading(prose("summary_title"), anchor="summary")
    yield Bullets(tuple(plain(sentence) for sentence in report.summary))


def _coverage(report: Report) -> Iterator[Block]:
    yield Heading(prose("coverage_title"), anchor="coverage")
    yield from coverage_blocks(report)


def coverage_blocks(report: Report) -> Iterator[Block]:
    """Coverage by topic as a chart and the table with its numbers; a sentence where nothing could be counted."""
    if not report.coverage:
        yield paragraph(prose("no_coverage"))
        return
    yield paragraph(prose("coverage"))
    names = tuple(word("coverage", name) for name in ("covered", "partial", "missing"))
    bars = tuple(
        Bar(line.title, (line.row.covered, line.row.partial, line.row.missing), line.words) for line in report.coverage
    )
    yield Chart(prose("coverage_chart"), names, ("good", "partial", "bad"), bars)
    rows = []
    for line in report.coverage:
        numbers = (line.row.baseline, line.row.covered, line.row.partial, line.row.missing)
        rows.append(Row((cell(line.title), *(cell(str(number), number=True) for number in numbers))))
    head = ("Topic", prose("coverage_baseline"), *(name.capitalize() for name in names))
    yield Table(prose("coverage_caption"), head, tuple(rows), widths=(4, 2, 2, 2, 2))


def _gravest(report: Report) -> Iterator[Block]:
    yield Heading(prose("gravest_title"), anchor="gravest")
    yield gravest_list(report) if report.gravest else paragraph(prose("no_gravest"))


def _findings(report: Report) -> Iterator[Block]:
    yield Heading(prose("findings_title"), anchor="findings")
    if not report.groups:
        yield paragraph(prose("no_findings"))
    for place, group in enumerate(report.groups, start=1):
        heading = f"{group.title} ({count(len(group.findings), 'finding')})"
        yield Heading(heading, level=3, anchor=f"topic-{place}")
        yield from (finding_card(one, report) for one in group.findings)


def _values(report: Report) -> Iterator[Block]:
    yield Heading(prose("values_title"), anchor="values")
    yield from parameter_blocks(report)


def parameter_blocks(report: Report, *, sides: tuple[str, str] | None = None) -> Iterator[Block]:
    """Amounts, periods, recipients and the like of both sides, a table for each. sides: what baseline and candidate are
    called, where it is not by these words."""
    if not report.parameters:
        yield paragraph(prose("no_parameters"))
        return
    yield paragraph(prose("parameters"))
    candidate, baseline = report.parties
    for table in report.parameters:
        rows = tuple(Row((_stated(row.baseline), _stated(row.candidate), cell(row.agreement))) for row in table.rows)
        head = (*(sides or (baseline.label, candidate.label)), prose("as_stated"))
        yield Table(table.title, head, rows, widths=(5, 5, 3), row_heads=False)


def _stated(values: Sequence[Stated]) -> Cell:
    if not values:
        return Cell((paragraph(prose("not_stated"), tone="note"),))
    return Cell(
        tuple(Paragraph((Run(f"{capital(value.words)} "), Run(f"({value.place})", "quiet"))) for value in values)
    )


def _comparison(report: Report) -> Iterator[Block]:
    yield Heading(prose("comparison_title"), anchor="comparison")
    if not report.links:
        yield paragraph(prose("no_links"))
        return
    yield paragraph(prose("comparison"))
    candidate, baseline = report.parties
    head = ("No.", baseline.label, candidate.label, "Relationship", "Confidence", "Status")
    rows = tuple(_link(link) for link in report.links)
    yield Table(prose("comparison_caption"), head, rows, widths=(1, 8, 8, 3, 3, 3), wide=True, folded=True)


def _link(link: LinkView) -> Row:
    sure = (paragraph(f"{link.confidence}%"), *(Paragraph((Run(reason, "quiet"),)) for reason in link.why))
    status = (paragraph(link.status_words), Paragraph((Run(f"Id {link.id}", "quiet"),)))
    cells = (cell(str(link.number)), quoted(link.baseline), quoted(link.candidate), cell(link.relationship))
    return Row((*cells, Cell(sure), Cell(status)), anchor=f"link-{link.number}")


def _unmatched(report: Report) -> Iterator[Block]:
    yield Heading(prose("unmatched_title"), anchor="unmatched")
    for side in report.unmatched:
        yield from unmatched_blocks(side)


def unmatched_blocks(side: UnmatchedSide) -> Iterator[Block]:
    """What one document has that no counterpart was found for."""
    yield Heading(side.party.label, level=3)
    if not side.rows:
        yield paragraph(prose("no_unmatched"))
        return
    head = ("Provision", "Nearest counterpart considered", "Confidence", "Why it was not linked")
    rows = tuple(_refused(row) for row in side.rows)
    caption = prose("unmatched_caption").format(side=side.party.label)
    yield Table(caption, head, rows, widths=(5, 5, 2, 3), row_heads=False, wide=True, folded=True)


def _refused(row: UnmatchedView) -> Row:
    if row.counterpart is None:
        nearest = Cell((paragraph(prose("no_nearest"), tone="note"),))
        return Row((quoted((row.passage,)), nearest, cell("–"), cell("–")))
    return Row((quoted((row.passage,)), quoted((row.counterpart,)), cell(f"{row.confidence}%"), cell(row.reason)))


def _warnings(report: Report) -> Iterator[Block]:
    yield Heading(prose("warnings_title"), anchor="warnings")
    if not report.warnings:
        yield paragraph(prose("no_warnings"))
        return
    lines = (f"{one.party.label}{f', {one.place}' if one.place else ''}: {one.message}" for one in report.warnings)
    yield Bullets(tuple(plain(line) for line in lines))


def provenance(report: Report) -> Iterator[Block]:
    """What made the report, so that it can be made again."""
    made = report.provenance
    rows = [(word("party", "toolkit"), f"conduct {made['toolkit']}")]
    rows += [(word("party", "models"), ", ".join(made["models"]) or "none")]
    rows += [(f"Option {name}", str(value)) for name, value in made["options"].items()]
    yield Heading(prose("provenance_title"), anchor="provenance")
    yield Facts(tuple((name, plain(value)) for name, value in rows))
