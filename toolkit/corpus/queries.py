"""The tables asked by DuckDB, which reads the Parquet files where they lie: no server, no copy, no file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from toolkit.corpus.rows import Row, Rows, analysis_of
from toolkit.corpus.shelf import Shelf
from toolkit.corpus.tables import COLUMNS, KEYS, file_of, read_index
from toolkit.errors import BadData
from toolkit.model.norm import Analysis

if TYPE_CHECKING:
    import duckdb

_KINDS = {"text": "VARCHAR", "number": "INTEGER", "flag": "BOOLEAN", "list": "VARCHAR[]", "row": "FLOAT[]"}
# Nothing is asked of the internet, and nothing is written beside the user's files.
_QUIET: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}


@contextmanager
def asking(shelf: Shelf) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with one view for each table, by its name.

    Raises BadData where a file that the index names is missing or damaged, also while it is asked.
    """
    import duckdb

    connection = duckdb.connect(":memory:", config=_QUIET)
    try:
        for table, names in read_index(shelf).items():
            connection.execute(f"CREATE VIEW {table} AS {source_of(shelf, table, names)}")
        yield connection
    except duckdb.Error as error:
        raise BadData(
            f"{shelf.folder}: the tables are damaged or incomplete; run conduct corpus verify --mend {shelf.folder}"
        ) from error
    finally:
        connection.close()


def source_of(shelf: Shelf, table: str, names: Sequence[str]) -> str:
    """A query for the rows of some files of a table, by which a view can be made."""
    if not names:
        columns = ", ".join(f'NULL::{_KINDS[kind]} AS "{name}"' for name, kind in COLUMNS[table].items())
        return f"SELECT {columns} WHERE false"
    files = ", ".join(_quoted(file_of(shelf, table, name).as_posix()) for name in names)
    # The row of an encoder has its own length; a plain list takes those of several encoders.
    columns = ", ".join('"row"::FLOAT[] AS "row"' if name == "row" else f'"{name}"' for name in COLUMNS[table])
    return f"SELECT {columns} FROM read_parquet([{files}])"


def _quoted(text: str) -> str:
    """A string of SQL. A name with signs that read_parquet takes for a pattern still means itself: in brackets."""
    marked = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in text)
    return "'" + marked.replace("'", "''") + "'"


def known(connection: duckdb.DuckDBPyConnection, table: str, hashes: Iterable[str]) -> set[str]:
    """Those of the hashes that a table, or a query in brackets, holds."""
    key = KEYS.get(table, ("hash",))[0]
    asked = f"SELECT DISTINCT {key} FROM {table} AS had WHERE {key} IN (SELECT unnest(?::VARCHAR[]))"
    return {str(row[0]) for row in connection.execute(asked, [sorted(set(hashes))]).fetchall()}


def analysis(shelf: Shelf, parsed: str) -> Analysis:
    """What reading gave, as it was when it was added. Raises BadData."""
    with asking(shelf) as connection:
        found = rows(connection, "SELECT * FROM instruments WHERE parsed = ? LIMIT 1", [parsed])
        if not found:
            raise BadData(f"{shelf.folder}: a code was not read yet; run conduct corpus verify --mend {shelf.folder}")
        provisions = rows(connection, "SELECT * FROM provisions WHERE parsed = ? ORDER BY place", [parsed])
        texts = rows(connection, f"SELECT * FROM texts WHERE hash IN ({_OWN.format('text')})", [parsed])
        facts = rows(connection, f"SELECT * FROM facts WHERE hash IN ({_OWN.format('facts')})", [parsed])
    distinct = {row["place"]: row for row in provisions}
    return analysis_of(
        Rows(
            parsed,
            found[0],
            tuple(distinct.values()),
            {row["hash"]: row["text"] for row in texts},
            {row["hash"]: row for row in facts},
        )
    )


_OWN = "SELECT {} FROM provisions WHERE parsed = ?"


def rows(
    connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[Any] | Mapping[str, Any] = ()
) -> list[Row]:
    """The rows of an answer, by the names of its columns."""
    answer = connection.execute(query, values)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
