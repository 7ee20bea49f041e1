"""`conduct templates list` and `conduct templates export NAME -o DIR`: the reports, and files to start a look from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from toolkit.errors import BadOption, UnwritableOutput

templates = typer.Typer(
    name="templates",
    help="The reports there are, and files from which to make a report in your council's own look.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@templates.command("list")
def list_() -> None:
    """List the reports by name: which command writes each, and what it is for."""
    from toolkit.cli.output import show
    from toolkit.pipeline import TEMPLATES

    lines = [f"{'name':<12}{'command':<10}what it is for"]
    lines += [f"{one.name:<12}{one.of:<10}{one.purpose}" for one in TEMPLATES.values()]
    show("\n".join(lines) + "\n")


@templates.command()
def export(
    name: Annotated[str, typer.Argument(help="A report: see conduct templates list.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The folder to write into; it is made where it does not exist.")
    ],
) -> None:
    """Write the templates of a report into a folder, with a front matter file: change them and use --template FOLDER.

    No file that is there already is written over.
    """
    from toolkit.cli.output import show, write_all

    made = _files(name)
    _make_folder(output)
    if there := sorted(one for one in made if (output / one).exists()):
        raise BadOption(f"{output / there[0]}: this file exists; give another folder, or take it away first")
    write_all([(output / one, content) for one, content in made.items()])
    show("".join(f"Written: {output / one}\n" for one in made))


def _files(name: str) -> dict[str, bytes]:
    from difflib import get_close_matches

    from toolkit.pipeline import TEMPLATES, front_start, starters

    template = TEMPLATES.get(name.casefold())
    if template is None:
        near = get_close_matches(name[:60].casefold(), TEMPLATES, n=1)
        advice = f"did you mean {near[0]}?" if near else f"use one of {', '.join(TEMPLATES)}"
        raise BadOption(f"{name}: no such report; {advice}")
    return {**starters(), "front-matter.toml": front_start(template).encode("utf-8")}


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fault = error.strerror or str(error)
        raise UnwritableOutput(f"{folder}: this folder cannot be made ({fault}); give another") from error
