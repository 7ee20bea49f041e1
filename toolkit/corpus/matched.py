"""What many codes have of texts that were scored beforehand: asked of the tables by DuckDB, some codes at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from toolkit.corpus.queries import rows
from toolkit.corpus.rows import Row
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.wordings import Source, among
from toolkit.model.norm import Modality

if TYPE_CHECKING:
    import duckdb

CODES = 1_000
"""Codes asked about at a time."""
FETCHED = 20_000


Scored = tuple[Sequence[str], Sequence[int], Sequence[float]]


@contextmanager
def beside(shelf: Shelf, asked: Sequence[Source], scored: Scored | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the tables `asked` (place, parsed) and `best` (hash, ours, score). scored: None where there is
    no code of ours, so that no text is like any of it. Raises BadData as `asking` does."""
    with among(shelf, asked) as connection:
        if scored is None:
            connection.execute("CREATE TABLE best AS SELECT DISTINCT hash, 0 AS ours, 0.0::DOUBLE AS score FROM texts")
            yield connection
            return
        connection.execute(
            "CREATE TABLE best AS SELECT unnest($hashes::VARCHAR[]) AS hash, unnest($ours::INTEGER[]) AS ours, "
            "unnest($scores::DOUBLE[]) AS score",
            {"hashes": list(scored[0]), "ours": list(scored[1]), "scores": list(scored[2])},
        )
        yield connection


def answers(connection: duckdb.DuckDBPyConnection, asked: Sequence[Source], *, least: float) -> Iterator[list[Row]]:
    """For each code and text of ours the provision that is most like it, if it is so at least that much: place of the
    code, ours, id, hashes of text and facts, score; by code and ours, some codes at a time."""
    places = sorted(one.place for one in asked)
    for start in range(0, len(places), CODES):
        some = places[start : start + CODES]
        yield rows(connection, _ANSWERS, {"least": least, "first": some[0], "last": some[-1]})


_ANSWERS = """
    SELECT asked.place AS code, best.ours AS ours, p.id AS id, p.text AS text, p.facts AS facts, best.score AS score
    FROM provisions AS p JOIN asked USING (parsed) JOIN best ON p.text = best.hash
    WHERE best.score >= $least AND asked.place BETWEEN $first AND $last
    QUALIFY row_number() OVER (PARTITION BY asked.place, best.ours ORDER BY best.score DESC, p.place) = 1
    ORDER BY code, ours
"""


def spare(connection: duckdb.DuckDBPyConnection, *, least: float) -> Iterator[list[tuple[Any, ...]]]:
    """Texts that are like none of ours: hash, words, topic and modality as they are mostly read, how many codes have
    them, the place of the first that has, and id and cite there; the commonest first, some thousands at a time."""
    answer = connection.execute(_SPARE, {"least": least})
    while found := answer.fetchmany(FETCHED):
        yield found


_SPARE = """
    WITH held AS (
        SELECT p.text AS hash, facts.topic AS topic, facts.modality AS modality, count(DISTINCT asked.place) AS codes,
            arg_min({'code': asked.place, 'id': p.id, 'cite': p.cite}, (asked.place, p.place)) AS first
        FROM provisions AS p JOIN asked USING (parsed) JOIN best ON p.text = best.hash
        JOIN facts ON facts.hash = p.facts
        WHERE best.score < $least AND NOT p.lead_in AND p."end" > p.start AND facts.json NOT LIKE '%"topics":[]%'
        GROUP BY ALL
    ), summed AS (
        SELECT hash, arg_max({'topic': topic, 'modality': modality}, (codes, topic, modality)) AS read,
            sum(codes)::INTEGER AS codes, arg_min(first, first.code) AS first
        FROM held GROUP BY hash
    )
    SELECT hash, text, read.topic, read.modality, codes, first.code, first.id, first.cite
    FROM summed JOIN (SELECT DISTINCT hash, text FROM texts) AS words USING (hash)
    ORDER BY codes DESC, hash
"""


