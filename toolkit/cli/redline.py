"""`conduct redline CURRENT PROPOSED`: what a proposed revision changes, what it does to the duty, what it breaks."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import Ocr, Tracked, TrackedChanges

NEXT = "For the tracked copy and the schedule, add -o tracked.docx -o report.html --schedule schedule.docx."
AUTHOR, DATE = "conduct", "2000-01-01T00:00:00Z"


class Format(StrEnum):
    """What goes to the terminal."""

    text = "text"
    md = "md"
    html = "html"
    json = "json"


def redline(
    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="CURRENT PROPOSED [THEIRS]",
            help="The current and the proposed version: files (PDF, Word, OpenDocument, HTML, text) or names. Three "
            "documents are a model code, our adaptation of it, and the model issued again. With --git, one file.",
        ),
    ],
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            readable=False,
            help="Write to this file; may be repeated. .docx: the tracked copy; .html, .md, .pdf, .xlsx, .csv, .json, "
            ".txt: the report.",
        ),
    ] = None,
    schedule: Annotated[
        list[Path] | None,
        typer.Option(
            "--schedule", readable=False, help="Write the schedule of changes, also as .docx; may be repeated."
        ),
    ] = None,
    clean: Annotated[
        Path | None, typer.Option("--clean", readable=False, help="Write the proposed text as a clean Word file.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="Print the report in this format; without it, a summary.")
    ] = None,
    beside: Annotated[
        list[Path] | None,
        typer.Option("--with", help="Guidance whose amounts and periods must agree; may be repeated."),
    ] = None,
    report: Annotated[
        list[Path] | None, typer.Option("--report", help="A covering report, likewise; may be repeated.")
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", help="End with exit code 1 where there is one of these: weakened,broken_reference ..."
        ),
    ] = "",
    git: Annotated[
        str,
        typer.Option(
            "--git", metavar="REV", help="Compare a file with what it was at this revision of its repository."
        ),
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Also where the two share too few words to be versions.")
    ] = False,
    author: Annotated[str, typer.Option("--author", help="Author of the tracked changes.")] = AUTHOR,
    date: Annotated[str, typer.Option("--date", help="Date of the tracked changes, as 2026-05-01.")] = DATE,
    tracked: Tracked = TrackedChanges.accepted,
    ocr: Ocr = False,
) -> None:
    """Show what a proposed version changes, clause by clause, what that does to each duty, and what it breaks.

    Nothing leaves this computer. Exit codes: 0 done, 1 a --fail-on finding, 2 something to mend, said in one line.
    """
    from toolkit.cli.redline_work import Wanted, kinds_to_fail_on, work

    wanted = Wanted(
        tuple(documents),
        tuple(output or ()),
        tuple(schedule or ()),
        clean,
        (*(beside or ()), *(report or ())),
        kinds_to_fail_on(fail_on),
        git,
        force,
        author,
        date,
    )
    code = work(wanted, format=format.value if format else None, tracked=tracked.value, ocr=ocr, hint=NEXT)
    if code:
        raise typer.Exit(code)
