"""Read a PDF: every printed line with its place on the page, in reading order.

The way of a page: words (pdf_words), ruled tables (pdf_tables), columns and lines (pdf_columns, pdf_lines); then over
all pages furniture, contents, footnotes and the headings that the document itself declares.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from toolkit.errors import UnreadableSource
from toolkit.model.source import Caution, Line, SourceText
from toolkit.sources.limits import Limits, check_size
from toolkit.sources.pdf_contents import mark_contents
from toolkit.sources.pdf_edges import column_offsets
from toolkit.sources.pdf_footnotes import mark_footnotes
from toolkit.sources.pdf_furniture import mark_furniture
from toolkit.sources.pdf_headings import Declared, bookmarks_of, is_tagged, mark_headings, tags_of
from toolkit.sources.pdf_letters import judge_letters, letter_warnings
from toolkit.sources.pdf_lines import Printed, clean
from toolkit.sources.pdf_pages import Reading, beside_tables, mended_reading, reading_of
from toolkit.sources.pdf_profile import Profile
from toolkit.sources.pdf_tables import continued
from toolkit.sources.pdf_words import read_page

LETTER_BYTES = 64  # what one letter costs while a document is read, for `Limits.max_unpacked`
SCAN = (
    "{0}: it has no text layer and looks like a scan; add --ocr to have it read by the picture (this needs tesseract), "
    "or run it through OCR first."
)
WORDLESS = "{0}: it has no text layer, and no words were found in its pictures; look at it, and give a better scan."


def read_pdf(data: bytes, name: str, *, ocr: bool = False, limits: Limits = Limits()) -> SourceText:
    """Every printed line of a PDF, in reading order, each soft; rows of ruled tables are lines with cells.

    data: the file's bytes; name: the file's name without its folder, for messages. Sizes and places are in points.
    ocr: whether pages without text are read by the picture. Warnings: `page_without_text`, `turned_text`,
    `mended_letters`, `damaged_letters`, `ocr`.

    Raises:
        UnreadableSource: damaged, locked with a password, without a text layer, or beyond `limits`; or `ocr` without
            tesseract.
    """
    check_size(data, name, limits)
    sha256 = hashlib.sha256(data).hexdigest()
    document = _open(data, name)
    try:
        _check_pages(len(document), name, limits)
        return _read_scans(document, sha256, name, limits) if ocr else _read(document, sha256, name, limits)
    finally:
        document.close()


def _read_scans(document: Any, sha256: str, name: str, limits: Limits) -> SourceText:
    from toolkit.sources.ocr import pages_without_text, steadied, with_words

    scans = pages_without_text(document)
    if not scans:
        return _read(document, sha256, name, limits)
    worded = _open(with_words(document, scans, name, limits), name)
    try:
        found = _read(worded, sha256, name, limits, without=WORDLESS)
    finally:
        worded.close()
    places = _pages(scans)
    said = f"Read by the picture (OCR): {places}. Look at names, figures and numbers in the original."
    warnings = (Caution("ocr", said, places), *found.warnings)
    return replace(found, title=_title(document), lines=steadied(found.lines, scans), warnings=warnings)


def _open(data: bytes, name: str) -> Any:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        if getattr(error, "err_code", None) in locked:
            raise UnreadableSource(f"{name}: the PDF is locked with a password; save a copy without one.") from error
        raise UnreadableSource(f"{name}: not a PDF, or a damaged one; open it and save it again as PDF.") from error


def _check_pages(pages: int, name: str, limits: Limits) -> None:
    if pages > limits.max_pages:
        raise UnreadableSource(f"{name}: it has {pages} pages, more than {limits.max_pages}; split it.")
    if pages == 0:
        raise UnreadableSource(f"{name}: the PDF has no pages; save it again as PDF.")


def _read(document: Any, sha256: str, name: str, limits: Limits, *, without: str = SCAN) -> SourceText:
    """without: what to say of a document without a word."""
    profile = Profile()
    readings = _readings(document, profile, name, limits)
    if not any(reading.lines for reading in readings):
        raise UnreadableSource(without.format(name))
    judgement = judge_letters(document, profile, [line.text for reading in readings for line in reading.lines])
    if judgement.mends:
        readings = [mended_reading(document, reading, judgement.mends) for reading in readings]
    readings = [beside_tables(readings, at) for at in range(len(readings))]
    tags = {place: rank for reading in readings for place, rank in reading.tags.items()}
    pages = _with_roles(readings, Declared(dict(bookmarks_of(document)), tags))
    warnings = (*_page_warnings(readings), *letter_warnings(judgement, pages))
    lines = tuple(_lines(pages))
    if len(lines) > limits.max_lines:
        raise UnreadableSource(f"{name}: it has more than {limits.max_lines} lines; split it.")
    return SourceText(name, sha256, "pdf", lines, _title(document), warnings)


def _title(document: Any) -> str:
    """The Info dictionary's title; a broken one counts as none."""
    try:
        return clean(document.get_metadata_value("Title"))
    except UnicodeDecodeError:
        return ""


