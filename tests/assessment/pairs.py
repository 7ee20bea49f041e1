"""Two provisions, or short lists, linked as they stand: what the comparison finds in them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast

from tests.analysis.builder import Row, build
from toolkit.alignment.differences import differences
from toolkit.alignment.group import Group
from toolkit.alignment.relationship import relationship
from toolkit.alignment.units import units_of
from toolkit.analysis import analyse
from toolkit.assessment import assess
from toolkit.model.crosswalk import Correspondence, Crosswalk, Rationale
from toolkit.model.finding import Finding
from toolkit.model.norm import Analysis
from toolkit.model.provision import InstrumentKind

CASES = Path(__file__).parent.parent / "cases"
KINDS: tuple[InstrumentKind, InstrumentKind] = ("member_code", "officer_code")


class Pair(NamedTuple):
    """One row of a table. wanted: "kind direction" of each finding; missed: not found yet, a known limit."""

    name: str
    baseline: str
    candidate: str
    wanted: tuple[str, ...]
    kinds: tuple[InstrumentKind, InstrumentKind]
    missed: bool = False


def pairs(half: str) -> Iterator[Pair]:
    """The rows of `differences_HALF.toml`, named by their table and place."""
    table = tomllib.loads((CASES / f"differences_{half}.toml").read_text(encoding="utf-8"))
    for name, part in table.items():
        for place, row in enumerate(part["rows"], start=1):
            kinds = cast("tuple[InstrumentKind, InstrumentKind]", tuple(row.get("kinds", KINDS)))
            yield Pair(f"{name} {place}", row["b"], row["c"], tuple(row["w"]), kinds, row.get("missed", False))


def found(pair: Pair) -> list[str]:
    """What is found, as the table writes it, without "wording_only"."""
    said = [one for one in findings(pair) if one.kind not in {"wording_only", "broken_reference"}]
    return sorted(f"{one.kind} {one.direction}" for one in said)


def findings(pair: Pair) -> tuple[Finding, ...]:
    """All findings of the two texts, linked as wholes."""
    return assess(linked(_analysed(pair.baseline, pair.kinds[0]), _analysed(pair.candidate, pair.kinds[1]))).findings


def linked(baseline: Analysis, candidate: Analysis) -> Crosswalk:
    """A crosswalk of one link, from everything on one side to everything on the other."""
    return linked_as_they_are(baseline, candidate)


def linked_as_they_are(baseline: Analysis, candidate: Analysis, one: str = "", other: str = "") -> Crosswalk:
    """The same, of one provision on either side where their ids are given; the rest is left without a link."""
    held = [unit for unit in units_of(baseline) if one in {"", unit.id}]
    answers = [unit for unit in units_of(candidate) if other in {"", unit.id}]
    ones, others = Group("baseline", tuple(held)), Group("candidate", tuple(answers))
    differs = differences(ones, others)
    ids = tuple(unit.id for unit in ones.units), tuple(unit.id for unit in others.units)
    kind = relationship(ones, others, differs)
    link = Correspondence("link", *ids, kind, 1.0, "certain", Rationale(0.0, None, 0.0, 0.0), differs)
    return Crosswalk(baseline, candidate, (link,), (), ())


def _analysed(words: str, kind: InstrumentKind) -> Analysis:
    head, *items = (part.strip() for part in words.split("|"))
    rows: list[Row] = [("1", head), *(("  " + item.split(" ", 1)[0], item.split(" ", 1)[1]) for item in items)]
    return analyse(build(rows, kind=kind, title="Code"))
