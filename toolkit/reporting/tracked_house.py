"""Paragraphs of any source as a Word document in a plain house style: real headings, British English, typed numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from toolkit.reporting.tracked_package import CONTENT, EARLIEST, OFFICE
from toolkit.reporting.tracked_xml import SPACE, W, make

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ParaStyle = Literal["title", "heading", "body"]
STYLES = "tracked_house.xml"
DEEPEST_HEADING, DEEPEST_BODY = 4, 4
UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML can hold (XML 1.0, 2.2); a text file may have a form feed at its page ends."""
MAIN = "http://schemas.openxmlformats.org/package/2006"
RELATED = (("styles", "styles.xml"), ("settings", "settings.xml"))


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph of an instrument. style: what it is; level: of a heading from 1, of other paragraphs how deep it
    stands from 0; number: its label as printed ("10(1)", "(a)"), "" for none. Deeper levels look like the deepest.
    """

    text: str
    style: ParaStyle = "body"
    level: int = 0
    number: str = ""


def paragraph_texts(paras: Sequence[Para]) -> list[str]:
    """What the document will say, paragraph by paragraph: number, tab, words; blank ones left out."""
    return [said for para in paras if (said := _said(para)).strip()]


def house_docx(paras: Sequence[Para], *, title: str) -> bytes:
    """The bytes of the document, the same on every run. title: for the document's properties."""
    from lxml import etree

    root = etree.Element(W + "document", nsmap={"w": W[1:-1]})
    body = make(root, "body")
    root.append(body)
    body.extend([_paragraph(body, para) for para in paras if _said(para).strip()])
    body.append(_section(body))
    document = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return _archive({**_fixed_parts(_clean(title)), "word/document.xml": document})


def _clean(said: str) -> str:
    return UNSPEAKABLE.sub(" ", said)


def _said(para: Para) -> str:
    words = " ".join(_clean(para.text).split())
    number = " ".join(_clean(para.number).split())
    return f"{number}\t{words}" if number else words


def style_of(para: Para) -> str:
    """The id of the paragraph's style: Title, Heading1 to Heading4, Text0 to Text4."""
    if para.style == "title":
        return "Title"
    if para.style == "heading":
        return f"Heading{min(max(para.level, 1), DEEPEST_HEADING)}"
    return f"Text{min(max(para.level, 0), DEEPEST_BODY)}"


def _paragraph(near: Element, para: Para) -> Element:
    paragraph, own = make(near, "p"), make(near, "pPr")
    own.append(make(near, "pStyle", val=style_of(para)))
    paragraph.append(own)
    number, tab, words = _said(para).rpartition("\t")
    for part in (number, tab, words):
        paragraph.extend([_run(near, part)] if part else [])
    return paragraph


def _run(near: Element, said: str) -> Element:
    run = make(near, "r")
    words = make(near, "tab" if said == "\t" else "t")
    if said != "\t":
        words.text = said
        words.set(SPACE, "preserve")
    run.append(words)
    return run


def _section(near: Element) -> Element:
    """A4 with margins of 2.54 cm, in twentieths of a point."""
    section = make(near, "sectPr")
    section.append(make(near, "pgSz", w="11906", h="16838"))
    sides = dict.fromkeys(("top", "right", "bottom", "left"), "1440")
    section.append(make(near, "pgMar", **sides, header="709", footer="709", gutter="0"))
    return section


def _fixed_parts(title: str) -> dict[str, bytes]:
    from xml.sax.saxutils import escape

    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("settings", "settings"))
    )
    core = f"{MAIN}/metadata/core-properties"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{MAIN}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
        f'"application/xml"/>{types}<Override PartName="/docProps/core.xml" ContentType='
        '"application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": _relations(
            [
                (f"{OFFICE}/officeDocument", "word/document.xml"),
                (core.replace("/metadata", "/relationships/metadata"), "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>",
        "word/_rels/document.xml.rels": _relations([(f"{OFFICE}/{kind}", aim) for kind, aim in RELATED]),
        "word/settings.xml": f'<w:settings xmlns:w="{W[1:-1]}"><w:defaultTabStop w:val="720"/></w:settings>',
        "word/styles.xml": _styles(),
    }
    return {
        path: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode() for path, xml in parts.items()
    }


def _relations(rows: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{count}" Type="{kind}" Target="{aim}"/>' for count, (kind, aim) in enumerate(rows, 1)
    )
    return f'<Relationships xmlns="{MAIN}/relationships">{listed}</Relationships>'


@cache
def _styles() -> str:
    return Path(__file__).with_name(STYLES).read_text(encoding="utf-8")


def _archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in parts.items():
            entry = zipfile.ZipInfo(path, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
