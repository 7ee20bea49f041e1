"""Whether a code speaks of a topic at all, by two witnesses: the words that the topic is known by, and what texts mean.

words of the topic   meaning near it   the code
several              any               speaks of it
a clear one          not far from it   speaks of it
none, or in passing  surely on it      speaks of it: a rule in words that nobody listed
a clear one          far from it       perhaps: one word, such as "police", may stand in a rule on another thing
in passing           any               perhaps: so does a word that many topics have, such as "contract"
none                 not far from it   perhaps
none                 far from it       does not

What a text means is told from the rows of numbers that a corpus holds for it, by weights learnt from topics that people
gave (`speaking.toml`; `python -m toolkit.evaluation.train_topics`). Without such rows the words alone are heard.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import toolkit.corpus.matched as tables
from toolkit import pipeline
from toolkit.corpus.distinct import Texts, portions, texts_of
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OTHER = "other"
"""What is on no topic is known by nothing else, and is left to the words."""
SEVERAL = 0.6
"""Confidence of a topic that more than one word tells: the surest one alone gives 0.58 (analysis/topics.py)."""
CLEAR = 0.5
"""Confidence of a topic that a clear word tells; one that only speaks for it gives 0.41."""
_FINE = 10_000
Place = tuple[int, str]
"""Of a code among those asked about, with a topic."""
Said = Mapping[Place, float]
"""As `corpus.matched.spoken` has them."""
Meant = Mapping[Place, float]
"""The best chance of any text of the code to be on the topic; none below `far`."""


@cache
def learnt() -> dict[str, Any]:
    """far: the best chance of a code's texts below which it hardly ever speaks of the topic; about: that from which it
    does; topics and weights: a row for each topic, the last number of it by itself; encoder: for whose rows."""
    return tomllib.loads((resources.files("toolkit.benchmark") / "speaking.toml").read_text(encoding="utf-8"))


def meant(connection: Any, shelf: Shelf, encoder: str) -> Meant | None:
    """What the codes in the table `asked` come near to; None where their texts have no rows that can be read. Raises
    BadData."""
    if encoder.partition(" (")[0] != learnt()["encoder"]:
        return None
    near = [row for portion in portions(shelf, encoder) for row in _near(texts_of(shelf, portion, encoder))]
    hashes, topics, fine = zip(*near, strict=True) if near else ((), (), ())
    return {key: best / _FINE for key, best in tables.nearest_topics(connection, hashes, topics, fine).items()}


def _near(some: Texts) -> Iterator[tuple[str, str, int]]:
    """Texts by hash with the topics they come near to, and how near in whole parts: the last bits of a sum are another
    on each kind of processor."""
    import numpy as np

    if some.rows is None:
        return
    names, far = list(learnt()["weights"]), round(learnt()["far"] * _FINE)
    fine = np.round(chances(some.rows) * _FINE).astype(int)
    for text, topic in np.argwhere(fine >= far).tolist():
        yield some.hashes[text], names[topic], int(fine[text, topic])


def chances(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """Texts x topics: how likely each text is on each topic."""
    import numpy as np

    weights = np.array(list(learnt()["weights"].values()), dtype=np.float64) / learnt()["parts"]
    z = rows.astype(np.float64) @ weights[:, :-1].T + weights[:, -1]
    return pipeline.softmax(z)


def heard(said: Said, near: Meant | None, asked: Iterable[Source], topics: Sequence[str]) -> dict[Place, bool]:
    """The codes that speak of each topic: True where they surely do, False where they may."""
    keys = [(one.place, topic) for one in asked for topic in topics]
    told = {key: _told(said.get(key), key[1], near, (near or {}).get(key)) for key in keys}
    return {key: one for key, one in told.items() if one is not None}


def _told(words: float | None, topic: str, near: Meant | None, chance: float | None) -> bool | None:
    """chance: None where it is below `far`."""
    if near is None or topic == OTHER:
        return None if words is None else words > 0
    if chance is None:
        return None if words is None else words >= SEVERAL
    return (words or 0.0) >= CLEAR or chance >= learnt()["about"]
