"""Findings against gold findings: the same kind, about the same provisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, get_args

from toolkit.evaluation.scores import Measure
from toolkit.model.finding import FindingKind

APART: FindingKind = "wording_only"
"""Counted apart: it says that nothing of weight was found, and would drown the others."""


class Found(Protocol):
    """A finding, ours or the gold's."""

    @property
    def kind(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def baseline(self) -> tuple[str, ...]: ...
    @property
    def candidate(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind, or "all" (every kind but wording_only). said, gold: how many there are; directed: share of the
    gold found whose direction, too, is right."""

    kind: str
    said: int
    gold: int
    measure: Measure
    directed: float


Pair = tuple[Sequence[Found], Sequence[Found]]
"""What is said of one pair of codes, and the gold."""


def finding_scores(pairs: Iterable[Pair]) -> list[KindScore]:
    """A row for each kind that either side holds, over all pairs of codes, and "all" at the head. What is said of one
    pair is never held against the gold of another: ids repeat from code to code."""
    held = list(pairs)
    rows = [_score("all", [(_but(ours, APART), _but(theirs, APART)) for ours, theirs in held])]
    for kind in get_args(FindingKind):
        part = [(_only(ours, kind), _only(theirs, kind)) for ours, theirs in held]
        if any(ours or theirs for ours, theirs in part):
            rows.append(_score(kind, part))
    return rows


def mistakes(said: Iterable[Found], gold: Iterable[Found]) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """The gold findings that were missed, and the findings that the gold does not have; without wording_only."""
    ours, theirs = _but(said, APART), _but(gold, APART)
    missed = tuple(one for one in theirs if not any(same(other, one) for other in ours))
    return missed, tuple(one for one in ours if not any(same(one, other) for other in theirs))


def _but(found: Iterable[Found], kind: str) -> list[Found]:
    return [one for one in found if one.kind != kind]


def _only(found: Iterable[Found], kind: str) -> list[Found]:
    return [one for one in found if one.kind == kind]


def _score(kind: str, pairs: Sequence[Pair]) -> KindScore:
    """One finding may answer several of the gold: siblings that fall together may share one."""
    right = found = directed = said = gold = 0
    for ours, theirs in pairs:
        right += sum(any(same(one, other) for other in theirs) for one in ours)
        met = [[one for one in ours if same(one, other)] for other in theirs]
        found += sum(map(bool, met))
        directed += sum(
            any(one.direction == other.direction for one in ones) for ones, other in zip(met, theirs, strict=True)
        )
        said, gold = said + len(ours), gold + len(theirs)
    measure = Measure(right / said if said else 0.0, found / gold if gold else 0.0)
    return KindScore(kind, said, gold, measure, directed / found if found else 0.0)


def same(one: Found, other: Found) -> bool:
    """The same kind, and a provision in common on every side that both name."""
    sides = ((one.baseline, other.baseline), (one.candidate, other.candidate))
    common = [not set(ours).isdisjoint(theirs) for ours, theirs in sides if ours and theirs]
    return one.kind == other.kind and bool(common) and all(common)
