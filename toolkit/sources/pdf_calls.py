"""PDFium's C functions as the readers need them: the per-letter calls made cheap, and how a text object is printed.

ctypes converts every argument of pypdfium2's own prototypes; on a page of 3,000 letters that is half of the time.
The same functions through prototypes of plain integers take two thirds of it (0.75 against 1.1 microseconds a letter).
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

_HALVES = range(0xD800, 0xE000)
_UNSAID = 0xFFFE
"""What PDFium's text has for a hyphen that it moved, and for a letter without a meaning."""
Box = tuple[float, float, float, float]

FORCE_BOLD = 1 << 18  # PDF 32000-1:2008, table 123, bit 19
HEAVY = 600  # font weights from here on are printed as bold
STROKED_TOO = 2  # text render mode "fill, then stroke": the poor man's bold
BOLD_NAMES = ("bold", "black", "heavy")  # parts of PostScript names, which are English everywhere
MOST_MARKS = 16  # marked-content levels looked at around one text object
SLANT = 1.5  # degrees: a scan's text may lean, a watermark leans more


@dataclass(frozen=True, slots=True)
class Style:
    """How a text object is printed.

    font: its PostScript name with the subset tag; size: points; quarter: turns of 90 degrees, -1 at a slant;
    mark: its marked-content number (how a tagged PDF names it), -1 without; artifact: tagged as page furniture.
    """

    font: str
    size: float
    bold: bool
    quarter: int
    mark: int = -1
    artifact: bool = False


class TextCalls:
    """The per-letter calls on one text page.

    owner(page, letter) answers at once; read_box(page, letter, place) fills `box`; codes: those of all letters.
    """

    def __init__(self, textpage: Any) -> None:
        import pypdfium2.raw as pdfium

        self.handle = textpage
        self.box = pdfium.FS_RECTF()
        self.count: int = pdfium.FPDFText_CountChars(textpage)
        self.page: int = ctypes.cast(textpage, ctypes.c_void_p).value or 0
        self.place: int = ctypes.addressof(self.box)
        pointer, number = ctypes.c_void_p, ctypes.c_int
        self.owner = _plain(pdfium.FPDFText_GetTextObject, pointer, pointer, number)
        self.read_box = _plain(pdfium.FPDFText_GetLooseCharBox, number, pointer, number, pointer)
        self.codes = self._codes()

    def _codes(self) -> Sequence[int]:
        """All at once, which costs next to nothing; one by one where PDFium's text leaves any out."""
        import pypdfium2.raw as pdfium

        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = pdfium.FPDFText_GetText(self.handle, 0, self.count, buffer) if self.count else 1
        units = buffer[: self.count]
        if written == self.count + 1 and max(units, default=0) < _HALVES.start:
            return units
        code = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
        if written != self.count + 1 or any(unit in _HALVES for unit in units):
            return [code(self.page, index) for index in range(self.count)]
        return [code(self.page, index) if unit == _UNSAID else unit for index, unit in enumerate(units)]


def _plain(function: Any, *types: Any) -> Callable[..., Any]:
    return ctypes.CFUNCTYPE(*types)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def style_at(calls: TextCalls, index: int, owner: int, tagged: bool) -> tuple[Style, tuple[float, float]]:
    """The style of the text object at letter `index`, and where its first letter stands on its baseline.

    The size is the font size times the text matrix: many writers set size 1 and leave the rest to the matrix.
    """
    import pypdfium2.raw as pdfium

    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetMatrix(calls.handle, index, ctypes.byref(matrix))
    pdfium.FPDFText_GetCharOrigin(calls.handle, index, ctypes.byref(x), ctypes.byref(y))
    size = pdfium.FPDFText_GetFontSize(calls.handle, index) * math.hypot(matrix.c, matrix.d)
    item = ctypes.cast(owner, pdfium.FPDF_PAGEOBJECT)
    font = pdfium.FPDFTextObj_GetFont(item)
    name = font_name(font)
    bold = pdfium.FPDFTextObj_GetTextRenderMode(item) == STROKED_TOO or _is_bold(font, name)
    mark, artifact = marks_of(item) if tagged else (-1, False)
    return Style(name, round(abs(size), 2), bold, quarter_of(matrix.a, matrix.b), mark, artifact), (x.value, y.value)


def quarter_of(a: float, b: float) -> int:
    """Quarter turns of a text matrix, -1 where it stands at a slant, as a watermark does."""
    degrees = math.degrees(math.atan2(b, a)) % 360
    nearest = round(degrees / 90)
    return nearest % 4 if abs(degrees - 90 * nearest) <= SLANT else -1


def font_name(font: Any) -> str:
    import pypdfium2.raw as pdfium

    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.value.decode("utf-8", "replace")


def _is_bold(font: Any, name: str) -> bool:
    import pypdfium2.raw as pdfium

    if any(word in name.casefold() for word in BOLD_NAMES):
        return True
    flags = pdfium.FPDFFont_GetFlags(font)
    return pdfium.FPDFFont_GetWeight(font) >= HEAVY or bool(flags > 0 and flags & FORCE_BOLD)


def marks_of(item: Any) -> tuple[int, bool]:
    """The marked-content number of a page object, and whether it is tagged as an artifact of pagination."""
    import pypdfium2.raw as pdfium

    levels = min(max(pdfium.FPDFPageObj_CountMarks(item), 0), MOST_MARKS)
    for level in range(levels):
        mark = pdfium.FPDFPageObj_GetMark(item, level)
        if _mark_text(pdfium.FPDFPageObjMark_GetName, mark) == "Artifact":
            kind = _mark_text(pdfium.FPDFPageObjMark_GetParamStringValue, mark, b"Type")
            return -1, kind in ("Pagination", "")
    return pdfium.FPDFPageObj_GetMarkedContentID(item), False


def _mark_text(function: Any, mark: Any, *key: bytes) -> str:
    """A name or a parameter of a mark; PDFium hands out UTF-16."""
    size = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 64)()
    if not function(mark, *key, buffer, ctypes.sizeof(buffer), ctypes.byref(size)):
        return ""
    return bytes(buffer)[: max(min(size.value, 128) - 2, 0)].decode("utf-16-le", "replace")
