"""Self-audits beside what people said of the same codes: how often the answer, and the place, are theirs."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from toolkit import pipeline
from toolkit.corpus.catalogue import find_catalogue
from toolkit.corpus.store import find
from toolkit.errors import BadData
from toolkit.evaluation.document import SCHEMA_VERSION, Table
from toolkit.model.catalogue import Applicability, Catalogue, Expectation
from toolkit.model.norm import Analysis

Case = dict[str, Any]
"""A code (its id in the corpora; or a `file` beside the table, with its `kind`), a catalogue, the half it belongs to
(`split`, "development" where nothing is said), and by entry the answers (`met`) and the cites (`places`) that people
gave."""
FILES = ("expectations.toml", "fresh.toml", "sixth.toml", "seventh.toml", "closed.toml")
HALVES = ("development", "test")
FIGURES = ("right", "placed", "review", "dangerous")
CERTAIN = frozenset({"met", "not_found"})


@dataclass(frozen=True)
class Judged:
    """One entry of the gold with the answer of the self-audit."""

    code: str
    expectation: Expectation
    answers: tuple[str, ...]
    places: frozenset[str]
    cites: tuple[str, ...]
    split: str = "development"

    @property
    def right(self) -> bool:
        """One of the answers a careful reader may give."""
        return self.expectation.met in self.answers

    @property
    def placed(self) -> bool:
        """A provision that people named is among those told, where they named any."""
        return not self.places or bool(self.places.intersection(self.cites))

    @property
    def dangerous(self) -> bool:
        """It says met, or not found, without doubt, and people say otherwise."""
        return not self.right and self.expectation.met in CERTAIN


@dataclass(frozen=True)
class CheckScore:
    """Shares of the entries of one code, or of all of a half (`split`).

    right: the answer is one that people gave; placed: of those met or partly met, the share with a place that people
    named; review: left to a person; dangerous: wrong without doubt. mistakes: the entries answered or placed otherwise,
    in words; none of the test half, which stays closed.
    """

    code: str
    split: str
    entries: int
    right: float
    placed: float
    review: float
    dangerous: float
    mistakes: tuple[str, ...]


def check_cases(corpora: Path) -> list[Case]:
    """What people said: the tables of corpora/checks, each case with its `split`. Raises BadData where one is
    missing."""
    return [case for name in FILES for case in _cases(corpora / "checks" / name)]


def _cases(path: Path) -> list[Case]:
    if not path.is_file():
        raise BadData(f"{path.name}: the answers to measure self-audits against are missing: install again")
    found: list[Case] = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return [{"split": "development", **case} for case in found]


def judged(
    cases: Iterable[Case],
    *,
    corpora: Path,
    encoder: pipeline.Encoder | None,
    progress: Callable[[str], None] = lambda _: None,
) -> Iterator[Judged]:
    """Every entry. Whom an entry applies to is left out of account: the gold is about words."""
    for case in cases:
        progress(f"Measuring {case['code']} beside {case['catalogue']}")
        code = code_of(case, corpora)
        catalogue = unbound(find_catalogue(case["catalogue"], corpora, topics=pipeline.topic_names()))
        for one in pipeline.self_audit(code, [catalogue], encoder=encoder).expectations:
            if row := case["entries"].get(one.entry.id):
                cites = tuple(code.instrument.by_id[place.id].cite for place in one.places)
                yield Judged(case["code"], one, tuple(row["met"]), frozenset(row["places"]), cites, case["split"])


def code_of(case: Case, corpora: Path) -> Analysis:
    """The code of a case, analysed."""
    if "file" in case:
        return pipeline.analysis(corpora / "checks" / case["file"], kind=case["kind"])
    return pipeline.analysis(find(case["code"], corpora))


def unbound(catalogue: Catalogue) -> Catalogue:
    """The catalogue as if every entry applied to all."""
    return replace(catalogue, entries=tuple(replace(one, applies=Applicability()) for one in catalogue.entries))


def check_scores(rows: Sequence[Judged]) -> list[CheckScore]:
    """For each half a row for each code in the order of the gold, then all of the half."""
    found = []
    for half in HALVES:
        held = [row for row in rows if row.split == half]
        names = list(dict.fromkeys(row.code for row in held))
        found += [check_score(name, [row for row in held if row.code == name]) for name in names]
        found += [check_score(f"all of the {half} half", held)] if held else []
    return found


def check_score(name: str, rows: Sequence[Judged]) -> CheckScore:
    """The figures of some entries of one half, at least one."""
    found = [row for row in rows if row.places and row.expectation.met in {"met", "partly"}]
    return CheckScore(
        name,
        rows[0].split,
        len(rows),
        right=sum(row.right for row in rows) / len(rows),
        placed=sum(row.placed for row in found) / max(len(found), 1),
        review=sum(row.expectation.met == "needs_review" for row in rows) / len(rows),
        dangerous=sum(row.dangerous for row in rows) / len(rows),
        mistakes=tuple(_mistake(row) for row in rows if row.split == "development" and not (row.right and row.placed)),
    )


def _mistake(row: Judged) -> str:
    one, people = row.expectation, ", ".join(sorted(row.places)) or "no place"
    told = f"{one.met} {one.confidence:.2f} at {', '.join(row.cites) or 'no place'}"
    return f"{row.code}, {one.catalogue} {one.entry.id}: {told}; people: {row.answers[0]} at {people}"


def check_document(scores: Iterable[CheckScore]) -> dict[str, object]:
    """Every figure, by code."""
    return {"schema_version": SCHEMA_VERSION, "codes": [asdict(score) for score in scores]}


def check_table(scores: Iterable[CheckScore]) -> Table:
    """A row for each code, and for each half."""
    rows = tuple(
        (score.code, score.split, str(score.entries), *(f"{getattr(score, name):.3f}" for name in FIGURES))
        for score in scores
    )
    title = "Self-audits (the rule was learnt from the development half)"
    return Table(title, ("code", "split", "entries", *FIGURES), rows)
