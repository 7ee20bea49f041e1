"""Learn the weights of alignment from the development half of the gold, what is made from it, and nothing else.

python -m toolkit.evaluation.train        prints weights.toml and relating.toml; --write puts them in place
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.evaluation.blended import examples_of
from toolkit.evaluation.calibration import Stated, calibration
from toolkit.evaluation.encoders import remembering
from toolkit.evaluation.gold import gold_names
from toolkit.evaluation.sets import Case, gold_case

_NUMBERS = ("threshold", "joins", "room", *pipeline.Stating._fields)
LEVELS = (0.965, 0.97, 0.975, 0.98, 0.985, 0.99)
"""Where "certain" may begin. At the first some six links in ten of authorities left out are certain; the higher the
surer."""
USEFUL = 0.55
"""The least share of the links of authorities left out that must stay certain: who has to look at more than half of all
is helped little. Of the levels that leave so many the highest is taken."""
HEAD = """# Learnt by `python -m toolkit.evaluation.train` from the development half of corpora/gold; do not edit.
# By weights that were learnt without the authority measured: development_f1, the F1 of pairs; unseen_error, the
# calibration error; unseen_certain, the share of links that are certain; unseen_right, how many of these are right.
"""


RELATING_HEAD = """# Learnt by `python -m toolkit.evaluation.train` from the development half of the gold; do not edit.
# development_accuracy: the share of links judged right by weights that were learnt without their authority.
"""


def development(folder: Path) -> list[Case]:
    """Each development gold, read and analysed."""
    paths = [path for path in sorted((folder / "gold").glob("*.toml")) if gold_names(path)[2] == "development"]
    return [gold_case(path, folder) for path in paths]


def encoders() -> dict[str, pipeline.Encoder | None]:
    """For each model of weights.toml the encoder it is learnt with; "whole": one without word pieces."""
    both = pipeline.wrapped(pipeline.encoder_named("default"), remembering)
    one = pipeline.votes(both)[0]
    return {"voted": both, "pieces": one, "whole": _Whole(one), "lexical": None}


class _Whole:
    """An encoder of which only the vectors of whole texts are known."""

    def __init__(self, encoder: pipeline.Encoder) -> None:
        self.name, self.encode = encoder.name, encoder.encode


def weights_text(found: Mapping[str, dict[str, Any]]) -> str:
    """weights.toml. found: for each of its models what was learnt."""
    lines = [HEAD]
    for model, learnt in found.items():
        lines += [f"[{model}]", *(f"{name} = {learnt[name]}" for name in _NUMBERS)]
        lines += [f"development_f1 = {learnt['development_f1']:.4f}", *_unseen(learnt["unseen"])]
        lines += [line for name in ("alone", "together") for line in _pass(f"{model}.{name}", learnt[name])] + [""]
    return "\n".join(lines)


def _unseen(said: list[tuple[float, float, bool]]) -> Iterator[str]:
    """Where "certain" begins, and what is so said of authorities left out."""
    level = max((one for one in LEVELS if len(_sure(said, one)) >= USEFUL * len(said)), default=LEVELS[0])
    sure = set(_sure(said, level))
    found = calibration([Stated(link[0], link in sure, link[2]) for link in said])
    yield f"certain = {level}"
    if found:
        yield from (f"unseen_error = {found.error:.4f}", f"unseen_certain = {found.certain:.4f}")
        yield f"unseen_right = {found.certain_right:.4f}"


def _sure(said: list[tuple[float, float, bool]], level: float) -> list[tuple[float, float, bool]]:
    return [link for link in said if link[0] >= level and link[1] >= pipeline.OWN_WORDS]


def relating_text(cases: list[Case]) -> str:
    """relating.toml, learnt from the relationships of the gold."""
    learnt = pipeline.learn_relating([_related(case) for case in cases])
    lines = [f"{RELATING_HEAD}development_accuracy = {learnt.pop('development_accuracy')}"]
    for name, table in learnt.items():
        lines += ["", f"[{name}]", *(f'"{measure}" = {weight}' for measure, weight in table.items())]
    return "\n".join([*lines, ""])


def _related(case: Case) -> pipeline.Related:
    links = [(link.baseline, link.candidate, link.relationship) for link in case.links]
    return pipeline.Related(case.baseline, case.candidate, links, case.name)


def _pass(name: str, learnt: dict[str, Any]) -> Iterator[str]:
    yield f"[{name}]"
    yield from (f"{key} = {value}" for key, value in learnt.items() if key != "features")
    yield f"[{name}.features]"
    yield from (f"{feature} = {weight}" for feature, weight in learnt["features"].items())


def give(room: str, name: str, text: str) -> None:
    """Print what is learnt as TOML; with --write, put it in place, whole or not at all. room: the part of the toolkit
    that reads it."""
    put(room, name, text.encode("utf-8"))
    print(text)


def put(room: str, name: str, content: bytes) -> None:
    """With --write, the file in its place, whole or not at all."""
    if "--write" in sys.argv:
        target = Path(__file__).resolve().parents[1] / room / name
        target.with_suffix(".part").write_bytes(content)
        target.with_suffix(".part").replace(target)


def main() -> None:
    """How links are found and judged: relating.toml and weights.toml."""
    folder = corpora_folder()
    cases = development(folder)
    examples = [example for case in cases for example in examples_of(case)]
    found = {model: pipeline.learn(examples, encoder=encoder) for model, encoder in encoders().items()}
    give("alignment", "relating.toml", relating_text(cases))
    give("alignment", "weights.toml", weights_text(found))
    put("alignment", pipeline.METRIC, pipeline.metric_bytes(found["voted"]["metric"]))


if __name__ == "__main__":
    main()
