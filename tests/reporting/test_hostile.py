"""Hostile words in a code come out as words, letter for letter, in every format; so does a paragraph of a million."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import Any

import openpyxl
import pikepdf
import pypdfium2
import pytest
from lxml import etree
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from tests.reporting.hostile import ATTACKS, FORMULAS, HUGE, OVERRIDE, SHOWN, hostile
from toolkit.reporting import render
from toolkit.reporting.oscal import oscal
from toolkit.reporting.page import Page
from toolkit.reporting.render import Format, laid_out
from toolkit.reporting.workbook import CUT, acts

FORMATS: tuple[Format, ...] = ("text", "md", "html", "json", "csv", "docx", "pdf", "xlsx")
ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]")


def bare(text: str) -> str:
    """Without blanks, hyphens of no width and places where a line may break, which a format may put anywhere."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def assert_said(text: str, *, where: str) -> None:
    shown = bare(text)
    missing = [attack for attack in (*ATTACKS, SHOWN) if bare(attack) not in shown]
    assert missing == [], where
    assert not ACTING.search(text), where
    assert "49}" not in shown and "alert(49)" not in shown, where


def test_json_holds_every_letter() -> None:
    text = render(hostile(), format="json")
    assert not ACTING.search(text)
    found = json.loads(text)
    assert found["candidate"]["title"].startswith("=1+1 <script>alert(7*7)</script>")
    assert all(attack in found["candidate"]["title"] for attack in (*ATTACKS, OVERRIDE))


def test_the_terminal_is_not_commanded() -> None:
    text = render(hostile(), format="text")
    assert not ACTING.search(text) and "[U+001B]" in text and "[U+202E]" in text


def test_html_shows_it_and_runs_nothing() -> None:
    tree = LexborHTMLParser(render(hostile(), format="html"))
    assert tree.css("script, img, iframe, object, embed, [onerror]") == []
    assert [a.attributes["href"] for a in tree.css("a") if not str(a.attributes["href"]).startswith("#")] == []
    tree.strip_tags(["style"])
    assert_said(tree.text(), where="html")


def test_markdown_shows_it_and_links_nothing() -> None:
    shown = MarkdownIt("commonmark").enable(["table"]).render(render(hostile(), format="md"))
    tree = LexborHTMLParser(shown)
    assert tree.css("script, img, iframe, [onerror]") == []
    assert [a.attributes["href"] for a in tree.css("a") if not str(a.attributes["href"]).startswith("#")] == []
    assert_said(tree.text(), where="md")


@pytest.mark.parametrize("huge", [False, True])
def test_word_shows_it_and_reaches_for_nothing(huge: bool) -> None:
    parts = zipfile.ZipFile(io.BytesIO(render(hostile(huge=huge), format="docx")))
    for name in parts.namelist():
        if name.endswith(".rels"):
            assert b"External" not in parts.read(name), name
    body = etree.fromstring(parts.read("word/document.xml"), etree.XMLParser(huge_tree=True))
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    fields = body.xpath("//w:instrText/text() | //w:fldSimple/@w:instr", namespaces=space)
    assert {field.split()[0] for field in fields} <= {"PAGE", "NUMPAGES"}
    text = "".join(body.xpath("//w:t/text()", namespaces=space))
    assert_said(text, where="docx")
    assert not huge or bare(HUGE) in bare(text)


