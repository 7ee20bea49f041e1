"""`conduct parse FILE`: the tree of one code, as the toolkit reads it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import Ocr, Tracked, TrackedChanges, kind_of

if TYPE_CHECKING:
    from toolkit.model.provision import Instrument, Provision


class Format(StrEnum):
    """What is printed."""

    tree = "tree"
    text = "text"
    json = "json"
    akn = "akn"


def parse(
    file: Annotated[
        str,
        typer.Argument(
            help="A file (PDF, Word, OpenDocument, HTML, legislation XML, text) or a name such as thornmere/officers."
        ),
    ],
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            help="tree: cites and first words; text: the text as read, where spans count; json: everything; "
            "akn: Akoma Ntoso 3.0.",
        ),
    ] = Format.tree,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="Kind of the instrument where it cannot be told: officer, member, protocol ..."),
    ] = None,
    tracked: Tracked = TrackedChanges.accepted,
    ocr: Ocr = False,
    audit: Annotated[
        bool, typer.Option("--audit", help="Say where every word of the file went, and what was left out.")
    ] = False,
) -> None:
    """Show how a code is read: its provisions, their cites, and warnings about its numbering."""
    wanted = kind_of(kind)

    from toolkit import pipeline
    from toolkit.cli.output import progress, show
    from toolkit.corpus.location import corpora_folder
    from toolkit.corpus.store import locate

    given = locate(file, corpora_folder())

    with progress() as tell:
        from dataclasses import replace

        stages = replace(pipeline.STAGES, read=pipeline.reading(tracked=tracked.value, ocr=ocr), progress=tell)
        if audit:
            from toolkit.cli.accounts import accounts

            printed = accounts(*pipeline.audited(given, stages=stages))
        elif format is Format.json:
            from toolkit.model.codec import canonical

            printed = canonical(pipeline.parse_document(pipeline.analysis(given, kind=wanted, stages=stages)))
        else:
            found = pipeline.instrument(given, kind=wanted, stages=stages)
            forms = {
                Format.text: lambda: found.text,
                Format.akn: lambda: pipeline.akn(found),
                Format.tree: lambda: tree(found),
            }
            printed = forms[format]()
    show(printed)


def tree(instrument: Instrument) -> str:
    """One line a provision, indented by depth: cite, heading, first words; warnings at the end."""
    from toolkit.pipeline import visible

    about = "; ".join(
        part for part in (instrument.authority, instrument.date, instrument.kind.replace("_", " ")) if part
    )
    lines = [visible(f"{instrument.title} ({about})"), ""]
    # Indented after the words were made safe, which folds blanks.
    lines += [_depth(instrument, provision) * "  " + visible(_row(provision)) for provision in instrument.provisions]
    if instrument.warnings:
        lines += ["", "Warnings:"]
        lines += [
            "  " + visible(f"{item.message} [{item.code}{', ' + item.place if item.place else ''}]")
            for item in instrument.warnings
        ]
    return "\n".join(lines) + "\n"


def _depth(instrument: Instrument, provision: Provision) -> int:
    return sum(1 for _ in instrument.ancestors(provision))


def _row(provision: Provision) -> str:
    words = provision.text if len(provision.text) <= 90 else provision.text[:87].rstrip() + "..."
    heading = provision.heading if provision.heading != provision.cite else ""
    parts = [provision.cite, f"[{heading}]" if heading else "", words]
    return " ".join(part for part in parts if part)
