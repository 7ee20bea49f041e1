"""Learn what a text is about from what it means: by the topics that people gave to findings of the development gold.

python -m toolkit.evaluation.train_topics        prints speaking.toml; --write puts it in place

A regression over all topics at once (multinomial logistic) on the rows of the default encoder. How far it can be
trusted, and from which chance on, is measured on each authority by weights learnt without it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from toolkit import pipeline
from toolkit.corpus.location import corpora_folder
from toolkit.evaluation.regression import fitted
from toolkit.evaluation.sets import Case
from toolkit.evaluation.train import development, give
from toolkit.model.norm import Analysis
from toolkit.pipeline import softmax

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

PENALTY = 0.3
"""Draws the weights to nought: there are 385 of them for each topic, and some 3,000 texts."""
MISSED = 0.01
"""Share of the codes that have a topic of which none of their texts may come near it."""
RIGHT = 0.95
"""Least share of the codes that have a topic, of those that are said to have it by what their texts mean alone."""
PARTS = 100
"""Weights are kept in whole hundredths."""
HEAD = """\
# Learnt by `python -m toolkit.evaluation.train_topics` from the topics of findings in the development half of the
# gold; do not edit. far, about: see speaking.py; both were found on authorities that the weights had not seen.
# unseen_right: the share of their provisions whose likeliest topic is one that people gave.
"""


class Read(NamedTuple):
    """A provision with words. given: the topics that people gave it, by its findings; words: its surest by its words;
    code: an authority's officers' or members' code."""

    source: str
    code: str
    text: str
    given: frozenset[str]
    words: str


@dataclass(frozen=True)
class Rows:
    """What is learnt from. meaning: a row for each provision, the last number 1; given: 0 or 1 for each topic."""

    read: tuple[Read, ...]
    topics: tuple[str, ...]
    meaning: Matrix
    given: Matrix


def rows_of(cases: Sequence[Case]) -> tuple[str, Rows]:
    """The name of the encoder, and the rows of all codes."""
    import numpy as np

    read = tuple(one for case in cases for one in _read(case))
    encoder, rows = pipeline.rows_encoded([one.text for one in read], encoder="default")
    topics = tuple(pipeline.topic_names())
    given = np.array([[float(topic in one.given) for topic in topics] for one in read])
    return encoder, Rows(read, topics, np.hstack([np.array(rows), np.ones((len(rows), 1))]), given)


def _read(case: Case) -> Iterator[Read]:
    for side, code in (("baseline", case.baseline), ("candidate", case.candidate)):
        given: dict[str, set[str]] = defaultdict(set)
        for finding in case.gold.findings if case.gold else ():
            for id in getattr(finding, side):
                given[id] |= {finding.topic} - {""}
        yield from _of_code(case.name, side, code, given)


def _of_code(source: str, side: str, code: Analysis, given: dict[str, set[str]]) -> Iterator[Read]:
    for one in code.instrument.provisions:
        facts = code.by_id[one.id]
        if one.text and facts.topics:
            yield Read(source, f"{source}/{side}", one.text, frozenset(given[one.id]), facts.topic)


def of_topics(rows: Rows, places: Sequence[int]) -> Matrix:
    """Weights, a column for each topic, from the provisions at these places that people gave a topic. One that has
    several is a share of each."""
    told = [place for place in places if rows.read[place].given]
    shares = rows.given[told] / rows.given[told].sum(axis=1, keepdims=True)
    return fitted(rows.meaning[told], shares, penalty=PENALTY)


def unseen(rows: Rows) -> Matrix:
    """Chances of each provision by weights learnt without its authority."""
    import numpy as np

    found = np.zeros_like(rows.given)
    for source in sorted({one.source for one in rows.read}):
        own = [place for place, one in enumerate(rows.read) if one.source == source]
        rest = [place for place, one in enumerate(rows.read) if one.source != source]
        found[own] = softmax(rows.meaning[own] @ of_topics(rows, rest))
    return found


class Best(NamedTuple):
    """One topic at one code. chance: the best of its provisions; has: people gave one of them the topic; words: a
    provision is about it by its words."""

    chance: float
    has: bool
    words: bool


def best(rows: Rows, found: Matrix) -> list[Best]:
    """Every topic but "other" at every code."""
    codes: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(rows.read):
        codes[one.code].append(place)
    return [
        Best(
            float(found[places, column].max()),
            any(topic in rows.read[place].given for place in places),
            any(topic == rows.read[place].words for place in places),
        )
        for places in codes.values()
        for column, topic in enumerate(rows.topics)
        if topic != "other"
    ]


def limits(found: Sequence[Best]) -> tuple[float, float]:
    """far and about, as `toolkit.benchmark.speaking` has them; about: likelier than not at the least."""
    has = sorted(one.chance for one in found if one.has)
    far = has[int(MISSED * len(has))]
    steps = [step / 20 for step in range(10, 20)]
    about = next((step for step in steps if _right(found, step) >= RIGHT), 1.0)
    return round(far, 3), about


def _right(found: Sequence[Best], least: float) -> float:
    told = [one.has for one in found if not one.words and one.chance >= least]
    return sum(told) / len(told) if told else 0.0


def speaking_text(cases: Sequence[Case]) -> str:
    """speaking.toml."""
    encoder, rows = rows_of(cases)
    found = unseen(rows)
    far, about = limits(best(rows, found))
    lines = [f'{HEAD}encoder = "{encoder.partition(" (")[0]}"', f"far = {far}", f"about = {about}"]
    lines += [f"unseen_right = {_likeliest_right(rows, found):.3f}", f"parts = {PARTS}", "", "[weights]"]
    whole = (of_topics(rows, range(len(rows.read))).T * PARTS).round().astype(int).tolist()
    return "\n".join([*lines, *(f"{topic} = {row}" for topic, row in zip(rows.topics, whole, strict=True)), ""])


def _likeliest_right(rows: Rows, found: Matrix) -> float:
    told = [place for place, one in enumerate(rows.read) if one.given]
    return sum(rows.topics[int(found[place].argmax())] in rows.read[place].given for place in told) / len(told)


def main() -> None:
    """What a text is about: speaking.toml."""
    give("benchmark", "speaking.toml", speaking_text(development(corpora_folder())))


if __name__ == "__main__":
    main()
