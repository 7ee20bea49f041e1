"""How often a self-audit answers as people did: `python -m tests.assessment.expectations`, with -v for what went wrong.

`train` prints the weights that toolkit/alignment/bearing.toml holds, learnt from the same table, so that the figures
say how well the rule fits it. `held-out` learns from each authority and tells how often the best place is right in the
other.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Iterator
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


FEATURES = {
    "voted": ("meaning", "second", "words", "letters", "topic", "main_topic", "principle", "force"),
    "semantic": ("meaning", "words", "letters", "topic", "main_topic", "principle", "force"),
    "lexical": ("words", "letters", "topic", "main_topic", "principle", "force"),
}
Sample = tuple[str, Any, Any, bool]
"""Authority; one row of features and whether people named it, for each provision; whether they named any."""


def samples(encoder: pipeline.Encoder | None, names: tuple[str, ...]) -> list[Sample]:
    """What the rule sees of every row of the table."""
    import numpy as np

    found: list[Sample] = []
    for case in table():
        code = analysed(case["code"])
        catalogue = find_catalogue(case["catalogue"], corpora_folder(), topics=pipeline.topic_names())
        ones, others = pipeline.units_of(pipeline.expected(catalogue)), pipeline.units_of(code)
        features = pipeline.features_of(ones, others, encoder=encoder)
        for place, unit in enumerate(ones):
            if row := case["entries"].get(unit.id):
                values = np.stack([features[name][place] for name in names], axis=1)
                named = np.array([one.provision.cite in row["places"] for one in others], dtype=float)
                found.append((case["code"].partition("/")[0], values, named, bool(row["places"])))
    return found


def learnt(rows: list[Sample]) -> Any:
    """Intercept and weights of the logistic sum, none below zero, that fit best; a small penalty keeps them small."""
    import numpy as np
    from scipy.optimize import minimize

    table, named = np.concatenate([row[1] for row in rows]), np.concatenate([row[2] for row in rows])

    def loss(weights: Any) -> Any:
        sums = table @ weights[1:] + weights[0]
        gap = 1 / (1 + np.exp(-sums)) - named
        value = np.sum(np.logaddexp(0, sums) - named * sums) + 0.5 * np.sum(weights[1:] ** 2)
        return value, np.concatenate([[gap.sum()], table.T @ gap + weights[1:]])

    bounds = [(None, None)] + [(0, None)] * table.shape[1]
    return minimize(loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x


def train() -> None:
    """Print bearing.toml."""
    print("# Learnt from tests/cases/expectations.toml (`python -m tests.assessment.expectations train`); do not edit.")
    for model, names in FEATURES.items():
        intercept, *weights = learnt(samples(ENCODERS[model](), names))
        print(f"\n[{model}]\nintercept = {intercept:.4f}\n[{model}.features]")
        print("\n".join(f"{name} = {weight:.4f}" for name, weight in zip(names, weights, strict=True)))


def held_out() -> None:
    """Print for each model how often the best place is one that people named, in the authority not learnt from."""
    for model, names in FEATURES.items():
        rows, right = samples(ENCODERS[model](), names), []
        for left_out in sorted({row[0] for row in rows}):
            weights = learnt([row for row in rows if row[0] != left_out])
            right += [row[2][(row[1] @ weights[1:]).argmax()] for row in rows if row[0] == left_out and row[3]]
        print(f"{model:<8} best place right {sum(right) / len(right):.3f} of {len(right)}")


def _first_vote() -> pipeline.Encoder | None:
    both = pipeline.votes(pipeline.encoder_named("default"))
    return both[0] if both else None


ENCODERS: dict[str, Callable[[], pipeline.Encoder | None]] = {
    "voted": lambda: pipeline.encoder_named("default"),
    "semantic": _first_vote,
    "lexical": lambda: None,
}


def main() -> None:
    jobs = {"train": train, "held-out": held_out}
    jobs.get(sys.argv[1] if len(sys.argv) > 1 else "", measure)()


def measure() -> None:
    """Print the figures of both ways to compare."""
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
