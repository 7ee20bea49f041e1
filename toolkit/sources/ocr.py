"""Scans: pages of a PDF without text are painted and read by the picture, with tesseract where it is installed.

Tesseract writes what it reads as a page of invisible words in the places where they stand; those pages take the place
of the pictures, and the whole is read like any PDF, with its columns, heads and feet:

    [text][picture][text]  ->  paint page 2, tesseract, one page of words  ->  [text][words][text]
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from toolkit.errors import UnreadableSource
from toolkit.model.source import Line
from toolkit.sources.limits import Limits
from toolkit.sources.programs import run

SHARPNESS = 300  # dots an inch: what tesseract's own guide asks for
MOST_DOTS = 40_000_000  # of one page; an A3 page at 300 an inch has 17 million
LEAST_SHARPNESS = 70  # tesseract takes less for a mistake
SAME_TYPE = 0.1  # of the usual size: what a picture tells of the size of type is no more exact
INSTALL = "install tesseract (on Debian and Ubuntu: tesseract-ocr), or run the file through another OCR program"


def tesseract() -> str | None:
    """The tesseract command, None where there is none: CONDUCT_TESSERACT, else the search path."""
    return shutil.which(os.environ.get("CONDUCT_TESSERACT", "") or "tesseract")


def pages_without_text(document: Any) -> list[int]:
    """The pages, counted from 1, that hold not a single letter; a damaged one is left to the reader to tell of."""
    import pypdfium2

    found = []
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            continue
        textpage = page.get_textpage()
        if not textpage.count_chars():
            found.append(number)
        textpage.close()
        page.close()
    return found


def with_words(document: Any, pages: Sequence[int], name: str, limits: Limits) -> bytes:
    """The PDF as bytes, with words in place of the pictures on these pages (counted from 1).

    Raises:
        UnreadableSource: tesseract is not installed or fails; more pages than `limits.max_ocr_pages`; all together
            take longer than `limits.max_seconds`.
    """
    command = tesseract()
    if command is None:
        raise UnreadableSource(f"{name}: reading a scan needs tesseract, which is not installed; {INSTALL}.")
    if len(pages) > limits.max_ocr_pages:
        raise UnreadableSource(f"{name}: {len(pages)} pages are scans, more than {limits.max_ocr_pages}; split it.")
    with tempfile.TemporaryDirectory(prefix="conduct-", ignore_cleanup_errors=True) as folder:
        read = _read_pages(document, pages, command, Path(folder), name, limits)
        return _exchanged(document, read)


def _read_pages(
    document: Any, pages: Sequence[int], command: str, folder: Path, name: str, limits: Limits
) -> dict[int, Path]:
    """Paint one page after the other, for PDFium takes one caller at a time; tesseract reads several at once."""
    until = time.monotonic() + limits.max_seconds
    workers = min(os.cpu_count() or 1, 8)
    read: dict[int, Path] = {}
    with ThreadPoolExecutor(workers) as pool:
        for first in range(0, len(pages), workers):
            some = pages[first : first + workers]
            painted = [(number, *_painted(document, number, folder, name)) for number in some]
            work = [pool.submit(_recognised, command, path, dots, until, name) for _, path, dots in painted]
            read.update({number: done.result() for number, done in zip(some, work, strict=True)})
    return read


def _painted(document: Any, number: int, folder: Path, name: str) -> tuple[Path, int]:
    """The page as a grey picture, and its dots an inch."""
    import pypdfium2

    try:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(SHARPNESS / 72, math.sqrt(MOST_DOTS / max(width * height, 1.0)))
        bitmap = page.render(scale=scale, grayscale=True)
    except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
        raise UnreadableSource(f"{name}: page {number} cannot be painted; save it again as PDF.") from error
    path = folder / f"page{number}.pgm"
    with path.open("wb") as file:
        file.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
        rows = memoryview(bitmap.buffer).cast("B")
        for row in range(bitmap.height):
            file.write(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width])
    bitmap.close()
    page.close()
    return path, max(round(scale * 72), LEAST_SHARPNESS)


def _recognised(command: str, picture: Path, dots: int, until: float, name: str) -> Path:
    """The page of words that tesseract makes of a picture."""
    made = picture.with_suffix(".pdf")
    words = [command, str(picture), str(made.with_suffix("")), "--dpi", str(dots), "-c", "textonly_pdf=1", "pdf"]
    try:
        code = run(words, seconds=max(until - time.monotonic(), 0.1), surroundings={"OMP_THREAD_LIMIT": "1"})
    except OSError as error:
        raise UnreadableSource(f"{name}: tesseract could not be started ({error.strerror or error}).") from error
    except subprocess.TimeoutExpired as error:
        raise UnreadableSource(
            f"{name}: reading the scan takes longer than allowed; split it, or allow more with CONDUCT_MAX_SECONDS."
        ) from error
    picture.unlink(missing_ok=True)
    if code != 0 or not made.is_file():
        raise UnreadableSource(f"{name}: tesseract failed (exit {code}); is its English data installed?")
    return made


def _exchanged(document: Any, read: dict[int, Path]) -> bytes:
    import io

    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    for number in range(1, len(document) + 1):
        if number in read:
            one = pypdfium2.PdfDocument(read[number].read_bytes())
            whole.import_pages(one)
            one.close()
        else:
            whole.import_pages(document, pages=[number - 1])
    out = io.BytesIO()
    whole.save(out)
    whole.close()
    return out.getvalue()


def steadied(lines: Sequence[Line], pages: Sequence[int]) -> tuple[Line, ...]:
    """The lines with one size of type for all on these pages that are near the usual one: "Interests" without a letter
    below the line measures a little less than "Gifts" with one, and is no lower heading for that."""
    sizes = [line.size for line in lines if line.page in pages and line.size]
    usual = median(sizes) if sizes else 0.0
    return tuple(
        replace(line, size=usual)
        if line.page in pages and line.size and abs(line.size - usual) <= SAME_TYPE * usual
        else line
        for line in lines
    )
