"""A house style as a Word document: real numbering, headings, tables, footnotes, running head and page field."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

from toolkit.corpus.publish_word import settled
from toolkit.corpus.style_blocks import Block, blocks_of, contents_of, footnotes_of
from toolkit.corpus.style_numbering import MAIN, Numbering
from toolkit.corpus.style_source import NOTE_CALL, TRAP, Style

STEP = 454
"""Twips for each depth of indentation (8 mm)."""
FIXED = datetime(2024, 1, 2, 9, 0, 0)
NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
NOTES_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def docx_of(style: Style, pages: dict[str, int]) -> bytes:
    """The bytes of the document, the same on every run. pages: of the headings, for the contents."""
    from docx import Document

    document = Document()
    numbering = Numbering(style.docx.levels)
    linked = _linked_styles(document, style) if style.docx.linked else {}
    _properties(document, style)
    _front(document, style, pages)
    table: Any = None
    for block in blocks_of(style):
        if block.kind == "row":
            table = _row(document, table, block, grid=style.docx.grid)
        else:
            _paragraph(document, style, block, numbering)
            table = None
            if style.docx.spaced:
                document.add_paragraph()
    _write_numbering(document, numbering, linked)
    _write_notes(document, style)
    return settled(document)


def _properties(document: Any, style: Style) -> None:
    core = document.core_properties
    core.title, core.author, core.comments, core.revision = style.title, "", "", 1
    core.created = core.modified = FIXED


def _front(document: Any, style: Style, pages: dict[str, int]) -> None:
    if style.docx.bold:
        document.add_paragraph().add_run(style.title).bold = True
    else:
        document.add_paragraph(style.title, style="Title")
    for line in style.block:
        document.add_paragraph(line, style="Normal" if style.docx.bold else "Subtitle")
    _furniture(document, style)
    if style.docx.contents:
        _contents(document, style, pages)


def _furniture(document: Any, style: Style) -> None:
    """Running heads, page field and columns."""
    from docx.oxml.ns import qn

    section = document.sections[0]
    if style.docx.head:
        section.header.paragraphs[0].text = style.docx.head
        _page_field(section.footer.paragraphs[0])
    if style.docx.even:
        document.settings.odd_and_even_pages_header_footer = True
        section.even_page_header.paragraphs[0].text = style.docx.even
        _page_field(section.even_page_footer.paragraphs[0])
    if style.docx.columns > 1:
        section._sectPr.find(qn("w:cols")).set(qn("w:num"), str(style.docx.columns))


def _contents(document: Any, style: Style, pages: dict[str, int]) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    look = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    look.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    document.add_paragraph().add_run("Contents").bold = True
    for block in contents_of(style):
        document.add_paragraph(f"{block.line}\t{pages[block.line]}", style="toc 1")
    document.add_page_break()


def _page_field(paragraph: Any) -> None:
    from docx.oxml import parse_xml

    paragraph.add_run("Page ")
    field = f'<w:fldSimple xmlns:w="{MAIN}" w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))


def _paragraph(document: Any, style: Style, block: Block, numbering: Numbering) -> None:
    """A heading or a body paragraph, numbered by its list or with its label typed."""
    place = numbering.find(block.key, block.label) if block.label else None
    paragraph = document.add_paragraph(style=_style_name(document, style, block, place is not None))
    text = block.text.replace(TRAP, "")
    if block.label and place is None:
        text = block.label + (style.join if block.kind == "heading" else "\t") * bool(text) + text
    _runs(paragraph, text, bold=block.kind == "heading" and style.docx.bold)
    if style.docx.side and block.key == "over":
        _frame(paragraph)
    if style.docx.shaded and block.kind == "heading":
        _shade(paragraph)
    if place and (not style.docx.linked or numbering.instances[place[0] - 1][2]):
        _number(paragraph, *place)
    elif place is None and block.kind == "body":
        _indent(paragraph, block)


def _style_name(document: Any, style: Style, block: Block, numbered: bool) -> str:
    if style.docx.linked and numbered:
        return f"Code {block.key}"
    if block.kind == "heading" and not style.docx.bold:
        return f"Heading {min(block.rank + 1, 4)}"
    return "List Paragraph" if numbered else "Normal"


def _runs(paragraph: Any, text: str, *, bold: bool) -> None:
    parts = NOTE_CALL.split(text)
    for place, part in enumerate(parts):
        if place % 2:
            _note_call(paragraph, part)
        elif part:
            paragraph.add_run(part).bold = bold or None


def _note_call(paragraph: Any, number: str) -> None:
    from docx.oxml import parse_xml

    call = '<w:r xmlns:w="{}"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
    paragraph._p.append(parse_xml(call.format(MAIN, number)))


def _number(paragraph: Any, instance: int, depth: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = instance


def _frame(paragraph: Any) -> None:
    """A frame of small words in the left margin, beside the paragraph that follows."""
    from docx.oxml import parse_xml
    from docx.shared import Pt

    place = 'w:w="1500" w:wrap="around" w:vAnchor="text" w:hAnchor="page" w:x="200" w:y="1"'
    paragraph._p.get_or_add_pPr().insert(1, parse_xml(f'<w:framePr xmlns:w="{MAIN}" {place}/>'))
    for run in paragraph.runs:
        run.font.size = Pt(8)


def _shade(paragraph: Any) -> None:
    """A grey bar behind the paragraph, from edge to edge."""
    from docx.oxml import parse_xml

    bar = f'<w:shd xmlns:w="{MAIN}" w:val="clear" w:color="auto" w:fill="D9D9D9"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(bar))


def _indent(paragraph: Any, block: Block) -> None:
    from docx.shared import Twips

    form = paragraph.paragraph_format
    form.left_indent = Twips(STEP * (block.depth + 1 if block.label else block.depth))
    form.first_line_indent = Twips(-STEP if block.label else 0)


def _row(document: Any, table: Any, block: Block, *, grid: bool) -> Any:
    cells = block.text.split(" | ")
    if table is None:
        table = document.add_table(rows=0, cols=len(cells))
        table.style = "Table Grid" if grid else "Normal Table"
    for cell, words in zip(table.add_row().cells, cells, strict=True):
        cell.text = words
    return table


def _linked_styles(document: Any, style: Style) -> dict[str, str]:
    """Paragraph styles that carry the numbering: heading styles for headings, so Word's outline knows them too."""
    from docx.enum.style import WD_STYLE_TYPE

    ids = {}
    names = list(dict.fromkeys(level["list"] for level in style.docx.levels))
    for level in style.docx.levels:
        made = document.styles.add_style(f"Code {level['for']}", WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Heading 1" if level["for"] == "section" else "Normal"]
        properties = made.element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level["depth"]
        properties.get_or_add_numId().val = names.index(level["list"]) + 1
        ids[level["for"]] = made.style_id
    return ids


def _write_numbering(document: Any, numbering: Numbering, linked: dict[str, str]) -> None:
    from docx.oxml import parse_xml

    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for child in list(parse_xml(numbering.xml(linked, STEP))):
        root.append(child)


def _write_notes(document: Any, style: Style) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    notes = footnotes_of(style)
    if not notes:
        return
    mark = "<w:r><w:footnoteRef/></w:r>"
    body = "".join(
        f'<w:footnote w:id="{number}"><w:p>{mark}'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in notes.items()
    )
    rule = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    blob = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{MAIN}">{rule}{body}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), NOTES_TYPE, blob.encode("utf-8"), document.part.package)
    document.part.relate_to(part, NOTES_LINK)
