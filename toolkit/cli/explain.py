"""`conduct explain REPORT.json ID`: why a link, a finding or an unmatched provision is there."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Side(StrEnum):
    """Where a provision is looked for."""

    baseline = "baseline"
    candidate = "candidate"


def explain(
    report: Annotated[
        Path, typer.Argument(readable=False, help="A report that `conduct compare -o report.json` wrote.")
    ],
    name: Annotated[
        str,
        typer.Argument(metavar="ID", help="The id of a link, a finding or a provision, or a cite such as '10(1)'."),
    ],
    side: Annotated[
        Side | None,
        typer.Option("--side", help="Which code the provision stands in, where both have one of this name."),
    ] = None,
) -> None:
    """Explain a link, a finding or a provision of a report: the words of both sides, and why they were linked or not.

    Exit codes: 0 done, 2 something to mend, said in one line.
    """
    from toolkit import pipeline
    from toolkit.cli.kept import bytes_of
    from toolkit.cli.output import drawn, show

    found = pipeline.stored(bytes_of(report), origin=str(report))
    show(drawn(pipeline.explain(found, name, side=side.value if side else None)))
