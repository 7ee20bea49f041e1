"""Rows of numbers for the words of provisions: each distinct text once for each encoder, in chunks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise

from toolkit.corpus.adding import Engine
from toolkit.corpus.queries import asking, known
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.shelf_lock import locked
from toolkit.corpus.tables import append
from toolkit.errors import BadData

CHUNK = 512
"""Texts encoded, and put in their place, at a time."""
Encode = Callable[[Sequence[str]], tuple[str, list[list[float]]]]
"""The name of the encoder and a row for each text; may go to another process. "" where there is no encoder."""


def encode(shelf: Shelf, work: Encode, *, engine: Engine, chunk: int = CHUNK) -> Iterator[int]:
    """Encode every text that has no row yet; tells after each chunk how many rows are new.

    A run that was ended goes on with the next one. Raises UnwritableOutput and BadData.
    """
    name, _ = work([])
    if not name:
        return
    pulled: deque[list[tuple[str, str]]] = deque()

    def coming() -> Iterator[list[str]]:
        for rows in _without(shelf, name, chunk):
            pulled.append(rows)
            yield [text for _, text in rows]

    for found in engine(work, coming()):
        hashes = [hash for hash, _ in pulled.popleft()]
        if not isinstance(found, tuple):
            raise BadData(f"{shelf.folder}: some texts cannot be encoded ({found.reason}); try with --workers 1")
        yield _keep(shelf, found[0], hashes, found[1])


def missing(shelf: Shelf, encoder: str) -> int:
    """How many distinct texts have no row of an encoder."""
    with asking(shelf) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM ({_MISSING})", [encoder]).fetchall()[0]
    return int(count)


_MISSING = """
    SELECT hash, any_value(text) AS text FROM texts
    ANTI JOIN (SELECT hash FROM embeddings WHERE encoder = ?) AS done USING (hash)
    WHERE trim(text) <> '' GROUP BY hash ORDER BY hash
"""


def _without(shelf: Shelf, encoder: str, chunk: int) -> Iterator[list[tuple[str, str]]]:
    """The hashes are listed once, at the beginning; the words are asked for when their turn comes."""
    with asking(shelf) as connection:
        hashes = [row[0] for row in connection.execute(f"SELECT hash FROM ({_MISSING})", [encoder]).fetchall()]
    for start, end in pairwise(chain(range(0, len(hashes), chunk), [len(hashes)])):
        asked = "SELECT DISTINCT hash, text FROM texts WHERE hash IN (SELECT unnest(?::VARCHAR[])) ORDER BY hash"
        with asking(shelf) as connection:  # anew each time: other processes may join files meanwhile
            found = connection.execute(asked, [hashes[start:end]]).fetchall()
        yield [(str(hash), str(text)) for hash, text in found]


def _keep(shelf: Shelf, encoder: str, hashes: Sequence[str], found: Sequence[Sequence[float]]) -> int:
    with locked(shelf):
        with asking(shelf) as connection:
            # Another process may have encoded the same words meanwhile.
            done = known(connection, f"(SELECT hash FROM embeddings WHERE encoder = {_quoted(encoder)})", hashes)
        rows = [
            {"hash": hash, "encoder": encoder, "row": list(row)}
            for hash, row in zip(hashes, found, strict=True)
            if hash not in done
        ]
        if rows:
            append(shelf, {"embeddings": rows})
    return len(rows)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
