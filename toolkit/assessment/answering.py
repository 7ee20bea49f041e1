"""Which provisions answer an expectation: those that come near to it and speak of what it needs.

Nearness alone is no answer. A ban on bullying is near to one on harassment, and taking a bribe to giving one; what
tells them apart is the one thing that the entry needs and the provision does not say.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.assessment.audit_words import audit_words
from toolkit.assessment.carried import Asked, is_aside, is_wrong, needs_of
from toolkit.assessment.expected_facets import INTRODUCTORY
from toolkit.assessment.opposed import of_others, opposed
from toolkit.assessment.unasked import unasked
from toolkit.model.catalogue import Entry, Place

MANY = 2
"""Needs that a provision must speak of together to answer however unlike the expectation it is."""


def answering(entry: Entry, asked: Asked, places: Sequence[Place]) -> tuple[Place, ...]:
    """The provisions that answer together, those that say most of the needs first, then the surest; none where nothing
    that is near enough speaks of the first need. The more of the needs one provision says, the less near it must be."""
    needs, marks = needs_of(entry), audit_words()["marks"]
    seen = _seen(asked, needs, places)
    said = {place.id: asked.said(place.id, needs) for place in seen}
    speaking = [place for place in seen if said[place.id] and not opposed(entry, asked, place.id)]
    least, whole = float(marks["answer"]), float(marks["whole"])
    near = [p for p in speaking if p.confidence * said[p.id] >= least or _whole(p, asked, needs, whole)]
    sure = [p for p in near if asked.says(p.id, needs[0])]
    if not sure:
        return _one_by_one(entry, asked, needs)
    best = min(sure, key=lambda place: (-said[place.id], -place.confidence))
    enough = min(float(marks["beside"]) * best.confidence, least)
    beside = (place for place in speaking if place is not best and place.confidence >= enough)
    return (best, *(place for place in beside if _goes_with(best, place, needs[0], asked)))


def _one_by_one(entry: Entry, asked: Asked, needs: tuple[str, ...]) -> tuple[Place, ...]:
    """Where no provision answers: of the principles that an entry lists, those that stand one by one under one heading,
    if they are more than half."""
    if entry.topic not in INTRODUCTORY or len(needs) <= MANY:
        return ()
    best: dict[str, Place] = {}
    for items in asked.code.instrument.children.values():
        found = {need: one for need in reversed(needs) for one in items if one.text and asked.says(one.id, need)}
        if 2 * len(found) > len(needs) and len(found) > len(best):
            best = {one.id: Place(one.id, 0.0, (0, len(one.text))) for one in items if one in found.values()}
    return tuple(best.values())


def _seen(asked: Asked, needs: tuple[str, ...], places: Sequence[Place]) -> Sequence[Place]:
    """What is near, and the whole list where an item of it is. What is like the expectation in nothing but a few words
    is shown to a person and answers nothing (`overlooked`): a car park's rules hold the words of any code."""
    return [*places, *_lists(asked, needs, places)]


def _lists(asked: Asked, needs: tuple[str, ...], places: Sequence[Place]) -> list[Place]:
    """The lead-ins of the items that are near and say more of the needs together than such an item alone, each as
    near as that item."""
    instrument, found = asked.code.instrument, dict[str, Place]()
    for place in places:
        head = instrument.by_id[place.id].parent
        if head is None or not instrument.by_id[head].lead_in or head in found:
            continue
        if asked.said(head, needs) > asked.said(place.id, needs):
            found[head] = Place(head, place.confidence, (0, len(instrument.by_id[head].text)))
    return [place for id, place in found.items() if id not in {one.id for one in places}]


def _whole(place: Place, asked: Asked, needs: tuple[str, ...], least: float) -> bool:
    """It says all that is needed, each in words of its own, and may be less near: plain words are not like an Act's."""
    return place.confidence >= least and asked.apart(place.id, needs)


def _goes_with(best: Place, place: Place, first: str, asked: Asked) -> bool:
    """It speaks of the first need itself, or stands with the best under one heading: contracts given on merit in one
    chapter and appointments in another do not come to appointments on merit."""
    above = asked.code.instrument.by_id[best.id].parent
    return asked.says(place.id, first) or (above is not None and asked.code.instrument.by_id[place.id].parent == above)


def overlooked(entry: Entry, asked: Asked, places: Sequence[Place]) -> tuple[Place, ...]:
    """A provision that speaks of the first need and is not near enough to answer, or is against it: of those that are
    near at all, else of those on the topic of the entry; else one that speaks of most of the needs. A person must look
    at it; "not found" would be wrong. What is only on other people is shown where nothing else speaks of the need."""
    spoken = _spoken_of(entry, asked, places)
    own = tuple(place for place in spoken if not of_others(entry, asked.code, place.id))
    return (tuple(place for place in own if not unasked(entry, asked, place.id)) or own or spoken)[:1]


def _spoken_of(entry: Entry, asked: Asked, places: Sequence[Place]) -> tuple[Place, ...]:
    needs = needs_of(entry)
    on_topic = asked.on_topic.get(entry.topic, ()) if entry.topic != "other" else ()
    ends = {id: len(asked.code.instrument.by_id[id].text) for id in on_topic}
    near = (place for place in places if _tells(place, asked, needs))
    seen = [*near, *(Place(id, 0.0, (0, ends[id])) for id in on_topic)]
    found = tuple(place for place in seen if needs and asked.says(place.id, needs[0]))
    return found or asked.anywhere(needs) or asked.mostly(needs) or _laid_down(entry, asked, needs)


def _laid_down(entry: Entry, asked: Asked, needs: tuple[str, ...]) -> tuple[Place, ...]:
    """A ban on the wrong that is to be forbidden, wherever it stands and whatever else is needed."""
    if entry.modality != "prohibition" or not needs or not is_wrong(needs[0]):
        return ()
    return tuple(place for place in asked.anywhere(needs[:1]) if not opposed(entry, asked, place.id))


def _tells(place: Place, asked: Asked, needs: tuple[str, ...]) -> bool:
    """It is near, or speaks of a second need too where a second matter is needed: a fine for driving in a bus lane is
    no penalty for bribery."""
    matters = [need for need in needs if not is_aside(need)]
    return place.confidence >= _least() or len(matters) < MANY or asked.said(place.id, needs) >= MANY


def unexplained(entry: Entry, asked: Asked, places: Sequence[Place]) -> tuple[Place, ...]:
    """Of what is near at all, the provisions whose matter the program cannot tell: one of them may hold, in words of
    its own, what is asked for. A provision on another matter is near only as a neighbour, unless it is very near."""
    able = (place for place in places if place.confidence >= _least() and not opposed(entry, asked, place.id))
    sure = float(audit_words()["marks"]["sure"])
    return tuple(place for place in able if place.confidence >= sure or not asked.of_known_matter(place.id))


def _least() -> float:
    return float(audit_words()["marks"]["unsure"])
