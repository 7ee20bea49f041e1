"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from typing import cast, get_args

from toolkit.errors import BadOption
from toolkit.model.provision import InstrumentKind

_SHORT = {"officer": "officer_code", "member": "member_code"}


class EncoderName(StrEnum):
    """Which encoder compares meanings."""

    default = "default"
    lexical = "lexical"


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
