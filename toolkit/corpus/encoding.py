"""Rows of numbers for the words of provisions: each distinct text once for each encoder, in chunks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from toolkit.corpus.adding import Engine
from toolkit.corpus.queries import asking, known
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.shelf_lock import locked
from toolkit.corpus.tables import append
from toolkit.errors import BadData

CHUNK, SPAN = 1024, 50_000
"""Texts encoded, and put in their place, at a time; texts listed at a time."""
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
        (count,) = connection.execute(f"SELECT count(*) FROM ({_MISSING})", {"encoder": encoder, **_ALL}).fetchall()[0]
    return int(count)


_MISSING = """
    SELECT hash, any_value(text) AS text FROM (SELECT * FROM texts WHERE hash >= $low AND hash < $high)
    ANTI JOIN (SELECT hash FROM embeddings WHERE encoder = $encoder) AS done USING (hash)
    WHERE trim(text) <> '' GROUP BY hash ORDER BY hash
"""
_ALL = {"low": "", "high": "g"}
"""Hashes are written in the signs from 0 to f."""


def _without(shelf: Shelf, encoder: str, chunk: int) -> Iterator[list[tuple[str, str]]]:
    """Texts by their hash, in as many parts as keep each within SPAN: what is asked of the tables at a time is bounded,
    and each of their rows is looked at once a part, not once a chunk."""
    for span in _spans(missing(shelf, encoder)):
        with asking(shelf) as connection:  # anew each time: other processes may join files meanwhile
            found = connection.execute(_MISSING, {"encoder": encoder, **span}).fetchall()
        for start in range(0, len(found), chunk):
            yield [(str(hash), str(text)) for hash, text in found[start : start + chunk]]


def _spans(count: int) -> Iterator[dict[str, str]]:
    """Parts of about equal size, for hashes are spread evenly."""
    parts = min(count // SPAN + 1, 16**4)
    edges = [f"{16**4 * place // parts:04x}" for place in range(parts)] + [_ALL["high"]]
    return ({"low": low, "high": high} for low, high in pairwise(edges))


def _keep(shelf: Shelf, encoder: str, hashes: Sequence[str], found: Sequence[Sequence[float]]) -> int:
    with locked(shelf):
        with asking(shelf) as connection:
            # Another process may have encoded the same words meanwhile.
            done = known(connection, f"(SELECT hash FROM embeddings WHERE encoder = {_quoted(encoder)})", hashes)
        rows = [
            {"hash": hash, "encoder": encoder, "row": row}
            for hash, row in zip(hashes, found, strict=True)
            if hash not in done
        ]
        if rows:
            append(shelf, {"embeddings": rows})
    return len(rows)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
