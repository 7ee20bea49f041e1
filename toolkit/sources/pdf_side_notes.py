"""Notes in the margin beside numbered clauses, as Acts and gazettes print them: each is the heading of its clause.

    Gifts.            4. (1) A public officer shall not accept a gift    smaller type, left (or right) of all the text,
    No. 4 of 2003.    from a person who—                                 the first line level with a clause's number
                          (a) has an interest ...
    Cap. 183.         (2) Despite paragraph (1), ...                     level with no clause: goes with the note above

What stands in the margin and is no note of a clause (a running head, a date) stays where it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.sources.pdf_lines import Fragment, rows_of

SMALL = 0.9  # of the usual size: the type of a note
EDGE = 3.0  # points: left edges this near are one
LEAST_LINES = 3  # of text that begin at an edge
WHITE = 0.5  # of the note's size: least white between it and the text
LEVEL = 0.5  # of the usual size: lines this near are level
CLAUSE = re.compile(r"(?:\d{1,3}[A-Z]{0,2}(?:\.\d{1,3})*[.)]?|[\[(]?§+\s?\d+\S*)[\s\u2010-\u2015-]*(?:[(A-Z“‘\"']|$)")
"""`4. (1) A public`, `12A.—(1)`, `7 No officer`: a numbered clause, not one of its parts."""


@dataclass(frozen=True, slots=True)
class SideNotes:
    """rest: what is no note; before: the rows of a note by the first fragment of the clause that it stands beside."""

    rest: tuple[Fragment, ...]
    before: dict[Fragment, tuple[list[Fragment], ...]]


def side_notes(fragments: Sequence[Fragment]) -> SideNotes:
    """The notes in the margins of one page, in reading order; none where no note is level with a numbered clause."""
    usual = _usual_size(fragments)
    text = [one for one in fragments if one.size > SMALL * usual]
    edges = Counter(round(one.left / EDGE) for one in text)
    clauses = [row[0] for row in rows_of(text) if CLAUSE.match(" ".join(one.text for one in row))]
    highest = min((one.base for one in clauses), default=0.0) - LEVEL * usual  # a wide title over them is no text
    kept = [one for one in text if edges[round(one.left / EDGE)] >= LEAST_LINES and one.base >= highest]
    if not kept:
        return SideNotes(tuple(fragments), {})
    left, right = min(one.left for one in kept), max(one.right for one in kept)
    lowest = max(one.base for one in kept) + LEVEL * usual
    small = [one for one in fragments if one.size <= SMALL * usual and one.base <= lowest]
    columns = (
        [one for one in small if one.right < left - WHITE * one.size],
        [one for one in small if one.left > right + WHITE * one.size],
    )
    before = {clause: note for column in columns for clause, note in _notes(column, clauses, usual)}
    taken = {one for note in before.values() for row in note for one in row}
    return SideNotes(tuple(one for one in fragments if one not in taken), before)


def _usual_size(fragments: Sequence[Fragment]) -> float:
    letters: Counter[float] = Counter()
    for one in fragments:
        letters[one.size] += len(one.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def _notes(
    column: Sequence[Fragment], clauses: Sequence[Fragment], usual: float
) -> Iterator[tuple[Fragment, tuple[list[Fragment], ...]]]:
    """Each clause with the rows of the note beside it. A row that is level with no clause belongs to the note above."""
    clause: Fragment | None = None
    note: list[list[Fragment]] = []
    for row in rows_of(column):
        level = next((one for one in clauses if abs(one.base - row[0].base) <= LEVEL * usual), None)
        if level is not None:
            if clause is not None:
                yield clause, tuple(note)
            clause, note = level, []
        if clause is not None:
            note.append(row)
    if clause is not None:
        yield clause, tuple(note)
