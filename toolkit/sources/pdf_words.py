"""The words of one PDF page with their boxes, turned so that the page's main text runs level from left to right.

Coordinates everywhere in the PDF reader are points, x to the right, y down from the upper left corner:

    text angle 0        90 (runs up)     180            270 (runs down)
    x =  x - left       y - bottom       right - x      top - y
    y =  top - y        x - left         y - bottom     right - x
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from toolkit.sources.pdf_calls import Box, Style, TextCalls, style_at
from toolkit.sources.pdf_profile import Profile, Seen

BLANK, REAL = 32, 2
BLANKS = frozenset(map(ord, " \t\n\r\x0b\x0c\xa0\u2002\u2003\u2007\u2009\u202f\u3000"))
APART = 30  # hundredths of the font size: white inside one text object that parts two words
LAST = 0x10FFFF  # code point
UNKNOWN = 0xFFFD  # printed for a letter that the file gives no meaning


class Word(NamedTuple):
    """Letters printed without a blank.

    order: place of the first in the file; spaced: 0 no blank before it,
    1 one that PDFium inferred from the white, 2 (REAL) one of the file.
    """

    text: str
    left: float
    right: float
    base: float
    style: Style
    order: int
    spaced: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page. number: from 1; bounds: left, bottom, right, top as stored; turned: words at another angle."""

    number: int
    width: float
    height: float
    bounds: Box
    quarter: int
    words: tuple[Word, ...]
    turned: tuple[Word, ...]

    def upright(self, box: Box) -> Box:
        """A box as stored (left, bottom, right, top) as it lies on the turned page (left, top, right, bottom)."""
        x0, y0 = turn((box[0], box[1]), self.quarter, self.bounds)
        x1, y1 = turn((box[2], box[3]), self.quarter, self.bounds)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def read_page(page: Any, textpage: Any, number: int, profile: Profile, *, tagged: bool = False) -> Page:
    """Every printed word of one PDFium page in the order of the file; letter widths go into `profile`."""
    bounds: Box = page.get_bbox()
    words = list(_words(textpage, number, profile, tagged))
    quarter = _main_quarter(words)
    level = tuple(
        _level(words, bounds)
        if quarter == 0
        else (_upright(word, quarter, bounds) for word in words if word.style.quarter == quarter)
    )
    turned = tuple(_upright(word, quarter, bounds) for word in words if word.style.quarter != quarter)
    sides = (bounds[2] - bounds[0], bounds[3] - bounds[1])
    width, height = sides if quarter % 2 == 0 else (sides[1], sides[0])
    return Page(number, width, height, bounds, quarter, level, turned)


def turn(point: tuple[float, float], quarter: int, bounds: Box) -> tuple[float, float]:
    """A point as stored, on the page turned by `quarter`: the table at the head of this module."""
    x, y = point
    left, bottom, right, top = bounds
    corners = ((x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x))
    return corners[quarter]


def _main_quarter(words: list[Word]) -> int:
    counts: Counter[int] = Counter()
    for word in words:
        counts[word.style.quarter] += len(word.text)
    counts.pop(-1, None)
    return min(counts, key=lambda quarter: (-counts[quarter], quarter)) if counts else 0


def _level(words: list[Word], bounds: Box) -> Iterator[Word]:
    """What `_upright` does for the page that lies as it is stored, which is nearly every page."""
    x, _, _, y = bounds
    for word in words:
        if word.style.quarter == 0:
            text, left, right, base, style, order, spaced = word
            yield Word(text, left - x, right - x, y - base, style, order, spaced)


def _upright(word: Word, quarter: int, bounds: Box) -> Word:
    """A raw word keeps its run along its own direction in left and right, and the line's stored x or y in base."""
    along = word.style.quarter % 2 if word.style.quarter >= 0 else 0
    start = (word.left, word.base) if along == 0 else (word.base, word.left)
    end = (word.right, word.base) if along == 0 else (word.base, word.right)
    (x0, y0), (x1, y1) = turn(start, quarter, bounds), turn(end, quarter, bounds)
    return word._replace(left=min(x0, x1), right=max(x0, x1), base=max(y0, y1))


def _words(textpage: Any, number: int, profile: Profile, tagged: bool) -> Iterator[Word]:
    """The hot loop: two calls a letter, everything else once for each text object.

    PDFium writes a ligature's letters out ("ffi" becomes f, f, i) and gives each the ligature's whole box: only the
    first of them is measured.
    """
    calls = TextCalls(textpage.raw)
    owner_of, read_box, box = calls.owner, calls.read_box, calls.box
    seen = Seen("", 0, 0)
    page, place, known = calls.page, calls.place, profile.seen
    owner, style, across, scale, spaced, letters = 0, Style("", 1, False, 0), False, 100.0, 0, ""
    start = end = base = low = high = 0.0
    first = 0
    for index, code in enumerate(calls.codes):
        found = owner_of(page, index)
        if code in BLANKS:
            if letters:
                yield Word(letters, start, end, base, style, first, spaced)
                letters, spaced = "", 0
            spaced = REAL if found else max(spaced, code == BLANK)
            continue
        if not found:
            continue  # PDFium made it up, as it does for a hyphen that it moved
        if code > LAST:
            code = UNKNOWN
        read_box(page, index, place)
        if found != owner:
            if letters:
                yield Word(letters, start, end, base, style, first, spaced)
                letters, spaced = "", 0
            owner = found or 0
            style, (x, y) = style_at(calls, index, owner, tagged)
            across, scale = style.quarter % 2 == 1, 100 / style.size if style.size else 0.0
            base = x if across else y
        was, low = low, box.bottom if across else box.left
        if letters and low == was and high == (box.top if across else box.right):
            letters += chr(code)
            seen.opened = True
            continue
        high = box.top if across else box.right
        if letters and (low - end) * scale > APART:
            yield Word(letters, start, end, base, style, first, spaced)
            letters, spaced = "", 0
        if not letters:
            start, end, first = low, high, index
        key = (style.font, code or UNKNOWN, int((high - low) * scale + 0.5))
        seen = known.get(key) or profile.meet(key, number, index)
        seen.uses += 1
        letters += seen.text
        start, end = low if low < start else start, high if high > end else end
    if letters:
        yield Word(letters, start, end, base, style, first, spaced)
