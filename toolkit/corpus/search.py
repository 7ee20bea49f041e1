"""Provisions of a corpus that answer some words: by the words themselves, and by what they mean.

    gifts "register of interests"     gift, gifts, gifted count; what stands in quotation marks must be there as it is

Two lists are made of all distinct texts: by BM25 (Robertson and Zaragoza 2009) and by the cosine of the stored rows of
an encoder. They become one by reciprocal rank fusion (Cormack, Clarke and Buettcher 2009). DuckDB reads the tables
where they lie and keeps the best of each list, so memory is bounded by what is asked for, not by the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from toolkit.corpus.holdings import Authority, Holding
from toolkit.corpus.keeping import Wanted, holdings
from toolkit.corpus.queries import rows
from toolkit.corpus.search_words import Asked, pattern, plain
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source, among, where

if TYPE_CHECKING:
    import duckdb

K1, B = 1.2, 0.75
"""BM25: how soon repeating a word stops counting, and how much a long text counts against itself; the usual values."""
FUSED = 60
"""Added to a rank before it is turned over, as in the paper: the heads of both lists count about alike."""
NEAR = 0.3
"""Cosine under which a text means something else."""
FIRST, WIDER = 200, 16
"""Of each list, so many are looked at first, and so many times more where filters leave too few."""
Encode = Callable[[Sequence[str]], tuple[str, list[list[float]]]]
"""As for `toolkit.corpus.encoding`; "" where there is no encoder."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found, with the oldest of the codes that have it. id, cite: of the provision there; others: how
    many more codes have the very same words; words, meaning: its place in either list, from 1, or None."""

    authority: str
    code: str
    kind: str
    date: str
    id: str
    cite: str
    text: str
    others: int
    words: int | None
    meaning: int | None


def search(
    shelf: Shelf,
    asked: Asked,
    *,
    encode: Encode,
    wanted: Wanted = lambda _, __: True,
    topic: str = "",
    limit: int = 10,
) -> tuple[Hit, ...]:
    """The provisions that answer best, at most `limit`, texts that several codes have once.

    wanted: which codes are looked at; topic: of the closed list, "" for any. Raises BadData.
    """
    found = sorted(holdings(shelf, wanted=wanted), key=lambda row: (row[1].date or "9999", row[1].id))
    places = [_source(place, whose, one) for place, (whose, one) in enumerate(found)]
    with among(shelf, places) as connection:
        lists = _Lists(connection, asked, *_row(encode, asked))
        most = FIRST
        while True:
            ranks = lists.ranks(most)
            held = _held(connection, list(ranks), topic)
            if len(held) >= limit or len(ranks) < most:
                break
            most *= WIDER
        best = sorted(held, key=lambda hash: (-_fused(ranks[hash]), hash))[:limit]
        return tuple(_hits(connection, places, best, held, ranks))


def _source(place: int, whose: Authority, one: Holding) -> Source:
    return Source(place, one.id, one.parsed, whose.name, one.date, one.kind, whose.kind)


def _row(encode: Encode, asked: Asked) -> tuple[str, list[float]]:
    name, found = encode([asked.meant]) if asked.meant else ("", [])
    return (name, found[0]) if name else ("", [])


Ranks = tuple[int | None, int | None]
"""A text's place in the list by words and in the list by meaning."""


def _fused(ranks: Ranks) -> float:
    return sum(1 / (FUSED + rank) for rank in ranks if rank is not None)


