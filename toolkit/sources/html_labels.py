"""The letters that a page's lists compute, as the page itself cites them.

A browser prints "a." and the author may have meant (a) or a: the stop is the browser's. Most codes cite 4(a); one that
says "standing order 2a" and never "2(a)" means the letter alone, and so does one that types "1." and "2." and has no
bracket around any letter or number: there the stop is the house's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from toolkit.model.source import Line

_COMPUTED = re.compile(r"\(([a-z]{1,5})\)")
_STOPPED = re.compile(r"\d{1,3}\.\s+[A-Z]")
_STOPPED_LEAST = 3
_IN_BRACKETS = re.compile(r"\((?:[a-z]{1,4}|\d{1,3})\)", re.I)
_WORDS = "order|paragraph|para|section|clause|rule|article|point|item|standard|regulation"
_BARE = re.compile(rf"\b(?i:{_WORDS})s?\.?\s+\d{{1,3}}(?:\.\d+)*[a-z]\b")
_BRACKETED = re.compile(r"\d\s?\([a-z]{1,4}\)")


def as_cited(lines: Sequence[Line], *, drawn: bool = False) -> list[Line]:
    """The lines with the letters of computed labels bare, where the text cites them so and in no other way, or where
    the numbers it types end in a stop. drawn: the page's style sheet draws labels, which then say all themselves."""
    text = "\n".join(line.text for line in lines)
    if drawn or not (_BARE.search(text) or _is_stopped(lines, text)) or _BRACKETED.search(text):
        return list(lines)
    return [_bare(line) for line in lines]


def _is_stopped(lines: Sequence[Line], text: str) -> bool:
    typed = sum(_STOPPED.match(line.text) is not None for line in lines if line.role in {"body", "heading"})
    return typed >= _STOPPED_LEAST and not _IN_BRACKETS.search(text)


def _bare(line: Line) -> Line:
    found = _COMPUTED.fullmatch(line.label) if line.list_id else None
    return replace(line, label=found[1]) if found else line
