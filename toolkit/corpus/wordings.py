"""What a benchmark asks of a corpus about words: which codes have which, whatever the analysis made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.corpus.keeping import holdings
from toolkit.corpus.queries import asking, rows
from toolkit.corpus.rows import Row
from toolkit.corpus.shelf import Shelf

if TYPE_CHECKING:
    import duckdb

BATCH = 20_000
"""Rows taken from the tables at a time."""
Columns = dict[str, Any]
"""Columns of an answer by name, as numpy arrays."""


@dataclass(frozen=True, slots=True)
class Source:
    """A code that is held. place: its number among those asked about; parsed: by which the tables know it; type: of the
    authority."""

    place: int
    id: str
    parsed: str
    authority: str
    date: str
    kind: str
    type: str = ""


def sources(shelf: Shelf) -> tuple[Source, ...]:
    """Every code that is held, by id. Raises BadData."""
    held = sorted(holdings(shelf), key=lambda row: row[1].id)
    return tuple(
        Source(place, one.id, one.parsed, whose.name, one.date, one.kind, whose.kind)
        for place, (whose, one) in enumerate(held)
    )


@contextmanager
def among(shelf: Shelf, asked: Sequence[Source]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that also has a table `asked` (place, parsed). Raises BadData as `asking` does."""
    with asking(shelf) as connection:
        connection.execute(
            "CREATE TABLE asked AS SELECT unnest($places::INTEGER[]) AS place, unnest($parsed::VARCHAR[]) AS parsed",
            {"places": [one.place for one in asked], "parsed": [one.parsed for one in asked]},
        )
        yield connection


def wordings(connection: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[str, str]]]:
    """Hash and words of every text that the codes asked about have, each once, by hash, some thousands at a time."""
    query = (
        "SELECT DISTINCT hash, text FROM texts WHERE hash IN (SELECT text FROM provisions WHERE parsed IN "
        "(SELECT parsed FROM asked)) ORDER BY hash"
    )
    answer = connection.execute(query)
    while found := answer.fetchmany(BATCH):
        yield [(str(hash), str(text)) for hash, text in found]


def held_texts(connection: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[str, int, int]]]:
    """Every text that the codes asked about have, each once, with the least and the greatest place of those that have
    it, some thousands at a time."""
    query = (
        "WITH held AS (SELECT provisions.text AS hash, min(asked.place) AS first, max(asked.place) AS last "
        "FROM provisions JOIN asked USING (parsed) GROUP BY provisions.text) "
        "SELECT DISTINCT words.text, first, last FROM held JOIN texts AS words USING (hash)"
    )
    answer = connection.execute(query)
    while found := answer.fetchmany(BATCH):
        yield [(str(text), int(first), int(last)) for text, first, last in found]


def holders(connection: duckdb.DuckDBPyConnection, hashes: Sequence[str]) -> Columns:
    """Which of the codes asked about have which of these texts: columns `text`, a place in `hashes`, and `code`."""
    connection.execute("DROP TABLE IF EXISTS wanted")
    connection.execute(
        "CREATE TEMP TABLE wanted AS SELECT unnest($texts::INTEGER[]) AS text, unnest($hashes::VARCHAR[]) AS hash",
        {"texts": list(range(len(hashes))), "hashes": list(hashes)},
    )
    query = (
        "SELECT DISTINCT wanted.text AS text, asked.place AS code FROM provisions JOIN asked USING (parsed) "
        "JOIN wanted ON provisions.text = wanted.hash ORDER BY code, text"
    )
    return dict(connection.execute(query).fetchnumpy())


def lengths(connection: duckdb.DuckDBPyConnection) -> Columns:
    """How many words each of the codes asked about has, headings left out: columns `code` and `words`."""
    query = (
        "SELECT asked.place AS code, sum(len(words) - len(replace(words, ' ', '')) + 1)::BIGINT AS words "
        "FROM (SELECT DISTINCT hash, text AS words FROM texts) JOIN provisions ON provisions.text = hash "
        "JOIN asked USING (parsed) WHERE words <> '' GROUP BY asked.place ORDER BY code"
    )
    return dict(connection.execute(query).fetchnumpy())


