"""Over time: where the corpus holds several versions of an authority's code, what each later one changed.

A version is compared with the one before it as `conduct redline` does; a provision that only moved or was reworded
without another effect is no step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from toolkit.corpus.queries import analysis
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source
from toolkit.engines import Engine, Lost
from toolkit.errors import ConductError
from toolkit.model.benchmark import Step, Words
from toolkit.model.finding import Finding
from toolkit.model.norm import Analysis
from toolkit.model.provision import Provision
from toolkit.pipeline import redline

SILENT = frozenset({"wording_only", "moved", "broken_reference"})
Pair = tuple[Source, Source]


def steps(shelf: Shelf, asked: Iterable[Source], *, engine: Engine) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """Every step by date and code, and a warning for each pair that could not be compared. asked: codes of peers, their
    earlier versions too; those without a date are left out. Raises BadData."""
    taken: list[Step] = []
    warnings: list[str] = []
    pairs = list(_pairs(asked))
    for pair, found in zip(pairs, engine(partial(_changed, shelf=shelf), pairs), strict=True):
        if isinstance(found, tuple):
            taken += found
        else:
            reason = found.reason if isinstance(found, Lost) else found
            warnings.append(f"{pair[0].id} and {pair[1].id} could not be compared as two versions: {reason}")
    return tuple(sorted(taken, key=lambda one: (one.date, one.after))), tuple(warnings)


def _pairs(asked: Iterable[Source]) -> Iterator[Pair]:
    """Each version with the next of the same authority and kind."""
    versions: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for one in asked:
        if one.date:
            versions[one.authority, one.kind].append(one)
    for _, found in sorted(versions.items()):
        yield from pairwise(sorted(found, key=lambda one: (one.date, one.id)))


def _changed(pair: Pair, *, shelf: Shelf) -> tuple[Step, ...] | str:
    """What a worker does: the steps from one version to the next, or why there are none."""
    before, after = (analysis(shelf, one.parsed) for one in pair)
    try:
        found = redline(before, after)
    except ConductError as error:
        return str(error)
    told = [one for one in found.assessment.findings if one.kind not in SILENT]
    return tuple(_step(one, pair, before, after) for one in told)


def _step(finding: Finding, pair: Pair, before: Analysis, after: Analysis) -> Step:
    side = (pair[1], after, finding.candidate) if finding.candidate else (pair[0], before, finding.baseline)
    one = _provision(side[1], side[2])
    words = Words(side[0].id, one.id, one.cite, one.text)
    return Step(pair[1].id, pair[0].id, pair[1].id, pair[1].date, finding.topic, finding.kind, words)


def _provision(found: Analysis, ids: Sequence[str]) -> Provision:
    """The first of them that has words: of a chapter that comes or goes not its heading."""
    rows = [found.instrument.by_id[id] for id in ids]
    return next((one for one in rows if one.text), rows[0])
