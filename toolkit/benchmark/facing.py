"""Our code faced with one peer's, by the same alignment as `conduct compare`: which of ours they answer, and how.

ours 4.1  ---- gifts over £50 ---- 7(2) theirs     an answer: weaker
ours 4.2  ---- nothing
                                    7(5) theirs     spare
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit import pipeline
from toolkit.benchmark.answered import SAME, answered, dice, strange, worded_alike
from toolkit.benchmark.leaning import leaning
from toolkit.benchmark.likeness import content
from toolkit.benchmark.stated import Stated, stated
from toolkit.model.benchmark import Answer, Standing, Words
from toolkit.model.crosswalk import Correspondence, Crosswalk, Status
from toolkit.model.norm import Analysis, Modality

LIKELIER = 0.5
"""Least probability of a link. A comparison of two codes also shows less likely ones, for its reader can strike them
out; of many codes nobody does."""


SURE = 0.965
"""Least probability of a link by which a code is said to lean, or a thing to be common to several: no less than where a
comparison of two codes begins to call a link certain (evaluation/train.py), whatever else speaks for it."""
NEAR = 0.15
"""Chance of a refused pair from which a person must look before a thing is called missing. Of the ten codes that were
read (tests/cases/benchmark_cells.toml) those without a word on a topic stay below 0.14, those that say something of it
are above 0.18."""
TIED = 0.9
"""Of the confidence of a provision's surest topic, so much makes another one as good: "harassment is forbidden, and so
is discrimination"."""


@dataclass(frozen=True, slots=True)
class Spare:
    """A provision of a peer that answers nothing of ours."""

    words: Words
    topic: str
    modality: Modality


@dataclass(frozen=True, slots=True)
class Facing:
    """One peer beside us. answers: at most one for each of our provisions, in their order; words: of what answers;
    forces: how many provisions of each topic and modality the peer has; topics: those that any of its provisions is
    about; near: topics of ours with a provision that nothing answers, and something nearly."""

    peer: str
    answers: tuple[Answer, ...]
    spare: tuple[Spare, ...]
    words: tuple[Words, ...]
    stated: tuple[Stated, ...]
    forces: tuple[tuple[str, Modality, int], ...]
    topics: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def facing(ours: Analysis, peer: Analysis, *, encoder: pipeline.Encoder | None) -> Facing:
    """Each of our provisions with what answers it in the peer's code. encoder: None goes by words alone."""
    crosswalk = pipeline.compare(peer, ours, encoder=encoder, min_confidence=LIKELIER).crosswalk
    answers = {
        id: _answer(id, link, ours, peer) for link in crosswalk.correspondences for id in answered(link, ours, peer)
    }
    linked = {id for one in answers.values() for id in one.theirs}
    answers |= {one.ours: one for one in _of_lead_ins(ours, peer, answers)}
    ordered = tuple(answers[one.id] for one in ours.instrument.provisions if one.id in answers)
    return Facing(
        peer.instrument.id,
        ordered,
        tuple(_spare(peer, unit.id) for unit in pipeline.units_of(peer) if unit.id not in linked),
        tuple(words(peer, id) for id in dict.fromkeys(id for one in ordered for id in one.theirs)),
        stated(peer, code=peer.instrument.id),
        forces(peer),
        spoken(peer),
        tuple(sorted(set(_near(crosswalk, ours)))) if encoder else (),
    )


def _near(crosswalk: Crosswalk, ours: Analysis) -> Iterator[str]:
    """Topics of ours on which the peer has something near that answers nothing else: nobody can say that nothing is
    there, whatever topic theirs was read under. Not by words alone: of a short code anything seems near then."""
    spare = set(crosswalk.unmatched_candidate)
    for one in crosswalk.rejected:
        if one.side == "baseline" and one.counterpart in spare and one.confidence >= NEAR:
            yield ours.by_id[one.id].topic


