"""Topics x peers: of our provisions on a topic, how many a peer has an answer to, and which way theirs lean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.benchmark.facing import Facing, standing_of
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
            yield cell(topic, facing.peer, len(ids), [answers[id] for id in ids if id in answers])


def cell(topic: str, peer: str, of: int, answers: Sequence[Answer]) -> Cell:
    """One topic at one peer. of: how many provisions of ours are on it."""
    return Cell(topic, peer, state_of(len(answers), of), _standing(answers), len(answers), of, tuple(answers))


def state_of(met: int, of: int) -> CellState:
    """All, some or none."""
    return "covered" if met == of else "partial" if met else "missing"


def _standing(answers: Sequence[Answer]) -> Standing:
    """Links that a person should look at first say nothing of it."""
    found = {answer.standing for answer in answers} - {"open"}
    if not found:
        return "open"
    return "mixed" if "mixed" in found else standing_of({str(one) for one in found})
