"""Learn the weights of alignment from the development half of the gold, and of nothing else.

python -m toolkit.evaluation.train        prints weights.toml; --write puts it in place
"""

from __future__ import annotations

import sys
from pathlib import Path

from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.corpus.store import find
from toolkit.evaluation.gold import gold_names, read_gold

CERTAIN = 0.9
"""A link below this probability is for a person to review; until there is gold enough to calibrate, nine in ten."""
FLOOR = 0.25
"""No link less likely than one in four is shown, whatever the few development pairs say: it costs a reader more
than it gives."""

JOINS_FLOOR = 0.35
"""A further member of a link must be likelier than that: each lowers the confidence of the whole."""


def development(folder: Path) -> list[pipeline.Example]:
    """Each development gold as an example."""
    found: list[pipeline.Example] = []
    for path in sorted((folder / "gold").glob("*.toml")):
        candidate, baseline, split = gold_names(path)
        if split == "development":
            ones, others = (pipeline.analysis(find(name, folder)) for name in (baseline, candidate))
            gold = read_gold(path, others.instrument, ones.instrument)
            found.append(pipeline.Example(ones, others, gold.pairs))
    return found


def weights_text(examples: list[pipeline.Example]) -> str:
    """weights.toml, learnt from the examples."""
    lines = [
        "# Learnt by `python -m toolkit.evaluation.train` from the development half of corpora/gold; do not edit.",
        "",
    ]
    two = pipeline.encoder_named("default")
    for model, encoder in (("voted", two), ("semantic", pipeline.votes(two)[0]), ("lexical", None)):
        learnt = pipeline.learn(examples, encoder=encoder)
        threshold, joins = max(FLOOR, learnt["threshold"]), max(JOINS_FLOOR, learnt["joins"])
        lines += [f"[{model}]", f"intercept = {learnt['intercept']}", f"threshold = {threshold}", f"joins = {joins}"]
        lines += [f"certain = {CERTAIN}", f"development_f1 = {learnt['development_f1']:.4f}", f"[{model}.features]"]
        lines += [f"{name} = {weight}" for name, weight in learnt["features"].items()] + [""]
    return "\n".join(lines)


def main() -> None:
    """Print the learnt weights as TOML; with --write, put them in place."""
    text = weights_text(development(corpora_folder()))
    if "--write" in sys.argv:
        target = Path(__file__).resolve().parents[1] / "alignment" / "weights.toml"
        target.write_text(text, encoding="utf-8", newline="\n")
    print(text)


if __name__ == "__main__":
    main()
