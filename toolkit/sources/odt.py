"""OpenDocument texts (.odt, .ott, .fodt), read from their XML: every word once, every automatic number as printed.

What becomes what is as in toolkit.sources.docx: a text:h is a heading of its outline level and one, a style named
"Title" one of rank 1; page heads stand first and feet last, as furniture; notes follow the body. Comments are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from toolkit.model.source import Line, SourceText
from toolkit.sources.limits import Limits
from toolkit.sources.odt_body import read_blocks
from toolkit.sources.odt_changes import settle
from toolkit.sources.odt_lists import outline_name, read_lists
from toolkit.sources.odt_package import Opened, open_odt
from toolkit.sources.odt_state import NoteMark, Reading
from toolkit.sources.odt_styles import read_styles
from toolkit.sources.odt_xml import OFFICE, STYLE
from toolkit.sources.paragraphs import joined
from toolkit.sources.result import source_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A running head is a title, a date, a page number; more words than this are something the reader should be told of.
FURNITURE_WORDS = 15
KINDS = ("footnote", "endnote")


def read_odt(
    data: bytes, name: str, *, tracked: Literal["accepted", "original"] = "accepted", limits: Limits = Limits()
) -> SourceText:
    """Read an OpenDocument text.

    data: the file's bytes. name: the file's name, for messages. tracked: read tracked changes as "accepted" or as the
    "original" text before them.

    Raises:
        UnreadableSource: no OpenDocument text, protected by a password, damaged, or larger than `limits`.
    """
    opened = open_odt(data, name, limits)
    lost = settle(opened.body) if tracked == "original" else 0
    styles = read_styles(opened.styles, opened.content)
    roots = [opened.styles, opened.content]
    reading = Reading(styles, read_lists(roots), outline_name(roots))
    heads = list(_furniture(opened, "header", reading))
    feet = list(_furniture(opened, "footer", reading))
    reading.open_story("", styles)
    if lost:
        reading.fault("lost_change", lost)
    lines = list(read_blocks(opened.body, reading))
    notes = list(_notes(reading))
    return source_text(
        data,
        name,
        format="odt",
        lines=[*heads, *lines, *notes, *feet],
        title=opened.title,
        warnings=reading.cautions(),
        limits=limits,
    )


def _furniture(opened: Opened, kind: str, reading: Reading) -> Iterator[Line]:
    """The lines of each header or footer of a page style that is used, alike ones once."""
    if opened.styles is None:
        return
    reading.open_story(f"{kind}, ", read_styles(opened.styles, opened.styles))
    seen: set[str] = set()
    for part in _parts(opened.styles, _used(opened), kind):
        reading.place = kind
        lines = list(read_blocks(part, reading))
        if any(len(line.text.split()) > FURNITURE_WORDS for line in lines):
            reading.fault("header_text")
        for line in lines:
            if line.text and line.text not in seen:
                seen.add(line.text)
                yield replace(line, role="furniture", rank=0, cells=(), place=kind)


def _used(opened: Opened) -> set[str]:
    """The page styles that a style names, and the first one, with which a document begins."""
    roots = [root for root in (opened.styles, opened.content) if root is not None]
    named = {e.get(STYLE + "master-page-name", "") for root in roots for e in root.iter(STYLE + "style")}
    pages = list(roots[0].iter(STYLE + "master-page"))
    named |= {page.get(STYLE + "name", "") for page in pages[:1]}
    following = {page.get(STYLE + "name", ""): page.get(STYLE + "next-style-name", "") for page in pages}
    for name in sorted(named):
        while (name := following.get(name, "")) and name not in named:
            named.add(name)
    return named


def _parts(styles: Element, used: set[str], kind: str) -> Iterator[Element]:
    for page in styles.iterfind(f"{OFFICE}master-styles/{STYLE}master-page"):
        for part in page:
            tags = (STYLE + kind, f"{STYLE}{kind}-left", f"{STYLE}{kind}-first")
            if page.get(STYLE + "name") in used and part.tag in tags and part.get(STYLE + "display") != "false":
                yield part


def _notes(reading: Reading) -> Iterator[Line]:
    """One line a note, footnotes before endnotes; several paragraphs of one note run together.

    A note can hold a note: the list grows while it is read.
    """
    texts: list[tuple[NoteMark, str]] = []
    reading.story = "note, "
    for mark in reading.notes:
        texts.append((mark, joined(list(read_blocks(mark.body, reading)))))
    for kind in KINDS:
        for mark, text in texts:
            if text and (mark.kind == kind or (kind == KINDS[0] and mark.kind not in KINDS)):
                yield Line(text, "footnote", label=mark.label, place=f"{kind} {mark.label}, at {mark.place}")
