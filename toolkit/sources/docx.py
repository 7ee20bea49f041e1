"""Word documents (.docx, .docm, .dotx), read from their XML: every word once, every automatic number as printed.

What becomes what: a paragraph is a Line; `rank` of a heading is 1 for "Title" and "Subtitle", N + 1 for the style
"heading N" or the outline level N, and a style takes it from the style it is based on. Page headers stand first and
footers last, as furniture; notes follow the body. A note's mark is left out of the text that refers to it, because
printed on the line it would read as part of the last word; the note's `place` says where it belongs. Comments are not
read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.model.source import Line, SourceText
from toolkit.sources.docx_body import read_blocks
from toolkit.sources.docx_changes import Tracked, settle
from toolkit.sources.docx_numbering import read_numbering
from toolkit.sources.docx_package import Package, main_part, open_package
from toolkit.sources.docx_state import NoteMark, Reading
from toolkit.sources.docx_styles import read_styles
from toolkit.sources.docx_xml import RELATION, W, number, value
from toolkit.sources.limits import Limits
from toolkit.sources.paragraphs import joined
from toolkit.sources.result import source_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TITLE = "{http://purl.org/dc/elements/1.1/}title"
# A running head is a title, a date, a page number; more words than this are something the reader should be told of.
FURNITURE_WORDS = 15
LONGEST_TITLE = 500
NOTE_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}


def read_docx(data: bytes, name: str, *, tracked: Tracked = "accepted", limits: Limits = Limits()) -> SourceText:
    """Read a Word document.

    data: the file's bytes. name: the file's name, for messages. tracked: read tracked changes as "accepted" or as the
    "original" text before them.

    Raises:
        UnreadableSource: not a Word document, protected by a password, damaged, or larger than `limits`.
    """
    package = open_package(data, name, limits)
    body = main_part(package)
    reading = _begin(package)
    settle(body, tracked)
    heads = list(_furniture(package, body, "header", reading, tracked))
    feet = list(_furniture(package, body, "footer", reading, tracked))
    reading.open_story(body, "")
    lines = [line for part in body.iterchildren(W + "body") for line in read_blocks(part, reading)]
    notes = [line for kind in NOTE_FORMATS for line in _notes(package, kind, reading, tracked)]
    return source_text(
        data,
        name,
        format="docx",
        lines=[*heads, *lines, *notes, *feet],
        title=_title(package),
        warnings=reading.cautions(),
        limits=limits,
    )


def _begin(package: Package) -> Reading:
    parts = {kind: _part(package, kind) for kind in ("styles", "numbering", "settings")}
    styles = read_styles(parts["styles"])
    formats: dict[str, tuple[str, int]] = {}
    again = False
    for kind, usual in NOTE_FORMATS.items():
        asked = None if parts["settings"] is None else parts["settings"].find(f"{W}{kind}Pr")
        first = number(value(asked, "numStart"))
        formats[kind] = (value(asked, "numFmt", usual), 1 if first is None else first)
        again = again or value(asked, "numRestart", "continuous") != "continuous"
    reading = Reading(styles, read_numbering(parts["numbering"], styles), formats)
    if again:
        reading.fault("note_numbers")
    return reading


def _part(package: Package, kind: str) -> Element | None:
    return next((package.xml(path) for path in package.related(kind).values()), None)


def _furniture(package: Package, body: Element, kind: str, reading: Reading, tracked: Tracked) -> Iterator[Line]:
    """The lines of each header or footer that a section uses, alike ones once."""
    paths, seen = package.related(kind), set[str]()
    used = (paths.get(mark.get(RELATION + "id", ""), "") for mark in body.iter(f"{W}{kind}Reference"))
    for path in dict.fromkeys(used):
        root = package.xml(path) if path else None
        if root is None:
            continue
        settle(root, tracked)
        reading.open_story(root, f"{kind}, ")
        lines = list(read_blocks(root, reading))
        reading.place = kind
        if any(len(line.text.split()) > FURNITURE_WORDS for line in lines):
            reading.fault("header_text")
        for line in lines:
            if line.text and line.text not in seen:
                seen.add(line.text)
                yield replace(line, role="furniture", rank=0, cells=(), place=kind)


def _notes(package: Package, kind: str, reading: Reading, tracked: Tracked) -> Iterator[Line]:
    """One line a note, in the order of their marks; several paragraphs of one note run together."""
    marks = [mark for mark in reading.notes if mark.kind == kind]
    root = _part(package, kind + "s")
    texts: dict[str, str] = {}
    if root is not None:
        settle(root, tracked)
        reading.open_story(root, f"{kind}s, ")
        texts = {str(n.get(W + "id")): joined(list(read_blocks(n, reading))) for n in root.iterchildren(W + kind)}
    for mark in marks:
        reading.place = mark.place
        if mark.identity not in texts:
            reading.fault("missing_note")
        elif texts[mark.identity]:
            yield _note(mark, texts[mark.identity])


def _note(mark: NoteMark, text: str) -> Line:
    own = mark.label and text.startswith(f"{mark.label} ")  # a hand-set mark stands in the note as well
    place = f"{mark.kind} {mark.label}, at {mark.place}"
    return Line(text.removeprefix(mark.label).lstrip() if own else text, "footnote", label=mark.label, place=place)


def _title(package: Package) -> str:
    properties = package.xml("docProps/core.xml")
    return "" if properties is None else " ".join((properties.findtext(TITLE) or "")[:LONGEST_TITLE].split())