@dataclass(frozen=True, slots=True)
class _Lists:
    """What can be ranked. encoder, row: of what is asked; "" without one."""

    connection: duckdb.DuckDBPyConnection
    asked: Asked
    encoder: str
    row: list[float]

    def ranks(self, most: int) -> dict[str, Ranks]:
        """The best of each list, by hash."""
        words = {hash: place for place, hash in enumerate(self._by_words(most), 1)}
        meaning = {hash: place for place, hash in enumerate(self._by_meaning(most), 1)}
        return {hash: (words.get(hash), meaning.get(hash)) for hash in [*words, *(set(meaning) - set(words))]}

    def _by_words(self, most: int) -> list[str]:
        terms = [pattern(term) for term in self.asked.terms]
        if not terms:
            return self._with_phrases(most)
        counts = ", ".join(f"count(*) FILTER (regexp_matches(words, ${_name(n)}))" for n in range(len(terms)))
        values = {_name(n): term for n, term in enumerate(terms)}
        count, size, *having = self.connection.execute(
            f"SELECT count(*), avg(length(words)), {counts} FROM ({_TEXTS})", values
        ).fetchall()[0]
        if not count:
            return []
        score = " + ".join(_bm25(n, int(count), int(df), float(size)) for n, df in enumerate(having))
        found = self.connection.execute(
            f"SELECT hash, round({score}, 6) AS score FROM ({_TEXTS}) WHERE {_phrases(self.asked)} AND score > 0 "
            f"GROUP BY ALL ORDER BY score DESC, hash LIMIT {int(most)}",
            values | _phrase_values(self.asked),
        ).fetchall()
        return [str(hash) for hash, _ in found]

    def _with_phrases(self, most: int) -> list[str]:
        """Only quotations were given: the shortest texts that have them first."""
        found = self.connection.execute(
            f"SELECT hash, length(words) FROM ({_TEXTS}) WHERE {_phrases(self.asked)} GROUP BY ALL "
            f"ORDER BY length(words), hash LIMIT {int(most)}",
            _phrase_values(self.asked),
        ).fetchall()
        return [str(hash) for hash, _ in found]

    def _by_meaning(self, most: int) -> list[str]:
        if not self.encoder:
            return []
        fits = f"AND hash IN (SELECT hash FROM ({_TEXTS}) WHERE {_phrases(self.asked)})" if self.asked.phrases else ""
        found = self.connection.execute(
            'SELECT hash, round(list_dot_product("row", $row::FLOAT[]), 5) AS near FROM embeddings '
            f"WHERE encoder = $encoder AND near >= {NEAR} {fits} GROUP BY ALL "
            f"ORDER BY near DESC, hash LIMIT {int(most)}",
            {"encoder": self.encoder, "row": self.row, **_phrase_values(self.asked)},
        ).fetchall()
        return [str(hash) for hash, _ in found]


_TEXTS = f"SELECT hash, {plain('text')} AS words FROM texts WHERE trim(text) <> ''"


def _name(number: int) -> str:
    return f"term{number}"


def _bm25(number: int, count: int, having: int, size: float) -> str:
    """The part of one term in the score of a text, as SQL."""
    weight = log(1 + (count - having + 0.5) / (having + 0.5))
    times = f"len(regexp_extract_all(words, ${_name(number)}))"
    return f"{weight!r} * {times} * {K1 + 1!r} / ({times} + {K1 * (1 - B)!r} + {K1 * B / size!r} * length(words))"


def _phrases(asked: Asked) -> str:
    tests = [f"regexp_matches(words, $phrase{number})" for number in range(len(asked.phrases))]
    return " AND ".join(tests) or "true"


def _phrase_values(asked: Asked) -> dict[str, str]:
    return {f"phrase{number}": pattern(phrase, exact=True) for number, phrase in enumerate(asked.phrases)}


def _held(connection: duckdb.DuckDBPyConnection, hashes: list[str], topic: str) -> dict[str, tuple[int, int]]:
    """Those texts that a code asked about has: the place of the first code, and how many have it."""
    about = "JOIN facts ON facts.hash = provisions.facts AND facts.topic = $topic" if topic else ""
    query = (
        "SELECT provisions.text AS hash, min(asked.place) AS first, count(DISTINCT asked.place) AS codes "
        f"FROM provisions JOIN asked USING (parsed) {about} "
        "WHERE provisions.text IN (SELECT unnest($hashes::VARCHAR[])) GROUP BY provisions.text"
    )
    found = rows(connection, query, {"hashes": hashes, **({"topic": topic} if topic else {})})
    return {str(row["hash"]): (int(row["first"]), int(row["codes"])) for row in found}


def _hits(
    connection: duckdb.DuckDBPyConnection,
    places: Sequence[Source],
    best: Sequence[str],
    held: dict[str, tuple[int, int]],
    ranks: dict[str, Ranks],
) -> list[Hit]:
    first = {hash: places[held[hash][0]] for hash in best}
    said = {(row["parsed"], row["hash"]): row for row in where(connection, [first[h].parsed for h in best], list(best))}
    out = []
    for hash in best:
        code, words = first[hash], said[first[hash].parsed, hash]
        about = (code.authority, code.id, code.kind, code.date, words["id"], words["cite"], words["text"])
        out.append(Hit(*about, held[hash][1] - 1, *ranks[hash]))
    return out
