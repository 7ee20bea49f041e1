"""How good an answer is: counts that can be added up over sets, and the figures made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from toolkit.evaluation.gold import Pairs
from toolkit.evaluation.sets import Case, Group

NO_COUNTERPART = ""
"""Stands in a ranking where a method says that there is no counterpart: it takes a place like any other answer."""


@dataclass(frozen=True)
class Answer:
    """What one method said of a case. ranking: for a baseline provision its counterparts, best first."""

    links: tuple[Group, ...]
    ranking: Mapping[str, Sequence[str]]
    relationships: Mapping[tuple[str, str], str] | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision (of what was said, how much is right) and recall (of what is so, how much was said), 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one method over one case or, added, several.

    *_said and *_gold count what the method and the gold hold, *_right what both do. strict: a link with exactly the
    same provisions; pair: one provision with one other; lax: a link that shares a pair with some link of the other
    side (`lax_said` and `lax_gold` count those, out of strict_said and strict_gold). asked: baseline provisions that
    have a counterpart; first, fifth: those for which a right one is ranked there; reciprocal: the sum of 1 / rank.
    """

    strict_right: int = 0
    strict_said: int = 0
    strict_gold: int = 0
    pair_right: int = 0
    pair_said: int = 0
    pair_gold: int = 0
    lax_said: int = 0
    lax_gold: int = 0
    asked: int = 0
    first: int = 0
    fifth: int = 0
    reciprocal: float = 0.0
    merged_asked: int = 0
    merged_first: int = 0
    none_right: int = 0
    none_said: int = 0
    none_gold: int = 0
    typed: int = 0
    typed_right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(**{field.name: getattr(self, field.name) + getattr(other, field.name) for field in fields(self)})

    @property
    def strict(self) -> Measure:
        """Links with exactly the provisions of a gold link."""
        return Measure(_share(self.strict_right, self.strict_said), _share(self.strict_right, self.strict_gold))

    @property
    def pairs(self) -> Measure:
        """Single pairs of provisions."""
        return Measure(_share(self.pair_right, self.pair_said), _share(self.pair_right, self.pair_gold))

    @property
    def lax(self) -> Measure:
        """Links that overlap a gold link in at least one pair."""
        return Measure(_share(self.lax_said, self.strict_said), _share(self.lax_gold, self.strict_gold))

    @property
    def none(self) -> Measure:
        """Provisions said to have no counterpart."""
        return Measure(_share(self.none_right, self.none_said), _share(self.none_right, self.none_gold))

    def figures(self) -> dict[str, float]:
        """Every figure by its name, as `conduct evaluate` prints it."""
        figures = {
            f"{name}_{part}": getattr(measure, part)
            for name, measure in (("pair", self.pairs), ("lax", self.lax), ("strict", self.strict))
            for part in ("precision", "recall", "f1")
        }
        figures |= {"hit_1": _share(self.first, self.asked), "hit_5": _share(self.fifth, self.asked)}
        figures |= {"mrr": _share(self.reciprocal, self.asked)}
        if self.merged_asked:
            figures |= {"merged_hit_1": _share(self.merged_first, self.merged_asked)}
        if self.none_gold:
            figures |= {"none_precision": self.none.precision, "none_recall": self.none.recall, "none_f1": self.none.f1}
        if self.typed:
            figures |= {"relationship_accuracy": _share(self.typed_right, self.typed)}
        return figures


def tally(case: Case, answer: Answer) -> Tally:
    """Count one answer."""
    said = [frozenset((one, other) for one in ones for other in others) for ones, others in answer.links]
    gold = [link.pairs for link in case.links]
    all_said, all_gold = frozenset(pair for link in said for pair in link), case.pairs
    return (
        Tally(
            strict_right=len(set(said) & set(gold)),
            strict_said=len(set(said)),
            strict_gold=len(set(gold)),
            pair_right=len(all_said & all_gold),
            pair_said=len(all_said),
            pair_gold=len(all_gold),
            lax_said=sum(1 for link in set(said) if link & all_gold),
            lax_gold=sum(1 for link in set(gold) if link & all_said),
        )
        + _ranked(case, answer)
        + _alone(case, all_said)
        + _related(case, answer)
    )


def _ranked(case: Case, answer: Answer) -> Tally:
    right: dict[str, set[str]] = {}
    for one, other in case.pairs:
        right.setdefault(one, set()).add(other)
    ranks = {one: _rank(answer.ranking.get(one, ()), others) for one, others in sorted(right.items())}
    return Tally(
        asked=len(ranks),
        first=sum(rank == 1 for rank in ranks.values()),
        fifth=sum(0 < rank <= 5 for rank in ranks.values()),
        reciprocal=sum(1 / rank for rank in ranks.values() if rank),
        merged_asked=sum(one in case.merged for one in ranks),
        merged_first=sum(rank == 1 for one, rank in ranks.items() if one in case.merged),
    )


def _rank(ranking: Sequence[str], right: set[str]) -> int:
    """The place of the first right one, counted from 1; 0 where there is none."""
    return next((place for place, other in enumerate(ranking, start=1) if other in right), 0)


def _alone(case: Case, said: Pairs) -> Tally:
    """Only provisions of which the gold knows are judged, and only on a side of which it names some without."""
    found = Tally()
    for side, none in enumerate((case.unmatched_baseline, case.unmatched_candidate)):
        if none:
            judged = none | {pair[side] for pair in case.pairs}
            alone = judged - {pair[side] for pair in said}
            found += Tally(none_right=len(alone & none), none_said=len(alone), none_gold=len(none))
    return found


def _related(case: Case, answer: Answer) -> Tally:
    """Relationships are compared where both hold the pair; what is not linked counts among the links."""
    if answer.relationships is None or not case.typed:
        return Tally()
    gold = {pair: link.relationship for link in case.links for pair in link.pairs}
    both = [pair for pair in gold if pair in answer.relationships]
    return Tally(typed=len(both), typed_right=sum(gold[pair] == answer.relationships[pair] for pair in both))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
