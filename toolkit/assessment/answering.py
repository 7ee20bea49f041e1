"""Which provisions answer an expectation: those that come near to it and speak of what it needs.

Nearness alone is no answer. A ban on bullying is near to one on harassment, and taking a bribe to giving one; what tells
them apart is the one thing that the entry needs and the provision does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.assessment.audit_words import audit_words
from toolkit.assessment.carried import Carried
from toolkit.model.catalogue import Entry, Place
from toolkit.model.norm import Analysis

_LIFTS = re.compile(r"\b(?:need not|no need|(?:is|are) not (?:required|obliged|bound)|do(?:es)? not (?:need|have) to)\b", re.I)
"""A provision that takes a duty away: "a refusal need not be registered"."""


def answering(
    entry: Entry, needs: Sequence[str], code: Analysis, places: Sequence[Place], carried: Carried
) -> tuple[Place, ...]:
    """The provisions that answer together, those that say most of the needs first, then the surest; none where nothing
    that is near enough speaks of the first need. The more of the needs one provision says, the less near it must be."""
    said = {place.id: sum(carried(place.id, need) for need in needs) for place in places}
    speaking = [place for place in places if said[place.id] and not _against(entry, code, place)]
    least = float(audit_words()["marks"]["answer"])
    sure = [p for p in speaking if carried(p.id, needs[0]) and p.confidence * said[p.id] >= least]
    if not sure:
        return ()
    best = min(sure, key=lambda place: (-said[place.id], -place.confidence))
    beside = float(audit_words()["marks"]["beside"]) * best.confidence
    rest = [place for place in speaking if place is not best and place.confidence >= min(beside, least)]
    return (best, *rest)


def overlooked(
    entry: Entry, needs: Sequence[str], code: Analysis, places: Sequence[Place], carried: Carried
) -> tuple[Place, ...]:
    """The first provision that speaks of the first need without being near enough to answer: of those that are near at
    all, else of those on the topic of the entry. It is shown to a person, for to say "not found" would be wrong."""
    if not needs:
        return ()
    near = next((place for place in places if carried(place.id, needs[0])), None)
    if near:
        return (near,)
    on_topic = code.on_topic.get(entry.topic, ()) if entry.topic != "other" else ()
    found = next((id for id in on_topic if carried(id, needs[0])), None)
    return (Place(found, 0.0, (0, len(code.instrument.by_id[found].text))),) if found else ()


def _against(entry: Entry, code: Analysis, place: Place) -> bool:
    """A provision that allows what is to be forbidden, or lifts what is to be a duty."""
    if entry.modality == "prohibition":
        return code.by_id[place.id].modality == "permission"
    return entry.modality == "obligation" and bool(_LIFTS.search(code.instrument.by_id[place.id].text))
