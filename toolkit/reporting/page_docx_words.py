"""Headings, paragraphs and runs as WordprocessingML, text by text: python-docx would take seconds for a large table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from toolkit.reporting.page import Heading, Inline, Run

STYLES = {
    "strong": "Strong",
    "emphasis": "Emphasis",
    "mark": "Report Mark",
    "insert": "Report Insert",
    "delete": "Report Delete",
    "quiet": "Report Quiet",
}


KEEP = "<w:keepNext/>"


PIECE = 1_000_000
"""Characters of one text element: readers of XML refuse one of ten million."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks go. styles: ids by name in small letters; marks: a number for each anchor; picture: keeps a PNG and
    gives its relationship; numbered: gives the number of a fresh list; ids: numbers for pictures; width: of a line, in
    twentieths of a point."""

    styles: Mapping[str, str]
    marks: Mapping[str, int]
    picture: Callable[[bytes], str]
    numbered: Callable[[], int]
    bullets: int
    ids: Iterator[int]
    width: int


def heading(block: Heading, place: Place) -> str:
    """A heading; the page's own level 2 is Word's first, for the title has its own style."""
    return paragraph((Run(block.text),), f"Heading {block.level - 1}", place, anchor=block.anchor)


def paragraph(runs: Inline, style: str, place: Place, *, anchor: str = "", more: str = "") -> str:
    """A paragraph of a style. more: further properties, those that come after the style and before the rest."""
    named = f'<w:pStyle w:val="{place.styles[style.lower()]}"/>'
    said = "".join(run_xml(one, place) for one in runs)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{mark_xml(anchor, place)}{said}</w:p>"


def mark_xml(anchor: str, place: Place) -> str:
    """A bookmark, where something links to that anchor."""
    if not anchor or anchor not in place.marks:
        return ""
    number = place.marks[anchor]
    return f'<w:bookmarkStart w:id="{number}" w:name="report_{number}"/><w:bookmarkEnd w:id="{number}"/>'


def run_xml(run: Run, place: Place) -> str:
    """Words in one style, with their link."""
    name = STYLES.get(run.style, "Hyperlink" if run.link else "")
    style = f'<w:rStyle w:val="{place.styles[name.lower()]}"/>' if name else ""
    line = '<w:b w:val="0"/>' if run.style == "quiet" else ""  # also where a table sets its first column bold
    line += '<w:u w:val="single"/>' if run.link and run.style not in {"plain", "delete"} else ""
    made = f"<w:r><w:rPr>{style}{line}</w:rPr>{text_xml(run.text)}</w:r>"
    if not run.link:
        return made
    return f'<w:hyperlink w:anchor="report_{place.marks[run.link]}" w:history="1">{made}</w:hyperlink>'


def text_xml(text: str) -> str:
    """Words with all their blanks, in as many elements as readers take."""
    pieces = (text[start : start + PIECE] for start in range(0, len(text), PIECE))
    return "".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in pieces)
