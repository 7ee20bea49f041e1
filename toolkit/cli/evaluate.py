"""`conduct evaluate [SET]`: how far the toolkit can be trusted, beside plain methods."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.evaluate_work import (
    Format,
    measure_benchmark,
    measure_check,
    measure_norms,
    measure_redline,
    measure_structure,
    print_json,
    print_text,
    run_links,
)
from toolkit.cli.options import EncoderChoice, NoCache
from toolkit.errors import BadOption


def evaluate(
    set: Annotated[
        str | None,
        typer.Argument(
            help="A gold crosswalk such as thornmere, or asvs; with --redline a pair such as millhaven. "
            "Without it, every set that is there."
        ),
    ] = None,
    structure: Annotated[
        bool, typer.Option("--structure", help="How well house styles are read, instead of links.")
    ] = False,
    findings: Annotated[
        bool, typer.Option("--findings", help="Recall and precision of findings, instead of links.")
    ] = False,
    redline: Annotated[
        bool, typer.Option("--redline", help="Redlines of two versions of a code, instead of links.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Self-audits of codes, instead of links.")] = False,
    norms: Annotated[
        bool, typer.Option("--norms", help="What is read in sentences (force, bearer, amounts ...), instead of links.")
    ] = False,
    benchmark: Annotated[
        bool, typer.Option("--benchmark", help="Benchmarks of made-up codes, instead of links.")
    ] = False,
    size: Annotated[
        int, typer.Option("--size", min=1, max=10_000, help="With --benchmark: how many codes are made up.")
    ] = 100,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            help="With --findings, --redline, --check, --norms or --benchmark: list what was missed and what was false "
            "(development half).",
        ),
    ] = False,
    data: Annotated[
        Path | None,
        typer.Option(
            "--data", help="Folder of the sets that are not bundled; by default shared/data beside the checkout."
        ),
    ] = None,
    encoder: EncoderChoice = "default",
    no_cache: NoCache = False,
    format: Annotated[Format, typer.Option("--format", help="Tables, or every figure as JSON.")] = Format.text,
) -> None:
    """Measure the toolkit's accuracy against answers that people gave, beside plain methods in the same run.

    Exit codes: 0 done, 2 something to mend, said in one line.
    """
    if benchmark:
        if set is not None or structure or findings or redline or check or norms:
            raise BadOption("--benchmark: measures benchmarks alone; leave the set and the other measures out")
        measure_benchmark(size, encoder, format, verbose, cache=not no_cache)
        return
    if norms:
        if set is not None or structure or findings or redline or check:
            raise BadOption("--norms: measures sentences alone; leave the set and the other measures out")
        measure_norms(encoder, format, verbose, cache=not no_cache)
        return
    if check:
        if set is not None or structure or findings or redline:
            raise BadOption("--check: measures self-audits alone; leave the set and the other measures out")
        measure_check(encoder, format, verbose, cache=not no_cache)
        return
    if redline:
        if structure or findings:
            raise BadOption("--redline: measures redlines alone; leave --structure and --findings out")
        measure_redline(set, format, verbose)
        return
    if structure:
        if set is not None or findings:
            raise BadOption("--structure: measures house styles and takes no set and no --findings; leave them out")
        measure_structure(format)
        return
    if verbose and not findings:
        raise BadOption("--verbose: lists findings; use it with --findings, --redline, --check, --norms or --benchmark")
    found = run_links(set, data, encoder, cache=not no_cache, plain=not findings)
    if findings and not any(one.findings for one in found):
        raise BadOption(f"--findings: {set} has no gold findings; name a gold crosswalk or none")
    if format is Format.json:
        print_json(found, findings)
    else:
        print_text(found, findings, verbose)