def holders(connection: duckdb.DuckDBPyConnection, hashes: Sequence[str], things: Sequence[int]) -> list[Row]:
    """Which codes have any of the texts of each thing: rows of thing and code, by both."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE things AS SELECT unnest($hashes::VARCHAR[]) AS hash, "
        "unnest($things::INTEGER[]) AS thing",
        {"hashes": list(hashes), "things": list(things)},
    )
    return rows(
        connection,
        "SELECT DISTINCT thing, asked.place AS code FROM provisions JOIN asked USING (parsed) "
        "JOIN things ON provisions.text = things.hash ORDER BY thing, code",
    )


def spoken(connection: duckdb.DuckDBPyConnection) -> dict[tuple[int, str], float]:
    """Places of codes with each topic they speak of, and the confidence of the provision that is most surely about it:
    0.0 where the topic only stands beside a surer one. Of two that are told by clear words alike, both count."""
    found = connection.execute(_SPOKEN).fetchall()
    return {(int(code), str(topic)): float(surest or 0.0) for code, topic, surest in found}


_SPOKEN = """
    WITH telling AS (
        SELECT DISTINCT hash, topic, unnest(topics) AS beside, unnest(sure) AS sure, list_max(sure) AS surest FROM (
            SELECT hash, topic, regexp_extract_all(json, '"topic":"([^"]+)"', 1) AS topics,
                CAST(regexp_extract_all(json, '"confidence":([0-9.e-]+)', 1) AS DOUBLE[]) AS sure FROM facts
        )
    )
    SELECT asked.place, beside, max(surest) FILTER (WHERE topic = beside OR sure >= greatest(surest, 0.5))
    FROM provisions AS p
    JOIN asked USING (parsed) JOIN telling ON telling.hash = p.facts WHERE p."end" > p.start GROUP BY ALL ORDER BY ALL
"""


def nearest_topics(
    connection: duckdb.DuckDBPyConnection, hashes: Sequence[str], topics: Sequence[str], found: Sequence[int]
) -> dict[tuple[int, str], int]:
    """For each code and topic the highest number of any of its texts. The three rows: hash of a text, topic, number;
    what is of no code, such as a block to sign, is left out."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE meant AS SELECT unnest($hashes::VARCHAR[]) AS hash, "
        "unnest($topics::VARCHAR[]) AS topic, unnest($found::INTEGER[]) AS number",
        {"hashes": list(hashes), "topics": list(topics), "found": list(found)},
    )
    rows = connection.execute(_NEAREST_TOPICS).fetchall()
    return {(int(code), str(topic)): int(number) for code, topic, number in rows}


_NEAREST_TOPICS = """
    SELECT asked.place, meant.topic, max(meant.number) FROM provisions AS p JOIN asked USING (parsed)
    JOIN meant ON p.text = meant.hash JOIN facts ON facts.hash = p.facts
    WHERE p."end" > p.start AND facts.json NOT LIKE '%"topics":[]%' GROUP BY ALL ORDER BY ALL
"""


def facts(connection: duckdb.DuckDBPyConnection, hashes: Sequence[str]) -> dict[str, str]:
    """What the analysis found, as JSON, by hash."""
    query = "SELECT hash, json FROM facts WHERE hash IN (SELECT unnest($hashes::VARCHAR[]))"
    return dict(connection.execute(query, {"hashes": list(hashes)}).fetchall())


def parameters(connection: duckdb.DuckDBPyConnection, names: Sequence[str]) -> Iterator[list[tuple[Any, ...]]]:
    """Provisions that state any of these facets: place of the code, id, cite, hash of facts and JSON, words; in order,
    some thousands at a time."""
    likes = " OR ".join(f"""json LIKE '%"name":"{name}"%'""" for name in names)
    answer = connection.execute(_PARAMETERS.format(likes=likes))
    while found := answer.fetchmany(FETCHED):
        yield found


_PARAMETERS = """
    WITH telling AS (SELECT DISTINCT hash, json FROM facts WHERE {likes})
    SELECT DISTINCT asked.place AS code, p.place AS place, p.id, p.cite, telling.hash, telling.json, words.text
    FROM provisions AS p JOIN asked USING (parsed) JOIN telling ON p.facts = telling.hash
    JOIN (SELECT DISTINCT hash, text FROM texts) AS words ON p.text = words.hash
    ORDER BY code, place
"""


def forces(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, Modality, int]]:
    """How many provisions with words each topic has of each modality."""
    found = connection.execute(_FORCES).fetchall()
    return [(str(topic), cast(Modality, modality), int(count)) for topic, modality, count in found]


_FORCES = """
    SELECT topic, modality, count(*) FROM (
        SELECT DISTINCT asked.place AS code, p.place AS place, facts.topic AS topic, facts.modality AS modality
        FROM provisions AS p JOIN asked USING (parsed) JOIN facts ON facts.hash = p.facts
        WHERE p."end" > p.start AND facts.json NOT LIKE '%"topics":[]%'
    ) GROUP BY ALL ORDER BY ALL
"""
