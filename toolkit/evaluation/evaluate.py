"""The toolkit and the plain methods beside each other, on one set or on all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import add
from pathlib import Path

from toolkit import pipeline
from toolkit.errors import BadOption
from toolkit.evaluation.asvs import asvs_cases, asvs_folder
from toolkit.evaluation.baselines import PAIRINGS, answer, matrices, units
from toolkit.evaluation.calibration import Calibration, Stated, calibration
from toolkit.evaluation.encoders import remembering, wrapped
from toolkit.evaluation.findings import Found, KindScore, finding_scores
from toolkit.evaluation.scores import NO_COUNTERPART, Answer, Tally, tally
from toolkit.evaluation.sets import Case, gold_case, gold_file, gold_files
from toolkit.model.crosswalk import Correspondence, Crosswalk
from toolkit.model.finding import Assessment

OURS = "conduct"
ASVS = "asvs"


@dataclass(frozen=True)
class Row:
    """One method. pairing: "one to one", "many to one", or "many to many" for the toolkit."""

    method: str
    pairing: str
    tally: Tally


@dataclass(frozen=True)
class Evaluation:
    """One set, or several added. sets: the names of those it is made of; said, gold: findings, for `findings`."""

    name: str
    split: str
    sets: tuple[str, ...]
    rows: tuple[Row, ...]
    stated: tuple[Stated, ...]
    findings: tuple[tuple[tuple[Found, ...], tuple[Found, ...]], ...] = field(default=())
    traps: int = 0
    """Pairs of provisions that only look alike: see `sets.Case.traps`."""

    @property
    def ours(self) -> Tally:
        """The toolkit's counts."""
        return self.rows[0].tally

    @property
    def calibration(self) -> Calibration | None:
        """Whether the toolkit's confidence means what it says; None where it printed no link."""
        return calibration(self.stated)

    def finding_scores(self) -> list[KindScore]:
        """Findings by kind, over all the sets; empty where the gold holds none."""
        return finding_scores(self.findings) if any(gold for _, gold in self.findings) else []


def cases(name: str | None, *, corpora: Path, data: Path) -> list[Case]:
    """The named set ("asvs" is two, one for each direction); without a name every gold set, and asvs where it is.

    data: where outside sets lie. Raises BadOption for a name that is none, BadData for a set that cannot be read.
    """
    outside = asvs_folder(data)
    if name == ASVS:
        if outside is None:
            raise BadOption("asvs: this set is not bundled; say with --data in which folder its files lie")
        return list(asvs_cases(outside))
    if name is not None:
        return [gold_case(gold_file(name, corpora), corpora)]
    found = [gold_case(path, corpora) for path in gold_files(corpora).values()]
    return [*found, *(asvs_cases(outside) if outside else ())]


def evaluate(case: Case, *, encoder: pipeline.Encoder | None, plain: bool = True) -> Evaluation:
    """One case. plain: False leaves the plain methods out."""
    encoder = wrapped(encoder, remembering)
    found = pipeline.compare(case.candidate, case.baseline, encoder=encoder)
    rows = [Row(OURS, "many to many", tally(case, our_answer(case, found.crosswalk, encoder=encoder)))]
    scores = matrices(case, encoder=encoder) if plain else {}
    rows += [
        Row(method, pairing, tally(case, answer(case, matrix, pairing)))
        for method, matrix in scores.items()
        for pairing in PAIRINGS
    ]
    return Evaluation(
        case.name,
        case.split,
        (case.name,),
        tuple(rows),
        _stated(case, found.crosswalk),
        _findings(case, found),
        len(case.traps),
    )


def our_answer(case: Case, crosswalk: Crosswalk, *, encoder: pipeline.Encoder | None) -> Answer:
    """What the toolkit said: printed links come first in a ranking, "no counterpart" where none was printed."""
    links = tuple((link.baseline, link.candidate) for link in crosswalk.correspondences)
    kinds = {
        (one, other): link.relationship
        for link in crosswalk.correspondences
        for one in link.baseline
        for other in link.candidate
    }
    return Answer(links, _ranking(case, crosswalk, encoder), kinds)


def _ranking(case: Case, crosswalk: Crosswalk, encoder: pipeline.Encoder | None) -> dict[str, list[str]]:
    ones, others = units(case)
    _, chances = pipeline.scored(ones, others, encoder=encoder)
    printed = _printed(crosswalk)
    return {
        one.id: _printed_first([others[column].id for column in order], printed.get(one.id, []))
        for one, order in zip(ones, (-chances).argsort(kind="stable"), strict=True)
    }


def _printed(crosswalk: Crosswalk) -> dict[str, list[tuple[str, ...]]]:
    """The candidate's side of each baseline provision's links, the most confident first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for link in sorted(crosswalk.correspondences, key=lambda link: -link.confidence):
        for one in link.baseline:
            found.setdefault(one, []).append(link.candidate)
    return found


def _printed_first(order: list[str], links: list[tuple[str, ...]]) -> list[str]:
    """Within a link, and after all links, the order by probability."""
    head = list(dict.fromkeys(other for link in links for other in order if other in link)) or [NO_COUNTERPART]
    return [*head, *(other for other in order if other not in head)]


def _stated(case: Case, crosswalk: Crosswalk) -> tuple[Stated, ...]:
    pairs, traps = case.pairs, case.traps

    def stated(link: Correspondence) -> Stated:
        said = {(one, other) for one in link.baseline for other in link.candidate}
        return Stated(link.confidence, link.status == "certain", said <= pairs, bool(said & traps))

    return tuple(map(stated, crosswalk.correspondences))


def _findings(case: Case, found: Assessment) -> tuple[tuple[tuple[Found, ...], tuple[Found, ...]], ...]:
    return ((found.findings, case.gold.findings),) if case.gold else ()


def pooled(found: Iterable[Evaluation]) -> list[Evaluation]:
    """For each split that has more than one set, all its sets added; outside sets stay apart."""
    by_split: dict[str, list[Evaluation]] = {}
    for one in found:
        by_split.setdefault(one.split, []).append(one)
    return [_added(split, parts) for split, parts in by_split.items() if len(parts) > 1 and split != "outside"]


def _added(split: str, parts: list[Evaluation]) -> Evaluation:
    rows = tuple(
        Row(same[0].method, same[0].pairing, reduce(add, (row.tally for row in same)))
        for same in zip(*(part.rows for part in parts), strict=True)
    )
    return Evaluation(
        "all that are not learnt from yet" if split == "waiting" else f"all of the {split} half",
        split,
        tuple(part.name for part in parts),
        rows,
        tuple(link for part in parts for link in part.stated),
        tuple(pair for part in parts for pair in part.findings),
        sum(part.traps for part in parts),
    )


def run(
    name: str | None,
    *,
    corpora: Path,
    data: Path,
    encoder: pipeline.Encoder | None,
    plain: bool = True,
    progress: Callable[[str], None] = lambda _: None,
) -> list[Evaluation]:
    """Evaluate a set, or all, each half's sum last. Raises what `cases` raises."""
    progress("Reading the sets")
    found = []
    for case in cases(name, corpora=corpora, data=data):
        progress(f"Measuring {case.name}")
        found.append(evaluate(case, encoder=encoder, plain=plain))
    return [*found, *pooled(found)]
