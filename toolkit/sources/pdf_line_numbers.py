"""Numbers of lines in the margin, as bills and proofs print them: no part of the text.

    (1)  The registrar must keep a register in which are
         entered the interests of members and, in such          5
         cases as the code may specify, those of a person
         who lives with a member.                                   every fifth line, or every one

A column of numbers is one of line numbers where nothing else stands in it and each number is higher than the one above
by as many as there are lines between them. Where every line is numbered, a list of clauses of one line each looks the
same; only lines that begin in the middle of a sentence tell the two apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from toolkit.sources.pdf_words import Word

EDGE = 3.0  # points: right edges this near are one column
INSIDE = 1.5  # points: words that reach further into the column than this stand in it
SAME = 3.0  # points: baselines this near are one line
LEAST = 2  # numbers of every fifth line
LEAST_EACH = 8  # numbers of every line
MIDWAY = 0.3  # of the lines numbered one by one: begin with a small letter


def line_numbers(words: Sequence[Word]) -> frozenset[int]:
    """The orders of the words of a page that number its lines."""
    digits = [word for word in words if word.text.isdecimal() and len(word.text) < 5]
    return frozenset(word.order for column in _columns(digits) if _counts(column, words) for word in column)


def _columns(digits: Sequence[Word]) -> Iterator[list[Word]]:
    """The outermost columns of numbers that begin or end at one edge, each from the top down."""
    for edge in (_right, _left):
        ordered = sorted(digits, key=lambda word: word.base)
        columns = [list(column) for _, column in groupby(sorted(ordered, key=edge), key=edge)]
        found = [column for column in columns if len(column) >= LEAST]
        yield from (found[at] for at in sorted({0, len(found) - 1}) if found)


def _right(word: Word) -> int:
    return round(word.right / EDGE)


def _left(word: Word) -> int:
    return round(word.left / EDGE)


def _counts(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """It goes up by one step all the way, that of the lines beside it, and holds nothing else."""
    values = [int(word.text) for word in column]
    step = values[1] - values[0]
    if step < 1 or any(other - one != step for one, other in pairwise(values)) or values[0] % step:
        return False
    left, right = min(word.left for word in column), max(word.right for word in column)
    own = {word.order for word in column}
    beside = [word for word in words if word.order not in own]
    if any(word.left < right - INSIDE and word.right > left + INSIDE for word in beside):
        return False
    lines = _lines(beside)
    between = (sum(one.base + SAME < line <= other.base + SAME for line in lines) for one, other in pairwise(column))
    return all(count == step for count in between) and (step > 1 or _begin_midway(column, beside))


def _lines(words: Sequence[Word]) -> list[float]:
    """The baselines of the lines, from the top down."""
    found: list[float] = []
    for base in sorted(word.base for word in words):
        if not found or base - found[-1] > SAME:
            found.append(base)
    return found


def _begin_midway(column: Sequence[Word], words: Sequence[Word]) -> bool:
    """Enough of the numbered lines carry on a sentence."""
    firsts = [_first(number, words) for number in column]
    small = sum(first[:1].islower() for first in firsts)
    return len(column) >= LEAST_EACH and small >= MIDWAY * len(column)


def _first(number: Word, words: Sequence[Word]) -> str:
    beside = [word for word in words if abs(word.base - number.base) <= SAME]
    return min(beside, key=lambda word: word.left).text if beside else ""
