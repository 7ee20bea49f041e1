"""What is usual in a document's layout, against which a line is judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import quantiles

from toolkit.model.source import Line
from toolkit.structure.endings import COMPLETE
from toolkit.structure.learnt import NONE, Grammar, grammar_of
from toolkit.structure.markers import read_marker
from toolkit.structure.numbers import Token

_RAGGED_SHARE = 0.2
_CENTRED = 6.0
"""Points: a letter of plain text; lines whose middles are half of it apart, or less, are set about one."""
_NEARLY = 30.0
"""Points, five characters of plain text: lines broken at one edge end this near to each other."""
_SEVERAL = 4
_WIDEST = 780.0
"""Points, 130 letters of plain text: a longer line nobody wraps."""
_SHORT = 0.85
"""Share of the width that a line takes which somebody broke at any edge, however uneven."""
_LEADING = 0.3
"""White space between lines of one paragraph is seldom more than this, in type sizes, but in typescripts."""
_RAGGED_LEAST = 3
"""So many of the lines that surely run on must end early, and such a share of them."""
Styles = frozenset[tuple[str, int]]
"""Styles of number: what their brackets are, and how many parts they have."""


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


@dataclass(frozen=True, slots=True)
class Layout:
    """What is usual in a document: type size and the white space between lines of one paragraph, in points; whether
    most of its words are bold; the styles of number whose words hang further right than the number."""

    size: float
    gap: float
    bold: bool
    spaced: bool
    """White space parts some paragraphs from others; else it tells nothing."""
    hanging: Styles
    flush: Styles
    """The styles of number whose words go on under the number."""
    margins: dict[tuple[int | None, int], float]
    """How far the text of a page and column reaches to the right."""
    broken: dict[tuple[int | None, int], float]
    """Where its lines are broken."""
    own: Grammar = NONE
    """The labels that this document alone uses."""
    lefts: Mapping[int | None, float] = field(default_factory=dict)
    """Where the words of each page begin that stand furthest left."""
    ragged: bool = False
    """Lines that surely run on often end early, as a mail program leaves the second line of a paragraph and those after
    it: there an early end tells nothing."""

    def left(self, line: Line) -> float:
        """The left edge of the words on a line's page, in points."""
        return self.lefts.get(line.page, 0.0)

    def margin(self, line: Line) -> float | None:
        """The right edge that text beginning where this line begins can reach on its page."""
        return self.margins.get((line.page, _column(line)))

    def is_parted(self, line: Line) -> bool:
        """More white space above the line than between lines of one paragraph."""
        return line.gap is not None and line.gap > self.gap + 0.45 * (line.size or self.size or 10.0)

    def broke_early(self, before: Line, line: Line) -> bool:
        """The next line's first word would have fitted on the line before: somebody ended the line on purpose."""
        room = self._room(before, line)
        return room is not None and room > 0

    def is_full(self, before: Line, line: Line) -> bool:
        """The next line's first word would not have fitted on the line before."""
        room = self._room(before, line)
        return room is not None and room <= 0

    def is_short(self, line: Line) -> bool:
        """It ends well before the usual edge, where nobody who only wraps would end it."""
        margin, right = self.broken.get((line.page, _column(line))), right_of(line)
        return margin is None or right is None or right < _SHORT * margin

    def are_centred(self, before: Line, line: Line) -> bool:
        """Two lines set in from both sides about one middle, as those of a title; a paragraph's begin at one edge."""
        one, other = self._insets(before), self._insets(line)
        if one is None or other is None or before.page != line.page:
            return False
        apart = [at - beside for at, beside in zip(one, other, strict=True)]
        middle = abs(apart[0] - apart[1]) <= _CENTRED and abs(apart[0]) > _CENTRED / 2
        return middle and min(one[0], other[0]) > _CENTRED

    def is_set_in(self, line: Line) -> bool:
        """A line set in from both sides, as those of a title are."""
        insets = self._insets(line)
        return insets is not None and min(insets) > _CENTRED

    def is_at_edge(self, line: Line) -> bool:
        """A line that begins where the words of its page do."""
        insets = self._insets(line)
        return insets is not None and insets[0] < _CENTRED / 2

    def _insets(self, line: Line) -> tuple[float, float] | None:
        """How far a line is set in from the left and the right edge of its page's text; None where not known."""
        right, margin = right_of(line), self.margin(line)
        if line.indent is None or right is None or margin is None:
            return None
        return line.indent - self.left(line), margin - right

    def _room(self, before: Line, line: Line) -> float | None:
        """Points left on a line after the next one's first word; None where its width is not known."""
        margin, right = self.broken.get((before.page, _column(before))), right_of(before)
        if margin is None or right is None or not before.text or before.indent is None:
            return None
        width = max((right - before.indent) / len(before.text), 1.0)
        return margin - right - (len(line.text.split(" ", 1)[0]) + 1.5) * width


