"""A page in a council's own template: its styles, its paper, its places; and what is said of a template that fails."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.reporting.pages import WHOLE, WIDE
from tests.shared import SOFFICE, needs_soffice
from toolkit.errors import BadData
from toolkit.reporting import page_house
from toolkit.reporting.page import Heading, Page, Paragraph, Run, paragraph
from toolkit.reporting.page_house import house_docx
from toolkit.reporting.page_house_start import house_start

SMALL = Page("Title of the report", (Heading("Findings"), paragraph("Words of the report.")), "Under it", "At the foot")


def template(*lines: str, styles: tuple[str, ...] = (), header: str = "", landscape: bool = False) -> bytes:
    """A Word file with a paragraph for each line, the last ones in the styles given."""
    document = Document()
    for line, style in zip(lines, ("Normal",) * (len(lines) - len(styles)) + styles, strict=True):
        document.add_paragraph(line, style)
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    return saved(document)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def filled(page: Page, content: bytes, **fields: str) -> Any:
    return Document(io.BytesIO(house_docx(page, content, fields=fields)))


def texts(document: Any) -> list[str]:
    return [one.text for one in document.paragraphs if one.text]


def wide(document: Any) -> list[bool]:
    return [section.page_width > section.page_height for section in document.sections]


@pytest.mark.parametrize("place", ["{{ report }}", "{{report}}", "{{p report }}"])
def test_the_report_stands_at_its_place(place: str) -> None:
    document = filled(SMALL, template("{{ title }}", "To: {{ to }}", place, "Signed"), to="A & B <Committee>")
    assert texts(document) == [SMALL.title, "To: A & B <Committee>", "Findings", "Words of the report.", "Signed"]


def test_a_place_that_word_split_over_runs_is_found() -> None:
    document = Document()
    line = document.add_paragraph()
    for part in ("{", "{ rep", "ort", " }", "}"):
        line.add_run(part).bold = True
    assert texts(filled(SMALL, saved(document))) == ["Findings", "Words of the report."]


@pytest.mark.parametrize(("fields", "shown"), [({}, []), ({"subject": "Gifts"}, ["Subject: Gifts"])])
def test_a_line_that_depends_on_a_field(fields: dict[str, str], shown: list[str]) -> None:
    lines = ("{%p if subject is defined %}", "Subject: {{ subject }}", "{%p endif %}", "{{ report }}")
    assert texts(filled(SMALL, template(*lines), **fields)) == [*shown, "Findings", "Words of the report."]


def test_words_beside_the_place_stay() -> None:
    assert texts(filled(SMALL, template("Annex: {{ report }}"))) == ["Findings", "Words of the report.", "Annex: "]


def test_headers_footers_and_lines_of_fields() -> None:
    document = filled(
        SMALL,
        template("{{ fields['lead-officer'] }}", "{{ report }}", header="{{ footer }}"),
        **{"lead-officer": "A\nB"},
    )
    assert document.sections[0].header.paragraphs[0].text == "At the foot"
    assert document.paragraphs[0].text == "A\nB"


def test_the_template_s_own_styles_are_used_and_the_others_brought() -> None:
    content = Document(io.BytesIO(template("{{ report }}")))
    content.styles["Heading 1"].font.name = "Council Sans"
    content.styles["Quote"].element.getparent().remove(content.styles["Quote"].element)
    document = filled(WHOLE, saved(content))
    names = {one.style.name for one in document.paragraphs}
    assert {"Heading 1", "Quote", "Report Prompt", "Caption"} <= names
    assert document.styles["Heading 1"].font.name == "Council Sans"
    assert len([one for one in document.styles if one.name == "Heading 1"]) == 1
    assert len([one for one in document.styles.element if one.get(qn("w:default")) == "1"]) == 4  # as Word has it


def test_a_style_of_another_name_keeps_its_id() -> None:
    """A template may use our id for a style of its own; ours then takes another, and theirs stays."""
    content = Document(io.BytesIO(template("{{ report }}")))
    content.styles.add_style("House Look", 1).element.set(qn("w:styleId"), "ReportNote")
    document = filled(WHOLE, saved(content))
    assert document.styles["House Look"].style_id == "ReportNote"
    assert next(one for one in document.paragraphs if one.text == "This is how to read it.").style.name == "Report Note"


def test_a_template_without_lists_gets_them() -> None:
    content = Document(io.BytesIO(template("{{ report }}")))
    rels = content.part.rels
    for key in [key for key, rel in rels.items() if rel.reltype.endswith("/numbering")]:
        rels.pop(key)
    document = filled(WHOLE, saved(content))
    numbers = {one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"}
    assert len(numbers) == 2


@pytest.mark.parametrize(
    ("lines", "blocks", "shown"),
    [
        (("{{ report }}", "After"), (paragraph("a"), WIDE, paragraph("b")), [False, True, False]),
        (("{{ report }}", "After"), (paragraph("a"), WIDE), [False, True, False]),
        (("Before", "{{ report }}"), (WIDE,), [True]),
        (("Before", "{{ report }}"), (paragraph("a"), WIDE), [False, True]),
        (("{{ report }}",), (paragraph("a"),), [False]),
    ],
)
def test_wide_tables_turn_the_template_s_paper(lines: tuple[str, ...], blocks: Any, shown: list[bool]) -> None:
    document = filled(Page("T", blocks), template(*lines, header="Council"))
    assert wide(document) == shown
    assert [section.header.paragraphs[0].text for section in document.sections] == ["Council"] * len(shown)
    sides = {frozenset((section.page_width, section.page_height)) for section in document.sections}
    assert len(sides) == 1


def test_paper_that_lies_wide_already_stays() -> None:
    assert wide(filled(WHOLE, template("{{ report }}", landscape=True))) == [True]


def test_a_first_page_is_first_once_and_pages_count_on() -> None:
    content = Document(io.BytesIO(template("{{ report }}", "After")))
    content.sections[0].different_first_page_header_footer = True
    content.sections[0]._sectPr.append(content.element.makeelement(qn("w:pgNumType"), {qn("w:start"): "5"}))
    document = filled(Page("T", (paragraph("a"), WIDE, paragraph("b"))), saved(content))
    assert [one.different_first_page_header_footer for one in document.sections] == [True, False, False]
    assert [one._sectPr.find(qn("w:pgNumType")) is not None for one in document.sections] == [True, False, False]


HOSTILE = ("{{ 7*7 }}", "{% for x in y %}", "{{ report }}", "{#p x #}", "<w:p/> & ]]>", "10 \u202e01", "a\x00b\x1b[2J")


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_a_code_or_a_field_are_never_part_of_the_template(text: str) -> None:
    from toolkit.reporting.plain import visible

    page = Page("T", (Paragraph((Run(text),)),))
    document = filled(page, template("To: {{ to }}", "{{ report }}"), to=text)
    assert texts(document) == [f"To: {visible(text)}", visible(text)]


FAULTS = {
    ("No place",): "it has no place {{ report }}; write {{ report }} once",
    ("{{ report }}", "{{ report }}"): "{{ report }} stands in it 2 times",
    ("{{ report }} and {{ report }}",): "{{ report }} stands in it 2 times",
    (
        "Dear {{ subjct }}",
        "{{ report }}",
    ): "it asks for subjct, which is not set (in “Dear {{ subjct }}”); what is set: ",
    ("{% if title %}", "{{ report }}"): "near “{% if title %}”: Unexpected end of template",
    ("{{ title|upcase }}", "{{ report }}"): "near “{{ title|upcase }}”: No filter named 'upcase'",
    ("{{ title.__class__ }}", "{{ report }}"): "near “{{ title.__class__ }}”: access to attribute",
    ("{{ 'a' * 10**9 }}", "{{ report }}"): "a template may not multiply",
    ("{% include 'other.docx' %}", "{{ report }}"): "near “{% include 'other.docx' %}”: no loader",
    ("{{ 1 / 0 }}", "{{ report }}"): "near “{{ 1 / 0 }}”: division by zero",
    ("{% for a in range(1000000) %}x{% endfor %}", "{{ report }}"): "Range too big",
}


@pytest.mark.parametrize(("lines", "message"), FAULTS.items())
def test_a_fault_of_the_template_is_one_plain_line(lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(BadData) as raised:
        house_docx(SMALL, template(*lines), fields={}, name="house.docx")
    said = str(raised.value)
    assert said.startswith("house.docx: ") and message in said
    assert "\n" not in said and "<w:" not in said


def test_a_place_in_a_table_is_refused() -> None:
    document = Document()
    document.add_table(1, 1).rows[0].cells[0].text = "{{ report }}"
    with pytest.raises(BadData, match="stands in a table or a box"):
        house_docx(SMALL, saved(document), fields={})


def test_a_place_in_the_header_alone_is_no_place() -> None:
    with pytest.raises(BadData, match="has no place"):
        house_docx(SMALL, template("Text", header="{{ report }}"), fields={})


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 damaged", b"%PDF-1.7", zipped(a="<a/>")])
def test_what_is_no_word_document_is_refused(content: bytes) -> None:
    with pytest.raises(BadData, match=r"house\.docx: this is no Word document that can be opened"):
        house_docx(SMALL, content, fields={}, name="house.docx")


def test_a_template_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_house, "LARGEST", 1000)
    with pytest.raises(BadData, match="unpacked, it is larger than"):
        house_docx(SMALL, template("{{ report }}"), fields={})


def test_the_starting_template_is_filled() -> None:
    document = filled(WHOLE, house_start())
    assert texts(document)[:3] == [WHOLE.title, WHOLE.subtitle, "To\tStandards Committee"]
    assert "{" not in "".join(texts(document))
    assert document.sections[0].footer.paragraphs[0].text == WHOLE.footer
    assert document.core_properties.title == WHOLE.title  # quotation marks as they stand
    assert wide(document) == [False, True, False]


def test_properties_of_a_long_title_are_cut() -> None:
    assert filled(Page("T & " * 100, ()), house_start()).core_properties.title == ("T & " * 100)[:255]


def test_the_same_bytes_twice() -> None:
    assert house_start() == house_start()
    first, second = (house_docx(WHOLE, house_start(), fields={"b": "1", "a": "2"}) for _ in range(2))
    assert first == second


@needs_soffice
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    import pypdfium2

    path = tmp_path / "report.docx"
    path.write_bytes(house_docx(WHOLE, template("{{ title }}", "{{p report }}", "After", header="Council"), fields={}))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    found = [page.get_textpage().get_text_range() for page in document]
    assert [page.get_width() > page.get_height() for page in document].count(True) == 1
    assert all(text.startswith("Council") for text in found) and "After" in found[-1]
