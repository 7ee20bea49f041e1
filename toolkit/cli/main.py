"""The commands together, and the one place where a fault becomes a line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer

from toolkit.cli.benchmark import benchmark
from toolkit.cli.catalogue import catalogue
from toolkit.cli.check import check
from toolkit.cli.compare import compare
from toolkit.cli.corpus import corpus
from toolkit.cli.evaluate import evaluate
from toolkit.cli.explain import explain
from toolkit.cli.fetch import fetch
from toolkit.cli.parse import parse
from toolkit.cli.redline import redline
from toolkit.cli.report import report
from toolkit.cli.search import search
from toolkit.cli.templates import templates
from toolkit.cli.verify import verify
from toolkit.errors import ConductError

DONE, MENDABLE, OUR_FAULT, STOPPED = 0, 2, 3, 130
SHELLS = frozenset({"bash", "zsh", "fish", "powershell", "pwsh"})
# Typer imports Click in some releases and carries a copy of it in others; this is the base of its faults in either.
_UsageFault = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")

app = typer.Typer(
    name="conduct",
    help="Compare codes of conduct clause by clause, offline, with the words that prove each finding.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(compare)
app.command()(redline)
app.command()(report)
app.command()(parse)
app.command()(check)
app.command()(verify)
app.add_typer(catalogue)
app.add_typer(templates)
app.add_typer(corpus)
app.command()(search)
app.command()(benchmark)
app.command()(explain)
app.command()(evaluate)
app.command()(fetch)


def _version(wanted: bool) -> None:
    if wanted:
        from toolkit.cli.version import version_text

        typer.echo(version_text())
        raise typer.Exit


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version and the models in use."),
    ] = False,
) -> None:
    """Compare codes of conduct clause by clause, offline, with the words that prove each finding."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run() -> None:
    """Run the command line.

    Exit codes: 0 done, 1 a --fail-on finding, 2 something the user can mend, 3 a fault of the toolkit itself, 130
    stopped by the user. What is wrong is one line on stderr. CONDUCT_DEBUG=1 shows a fault of the toolkit in full.
    """
    _prepare_streams()
    _name_the_shell()
    raise SystemExit(_outcome())


def _outcome() -> int:
    try:
        # One name for the command in every message, also where it was started as `python -m toolkit`.
        code = app(prog_name="conduct", standalone_mode=False)
        return _say("stopped; no output was left half-written", STOPPED) if code == STOPPED else code or DONE
    except ConductError as error:
        return _say(str(error), MENDABLE)
    except (KeyboardInterrupt, typer.Abort):
        return _say("stopped; no output was left half-written", STOPPED)
    except Exception as error:
        if isinstance(error, _UsageFault):
            return _say(_usage(error), MENDABLE)
        if os.environ.get("CONDUCT_DEBUG") == "1":
            raise
        kind = f"{type(error).__name__}: {error}"
        return _say(f"a fault of the toolkit, not of your documents ({kind}); please report it", OUR_FAULT)


def _usage(error: Any) -> str:
    """What is wrong with the command as given, and where its options are told."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "conduct"
    # Pydantic, on which some releases of Typer lean, puts its own name for a fault before the words.
    said = error.format_message().replace("Value error, ", "").rstrip(". ")
    return f"{said}{' See' if said.endswith('?') else '; see'} {command} --help"


def _say(message: str, code: int) -> int:
    """One line, whatever a file's name holds."""
    shown = "".join(letter if letter.isprintable() else " " for letter in message)
    typer.echo(f"conduct: {' '.join(shown.split())}", err=True)
    return code


def _prepare_streams() -> None:
    """UTF-8 whatever the console's own code page; what goes into a file or a pipe has the same bytes on Windows."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline=None if stream.isatty() else "\n")


def _name_the_shell() -> None:
    """`--show-completion zsh` means that shell; Typer by itself looks at the one it is started from, and may find none.

    The variable is the one by which a completion script asks for itself.
    """
    given = sys.argv[1:3]
    if len(given) == 2 and given[0] == "--show-completion" and given[1] in SHELLS:
        os.environ["_CONDUCT_COMPLETE"] = f"source_{given[1]}"
