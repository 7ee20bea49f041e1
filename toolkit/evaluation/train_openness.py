"""Learn how open a register is from what a sentence means: `corpora/sentences/access.toml`, development half.

python -m toolkit.evaluation.train_openness        prints openness.toml; --write puts it in place

The provisions of the development gold are learnt from too, each for little: nearly all of them tell nothing about who
may see, and they are the many other things that a code says in the same words. What they say is as the analysis reads
it by its lists, so that a way of speaking that no list knows counts as none there: they are much, but not certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.corpus.location import corpora_folder
from toolkit.evaluation.access import access_sentences
from toolkit.evaluation.regression import fitted
from toolkit.evaluation.train import development, encoders, give
from toolkit.model.norm import Analysis
from toolkit.pipeline import CLASSES, chances, names_record, rows_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

PENALTY = 0.1
"""Of 0.03 to 1 this did best on sentences left out, and 0.03 as well."""
OF_GOLD = 0.3
"""How much a provision of the gold counts beside a sentence: there are six of them to one, nearly all of one class."""
FOLDS = 5
RIGHT = 0.85
"""Least share of what is told that is right, on sentences and authorities left out: it is told from there on."""
PARTS = 100
HEAD = """\
# Learnt by `python -m toolkit.evaluation.train_openness` from corpora/sentences/access.toml, development half, and the
# provisions of the development gold; do not edit. least: see openness.py. unseen_right: of what is told of
# sentences and authorities left out, the share that is right; unseen_found: of those that say who may see, the share
# that is told rightly.
"""


class Read(NamedTuple):
    """A text with its class. fold: what is left out together, a sentence's number or an authority's name; counts: how
    much it counts."""

    text: str
    label: str
    fold: str
    counts: float


def read(folder: Path) -> list[Read]:
    """All that is learnt from."""
    found = [
        Read(text, label, str(place % FOLDS), 1.0)
        for place, (text, label) in enumerate(access_sentences("development", folder))
    ]
    return found + [
        one
        for case in development(folder)
        for side in (case.baseline, case.candidate)
        for one in _gold(case.name, side)
    ]


def _gold(name: str, code: Analysis) -> Iterator[Read]:
    for facts in code.facts:
        text = code.instrument.by_id[facts.id].text
        if text and facts.topics and names_record(text):
            said = facts.facets("register_access")
            whole = f"{facts.context} {text}".strip()
            yield Read(whole, str(said[0].value) if said else "none", name, OF_GOLD)


def unseen(rows: Sequence[Read], meaning: Matrix) -> Matrix:
    """Chances of each text by weights learnt without its fold."""
    import numpy as np

    found = np.zeros((len(rows), len(CLASSES)))
    for fold in sorted({one.fold for one in rows}):
        own = [place for place, one in enumerate(rows) if one.fold == fold]
        rest = [place for place, one in enumerate(rows) if one.fold != fold]
        found[own] = chances(meaning[own], _weights([rows[place] for place in rest], meaning[rest]))
    return found


def _weights(rows: Sequence[Read], meaning: Matrix) -> Matrix:
    import numpy as np

    shares = np.array([[float(one.label == name) for name in CLASSES] for one in rows])
    return fitted(meaning, shares, penalty=PENALTY, counts=np.array([one.counts for one in rows]))


def told(rows: Sequence[Read], found: Matrix, least: float) -> tuple[float, float]:
    """Of what is told from a chance on, the share right; and of the sentences that say who may see, the share told
    rightly."""
    said = [
        (one, CLASSES[1 + int(row[1:].argmax())]) for one, row in zip(rows, found, strict=True) if max(row[1:]) >= least
    ]
    right = [one for one, label in said if one.label == label]
    asked = sum(one.label != "none" for one in rows)
    return len(right) / max(len(said), 1), len(right) / max(asked, 1)


def openness_text(folder: Path) -> str:
    """openness.toml."""
    encoder = encoders()["voted"]
    assert encoder is not None
    rows = read(folder)
    meaning = rows_of([one.text for one in rows], encoder)
    found = unseen(rows, meaning)
    steps = [step / 20 for step in range(10, 20)]
    least = next((step for step in steps if told(rows, found, step)[0] >= RIGHT), steps[-1])
    right, share = told(rows, found, least)
    lines = [f"{HEAD}least = {least}", f"unseen_right = {right:.3f}"]
    lines += [f"unseen_found = {share:.3f}", f"parts = {PARTS}", "", "[weights]"]
    whole = (_weights(rows, meaning).T * PARTS).round().astype(int).tolist()
    return "\n".join([*lines, *(f"{name} = {row}" for name, row in zip(CLASSES, whole, strict=True)), ""])


def main() -> None:
    """How open a register is: openness.toml."""
    give("alignment", "openness.toml", openness_text(corpora_folder()))


if __name__ == "__main__":
    main()
