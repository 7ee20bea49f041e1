"""The distinct texts of a corpus with the rows of numbers stored for them, a file of the tables at a time.

A file never changes, and its name is the hash of its bytes; so what was made of it can be kept under its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from toolkit.corpus.queries import asking, source_of
from toolkit.corpus.shelf import Shelf, sha256
from toolkit.corpus.tables import file_of, read_index

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BYTES = 20_000_000
"""Of files of numbers taken at a time: some 9,000 texts."""
MOST = 10_000
"""Texts without rows of numbers taken at a time."""


@dataclass(frozen=True)
class Portion:
    """Some of the texts. name: by which it is known; files: of the table of numbers; hashes: of texts without."""

    name: str
    files: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Texts:
    """Texts, each once, with their hashes and rows: of length 1, all of one encoder, or None."""

    hashes: tuple[str, ...]
    texts: tuple[str, ...]
    rows: NDArray[np.float32] | None


def encoder_of(shelf: Shelf) -> str:
    """The encoder that most texts have rows of; "" where none has. Raises BadData."""
    with asking(shelf) as connection:
        found = connection.execute(
            "SELECT encoder FROM embeddings GROUP BY encoder ORDER BY count(*) DESC, encoder LIMIT 1"
        ).fetchall()
    return str(found[0][0]) if found else ""


def portions(shelf: Shelf, encoder: str) -> list[Portion]:
    """All texts in portions that are the same while the corpus is. encoder: "" goes by words alone. Raises BadData."""
    files = list(_together(shelf)) if encoder else []
    with asking(shelf) as connection:
        rest = [str(row[0]) for row in connection.execute(_REST, {"encoder": encoder}).fetchall()]
    batches = [tuple(rest[start : start + MOST]) for start in range(0, len(rest), MOST)]
    return [*files, *(Portion(sha256("\n".join(batch).encode()), (), batch) for batch in batches)]


def _together(shelf: Shelf) -> Iterator[Portion]:
    """Small files together, large ones by themselves, in the order of their names."""
    names: list[str] = []
    size = 0
    for name in sorted(read_index(shelf)["embeddings"]):
        names.append(name)
        size += file_of(shelf, "embeddings", name).stat().st_size
        if size >= BYTES:
            yield _portion(names)
            names, size = [], 0
    if names:
        yield _portion(names)


def _portion(names: Sequence[str]) -> Portion:
    return Portion(sha256("\n".join(names).encode()), tuple(names))


_REST = """
    SELECT DISTINCT hash FROM texts
    ANTI JOIN (SELECT hash FROM embeddings WHERE encoder = $encoder) AS done USING (hash) ORDER BY hash
"""


def texts_of(shelf: Shelf, portion: Portion, encoder: str) -> Texts:
    """The texts of a portion, by hash. Raises BadData."""
    with asking(shelf) as connection:
        if not portion.files:
            found = connection.execute(_WORDS, {"hashes": list(portion.hashes)}).fetchall()
            return Texts(tuple(str(row[0]) for row in found), tuple(str(row[1]) for row in found), None)
        source = source_of(shelf, "embeddings", portion.files)
        table: Any = connection.sql(_ROWS.format(source=source), params={"encoder": encoder}).to_arrow_table()
    return _texts(table)


_WORDS = """
    SELECT DISTINCT ON (hash) hash, text FROM texts WHERE hash IN (SELECT unnest($hashes::VARCHAR[])) ORDER BY hash
"""
_ROWS = """
    SELECT hash, text, own."row" AS "row" FROM ({source}) AS own JOIN texts USING (hash) WHERE encoder = $encoder
    ORDER BY hash
"""


def _texts(table: Any) -> Texts:
    """Each text once, for two processes may have written the same."""
    import numpy as np

    hashes, texts = (table.column(name).to_pylist() for name in ("hash", "text"))
    if not hashes:
        return Texts((), (), None)
    flat: Any = table.column("row").combine_chunks().flatten()
    rows = np.asarray(flat, dtype=np.float32).reshape(len(hashes), -1)
    first = sorted({hash: place for place, hash in reversed(list(enumerate(hashes)))}.values())
    return Texts(tuple(hashes[place] for place in first), tuple(texts[place] for place in first), rows[first])
