"""Whence our words came: for each of our provisions the earlier code it was taken from, and what was changed.

A code is mostly taken from one other, and that one from a third: the nearest wording of a provision stands in many
codes at once. So a source is judged twice, by the provision and by the whole code:

                          ours 4.1    ours 4.2    all of ours
    Ashdale, 2018            .93         1.0          .95        taken: both provisions come from here
    Birchdale, 2011          .93         .80          .84        the model of Ashdale
    Cedardale, 2020          1.0          -           .12        one sentence in common
    Elmdale, 2019            .93         1.0          .70        has as much of ours, and a chapter that we lack
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from toolkit.benchmark.kin import Kin, kin_of, known, words_of
from toolkit.corpus.rows import hash_of
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Columns, Source, among, holders, lengths, sources, where, wordings
from toolkit.engines import Engine, Lost
from toolkit.errors import BadData
from toolkit.model.benchmark import Lineage, Origin, Parent, Words
from toolkit.model.crosswalk import Edit
from toolkit.model.norm import Analysis
from toolkit.model.provision import Provision
from toolkit.pipeline import exact_edits

PULL = 3.0
"""How much the nearness of the whole code counts beside that of the provision. Chosen on made-up codes of other seeds
than those that `conduct evaluate --benchmark` measures."""
NEAR, STRANGE = 0.2, 0.8
"""A code that has less of ours than `NEAR` is a source only of a provision of which it has as much as `STRANGE`: a few
words in common are no descent. Chosen with `PULL`."""
PARENTS = 10
"""Codes named as parents, at most."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """The source of one of our provisions: a text of a code."""

    kin: Kin
    source: Source


def lineage(ours: Analysis, shelf: Shelf, peers: Iterable[str], *, engine: Engine) -> Lineage:
    """Origins in our order, and parents by their share. peers: ids of the codes in which the very words are counted.

    Sources are the codes of other authorities, of any kind, that are dated no later than ours; all of them where ours
    has no date. Raises BadData.
    """
    own = [one for one in ours.instrument.provisions if words_of(one.text)]
    others = [one for one in sources(shelf) if not _is_ours(one, ours)]
    if not own or not others:
        return Lineage(tuple(Origin(one.id, "alone", 0.0) for one in own))
    counted = {one.place for one in others if one.id in set(peers)}
    with among(shelf, others) as connection:
        kin = _all_kin(wordings(connection), [one.text for one in own], engine)
        held = holders(connection, [one.hash for one in kin])
        alike = _alike(own, kin, held, counted)
        chosen = _chosen(own, kin, held, lengths(connection), {one.place: one for one in others if _earlier(one, ours)})
        pairs = [(one.source.parsed, one.kin.hash) for one in chosen.values()]
        rows = where(connection, [parsed for parsed, _ in pairs], [hash for _, hash in pairs])
    found = {(row["parsed"], row["hash"]): row for row in rows}
    origins = tuple(_origin(one, chosen.get(place), found, alike[place]) for place, one in enumerate(own))
    return Lineage(origins, _parents(chosen, len(own)))


def _is_ours(one: Source, ours: Analysis) -> bool:
    authority = ours.instrument.authority
    return one.id == ours.instrument.id or (bool(authority) and one.authority == authority)


def _earlier(one: Source, ours: Analysis) -> bool:
    return not ours.instrument.date or not one.date or one.date <= ours.instrument.date


def _all_kin(batches: Iterable[list[tuple[str, str]]], texts: Sequence[str], engine: Engine) -> list[Kin]:
    work: Callable[[list[tuple[str, str]]], tuple[Kin, ...]] = partial(kin_of, ours=known(texts))
    return [one for found in engine(work, batches) for one in _whole(found)]


def _whole(found: tuple[Kin, ...] | Lost) -> tuple[Kin, ...]:
    """Sources that are missing would make other codes our parents: better no answer than that."""
    if isinstance(found, Lost):
        raise BadData(f"the texts of the corpus could not all be compared: {found.reason}; try --workers 1")
    return found


def _alike(own: Sequence[Provision], kin: Sequence[Kin], held: dict[str, Any], peers: set[int]) -> Counter[int]:
    """In how many peers the very words of each of our provisions stand."""
    exact = {hash_of(one.text) for one in own}
    same = {text: one.ours for text, one in enumerate(kin) if one.hash in exact and one.share == 1}
    wanted = [own[one.ours].text for one in kin]
    counted: Counter[int] = Counter()
    for text, code in zip(held["text"].tolist(), held["code"].tolist(), strict=True):
        if text in same and code in peers and kin[text].hash == hash_of(wanted[text]):
            counted[same[text]] += 1
    return counted


def _chosen(
    own: Sequence[Provision], kin: Sequence[Kin], held: Columns, sizes: Columns, earlier: dict[int, Source]
) -> dict[int, _Choice]:
    """The source of each of our provisions that has one: the best by provision and code together; of equals the later,
    for a code is taken from what is in force."""
    import numpy as np

    texts, codes = held["text"].astype(int), held["code"].astype(int)
    kept = np.isin(codes, list(earlier))
    texts, codes = texts[kept], codes[kept]
    places = np.array([one.ours for one in kin], dtype=int)[texts]
    shares = np.array([one.share for one in kin], dtype=float)[texts]
    near = _nearness(own, places, shares, codes)
    close = _closeness(own, near, sizes)
    likely = (shares >= STRANGE) | (near[codes] >= NEAR)
    texts, codes, places, shares = texts[likely], codes[likely], places[likely], shares[likely]
    worth = np.round(shares + PULL * close[codes], 6)
    chosen: dict[int, tuple[tuple[float, str, str], _Choice]] = {}
    for row in np.flatnonzero(worth >= _best(worth, places)[places]).tolist():
        source = earlier[int(codes[row])]
        one = kin[int(texts[row])]
        rank = (float(worth[row]), source.date, source.id)
        if one.ours not in chosen or rank > chosen[one.ours][0]:
            chosen[one.ours] = (rank, _Choice(one, source))
    return {place: choice for place, (_, choice) in sorted(chosen.items())}


def _nearness(own: Sequence[Provision], places: Any, shares: Any, codes: Any) -> Any:
    """For each code the share of our words that it has, each provision by its nearest wording there."""
    import numpy as np

    if not len(codes):
        return np.zeros(1)
    best = np.zeros((int(codes.max()) + 1, len(own)))
    np.maximum.at(best, (codes, places), shares)
    lengths = np.array([len(words_of(one.text)) for one in own], dtype=float)
    return best @ lengths / lengths.sum()


def _closeness(own: Sequence[Provision], near: Any, sizes: Columns) -> Any:
    """For each code the share of the words of both that both have: who takes a code over keeps most of it, so a code
    with much that ours lacks is its sibling rather than its parent."""
    import numpy as np

    ours = float(sum(len(words_of(one.text)) for one in own))
    theirs = np.zeros(len(near))
    known = sizes["code"] < len(near)
    theirs[sizes["code"][known].astype(int)] = sizes["words"][known]
    return 2 * near * ours / (ours + theirs)


def _best(worth: Any, places: Any) -> Any:
    import numpy as np

    best = np.full(int(places.max()) + 1 if len(places) else 1, -1.0)
    np.maximum.at(best, places, worth)
    return best


def _origin(one: Provision, choice: _Choice | None, found: dict[tuple[str, str], Any], alike: int) -> Origin:
    if choice is None:
        return Origin(one.id, "alone", 0.0, alike=alike)
    row = found[choice.source.parsed, choice.kin.hash]
    words = Words(choice.source.id, row["id"], row["cite"], row["text"])
    edits = tuple(Edit(op, text) for op, text in exact_edits(words.text, one.text))
    same = choice.kin.share == 1
    return Origin(one.id, "same" if same else "adapted", choice.kin.share, words, edits if not same else (), alike)


def _parents(chosen: dict[int, _Choice], count: int) -> tuple[Parent, ...]:
    names = {one.source.id: one.source.authority for one in chosen.values()}
    counted = Counter(one.source.id for one in chosen.values())
    ranked = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    return tuple(Parent(id, names[id], taken, round(taken / count, 4)) for id, taken in ranked[:PARENTS])
