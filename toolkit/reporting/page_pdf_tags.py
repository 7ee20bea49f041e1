"""The row heads of a PDF's tables: Typst 0.15 tags the head of a column, but has no way to say that of a row's."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from toolkit.reporting.page import Block, Card, Chart, Columns, Page, Table


def name_row_heads(content: bytes, page: Page) -> bytes:
    """The PDF with the first cell of each row a header cell of scope Row (ISO 32000-1, 14.8.5.7), where the page's
    tables have row heads. The same bytes give the same bytes."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        tables = _tagged(document.Root.StructTreeRoot.K, "/Table")
        for table, heads in zip(tables, _row_heads(page.blocks), strict=True):
            if heads:
                _name(table)
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _row_heads(blocks: tuple[Block, ...]) -> Iterator[bool]:
    """For each table in reading order, whether the first cell of a row names it."""
    for block in blocks:
        if isinstance(block, Card):
            yield from _row_heads(block.blocks)
        elif isinstance(block, Table):
            yield block.row_heads
        elif isinstance(block, Chart | Columns):
            yield isinstance(block, Chart)


def _tagged(element: Any, tag: str) -> Iterator[Any]:
    """The elements of a kind in reading order; what lies inside one is left out, for our tables hold no tables."""
    import pikepdf

    if isinstance(element, pikepdf.Array):
        for one in element:
            yield from _tagged(one, tag)
    elif isinstance(element, pikepdf.Dictionary):
        if element.get("/S") == tag:
            yield element
        elif "/K" in element:
            yield from _tagged(element.K, tag)


def _name(table: Any) -> None:
    """Tells the row head of each row by its scope. Typst lists for each cell the heads of its columns; such a list
    would stand against the scopes of rows (ISO 32000-1, table 349), so it goes, and the scopes say both."""
    for body in _tagged(table.K, "/TBody"):
        for row in _tagged(body.K, "/TR"):
            for place, cell in enumerate(_tagged(row.K, "/TD")):
                _describe(cell, heads_row=place == 0)


def _describe(cell: Any, *, heads_row: bool) -> None:
    import pikepdf

    said = next((one for one in cell.get("/A", ()) if one.get("/O") == "/Table"), None)
    if said is not None and "/Headers" in said:
        del said["/Headers"]
    if heads_row:
        cell.S = pikepdf.Name.TH
        if said is None:
            said = pikepdf.Dictionary(O=pikepdf.Name.Table)
            cell.A = pikepdf.Array([*cell.get("/A", ()), said])
            said = cell.A[-1]
        said.Scope = pikepdf.Name.Row
