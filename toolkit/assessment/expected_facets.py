"""An expected parameter beside what the code has: the same, stricter, weaker, other, or not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from toolkit.assessment.audit_words import audit_words, sign
from toolkit.assessment.carried import Asked, needs_of
from toolkit.assessment.opposed import BINDING
from toolkit.assessment.said_force import FORCE, said_force, sentences
from toolkit.model.catalogue import Entry, ExpectedFacet, FacetMet, FacetResult, Place
from toolkit.model.norm import Analysis, Deadline, Facet, FacetName, FacetValue, Modality, ProvisionFacts, Threshold

_ORDER: dict[str, dict[str, int]] = {
    "register_access": {"internal": 0, "on_request": 1, "public": 2},
    "participation": {"none": 0, "disclose": 1, "speak_not_vote": 2, "withdraw": 3},
}
INTRODUCTORY = frozenset({"principles", "purpose", "scope", "definitions"})
"""Topics on which a statement in a foreword is all that can be expected."""
_DAYS = {"day": 1.0, "working_day": 1.4, "week": 7.0, "month": 30.4, "year": 365.25, "immediately": 0.0}
_STANDING: dict[FacetMet, int] = {"met": 4, "stricter": 3, "differs": 2, "weaker": 1, "not_found": 0}


def force_result(entry: Entry, asked: Asked, places: Sequence[Place]) -> tuple[FacetResult, ...]:
    """The force of the strongest provision beside the one expected; nothing where no force is expected.

    That the code says more than may, where may is expected, is no less; a statement ("the register is public") has the
    force that its place in a code gives it, and only a should or a may is weaker than a must. So is a must that some
    may follow as they like ("others may declare if they wish"), and a statement of what is hoped or held dear. What
    anybody may do ("anybody may complain") is no weaker form of what the authority has to provide. A provision that
    says less of what is needed than the first lends it no force.
    """
    if entry.modality == "none" or not places:
        return _principle_force(entry, asked.code, places)
    code, needs = asked.code, needs_of(entry)
    least = asked.said(places[0].id, needs)
    telling = [place for place in places if asked.said(place.id, needs) >= least]
    forces = {place.id: said_force(asked, place.id, needs) for place in telling}
    best = _strongest(forces, telling)
    found, text = forces[best.id], code.instrument.by_id[best.id].text
    if entry.modality == "obligation" and sign("choice").search(text):
        found = "permission"
    elif found == "permission" and sign("public_leave").search(text) and not sign("addressed").search(entry.summary):
        found = "none"
    rule = entry.modality in BINDING and entry.topic not in INTRODUCTORY
    hoped = rule and found == "none" and _hoped(code, best.id)
    weaker = FORCE[entry.modality] > FORCE[found] and found in {"recommendation", "permission"}
    return (FacetResult("modality", entry.modality, found, "weaker" if weaker or hoped else "met", best),)


def _principle_force(entry: Entry, code: Analysis, places: Sequence[Place]) -> tuple[FacetResult, ...]:
    """A principle needs no must; but to encourage it, or to hope for it, is not to lay it down."""
    if entry.topic != "principles" or not places or not sign("wish").search(code.instrument.by_id[places[0].id].text):
        return ()
    return (FacetResult("modality", "none", "recommendation", "weaker", places[0]),)


def _strongest(forces: Mapping[str, Modality], places: Sequence[Place]) -> Place:
    """A duty or a ban before all; where there is none, what answers best."""
    best = max(places, key=lambda place: (FORCE[forces[place.id]], place.confidence))
    return best if forces[best.id] in BINDING else places[0]


def _hoped(code: Analysis, id: str) -> bool:
    """A statement that only wishes or commits, or that stands among principles or in a foreword: no duty."""
    one = code.instrument.by_id[id]
    heads = " | ".join((one.heading, *(above.heading for above in code.instrument.ancestors(one))))
    return bool(sign("wish").search(one.text) or sign("preamble").search(heads))


def reach_result(entry: Entry, code: Analysis, places: Sequence[Place]) -> tuple[FacetResult, ...]:
    """That only some of those whom the code binds are spoken to ("Senior officers must ..."), where the expectation
    speaks to them all."""
    if entry.modality not in BINDING or not sign("addressed").search(entry.summary):
        return ()
    found = [sign("some").search(code.instrument.by_id[place.id].text) for place in places]
    if not found or found[0] is None or sign("some").search(entry.summary):
        return ()
    return (FacetResult("bearer", "everybody whom the code binds", "only some of them", "weaker", places[0]),)


def facet_results(entry: Entry, asked: Asked, places: Sequence[Place]) -> tuple[FacetResult, ...]:
    """One result for each parameter that the entry expects, from whichever of the provisions comes nearest to it."""
    return tuple(_result(facet, entry, asked, places) for facet in entry.facets)


def _result(expected: ExpectedFacet, entry: Entry, asked: Asked, places: Sequence[Place]) -> FacetResult:
    best = FacetResult(expected.name, said(expected.value), "", "not_found")
    for place in places:
        for facet in _binding(expected.name, entry.modality, asked.code.by_id[place.id]):
            met = _compared(expected, facet)
            if _STANDING[met] > _STANDING[best.met]:
                best = FacetResult(expected.name, said(expected.value), said(facet.value), met, _shown(place, facet))
    return _in_words(best, needs_of(entry), asked, places)


def _in_words(result: FacetResult, needs: tuple[str, ...], asked: Asked, places: Sequence[Place]) -> FacetResult:
    """A parameter that the analysis did not read, where plain words of [parameters] in expectations.toml say it in a
    sentence on the matter itself: "put it in a letter" is writing, "as soon as you find out" promptly. What was read
    and differs stays different."""
    words = audit_words()["parameters"].get(f"{result.name} {result.expected}")
    for place in places if words and result.met == "not_found" else ():
        text = asked.code.instrument.by_id[place.id].text
        for start, end in sentences(text):
            sentence = text[start:end].rstrip(".;!?")
            found = re.search(str(words), sentence, re.IGNORECASE)
            if found and (not needs or any(asked.speaks(sentence, need) for need in needs)):
                span = (start + found.start(), start + found.end())
                return replace(result, found=result.expected, met="met", place=Place(place.id, place.confidence, span))
    return result


def _binding(name: FacetName, force: Modality, facts: ProvisionFacts) -> Iterator[Facet]:
    """The values of a facet, but those of a norm that only allows where a duty is expected: "crimes must be reported to
    the chief executive; a breach may be mentioned to the monitoring officer"."""
    for norm in facts.norms:
        if not (force in BINDING and norm.modality == "permission"):
            yield from (facet for facet in norm.facets if facet.name == name)


