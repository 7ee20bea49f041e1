"""Letters that number clauses with neither bracket nor stop, as the standing orders of English parishes print them.

3. GIFTS
a  No gift above £25 shall be taken.     "a" may be a word, but b, c, d stand at line heads after it
b  A gift that comes by post shall be
   i  sent back; or
   ii given away.

A   GIFTS                                    capitals only before a few words that are no sentence
B   INTERESTS
C   LEAVING
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.model.source import Line
from toolkit.structure.endings import COMPLETE, ENDS_ITEM, MODAL, is_opening
from toolkit.structure.numbers import Token, roman, token_of

_LETTER = re.compile(r"([a-zA-Z]|[ivx]{2,5})\s+(?=[^\s)\].])")
_HEADING_MOST = 9
_LEAST = 3
"""Lines of a document that must be seen to be lettered so."""


def lettered_lines(lines: Sequence[Line]) -> frozenset[str]:
    """The lines that a run of bare letters numbers, whole: a, b, c or i, ii, iii, each after the one before."""
    runs: dict[str, list[list[str]]] = {"alpha": [], "roman": [], "capital": []}
    before = ""
    for line in lines:
        match = _LETTER.match(line.text) if line.role == "body" and not line.label else None
        if match is not None and not (match[1].isupper() and _is_sentence(line.text[match.end() :])):
            _take(runs, match[1], line.text, begins=not line.soft or _is_over(before))
        before = line.text
    least = {"alpha": 2, "roman": 2, "capital": _LEAST}
    found = [text for name, series in runs.items() for run in series if len(run) >= least[name] for text in run]
    return frozenset(found if len(found) >= _LEAST else ())


def _take(runs: dict[str, list[list[str]]], core: str, text: str, *, begins: bool) -> None:
    """Add a line to the run that it carries on; else it may begin one."""
    place = ord(core.lower()) - 96 if len(core) == 1 else 0
    values = {"capital": place} if core.isupper() else {"alpha": place, "roman": roman(core)}
    for series, value in values.items():
        if value > 1 and runs[series] and len(runs[series][-1]) == value - 1:
            runs[series][-1].append(text)
            return
    for series, value in values.items():
        if value == 1 and begins:
            runs[series].append([text])


def _is_sentence(text: str) -> bool:
    """`A councillor shall ...`: the capital is a word; over a clause a few words stand without an end sign."""
    return len(text.split()) > _HEADING_MOST or bool(ENDS_ITEM.search(text) or MODAL.search(text))


def _is_over(text: str) -> bool:
    """The words are finished, announce a list, or head it."""
    return not text or bool(COMPLETE.search(text)) or is_opening(text) or len(text.split()) <= 6


def bare_letter(text: str) -> tuple[Token, int] | None:
    """The letter at the head of such a line, and how many characters it takes."""
    match = _LETTER.match(text)
    token = token_of(match[1], match[1], "", ".", bare=True) if match else None
    return (token, match.end()) if match and token else None
