"""A quotation cut to what fits a cell of a one-page report, around the words that prove something."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.model.provision import Span
from toolkit.reporting.page import Inline, Run

CUT = "…"


def brief(text: str, spans: Sequence[Span] = (), *, most: int) -> Inline:
    """The words with `spans` marked, at most about `most` characters: from the beginning where the first mark still
    fits, else from a word before it. What is left out is shown by an ellipsis."""
    start, end = _window(text, spans, most)
    runs: list[Run] = [Run(CUT)] if start else []
    at = start
    for one, other in sorted((max(one, start), min(other, end)) for one, other in spans):
        if one >= max(other, at + 1) or one < at:
            continue
        runs += [Run(text[at:one])] if one > at else []
        runs.append(Run(text[one:other], "mark"))
        at = other
    runs += [Run(text[at:end])] if at < end else []
    return (*runs, Run(CUT)) if end < len(text) else tuple(runs)


def _window(text: str, spans: Sequence[Span], most: int) -> Span:
    if len(text) <= most:
        return 0, len(text)
    first = min((span for span in spans if span[0] < span[1]), default=(0, 0))
    start = 0 if first[1] <= most else _beginning(text, first, most)
    end = len(text) if start + most >= len(text) else _word_before(text, start + most)
    return start, max(end, min(first[1], start + 2 * most))


def _beginning(text: str, first: Span, most: int) -> int:
    """Of the sentence that holds the first mark, for a "not" may stand before it; of a long one, some words before."""
    sentence = max(text.rfind(end, 0, first[0]) + len(end) for end in (". ", "? ")) if first[0] > 2 else 0
    return sentence if first[1] - sentence <= most else _word_before(text, max(0, first[0] - most // 2))


def _word_before(text: str, at: int) -> int:
    """The nearest end of a word before a place, so that none is cut; the place itself in one long word."""
    blank = text.rfind(" ", max(0, at - 40), at)
    return blank if blank > 0 else at
