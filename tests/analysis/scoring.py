"""Figures of the analysis on the tables of sentences: precision, recall and F1 of each kind of fact."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.analysis.builder import Row, build
from toolkit.analysis import analyse
from toolkit.model.norm import Deadline, ProvisionFacts, Threshold

CASES = Path(__file__).parent.parent / "cases"
KINDS = ("modality", "norms", "bearer", "money", "due", "ref")


@dataclass(frozen=True, slots=True)
class Figure:
    """How many facts were expected, found, and both; and the rows that went wrong."""

    kind: str
    expected: int
    found: int
    right: int
    wrong: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Twice what is right over what was expected and found; 1 where neither is anything."""
        return 2 * self.right / (self.expected + self.found) if self.expected + self.found else 1.0

    def __str__(self) -> str:
        return f"{self.kind:9} expected {self.expected:4} found {self.found:4} right {self.right:4} F1 {self.f1:.3f}"


def score(half: str) -> tuple[Figure, ...]:
    """The figures of one half ("development" or "test"), one for each kind of fact.

    Every row counts for every kind: what a row does not name must not be found. Modality counts "none" as nothing
    expected, so that F1 is not flattered by plain statements.
    """
    rows = list(_rows(half))
    return tuple(_figure(kind, rows) for kind in KINDS)


def _rows(half: str) -> Iterator[tuple[dict[str, Any], ProvisionFacts]]:
    table = tomllib.loads((CASES / f"norms_{half}.toml").read_text(encoding="utf-8"))
    for group in table["group"]:
        for case in group["rows"]:
            rows: list[Row] = [("1", case["lead"]), ("  (a)", case["t"])] if "lead" in case else [("1", case["t"])]
            yield case, analyse(build(rows, kind=group["kind"], title="Code")).facts[-1]


def _figure(kind: str, rows: list[tuple[dict[str, Any], ProvisionFacts]]) -> Figure:
    expected = found = right = 0
    wrong = []
    for case, facts in rows:
        want, got = _wanted(kind, case), _got(kind, case, facts)
        same = _shared(want, got)
        expected, found, right = expected + len(want), found + len(got), right + same
        if same < max(len(want), len(got)):
            wrong.append(f"{kind}: {case.get('lead', '')} {case['t']}\n      wanted {want} got {got}")
    return Figure(kind, expected, found, right, tuple(wrong))


def _shared(want: list[str], got: list[str]) -> int:
    left = list(got)
    count = 0
    for item in want:
        if item in left:
            left.remove(item)
            count += 1
    return count


def _wanted(kind: str, case: dict[str, Any]) -> list[str]:
    if kind == "modality":
        return [case["m"]] if case["m"] != "none" else []
    if kind == "norms":
        return list(case.get("n", _wanted("modality", case)))
    if kind == "bearer":
        return [case["b"]] if case.get("b") else []
    return list(case.get(kind, []))


def _got(kind: str, case: dict[str, Any], facts: ProvisionFacts) -> list[str]:
    if kind == "modality":
        return [facts.modality] if facts.modality != "none" else []
    if kind == "norms":
        return [norm.modality for norm in facts.norms if norm.modality != "none"]
    if kind == "bearer":
        main = next((norm for norm in facts.norms if norm.modality == facts.modality != "none"), None)
        who = main.facet("bearer") if main else None
        return [str(who.value)] if who else []
    if kind == "money":
        return [_money(facet.value) for facet in facts.facets("threshold") if isinstance(facet.value, Threshold)]
    if kind == "due":
        return [_due(facet.value) for facet in facts.facets("deadline") if isinstance(facet.value, Deadline)]
    external = [f"=> {reference.target}" for reference in facts.references if reference.status == "external"]
    return external + [reference.text for reference in facts.references if reference.status != "external"]


def _money(value: Threshold) -> str:
    return f"{value.comparator} {value.amount} {value.currency}" + (f"/{value.per}" if value.per else "")


def _due(value: Deadline) -> str:
    if not value.number:
        return value.unit
    return f"{value.number} {value.unit}" + ("+beginning" if value.counted == "beginning_with" else "")


if __name__ == "__main__":
    import sys

    for figure in score(sys.argv[1] if len(sys.argv) > 1 else "development"):
        print(figure)
        if "-v" in sys.argv:
            print("   " + "\n   ".join(figure.wrong))
