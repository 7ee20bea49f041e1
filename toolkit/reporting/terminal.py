"""The summary of an assessment for a terminal, as a rich renderable; who prints it is the command.

Colour only repeats what words say. Nothing here is cut to a width: rich folds the lines to the terminal's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from textwrap import shorten
from typing import TYPE_CHECKING

from toolkit.model.finding import Assessment
from toolkit.reporting.plain import visible
from toolkit.reporting.rows import FindingView
from toolkit.reporting.view import Report, view
from toolkit.reporting.wording import count, prose, word

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

WIDTH = 100
MOST_FINDINGS = 10
MOST_LINKS = 5
LONGEST = 145
"""Characters of a finding's words: two lines of a terminal of 80 columns."""
LONGEST_LEAD_IN = 60
STYLES = {"grave": "bold red", "notable": "yellow", "minor": ""}


def summary(assessment: Assessment) -> Group:
    """Both documents, the result in sentences, coverage by topic, the gravest findings with both cites, what next."""
    from rich.console import Group
    from rich.text import Text

    report = view(assessment)
    parts: list[Text | Table] = [Text(visible(report.title), style="bold"), Text(""), _parties(report), Text("")]
    parts += [Text(visible(sentence)) for sentence in report.summary]
    if report.coverage:
        parts += [Text(""), _coverage(report)]
    if report.gravest:
        parts += [Text(""), *_gravest(report)]
    if closing := [Text(visible(line)) for line in _closing(report)]:
        parts += [Text(""), *closing]
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


def _parties(report: Report) -> Table:
    rows = []
    for party in report.parties:
        about = (f"{party.title} ({party.kind})", party.authority, party.date)
        file = f"{party.file}, {count(party.provisions, 'provision')} read, sha256 {party.sha256}"
        rows += [(word("side", party.side), "; ".join(one for one in about if one)), ("", file)]
    return hanging(rows)


def hanging(rows: Iterable[tuple[str, str | Text]]) -> Table:
    """Two columns: a short name, and words whose further lines stand under their first."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, words in rows:
        table.add_row(Text(name), Text(visible(words)) if isinstance(words, str) else words)
    return table


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


def _gravest(report: Report) -> Iterator[Text | Table]:
    from rich.text import Text

    shown = report.gravest[:MOST_FINDINGS]
    yield Text(f"Gravest findings ({len(shown)} of {len(report.findings)})", style="italic")
    yield Text("")
    yield hanging((f"{one.number:>3}.", _finding(one)) for one in shown)
    if more := len(report.findings) - len(shown):
        yield Text("")
        yield Text(f"{more} more in the report.")


def _finding(one: FindingView) -> Text:
    """What was found and where; how grave; then the difference, or of a provision without counterpart its words."""
    from rich.text import Text

    marks = [word("severity", one.severity), word("direction", one.direction)]
    marks += [prose("review_mark")] if one.review else []
    shown = Text(visible(f"{one.kind_words}: {one.cites} "))
    shown.append(f"({', '.join(marks)})", style=STYLES[one.severity])
    words = f"“{_opening(one)}”" if one.whole else shorten(visible(one.summary), LONGEST, placeholder=" …")
    return shown.append(f"\n{words}")


def _opening(one: FindingView) -> str:
    """The first words of the first provision, after what they complete."""
    passage = (one.baseline or one.candidate)[0]
    words = "".join(piece.text for piece in passage.pieces)
    lead_in = shorten(visible(passage.lead_in), LONGEST_LEAD_IN, placeholder=" …")
    return shorten(f"[{lead_in}] {visible(words)}" if lead_in else visible(words), LONGEST, placeholder=" …")


def _closing(report: Report) -> Iterator[str]:
    """What a person should look at next."""
    unsure = [link for link in report.links if link.status == "needs_review"]
    if unsure:
        first = sorted(unsure, key=lambda link: link.confidence)[:MOST_LINKS]
        named = "; ".join(link.cites for link in first)
        yield f"To review, the least sure links first (baseline with candidate): {named}."
    if report.warnings:
        yield f"Warnings of reading: {len(report.warnings)} (the report lists them)."
