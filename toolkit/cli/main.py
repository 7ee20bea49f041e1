"""The commands together, and the one place where an error becomes a line and an exit code."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from toolkit.cli.compare import compare
from toolkit.cli.parse import parse
from toolkit.errors import ConductError

app = typer.Typer(
    name="conduct",
    help="Compare codes of conduct clause by clause, offline, with the words that prove each finding.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(compare)
app.command()(parse)


def _version(wanted: bool) -> None:
    if wanted:
        from toolkit.cli.version import version_text

        typer.echo(version_text())
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version and the models in use."),
    ] = False,
) -> None:
    """Compare codes of conduct clause by clause, offline, with the words that prove each finding."""


def run() -> None:
    """Run the command line. Exit codes: 0 done, 1 a --fail-on finding, 2 a user's error, said in one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except ConductError as error:
        typer.echo(f"conduct: {error}", err=True)
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        typer.echo("conduct: stopped; nothing was left half-written", err=True)
        raise SystemExit(130) from None
