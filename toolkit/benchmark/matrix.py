"""Topics x peers: of our provisions on a topic, how many a peer has an answer to, and which way theirs lean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.benchmark.facing import Facing
from toolkit.benchmark.leaning import standing_of
from toolkit.model.benchmark import Answer, Cell, CellState, Standing
from toolkit.model.norm import Analysis


def topics_of(ours: Analysis, order: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Our provisions that have words of their own, by their surest topic, in the order of the topic list."""
    found: dict[str, list[str]] = {topic: [] for topic in order}
    for one in ours.instrument.provisions:
        facts = ours.by_id[one.id]
        if one.text and facts.topics:
            found[facts.topic].append(one.id)
    return {topic: tuple(ids) for topic, ids in found.items() if ids}


def cells(topics: Mapping[str, Sequence[str]], facings: Iterable[Facing]) -> Iterator[Cell]:
    """The cells of each peer in its turn, in the order of the topics."""
    for facing in facings:
        answers = {one.ours: one for one in facing.answers}
        for topic, ids in topics.items():
            own = [answers[id] for id in ids if id in answers]
            yield cell(topic, facing.peer, len(ids), own, speaks=topic in facing.topics, near=topic in facing.near)


def cell(topic: str, peer: str, of: int, answers: Sequence[Answer], *, speaks: bool, near: bool = False) -> Cell:
    """One topic at one peer. of: how many provisions of ours are on it; speaks: whether the peer has any provision on
    it; near: whether it has one that nearly answers another of ours, which takes a lean back. What a person must look
    at first is counted apart: it covers nothing."""
    sure = [one for one in answers if one.status != "needs_review"]
    unsure = len(answers) - len(sure)
    state = state_of(len(sure), of, open=bool(unsure) or speaks or near)
    standing = _standing(answers, of)
    if near and standing in ("stricter", "weaker"):
        standing = "open"
    return Cell(topic, peer, state, standing, len(sure), of, tuple(answers), unsure)


def state_of(met: int, of: int, *, open: bool = False) -> CellState:
    """All, some or none; of none it is open where something may answer after all."""
    return "covered" if met == of else "partial" if met else "open" if open else "missing"


def _standing(answers: Sequence[Answer], of: int) -> Standing:
    """By the answers that are sure. What only may answer takes a lean back that it goes against, and makes none;
    and where any is in doubt a code is not called as strict as ours by answers to the lesser part of ours."""
    found = {answer.standing for answer in answers} - {"open"}
    if not found:
        return "open"
    standing: Standing = "mixed" if "mixed" in found else standing_of({str(one) for one in found})
    doubtful = [answer.relationship for answer in answers if answer.standing == "open"]
    few = standing == "same" and bool(doubtful) and 2 * (len(answers) - len(doubtful)) < of
    return "open" if few or set(doubtful) & _AGAINST.get(standing, frozenset()) else standing


_AGAINST: dict[str, frozenset[str]] = {
    "stricter": frozenset({"subset", "intersects"}),
    "weaker": frozenset({"superset", "intersects"}),
    "same": frozenset({"subset", "superset", "intersects"}),
}
"""What a doubtful answer says that a lean cannot stand beside."""
