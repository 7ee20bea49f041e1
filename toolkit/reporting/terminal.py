"""The summary of an assessment for a terminal, as a rich renderable; who prints it is the command."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from toolkit.model.finding import Assessment
from toolkit.reporting.plain import visible
from toolkit.reporting.view import Party, Report, view
from toolkit.reporting.wording import prose, word

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

WIDTH = 100
STYLES = {"weaker": "red", "stricter": "green", "neutral": "", "grave": "bold red", "notable": "yellow", "minor": ""}


def summary(assessment: Assessment) -> Group:
    """Both documents, the result in sentences, coverage by topic, the gravest findings with both cites."""
    from rich.console import Group
    from rich.text import Text

    report = view(assessment)
    parts: list[Text | Table] = [_title(report), *(Text(_party(party)) for party in report.parties), Text("")]
    parts += [Text(visible(sentence)) for sentence in report.summary]
    if report.coverage:
        parts += [Text(""), _coverage(report)]
    if report.gravest:
        parts += [Text(""), _gravest(report)]
    if report.warnings:
        parts += [Text(""), Text(f"Warnings of reading: {len(report.warnings)} (the report lists them).")]
    return Group(*parts)


def summary_text(assessment: Assessment) -> str:
    """The summary as plain text, 100 columns wide, without colour."""
    from rich.console import Console

    console = Console(
        file=StringIO(), width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False, _environ={}
    )
    with console.capture() as captured:
        console.print(summary(assessment))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _title(report: Report) -> Text:
    from rich.text import Text

    return Text(visible(report.title), style="bold")


def _party(party: Party) -> str:
    named = (party.title, party.authority, party.date, f"{party.file}, sha256 {party.sha256}")
    return visible(f"{party.label}: {'; '.join(one for one in named if one)}")


def _coverage(report: Report) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table("Topic", title="Coverage of the baseline", title_justify="left", box=box.SIMPLE_HEAD)
    for name in ("Baseline", "Covered", "In part", "None found"):
        table.add_column(name, justify="right")
    for line in report.coverage:
        row = line.row
        numbers = (row.baseline, row.covered, row.partial, row.missing)
        table.add_row(Text(visible(line.title)), *(Text(str(number)) for number in numbers))
    return table


def _gravest(report: Report) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown, total = len(report.gravest), len(report.findings)
    table = Table(title=f"Gravest findings ({shown} of {total})", title_justify="left", box=box.SIMPLE_HEAD)
    for name in ("No.", "Severity", "Direction", "Finding", "Where"):
        table.add_column(name, overflow="fold")
    for one in report.gravest:
        review = f" ({prose('review_mark')})" if one.review else ""
        table.add_row(
            Text(str(one.number)),
            Text(word("severity", one.severity), style=STYLES[one.severity]),
            Text(word("direction", one.direction), style=STYLES[one.direction]),
            Text(visible(f"{one.kind_words}: {one.summary}{review}")),
            Text(visible(one.cites)),
        )
    return table
