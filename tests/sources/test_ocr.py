"""Scans: read by the picture where tesseract is, and one plain line where it is not."""

from __future__ import annotations

import hashlib
import io
import shutil
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.shared import needs_tesseract
from tests.sources.pdf_made import clauses, drawn, painted
from tests.sources.test_office import needs_scripts, program
from toolkit.errors import UnreadableSource
from toolkit.sources import Limits, read
from toolkit.sources.pdf import read_pdf

CLAUSES = drawn([clauses(1, lines=6), clauses(2, lines=6)])


def scanned(data: bytes, *, worded: tuple[int, ...] = ()) -> bytes:
    """Every page as a picture of itself at 200 dots an inch; those of `worded` (from 0) as they were."""
    document, out = pypdfium2.PdfDocument(data), io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    for page in document:
        picture = page.render(scale=200 / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    made = pypdfium2.PdfDocument(out.getvalue())
    for at in worded:
        made.del_page(at)
        made.import_pages(document, pages=[at], index=at)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def words(data: bytes, **options: bool) -> list[str]:
    return [line.text for line in read_pdf(data, "code.pdf", **options).lines]  # type: ignore[arg-type]


@needs_tesseract
def test_a_scan_is_read_as_its_original() -> None:
    data = scanned(CLAUSES)
    source = read_pdf(data, "code.pdf", ocr=True)
    assert [line.text for line in source.lines] == words(CLAUSES)
    assert [line.page for line in source.lines] == [1] * 6 + [2] * 6
    assert [(warning.code, warning.place) for warning in source.warnings] == [("ocr", "pages 1, 2")]
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@needs_tesseract
def test_words_behind_a_picture_have_no_shapes_to_mend_and_one_size_of_type() -> None:
    """Their letters are boxes stretched to fit, each as like "Th" as the next."""

    def paint(canvas: Canvas) -> None:
        rows = [
            (16, "Wardens' Code of Conduct"),
            (12, "General duties"),
            (12, "1. You must treat every caller with the same courtesy."),
            (12, "2. You must not take a present that is worth more than £25."),
            (12, "Interests"),
            (12, "3. You must tell the Clerk's office of any interest within 28 days."),
            (12, "Gifts"),
            (12, "4. You must pay for whatever you use yourself."),
        ]
        for at, (size, words) in enumerate(rows):
            canvas.setFont("Times-Roman", size)
            canvas.drawString(72, 760 - 30 * at, words)

    source = read_pdf(scanned(painted(paint)), "code.pdf", ocr=True)
    assert [line.text.replace("’", "'") for line in source.lines][1:4] == [
        "General duties",
        "1. You must treat every caller with the same courtesy.",
        "2. You must not take a present that is worth more than £25.",
    ]
    assert len({line.size for line in source.lines[1:]}) == 1
    assert [warning.code for warning in source.warnings] == ["ocr"]


@needs_tesseract
def test_only_pages_without_text_are_read_by_the_picture() -> None:
    source = read_pdf(scanned(CLAUSES, worded=(0,)), "code.pdf", ocr=True)
    assert [line.text for line in source.lines] == words(CLAUSES)
    assert [(warning.code, warning.place) for warning in source.warnings] == [("ocr", "page 2")]


@needs_tesseract
def test_the_same_scan_gives_the_same_lines_twice() -> None:
    data = scanned(CLAUSES)
    assert read_pdf(data, "code.pdf", ocr=True) == read_pdf(data, "code.pdf", ocr=True)


@needs_tesseract
def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(UnreadableSource, match=r"^code\.pdf: [^\n]*no words[^\n]*$"):
        read_pdf(painted(lambda canvas: canvas.rect(50, 50, 400, 600, fill=1)), "code.pdf", ocr=True)


def test_a_document_with_words_needs_no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDUCT_TESSERACT", "no-such-program")
    assert words(CLAUSES, ocr=True) == words(CLAUSES)


def test_without_tesseract_the_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDUCT_TESSERACT", "no-such-program")
    with pytest.raises(UnreadableSource, match=r"^code\.pdf: [^\n]*install tesseract[^\n]*$"):
        words(scanned(CLAUSES), ocr=True)
    with pytest.raises(UnreadableSource, match=r"^code\.pdf: [^\n]*add --ocr[^\n]*$"):
        words(scanned(CLAUSES))


def test_the_most_pages() -> None:
    if shutil.which("tesseract") is None:
        pytest.skip("needs tesseract: the command tesseract")
    with pytest.raises(UnreadableSource, match="2 pages are scans, more than 1"):
        read_pdf(scanned(CLAUSES), "code.pdf", ocr=True, limits=Limits(max_ocr_pages=1))


@needs_scripts
@pytest.mark.parametrize(
    ("text", "said"), [("import time; time.sleep(60)", "longer than allowed"), ("exit(3)", "exit 3")]
)
def test_a_tesseract_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    monkeypatch.setenv("CONDUCT_TESSERACT", program(tmp_path, text))
    path = tmp_path / "code.pdf"
    path.write_bytes(scanned(CLAUSES))
    with pytest.raises(UnreadableSource, match=f"^code\\.pdf: [^\n]*{said}[^\n]*$"):
        read(path, ocr=True, limits=Limits(max_seconds=1))
    assert str(tmp_path) not in said
