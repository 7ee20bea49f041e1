"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import cast, get_args

from toolkit.errors import BadOption
from toolkit.model.provision import InstrumentKind


class EncoderName(StrEnum):
    """Which encoder compares meanings."""

    default = "default"
    lexical = "lexical"


def kind_of(value: str | None) -> InstrumentKind | None:
    """The instrument kind an option names; "officer" and "member" are short for the codes. Raises BadOption."""
    if value is None:
        return None
    name = {"officer": "officer_code", "member": "member_code"}.get(value, value)
    if name not in get_args(InstrumentKind):
        raise BadOption(
            f"--kind {value}: no such kind of instrument; use one of officer, member, "
            f"{', '.join(get_args(InstrumentKind)[2:])}"
        )
    return cast(InstrumentKind, name)
