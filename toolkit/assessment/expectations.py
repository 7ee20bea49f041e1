"""How far a code meets the entries of a catalogue, entry by entry. The marks and the words are expectations.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from toolkit.assessment.applies import excluded
from toolkit.assessment.expected_facets import facet_results, force_result
from toolkit.assessment.money_words import in_prose
from toolkit.model.catalogue import Catalogue, Entry, Expectation, FacetResult, Met, Place, Setting
from toolkit.model.norm import Analysis

COUNTERPARTS = frozenset({"recipient", "record"})
"""Parameters whose difference alone does not defeat an expectation: an officer tells a director what a member tells the
monitoring officer, and in writing what then stands in a register. It is told all the same."""
Claims = Mapping[str, tuple[float, str]]
"""For each provision the confidence and the title of the entry that it answers best."""


@cache
def audit_words() -> dict[str, Any]:
    """Marks and wording: the table expectations.toml."""
    return tomllib.loads((resources.files("toolkit.assessment") / "expectations.toml").read_text(encoding="utf-8"))


def expectations(
    catalogue: Catalogue, code: Analysis, places: Mapping[str, tuple[Place, ...]], setting: Setting
) -> tuple[Expectation, ...]:
    """Every entry judged, in the catalogue's order, but those that need a second document.

    places: by entry, the provisions that may bear on it with their confidence, the surest first.
    """
    claims = _claims(catalogue, places)
    return tuple(
        _judged(catalogue.id, entry, code, places.get(entry.id, ()), setting, claims)
        for entry in catalogue.entries
        if entry.shown_by in {"code", "outside"} or excluded(entry, setting)
    )


def _claims(catalogue: Catalogue, places: Mapping[str, tuple[Place, ...]]) -> Claims:
    found: dict[str, tuple[float, str]] = {}
    for entry in catalogue.entries:
        for place in places.get(entry.id, ()):
            if place.confidence > found.get(place.id, (0.0, ""))[0]:
                found[place.id] = place.confidence, entry.title
    return found


def _judged(
    catalogue: str, entry: Entry, code: Analysis, places: tuple[Place, ...], setting: Setting, claims: Claims
) -> Expectation:
    if why := excluded(entry, setting):
        return told(catalogue, entry, "not_applicable", reason=_reason("not_applicable", why=why))
    near = _near(places)
    if entry.shown_by == "outside":
        words = audit_words()
        reason, action = words["reasons"]["outside"], words["actions"]["outside"]
        return told(catalogue, entry, "needs_review", near, reason=reason, action=action)
    best = near[0].confidence if near else 0.0
    if best < audit_words()["marks"]["sure"]:
        met: Met = "needs_review" if near else "not_found"
        return told(catalogue, entry, met, near[:1], reason=_reason(met), action=_action(met, code, near[:1]))
    if other := _rival(near[0], claims):
        reason, action = _reason("rival", other=other), _action("needs_review", code, near[:1])
        return told(catalogue, entry, "needs_review", near[:1], reason=reason, action=action)
    return _found(catalogue, entry, code, near)


def _rival(best: Place, claims: Claims) -> str:
    marks = audit_words()["marks"]
    confidence, title = claims.get(best.id, (0.0, ""))
    return title if confidence >= marks["rival_least"] and best.confidence < marks["rival"] * confidence else ""


def _near(places: Sequence[Place]) -> tuple[Place, ...]:
    """The best provision, and those beside it that may share in meeting the entry."""
    marks = audit_words()["marks"]
    if not places or places[0].confidence < marks["unsure"]:
        return ()
    least = max(float(marks["unsure"]), float(marks["beside"]) * places[0].confidence)
    return tuple(place for place in places if place.confidence >= least)


def _found(catalogue: str, entry: Entry, code: Analysis, places: tuple[Place, ...]) -> Expectation:
    results = (*force_result(entry, code, places), *facet_results(entry, code, places))
    short = [result for result in results if _falls_short(result)]
    met: Met = "partly" if short else "met"
    missing = "; ".join(map(_missing, short))
    shown = _with_proof(places, results)
    return told(
        catalogue,
        entry,
        met,
        shown,
        results,
        reason=_reason(met, missing=missing),
        action=_action(met, code, shown[:2], missing=missing),
    )


def _with_proof(places: Sequence[Place], results: Sequence[FacetResult]) -> tuple[Place, ...]:
    """The best provision and those that prove a parameter or come close to the best."""
    proving = {result.place.id for result in results if result.place}
    close = 0.8 * places[0].confidence
    return tuple(place for place in places if place.id in proving or place.confidence >= close)


def _falls_short(result: FacetResult) -> bool:
    if result.met == "differs":
        return result.name not in COUNTERPARTS
    return result.met in {"weaker", "not_found"}


def _missing(result: FacetResult) -> str:
    words = audit_words()
    names = words["names"]
    return str(
        words["short"][result.met].format(
            name=names.get(result.name, result.name),
            found=names.get(result.found, in_prose(result.found)),
            expected=names.get(result.expected, in_prose(result.expected)),
        )
    )


def _reason(name: str, **given: str) -> str:
    return str(audit_words()["reasons"][name].format(**given))


def _action(met: Met, code: Analysis, places: Sequence[Place], *, missing: str = "") -> str:
    cites = " and ".join(code.instrument.by_id[place.id].cite for place in places)
    return str(audit_words()["actions"][met].format(cites=cites, missing=missing))


def told(
    catalogue: str,
    entry: Entry,
    met: Met,
    places: tuple[Place, ...] = (),
    results: tuple[FacetResult, ...] = (),
    *,
    reason: str,
    action: str = "",
) -> Expectation:
    """An expectation with its action; of an entry that was not verified the action says so first."""
    advice = action or str(audit_words()["actions"][met])
    if not entry.verified and met != "not_applicable":
        advice = f"{audit_words()['actions']['unverified']} {advice}"
    confidence = places[0].confidence if places else 0.0
    return Expectation(catalogue, entry, met, confidence, places, results, reason, advice)
