"""`conduct compare CANDIDATE --against BASELINE`: the gap report."""

from __future__ import annotations

from typing import Annotated

import typer

from toolkit.cli.options import (
    CrosswalkFile,
    EncoderChoice,
    FailOn,
    FrontMatter,
    KindChoice,
    NoCache,
    Ocr,
    OscalDate,
    OscalFile,
    Output,
    PrintedAs,
    ProvisionAsked,
    Set,
    Template,
    Tracked,
    TrackedChanges,
    kind_of,
)

Candidate = Annotated[
    str,
    typer.Argument(
        help="The code that is measured: a file (PDF, Word, OpenDocument, HTML, legislation XML, text) or a name "
        "such as thornmere/officers."
    ),
]
Against = Annotated[str, typer.Option("--against", help="The baseline it is measured against: a file or a name.")]
AgainstKind = Annotated[str | None, typer.Option("--against-kind", help="Kind of the baseline, likewise.")]
LeastConfidence = Annotated[
    float | None, typer.Option("--min-confidence", min=0.0, max=1.0, help="Least probability of a link, 0 to 1.")
]


def compare(
    candidate: Candidate,
    against: Against,
    output: Output = None,
    format: PrintedAs = None,
    crosswalk: CrosswalkFile = None,
    oscal: OscalFile = None,
    oscal_date: OscalDate = "",
    fail_on: FailOn = "",
    template: Template = None,
    provision: ProvisionAsked = "",
    set_: Set = None,
    front_matter: FrontMatter = None,
    kind: KindChoice = None,
    against_kind: AgainstKind = None,
    encoder: EncoderChoice = "default",
    min_confidence: LeastConfidence = None,
    tracked: Tracked = TrackedChanges.accepted,
    ocr: Ocr = False,
    no_cache: NoCache = False,
) -> None:
    """Compare a code with a baseline, clause by clause, and report every gap with the words that prove it.

    Nothing leaves this computer. Exit codes: 0 done, 1 a --fail-on finding, 2 something to mend, said in one line.
    """
    kinds = kind_of(kind), kind_of(against_kind, option="--against-kind")

    from toolkit import pipeline
    from toolkit.cli.cases import encoder_for, stages_for
    from toolkit.cli.choice import check_formats, chosen
    from toolkit.cli.outcome import Wanted, day, names_to_fail_on, planned, write
    from toolkit.cli.outcome import tell as told
    from toolkit.cli.output import progress
    from toolkit.cli.printing import located, source_of

    wanted = Wanted(tuple(output or ()), crosswalk, oscal, day(oscal_date), names_to_fail_on(fail_on))
    sides = located(candidate), located(against)
    choice = chosen(template or (), of="compare", pairs=set_ or (), front=front_matter, provision=provision)
    form = format.value if format else None
    plan = planned(wanted, sources=[*map(source_of, sides), *choice.read])
    check_formats(choice, [*(what for _, what in plan.rows), form])
    with progress() as tell:
        stages = stages_for(tracked, ocr=ocr, tell=tell)
        read = [pipeline.analysis(side, kind=kind, stages=stages) for side, kind in zip(sides, kinds, strict=True)]
        loaded = encoder_for(encoder, stages, cache=not no_cache)
        found = pipeline.compare(*read, encoder=loaded, min_confidence=min_confidence, stages=stages)
        tell("Writing the report")
        page = choice.page(found)
        write(found, plan, page=page, look=choice.look)
    if code := told(found, plan, choice=choice, format=form, page=page):
        raise typer.Exit(code)
