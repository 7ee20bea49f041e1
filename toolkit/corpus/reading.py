"""What a benchmark asks of a corpus: the latest codes, and what was read in some of them at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.corpus.holdings import Authority, Holding
from toolkit.corpus.keeping import holdings
from toolkit.corpus.queries import asking, rows
from toolkit.corpus.rows import Row, Rows, analysis_of
from toolkit.corpus.shelf import Shelf
from toolkit.errors import BadData
from toolkit.model.norm import Analysis
from toolkit.model.provision import InstrumentKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Held = tuple[Authority, Holding]


def everything(shelf: Shelf) -> tuple[Held, ...]:
    """All that is held, by id. Raises BadData."""
    return tuple(sorted(holdings(shelf), key=lambda row: row[1].id))


def latest(shelf: Shelf, *, kind: InstrumentKind | None = None) -> tuple[Held, ...]:
    """Of each authority the newest code of each kind that the corpus holds, by id. Raises BadData."""
    return newest_of(everything(shelf), kind=kind)


def newest_of(held: Iterable[Held], *, kind: InstrumentKind | None = None) -> tuple[Held, ...]:
    """Of each authority the newest code of each kind, by id; of two without a date the last by id."""
    newest: dict[tuple[str, InstrumentKind], Held] = {}
    for whose, one in held:
        key = whose.slug, one.kind
        if kind in (None, one.kind) and (key not in newest or _age(one) > _age(newest[key][1])):
            newest[key] = whose, one
    return tuple(sorted(newest.values(), key=lambda row: row[1].id))


def _age(one: Holding) -> tuple[str, str]:
    return one.date, one.id


def analyses(shelf: Shelf, wanted: Sequence[Held]) -> tuple[Analysis, ...]:
    """What was read in some codes, in their order, under their manifests' particulars: four queries for all of them.

    Raises BadData where the tables lack one.
    """
    parsed = sorted({one.parsed for _, one in wanted})
    with asking(shelf) as connection:
        found = {name: rows(connection, query, {"parsed": parsed}) for name, query in _ALL.items()}
    instruments = {row["parsed"]: row for row in found["instruments"]}
    if missing := [one.id for _, one in wanted if one.parsed not in instruments]:
        raise BadData(f"{shelf.folder}: {missing[0]} was not read yet; run conduct corpus verify --mend {shelf.folder}")
    provisions = _by_code(found["provisions"])
    texts = {row["hash"]: row["text"] for row in found["texts"]}
    facts = {row["hash"]: row for row in found["facts"]}
    return tuple(
        _under(row, analysis_of(_rows(instruments[row[1].parsed], provisions, texts, facts))) for row in wanted
    )


def provision_counts(shelf: Shelf) -> dict[str, int]:
    """How many provisions with words of their own each code has, by `parsed`; headings are none. Raises BadData."""
    query = 'SELECT parsed, count(DISTINCT place) FROM provisions WHERE "end" > start GROUP BY parsed'
    with asking(shelf) as connection:
        found = connection.execute(query).fetchall()
    return {str(parsed): int(count) for parsed, count in found}


_SOME = "SELECT unnest($parsed::VARCHAR[])"
_ALL = {
    "instruments": f"SELECT * FROM instruments WHERE parsed IN ({_SOME})",
    "provisions": f"SELECT * FROM provisions WHERE parsed IN ({_SOME}) ORDER BY parsed, place",
    "texts": f"SELECT * FROM texts WHERE hash IN (SELECT text FROM provisions WHERE parsed IN ({_SOME}))",
    "facts": f"SELECT * FROM facts WHERE hash IN (SELECT facts FROM provisions WHERE parsed IN ({_SOME}))",
}


def _by_code(found: Iterable[Row]) -> dict[str, dict[int, Row]]:
    """By place, for two processes may have written the same rows."""
    out: dict[str, dict[int, Row]] = defaultdict(dict)
    for row in found:
        out[row["parsed"]][row["place"]] = row
    return out


def vectors(shelf: Shelf, hashes: Collection[str], encoder: str) -> dict[str, NDArray[np.float32]]:
    """The rows of numbers of an encoder stored for some texts, by hash. Raises BadData."""
    import numpy as np

    with asking(shelf) as connection:
        found = connection.execute(_VECTORS, {"hashes": sorted(hashes), "encoder": encoder}).fetchall()
    return {str(hash): np.asarray(row, dtype=np.float32) for hash, row in found}


_VECTORS = """
    SELECT DISTINCT ON (hash) hash, "row" FROM embeddings
    WHERE hash IN (SELECT unnest($hashes::VARCHAR[])) AND encoder = $encoder
"""


def _rows(
    instrument: Row, provisions: Mapping[str, Mapping[int, Row]], texts: Mapping[str, str], facts: Mapping[str, Row]
) -> Rows:
    parsed = instrument["parsed"]
    return Rows(parsed, instrument, tuple(provisions.get(parsed, {}).values()), texts, facts)


def _under(row: Held, read: Analysis) -> Analysis:
    whose, one = row
    about = replace(read.instrument, id=one.id, title=one.title, kind=one.kind, authority=whose.name, date=one.date)
    return replace(read, instrument=about)
