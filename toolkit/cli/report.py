"""`conduct report CROSSWALK.json`: the report of a comparison that was kept, in any form, without comparing again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import (
    CrosswalkFile,
    FailOn,
    FrontMatter,
    OscalDate,
    OscalFile,
    Output,
    PrintedAs,
    ProvisionAsked,
    Set,
    Template,
)

if TYPE_CHECKING:
    from toolkit.model.finding import Assessment

Comparison = Annotated[
    Path,
    typer.Argument(
        metavar="COMPARISON",
        readable=False,
        help="What `conduct compare -o comparison.json` or `--crosswalk comparison.json` wrote.",
    ),
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        readable=False,
        help="The workbook (.xlsx) of this comparison with the column Decision filled in.",
    ),
]


def report(
    comparison: Comparison,
    output: Output = None,
    format: PrintedAs = None,
    decisions: Decisions = None,
    crosswalk: CrosswalkFile = None,
    oscal: OscalFile = None,
    oscal_date: OscalDate = "",
    fail_on: FailOn = "",
    template: Template = None,
    provision: ProvisionAsked = "",
    set_: Set = None,
    front_matter: FrontMatter = None,
) -> None:
    """Write the report of a kept comparison in any form, without comparing again; take up a person's decisions.

    Nothing leaves this computer. Exit codes: 0 done, 1 a --fail-on finding, 2 something to mend, said in one line.
    """
    from toolkit.cli.choice import check_formats, chosen
    from toolkit.cli.outcome import Wanted, day, names_to_fail_on, planned, tell, write
    from toolkit.cli.output import progress

    wanted = Wanted(tuple(output or ()), crosswalk, oscal, day(oscal_date), names_to_fail_on(fail_on))
    choice = chosen(template or (), of="compare", pairs=set_ or (), front=front_matter, provision=provision)
    form = format.value if format else None
    plan = planned(wanted, sources=[comparison, *([decisions] if decisions else []), *choice.read])
    check_formats(choice, [*(what for _, what in plan.rows), form])
    with progress() as say:
        say(f"Reading {comparison.name}")
        found = _found(comparison, decisions)
        say("Writing the report")
        page = choice.page(found)
        write(found, plan, page=page, look=choice.look)
    if code := tell(found, plan, choice=choice, format=form, page=page):
        raise typer.Exit(code)


def _found(comparison: Path, decisions: Path | None) -> Assessment:
    from toolkit import pipeline
    from toolkit.cli.kept import bytes_of

    found = pipeline.stored(bytes_of(comparison), origin=str(comparison), whole=True)
    if decisions is None:
        return found
    what = "the workbook that conduct compare -o report.xlsx wrote"
    given = pipeline.decisions(bytes_of(decisions, what=what), found, origin=str(decisions))
    return pipeline.decided(found, given, origin=str(decisions))
