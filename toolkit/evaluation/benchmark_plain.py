"""Two plain methods beside the benchmark, in the same run: the very words alone, and TF-IDF with a threshold.

TF-IDF takes the threshold that gives most states right, chosen with the answers in hand: a favour the toolkit does not
get. Neither tells a direction or an amount; that nothing is stricter or weaker counts where it is so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit import pipeline
from toolkit.evaluation.benchmark import Cellular, Key, Said, sample
from toolkit.evaluation.benchmark_made import Made

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

THRESHOLDS = tuple(place / 20 for place in range(1, 20))


@dataclass(frozen=True, slots=True)
class Held:
    """A code as cites and words, with its authority and date."""

    id: str
    authority: str
    date: str
    cites: tuple[str, ...]
    texts: tuple[str, ...]


def exact(made: Made) -> Said:
    """What a search for the very words would say."""
    held = _held(made)
    cells = _cells(made, held, _same, 1.0)
    return Said("exact text alone", cells, None, *_lineage(made, held, _same_words(held)))


def _same(ours: list[str], theirs: Sequence[str]) -> list[float]:
    known = set(theirs)
    return [float(text in known) for text in ours]


def cosine(made: Made) -> Said:
    """What TF-IDF would say at its best threshold."""
    held = _held(made)
    near = {
        base: {id: _nearest(_texts(made, base), held[id].texts) for id in sorted(made.of(base))} for base in made.bases
    }
    tables = [_thresholded(made, near, threshold) for threshold in THRESHOLDS]
    best = max(tables, key=lambda cells: _right(made, cells))
    return Said("TF-IDF cosine", best, None, *_lineage(made, held, _near_words(held)))


def _held(made: Made) -> dict[str, Held]:
    from toolkit.corpus.keeping import holdings

    dates = {one.id: (whose.name, one.date) for whose, one in holdings(made.shelf)}
    rows = {
        id: (tuple(str(row["cite"]) for row in own), tuple(str(row["text"]) for row in own))
        for id, own in made.lineage.items()
    }
    for name, base in made.bases.items():
        own = [one for one in base.instrument.provisions if one.text]
        rows[name] = tuple(one.cite for one in own), tuple(one.text for one in own)
    return {id: Held(id, *dates[id], *rows[id]) for id in sorted(rows)}


def _texts(made: Made, base: str) -> list[str]:
    return [text for _, text in _topical(made, base)]


def _topical(made: Made, base: str) -> Iterator[tuple[str, str]]:
    """Topic and words of the bundled code's provisions, as the matrix counts them."""
    analysis = made.bases[base]
    for one in analysis.instrument.provisions:
        if one.text and analysis.by_id[one.id].topics:
            yield analysis.by_id[one.id].topic, one.text


def _cells(
    made: Made, held: Mapping[str, Held], score: Callable[[list[str], Sequence[str]], list[float]], least: float
) -> dict[Key, Cellular]:
    near = {
        base: {id: score(_texts(made, base), held[id].texts) for id in sorted(made.of(base))} for base in made.bases
    }
    return _thresholded(made, near, least)


def _thresholded(made: Made, near: Mapping[str, Mapping[str, Sequence[float]]], least: float) -> dict[Key, Cellular]:
    found = {}
    for base, peers in near.items():
        topics = [topic for topic, _ in _topical(made, base)]
        for id, scores in peers.items():
            met = Counter(topic for topic, one in zip(topics, scores, strict=True) if one >= least)
            for topic, of in Counter(topics).items():
                state = "covered" if met[topic] == of else "partial" if met[topic] else "missing"
                found[id, topic] = Cellular(state, "")
    return found


def _nearest(ours: list[str], theirs: Sequence[str]) -> list[float]:
    found: list[float] = pipeline.similarity(ours, list(theirs)).max(axis=1).tolist()
    return found


def _right(made: Made, cells: Mapping[Key, Cellular]) -> int:
    return sum(
        cells[row["code"], row["topic"]].state == row["state"]
        for row in made.matrix
        if (row["code"], row["topic"]) in cells
    )