def _answer(id: str, link: Correspondence, ours: Analysis, peer: Analysis) -> Answer:
    alike = worded_alike(link, ours, peer)
    if twin := _twin(id, link, ours, peer):
        sure = alike or len(link.baseline) + len(link.candidate) > 2
        return Answer(id, (twin,), "equal", "same", "certain" if sure else link.status, link.confidence)
    if mate := _mate(id, link, ours, peer):
        return Answer(id, (mate,), "equivalent", "open", "certain", link.confidence)
    status: Status = "certain" if alike else "needs_review" if strange(link, ours, peer) else link.status
    doubted = status == "needs_review" or (link.confidence < SURE and not alike)
    standing = "open" if doubted else leaning(link, ours, peer)
    return Answer(id, link.candidate, link.relationship, standing, status, link.confidence)


def _twin(id: str, link: Correspondence, ours: Analysis, peer: Analysis) -> str:
    """The very words under the very lead-in ask the same, also where an older toolkit read them, or read otherwise; and
    where others of a list were linked with them. "" where there are none."""
    said = ours.by_id[id].context, ours.instrument.by_id[id].text
    found = (one for one in link.candidate if (peer.by_id[one].context, peer.instrument.by_id[one].text) == said)
    return next(found, "")


def _mate(id: str, link: Correspondence, ours: Analysis, peer: Analysis) -> str:
    """Of several items that were linked as a whole the one in nearly our words: it is there, whatever else the list
    has, and which way it leans only the whole can tell. "" where there is none."""
    if len(link.baseline) < 2 or len(link.candidate) < 2:
        return ""
    mine = content(ours.instrument.by_id[id].text)
    shares = {one: dice(mine, content(peer.instrument.by_id[one].text)) for one in link.candidate}
    best = max(link.candidate, key=lambda one: shares[one])
    return best if shares[best] >= SAME else ""


def _of_lead_ins(ours: Analysis, peer: Analysis, known: dict[str, Answer]) -> Iterator[Answer]:
    """A lead-in that asks nothing by itself is half a sentence: it is answered where an item of its list is, by what
    stands over that answer. The innermost come first, for a list may open another."""
    found = dict(known)
    for one in reversed(ours.instrument.provisions):
        below = [found[child.id] for child in ours.instrument.children.get(one.id, ()) if child.id in found]
        if below and one.text and one.id not in found:
            surest = max(below, key=lambda answer: (answer.status != "needs_review", answer.score))
            standing: Standing = "open" if surest.status == "needs_review" else "same"
            found[one.id] = Answer(one.id, _over(peer, surest), "equivalent", standing, surest.status, surest.score)
            yield found[one.id]


def _over(peer: Analysis, answer: Answer) -> tuple[str, ...]:
    """The words over what answers, or that itself where there are none."""
    first = peer.instrument.by_id[answer.theirs[0]]
    above = peer.instrument.by_id.get(first.parent or "")
    return (above.id,) if above and above.text else (first.id,)


def words(analysis: Analysis, id: str, *, code: str | None = None) -> Words:
    """The words of a provision. code: what to call the code, by default its id."""
    one = analysis.instrument.by_id[id]
    return Words(analysis.instrument.id if code is None else code, id, one.cite, one.text)


def _spare(peer: Analysis, id: str) -> Spare:
    facts = peer.by_id[id]
    return Spare(words(peer, id), facts.topic, facts.modality)


def forces(analysis: Analysis) -> tuple[tuple[str, Modality, int], ...]:
    """How many provisions with words each topic has of each modality, by topic and modality."""
    counted = Counter(
        (facts.topic, facts.modality)
        for one in analysis.instrument.provisions
        if one.text and (facts := analysis.by_id[one.id]).topics
    )
    return tuple((topic, modality, counted[topic, modality]) for topic, modality in sorted(counted))


def spoken(analysis: Analysis) -> tuple[str, ...]:
    """The topics that provisions with words are about: the surest, and what is about as sure beside it."""
    every = [analysis.by_id[one.id] for one in analysis.instrument.provisions if one.text]
    said = {one.topic for facts in every for one in facts.topics if one.confidence >= TIED * facts.topics[0].confidence}
    seen = {"register_access"} if any(facts.facets("register_access") for facts in every) else set()
    return tuple(sorted(said | seen))
