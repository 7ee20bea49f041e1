"""`conduct corpus`: many councils' codes in one folder, to be compared with each other."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from toolkit.cli.options import EncoderChoice, Ocr, kind_of

corpus = typer.Typer(
    name="corpus",
    help="A corpus: many councils' codes in one folder, kept as they came and read once.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
Folder = Annotated[Path, typer.Argument(metavar="CORPUS", help="The folder of the corpus.", readable=False)]
Nation = Annotated[str, typer.Option("--nation", help="england, wales, scotland, northern_ireland or another.")]
Type = Annotated[str, typer.Option("--type", help="Of the authority: county, district, unitary, parish and so on.")]

Workers = Annotated[
    int | None, typer.Option("--workers", min=1, max=256, help="Processes; by default one a processor.")
]
Scheduler = Annotated[
    str, typer.Option("--scheduler", metavar="ADDRESS", help="Of a dask scheduler, such as tcp://192.0.2.7:8786.")
]


class Format(StrEnum):
    """What is printed."""

    text = "text"
    json = "json"


@corpus.command()
def init(folder: Folder) -> None:
    """Make a new, empty corpus in a folder that is empty or not there."""
    from toolkit.cli.output import show
    from toolkit.corpus.keeping import holdings
    from toolkit.corpus.shelf import init as made

    held = sum(1 for _ in holdings(made(folder)))
    already = f" already; codes in it: {held}" if held else ""
    show(f"A corpus is at {folder}{already}. Add codes with: conduct corpus add {folder} FILES\n")


@corpus.command()
def add(
    folder: Folder,
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="WHAT...",
            help="Files and folders; a .csv of web addresses; or the address of a page that lists documents.",
        ),
    ],
    authority: Annotated[str, typer.Option("--authority", help="Whose codes these are.")] = "",
    type: Type = "",
    nation: Nation = "",
    population: Annotated[str, typer.Option("--population", help="A band, such as 100000-250000.")] = "",
    control: Annotated[str, typer.Option("--control", help="Political control, where it matters to you.")] = "",
    kind: Annotated[str | None, typer.Option("--kind", help="officer, member, protocol and so on.")] = None,
    date: Annotated[str, typer.Option("--date", help="The day of adoption, such as 2024-05-01.")] = "",
    licence: Annotated[str, typer.Option("--licence", help="A note of what the owner allows.")] = "",
    ocr: Ocr = False,
    encoder: EncoderChoice = "default",
    workers: Workers = None,
    scheduler: Scheduler = "",
    allow_http: Annotated[bool, typer.Option("--allow-http", help="Also web addresses without https.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also machines of this computer's own network.")
    ] = False,
) -> None:
    """Add codes. What is there already is left alone; what cannot be read is named, and the rest goes on.

    Ends with exit code 1 where a document was not added.
    """
    from toolkit.cli.corpus_add import Web, add_all
    from toolkit.cli.outcome import day
    from toolkit.corpus.arrivals import Particulars
    from toolkit.corpus.holdings import Authority
    from toolkit.corpus.shelf import opened

    said = Particulars(
        authority=Authority(authority, type, nation, population, control),
        kind=kind_of(kind),
        date=day(date, option="--date"),
        licence=licence,
        ocr="yes" if ocr else "",
    )
    web = Web(allow_http=allow_http, allow_private=allow_private)
    code = add_all(opened(folder), given, said, encoder=encoder, workers=workers, scheduler=scheduler, web=web)
    raise typer.Exit(code)


@corpus.command("list")
def list_(
    folder: Folder,
    type: Type = "",
    nation: Nation = "",
    kind: Annotated[str | None, typer.Option("--kind", help="officer, member, protocol and so on.")] = None,
    format: Annotated[Format, typer.Option("--format", help="A table, or JSON.")] = Format.text,
) -> None:
    """List what the corpus holds."""
    from toolkit.cli.corpus_view import listed
    from toolkit.cli.output import show
    from toolkit.corpus.keeping import holdings
    from toolkit.corpus.shelf import opened

    wanted = kind_of(kind)
    rows = [
        (whose, one)
        for whose, one in holdings(opened(folder))
        if type in ("", whose.kind) and nation in ("", whose.nation) and wanted in (None, one.kind)
    ]
    show(listed(rows, json=format is Format.json))


@corpus.command("show")
def show_(
    folder: Folder,
    id: Annotated[str, typer.Argument(help="A code, as `conduct corpus list` names it.")],
    format: Annotated[Format, typer.Option("--format", help="Its particulars and provisions, or all as JSON.")] = (
        Format.text
    ),
) -> None:
    """Show one code as it was read when it was added."""
    from toolkit.cli.corpus_view import shown
    from toolkit.cli.output import show
    from toolkit.corpus.keeping import analysis_of, found
    from toolkit.corpus.shelf import opened
    from toolkit.model.codec import canonical
    from toolkit.pipeline import parse_document

    shelf = opened(folder)
    whole = analysis_of(shelf, id)
    show(canonical(parse_document(whole)) if format is Format.json else shown(*found(shelf, id), whole))


@corpus.command()
def remove(
    folder: Folder,
    ids: Annotated[list[str], typer.Argument(metavar="CODE...", help="Codes, as `conduct corpus list` names them.")],
) -> None:
    """Remove codes: the originals, and their words where no other code has them."""
    from toolkit.cli.output import show
    from toolkit.corpus.keeping import remove as removed
    from toolkit.corpus.shelf import opened

    show("".join(f"Removed: {id}\n" for id in removed(opened(folder), ids)))


@corpus.command()
def export(
    folder: Folder,
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The ZIP file to write.", readable=False)],
) -> None:
    """Write the originals and manifests into one ZIP file, to send or to put away."""
    from toolkit.cli.output import show
    from toolkit.corpus.carrying import export as exported
    from toolkit.corpus.shelf import opened

    show(f"Written: {target} ({exported(opened(folder), target)} codes)\n")


@corpus.command("import")
def import_(
    folder: Folder,
    source: Annotated[
        Path,
        typer.Argument(metavar="FROM", help="A ZIP file of conduct corpus export, or another corpus.", readable=False),
    ],
    encoder: EncoderChoice = "default",
    workers: Workers = None,
    scheduler: Scheduler = "",
) -> None:
    """Take in another corpus: what is there already is left alone; everything else is read from its originals."""
    from toolkit.cli.corpus_add import Web, add_all
    from toolkit.corpus.arrivals import Particulars
    from toolkit.corpus.carrying import unpacked
    from toolkit.corpus.shelf import opened

    shelf = opened(folder)
    with unpacked(source) as found:
        code = add_all(
            shelf, [str(found)], Particulars(), encoder=encoder, workers=workers, scheduler=scheduler, web=Web()
        )
    raise typer.Exit(code)


@corpus.command()
def verify(
    folder: Folder,
    mend: Annotated[
        bool, typer.Option("--mend", help="Make damaged or missing tables again from the originals.")
    ] = False,
) -> None:
    """Check that everything is there and unchanged. Ends with exit code 1 where something is wrong."""
    from toolkit import pipeline
    from toolkit.cli.output import show
    from toolkit.corpus.keeping import faults, holdings
    from toolkit.corpus.keeping import mend as mended
    from toolkit.corpus.shelf import opened

    shelf = opened(folder)
    wrong = list(mended(shelf, reader=pipeline.analysis_of_bytes) if mend else faults(shelf))
    lines = [f"{one.place}: {one.message}" for one in wrong]
    if any(one.mendable for one in wrong) and not mend:
        lines.append(f"The tables can be made again: conduct corpus verify --mend {folder}")
    if not wrong:
        lines = [f"All is well: {sum(1 for _ in holdings(shelf))} codes, every original and table as it was written."]
    show("\n".join(lines) + "\n")
    raise typer.Exit(int(bool(wrong)))