def where(connection: duckdb.DuckDBPyConnection, parsed: Sequence[str], hashes: Sequence[str]) -> list[Row]:
    """The first provision with those words in each of those codes, pair by pair: parsed, hash, id, cite, text."""
    query = (
        "WITH pairs AS (SELECT DISTINCT unnest($parsed::VARCHAR[]) AS parsed, unnest($hashes::VARCHAR[]) AS hash) "
        "SELECT provisions.parsed AS parsed, hash, arg_min(provisions.id, place) AS id, "
        "arg_min(provisions.cite, place) AS cite, any_value(texts.text) AS text FROM provisions "
        "JOIN pairs ON provisions.parsed = pairs.parsed AND provisions.text = pairs.hash "
        "JOIN texts USING (hash) GROUP BY ALL ORDER BY parsed, hash"
    )
    return rows(connection, query, {"parsed": list(parsed), "hashes": list(hashes)})


def topic_texts(connection: duckdb.DuckDBPyConnection, *, least: int) -> None:
    """Make a table `spoken` (topic, text, codes): texts of at least so many signs that ask or allow something and are
    no half of a sentence, and how many of the codes asked about have them."""
    connection.execute("DROP TABLE IF EXISTS spoken")
    connection.execute(
        "CREATE TEMP TABLE spoken AS SELECT facts.topic AS topic, provisions.text AS text, "
        "count(DISTINCT parsed)::INTEGER AS codes FROM provisions JOIN asked USING (parsed) "
        "JOIN facts ON facts.hash = provisions.facts JOIN texts ON texts.hash = provisions.text "
        "WHERE facts.modality <> 'none' AND len(texts.text) >= $least "
        "AND NOT regexp_matches(trim(texts.text), '([:;,–—-]|\\b(and|or))$') GROUP BY ALL",
        {"least": least},
    )


def topic_codes(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many of the codes asked about speak of each topic at all."""
    query = (
        "SELECT facts.topic, count(DISTINCT parsed) FROM provisions JOIN asked USING (parsed) "
        "JOIN facts ON facts.hash = provisions.facts GROUP BY ALL"
    )
    return {str(topic): int(count) for topic, count in connection.execute(query).fetchall()}


def meanings(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[list[str], list[str], Any, Any]]:
    """Of `spoken`, some thousands at a time: topics, texts, numbers of codes, and rows of the commonest encoder."""
    import numpy as np

    query = (
        "SELECT DISTINCT spoken.topic, spoken.text, spoken.codes, row FROM spoken "
        "JOIN embeddings ON embeddings.hash = spoken.text WHERE encoder = (SELECT encoder FROM embeddings "
        "GROUP BY encoder ORDER BY count(*) DESC, encoder LIMIT 1)"
    )
    batches: Any = connection.sql(query).to_arrow_reader(BATCH)
    for batch in batches:
        if batch.num_rows:
            topics, texts, codes = (batch.column(place) for place in range(3))
            flat = np.asarray(batch.column(3).flatten(), dtype=np.float32)
            yield topics.to_pylist(), texts.to_pylist(), np.asarray(codes), flat.reshape(batch.num_rows, -1)


def commonest(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """For each topic of `spoken` the text that most codes have; the longest, then the first by hash, of several."""
    query = (
        "SELECT topic, first(spoken.text ORDER BY codes DESC, len(texts.text) DESC, spoken.text) FROM spoken "
        "JOIN texts ON texts.hash = spoken.text GROUP BY topic"
    )
    return {str(topic): str(text) for topic, text in connection.execute(query).fetchall()}


def first_holder(connection: duckdb.DuckDBPyConnection, hashes: Sequence[str]) -> dict[str, int]:
    """The place of the first code asked about that has each of these texts."""
    query = (
        "SELECT provisions.text, min(asked.place) FROM provisions JOIN asked USING (parsed) "
        "WHERE provisions.text IN (SELECT unnest($hashes::VARCHAR[])) GROUP BY ALL"
    )
    return {str(hash): int(place) for hash, place in connection.execute(query, {"hashes": list(hashes)}).fetchall()}
