"""Paragraphs whose numbers are raised, as in the laws of Switzerland and Austria: read as if they stood in brackets.

Art. 5  Withdrawal
¹ A member withdraws if ...       (1): a raised 1 at the head of several paragraphs, and after each a 2 or the next 1
² The authority decides ...       (2)

A note at the foot looks the same, but the text calls it by a raised 1 behind a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.model.source import Line

_HEAD = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?: ?bis| ?ter)?\s*(?=[A-Z“\"(])")
_CALL = re.compile(r"(?<=[\w.,;:)’”])¹(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def with_raised_numbers(lines: Sequence[Line]) -> list[Line]:
    """The same lines, raised numbers of paragraphs in brackets."""
    heads = [_HEAD.match(line.text) if line.role == "body" and not line.label else None for line in lines]
    numbers = [int(match[1].translate(_PLAIN)) for match in heads if match]
    if not _counts(numbers) or any(_CALL.search(line.text) for line in lines):
        return list(lines)
    return [_bracketed(line, match) for line, match in zip(lines, heads, strict=True)]


def _counts(numbers: Sequence[int]) -> bool:
    """Each is the next or a first, and several are the first."""
    steps = all(after in {before + 1, 1} for before, after in pairwise(numbers))
    return steps and numbers[:1] == [1] and numbers.count(1) > 1 and max(numbers) > 1


def _bracketed(line: Line, match: re.Match[str] | None) -> Line:
    if match is None:
        return line
    number = match[0].strip().translate(_PLAIN)
    return replace(line, text=f"({number}) {line.text[match.end() :]}")
