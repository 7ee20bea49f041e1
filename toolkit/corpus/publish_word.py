"""A code as a Word document whose every number is automatic: multi-level lists, real heading styles, no typed label."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any
from xml.sax.saxutils import quoteattr

from toolkit.corpus.publish_markdown import Block, Code, Level
from toolkit.errors import BadData

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
STEP = 500
"""Twips of one step of indentation."""
FIXED = datetime(2024, 1, 2, 9, 0, 0)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class Counters:
    """What Word's counters stand at, so that a label which would print differently is found before it is published.

    `instances` are the lists' instances (`w:num`): the first of each list, then one for each fresh list."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self.values = {name: [0] * 9 for name in code.lists}
        self.instances = list(code.lists)
        self.current = {name: place + 1 for place, name in enumerate(code.lists)}

    def number(self, block: Block, level: Level) -> tuple[int, int]:
        """The instance and the level that print the block's label. Raises BadData where they would print another."""
        if level.fresh and block.label == self._printed(level, level.start):
            self._renew(level.list)
        values = self.values[level.list]
        value = values[level.depth] + 1 if values[level.depth] else level.start
        if (printed := self._printed(level, value)) != block.label:
            raise BadData(f"{self.code.title}: the list would print {printed} for {block.label}; mend the numbering")
        values[level.depth :] = [value] + [0] * (8 - level.depth)
        return self.current[level.list], level.depth

    def _renew(self, name: str) -> None:
        self.instances.append(name)
        self.current[name] = len(self.instances)
        self.values[name] = [0] * 9

    def _printed(self, level: Level, value: int) -> str:
        forms = {other.depth: other.format for other in self.code.levels if other.list == level.list}
        values = [*self.values[level.list][: level.depth], value]
        return re.sub(r"%(\d)", lambda m: numeral(values[int(m[1]) - 1], forms[int(m[1]) - 1]), level.text)


def numeral(value: int, form: str) -> str:
    """A counter as Word prints it: decimal, lowerLetter (after z comes aa, then bb) or lowerRoman (below 40)."""
    if form == "decimal":
        return str(value)
    if form == "lowerLetter":
        return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
    out = ""
    for size, sign in ROMAN:
        out, value = out + sign * (value // size), value % size
    return out


def word_of(code: Code) -> bytes:
    """The bytes of the document, the same on every run. Raises BadData where a label cannot be counted."""
    from docx import Document

    document = Document()
    core = document.core_properties
    core.title, core.author, core.comments, core.revision = code.title, "", "", 1
    core.created = core.modified = FIXED
    _furniture(document.sections[0], code)
    document.add_paragraph(code.title, style="Title")
    for line in code.subtitle:
        document.add_paragraph(line, style="Subtitle")
    counters = Counters(code)
    for block in code.blocks:
        if block.rows:
            _table(document, block)
        else:
            _paragraph(document, code, block, counters)
    _numbering(document, code, counters)
    return settled(document)


def _furniture(section: Any, code: Code) -> None:
    from docx.oxml import parse_xml

    section.header.paragraphs[0].text = code.head
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    foot._p.append(parse_xml(f'<w:fldSimple xmlns:w="{MAIN}" w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def _paragraph(document: Any, code: Code, block: Block, counters: Counters) -> None:
    from docx.shared import Twips

    style = f"Heading {block.rank - 1}" if block.rank else "Body Text"
    paragraph = document.add_paragraph(block.text, style=style)
    if block.level is not None:
        instance, depth = counters.number(block, block.level)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = depth
        properties.get_or_add_numId().val = instance
    elif not block.rank:
        paragraph.paragraph_format.left_indent = Twips(round(STEP * code.unlabelled_indent))


def _table(document: Any, block: Block) -> None:
    """A ruled table with an empty line after it, as Word wants one between a table and a heading."""
    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    for row in block.rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph()


def _numbering(document: Any, code: Code, counters: Counters) -> None:
    from docx.oxml import parse_xml

    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    lists = "".join(_list(code, place, name) for place, name in enumerate(code.lists))
    nums = "".join(_instance(code, place, name) for place, name in enumerate(counters.instances))
    for child in list(parse_xml(f'<w:numbering xmlns:w="{MAIN}">{lists}{nums}</w:numbering>')):
        root.append(child)


def _list(code: Code, place: int, name: str) -> str:
    levels = sorted((level for level in code.levels if level.list == name), key=lambda level: level.depth)
    return (
        f'<w:abstractNum w:abstractNumId="{place}"><w:nsid w:val="{0x2C3D0000 + place:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(map(_level, levels))}</w:abstractNum>'
    )


def _level(level: Level) -> str:
    follow = ("nothing" if not level.text else "space") if level.heading else "tab"
    hang = 0 if level.heading else round(STEP * level.hang)
    left = round(STEP * level.indent) + hang
    return (
        f'<w:lvl w:ilvl="{level.depth}"><w:start w:val="{level.start}"/><w:numFmt w:val="{level.format}"/>'
        f'<w:suff w:val="{follow}"/><w:lvlText w:val={quoteattr(level.text)}/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hang}"/></w:pPr></w:lvl>'
    )


def _instance(code: Code, place: int, name: str) -> str:
    """A `w:num`; a further instance of a list starts it again, which Word does only where an override says so."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    again = override if place >= len(code.lists) else ""
    return f'<w:num w:numId="{place + 1}"><w:abstractNumId w:val="{code.lists.index(name)}"/>{again}</w:num>'


def settled(document: Any) -> bytes:
    """The package with one fixed time for all its parts, which python-docx takes from the clock."""
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return out.getvalue()
