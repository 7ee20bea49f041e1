"""The words of two wordings side by side: what was kept, struck out and put in, in words and phrases, never letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from toolkit.alignment.redline_slide import Row, tidy
from toolkit.alignment.redline_words import PLAIN, Token, parted, tokens
from toolkit.model.provision import Span
from toolkit.model.redline import Edit, EditOp

MOST = 4_000_000
"""Largest product of two stretches' numbers of words that are compared word by word; beyond it (some 2,000 words that
share no sentence) one stands whole for the other, so that no document can make the comparison slow."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the words of one operation stand in the two wordings; of an insertion, `before` is an empty span."""

    op: EditOp
    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """The edits from one wording to another, where they stand, how many kept words differ in typography, and the share
    of words kept."""

    edits: tuple[Edit, ...]
    stretches: tuple[Stretch, ...]
    typography: int
    share: float

    @property
    def changed(self) -> bool:
        """Something but typography differs."""
        return any(edit.op != "keep" for edit in self.edits)


def wording(before: str, after: str) -> Wording:
    """The edits that turn one wording into the other.

    Numbers, amounts, dates and cross-references are one word each. White space, quotation marks, dashes and what ends
    an item of a list ("; and") are typography, unless "and" becomes "or". Kept words are given as `after` has them.
    """
    if before == after:
        return _unchanged(after)
    (old, old_tail), (new, new_tail) = parted(before), parted(after)
    ones, others = tokens(old), tokens(new)
    rows = tidy(_compared(ones, others), ones, others)
    stretches, typography, kept = _stretches(rows, ones, others)
    ends, differs = _ends(before, after, len(old_tail), len(new_tail))
    stretches += ends
    edits = [Edit(one.op, _said(one, before, after)) for one in stretches]
    words = max(1, max(_words(ones), _words(others)))
    return Wording(_merged(edits), tuple(stretches), typography + differs, min(1.0, kept / words))


def _unchanged(text: str) -> Wording:
    """Most provisions of a revised code, told without comparing anything."""
    whole = (0, len(text))
    return Wording((Edit("keep", text),) if text else (), (Stretch("keep", whole, whole),), 0, 1.0)


def _said(stretch: Stretch, before: str, after: str) -> str:
    return before[slice(*stretch.before)] if stretch.op == "delete" else after[slice(*stretch.after)]


def _ends(before: str, after: str, old: int, new: int) -> tuple[list[Stretch], int]:
    """The tails, of so many characters, kept as the new wording has them, unless "and" became "or"."""
    first, second = (len(before) - old, len(before)), (len(after) - new, len(after))
    one, other = (re.findall(r"[a-z]+", text[slice(*span)]) for text, span in ((before, first), (after, second)))
    if one and other and one != other:
        return [Stretch("delete", first, (second[0], second[0])), Stretch("insert", (first[1], first[1]), second)], 0
    same = before[slice(*first)].translate(PLAIN).strip() == after[slice(*second)].translate(PLAIN).strip()
    return [Stretch("keep", first, second)], int(not same)


def _compared(ones: Sequence[Token], others: Sequence[Token]) -> list[Row]:
    """By sentences first where both are long, then by words in what is left."""
    if len(ones) * len(others) <= MOST // 16:
        return _by_words(ones, others)
    rows: list[Row] = []
    first, second = _sentences(ones), _sentences(others)
    place, other_place = 0, 0
    pending = [0, 0]
    for op, count in _diff([_joined(one) for one in first], [_joined(one) for one in second]):
        if op == "keep":
            size = sum(len(one) for one in second[other_place : other_place + count])
            rows += _block(ones, others, pending, rows)
            rows.append(("keep", size))
            place, other_place = place + count, other_place + count
        elif op == "delete":
            pending[0] += sum(len(one) for one in first[place : place + count])
            place += count
        else:
            pending[1] += sum(len(one) for one in second[other_place : other_place + count])
            other_place += count
    return rows + _block(ones, others, pending, rows)


def _block(ones: Sequence[Token], others: Sequence[Token], pending: list[int], rows: Sequence[Row]) -> list[Row]:
    """The words between two sentences that are the same on both sides; `pending` is emptied."""
    start = sum(count for op, count in rows if op != "insert")
    begin = sum(count for op, count in rows if op != "delete")
    one, other = ones[start : start + pending[0]], others[begin : begin + pending[1]]
    pending[:] = [0, 0]
    if len(one) * len(other) <= MOST:
        return _by_words(one, other)
    whole: list[Row] = [("delete", len(one)), ("insert", len(other))]
    return whole


