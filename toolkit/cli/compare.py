"""`conduct compare CANDIDATE --against BASELINE`: the gap report."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import EncoderName, kind_of


class Format(StrEnum):
    """What goes to the terminal."""

    text = "text"
    md = "md"
    html = "html"
    json = "json"


def compare(
    candidate: Annotated[
        str,
        typer.Argument(
            help="The code that is measured: a file (PDF, DOCX, HTML, Markdown, text) or a name such as "
            "thornmere/officers."
        ),
    ],
    against: Annotated[str, typer.Option("--against", help="The baseline it is measured against: a file or a name.")],
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            help="Write the report to this file; the suffix picks the format (.html, .md, .json, .txt). May be "
            "repeated.",
        ),
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="Print the report in this format; without it, a summary.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="Kind of the candidate where it cannot be told: officer, member, protocol ..."),
    ] = None,
    against_kind: Annotated[str | None, typer.Option("--against-kind", help="Kind of the baseline, likewise.")] = None,
    encoder: Annotated[
        EncoderName, typer.Option("--encoder", help="default: compare meanings too; lexical: words alone.")
    ] = EncoderName.default,
    min_confidence: Annotated[
        float | None, typer.Option("--min-confidence", min=0.0, max=1.0, help="Least probability of a link, 0 to 1.")
    ] = None,
) -> None:
    """Compare a code with a baseline, clause by clause, and report every gap with the words that prove it.

    Nothing leaves this computer. Exit codes: 0 done, 2 something to mend, said in one line.
    """
    from toolkit.cli.output import check_writable, format_of, progress, write_whole

    formats = [(path, format_of(path)) for path in output or []]
    for path, _ in formats:
        check_writable(path)
    kinds = kind_of(kind), kind_of(against_kind)

    from dataclasses import replace

    from toolkit import pipeline
    from toolkit.corpus.location import corpora_folder
    from toolkit.corpus.store import locate

    sides = locate(candidate, corpora_folder()), locate(against, corpora_folder())
    with progress() as tell:
        stages = replace(pipeline.STAGES, progress=tell)
        ones = pipeline.analysis(sides[0], kind=kinds[0], stages=stages)
        others = pipeline.analysis(sides[1], kind=kinds[1], stages=stages)
        tell("Loading the encoder")
        found = pipeline.compare(
            ones, others, encoder=pipeline.encoder_named(encoder), min_confidence=min_confidence, stages=stages
        )
        tell("Writing the report")
        for path, wanted in formats:
            write_whole(path, pipeline.render(found, format=wanted))  # type: ignore[arg-type]
    if format is not None:
        typer.echo(pipeline.render(found, format=format.value), nl=False)
        return
    from rich.console import Console

    Console().print(pipeline.summary(found))
    for path, _ in formats:
        typer.echo(f"Written: {path}")