Near = Callable[[Held, Sequence[Held]], tuple[list[float], list[list[tuple[Held, str]]]]]
"""How near each earlier code is, and for each provision of the code the codes and cites with the nearest words."""


def _lineage(made: Made, held: Mapping[str, Held], near: Near) -> tuple[dict[str, str], dict[Key, str]]:
    """The parent of each code of the sample, and the source of each provision: of equals the latest."""
    parents, sources = {}, {}
    for id in sample(made):
        one = held[id]
        earlier = [other for other in held.values() if other.date <= one.date and other.authority != one.authority]
        codes, provisions = near(one, earlier)
        if earlier and max(codes) > 0:
            parents[id] = max(zip(codes, earlier, strict=True), key=lambda row: (row[0], row[1].date, row[1].id))[1].id
        for cite, found in zip(one.cites, provisions, strict=True):
            if found:
                source, place = max(found, key=lambda row: (row[0].date, row[0].id))
                sources[id, cite] = f"{source.id}#{place}"
    return parents, sources


def _same_words(held: Mapping[str, Held]) -> Near:
    by_text = _by_text(held)

    def near(one: Held, earlier: Sequence[Held]) -> tuple[list[float], list[list[tuple[Held, str]]]]:
        allowed, own = {other.id for other in earlier}, set(one.texts)
        codes = [float(len(own.intersection(other.texts))) for other in earlier]
        return codes, [[row for row in by_text[text] if row[0].id in allowed] for text in one.texts]

    return near


def _by_text(held: Mapping[str, Held]) -> dict[str, list[tuple[Held, str]]]:
    found: dict[str, list[tuple[Held, str]]] = defaultdict(list)
    for one in held.values():
        for cite, text in zip(one.cites, one.texts, strict=True):
            found[text].append((one, cite))
    return found


def _near_words(held: Mapping[str, Held]) -> Near:
    """By TF-IDF over all distinct texts; a code's vector is the sum of those of its texts."""
    import numpy as np

    by_text = _by_text(held)
    texts = sorted(by_text)
    place = {text: row for row, text in enumerate(texts)}
    table = tf_idf(texts)
    sums = {id: _unit(table[[place[text] for text in one.texts]].sum(axis=0)) for id, one in held.items()}

    def near(one: Held, earlier: Sequence[Held]) -> tuple[list[float], list[list[tuple[Held, str]]]]:
        allowed = {other.id for other in earlier}
        codes = [float(sums[other.id] @ sums[one.id]) for other in earlier]
        open_ = np.array([any(row[0].id in allowed for row in by_text[text]) for text in texts])
        scores = (table[[place[text] for text in one.texts]] @ table.T).toarray() * open_
        best = scores.argmax(axis=1).tolist()
        return codes, [
            [row for row in by_text[texts[column]] if row[0].id in allowed] if scores[at, column] > 0 else []
            for at, column in enumerate(best)
        ]

    return near


def tf_idf(texts: Sequence[str]) -> Any:
    """A sparse matrix with a row of length 1 for each text, over its words; rare ones count for more."""
    import numpy as np
    from scipy.sparse import csr_array

    counts = [Counter(pipeline.terms(text)) for text in texts]
    columns = {term: number for number, term in enumerate(sorted({term for one in counts for term in one}))}
    having = Counter(term for one in counts for term in one)
    weights = {term: np.log((1 + len(texts)) / (1 + count)) + 1 for term, count in having.items()}
    rows = [
        (row, columns[term], times * weights[term]) for row, one in enumerate(counts) for term, times in one.items()
    ]
    at, column, value = (np.array(part) for part in zip(*rows, strict=True)) if rows else (np.array([]),) * 3
    table = csr_array((value, (at, column)), shape=(len(texts), max(len(columns), 1)))
    lengths = np.sqrt((table * table).sum(axis=1))
    return csr_array(table.multiply(1 / np.maximum(lengths, 1e-9)[:, None]))


def _unit(row: Any) -> Any:
    import numpy as np

    flat = np.asarray(row).ravel()
    return flat / max(float(np.linalg.norm(flat)), 1e-9)