@pytest.mark.parametrize("huge", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_pdf_shows_it_and_acts_on_nothing(huge: bool) -> None:
    made = render(hostile(huge=huge), format="pdf")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        keys = {key for one in pdf.objects if isinstance(one, pikepdf.Dictionary) for key in one.keys()}  # noqa: SIM118
    assert not keys & {"/JS", "/JavaScript", "/URI", "/Launch", "/EmbeddedFile", "/AA", "/OpenAction"}
    text = pdf_text(made)
    assert_said(text, where="pdf")
    assert "root:" not in text and "sys.inputs" in text
    assert not huge or text.count("word") > 200_000


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    # The end of a line may come as U+FFFE where a word was cut.
    return "".join(texts).replace("\ufffe", "").replace("\x02", "")


def test_a_workbook_works_nothing_out() -> None:
    made = render(hostile(), format="xlsx")
    parts = zipfile.ZipFile(io.BytesIO(made))
    for name in parts.namelist():
        data = parts.read(name)
        assert b"<f>" not in data and b"<f " not in data, name
        assert b"External" not in data and b"<hyperlink" not in data, name
    book = openpyxl.load_workbook(io.BytesIO(made))
    cells = [cell for sheet in book for row in sheet for cell in row if isinstance(cell.value, str)]
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)
    acting = [cell for cell in cells if acts(cell.value)]
    assert {cell.value[:2] for cell in acting} >= {"=H", "+1", "-2", "@S", "=1", "\uff1d1"}
    assert all(cell.quotePrefix for cell in acting), "edited, they would become formulas"
    assert not any(cell.quotePrefix for cell in cells if not acts(cell.value))
    assert_said("\n".join(cell.value for cell in cells), where="xlsx")


def test_a_spreadsheet_that_reads_the_csv_works_nothing_out() -> None:
    text = render(hostile(), format="csv")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    values = [value for row in rows for value in row]
    assert len({len(row) for row in rows}) == 1
    assert [value for value in values if re.match(r"\s*[=+\-@\uff1d]", value)] == []
    assert sum(value.startswith("'=HYPERLINK(") for value in values) > 1
    assert_said("\n".join(values), where="csv")
    assert text.count("\n") == len(rows) and text.isprintable() is False and "\r\n" in text


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        *((one, True) for one in FORMULAS),
        (" =1", True),
        ("\n=1", True),
        ("\uff0b1", True),
        ("-5", False),
        ("-5.50", False),
        ("-5%", False),
        ("- a dash before words", True),
        ("10(1)(a)", False),
        ("£25", False),
        ("", False),
    ],
)
def test_what_a_spreadsheet_takes_for_a_formula(text: str, formula: bool) -> None:
    assert acts(text) is formula


def test_oscal_texts_are_markdown_that_shows_it() -> None:
    text = oscal(hostile())
    assert not ACTING.search(text)
    found = json.loads(text)["mapping-collection"]
    shown = LexborHTMLParser(MarkdownIt("commonmark").render(found["metadata"]["title"]))
    assert shown.css("script, img, a") == []
    assert_said(shown.text(), where="oscal")
    names = [link["href"] for one in found["back-matter"]["resources"] for link in one["rlinks"]]
    assert all(re.fullmatch(r"[A-Za-z0-9._~%/-]+", name) for name in names)


@pytest.mark.parametrize("format", ["md", "html", "json"])
def test_a_million_signs_are_all_there(format: Any) -> None:
    text = render(hostile(huge=True), format=format)
    assert HUGE.strip() in text


def test_a_workbook_says_what_it_cut() -> None:
    made = openpyxl.load_workbook(io.BytesIO(render(hostile(huge=True), format="xlsx")))
    long = [cell.value for sheet in made for row in sheet for cell in row if len(str(cell.value)) > 32_000]
    assert long and all(len(text) <= 32_767 for text in long)
    ending = re.escape(CUT).replace(re.escape("{more:,}"), r"[\d,]+") + r"\Z"
    assert all(re.search(ending, text) for text in long)


@pytest.mark.parametrize("format", FORMATS)
def test_hostile_reports_have_the_same_bytes_twice(format: Format) -> None:
    hostile.cache_clear()
    first = render(hostile(), format=format)
    hostile.cache_clear()
    assert render(hostile(), format=format) == first


def test_a_page_with_nothing_but_a_hostile_title() -> None:
    for format in ("md", "html", "csv", "docx", "pdf", "xlsx"):
        assert laid_out(Page(f"=1+1 {ATTACKS[0]} {OVERRIDE} {HUGE[:500]}", ()), format=format)  # type: ignore[call-overload]
