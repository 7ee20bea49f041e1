"""Tables typed in plain text: cells parted by tabs, or set under each other in columns.

Outcome                   Kept for                  two rows; the second column begins at letter 26
Written warning           12 months, or until the
                          appeal is decided         nothing at its left: it goes on with the row above
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_PIECE = re.compile(r"\S+(?: \S+)*")
_LABEL = re.compile(
    r"[*•·o+\u2010-\u2015-]|[(\[]? ?(?:[A-Za-z]|[ivxlc]{1,6}) ?[)\].:]+|\S*\d\S*"
    r"|[A-Z]\w+ (?:\d{1,3}[A-Z]?|[IVX]{1,5}|[A-Z])[.:]?"
)
_UNENDED = re.compile(r"(?:,|&|/|\b(?:and|or|of|the|for|in|to|by|with|on|at))$")
"""What no cell ends with."""
_WIDE = 3
"""Blanks: two may stand after any stop, three part columns."""
_TAB = 8


@dataclass(frozen=True, slots=True)
class TypedRow:
    """Lines start to end (exclusive) are one row with these cells."""

    start: int
    end: int
    cells: tuple[str, ...]


Piece = tuple[int, str]
"""Where some words begin on their line, and the words."""


def typed_rows(texts: Sequence[str]) -> Iterator[TypedRow]:
    """The rows of the tables among some lines, in order. A label and its words ("(a)  the clerk") are no row."""
    at = 0
    while at < len(texts):
        rows = list(_tabbed(texts, at)) or list(_aligned(texts, at))
        yield from rows
        at = rows[-1].end if rows else at + 1


def _tabbed(texts: Sequence[str], start: int) -> Iterator[TypedRow]:
    """At least two lines one after the other with as many cells between tabs."""
    at, count = start, len(_cells(texts[start]))
    while at < len(texts) and count > 1 and len(_cells(texts[at])) == count:
        at += 1
    if at - start > 1:
        yield from (TypedRow(row, row + 1, _cells(texts[row])) for row in range(start, at))


def _cells(text: str) -> tuple[str, ...]:
    """The words between tabs; none where the first are a label."""
    cells = tuple(" ".join(cell.split()) for cell in re.split(r"\t+", text.strip())) if "\t" in text.strip() else ()
    return () if cells and _LABEL.fullmatch(cells[0]) else cells


def _aligned(texts: Sequence[str], start: int) -> Iterator[TypedRow]:
    lines = [_pieces(texts[start])]
    if len(lines[0]) < 2 or _LABEL.fullmatch(lines[0][0][1]):
        return
    edges = [place for place, _ in lines[0]]
    for text in texts[start + 1 :]:
        pieces = _pieces(text)
        if not _stands_at(pieces, edges):
            break
        lines.append(pieces)
    rows = list(_grouped(lines, edges))
    full = [row for row in rows if len(row[2]) > 1 and all(row[2])]
    if len(full) > 1 and _is_wide(texts[start : start + len(lines)]):
        yield from (TypedRow(start + first, start + end, cells) for first, end, cells in rows)


def _pieces(text: str) -> list[Piece]:
    wide = text.replace("\xa0", " ").expandtabs(_TAB)
    return [(found.start(), found[0]) for found in _PIECE.finditer(wide)]


def _stands_at(pieces: Sequence[Piece], edges: Sequence[int]) -> bool:
    """Each piece begins at a column's edge and ends before the next one; no label stands before words."""
    if not pieces or (len(pieces) > 1 and len(pieces) < len(edges) and _LABEL.fullmatch(pieces[0][1])):
        return False
    ends = dict(pairwise([*edges, 10_000]))
    return all(place in ends and place + len(words) < ends[place] - 1 for place, words in pieces)


def _is_wide(texts: Sequence[str]) -> bool:
    return any(re.search(rf"\S {{{_WIDE},}}\S", text.replace("\xa0", " ").expandtabs(_TAB)) for text in texts)


def _grouped(lines: Sequence[list[Piece]], edges: Sequence[int]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The lines of each row, from its first to behind its last, and its cells; words that fit no row end the table."""
    widths = [after - before - 2 for before, after in pairwise(edges)]
    widths.append(max(len(words) for pieces in lines for place, words in pieces if place == edges[-1]))
    small = _begun_small(lines, edges, widths)
    start, parts = 0, _placed(lines[0], edges)
    for at, pieces in enumerate(lines[1:], start=1):
        own = _placed(pieces, edges)
        if _goes_on(parts, own, widths, small):
            parts = [[*old, *new] for old, new in zip(parts, own, strict=True)]
            continue
        yield start, at, _joined(parts)
        start, parts = at, own
        if len(pieces) == 1:
            return  # words under the table
    yield start, len(lines), _joined(parts)


def _placed(pieces: Sequence[Piece], edges: Sequence[int]) -> list[list[str]]:
    found = dict(pieces)
    return [[found[edge]] if edge in found else [] for edge in edges]


def _begun_small(lines: Sequence[list[Piece]], edges: Sequence[int], widths: Sequence[int]) -> list[bool]:
    """The columns whose cells mostly begin with a small letter, by the lines that surely begin a row: there a small
    letter does not say that the line goes on with the row above."""
    placed = [_placed(pieces, edges) for pieces in lines]
    begun = [own for parts, own in pairwise(placed) if own[0] and _would_fit(_said(parts, own, widths))]
    cells = [[own[column][0] for own in begun if own[column]] for column in range(len(edges))]
    return [2 * sum(cell[:1].islower() for cell in found) > len(found) for found in cells]


def _said(parts: Sequence[list[str]], own: Sequence[list[str]], widths: Sequence[int]) -> list[tuple[str, str, int]]:
    """Of each cell that a line has words in: its words on the line before, on this line, and its width in letters."""
    return [(old[-1] if old else "", new[0], width) for old, new, width in zip(parts, own, widths, strict=True) if new]


def _would_fit(said: Sequence[tuple[str, str, int]]) -> bool:
    """The first word of a cell would have fitted on the line before."""
    return any(len(old) + 1 + len(new.split(" ", 1)[0]) <= width for old, new, width in said if old)


def _goes_on(
    parts: Sequence[list[str]], own: Sequence[list[str]], widths: Sequence[int], small: Sequence[bool]
) -> bool:
    """A line goes on with the row above where no word of it would have fitted on the line before in its cell, and where
    its first cell is empty or not begun afresh. small: see `_begun_small`."""
    said = _said(parts, own, widths)
    if _would_fit(said):
        return not own[0] and not any(new[:1].isupper() and old.endswith(".") for old, new, _ in said)
    if not own[0] or len(said) == 1 or _UNENDED.search(said[0][0]):
        return True
    return any(new[0][:1].islower() and not usual for new, usual in zip(own, small, strict=True) if new)


def _joined(parts: Sequence[list[str]]) -> tuple[str, ...]:
    return tuple(" ".join(part) for part in parts)
