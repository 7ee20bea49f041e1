"""Tables of a word processor: rows of data, or a page laid out with a table, which is read through.

1.2 │ You must not—              a number beside its clause, which takes several lines: no data
    │ (a) bully any person; or
    │ (b) accept a bribe.
    │ This forbids nothing else.

Gifts. │ 3.—(1) No employee ...  words in the margin beside numbered clauses
       │ (2) An employee who ...

B. Keys                         one cell across the whole table: words over the rows below, no row
B1 │ Keys stay in the safe.

Do                │ Do not       two lists side by side: read one after the other, each under its own words
• thank people    │ • gossip
• be on time      │ • lend your pass
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.model.source import Line
from toolkit.sources.paragraphs import row_of

Cell = list[Line]
_MARKER = re.compile(r"[(\[]?(?:\d{1,3}[A-Z]?(?:\.\d{1,3}[A-Z]?)*|[a-z]|[ivxlc]{1,6})[.):\]]*", re.I)
_OPENS = re.compile(r"(?:[(\[]\d{1,3}[A-Z]?[)\]]|\d{1,3}[A-Z]?(?:\.\d{1,3})*[.)]?)[\s\u2010-\u2015-]*[(A-Z“‘]")
"""`3.—(1) No employee`, `(2) An employee`: a numbered clause."""
_ITEM = re.compile(r"[(\[]?[a-z]{1,4}[)\]]\s", re.I)
"""`(a) a token of thanks;`: an item of the clause in the row before."""
_NOTE_MOST = 8
"""Words of what stands in the margin."""
_LEAST = 2
_SET_IN = 36.0
"""Points: what stands in the second column is set in from the first."""


def table_lines(rows: Sequence[Sequence[Cell]], place: str) -> Iterator[Line]:
    """The lines of a table. rows: of each row the lines of each cell. place: of the table, as a message names it."""
    through = (
        _numbered
        if _numbers_clauses(rows)
        else _noted
        if notes_clauses([[*map(_words, cells)] for cells in rows])
        else None
    )
    if through is not None:
        yield from (line for first, second in rows for line in through(first, second))
        return
    if _lists_side_by_side(rows):
        yield from (line for column in zip(*rows, strict=True) for cell in column for line in cell)
        return
    widest = max(map(len, rows), default=0)
    for at, cells in enumerate(rows):
        if len(cells) == 1 < widest:
            yield from cells[0]
            continue
        line = row_of(list(cells), f"{place}, row {at + 1}")
        if line.text.replace("|", "").strip():
            yield line


def _numbers_clauses(rows: Sequence[Sequence[Cell]]) -> bool:
    """Two columns, the first of nothing but numbers, and somewhere beside a number more than one paragraph."""
    if not all(len(cells) == 2 for cells in rows):
        return False
    firsts = [_words(cells[0]) for cells in rows]
    numbers = [words for words in firsts if words]
    several = any(_words(first) and sum(not line.soft for line in second) > 1 for first, second in rows)
    return len(numbers) >= _LEAST and all(_MARKER.fullmatch(words) for words in numbers) and several


def _lists_side_by_side(rows: Sequence[Sequence[Cell]]) -> bool:
    """A few words over each column, and under them one row of lists."""
    if len(rows) != 2 or len(rows[0]) != len(rows[1]) or len(rows[0]) < _LEAST:
        return False
    heads = all(len(cell) == 1 and 0 < len(cell[0].text.split()) <= _NOTE_MOST for cell in rows[0])
    return heads and all(sum(bool(line.label) for line in cell) >= _LEAST for cell in rows[1])


def notes_clauses(rows: Sequence[Sequence[str]]) -> bool:
    """Two columns, the second of numbered clauses and their items, the first of a few words or none. rows: the words
    of each cell."""
    if len(rows) < _LEAST or not all(len(cells) == 2 for cells in rows):
        return False
    numbered = [bool(_OPENS.match(second)) for _, second in rows]
    goes_on = all(at or (not first and _ITEM.match(second)) for at, (first, second) in zip(numbered, rows, strict=True))
    return goes_on and sum(numbered) >= _LEAST and all(len(first.split()) <= _NOTE_MOST for first, _ in rows)


def _words(cell: Cell) -> str:
    return " ".join(f"{line.label} {line.text}".strip() for line in cell)


def _numbered(first: Cell, second: Cell) -> Iterator[Line]:
    """The number stands before the first line of its clause."""
    number = _words(first)
    if number and not second:
        yield from first
    for at, line in enumerate(second):
        if at == 0 and number:
            text = f"{number} {line.label} {line.text}".replace("  ", " ")
            yield replace(line, text=text, label="", depth=0, list_id="", indent=0.0)
        else:
            yield replace(line, indent=(line.indent or 0.0) + _SET_IN)


def _noted(first: Cell, second: Cell) -> Iterator[Line]:
    """What stands in the margin is the heading of the clause beside it."""
    if words := _words(first):
        yield replace(first[0], text=words, label="", role="heading", depth=0, list_id="")
    yield from (replace(line, indent=(line.indent or 0.0) + _SET_IN) for line in second)
