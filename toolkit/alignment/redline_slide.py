"""Where a lone insertion or deletion is shown: of all places where it means the same, the one that reads best."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.alignment.redline_words import Token
from toolkit.model.redline import EditOp

Row = tuple[EditOp, int]
"""An operation and how many words it takes."""


def tidy(rows: list[Row], ones: Sequence[Token], others: Sequence[Token]) -> list[Row]:
    """A lone insertion or deletion is slid to where a reader would put it: to the start of a sentence or phrase.

    "Keep it. [Send it. ]Keep it." rather than "Keep it. S[end it. Keep it. S]end it."
    """
    found: list[Row] = list(rows)
    start = begin = 0
    for index, (op, count) in enumerate(rows):
        alone = 0 < index < len(rows) - 1 and rows[index - 1][0] == rows[index + 1][0] == "keep"
        if op != "keep" and alone:
            words, at = (ones, start) if op == "delete" else (others, begin)
            shift = _slide(words, at, count, found[index - 1][1] - 1, found[index + 1][1] - 1)
            found[index - 1] = ("keep", found[index - 1][1] + shift)
            found[index + 1] = ("keep", found[index + 1][1] - shift)
        start += count if op != "insert" else 0
        begin += count if op != "delete" else 0
    return found


def _slide(words: Sequence[Token], at: int, count: int, left: int, right: int) -> int:
    """How far a stretch moves: to the best of the places where it means the same."""
    options = [0]
    step = 0
    while -step < left and words[at + step - 1].key == words[at + step + count - 1].key:
        step -= 1
        options.append(step)
    step = 0
    while step < right and at + step + count < len(words) and words[at + step].key == words[at + step + count].key:
        step += 1
        options.append(step)
    return max(options, key=lambda shift: (_fit(words, at + shift, count), -abs(shift)))


def _fit(words: Sequence[Token], at: int, count: int) -> int:
    """How well a stretch reads by itself: after a full stop best, then after a comma or before a joining word."""
    before = words[at - 1].key if at else "."
    first, last = words[at].key.lower(), words[at + count - 1].key
    score = 6 if before in ".!?" and last in ".!?" else 4 if before in ";:" else 0
    score += 3 if first in {"and", "or", "but", ",", "unless", "except", "where", "if"} else 0
    return score - (2 if last in {"and", "or", "the", "a", "any", "of", "to"} or before == "(" else 0)
