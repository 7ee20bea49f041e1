"""Options that several commands share."""

from __future__ import annotations

from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated, cast, get_args

import typer

from toolkit.errors import BadOption
from toolkit.model.provision import InstrumentKind

ENCODERS = ("default", "lexical")
_SHORT = {"officer": "officer_code", "member": "member_code"}


class TrackedChanges(StrEnum):
    """How tracked changes are taken."""

    accepted = "accepted"
    original = "original"


class Printed(StrEnum):
    """The forms of a comparison that a terminal can show."""

    text = "text"
    md = "md"
    html = "html"
    json = "json"
    csv = "csv"


def encoder_or_folder(value: str) -> str:
    """The value of --encoder, before the work begins. Raises BadOption where it names no encoder and no folder."""
    with suppress(OSError):  # a name that is too long for any folder, say
        if value in ENCODERS or Path(value).is_dir():
            return value
    raise BadOption(f"--encoder {value}: no such encoder; use 'default', 'lexical' or a folder that holds one")


Tracked = Annotated[
    TrackedChanges,
    typer.Option("--tracked", help="Tracked changes of a word processor's file: as accepted, or the original text."),
]
EncoderChoice = Annotated[
    str,
    typer.Option(
        "--encoder",
        metavar="WHICH",
        callback=encoder_or_folder,
        help="default: compare meanings too; lexical: words alone; or the folder of an encoder on this computer.",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Encode every text anew, and keep nothing in the cache folder.")
]
Ocr = Annotated[
    bool,
    typer.Option("--ocr", help="Read pages of a PDF that are pictures of text, with tesseract where it is installed."),
]
KindChoice = Annotated[
    str | None,
    typer.Option("--kind", help="Kind of the document where it cannot be told: officer, member, protocol ..."),
]
Catalogues = Annotated[
    list[str] | None,
    typer.Option(
        "--catalogue",
        "-c",
        help="What is expected, or the law where a code is silent: a bundled catalogue or a TOML file; several with "
        "commas, or repeated.",
    ),
]
Day = Annotated[
    str | None,
    typer.Option("--on", help="The day whose law counts, such as 2024-04-01; else the document's own date."),
]
NationChoice = Annotated[str | None, typer.Option("--nation", help="england, wales, scotland or northern_ireland.")]
PrintedAs = Annotated[
    Printed | None, typer.Option("--format", help="Print the report in this format; without it, a summary.")
]
Output = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        readable=False,
        help="Write the report to this file; the ending picks the form: .docx, .pdf, .xlsx, .csv, .html, .md, .json, "
        ".txt. May be repeated.",
    ),
]
CrosswalkFile = Annotated[
    Path | None,
    typer.Option(
        "--crosswalk", readable=False, help="Keep the comparison in this file, for conduct report and conduct explain."
    ),
]
OscalFile = Annotated[
    Path | None,
    typer.Option("--oscal", readable=False, help="Write the links as an OSCAL mapping collection (JSON)."),
]
OscalDate = Annotated[
    str, typer.Option("--oscal-date", metavar="DAY", help="The day OSCAL is to state, such as 2026-05-01.")
]
Template = Annotated[
    list[str] | None,
    typer.Option(
        "--template",
        metavar="NAME|FILE|FOLDER",
        help="The report: see conduct templates list. For your own look a Word template (.docx) or a folder of "
        "templates; may be given twice, once for each.",
    ),
]
ProvisionAsked = Annotated[
    str,
    typer.Option("--provision", metavar="CITE", help="With --template kent: the baseline's provision, such as 10(1)."),
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="KEY=VALUE", help='Fill in the head of the report, such as to="Audit Committee". Repeatable.'
    ),
]
FrontMatter = Annotated[
    Path | None,
    typer.Option("--front-matter", readable=False, help="A TOML file that fills in the report's head and parts."),
]
FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        metavar="NAMES",
        help="End with exit code 1 where there is such a finding: kinds, directions or severities, such as "
        "missing,weaker,grave.",
    ),
]


def kind_of(value: str | None, *, option: str = "--kind") -> InstrumentKind | None:
    """The instrument kind an option names; "officer" and "member" are short for the codes. Raises BadOption."""
    if value is None:
        return None
    kinds = get_args(InstrumentKind)
    name = _SHORT.get(value, value)
    if name not in kinds:
        known = ", ".join([*_SHORT, *(kind for kind in kinds if kind not in _SHORT.values())])
        raise BadOption(f"{option} {value}: no such kind of document; use one of {known}")
    return cast(InstrumentKind, name)
