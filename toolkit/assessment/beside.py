"""Expectations that a code cannot meet by itself: rules like those for councillors, and a protocol beside the code.

Recommendations 19 and 20 of the third report of the Committee on Standards in Public Life (1997).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from toolkit.assessment.applies import excluded
from toolkit.assessment.audit_words import audit_words
from toolkit.assessment.coverage import coverage
from toolkit.assessment.expectations import told
from toolkit.model.catalogue import Catalogue, Entry, Expectation, Place, Setting
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.norm import Analysis

SURE = 0.45
"""Confidence from which a provision counts as being on a topic: one strong cue alone gives .58, a weak one .21."""
BINDING = frozenset({"obligation", "prohibition"})


@dataclass(frozen=True)
class Beside:
    """What was given beside the code: the crosswalk with the members' code as baseline, and the protocol."""

    members: Crosswalk | None = None
    protocol: Analysis | None = None


def beside(catalogue: Catalogue, code: Analysis, given: Beside, setting: Setting) -> Iterator[Expectation]:
    """The entries of a catalogue that need a second document, in its order."""
    judges: dict[str, Callable[[str, Entry, Analysis, Beside], Expectation]] = {
        "comparison": _comparison,
        "protocol": _protocol,
    }
    for entry in catalogue.entries:
        if entry.shown_by in judges and not excluded(entry, setting):
            yield judges[entry.shown_by](catalogue.id, entry, code, given)


def _comparison(catalogue: str, entry: Entry, code: Analysis, given: Beside) -> Expectation:
    words = audit_words()["comparison"]
    places = _about(code, words["declares"])
    if not places:
        return told(catalogue, entry, "not_found", reason=words["none"])
    if given.members is None:
        return told(catalogue, entry, "needs_review", places, reason=words["unasked"], action=words["ask"])
    rows = [row for row in coverage(given.members) if row.topic in words["topics"]]
    total, covered, partial, missing = (
        sum(getattr(row, name) for row in rows) for name in ("baseline", "covered", "partial", "missing")
    )
    if not total:
        return told(catalogue, entry, "needs_review", places, reason=words["unasked"], action=words["ask"])
    if covered == total:
        return told(catalogue, entry, "met", places, reason=words["covered"])
    reason = words["short"].format(total=total, covered=covered, partial=partial, missing=missing)
    return told(catalogue, entry, "partly", places, reason=reason, action=words["act"])


def _protocol(catalogue: str, entry: Entry, code: Analysis, given: Beside) -> Expectation:
    words = audit_words()["protocol"]
    if given.protocol is None:
        places = _about(code, [words["topic"]])
        reason = words["unasked"] if places else words["silent"]
        return told(catalogue, entry, "needs_review", places, reason=reason, action=words["ask"])
    count = len(_about(given.protocol, [words["topic"]], most=1000))
    if not count:
        return told(catalogue, entry, "needs_review", reason=words["strange"], action=words["ask"])
    return told(catalogue, entry, "met", reason=words["holds"].format(count=count))


def _about(code: Analysis, topics: list[str], *, most: int = 5) -> tuple[Place, ...]:
    """Provisions that are surely on one of these topics, those that bind first, then in document order."""
    found = []
    for place, facts in enumerate(code.facts):
        one = code.instrument.by_id[facts.id]
        sure = max((score.confidence for score in facts.topics if score.topic in topics), default=0.0)
        if sure >= SURE and one.text and not one.lead_in:
            found.append((facts.modality not in BINDING, place, Place(facts.id, sure, (0, len(one.text)))))
    return tuple(row[2] for row in sorted(found, key=lambda row: row[:2])[:most])
