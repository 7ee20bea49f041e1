"""What the analysis reads in single sentences, beside the facts that people gave them; and topics, beside the gold's.

The sentences are the tables of corpora/sentences, whose README tells when each was written and the figures of its first
run. Every row counts for every fact: what a row does not name must not be found.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from toolkit import pipeline
from toolkit.errors import BadData
from toolkit.evaluation.document import SCHEMA_VERSION, Table
from toolkit.evaluation.gold import gold_names
from toolkit.evaluation.sets import Case, gold_case, gold_files
from toolkit.model.norm import Analysis, Deadline, Modality, ProvisionFacts, Threshold
from toolkit.model.provision import Instrument, InstrumentKind, Provision, SourceInfo

OTHER = "other"
HALVES = ("development", "test")
TABLES = (*HALVES, "later", "fourth_a", "fourth_b", "fourth_c")
KINDS = ("modality", "norms", "bearer", "money", "due", "ref")
NAMES = {
    "modality": "modality, main",
    "norms": "modality, all norms",
    "bearer": "bearer",
    "money": "amounts",
    "due": "time limits",
    "ref": "references",
    "access": "who may see a register, by its words",
    "access_heard": "who may see a register, with the encoders",
    "topic": "topic, the surest",
    "topics": "topic, among all",
}
Row = dict[str, Any]
"""A row of a table; the head of corpora/sentences/development.toml explains its keys."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of fact in one table: how many were expected, found, and both; and the rows that went wrong."""

    table: str
    kind: str
    expected: int
    found: int
    right: int
    wrong: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Twice what is right over what was expected and found; 1 where neither is anything."""
        return 2 * self.right / (self.expected + self.found) if self.expected + self.found else 1.0


def sentence_figures(corpora: Path) -> list[Figure]:
    """Each kind of fact in each table, then in all of them. Raises BadData where a table is missing.

    A statement without a norm counts as nothing expected, so that plain statements do not raise the figures.
    """
    read = {name: list(_read(corpora / "sentences" / f"{name}.toml")) for name in TABLES}
    found = [_figure(name, kind, read[name]) for name in TABLES for kind in KINDS]
    return found + [_sum([one for one in found if one.kind == kind]) for kind in KINDS]


def topic_figures(
    corpora: Path, *, half: str, progress: Callable[[str], None] = lambda _: None
) -> tuple[Figure, Figure]:
    """In one half of corpora/gold, of each provision on which people told a finding, the topic that they gave it: how
    often it is the surest of ours, and how often it is among ours.

    "other" counts as nothing on either side. Raises BadData where a gold file is not as it should be.
    """
    rows = []
    for path in gold_files(corpora).values():
        if gold_names(path)[2] == half:
            progress(f"Reading {path.stem}")
            rows += list(_topics(gold_case(path, corpora)))
    expected, found = sum(told != OTHER for told, _ in rows), sum(bool(ours) for _, ours in rows)
    first, among = (sum(told in ours[:most] for told, ours in rows) for most in (1, None))
    return Figure(half, "topic", expected, found, first), Figure(half, "topics", expected, found, among)


def _read(path: Path) -> Iterator[tuple[Row, ProvisionFacts]]:
    if not path.is_file():
        raise BadData(f"{path.name}: the sentences to measure the analysis by are missing: install again")
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]:
        for case in group["rows"]:
            yield case, alone(case["t"], group["kind"], lead=case.get("lead", "")).facts[-1]


def alone(words: str, kind: InstrumentKind, *, lead: str = "") -> Analysis:
    """What is read in a code of one provision, that under its lead-in where there is one."""
    return pipeline.STAGES.analyse(_code(words, kind, lead))


def _code(words: str, kind: InstrumentKind, lead: str) -> Instrument:
    """A code of one sentence: 1, or 1(a) under its lead-in 1."""
    text = f"{lead}\n{words}" if lead else words
    span = (len(text) - len(words), len(text))
    opens = lead.endswith(("-", ":", "—"))
    above = Provision("1", "1", "1", "paragraph", None, "", lead, (0, len(lead)), lead_in=opens)
    alone = Provision("1", "1", "1", "paragraph", None, "", words, span)
    under = Provision("1/a", "1(a)", "(a)", "subparagraph", "1", "", words, span)
    source = SourceInfo("code.txt", "0" * 64, "txt")
    return Instrument("code", "Code", kind, "", "", source, text, (above, under) if lead else (alone,))


def _figure(table: str, kind: str, rows: Iterable[tuple[Row, ProvisionFacts]]) -> Figure:
    expected = found = right = 0
    wrong = []
    for case, facts in rows:
        want, got = _wanted(kind, case), _got(kind, facts)
        same = (Counter(want) & Counter(got)).total()
        expected, found, right = expected + len(want), found + len(got), right + same
        if same < max(len(want), len(got)):
            wrong.append(f"{case.get('lead', '')} {case['t']}: {_said(want)}; found: {_said(got)}".strip())
    return Figure(table, kind, expected, found, right, tuple(wrong))


def _said(facts: list[str]) -> str:
    return ", ".join(facts) or "nothing"


def _sum(parts: list[Figure]) -> Figure:
    counts = (sum(getattr(one, name) for one in parts) for name in ("expected", "found", "right"))
    return Figure("all", parts[0].kind, *counts)


def _wanted(kind: str, case: Row) -> list[str]:
    main = _but_none([case["m"]])
    named = {"modality": main, "norms": case.get("n", main), "bearer": [case["b"]] if case.get("b") else []}
    found: list[str] = {**case, **named}.get(kind, [])
    return found


def _got(kind: str, facts: ProvisionFacts) -> list[str]:
    match kind:
        case "modality":
            return _but_none([facts.modality])
        case "norms":
            return _but_none([norm.modality for norm in facts.norms])
        case "bearer":
            return _bearer(facts)
        case "money":
            return [_money(facet.value) for facet in facts.facets("threshold") if isinstance(facet.value, Threshold)]
        case "due":
            return [_due(facet.value) for facet in facts.facets("deadline") if isinstance(facet.value, Deadline)]
        case _:
            return _references(facts)


def _but_none(forces: list[Modality]) -> list[str]:
    return [one for one in forces if one != "none"]


def _bearer(facts: ProvisionFacts) -> list[str]:
    main = next((norm for norm in facts.norms if norm.modality == facts.modality != "none"), None)
    who = main.facet("bearer") if main else None
    return [str(who.value)] if who else []


def _money(value: Threshold) -> str:
    return f"{value.comparator} {value.amount} {value.currency}" + (f"/{value.per}" if value.per else "")


def _due(value: Deadline) -> str:
    if not value.number:
        return value.unit
    return f"{value.number} {value.unit}" + ("+beginning" if value.counted == "beginning_with" else "")


def _references(facts: ProvisionFacts) -> list[str]:
    """The normal form of one that leads out of the code, the printed words of any other."""
    external = [f"=> {one.target}" for one in facts.references if one.status == "external"]
    return external + [one.text for one in facts.references if one.status != "external"]


def _topics(case: Case) -> Iterator[tuple[str, list[str]]]:
    """For each finding of the gold the topic that people gave it, and ours of the provision that it names first."""
    for one in case.gold.findings if case.gold else ():
        side, named = (case.baseline, one.baseline) if one.baseline else (case.candidate, one.candidate)
        if one.topic and named[0] in side.by_id:
            yield one.topic, [score.topic for score in side.by_id[named[0]].topics if score.topic != OTHER]


def norms_document(figures: Iterable[Figure]) -> dict[str, object]:
    """Every figure; of the rows that went wrong only how many."""
    rows = [asdict(one) | {"f1": one.f1, "wrong": len(one.wrong)} for one in figures]
    return {"schema_version": SCHEMA_VERSION, "figures": rows}


def norms_table(figures: Iterable[Figure]) -> Table:
    """A row for each kind of fact in each table."""
    rows = tuple(
        (one.table, NAMES[one.kind], str(one.expected), str(one.found), str(one.right), f"{one.f1:.3f}")
        for one in figures
    )
    return Table("What is read in sentences", ("table", "fact", "expected", "found", "right", "F1"), rows)