def _column(line: Line) -> int:
    """Two text columns begin more than 150 points apart; an indent does not."""
    return int((line.indent or 0) // 250)


def _rights(lines: Sequence[Line]) -> dict[tuple[int | None, int], list[float]]:
    """The right edges of the lines of each page and column."""
    rights: dict[tuple[int | None, int], list[float]] = {}
    for line in lines:
        if line.role != "table_row" and (right := right_of(line)) is not None:
            rights.setdefault((line.page, _column(line)), []).append(right)
    return rights


def _wrapped(rights: Sequence[float]) -> list[float]:
    """The edges of typed lines that somebody may have broken, shortest first; of all where none is short enough."""
    return sorted(right for right in rights if right <= _WIDEST) or sorted(rights)


def _reached(rights: Sequence[float]) -> float:
    """The furthest edge; not that of one line alone, where several others all end well before it."""
    *others, furthest = rights
    near = [right for right in others if others[-1] - right <= _NEARLY]
    return others[-1] if len(near) >= _SEVERAL and furthest - others[-1] > _NEARLY / 2 else furthest


def layout_of(lines: Sequence[Line]) -> Layout:
    """Measure the usual layout of a document's lines."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round((line.size or 0.0) * 2) / 2] += len(line.text)
    size = min(weights, key=lambda key: (-weights[key], key)) if weights else 0.0
    own = grammar_of(lines)
    running = _running_on(lines, own)
    gaps = _known([line.gap for _, line in running]) or _known([line.gap for line in lines if line.soft])
    rights = _rights(lines)
    margins = {key: max(found) for key, found in rights.items()}
    typed = all(line.size is None for line in lines)
    broken = {key: _reached(_wrapped(found)) for key, found in rights.items()} if typed else margins
    bold = sum(len(line.text) for line in lines if line.bold) * 2 > sum(len(line.text) for line in lines)
    spaced = any((line.gap or 0.0) > 0 or not line.soft for line in lines[1:])
    gap = quantiles(gaps)[0] if len(gaps) > 1 else 0.0
    if size and not any(line.gap is not None for _, line in running):
        gap = min(gap, _LEADING * size)  # no paragraph takes two lines: the white space seen parts paragraphs
    layout = Layout(size, gap, bold, spaced, *_hanging(running, own), margins, broken, own, _lefts(lines))
    early = sum(layout.broke_early(before, line) for before, line in running)
    return replace(layout, ragged=spaced and early > max(_RAGGED_LEAST, _RAGGED_SHARE * len(running)))


def _lefts(lines: Sequence[Line]) -> dict[int | None, float]:
    lefts: dict[int | None, float] = {}
    for line in lines:
        if line.indent is not None:
            lefts[line.page] = min(lefts.get(line.page, line.indent), line.indent)
    return lefts


def _running_on(lines: Sequence[Line], own: Grammar) -> list[tuple[Line, Line]]:
    """Each line that surely carries on the one before it: on one page, small letter first, no "a)", no stop before, and
    more before than a number on a line of its own."""
    return [
        (before, line)
        for before, line in pairwise(lines)
        if line.soft and line.page == before.page and line.text[:1].islower() and not COMPLETE.search(before.text)
        if not read_marker(line.text, own).tokens and read_marker(before.text, own).rest
    ]


def _hanging(running: Sequence[tuple[Line, Line]], own: Grammar) -> tuple[Styles, Styles]:
    """The styles of number whose words hang, and those whose words do not; of a style that is not seen, neither."""
    hung: Counter[tuple[str, int]] = Counter()
    flush: Counter[tuple[str, int]] = Counter()
    for before, line in running:
        tokens = read_marker(before.text, own).tokens
        if tokens and before.indent is not None and line.indent is not None:
            (hung if line.indent > before.indent + 6 else flush)[style_of(tokens)] += 1
    hangs = frozenset(style for style in hung if hung[style] >= flush[style])
    return hangs, frozenset(flush) - hangs


def style_of(tokens: Sequence[Token]) -> tuple[str, int]:
    """What numbers of one level share: brackets and the number of parts."""
    reading = tokens[0].readings[0]
    return re.sub(r"\w+", "", reading.style), len(reading.parts)


def right_of(line: Line) -> float | None:
    """The right edge in points, where the source or the number of characters tells it."""
    if line.right is not None or line.indent is None or line.size is not None:
        return line.right
    return line.indent + 6.0 * len(line.text)  # plain text: sources count six points for one character
