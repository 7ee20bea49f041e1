"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, cast, get_args

import typer

from toolkit.errors import BadOption
from toolkit.model.provision import InstrumentKind

_SHORT = {"officer": "officer_code", "member": "member_code"}


class EncoderName(StrEnum):
    """Which encoder compares meanings."""

    default = "default"
    lexical = "lexical"


class TrackedChanges(StrEnum):
    """How tracked changes are taken."""

    accepted = "accepted"
    original = "original"


Tracked = Annotated[
    TrackedChanges,
    typer.Option("--tracked", help="Tracked changes of a word processor's file: as accepted, or the original text."),
]
Ocr = Annotated[
    bool,
    typer.Option("--ocr", help="Read pages of a PDF that are pictures of text, with tesseract where it is installed."),
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
