"""Every distinct text of a corpus beside all our provisions: which of ours it is most like, and how much.

Done a file of the corpus's tables at a time, by whichever engine; what a file gave is kept under the file's name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from toolkit.benchmark.likeness import bag, likeness
from toolkit.benchmark.partial import NOWHERE, Partial
from toolkit.corpus.distinct import Portion, Texts, portions, texts_of
from toolkit.corpus.rows import hash_of
from toolkit.corpus.shelf import Shelf
from toolkit.engines import Engine, Lost
from toolkit.errors import BadData

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FINE = 10_000
"""Likeness is kept in whole ten-thousandths: the last bits of a sum are another on each kind of processor."""


@dataclass(frozen=True)
class Mine:
    """Our texts, each once. rows: of the encoder that the corpus was filled with, or None."""

    texts: tuple[str, ...]
    rows: NDArray[np.float32] | None
    encoder: str = ""


@dataclass(frozen=True)
class Scores:
    """For each text of the corpus, by hash, the place of ours that it is most like, and how much, 0 to 1."""

    hashes: list[str]
    places: list[int]
    scores: list[float]


Row = tuple[str, int, int]
"""Hash, place of ours, ten-thousandths."""


def scores(
    mine: Mine,
    shelf: Shelf,
    *,
    engine: Engine,
    kept: Partial = NOWHERE,
    done: Callable[[int, int], None] = lambda _, __: None,
) -> Scores:
    """All of them. done: is told how many portions of how many are through. Raises BadData."""
    wanted = portions(shelf, mine.encoder)
    found = Scores([], [], [])
    for number, rows in enumerate(_all(mine, shelf, wanted, engine, kept), 1):
        for hash, place, score in rows:
            found.hashes.append(hash)
            found.places.append(place)
            found.scores.append(score / _FINE)
        done(number, len(wanted))
    return found


def _all(mine: Mine, shelf: Shelf, wanted: Sequence[Portion], engine: Engine, kept: Partial) -> Iterator[list[Row]]:
    own = [hash_of(text) for text in mine.texts]
    keys = [kept.key("scores", mine.encoder, *own, "", portion.name) for portion in wanted]
    known = [kept.holds(key) for key in keys]
    missing = (portion for portion, there in zip(wanted, known, strict=True) if not there)
    fresh: Iterator[Any] = engine(partial(nearest, mine=mine), (texts_of(shelf, one, mine.encoder) for one in missing))
    for key, there in zip(keys, known, strict=True):
        if there:
            yield [tuple(row) for row in json.loads(kept.read(key))]
        else:
            rows = _whole(next(fresh))
            kept.keep(key, json.dumps(rows))
            yield rows


def _whole(found: list[Row] | Lost) -> list[Row]:
    if isinstance(found, Lost):
        raise BadData(f"the texts of the corpus could not all be compared: {found.reason}; try --workers 1")
    return found


def nearest(some: Texts, *, mine: Mine) -> list[Row]:
    """What a worker does. The very words come before everything else."""
    import numpy as np

    vocabulary: dict[str, int] = {}
    both = some.rows is not None and mine.rows is not None
    own = bag(mine.texts, vocabulary, mine.rows if both else None, grows=True)
    alike = likeness(own, bag(some.texts, vocabulary, some.rows if both else None))
    places = np.argmax(np.round(alike * _FINE), axis=0)
    same = {text: place for place, text in enumerate(mine.texts)}
    rows = []
    for column, (hash, text) in enumerate(zip(some.hashes, some.texts, strict=True)):
        place = same.get(text, int(places[column]))
        rows.append((hash, place, _FINE if text in same else round(float(alike[place, column]) * _FINE)))
    return rows
