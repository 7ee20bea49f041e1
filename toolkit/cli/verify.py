"""`conduct verify REPORT --candidate CODE --baseline CODE`: whether the codes bear out what a report claims of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import (
    Catalogues,
    Day,
    EncoderChoice,
    FrontMatter,
    NationChoice,
    NoCache,
    Ocr,
    Output,
    PrintedAs,
    Set,
    Template,
    Tracked,
    TrackedChanges,
    kind_of,
)

if TYPE_CHECKING:
    from toolkit.model.norm import Analysis
    from toolkit.model.provision import InstrumentKind
    from toolkit.pipeline import Stages, TextFormat

NEXT = "For the whole report with every word, add -o claims.docx (or .pdf, .html, .xlsx, .md, .json)."

Report = Annotated[str, typer.Argument(help="The committee report: a file.")]
Candidate = Annotated[str, typer.Option("--candidate", help="The code that the report is about, mostly the officers'.")]
Baseline = Annotated[str, typer.Option("--baseline", help="The code it is set beside, mostly the members'.")]
Constitution = Annotated[
    str | None, typer.Option("--constitution", help="The constitution, where the report says what it holds.")
]
CandidateKind = Annotated[
    str | None, typer.Option("--candidate-kind", help="Kind of the candidate where it cannot be told: officer ...")
]
BaselineKind = Annotated[
    str | None, typer.Option("--baseline-kind", help="Kind of the baseline where it cannot be told: member ...")
]


def verify(
    report: Report,
    candidate: Candidate,
    baseline: Baseline,
    catalogue: Catalogues = None,
    constitution: Constitution = None,
    on: Day = None,
    nation: NationChoice = None,
    candidate_kind: CandidateKind = None,
    baseline_kind: BaselineKind = None,
    output: Output = None,
    format: PrintedAs = None,
    template: Template = None,
    set_: Set = None,
    front_matter: FrontMatter = None,
    encoder: EncoderChoice = "default",
    tracked: Tracked = TrackedChanges.accepted,
    ocr: Ocr = False,
    no_cache: NoCache = False,
) -> None:
    """Check a committee report's claims about two codes: supported, contradicted or not shown, with the words.

    Nothing leaves this computer. Exit codes: 0 done, 2 something to mend, said in one line.
    """
    kinds = kind_of(candidate_kind, option="--candidate-kind"), kind_of(baseline_kind, option="--baseline-kind")

    from toolkit import pipeline
    from toolkit.cli.cases import catalogues_named, encoder_for, setting_from, stages_for
    from toolkit.cli.choice import chosen
    from toolkit.cli.output import progress
    from toolkit.cli.printing import give, planned

    setting, lists = setting_from(nation=nation, on=on), catalogues_named(catalogue or [])
    choice = chosen(template or (), of="verify", pairs=set_ or (), front=front_matter)
    form: TextFormat | None = format.value if format else None
    formats = planned(output or [], form, choice, read=[report, candidate, baseline, constitution])
    with progress() as tell:
        stages = stages_for(tracked, ocr=ocr, tell=tell)
        read = _read(report, "report", stages), _read(candidate, kinds[0], stages), _read(baseline, kinds[1], stages)
        whole = _read(constitution, "constitution", stages) if constitution else None
        loaded = encoder_for(encoder, stages, cache=not no_cache)
        found = pipeline.verify(
            *read, encoder=loaded, catalogues=lists, constitution=whole, setting=setting, stages=stages
        )
    give(found, formats, format=form, hint=NEXT, choice=choice)


def _read(name: str, kind: InstrumentKind | None, stages: Stages) -> Analysis:
    from toolkit import pipeline
    from toolkit.cli.printing import located

    return pipeline.analysis(located(name), kind=kind, stages=stages)