def _by_words(ones: Sequence[Token], others: Sequence[Token]) -> list[Row]:
    return _diff([one.key for one in ones], [other.key for other in others])


def _sentences(ones: Sequence[Token]) -> list[tuple[Token, ...]]:
    found: list[tuple[Token, ...]] = []
    start = 0
    for place, token in enumerate(ones):
        if token.key in ".;:?!" or place == len(ones) - 1:
            found.append(tuple(ones[start : place + 1]))
            start = place + 1
    return found


def _joined(sentence: Sequence[Token]) -> str:
    return "\x1f".join(token.key for token in sentence)


@cache
def _engine() -> Any:
    """Without a time limit: with the usual one of a second, the result would depend on the machine."""
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    return engine


_OPS: dict[int, EditOp] = {-1: "delete", 0: "keep", 1: "insert"}


def _diff(ones: Sequence[str], others: Sequence[str]) -> list[Row]:
    """Each word is one letter to the engine, so that it can never cut a word."""
    letters: dict[str, str] = {}
    one, other = ("".join(_letter(letters, word) for word in words) for words in (ones, others))
    engine = _engine()
    rows = engine.diff_main(one, other, False)
    engine.diff_cleanupSemantic(rows)
    return [(_OPS[op], len(words)) for op, words in rows]


def _letter(letters: dict[str, str], word: str) -> str:
    place = 0x100 + len(letters)
    # Half surrogates are no letters.
    return letters.setdefault(word, chr(place if place < 0xD800 else place + 0x800))


def _stretches(rows: Sequence[Row], ones: Sequence[Token], others: Sequence[Token]) -> tuple[list[Stretch], int, int]:
    """The rows as spans; how many kept words differ in typography; how many words are kept."""
    found: list[Stretch] = []
    start = begin = typography = kept = at = to = 0
    for op, count in rows:
        old = ones[start : start + count] if op != "insert" else ()
        new = others[begin : begin + count] if op != "delete" else ()
        if op == "keep":
            typography += sum(_differs(one, other) for one, other in zip(old, new, strict=True))
            kept += _words(new)
        end, stop = at + _length(old), to + _length(new)
        found.append(Stretch(op, (at, end), (to, stop)))
        start, begin, at, to = start + len(old), begin + len(new), end, stop
    return found, typography, kept


def _length(row: Sequence[Token]) -> int:
    return sum(len(token.text) for token in row)


def _differs(one: Token, other: Token) -> bool:
    """In its signs, or in how much white space stands before it; none at all is no difference, for what stood before
    may have been struck out."""
    gaps = len(one.text) - len(one.text.lstrip()), len(other.text) - len(other.text.lstrip())
    return one.text.lstrip() != other.text.lstrip() or (min(gaps) > 0 and gaps[0] != gaps[1])


def _words(row: Sequence[Token]) -> int:
    return sum(any(map(str.isalnum, token.key)) for token in row)


def _merged(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Neighbours of one kind as one; between two stretches that are kept, what is struck out stands first."""
    found: list[Edit] = []
    for edit in edits:
        if not edit.text:
            continue
        if found and found[-1].op == edit.op:
            found[-1] = Edit(edit.op, found[-1].text + edit.text)
        elif found and (found[-1].op, edit.op) == ("insert", "delete"):
            if len(found) > 1 and found[-2].op == "delete":
                found[-2] = Edit("delete", found[-2].text + edit.text)
            else:
                found.insert(len(found) - 1, edit)
        else:
            found.append(edit)
    return tuple(found)


def exact_edits(before: str, after: str) -> list[tuple[EditOp, str]]:
    """Edits for a tracked copy: kept and deleted words, joined, are `before` to the character, kept and inserted ones
    `after`. What differs in typography alone is struck out and put in again."""
    rows: list[tuple[EditOp, str]] = []
    for one in wording(before, after).stretches:
        old, new = before[slice(*one.before)], after[slice(*one.after)]
        if one.op != "keep" or old == new:
            rows.append((one.op, new if one.op != "delete" else old))
            continue
        ones, others = tokens(old), tokens(new)
        if len(ones) != len(others) or old[-1:].isspace() or new[-1:].isspace():
            rows += [("delete", old), ("insert", new)]
            continue
        for first, second in zip(ones, others, strict=True):
            same = first.text == second.text
            rows += [("keep", second.text)] if same else [("delete", first.text), ("insert", second.text)]
    return [(edit.op, edit.text) for edit in _merged([Edit(op, text) for op, text in rows])]
