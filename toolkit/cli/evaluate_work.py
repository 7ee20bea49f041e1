"""What `conduct evaluate` measures and prints, one function for each measure."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from toolkit.errors import BadOption

if TYPE_CHECKING:
    from toolkit.evaluation.document import Table
    from toolkit.evaluation.evaluate import Evaluation


NOTE = """Plain methods take their best threshold with hindsight; the toolkit does not.
What each figure means: docs/evaluate.md"""


_WIDEST = 1000


class Format(StrEnum):
    """What is printed."""

    text = "text"
    json = "json"


def run_links(name: str | None, data: Path | None, encoder: str, *, cache: bool, plain: bool) -> list[Evaluation]:
    """Links and findings of the sets."""
    from toolkit import pipeline
    from toolkit.cli.cache import cache_folder
    from toolkit.cli.output import progress
    from toolkit.corpus.location import corpora_folder
    from toolkit.evaluation.evaluate import run

    corpora = corpora_folder()
    if data is not None and not data.is_dir():
        raise BadOption(f"--data {data}: there is no such folder")
    outside = data or corpora.parents[1] / "shared" / "data"
    with progress() as tell:
        loaded = pipeline.encoder_named(encoder, cache=cache_folder() if cache else None)
        return run(name, corpora=corpora, data=outside, encoder=loaded, plain=plain, progress=tell)


def print_json(found: list[Evaluation], findings: bool) -> None:
    """The figures of links or of findings, as JSON."""
    from toolkit.evaluation.document import evaluation_document, findings_document
    from toolkit.model.codec import canonical

    typer.echo(canonical(findings_document(found) if findings else evaluation_document(found)), nl=False)


def print_text(found: list[Evaluation], findings: bool, verbose: bool) -> None:
    """The same as tables."""
    from toolkit.evaluation.document import doubt_lines, findings_table, link_table, mistake_lines

    for one in found:
        if not findings:
            _print(link_table(one))
            typer.echo("".join(f"{line}\n" for line in doubt_lines(one)))
        elif one.findings:
            _print(findings_table(one))
            if verbose:
                typer.echo("".join(f"{line}\n" for line in mistake_lines(one)))
    if not findings:
        typer.echo(NOTE)


def measure_structure(format: Format) -> None:
    """How well house styles are read."""
    from toolkit.corpus.location import corpora_folder
    from toolkit.evaluation.document import structure_document, structure_table
    from toolkit.evaluation.structure import structure_scores
    from toolkit.model.codec import canonical

    scores = structure_scores(corpora_folder() / "structure")
    if format is Format.json:
        typer.echo(canonical(structure_document(scores)), nl=False)
    else:
        _print(structure_table(scores))


def measure_norms(encoder: str, format: Format, verbose: bool, *, cache: bool) -> None:
    """What is read in sentences."""
    from toolkit import pipeline
    from toolkit.cli.cache import cache_folder
    from toolkit.cli.output import progress
    from toolkit.corpus.location import corpora_folder
    from toolkit.evaluation.access import access_figures
    from toolkit.evaluation.norms import HALVES, norms_document, norms_table, sentence_figures, topic_figures
    from toolkit.model.codec import canonical

    corpora = corpora_folder()
    with progress() as tell:
        tell("Reading sentences")
        figures = sentence_figures(corpora)
        loaded = pipeline.encoder_named(encoder, cache=cache_folder() if cache else None)
        figures += access_figures(corpora, loaded)
        for half in HALVES:
            figures += topic_figures(corpora, half=half, progress=tell)
    if format is Format.json:
        typer.echo(canonical(norms_document(figures)), nl=False)
        return
    _print(norms_table(figures))
    lines = (f"{one.table}, {one.kind}: {line}\n" for one in figures for line in one.wrong)
    typer.echo("".join(lines) if verbose else "", nl=False)


def measure_check(encoder: str, format: Format, verbose: bool, *, cache: bool) -> None:
    """Self-audits of codes."""
    from toolkit import pipeline
    from toolkit.cli.cache import cache_folder
    from toolkit.cli.output import progress
    from toolkit.corpus.location import corpora_folder
    from toolkit.evaluation.checks import check_cases, check_document, check_scores, check_table, judged
    from toolkit.model.codec import canonical

    corpora = corpora_folder()
    with progress() as tell:
        loaded = pipeline.encoder_named(encoder, cache=cache_folder() if cache else None)
        scores = check_scores(list(judged(check_cases(corpora), corpora=corpora, encoder=loaded, progress=tell)))
    if format is Format.json:
        typer.echo(canonical(check_document(scores)), nl=False)
        return
    _print(check_table(scores))
    typer.echo("".join(f"{line}\n" for line in scores[-1].mistakes) if verbose else "", nl=False)


def measure_benchmark(size: int, encoder: str, format: Format, verbose: bool, *, cache: bool) -> None:
    """Benchmarks of made-up codes."""
    from toolkit import engines
    from toolkit.cli.cache import cache_folder
    from toolkit.cli.output import progress
    from toolkit.evaluation.benchmark_table import benchmark_document, benchmark_table, measured
    from toolkit.model.codec import canonical

    folder = cache_folder().parent / "evaluation"
    with progress() as tell, engines.engine() as engine:
        scores, lines = measured(size, engine=engine, encoder=encoder, folder=folder, cache=cache, tell=tell)
    if format is Format.json:
        typer.echo(canonical(benchmark_document(size, scores)), nl=False)
        return
    _print(benchmark_table(size, scores))
    typer.echo("".join(f"{line}\n" for line in lines) if verbose else "", nl=False)


def measure_redline(name: str | None, format: Format, verbose: bool) -> None:
    """Redlines of two versions of a code."""
    from toolkit.cli.output import progress
    from toolkit.corpus.location import corpora_folder
    from toolkit.evaluation.versions import redline_scores
    from toolkit.evaluation.versions_tally import redline_document, redline_table
    from toolkit.model.codec import canonical

    with progress() as tell:
        scores = redline_scores(name, folder=corpora_folder() / "versions", progress=tell)
    if format is Format.json:
        typer.echo(canonical(redline_document(scores)), nl=False)
        return
    _print(redline_table(scores))
    for score in scores if verbose else ():
        typer.echo("".join(f"{score.name}: {line}\n" for line in score.mistakes), nl=False)


def _print(table: Table) -> None:
    """As wide as the figures are, also where the terminal is not: better a wrapped line than a figure cut short."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table as Drawn

    drawn = Drawn(title=table.title, title_justify="left", box=SIMPLE, pad_edge=False, padding=(0, 1, 0, 0))
    for place, name in enumerate(table.columns):
        drawn.add_column(name.strip(), justify="left" if place < 1 else "right", no_wrap=True)
    for row in table.rows:
        drawn.add_row(*row)
    Console(width=Console(width=_WIDEST).measure(drawn).maximum).print(drawn)
