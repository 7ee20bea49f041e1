"""`conduct check CODE --catalogue NAME`: a self-audit; `--contains`: whether a constitution holds a code itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from toolkit.cli.options import (
    Catalogues,
    Day,
    EncoderChoice,
    FrontMatter,
    KindChoice,
    NationChoice,
    NoCache,
    Ocr,
    Output,
    PrintedAs,
    Set,
    Template,
    Tracked,
    TrackedChanges,
    kind_of,
)
from toolkit.errors import BadOption

if TYPE_CHECKING:
    from toolkit.model.catalogue import Contained, SelfAudit
    from toolkit.model.norm import Analysis
    from toolkit.pipeline import Stages, TextFormat

NEXT = "For the whole report with every word, add -o audit.docx (or .pdf, .html, .xlsx, .md, .json)."

Code = Annotated[str, typer.Argument(help="The code that is checked: a file or a name such as thornmere/officers.")]
Contains = Annotated[
    str | None,
    typer.Option(
        "--contains",
        help="Instead: does this constitution hold the code itself? officers-code, members-code or protocol.",
    ),
]
MembersCode = Annotated[
    str | None, typer.Option("--members", help="The members' code, where a catalogue asks for rules like theirs.")
]
Protocol = Annotated[
    str | None, typer.Option("--protocol", help="The protocol on relations between members and officers.")
]
AuthorityChoice = Annotated[
    str | None, typer.Option("--authority-type", help="Such as county, district, unitary, parish, police, fire.")
]
PersonChoice = Annotated[
    str | None, typer.Option("--person", help="Whom the code binds, where it cannot be told: officer or member.")
]


def check(
    code: Code,
    catalogue: Catalogues = None,
    contains: Contains = None,
    members: MembersCode = None,
    protocol: Protocol = None,
    on: Day = None,
    nation: NationChoice = None,
    authority_type: AuthorityChoice = None,
    person: PersonChoice = None,
    kind: KindChoice = None,
    output: Output = None,
    format: PrintedAs = None,
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

    from toolkit import pipeline
    from toolkit.cli.cases import catalogues_named, encoder_for, setting_from, stages_for
    from toolkit.cli.choice import chosen
    from toolkit.cli.output import progress
    from toolkit.cli.printing import give, located, planned

    setting = setting_from(person=person, nation=nation, authority=authority_type, on=on)
    lists = catalogues_named(catalogue or [])
    choice = chosen(template or (), of="check", pairs=set_ or (), front=front_matter)
    form: TextFormat | None = format.value if format else None
    formats = planned(output or [], form, choice, read=[code, members, protocol])
    with progress() as tell:
        stages = stages_for(tracked, ocr=ocr, tell=tell)
        analysed = pipeline.analysis(located(code), kind=wanted, stages=stages)
        if contains is not None:
            found: SelfAudit | Contained = pipeline.contains(analysed, contains)
        else:
            others = _beside(members, protocol, stages)
            loaded = encoder_for(encoder, stages, cache=not no_cache)
            found = pipeline.self_audit(analysed, lists, encoder=loaded, setting=setting, **others, stages=stages)
    give(found, formats, format=form, hint=NEXT, choice=choice)


def _one_of(catalogue: list[str] | None, contains: str | None, members: str | None, protocol: str | None) -> None:
    from toolkit.pipeline import wanted_names

    if contains is None and not catalogue:
        raise BadOption("--catalogue: say what to check against; conduct catalogue list names the bundled ones")
    if contains is not None and (catalogue or members or protocol):
        raise BadOption("--contains: asks a question of its own; leave out --catalogue, --members and --protocol")
    if contains is not None and contains not in wanted_names():
        raise BadOption(f"--contains {contains}: not known; use one of {', '.join(wanted_names())}")


def _beside(members: str | None, protocol: str | None, stages: Stages) -> dict[str, Analysis | None]:
    from toolkit import pipeline
    from toolkit.cli.printing import located

    return {
        "members": pipeline.analysis(located(members), kind="member_code", stages=stages) if members else None,
        "protocol": pipeline.analysis(located(protocol), kind="protocol", stages=stages) if protocol else None,
    }