def _shown(place: Place, facet: Facet) -> Place:
    return Place(place.id, place.confidence, facet.span) if facet.span[1] > facet.span[0] else place


def _compared(expected: ExpectedFacet, facet: Facet) -> FacetMet:
    one, other = expected.value, facet.value
    if isinstance(one, Threshold) and isinstance(other, Threshold):
        return _amounts(one, other)
    if isinstance(one, Deadline) and isinstance(other, Deadline):
        return _periods(one, other)
    wanted, names = _names(one), _names(other)
    order = _ORDER.get(expected.name)
    if order and wanted[0] in order:
        least, most = order[wanted[0]], max((order.get(name, -1) for name in names), default=-1)
        return "met" if most == least else "stricter" if most > least else "weaker"
    return "met" if set(wanted) <= set(names) else "differs"


def _amounts(one: Threshold, other: Threshold) -> FacetMet:
    """ "over £25" leaves out the gift of exactly £25 that "£25 or more" takes in: weaker, by a penny."""
    if one.currency != other.currency:
        return "differs"
    if float(one.amount) != float(other.amount):
        return "weaker" if float(other.amount) > float(one.amount) else "stricter"
    over = one.comparator == "over", other.comparator == "over"
    return "met" if over[0] == over[1] else "weaker" if over[1] else "stricter"


def _periods(one: Deadline, other: Deadline) -> FacetMet:
    if (one.number, one.unit) == (other.number, other.unit):
        return "met"
    if (one.unit, other.unit) == ("promptly", "immediately"):
        return "stricter"
    days, later = _days(one), _days(other)
    if days is None or later is None:
        return "differs"
    return "met" if days == later else "weaker" if later > days else "stricter"


def _days(deadline: Deadline) -> float | None:
    if deadline.unit == "before_event":
        return -1.0
    return deadline.number * _DAYS[deadline.unit] if deadline.unit in _DAYS else None


def _names(value: FacetValue) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()


def said(value: FacetValue) -> str:
    """A facet's value in words: "from 25 GBP", "28 days", "monitoring officer"."""
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value)
    return str(value).replace("_", " ")


def _amount(value: Threshold) -> str:
    over = "" if value.comparator == "exactly" else f"{value.comparator.replace('_', ' ')} "
    return f"{over}{value.amount} {value.currency or 'dollars'}" + (f" per {value.per}" if value.per else "")


def _period(value: Deadline) -> str:
    if not value.number:
        return value.unit.replace("_", " ")
    return f"{value.number} {value.unit.replace('_', ' ')}{'s' if value.number != 1 else ''}"


_WORDS: dict[type, Callable[..., str]] = {
    Threshold: _amount,
    Deadline: _period,
    tuple: lambda value: ", ".join(name.replace("_", " ") for name in value),
}
