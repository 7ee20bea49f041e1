"""Small instruments from an indented list of rows, so that a test shows the shape of the code it reads."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from toolkit.model.provision import Instrument, InstrumentKind, Level, Provision, SourceInfo

Row = tuple[str, str] | tuple[str, str, str]
"""(number, text) or (number, text, heading); two blanks before the number for each level of depth."""

_LEVELS: tuple[Level, ...] = ("paragraph", "subparagraph", "item")


def build(rows: list[Row], *, kind: InstrumentKind = "officer_code", title: str = "Code of conduct") -> Instrument:
    """An instrument with one provision a row. A text that ends in "-" or ":" and has children is a lead-in."""
    provisions: list[Provision] = []
    stack: list[Provision] = []
    text = ""
    for row in rows:
        number, words, heading = row[0].strip(), row[1], row[2] if len(row) > 2 else ""
        depth = (len(row[0]) - len(row[0].lstrip())) // 2
        stack = stack[:depth]
        parent = stack[-1] if stack else None
        cite = (parent.cite if parent and number.startswith("(") else "") + number
        place = f"{parent.id}/{number.strip('()')}" if parent else number.lower().replace(" ", "-")
        level: Level = _LEVELS[min(depth, 2)] if words else "heading"
        span = (len(text), len(text) + len(words))
        provision = Provision(place, cite, number, level, parent.id if parent else None, heading, words, span)
        text += words + "\n"
        provisions.append(provision)
        stack.append(provision)
    parents = {provision.parent for provision in provisions}
    marked = tuple(replace(p, lead_in=p.id in parents and p.text.endswith(("-", ":", "—"))) for p in provisions)
    return Instrument("code", title, kind, "", "", SourceInfo("code.txt", "0" * 64, "txt"), text, marked)


def provisions_are_sound(instrument: Instrument) -> bool:
    """The invariant of every instrument, which the builder must keep too."""
    assert set(get_args(Level)) >= {provision.level for provision in instrument.provisions}
    return all(instrument.text[p.span[0] : p.span[1]] == p.text for p in instrument.provisions)
