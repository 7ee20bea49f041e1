"""Learning how an entry of a catalogue is found in a code: `python -m tests.assessment.expectations train` prints the
weights that toolkit/alignment/bearing.toml holds, learnt from the development half of corpora/checks. `held-out` learns
without each authority and tells how often the best place is right in it. `conduct evaluate --check` measures the whole.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from toolkit import pipeline
from toolkit.alignment.bearing import bearing_features
from toolkit.corpus.catalogue import find_catalogue
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.evaluation.checks import check_cases, code_of
from toolkit.model.norm import Analysis
from toolkit.model.provision import InstrumentKind


@cache
def analysed(name: str) -> Analysis:
    return pipeline.analysis(find(name, corpora_folder()))


FEATURES = {
    "voted": ("meaning", "second", "words", "letters", "topic", "main_topic", "apart", "named", "force"),
    "semantic": ("meaning", "words", "letters", "topic", "main_topic", "apart", "named", "force"),
    "lexical": ("words", "letters", "topic", "main_topic", "apart", "named", "force"),
}
Sample = tuple[str, Any, Any, bool]
"""Authority; one row of features and whether people named it, for each provision; whether they named any."""


@cache
def _code_of(code: str, file: str, kind: InstrumentKind | None) -> Analysis:
    return code_of({"code": code, "file": file, "kind": kind} if file else {"code": code}, corpora_folder())


def samples(encoder: pipeline.Encoder | None, names: tuple[str, ...]) -> list[Sample]:
    """What the rule sees of every row of the table."""
    import numpy as np

    found: list[Sample] = []
    for case in check_cases(corpora_folder()):
        if case["split"] != "development":
            continue
        code = _code_of(case["code"], case.get("file", ""), case.get("kind"))
        catalogue = find_catalogue(case["catalogue"], corpora_folder(), topics=pipeline.topic_names())
        ones, others = pipeline.units_of(pipeline.expected(catalogue)), pipeline.units_of(code)
        features = bearing_features(ones, others, encoder=encoder)
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
    print("# Learnt from the development half of corpora/checks by tests/assessment/expectations.py; do not edit.")
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


if __name__ == "__main__":
    {"train": train, "held-out": held_out}[sys.argv[1]]()
