"""How far a code meets the entries of a catalogue, entry by entry. The marks and the words are expectations.toml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.assessment.answering import answering, overlooked, unexplained
from toolkit.assessment.applies import excluded
from toolkit.assessment.audit_words import audit_words
from toolkit.assessment.carried import Asked, is_setting, need_named, needs_of
from toolkit.assessment.expected_facets import facet_results, force_result, reach_result
from toolkit.assessment.money_words import in_prose
from toolkit.assessment.opposed import of_others
from toolkit.assessment.unasked import unasked
from toolkit.model.catalogue import Catalogue, Entry, Expectation, FacetResult, Met, Place, Setting
from toolkit.model.norm import Analysis

COUNTERPARTS = frozenset({"recipient", "record"})
"""Parameters whose difference alone does not defeat an expectation: an officer tells a director what a member tells the
monitoring officer, and in writing what then stands in a register. It is told all the same."""


def expectations(
    catalogue: Catalogue, code: Analysis, places: Mapping[str, tuple[Place, ...]], setting: Setting
) -> tuple[Expectation, ...]:
    """Every entry judged, in the catalogue's order, but those that need a second document.

    places: by entry, the provisions that may bear on it with their confidence, the surest first.
    """
    asked = Asked(code)
    return tuple(
        _judged(catalogue.id, entry, asked, places.get(entry.id, ()), setting)
        for entry in catalogue.entries
        if entry.shown_by in {"code", "outside"} or excluded(entry, setting)
    )


def _judged(catalogue: str, entry: Entry, asked: Asked, places: tuple[Place, ...], setting: Setting) -> Expectation:
    if why := excluded(entry, setting):
        return told(catalogue, entry, "not_applicable", reason=_reason("not_applicable", why=why))
    if entry.shown_by == "outside":
        return _outside(catalogue, entry, places)
    needs, best = needs_of(entry), places[0].confidence if places else 0.0
    if not needs and best >= audit_words()["marks"]["certain"]:
        return _found(catalogue, entry, asked, _near(places))
    if needs and (answer := answering(entry, asked, places)):
        silent = [need for need in needs if not _says(asked, answer, need)]
        found = _found(catalogue, entry, asked, answer, silent)
        pieced = found.met == "met" and _pieced(entry, asked, answer)
        return _together(catalogue, entry, asked.code, answer[:2]) if pieced else found
    return _unsure(catalogue, entry, asked, places)


def _outside(catalogue: str, entry: Entry, places: tuple[Place, ...]) -> Expectation:
    words = audit_words()
    near = _near(places) if places and places[0].confidence >= words["marks"]["sure"] else ()
    reason, action = words["reasons"]["outside"], words["actions"]["outside"]
    return told(catalogue, entry, "needs_review", near, reason=reason, action=action)


def _says(asked: Asked, answer: Sequence[Place], need: str) -> bool:
    """A setting is that of the best provision, never of one beside it: what two paragraphs say of restricted posts does
    not make a third, on all employees, one on them."""
    spoken = answer[:1] if is_setting(need) else answer
    return any(asked.says(place.id, need) for place in spoken) or asked.around(answer[0].id, need)


def _pieced(entry: Entry, asked: Asked, answer: Sequence[Place]) -> bool:
    """No one provision says all that a rule needs, and proves its parameters, and the best is not near enough to be
    trusted with the rest."""
    if entry.modality == "none" or answer[0].confidence >= audit_words()["marks"]["sure"]:
        return False
    return not (any(_alone(entry, asked, place) for place in answer) or _one_list(asked, answer))


def _alone(entry: Entry, asked: Asked, place: Place) -> bool:
    says = all(_says(asked, (place,), need) for need in needs_of(entry))
    return says and not any(map(_falls_short, facet_results(entry, asked, (place,))))


def _one_list(asked: Asked, answer: Sequence[Place]) -> bool:
    """The items of one list are one rule: "With such an interest you must (a) leave, (b) take no decision alone"."""
    by_id = asked.code.instrument.by_id
    heads = {place.id if by_id[place.id].lead_in else by_id[place.id].parent for place in answer}
    head = heads.pop()
    return not heads and head is not None and by_id[head].lead_in


def _together(catalogue: str, entry: Entry, code: Analysis, places: tuple[Place, ...]) -> Expectation:
    action = _action("needs_review", code, places)
    return told(catalogue, entry, "needs_review", places, reason=_reason("pieced"), action=action)


def _unsure(catalogue: str, entry: Entry, asked: Asked, places: tuple[Place, ...]) -> Expectation:
    """Nothing answers: a person looks at what may, where there is anything. Where the need is spoken of only to other
    people than those whom the code binds, nothing was found for these."""
    spoken = overlooked(entry, asked, places)
    if spoken and of_others(entry, asked.code, spoken[0].id):
        return told(catalogue, entry, "not_found", reason=_reason("others", cite=_cite(asked.code, spoken[0])))
    seen = spoken or unexplained(entry, asked, places)[:1]
    met: Met = "needs_review" if seen else "not_found"
    needs = needs_of(entry)
    if spoken and unasked(entry, asked, spoken[0].id):
        reason = _reason("unasked", cite=_cite(asked.code, spoken[0]))
    elif seen and needs and not asked.says(seen[0].id, needs[0]):
        reason = _reason("unsaid", need=need_named(needs[0]))
    else:
        reason = _reason(met)
    return told(catalogue, entry, met, seen, reason=reason, action=_action(met, asked.code, seen))


def _near(places: Sequence[Place]) -> tuple[Place, ...]:
    """The best provision, and those beside it that may share in meeting the entry."""
    least = float(audit_words()["marks"]["beside"]) * places[0].confidence
    return tuple(place for place in places if place.confidence >= least)


def _found(
    catalogue: str, entry: Entry, asked: Asked, places: tuple[Place, ...], silent: Sequence[str] = ()
) -> Expectation:
    subjects = (FacetResult("subject", need_named(need), "", "not_found") for need in silent)
    reach = reach_result(entry, asked.code, places)
    results = (*force_result(entry, asked, _near(places)), *reach, *subjects, *facet_results(entry, asked, places))
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
        action=_action(met, asked.code, shown[:2], missing=missing),
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
        words["short"]["subject" if result.name == "subject" else result.met].format(
            name=names.get(result.name, result.name),
            found=names.get(result.found, in_prose(result.found)),
            expected=names.get(result.expected, in_prose(result.expected)),
        )
    )


def _reason(name: str, **given: str) -> str:
    return str(audit_words()["reasons"][name].format(**given))


def _action(met: Met, code: Analysis, places: Sequence[Place], *, missing: str = "") -> str:
    cites = " and ".join(_cite(code, place) for place in places)
    return str(audit_words()["actions"][met].format(cites=cites, missing=missing))


def _cite(code: Analysis, place: Place) -> str:
    return code.instrument.by_id[place.id].cite


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
