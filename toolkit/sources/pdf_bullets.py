"""Bullets that are drawn and not written: browsers print the disc before an item as a small filled shape.

▪ take an officer with you; and      the shape is no letter of the file: without it two items would be one
▪ write down what was said.          sentence, or an item would go on with the words before it
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from toolkit.sources.pdf_calls import Box
from toolkit.sources.pdf_rules import MOST_OBJECTS
from toolkit.sources.pdf_words import Page, Word

SIDES = (1.5, 9.0)  # points: of the shape
SQUARE = 1.3  # its longer side by its shorter, at most
LOW, HIGH = 0.0, 0.75  # of the font size: its middle stands so far above the baseline
NEAR = 2.2  # of the font size: white between it and its words, at most
SEVERAL = 2  # on one page: a lone shape may be anything
MOST = 500  # on one page


def bullets_of(page: Any, read: Page) -> tuple[Box, ...]:
    """The small square boxes of a PDFium page that are filled or drawn, as they lie on the upright page."""
    found = [read.upright(box) for box in _shapes(page)]
    return tuple(box for box in found[:MOST] if _is_small(box))


def _shapes(page: Any) -> Iterator[Box]:
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides)):
            left, bottom, right, top = (side.value for side in sides)
            if _is_small((left, bottom, right, top)):
                yield left, bottom, right, top


def _is_small(box: Box) -> bool:
    across, up = box[2] - box[0], box[3] - box[1]
    longer, shorter = max(across, up), min(across, up)
    return shorter >= SIDES[0] and longer <= SIDES[1] and longer <= SQUARE * shorter


def with_bullets(words: Sequence[Word], bullets: Sequence[Box]) -> list[Word]:
    """The same words; the first of a line that stands behind such a shape begins with a bullet."""
    ordered = sorted(words, key=lambda word: word.base)
    bases = [word.base for word in ordered]
    behind = {}
    for box in bullets:
        middle = (box[1] + box[3]) / 2
        beside = ordered[bisect_left(bases, middle - SIDES[1]) : bisect_right(bases, middle + 5 * SIDES[1])]
        if first := _first_behind(beside, box, middle):
            behind[first.order] = box
    if len(behind) < SEVERAL:
        return list(words)
    return [_led(word, behind[word.order]) if word.order in behind else word for word in words]


def _first_behind(beside: Sequence[Word], box: Box, middle: float) -> Word | None:
    """The nearest word to the right on the shape's line; none where another stands close to its left."""
    line = [word for word in beside if LOW < (word.base - middle) / (word.style.size or 1.0) < HIGH]
    after = min((word for word in line if word.left >= box[2] - 1), key=lambda word: word.left, default=None)
    if after is None or after.left - box[2] > NEAR * after.style.size:
        return None
    crowded = any(0 <= box[0] - word.right < NEAR * word.style.size or word.left < box[0] < word.right for word in line)
    return None if crowded else after


def _led(word: Word, box: Box) -> Word:
    return word._replace(text=f"• {word.text}", left=box[0])
