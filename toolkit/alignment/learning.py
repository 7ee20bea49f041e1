"""Learning the weights of alignment from examples: pairs of analyses with the links that people found.

Strengths are learnt by choice (McFadden, Conditional logit analysis, 1974): every provision of either side chooses one
of its counterparts, or none. Weights are non-negative, for each feature is evidence *for* a link, and a negative weight
on few data would only be noise; an L2 penalty on standardised features holds them down. What neighbours say, and the
thresholds, are learnt from what weights say that never saw the example's authority, as it will be in use.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.alignment.context import CONTEXT, context_of
from toolkit.alignment.evidence import evidence_of
from toolkit.alignment.features import features_of
from toolkit.alignment.fitting import fitted
from toolkit.alignment.joining import Joiner, joiners, kins_of, room_of
from toolkit.alignment.matching import Link, links, one_to_one
from toolkit.alignment.measures import together
from toolkit.alignment.metric import Metric
from toolkit.alignment.metric_fit import Linked, metric_of, spreads
from toolkit.alignment.odds import odds_of
from toolkit.alignment.pieces import tells_pieces
from toolkit.alignment.scoring import ALONE, chances, judging, weighing_for
from toolkit.alignment.semantic import Encoder, is_default, votes
from toolkit.alignment.stating import Printed, is_several, own_chance, stating, unseen
from toolkit.alignment.units import Unit, units_of
from toolkit.model.norm import Analysis

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_WORDS = ("own_cover", "other_cover", "placed_letters_csls", "heading")
TOPICAL = ("main_topic", "principle", "defining", "facets")
"""Weighed only in the second pass: neighbours are to be judged by the words."""
_ALWAYS = (*_WORDS, *TOPICAL)
FEATURES = {
    "voted": (*_ALWAYS, "own_second", "other_second", "kin"),
    "pieces": _ALWAYS,
    "whole": (*_ALWAYS, "meaning_csls"),
    "lexical": (*_ALWAYS, "words_csls"),
}
"""What each model may weigh of a pair by itself."""


@dataclass(frozen=True, slots=True)
class Example:
    """Two analyses and the linked pairs of provision ids, baseline first. source: whose codes they are; made: put
    together from others, so that thresholds are not learnt from it."""

    baseline: Analysis
    candidate: Analysis
    pairs: frozenset[tuple[str, str]]
    source: str = ""
    made: bool = False


@dataclass(frozen=True)
class Measured:
    """An example with its features and the truth: 1 where a pair is linked."""

    example: Example
    ones: tuple[Unit, ...]
    others: tuple[Unit, ...]
    table: Mapping[str, Matrix]
    truth: Matrix

    @property
    def covers(self) -> tuple[Matrix, Matrix]:
        """How much of each baseline unit is in each candidate unit, and the other way about."""
        return self.table["there"], self.table["back"]


def learn(examples: Sequence[Example], *, encoder: Encoder | None) -> dict[str, Any]:
    """Weights and thresholds that fit the examples, for the model of that encoder.

    The result has the keys of one model of weights.toml; `development_f1` is the F1 of pairs on examples whose
    authority was left out of the learning, and `unseen` what is said of each of their links (`stating.unseen`).
    """
    model = weighing_for(encoder)
    metrics, metric = _metrics(examples, encoder)
    measured = [_measured(example, encoder, metrics.get(example.source)) for example in examples]
    names = FEATURES[model]
    alone = partial(fitted, names=[name for name in names if name not in TOPICAL])
    heard = [_with_context(one, table) for one, table in zip(measured, _unseen(measured, alone), strict=True)]
    together = partial(fitted, names=[*names, *CONTEXT])
    real = [(one, table) for one, table in zip(heard, _unseen(heard, together), strict=True) if not one.example.made]
    limits = thresholds(real)
    printed = [link for one, table in real for link in _printed(one, table, limits)]
    said = {name: round(value, 4) for name, value in stating(printed)._asdict().items()}
    passes = {"alone": alone(_data(measured)), "together": together(_data(heard))}
    return limits | said | {"unseen": unseen(printed), "metric": metric} | passes


def _metrics(examples: Sequence[Example], encoder: Encoder | None) -> tuple[dict[str, Metric], Metric | None]:
    """For each authority the metric learnt without it, and that learnt from all; none where the encoders are others
    than those that it is kept for."""
    if encoder is None or not is_default(encoder):
        return {}, None
    found = [(one.source, spreads(linked(one, encoder))) for one in examples if not one.made]
    sources = sorted({source for source, _ in found})
    apart = {one: [said for source, said in found if source != one or len(sources) == 1] for one in sources}
    return {one: metric_of(said) for one, said in apart.items()}, metric_of([said for _, said in found])


def linked(example: Example, encoder: Encoder) -> Linked:
    """What the metric is learnt from."""
    import numpy as np

    sides, parts = (units_of(example.baseline), units_of(example.candidate)), votes(encoder)
    assert tells_pieces(parts[0])
    texts = [[unit.text for unit in side] for side in sides]
    pieces = [parts[0].pieces(side) for side in texts]
    rows = [
        np.hstack([[one.row for one in told], parts[1].encode(side)]) for told, side in zip(pieces, texts, strict=True)
    ]
    places = [{unit.id: place for place, unit in enumerate(side)} for side in sides]
    pairs = [(places[0][one], places[1][other]) for one, other in sorted(example.pairs) if _known(places, one, other)]
    return Linked((pieces[0], pieces[1]), (rows[0], rows[1]), pairs)


def _known(places: Sequence[Mapping[str, int]], one: str, other: str) -> bool:
    return one in places[0] and other in places[1]


def _measured(example: Example, encoder: Encoder | None, metric: Metric | None) -> Measured:
    import numpy as np

    ones, others = units_of(example.baseline), units_of(example.candidate)
    table = features_of(ones, others, encoder=judging(encoder), metric=metric).table
    truth = np.array([[(one.id, other.id) in example.pairs for other in others] for one in ones], dtype=np.float64)
    return Measured(example, ones, others, table, truth)


def _data(measured: Sequence[Measured]) -> list[tuple[Mapping[str, Matrix], Matrix]]:
    return [(one.table, one.truth) for one in measured]


def _unseen(measured: Sequence[Measured], fit: Any) -> list[Matrix]:
    """For each example the chances by weights learnt without its authority; of a single authority, with it."""
    sources = {one.example.source for one in measured}
    learnt = {
        source: fit(_data([one for one in measured if one.example.source != source or len(sources) == 1]))
        for source in sorted(sources)
    }
    return [chances(one.table, learnt[one.example.source]) for one in measured]


def _with_context(one: Measured, found: Matrix) -> Measured:
    return replace(one, table={**one.table, ALONE: found} | context_of(found, one.ones, one.others))


def _printed(one: Measured, table: Matrix, limits: Mapping[str, float]) -> Iterator[Printed]:
    for link in _links(one, table, limits):
        right = all(one.truth[row, column] > 0 for row in link.baseline for column in link.candidate)
        own = own_chance(link, one.table, one.ones, one.others)
        evidence = evidence_of(link, one.table, one.ones, one.others)
        yield Printed(one.example.source, odds_of(link.confidence), is_several(link), own, right, evidence)


def _links(one: Measured, table: Matrix, limits: Mapping[str, float]) -> list[Link]:
    found = links(table, one.covers, **{name: limits[name] for name in LIMITS}, kins=kins_of(one.ones, one.others))
    return together(found, table, one.ones, one.others)


def _joiners(one: Measured, table: Matrix) -> Iterator[tuple[Joiner, bool]]:
    for joiner in joiners(table, one.covers, one_to_one(table, FLOOR), kins_of(one.ones, one.others)):
        yield joiner, bool(one.truth[joiner.pair] > 0)


def thresholds(scored: Sequence[tuple[Measured, Matrix]]) -> dict[str, float]:
    """The lowest thresholds, of a pair and of a further member, that are near the best for pairs and for what has no
    counterpart together; and what `room` counts for a further member."""
    import numpy as np

    room = round(room_of([found for one, table in scored for found in _joiners(one, table)]), 4)
    limits = [
        {"threshold": round(threshold, 3), "joins": round(joins, 3), "room": room}
        for threshold in np.arange(FLOOR, 0.7, 0.025).tolist()
        for joins in np.arange(threshold, 0.9, 0.05).tolist()
    ]
    tried = [(_found(scored, limit), limit) for limit in limits]
    best = max(sum(found) for found, _ in tried)
    near = [(limit, found) for found, limit in tried if sum(found) >= best - SLACK]
    limit, found = min(near, key=lambda one: (one[0]["threshold"] + one[0]["joins"], one[0]["threshold"]))
    return limit | {"development_f1": found.pairs}


LIMITS = ("threshold", "joins", "room")
"""What `links` is told beside the chances."""
FLOOR = 0.25
"""No link less likely than one in four is shown, whatever the few development pairs say: it costs a reader more
than it gives."""
SLACK = 0.01
"""How near, of both F1 together: a link offered for review costs a reader less than one that is lost."""


class _Found(NamedTuple):
    """F1 of pairs, and of the provisions without a counterpart: what is linked to a stranger is a gap not told."""

    pairs: float
    none: float


def _found(scored: Sequence[tuple[Measured, Matrix]], limits: Mapping[str, float]) -> _Found:
    import numpy as np

    sums = np.sum([_counts(one.truth, _links(one, table, limits)) for one, table in scored], axis=0)
    return _Found(*(2 * hits / total if total else 0.0 for hits, total in sums.tolist()))


def _counts(truth: Matrix, found: Sequence[Link]) -> list[tuple[float, float]]:
    """Hits, and what was said and is so together: of pairs, and of provisions without a counterpart."""
    import numpy as np

    said = np.zeros_like(truth)
    for link in found:
        said[np.ix_(link.baseline, link.candidate)] = 1.0
    silent, alone = (np.concatenate([one.max(axis=axis, initial=0) == 0 for axis in (0, 1)]) for one in (said, truth))
    both = float((silent & alone).sum()), float(silent.sum() + alone.sum())
    return [(float((said * (truth > 0)).sum()), float(said.sum() + truth.sum())), both]
