"""Notes in the right margin of plain text, as a statute's page keeps them when it is copied with its blanks.

1. (1) In these rules,                              Words used       over clause 1: its heading
    (a) "keeper" means a person;                    keeper           beside a part of it: kept apart, no words of (a)
2. A keeper shall not sleep.                        Sleep at the
                                                    gate             goes on with the note above
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TAB = 8
_NOTE = re.compile(r"(?<=\S)(?: {3,})(?=\S)")
_CLAUSE = re.compile(r" *(?:\d{1,3}[A-Z]{0,2}[.)]?|§{1,2} ?\d[\w.]*)[\s\u2010-\u2015-]*(?:[(A-Z“‘\"']|$)")
_LABEL = re.compile(r" *(?:\d{1,3}[A-Z]{0,2}[.)]|[(\[]?(?:[A-Za-z]|\d{1,3}|[ivxlc]{1,6})[)\]])")
_LEAST = 3
_WIDEST = 40
"""Letters of one line of a note."""
_NARROWEST = 45
"""Letters of the text beside a margin; of the lines, a third or more have nothing there, as no table has."""
_SHARE = 0.6
"""Of the notes so many stand beside a number; of the clauses so many have one that can be a heading."""
_HEAD = re.compile(r"[“\"‘(]?[^\W\d_]\D*")
_ANSWER = re.compile(r"(?:yes|no|none|nil|n/a|not applicable)\W*", re.I)
_ENDED = re.compile(r"[.;:,\u2010-\u2015][\"”’)\]]*")


@dataclass(frozen=True, slots=True)
class Noted:
    """The lines without what stands in the margin; the note over each line that opens a clause, by its row; the other
    words of the margin, by their row."""

    rows: list[str]
    over: dict[int, str]
    beside: dict[int, str]


def side_notes(rows: Sequence[str]) -> Noted:
    """Part the margin of one page from its text; none where nothing shows that there is one."""
    wide = [row.replace("\xa0", " ").expandtabs(_TAB).rstrip() for row in rows]
    column = _margin(wide)
    if not column:
        return Noted(list(rows), {}, {})
    notes = {place: row[column:].strip() for place, row in enumerate(wide) if row[column:].strip()}
    text = [row[:column].rstrip() if place in notes else rows[place] for place, row in enumerate(wide)]
    over, beside = _sorted(wide, text, notes)
    return Noted(text, over, beside) if _heads_clauses(text, over) else Noted(list(rows), {}, {})


def _heads_clauses(text: Sequence[str], over: dict[int, str]) -> bool:
    """Words, no cells of a last column ("28 days", "Yes"): most clauses begin beside one, and run over several lines
    to the end of a sentence."""
    places = [place for place, row in enumerate(text) if _CLAUSE.match(row)]
    heads = 0
    for place, end in zip(places, [*places[1:], len(text)], strict=True):
        lines = [row.rstrip() for row in text[place:end] if row.strip()]
        note = over.get(place, "")
        worded = note[:1].isupper() and _HEAD.fullmatch(note) and not _ANSWER.fullmatch(note)
        heads += bool(worded) and len(lines) > 1 and _ENDED.search(lines[-1][-3:]) is not None
    return bool(over) and len(set(over.values())) == len(over) and heads >= _SHARE * len(places)


def _margin(rows: Sequence[str]) -> int:
    """The column at which the notes begin, which no line of the text crosses; 0 for none."""
    starts = Counter(start for row in rows for start in _starts(row))
    column = max(starts, key=lambda start: (starts[start], start), default=0)
    noted = [row for row in rows if row[column:].strip()] if column else []
    fits = all(not row[column - 2 : column].strip() and len(row) - column <= _WIDEST for row in noted)
    numbered = [row for row in noted if _LABEL.match(row[:column])]
    begun = [row for row in noted if row[:column].strip()]
    alone = sum(map(bool, rows)) - len(noted)
    fits = fits and column >= _NARROWEST and 2 * alone >= len(noted)
    enough = len(begun) >= _LEAST and len(numbered) >= _SHARE * len(begun) and any(map(_CLAUSE.match, numbered))
    return column if fits and enough else 0


def _starts(row: str) -> Iterator[int]:
    """Where the last words of a line begin that many blanks part from those before, unless these are only a number."""
    gaps = list(_NOTE.finditer(row))
    before = row[: gaps[-1].start()] if gaps else ""
    if before.strip() and not _LABEL.fullmatch(before):
        yield gaps[-1].end()


def _sorted(wide: Sequence[str], text: Sequence[str], notes: dict[int, str]) -> tuple[dict[int, str], dict[int, str]]:
    """Which notes are headings of clauses; what stands level with no number, straight below, goes on with the note."""
    over: dict[int, str] = {}
    beside: dict[int, str] = {}
    kept: dict[int, str] | None = None
    at = last = 0
    for place, note in notes.items():
        below, last = place == last + 1, place
        if kept is not None and (below or not text[place].strip()) and not _opens(text[place]):
            kept[at] = f"{kept[at]} {note}"
            continue
        kept, at = (over if _CLAUSE.match(wide[place]) else beside), place
        kept[at] = note
    return over, beside


def _opens(text: str) -> bool:
    return _LABEL.match(text) is not None or _CLAUSE.match(text) is not None
