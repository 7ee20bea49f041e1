"""How often a self-audit answers as people did: `python -m tests.assessment.expectations`, with -v for what went wrong.

`train` in place of that prints the weights that toolkit/alignment/bearing.toml holds, learnt from the same table; then
the figures say only how well the rule fits it. `held-out` learns from each authority and measures the other.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from toolkit import pipeline
from toolkit.analysis import topic_list
from toolkit.corpus.catalogue import find_catalogue
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.model.catalogue import Expectation
from toolkit.model.norm import Analysis

TABLE = Path(__file__).resolve().parents[1] / "cases" / "expectations.toml"


@dataclass(frozen=True)
class Judged:
    """One row of the table with the answer of the self-audit."""

    code: str
    expectation: Expectation
    answers: tuple[str, ...]
    places: frozenset[str]
    cites: tuple[str, ...]

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
        return not self.right and self.expectation.met in {"met", "not_found"}


@cache
def analysed(name: str) -> Analysis:
    return pipeline.analysis(find(name, corpora_folder()))


def table() -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]
    return cases


def judged(encoder: pipeline.Encoder | None) -> Iterator[Judged]:
    """Every row. Whom an entry applies to is left out of account: the rows ask about words."""
    topics = [topic.name for topic in topic_list()]
    for case in table():
        code = analysed(case["code"])
        catalogue = find_catalogue(case["catalogue"], corpora_folder(), topics=topics)
        for one in pipeline.self_audit(code, [unbound(catalogue)], encoder=encoder).expectations:
            if row := case["entries"].get(one.entry.id):
                cites = tuple(code.instrument.by_id[place.id].cite for place in one.places)
                yield Judged(case["code"], one, tuple(row["met"]), frozenset(row["places"]), cites)


def unbound(catalogue: Any) -> Any:
    """The catalogue as if every entry applied to all."""
    from dataclasses import replace

    from toolkit.model.catalogue import Applicability

    return replace(catalogue, entries=tuple(replace(one, applies=Applicability()) for one in catalogue.entries))


def shares(rows: list[Judged]) -> dict[str, float]:
    """right: status as people gave it; placed: the place among those told; dangerous: wrong without doubt."""
    found = [row for row in rows if row.places and row.expectation.met in {"met", "partly"}]
    return {
        "right": sum(row.right for row in rows) / len(rows),
        "placed": sum(row.placed for row in found) / max(len(found), 1),
        "dangerous": sum(row.dangerous for row in rows) / len(rows),
        "review": sum(row.expectation.met == "needs_review" for row in rows) / len(rows),
    }


def main() -> None:
    for name in ("default", "lexical"):
        rows = list(judged(pipeline.encoder_named(name)))
        figures = "  ".join(f"{key} {value:.3f}" for key, value in shares(rows).items())
        print(f"{name:<8} {len(rows)} entries  {figures}")
        if "-v" in sys.argv:
            for row in rows:
                if not (row.right and row.placed):
                    one = row.expectation
                    told = f"{one.met} {one.confidence:.2f} {', '.join(row.cites)}"
                    print(f"  {row.code} {one.catalogue} {one.entry.id}: {told}")
                    print(f"    people: {row.answers[0]} {sorted(row.places)}")


if __name__ == "__main__":
    main()
