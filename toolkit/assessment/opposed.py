"""What speaks against a provision as the answer to an expectation, though it is near and says the words.

The entry: no employee may bully          5  "Bullying" means ...                 only a definition
The entry: members disclose interests     8  The Monitoring Officer discloses ... another's duty
The entry: no harassment                  9  If you are harassed, ring ...        nothing is refused
"""

from __future__ import annotations

import re

from toolkit.assessment.audit_words import audit_words, sign
from toolkit.assessment.carried import Asked, is_wrong, needs_of
from toolkit.assessment.unasked import unasked
from toolkit.model.catalogue import Entry
from toolkit.model.norm import Analysis

BINDING = frozenset({"obligation", "prohibition"})
SUPPLIERS = frozenset({"contractor"})
_OTHERS = {
    "member_code": frozenset(
        {"officer", "manager", "contractor", "authority", "committee", "monitoring_officer", "chief_executive"}
    ),
    "officer_code": frozenset({"member", "contractor", "authority", "committee", "monitoring_officer"}),
}
"""Whose duties are not those of the people whom a code binds; a manager is an officer too."""


def opposed(entry: Entry, asked: Asked, id: str) -> bool:
    """Whether the provision cannot be the answer, whatever it says."""
    code = asked.code
    return (
        of_others(entry, code, id)
        or _allows(entry, code, id)
        or _defines(entry, code, id)
        or _refuses_nothing(entry, asked, id)
        or unasked(entry, asked, id)
    )


def of_others(entry: Entry, code: Analysis, id: str) -> bool:
    """Whether the provision is on other people than those whom the code binds: it shows nothing of what these must do,
    however much it speaks of the matter."""
    return _of_another(entry, code, id) or _about_another(code, id) or _an_office_does(entry, code, id)


def _allows(entry: Entry, code: Analysis, id: str) -> bool:
    """It allows what is to be forbidden, or lifts what is to be a duty: "a refusal need not be registered". Where the
    expectation itself says what need not be done, that is no lifting."""
    if entry.modality == "prohibition":
        force, text = code.by_id[id].modality, code.instrument.by_id[id].text
        return force == "permission" or (force == "none" and bool(sign("leaves").search(text)))
    if entry.modality != "obligation" or sign("lifts").search(entry.summary):
        return False
    return bool(sign("lifts").search(code.instrument.by_id[id].text))


def _defines(entry: Entry, code: Analysis, id: str) -> bool:
    """A meaning binds nobody."""
    facts = code.by_id[id]
    return entry.modality in BINDING and bool(facts.definitions) and facts.modality == "none"


def _of_another(entry: Entry, code: Analysis, id: str) -> bool:
    """Every duty in it lies on others than those whom the code binds, where the entry speaks to these; a supplier's
    duty is never theirs."""
    if entry.modality not in BINDING:
        return False
    norms = [norm for norm in code.by_id[id].norms if norm.modality in BINDING]
    bearers = [facet.value if (facet := norm.facet("bearer")) else "" for norm in norms]
    others = _OTHERS.get(code.instrument.kind, SUPPLIERS) if sign("addressed").search(entry.summary) else SUPPLIERS
    return bool(bearers) and all(bearer in others for bearer in bearers)


def _about_another(code: Analysis, id: str) -> bool:
    """A statement about others ("Members answer to the public" in the officers' code), or what outsiders are asked."""
    text = code.instrument.by_id[id].text
    subject = audit_words()["subjects"].get(code.instrument.kind)
    stated = code.by_id[id].modality == "none" and subject is not None
    return bool((stated and re.match(str(subject), text, re.IGNORECASE)) or sign("asked").search(text))


def _an_office_does(entry: Entry, code: Analysis, id: str) -> bool:
    """What an office or a body does is neither a duty nor a right of those to whom the expectation speaks: "The Chief
    Auditor takes such cases to the regulator"."""
    if entry.modality not in {"obligation", "permission"} or not sign("addressed").search(entry.summary):
        return False
    return code.by_id[id].modality == "none" and bool(sign("office").search(code.instrument.by_id[id].text))


def _refuses_nothing(entry: Entry, asked: Asked, id: str) -> bool:
    """It speaks of a wrong (`wrong` in concepts.toml), and no word of it refuses the wrong."""
    if entry.modality != "prohibition" or asked.code.by_id[id].modality == "prohibition":
        return False
    wrong = any(map(is_wrong, needs_of(entry)[:1]))
    return wrong and not sign("refuses").search(asked.words(id))
