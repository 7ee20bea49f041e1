"""`conduct fetch URL`: a page or an instrument of the web becomes a file, with where and when beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def fetch(
    url: Annotated[
        str, typer.Argument(help="The address of a page, a PDF, a Word file, or an instrument of legislation.gov.uk.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", readable=False, help="The file, or a folder that takes it; by default this folder."
        ),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace an older file of that name.")] = False,
    allow_http: Annotated[bool, typer.Option("--allow-http", help="Also addresses without https.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also machines of this computer's own network.")
    ] = False,
) -> None:
    """Save a page or document of the web, and beside it a record of its address, date and hash.

    This command uses the internet, as `conduct corpus add` does for web addresses. Legislation comes as XML, which says
    what is a clause.
    """
    from toolkit import pipeline
    from toolkit.cli.output import progress, show

    with progress() as tell:
        tell(f"Fetching {url}")
        found = pipeline.fetch(
            url, into=output or Path(), replace=replace, allow_http=allow_http, allow_private=allow_private
        )
    show(f"Written: {found.file}\nWritten: {found.record}\n")
