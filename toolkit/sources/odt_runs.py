"""The inside of an OpenDocument paragraph: its words as printed, in pieces that know their look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.sources.docx_styles import Look
from toolkit.sources.odt_state import NoteMark, Reading
from toolkit.sources.odt_xml import DRAW, OFFICE, SVG, TABLE, TEXT, local, whole
from toolkit.sources.paragraphs import BREAK, Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_BLANKS = 100
# What stands in a paragraph without being printed there.
UNPRINTED = frozenset(
    {TEXT + "ruby-text", TEXT + "number", TEXT + "script", TEXT + "tracked-changes", OFFICE + "annotation"}
    | {OFFICE + "event-listeners", SVG + "title", SVG + "desc"}
)
PICTURE = DRAW + "image"
EMBEDDED = frozenset(DRAW + tag for tag in ("object", "object-ole", "applet", "plugin", "floating-frame"))


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its visible text, and the frames anchored in it that hold text of their own."""

    spans: list[Span] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def read_content(paragraph: Element, reading: Reading, base: Look) -> Content:
    """The text of a text:p or text:h whose style has the look `base`."""
    content = Content()
    _walk(paragraph, reading, base, content)
    return content


def _walk(parent: Element, reading: Reading, look: Look, content: Content) -> None:
    _say(parent.text, look, reading, content)
    for child in parent:
        _child(child, reading, look, content)
        _say(child.tail, look, reading, content)


def _child(child: Element, reading: Reading, look: Look, content: Content) -> None:
    tag = child.tag
    if tag == TEXT + "s":
        _say(" " * min(whole(child.get(TEXT + "c"), 1), MOST_BLANKS), look, reading, content)
    elif tag == TEXT + "tab":
        _say(" ", look, reading, content)
    elif tag == TEXT + "line-break":
        content.spans.append(Span(BREAK, bool(look.bold), look.size, contents=False))
    elif tag == TEXT + "note":
        _note(child, reading, hidden=bool(look.hidden))
    elif tag == TEXT + "hidden-text":
        reading.fault("hidden_text")
    elif str(tag).startswith(DRAW):
        _frame(child, reading, look, content)
    elif tag == TEXT + "span":
        _walk(child, reading, reading.styles.look(child.get(TEXT + "style-name")).over(look), content)
    elif tag not in UNPRINTED and local(child):
        _walk(child, reading, look, content)


def _say(text: str | None, look: Look, reading: Reading, content: Content) -> None:
    if not text:
        return
    if look.hidden:
        if text.strip():
            reading.fault("hidden_text")
        return
    content.spans.append(Span(text.replace(BREAK, " "), bool(look.bold), look.size, contents=False))


def _note(note: Element, reading: Reading, *, hidden: bool) -> None:
    body = note.find(TEXT + "note-body")
    if body is None or hidden:
        return
    cited = (text for mark in note.iterchildren(TEXT + "note-citation") for text in mark.itertext())
    label, kind = " ".join("".join(cited).split()), note.get(TEXT + "note-class", "footnote")
    reading.notes.append(NoteMark(kind, label, body, reading.place))


def _frame(drawn: Element, reading: Reading, look: Look, content: Content) -> None:
    """A text box, or a shape with words on it, is read after its paragraph; pictures and objects are told of.

    A frame may hold the same thing several times over, an object and the picture of it: the object counts.
    """
    if look.hidden:
        reading.fault("hidden_text")
    elif next(drawn.iter(TEXT + "p", TEXT + "h", TABLE + "table"), None) is not None:
        content.boxes.append(drawn)
    elif next(drawn.iter(*EMBEDDED), None) is not None:
        reading.fault("embedded_document")
    elif next(drawn.iter(PICTURE), None) is not None:
        reading.fault("picture")
