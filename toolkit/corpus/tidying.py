"""Many small files of a table become few: who adds a code a day would else have a thousand files to open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import BytesIO

from toolkit.corpus.shelf import Shelf, put, sha256
from toolkit.corpus.shelf_lock import locked
from toolkit.corpus.tables import KEYS, Index, file_of, read_index, write_index
from toolkit.errors import BadData

MANY = 48
"""Small files of a table that are left as they are, and that are joined at a time, which bounds the memory."""
SMALL = 4_000_000


def tidy(shelf: Shelf, *, many: int = MANY) -> None:
    """Join small files where there are many. Raises UnwritableOutput and BadData.

    The files that were joined stay until the next time, for another process may be reading them.
    """
    if all(len(names) < many for names in read_index(shelf).values()):
        return
    with locked(shelf):
        before = read_index(shelf)
        try:
            after = {table: tuple(_joined(shelf, table, names, many)) for table, names in before.items()}
        except (OSError, ValueError) as error:  # pyarrow calls damage a ValueError
            raise BadData(
                f"{shelf.folder}: the tables are damaged or incomplete; run conduct corpus verify --mend {shelf.folder}"
            ) from error
        if after != before:
            write_index(shelf, after)
            _drop_leftovers(shelf, (before, after))


def _joined(shelf: Shelf, table: str, names: Sequence[str], many: int) -> Iterator[str]:
    small = [one for one in names if file_of(shelf, table, one).stat().st_size < SMALL]
    whole = len(small) - len(small) % many
    yield from (one for one in names if one not in small[:whole])
    for start in range(0, whole, many):
        yield from _join(shelf, table, small[start : start + many])


def _join(shelf: Shelf, table: str, names: Sequence[str]) -> Iterator[str]:
    """One file for each kind of row: those of two encoders differ in length."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    read = [pq.read_table(file_of(shelf, table, name)) for name in names]
    for schema in dict.fromkeys(one.schema.to_string() for one in read):
        buffer = BytesIO()
        rows = pa.concat_tables([one for one in read if one.schema.to_string() == schema]).combine_chunks()
        pq.write_table(rows, buffer, compression="zstd")
        name = sha256(buffer.getvalue())
        put(shelf, file_of(shelf, table, name), buffer.getvalue())
        yield name


def _drop_leftovers(shelf: Shelf, kept: Sequence[Index]) -> None:
    for table in KEYS:
        counted = {name for index in kept for name in index[table]}
        for path in (shelf.tables / table).glob("*.parquet"):
            if path.stem not in counted:
                with suppress(OSError):  # Windows lets nobody delete what another process reads
                    path.unlink()
