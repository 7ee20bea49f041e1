"""Findings against gold findings: the same kind, about the same provisions."""

from __future__ import annotations

from collections.abc import Iterable
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


def finding_scores(said: Iterable[Found], gold: Iterable[Found]) -> list[KindScore]:
    """A row for each kind that either side holds, and "all" at the head."""
    ours, theirs = list(said), list(gold)
    whole = [[one for one in side if one.kind != APART] for side in (ours, theirs)]
    rows = [_score("all", *whole)]
    for kind in get_args(FindingKind):
        part = [[one for one in side if one.kind == kind] for side in (ours, theirs)]
        if any(part):
            rows.append(_score(kind, *part))
    return rows


def _score(kind: str, said: list[Found], gold: list[Found]) -> KindScore:
    """One finding may answer several of the gold: siblings that fall together may share one."""
    right = sum(any(same(one, other) for other in gold) for one in said)
    met = [[one for one in said if same(one, other)] for other in gold]
    found = sum(map(bool, met))
    directed = sum(any(one.direction == other.direction for one in ones) for ones, other in zip(met, gold, strict=True))
    measure = Measure(right / len(said) if said else 0.0, found / len(gold) if gold else 0.0)
    return KindScore(kind, len(said), len(gold), measure, directed / found if found else 0.0)


def same(one: Found, other: Found) -> bool:
    """The same kind, and a provision in common on every side that both name."""
    sides = ((one.baseline, other.baseline), (one.candidate, other.candidate))
    common = [not set(ours).isdisjoint(theirs) for ours, theirs in sides if ours and theirs]
    return one.kind == other.kind and bool(common) and all(common)
