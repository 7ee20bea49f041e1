"""The straight level and upright lines drawn on a page: borders of tables, rules over footnotes, underlines."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.sources.pdf_calls import Box
from toolkit.sources.pdf_words import Page

THIN = 3.0  # points: a filled box no thicker is a line
SHORT = 4.0  # points: shorter strokes are corners and dots
MOST_OBJECTS = 50_000  # drawings looked at on one page
MOST_SEGMENTS = 5_000  # in one drawing: more is a picture
JOIN = 3.0  # points: pieces of one line are this near


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line. at: its y if level, else its x; start, end: along it; points on the upright page."""

    level: bool
    at: float
    start: float
    end: float


def rules_of(page: Any, read: Page) -> tuple[Rule, ...]:
    """All rules of a PDFium page, pieces in one line joined, level ones first, from the top and from the left."""
    boxes = (read.upright(box) for box in _strokes(page))
    return tuple(_joined(filter(None, map(_rule, boxes))))


def _rule(box: Box) -> Rule | None:
    left, top, right, bottom = box
    if bottom - top <= THIN and right - left >= SHORT:
        return Rule(True, (top + bottom) / 2, left, right)
    if right - left <= THIN and bottom - top >= SHORT:
        return Rule(False, (left + right) / 2, top, bottom)
    return None


def _joined(rules: Iterable[Rule]) -> Iterator[Rule]:
    last: Rule | None = None
    for rule in _grouped(sorted(rules, key=lambda rule: (not rule.level, rule.at, rule.start))):
        if last is not None and last.level == rule.level and last.at == rule.at and rule.start <= last.end + JOIN:
            last = Rule(last.level, last.at, last.start, max(last.end, rule.end))
            continue
        if last is not None:
            yield last
        last = rule
    if last is not None:
        yield last


def _grouped(rules: list[Rule]) -> list[Rule]:
    """Rules at almost one height (or distance) get the same `at`, so that pieces of one line meet."""
    level: list[Rule] = []
    for rule in rules:
        near = level and level[-1].level == rule.level and rule.at - level[-1].at <= THIN / 2
        level.append(Rule(rule.level, level[-1].at, rule.start, rule.end) if near else rule)
    return sorted(level, key=lambda rule: (not rule.level, rule.at, rule.start))


def _strokes(page: Any) -> Iterator[Box]:
    """Thin boxes and the straight segments of stroked paths, as stored."""
    import pypdfium2.raw as pdfium

    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _path(item)


def _path(item: Any) -> Iterator[Box]:
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides)):
        return
    left, bottom, right, top = (side.value for side in sides)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if min(right - left, top - bottom) <= THIN:
        if fill.value or stroke.value:
            yield left, bottom, right, top
    elif stroke.value:
        yield from _segments(item)


def _segments(item: Any) -> Iterator[Box]:
    import pypdfium2.raw as pdfium

    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    count = pdfium.FPDFPath_CountSegments(item)
    start = last = (0.0, 0.0)
    for index in range(count if count <= MOST_SEGMENTS else 0):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _box(last, point)
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _box(point, start)
        last = point


def _box(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
