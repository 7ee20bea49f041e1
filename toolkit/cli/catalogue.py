"""`conduct catalogue list` and `conduct catalogue show NAME`: what a code can be checked against."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from toolkit.model.catalogue import Catalogue, Entry

catalogue = typer.Typer(
    name="catalogue",
    help="The lists of what outside sources expect of a code: which there are, and what they hold.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """What is printed."""

    text = "text"
    json = "json"


@catalogue.command("list")
def list_() -> None:
    """List the bundled catalogues: name, number of entries, how many were verified, and title."""
    from toolkit.cli.cases import catalogues_named
    from toolkit.cli.output import show
    from toolkit.corpus.catalogue import bundled
    from toolkit.corpus.location import corpora_folder

    names = list(bundled(corpora_folder()))
    lines = [f"{'name':<24}{'entries':>8}{'verified':>10}  title"]
    for name, one in zip(names, catalogues_named(names), strict=True):
        verified = sum(entry.verified for entry in one.entries)
        lines.append(f"{name:<24}{len(one.entries):>8}{verified:>10}  {one.title}")
    show("\n".join(lines) + "\n")


@catalogue.command("show")
def show_(
    name: Annotated[str, typer.Argument(help="A bundled catalogue, or a TOML file of your own.")],
    format: Annotated[Format, typer.Option("--format", help="text, or every field as JSON.")] = Format.text,
) -> None:
    """Show a catalogue with all its entries. Of a file of your own this tells whether it is as it should be."""
    from toolkit.cli.cases import catalogues_named
    from toolkit.cli.output import show
    from toolkit.model.codec import canonical
    from toolkit.pipeline import catalogue_document

    (found,) = catalogues_named([name])
    show(canonical(catalogue_document(found)) if format is Format.json else told(found))


def told(found: Catalogue) -> str:
    """A catalogue in lines: its source, then each entry with what it expects and whether it was verified."""
    from toolkit.pipeline import visible

    lines = [found.title, f"Source: {found.source}", *([f"Note: {found.note}"] if found.note else [])]
    for entry in found.entries:
        lines += ["", *_entry(entry)]
    return "\n".join(visible(line) for line in lines) + "\n"


def _entry(entry: Entry) -> list[str]:
    from toolkit.pipeline import applies_words, said

    facets = "; ".join(f"{facet.name.replace('_', ' ')}: {said(facet.value)}" for facet in entry.facets)
    about = [entry.topic.replace("_", " "), entry.modality if entry.modality != "none" else "", facets]
    state = "verified" if entry.verified else "not verified"
    return [
        f"{entry.id}  {entry.title} ({entry.paragraph})",
        entry.summary,
        f"[{'; '.join(part for part in about if part)}] {applies_words(entry)}".rstrip(),
        f"{state}{f': {entry.checked}' if entry.checked else ''}",
    ]