def _readings(document: Any, profile: Profile, name: str, limits: Limits) -> list[Reading]:
    readings: list[Reading] = []
    tagged = is_tagged(document)
    letters = 0
    for number in range(1, len(document) + 1):
        page = _load(document, number, name)
        textpage = page.get_textpage()
        letters += textpage.count_chars()
        if letters * LETTER_BYTES > limits.max_unpacked:
            raise UnreadableSource(f"{name}: it holds more text than the limit allows; split it.")
        read = read_page(page, textpage, number, profile, tagged=tagged)
        profile.check_names(textpage)
        readings.append(reading_of(page, read, dict(tags_of(page, number)) if tagged else {}))
        textpage.close()
        page.close()
    return readings


def _load(document: Any, number: int, name: str) -> Any:
    import pypdfium2

    try:
        return document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise UnreadableSource(f"{name}: page {number} is damaged; open the file and save it again as PDF.") from error


def _with_roles(readings: Sequence[Reading], declared: Declared) -> list[list[Printed]]:
    heights = [reading.page.height for reading in readings]
    pages = mark_furniture([reading.lines for reading in readings], heights)
    pages = mark_contents(pages)
    pages = mark_footnotes(pages, [reading.rules for reading in readings], heights)
    return _joined_tables(mark_headings(pages, declared))


def _joined_tables(pages: list[list[Printed]]) -> list[list[Printed]]:
    """A row broken by the foot of a page goes on at the head of the next, under the table's head said again."""
    last: Printed | None = None
    head: tuple[str, ...] = ()
    for page in pages:
        body = [at for at, line in enumerate(page) if line.role != "furniture"]
        if len(body) > 1 and last is not None and page[body[0]].cells == head != ():
            page[body[0]] = replace(page[body[0]], role="furniture")
            body = body[1:]
        if body and page[body[0]].role == "table_row":
            page[body[0]] = continued(last, page[body[0]])
        head = _head_row([page[at] for at in body], head if last is not None else ())
        last = page[body[-1]] if body and page[body[-1]].role == "table_row" else None
    return pages


def _head_row(lines: Sequence[Printed], head: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of the first row of the table that a page ends in; head: of the one that the page before ends in."""
    for line in lines:
        head = () if line.role != "table_row" else head or line.cells
    return head


def _page_warnings(readings: Sequence[Reading]) -> Iterator[Caution]:
    empty = [reading.page.number for reading in readings if not reading.lines]
    if empty:
        places = _pages(empty)
        yield Caution("page_without_text", f"No text on {places}: blank, or a picture of text that needs OCR.", places)
    turned = [reading.page.number for reading in readings if reading.page.turned]
    if turned:
        places = _pages(turned)
        yield Caution("turned_text", f"Text at another angle on {places} is kept apart from the provisions.", places)


def _pages(numbers: Sequence[int]) -> str:
    return ("page " if len(numbers) == 1 else "pages ") + ", ".join(map(str, numbers))


def _lines(pages: Sequence[Sequence[Printed]]) -> Iterator[Line]:
    """White above is counted between lines that belong to the text; a new page or column starts without any."""
    for page, offsets in zip(pages, column_offsets(pages), strict=True):
        bottom: float | None = None
        for item, offset in zip(page, offsets, strict=True):
            apart = item.role == "furniture" or bottom is None or item.top < bottom - 2 * item.size
            yield _line(item, None if apart or bottom is None else round(item.top - bottom, 1), offset)
            bottom = bottom if item.role == "furniture" else item.bottom


def _line(item: Printed, gap: float | None, offset: float) -> Line:
    return Line(
        item.text,
        role=item.role,
        label=item.label,
        soft=item.goes_on,
        rank=item.rank,
        page=item.page,
        indent=round(item.left - offset, 1),
        right=round(item.right - offset, 1),
        size=round(item.size, 1),
        gap=gap,
        bold=item.bold,
        cells=item.cells,
        place=f"page {item.page}",
        emphasis=item.fragments[0].emphasis if item.fragments else "",
    )
