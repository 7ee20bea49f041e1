"""The tables of a corpus: Parquet files named by the hash of their bytes, and an index of those that count.

A file is never changed. A change writes new files and then, by one step, an index that names them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.corpus.rows import Row, Rows
from toolkit.corpus.shelf import Shelf, put, sha256
from toolkit.errors import BadData

if TYPE_CHECKING:
    import pyarrow as pa

Index = dict[str, tuple[str, ...]]
"""For each table, the hashes that are the names of its files."""
KEYS = {
    "instruments": ("parsed",),
    "provisions": ("parsed", "place"),
    "texts": ("hash",),
    "facts": ("hash",),
    "embeddings": ("hash", "encoder"),
}
"""What makes a row of each table one and the same."""


def index_path(shelf: Shelf) -> Path:
    return shelf.tables / "index.json"


def read_index(shelf: Shelf) -> Index:
    """The files that count; none where nothing was added, or the tables were left out of a copy. Raises BadData."""
    try:
        data = json.loads(index_path(shelf).read_text(encoding="utf-8"))
        return {name: tuple(str(one) for one in data["tables"].get(name, ())) for name in KEYS}
    except FileNotFoundError:
        return dict.fromkeys(KEYS, ())
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise BadData(
            f"tables/index.json: it cannot be read; delete the folder {shelf.tables}, then run conduct corpus verify "
            f"--mend {shelf.folder}"
        ) from error


def write_index(shelf: Shelf, index: Mapping[str, Iterable[str]]) -> None:
    """By one step, other files count. Raises UnwritableOutput."""
    tables = {name: sorted(set(index[name])) for name in KEYS}
    put(shelf, index_path(shelf), (json.dumps({"schema_version": 1, "tables": tables}, indent=1) + "\n").encode())


def file_of(shelf: Shelf, table: str, name: str) -> Path:
    """Where a file of a table lies."""
    return shelf.tables / table / f"{name}.parquet"


def append(shelf: Shelf, new: Mapping[str, Sequence[Row]]) -> None:
    """More rows: files first, then the index. Raises UnwritableOutput and BadData."""
    index = read_index(shelf)
    for table, rows in new.items():
        if rows:
            index[table] = (*index[table], write_table(shelf, table, rows))
    write_index(shelf, index)


def write_table(shelf: Shelf, table: str, rows: Sequence[Row]) -> str:
    """Rows as a file, which does not count yet; its name. The same rows have the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    buffer = BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema(table, rows)), buffer, compression="zstd")
    data = buffer.getvalue()
    name = sha256(data)
    if not file_of(shelf, table, name).is_file():
        put(shelf, file_of(shelf, table, name), data)
    return name


def schema(table: str, rows: Sequence[Row] = ()) -> pa.Schema:
    """The columns of a table. rows: of embeddings, from which the length of a row is taken."""
    import pyarrow as pa

    kinds: dict[str, Any] = {_TEXT: pa.string(), _NUMBER: pa.int32(), "flag": pa.bool_()}
    kinds["list"] = pa.list_(pa.string())
    if rows and "row" in rows[0]:
        kinds["row"] = pa.list_(pa.float32(), len(rows[0]["row"]))
    kinds.setdefault("row", pa.list_(pa.float32()))
    return pa.schema([(name, kinds[kind]) for name, kind in COLUMNS[table].items()])


_TEXT, _NUMBER = "text", "number"
COLUMNS: dict[str, dict[str, str]] = {
    "instruments": {
        **dict.fromkeys(("parsed", "id", "title", "kind", "authority", "date"), _TEXT),
        "provisions": _NUMBER,
        "gaps": "list",
        "rest": _TEXT,
    },
    "provisions": {
        "parsed": _TEXT,
        "place": _NUMBER,
        **dict.fromkeys(("id", "cite", "number", "level", "parent", "heading"), _TEXT),
        "start": _NUMBER,
        "end": _NUMBER,
        "lead_in": "flag",
        "page": _NUMBER,
        "text": _TEXT,
        "facts": _TEXT,
    },
    "texts": {"hash": _TEXT, "text": _TEXT},
    "facts": dict.fromkeys(("hash", "modality", "topic", "json"), _TEXT),
    "embeddings": {"hash": _TEXT, "encoder": _TEXT, "row": "row"},
}


def tables_of(found: Sequence[Rows], *, known: Mapping[str, set[str]]) -> dict[str, list[Row]]:
    """Rows of several analyses for each table, in order of first appearance, without what is `known` by its hash."""
    distinct = {one.parsed: one for one in found if one.parsed not in known["instruments"]}
    texts = {hash: text for one in distinct.values() for hash, text in one.texts.items()}
    facts = {hash: row for one in distinct.values() for hash, row in one.facts.items()}
    return {
        "texts": [{"hash": hash, "text": text} for hash, text in texts.items() if hash not in known["texts"]],
        "facts": [row for hash, row in facts.items() if hash not in known["facts"]],
        "provisions": [row for one in distinct.values() for row in one.provisions],
        "instruments": [one.instrument for one in distinct.values()],
    }
