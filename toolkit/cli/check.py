"""`conduct check CODE --catalogue NAME`: a self-audit; `--contains`: whether a constitution holds a code itself."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from toolkit.cli.options import (
    EncoderChoice,
    FrontMatter,
    NoCache,
    Ocr,
    Set,
    Template,
    Tracked,
    TrackedChanges,
    kind_of,
)
from toolkit.errors import BadOption

if TYPE_CHECKING:
    from toolkit.model.catalogue import Catalogue, Contained, SelfAudit, Setting
    from toolkit.model.norm import Analysis
    from toolkit.pipeline import Stages

NEXT = "For the whole report with every word, add -o audit.docx (or .pdf, .html, .xlsx, .md, .json)."


class Format(StrEnum):
    """What goes to the terminal."""

    text = "text"
    md = "md"
    html = "html"
    json = "json"
    csv = "csv"


def check(
    code: Annotated[str, typer.Argument(help="The code that is checked: a file or a name such as thornmere/officers.")],
    catalogue: Annotated[
        list[str] | None,
        typer.Option(
            "--catalogue",
            "-c",
            help="What is expected: a bundled catalogue or a TOML file; several with commas, or repeated.",
        ),
    ] = None,
    contains: Annotated[
        str | None,
        typer.Option(
            "--contains",
            help="Instead: does this constitution hold the code itself? officers-code, members-code or protocol.",
        ),
    ] = None,
    members: Annotated[
        str | None, typer.Option("--members", help="The members' code, where a catalogue asks for rules like theirs.")
    ] = None,
    protocol: Annotated[
        str | None, typer.Option("--protocol", help="The protocol on relations between members and officers.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", help="The day whose law counts, such as 2024-04-01; else the code's own date."),
    ] = None,
    nation: Annotated[
        str | None, typer.Option("--nation", help="england, wales, scotland or northern_ireland.")
    ] = None,
    authority_type: Annotated[
        str | None, typer.Option("--authority-type", help="Such as county, district, unitary, parish, police, fire.")
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", help="Whom the code binds, where it cannot be told: officer or member.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help="Kind of the code where it cannot be told: officer, member ...")
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", "-o", readable=False, help="Write the report to this file; the suffix picks the format."
        ),
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", help="Print the report in this format; without it, a summary.")
    ] = None,
    template: Template = None,
    set_: Set = None,
    front_matter: FrontMatter = None,
    encoder: EncoderChoice = "default",
    tracked: Tracked = TrackedChanges.accepted,
    ocr: Ocr = False,
    no_cache: NoCache = False,
) -> None:
    """Check a code against lists of what the law and good practice expect, with the place of each answer.

    Nothing leaves this computer. Exit codes: 0 done, 2 something to mend, said in one line.
    """
    wanted = kind_of(kind)
    _one_of(catalogue, contains, members, protocol)

    from dataclasses import replace

    from toolkit import pipeline
    from toolkit.cli.choice import check_formats, chosen
    from toolkit.cli.output import formats_of, progress
    from toolkit.cli.printing import give, located, source_of

    setting = setting_from(person=person, nation=nation, authority=authority_type, on=on)
    lists = catalogues_named(catalogue or [])
    sides = [located(name) for name in (code, members, protocol) if name is not None]
    choice = chosen(template or (), of="check", pairs=set_ or (), front=front_matter)
    formats = formats_of(output or [], sources=[*(source_of(side) for side in sides), *choice.read])
    check_formats(choice, [*(wanted for _, wanted in formats), format and format.value])
    with progress() as tell:
        stages = replace(pipeline.STAGES, read=pipeline.reading(tracked=tracked.value, ocr=ocr), progress=tell)
        analysed = pipeline.analysis(located(code), kind=wanted, stages=stages)
        found: SelfAudit | Contained
        if contains is not None:
            found = pipeline.contains(analysed, contains)
        else:
            others = _beside(members, protocol, stages)
            found = _audited(analysed, lists, setting, others, encoder, no_cache, stages)
    give(found, formats, format=format.value if format else None, hint=NEXT, choice=choice)


def _one_of(catalogue: list[str] | None, contains: str | None, members: str | None, protocol: str | None) -> None:
    from toolkit.pipeline import wanted_names

    if contains is None and not catalogue:
        raise BadOption("--catalogue: say what to check against; conduct catalogue list names the bundled ones")
    if contains is not None and (catalogue or members or protocol):
        raise BadOption("--contains: asks a question of its own; leave out --catalogue, --members and --protocol")
    if contains is not None and contains not in wanted_names():
        raise BadOption(f"--contains {contains}: not known; use one of {', '.join(wanted_names())}")


def setting_from(*, person: str | None, nation: str | None, authority: str | None, on: str | None) -> Setting:
    """The case as the options say it. Raises BadOption for a word that is not in its closed list, or no day."""
    from toolkit.model.catalogue import AuthorityType, Nation, Person, Setting

    for option, value, known in (
        ("--person", person, get_args(Person)),
        ("--nation", nation, get_args(Nation)),
        ("--authority-type", authority, get_args(AuthorityType)),
    ):
        if value is not None and value not in known:
            raise BadOption(f"{option} {value}: not known; use one of {', '.join(known)}")
    return Setting(
        cast("Person", person or ""), cast("Nation", nation or ""), cast("AuthorityType", authority or ""), day(on)
    )


def day(value: str | None) -> str:
    """The value of --on as ISO 8601. Raises BadOption."""
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise BadOption(f"--on {value}: not a day; write it as 2024-04-01") from error


def catalogues_named(names: list[str]) -> list[Catalogue]:
    """The catalogues of these names, each once. Raises BadData where one is unknown or not as it should be."""
    from toolkit.corpus.catalogue import find_catalogue
    from toolkit.corpus.location import corpora_folder
    from toolkit.pipeline import topic_names

    listed = [one.strip() for name in names for one in ([name] if Path(name).is_file() else name.split(","))]
    return [find_catalogue(name, corpora_folder(), topics=topic_names()) for name in dict.fromkeys(listed)]


def _beside(members: str | None, protocol: str | None, stages: Stages) -> tuple[Analysis | None, Analysis | None]:
    from toolkit import pipeline
    from toolkit.cli.printing import located

    return (
        pipeline.analysis(located(members), kind="member_code", stages=stages) if members else None,
        pipeline.analysis(located(protocol), kind="protocol", stages=stages) if protocol else None,
    )


def _audited(
    code: Analysis,
    catalogues: list[Catalogue],
    setting: Setting,
    beside: tuple[Analysis | None, Analysis | None],
    encoder: str,
    no_cache: bool,
    stages: Stages,
) -> SelfAudit:
    from toolkit import pipeline
    from toolkit.cli.cache import cache_folder

    stages.progress("Loading the encoder")
    chosen = pipeline.encoder_named(encoder, cache=None if no_cache else cache_folder())
    return pipeline.self_audit(
        code, catalogues, encoder=chosen, setting=setting, members=beside[0], protocol=beside[1], stages=stages
    )
