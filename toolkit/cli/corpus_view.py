"""What `conduct corpus` prints of what is held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.corpus.holdings import Authority, Holding

if TYPE_CHECKING:
    from toolkit.model.norm import Analysis

_HEADS = ("code", "kind", "date", "authority", "type", "nation")


def listed(rows: Sequence[tuple[Authority, Holding]], *, json: bool) -> str:
    """What is held as a table, or as JSON with every particular."""
    from toolkit.model.codec import canonical, to_data

    if json:
        codes = [{**_data(to_data(one)), "authority": to_data(whose)} for whose, one in rows]
        return canonical({"schema_version": "1", "codes": codes})
    if not rows:
        return "No such code is held.\n"
    cells = [_HEADS, *(_cells(whose, one) for whose, one in rows)]
    widths = [max(len(row[place]) for row in cells) for place in range(len(_HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([*lines, "", f"{len(rows)} code{'s' if len(rows) != 1 else ''}"]) + "\n"


def _data(found: object) -> dict[str, object]:
    return found if isinstance(found, dict) else {}


def _cells(whose: Authority, one: Holding) -> tuple[str, ...]:
    from toolkit.pipeline import visible

    found = (one.id, one.kind.replace("_", " "), one.date, whose.name, whose.kind, whose.nation)
    return tuple(visible(cell) for cell in found)


def shown(whose: Authority, one: Holding, whole: Analysis) -> str:
    """The particulars of a code, then its provisions."""
    from toolkit.cli.parse import tree
    from toolkit.pipeline import visible

    rows = {
        "type": whose.kind,
        "nation": whose.nation,
        "population": whose.population,
        "control": whose.control,
        "file": one.name,
        "hash": one.sha256,
        "address": one.address,
        "fetched": one.fetched,
        "licence": one.licence,
    }
    said = [f"{name}: {visible(value)}" for name, value in rows.items() if value]
    return "\n".join([one.id, *said, ""]) + "\n" + tree(whole.instrument)
