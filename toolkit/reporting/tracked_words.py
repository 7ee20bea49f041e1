"""Word-level edits between two wordings of one paragraph, for callers that bring none of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Op = Literal["keep", "delete", "insert"]
Edit = tuple[Op, str]
Words = Callable[[str, str], Sequence[Edit]]
"""From the current and the proposed words of a paragraph to edits. What is kept or deleted, joined, is the current
text, and what is kept or inserted the proposed one, to the character. A stand-in from the private use planes is one
object (a field, a picture, a note) and must be kept whole."""

TOKEN = re.compile(r"£?\d+(?:[.,:/]\d+)*%?|\w+(?:[’'\-]\w+)*|\s+|.", re.DOTALL)
"""A number with its currency, a word, a run of blanks, or any other sign."""
MOST_STEPS = 4_000_000
"""Tokens times tokens beyond which a stretch is replaced whole: a list of thousands of words in one paragraph."""


def word_edits(current: str, proposed: str) -> list[Edit]:
    """Edits in whole words, deletions before insertions, with no lone blank or sign kept between two of them."""
    old, new = TOKEN.findall(current), TOKEN.findall(proposed)
    head = _same(old, new)
    tail = _same(old[head:][::-1], new[head:][::-1])
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    ends: tuple[Edit, Edit] = ("keep", "".join(old[:head])), ("keep", "".join(old[len(old) - tail :]))
    return joined([ends[0], *tidied(middle), ends[1]])


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many tokens the two begin with in common."""
    pairs = zip(old, new, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _middle(old: list[str], new: list[str]) -> list[Edit]:
    if len(old) * len(new) > MOST_STEPS:
        return [("delete", "".join(old)), ("insert", "".join(new))]
    edits: list[Edit] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            edits.append(("keep", "".join(old[a:b])))
        else:
            edits += [("delete", "".join(old[a:b])), ("insert", "".join(new[c:d]))]
    return edits


def tidied(edits: Iterable[Edit]) -> list[Edit]:
    """Blanks and signs kept between two edits join them: "at [once-][without-] [delay]" is one change."""
    found = [edit for edit in edits if edit[1]]
    out: list[Edit] = []
    for place, (op, text) in enumerate(found):
        inside = 0 < place < len(found) - 1
        if op == "keep" and inside and not any(map(str.isalnum, text)) and not any(map(_stand_in, text)):
            out += [("delete", text), ("insert", text)]
        else:
            out.append((op, text))
    return joined(out)


def _stand_in(sign: str) -> bool:
    return ord(sign) >= 0xF0000


def joined(edits: Iterable[Edit]) -> list[Edit]:
    """Neighbours of one kind put together; between two kept stretches all deletions stand before all insertions."""
    out: list[Edit] = []
    for kept, group in groupby((e for e in edits if e[1]), key=lambda edit: edit[0] == "keep"):
        members = list(group)
        for op in ("keep",) if kept else ("delete", "insert"):
            text = "".join(said for kind, said in members if kind == op)
            out += [(op, text)] if text else []  # type: ignore[list-item]
    return out
