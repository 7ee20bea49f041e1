"""A page as a Word document: real styles, wide tables on paper turned round, the same bytes on every run."""

from __future__ import annotations

import io
import itertools
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Any

from toolkit.reporting.page import Page, Run
from toolkit.reporting.page_docx_blocks import block_xml
from toolkit.reporting.page_docx_styles import bring_styles, clear_styles, new_list, number_of, speak
from toolkit.reporting.page_docx_words import Place, paragraph
from toolkit.reporting.page_settled import Stretch, anchors, settled, stretches

SHORT_SIDE, LONG_SIDE, MARGIN = 11906, 16838, 1134
"""A4 and its margins of 2 cm, in twentieths of a point."""

FIXED = datetime(2000, 1, 1)
"""In place of the clock: a document must say some date of making, and the same page gives the same bytes."""

FIELDS = ("PAGE", "NUMPAGES")

ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def docx(page: Page) -> bytes:
    """The Word document of a page (ISO/IEC 29500 transitional), made of A4 pages.

    Characters that XML cannot hold, and those that turn the direction of reading, are shown by their number.
    """
    page = settled(page)
    document, place = blank(page)
    foot = _reference(document)
    fill(document.element.body, _front(page, place) + _body(page, place, foot))
    return packed(document)


def blank(page: Page) -> tuple[Any, Place]:
    """A document with a page's properties and footer and no words yet, and where its blocks go."""
    from docx import Document

    document = Document()
    clear_styles(document)
    place = place_in(document, page, width=SHORT_SIDE - 2 * MARGIN)
    speak(document, page.language)
    core = document.core_properties
    core.title, core.author, core.comments, core.revision = page.title[:255], "", "", 1
    core.created = core.modified = FIXED
    _foot(document, page.footer, place)
    last = document.element.body[-1]
    document.element.body.replace(last, elements(_section(stretches(page)[-1].wide, _reference(document)))[0])
    return document, place


def place_in(document: Any, page: Page, *, width: int) -> Place:
    """Where the blocks of a page go in a document, with its styles, lists and pictures. Brings what it lacks."""
    from docx.oxml.ns import qn

    used = [number_of(one, "w:id") for one in document.element.iter(qn("w:bookmarkStart"))]
    first = max(used, default=0) + 1
    return Place(
        styles=bring_styles(document),
        marks={anchor: number for number, anchor in enumerate(anchors(page), start=first)},
        picture=lambda png: str(document.part.get_or_add_image(io.BytesIO(png))[0]),
        numbered=lambda: new_list(document, ordered=True),
        bullets=new_list(document, ordered=False),
        ids=itertools.count(100_000),  # above those that a template has used
        width=width,
    )


def elements(xml: str) -> list[Any]:
    """Paragraphs and tables from their text."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return list(parse_xml(f"<w:body {nsdecls('w', 'r', 'wp', 'pic')}>{xml}</w:body>"))


def fill(body: Any, xml: str) -> None:
    """Puts the paragraphs and tables where the document's own would stand: before its last section's properties."""
    last = body[-1]
    for one in elements(xml):
        last.addprevious(one)


def packed(document: Any) -> bytes:
    """The file, with one fixed time for all its parts, which python-docx would take from the clock."""
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return out.getvalue()


def _front(page: Page, place: Place) -> str:
    under = paragraph((Run(page.subtitle),), "Subtitle", place) if page.subtitle else ""
    return paragraph((Run(page.title),), "Title", place) + under


def _body(page: Page, place: Place, foot: str) -> str:
    """All stretches; each but the last ends with a paragraph that carries its section's properties."""
    parts = stretches(page)
    made = [_stretch(part, place) for part in parts]
    ends = [_end(_section(part.wide, foot), place) for part in parts[:-1]]
    return "".join(itertools.chain.from_iterable(itertools.zip_longest(made, ends, fillvalue="")))


def _stretch(part: Stretch, place: Place) -> str:
    there = replace(place, width=LONG_SIDE - 2 * MARGIN) if part.wide else place
    return "".join(block_xml(block, there) for block in part.blocks)


def _end(section: str, place: Place) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{place.styles["report break"]}"/>{section}</w:pPr></w:p>'


def _section(wide: bool, foot: str) -> str:
    across, down = (LONG_SIDE, SHORT_SIDE) if wide else (SHORT_SIDE, LONG_SIDE)
    turned = ' w:orient="landscape"' if wide else ""
    edges = "".join(f' w:{side}="{MARGIN}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr>{foot}<w:type w:val="nextPage"/><w:pgSz w:w="{across}" w:h="{down}"{turned}/>'
        f'<w:pgMar{edges} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )


def _foot(document: Any, words: str, place: Place) -> None:
    """The footer's words, and the number of the page with that of all pages, both counted by Word."""
    foot = document.sections[0].footer
    foot.is_linked_to_previous = False
    for old in list(foot._element):
        foot._element.remove(old)
    said = paragraph((Run(words),), "Footer", place) if words else ""
    page, pages = (f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' for name in FIELDS)
    start, end = paragraph((Run("Page "),), "Footer", place), "</w:p>"
    of = '<w:r><w:t xml:space="preserve"> of </w:t></w:r>'
    foot._element.extend(elements(said + start.removesuffix(end) + page + of + pages + end))


def _reference(document: Any) -> str:
    """What names the footer in the properties of every section."""
    from docx.oxml.ns import qn

    name = document.element.body[-1].find(qn("w:footerReference")).get(qn("r:id"))
    return f'<w:footerReference w:type="default" r:id="{name}"/>'
