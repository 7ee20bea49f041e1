"""`conduct explain REPORT.json ID`: why a link, a finding or an unmatched provision is there."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit.errors import BadData

LARGEST = 100_000_000
"""Bytes of a report: two codes of 2,000 provisions each make about 10 MB."""


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
    from toolkit.cli.output import drawn, show

    found = pipeline.stored(_bytes(report), origin=str(report))
    show(drawn(pipeline.explain(found, name, side=side.value if side else None)))


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise BadData(
            f"{path}: there is no such file; give a report that conduct compare -o report.json wrote"
        ) from error
    except (OSError, ValueError) as error:
        raise BadData(f"{path}: cannot be opened; give a report that conduct compare -o report.json wrote") from error
    if len(data) > LARGEST:
        raise BadData(f"{path}: larger than {LARGEST // 1_000_000} MB, which no report of a comparison is")
    return data
