"""`conduct verify REPORT --candidate CODE --baseline CODE`: whether the codes bear out what a report claims of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.check import Format, catalogues_named, setting_from
from toolkit.cli.options import EncoderChoice, NoCache, Ocr, Tracked, TrackedChanges, kind_of

if TYPE_CHECKING:
    from toolkit.model.norm import Analysis
    from toolkit.model.provision import InstrumentKind
    from toolkit.pipeline import Stages

NEXT = "For the whole report with every word, add -o claims.docx (or .pdf, .html, .md, .json)."


def verify(
    report: Annotated[str, typer.Argument(help="The committee report: a file.")],
    candidate: Annotated[
        str, typer.Option("--candidate", help="The code that the report is about, mostly the officers'.")
    ],
    baseline: Annotated[str, typer.Option("--baseline", help="The code it is set beside, mostly the members'.")],
    catalogue: Annotated[
        list[str] | None,
        typer.Option("--catalogue", "-c", help="The law, where a code is silent: a bundled catalogue or a TOML file."),
    ] = None,
    constitution: Annotated[
        str | None,
        typer.Option("--constitution", help="The constitution, where the report says what it holds."),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", help="The day whose law counts, such as 2010-01-27; else the report's date.")
    ] = None,
    nation: Annotated[
        str | None, typer.Option("--nation", help="england, wales, scotland or northern_ireland.")
    ] = None,
    candidate_kind: Annotated[
        str | None, typer.Option("--candidate-kind", help="Kind of the candidate where it cannot be told: officer ...")
    ] = None,
    baseline_kind: Annotated[
        str | None, typer.Option("--baseline-kind", help="Kind of the baseline where it cannot be told: member ...")
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", "-o", readable=False, help="Write the report to this file; the suffix picks the format."
        ),
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="Print the result in this format; without it, a summary.")
    ] = None,
    encoder: EncoderChoice = "default",
    tracked: Tracked = TrackedChanges.accepted,
    ocr: Ocr = False,
    no_cache: NoCache = False,
) -> None:
    """Check a committee report's claims about two codes: supported, contradicted or not shown, with the words.

    Nothing leaves this computer. Exit codes: 0 done, 2 something to mend, said in one line.
    """
    kinds: tuple[InstrumentKind | None, ...] = (
        "report",
        kind_of(candidate_kind, option="--candidate-kind"),
        kind_of(baseline_kind, option="--baseline-kind"),
    )

    from dataclasses import replace

    from toolkit import pipeline
    from toolkit.cli.cache import cache_folder
    from toolkit.cli.output import formats_of, progress
    from toolkit.cli.printing import give, located, source_of

    setting = setting_from(person=None, nation=nation, authority=None, on=on)
    catalogues = catalogues_named(catalogue or [])
    names = [report, candidate, baseline]
    sides = [located(name) for name in [*names, *([constitution] if constitution else [])]]
    formats = formats_of(output or [], sources=[source_of(side) for side in sides])
    with progress() as tell:
        stages = replace(pipeline.STAGES, read=pipeline.reading(tracked=tracked.value, ocr=ocr), progress=tell)
        read = [_read(name, kind, stages) for name, kind in zip(names, kinds, strict=True)]
        whole = _read(constitution, "constitution", stages) if constitution else None
        tell("Loading the encoder")
        chosen = pipeline.encoder_named(encoder, cache=None if no_cache else cache_folder())
        found = pipeline.verify(
            *read, encoder=chosen, catalogues=catalogues, constitution=whole, setting=setting, stages=stages
        )
    give(found, formats, format=format.value if format else None, hint=NEXT)


def _read(name: str, kind: InstrumentKind | None, stages: Stages) -> Analysis:
    from toolkit import pipeline
    from toolkit.cli.printing import located

    return pipeline.analysis(located(name), kind=kind, stages=stages)
