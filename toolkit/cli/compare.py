"""`conduct compare CANDIDATE --against BASELINE`: the gap report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import (
    CrosswalkFile,
    EncoderChoice,
    FailOn,
    FrontMatter,
    NoCache,
    Ocr,
    OscalDate,
    OscalFile,
    Output,
    Printed,
    ProvisionAsked,
    Set,
    Template,
    Tracked,
    TrackedChanges,
    kind_of,
)

if TYPE_CHECKING:
    from toolkit.model.finding import Assessment
    from toolkit.model.provision import InstrumentKind
    from toolkit.pipeline import Entry, Stages

NEXT = "For every finding with its words, add -o report.html (or .docx, .pdf, .xlsx)."


def compare(
    candidate: Annotated[
        str,
        typer.Argument(
            help="The code that is measured: a file (PDF, Word, OpenDocument, HTML, legislation XML, text) or a name "
            "such as thornmere/officers."
        ),
    ],
    against: Annotated[str, typer.Option("--against", help="The baseline it is measured against: a file or a name.")],
    output: Output = None,
    format: Annotated[
        Printed | None, typer.Option("--format", help="Print the report in this format; without it, a summary.")
    ] = None,
    crosswalk: CrosswalkFile = None,
    oscal: OscalFile = None,
    oscal_date: OscalDate = "",
    fail_on: FailOn = "",
    template: Template = None,
    provision: ProvisionAsked = "",
    set_: Set = None,
    front_matter: FrontMatter = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="Kind of the candidate where it cannot be told: officer, member, protocol ..."),
    ] = None,
    against_kind: Annotated[str | None, typer.Option("--against-kind", help="Kind of the baseline, likewise.")] = None,
    encoder: EncoderChoice = "default",
    min_confidence: Annotated[
        float | None, typer.Option("--min-confidence", min=0.0, max=1.0, help="Least probability of a link, 0 to 1.")
    ] = None,
    tracked: Tracked = TrackedChanges.accepted,
    ocr: Ocr = False,
    no_cache: NoCache = False,
) -> None:
    """Compare a code with a baseline, clause by clause, and report every gap with the words that prove it.

    Nothing leaves this computer. Exit codes: 0 done, 1 a --fail-on finding, 2 something to mend, said in one line.
    """
    kinds = kind_of(kind), kind_of(against_kind, option="--against-kind")

    from dataclasses import replace

    from toolkit import pipeline
    from toolkit.cli.choice import check_formats, chosen
    from toolkit.cli.outcome import Wanted, day, names_to_fail_on, planned, write
    from toolkit.cli.outcome import tell as told
    from toolkit.cli.output import progress

    wanted = Wanted(tuple(output or ()), crosswalk, oscal, day(oscal_date), names_to_fail_on(fail_on))
    sides = _located(candidate), _located(against)
    choice = chosen(template or (), of="compare", pairs=set_ or (), front=front_matter, provision=provision)
    files = [side if isinstance(side, Path) else side.file for side in sides]
    plan = planned(wanted, sources=[*files, *choice.read])
    check_formats(choice, [*(what for _, what in plan.rows), format and format.value])
    with progress() as tell:
        found = _assessed(
            sides,
            kinds,
            encoder=encoder,
            cache=not no_cache,
            min_confidence=min_confidence,
            stages=replace(pipeline.STAGES, read=pipeline.reading(tracked=tracked.value, ocr=ocr), progress=tell),
        )
        tell("Writing the report")
        page = choice.page(found)
        write(found, plan, page=page, look=choice.look)
    if code := told(found, plan, format=format.value if format else None, hint=NEXT, page=page, look=choice.look):
        raise typer.Exit(code)


def _located(name: str) -> Path | Entry:
    from toolkit.corpus.location import corpora_folder
    from toolkit.corpus.store import locate

    return locate(name, corpora_folder())


def _assessed(
    sides: tuple[Path | Entry, Path | Entry],
    kinds: tuple[InstrumentKind | None, InstrumentKind | None],
    *,
    encoder: str,
    cache: bool,
    min_confidence: float | None,
    stages: Stages,
) -> Assessment:
    from toolkit import pipeline
    from toolkit.cli.cache import cache_folder

    candidate, baseline = (
        pipeline.analysis(side, kind=kind, stages=stages) for side, kind in zip(sides, kinds, strict=True)
    )
    stages.progress("Loading the encoder")
    chosen = pipeline.encoder_named(encoder, cache=cache_folder() if cache else None)
    return pipeline.compare(candidate, baseline, encoder=chosen, min_confidence=min_confidence, stages=stages)
