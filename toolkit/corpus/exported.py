"""Rows of a benchmark as a Parquet file, for those who go on with their own tools."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from toolkit.corpus.rows import Row

TEXTS = ("topic", "peer", "name", "state", "standing")
NUMBERS = ("met", "of", "unsure")
LISTS = ("ours", "theirs", "relationship", "answer_standing")


def parquet_of(rows: Sequence[Row]) -> bytes:
    """A Parquet file of cells; the same rows have the same bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {
        **dict.fromkeys(TEXTS, pa.string()),
        **dict.fromkeys(NUMBERS, pa.int32()),
        **dict.fromkeys(LISTS, pa.list_(pa.string())),
        "score": pa.list_(pa.float64()),
    }
    buffer = BytesIO()
    pq.write_table(
        pa.Table.from_pylist(list(rows), schema=pa.schema(list(columns.items()))), buffer, compression="zstd"
    )
    return buffer.getvalue()
