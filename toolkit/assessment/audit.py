"""A whole self-audit: what setting holds, every entry in its order, and what the reader must be warned of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from toolkit.assessment.applies import excluded, unsettled
from toolkit.assessment.beside import Beside, beside
from toolkit.assessment.expectations import expectations
from toolkit.model.catalogue import Catalogue, Expectation, Place, SelfAudit, Setting
from toolkit.model.norm import Analysis

Places = Mapping[str, tuple[Place, ...]]


def setting_of(code: Analysis, given: Setting) -> Setting:
    """What was said of the case, completed by the code itself: whom it binds, and its own date."""
    kinds = {"officer_code": "officer", "member_code": "member"}
    person = given.person or kinds.get(code.instrument.kind, "")
    return replace(given, person=person, on=given.on or code.instrument.date)  # type: ignore[arg-type]


def audited_code(
    code: Analysis, catalogues: Sequence[tuple[Catalogue, Places]], *, setting: Setting, given: Beside
) -> SelfAudit:
    """The code against each catalogue with the provisions that bear on its entries."""
    case = setting_of(code, setting)
    found = [one for catalogue, places in catalogues for one in _in_order(catalogue, code, places, case, given)]
    lists = tuple(catalogue for catalogue, _ in catalogues)
    return SelfAudit(code.instrument, lists, case, tuple(found), _warnings(lists, case, setting), code.models)


def _in_order(
    catalogue: Catalogue, code: Analysis, places: Places, setting: Setting, given: Beside
) -> list[Expectation]:
    order = {entry.id: place for place, entry in enumerate(catalogue.entries)}
    found = [*expectations(catalogue, code, places, setting), *beside(catalogue, code, given, setting)]
    return sorted(found, key=lambda one: order[one.entry.id])


def _warnings(catalogues: Sequence[Catalogue], setting: Setting, given: Setting) -> tuple[str, ...]:
    entries = [entry for catalogue in catalogues for entry in catalogue.entries]
    judged = [entry for entry in entries if not excluded(entry, setting)]
    warnings = []
    if setting.on and not given.on:
        warnings.append("No date was given, so the code's own date decides what law is in force.")
    for what in sorted({name for entry in judged for name in unsettled(entry, setting).split(", ") if name}):
        warnings.append(f"No {what} was given: entries that depend on it were judged as if they applied.")
    if count := sum(not entry.verified for entry in judged):
        were = "was" if count == 1 else "were"
        warnings.append(f"{count} of {len(judged)} entries {were} not verified against their source; each is marked.")
    return tuple(warnings)
