"""`conduct benchmark CODE --corpus DIR`: a code beside those of other authorities; `benchmark matrix`: the sector."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.corpus import Nation, Scheduler, Type, Workers
from toolkit.cli.options import EncoderChoice, NoCache, Printed, kind_of
from toolkit.errors import BadOption

NEXT = "For the whole benchmark with every word, add -o benchmark.html (or .docx, .pdf, .xlsx, .json, .parquet)."


def benchmark(
    code: Annotated[
        str,
        typer.Argument(
            help="Our code: a file, a code of the corpus, or a name such as thornmere/officers. The word matrix gives "
            "the whole corpus as a table, without a code of ours (a file of that name: ./matrix)."
        ),
    ],
    corpus: Annotated[Path, typer.Option("--corpus", help="The folder of the corpus.", readable=False)],
    kind: Annotated[
        str | None, typer.Option("--kind", help="officer or member: the codes to measure by; by default those of ours.")
    ] = None,
    peers: Annotated[
        str,
        typer.Option(
            "--peers",
            metavar="like-us|FILTER|FILE",
            help="like-us: authorities of our type, nation and size; or type=county,nation=england,population=...; or "
            "a CSV file of authorities. By default every authority.",
        ),
    ] = "",
    catalogue: Annotated[
        list[str] | None,
        typer.Option(
            "--catalogue", "-c", help="Also: how many peers meet the entries of this catalogue, and whether we do."
        ),
    ] = None,
    type: Type = "",
    nation: Nation = "",
    population: Annotated[str, typer.Option("--population", help="Our band, such as 100000-250000.")] = "",
    anonymise: Annotated[bool, typer.Option("--anonymise", help="Name no peer: Authority 1, Authority 2 ...")] = False,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            readable=False,
            help="Write it to this file; the ending picks the form: .html, .docx, .pdf, .xlsx, .csv, .md, .json, .txt, "
            ".parquet. May be repeated.",
        ),
    ] = None,
    format: Annotated[
        Printed | None, typer.Option("--format", help="Print it in this format; without it, a summary.")
    ] = None,
    encoder: EncoderChoice = "default",
    workers: Workers = None,
    scheduler: Scheduler = "",
    no_cache: NoCache = False,
) -> None:
    """Measure a code against those of other authorities: what they have that it lacks, and where it stands.

    Nothing leaves this computer. Exit codes: 0 done, 2 something to mend, said in one line.
    """
    from toolkit.cli.benchmark_work import Asked, found, setting, written
    from toolkit.cli.cases import catalogues_named
    from toolkit.cli.output import show
    from toolkit.cli.printing import give
    from toolkit.corpus.holdings import Authority

    if encoder not in ("default", "lexical"):
        raise BadOption("--encoder: a benchmark goes by what the corpus holds; use default or lexical")
    us = Authority("", type, nation, population)
    catalogues = tuple(catalogues_named(catalogue or []))
    asked = Asked(code, corpus, kind_of(kind), peers, us, catalogues, setting(type, nation), anonymise)
    formats, tables = written(output or [], asked)
    result = found(asked, encoder=encoder, workers=workers, scheduler=scheduler, cache=not no_cache)
    filled = tables(result)
    give(result, formats, format=format.value if format else None, hint="" if filled else NEXT)
    if format is None:
        show("".join(f"Written: {path}\n" for path in filled))
