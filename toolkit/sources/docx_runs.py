"""The inside of a paragraph: its words as printed, in pieces that know their look; boxes and notes are handed on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from toolkit.sources.docx_formats import formatted
from toolkit.sources.docx_state import Field, NoteMark, Reading
from toolkit.sources.docx_styles import Look, look_of
from toolkit.sources.docx_xml import MATHS, W, children, value, words
from toolkit.sources.paragraphs import BREAK, Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Read through as if they were not there.
WRAPPERS = frozenset(
    W + tag
    for tag in ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "del", "moveFrom", "dir", "bdo", "sdtContent")
)
PLAIN = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": BREAK,
    W + "cr": BREAK,
    W + "noBreakHyphen": "-",
}
DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})
PICTURES = frozenset(
    {"{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "{urn:schemas-microsoft-com:vml}imagedata"}
)
DIAGRAMS = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    }
)
EMBEDDED = "{urn:schemas-microsoft-com:office:office}OLEObject"


@dataclass(slots=True)
class Content:
    """What a paragraph holds: its visible text, and the text boxes anchored in it."""

    spans: list[Span] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def read_content(paragraph: Element, reading: Reading, base: Look) -> Content:
    """The text of a w:p whose style has the look `base`, fields and links resolved to what is printed."""
    content = Content()
    _walk(paragraph, reading, base, content)
    return content


def _walk(parent: Element, reading: Reading, base: Look, content: Content) -> None:
    for child in children(parent):
        tag = child.tag
        if tag == W + "r":
            _run(child, reading, base, content)
        elif tag in WRAPPERS:
            _walk(child, reading, base, content)
        elif tag == W + "sdt":
            for inner in child.iterchildren(W + "sdtContent"):
                _walk(inner, reading, base, content)
        elif tag == W + "fldSimple":
            reading.open_field(child.get(W + "instr", ""), showing=True)
            _walk(child, reading, base, content)
            reading.fields.pop()
        elif tag in (MATHS + "oMath", MATHS + "oMathPara"):
            _say(" ".join(t.text or "" for t in child.iter(MATHS + "t")), base, reading, content)
        elif tag in DRAWN:
            content.boxes.extend(_boxes(child, reading))


def _run(run: Element, reading: Reading, base: Look, content: Content) -> None:
    look = _look(run.find(W + "rPr"), reading, base)
    for child in children(run):
        tag = child.tag
        if tag in (W + "t", W + "delText"):
            _say((child.text or "").replace(BREAK, " "), look, reading, content)
        elif tag in PLAIN:
            _say(PLAIN[tag], look, reading, content)
        elif tag == W + "sym":
            font = child.get(W + "font", "")
            _say(_sign(child.get(W + "char", ""), font), replace(look, font=font), reading, content)
        elif tag == W + "fldChar":
            _field_mark(child, look, reading, content)
        elif tag == W + "instrText" and reading.fields and not reading.fields[-1].showing:
            reading.fields[-1].instruct(child.text or "")
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            own = child.get(W + "customMarkFollows", "0") in ("1", "true", "on")
            _note(child, "".join(t.text or "" for t in run.iter(W + "t")) if own else None, reading)
            if own:
                return  # the rest of the run is the mark itself, now the note's label
        elif tag == W + "ruby":
            for inner in child.iterchildren(W + "rubyBase"):
                _walk(inner, reading, base, content)
        elif tag in DRAWN and not look.hidden:
            content.boxes.extend(_boxes(child, reading))


def _look(properties: Element | None, reading: Reading, base: Look) -> Look:
    """Direct properties over the character style over the paragraph's. Bold is a toggle: a bold character style in a
    bold paragraph style is not bold (ECMA-376 part 1, 17.7.3)."""
    if properties is None:
        return base
    named = reading.styles.look(value(properties, "rStyle"))
    styled = replace(named.over(base), bold=bool(base.bold) != bool(named.bold))
    return look_of(properties).over(styled)


def _say(text: str, look: Look, reading: Reading, content: Content) -> None:
    if not text or not reading.showing:
        return
    if look.hidden:
        if text.strip():
            reading.fault("hidden_text")
        return
    if any("\uf000" <= sign <= "\uf0ff" for sign in text):
        text = "".join(_symbol(sign, look.font or "", reading) for sign in text)
    content.spans.append(Span(text, bool(look.bold), look.size, reading.in_contents))


def _symbol(sign: str, font: str, reading: Reading) -> str:
    """A sign of a symbol font, which Word stores in the private-use area, as the Unicode sign it looks like."""
    if not "\uf000" <= sign <= "\uf0ff":
        return sign
    table = words()["symbols"]
    known = table.get(font.lower(), table["symbol"])
    found = known.get(f"{ord(sign) & 0xFF:02X}")
    if found is None:
        reading.fault("unknown_symbol")
    return str(found or "\ufffd")


def _sign(code: str, font: str) -> str:
    """The character of a w:sym; symbol fonts are also addressed by the low byte alone ("B7" for "F0B7")."""
    try:
        found = int(code, 16)
    except ValueError:
        return "\ufffd"
    if found < 0x100 and font.lower() in words()["symbols"]:
        found += 0xF000
    return chr(found) if 0x20 <= found < 0xD800 or 0xE000 <= found < 0xFFFE else "\ufffd"


def _field_mark(mark: Element, look: Look, reading: Reading, content: Content) -> None:
    kind = mark.get(W + "fldCharType")
    if kind == "begin":
        box = mark.find(f"{W}ffData/{W}checkBox")
        checked = None if box is None else value(box, "checked", value(box, "default", "0")) not in ("0", "false")
        reading.open_field(checked=checked)
    elif kind == "separate" and reading.fields:
        reading.fields[-1].showing = True
    elif kind == "end" and reading.fields:
        _closed(reading.fields.pop(), look, reading, content)


def _closed(done: Field, look: Look, reading: Reading, content: Content) -> None:
    """Some fields print without ever having a result."""
    names = words()["fields"]
    if done.showing:
        return
    if done.checked is not None:
        _say("☒" if done.checked else "☐", look, reading, content)
    elif done.name in names["spoken"]:
        _say(" ".join(done.instruction.split()[2:]), look, reading, content)
    elif done.name in names["counted"]:
        reading.fault("counted_field")


def _note(reference: Element, mark: str | None, reading: Reading) -> None:
    """Remember a note for later. mark: as set by hand; None: numbered by Word."""
    if not reading.showing:
        return
    kind = str(reference.tag).removeprefix(W).removesuffix("Reference")
    if mark is None:
        fmt, following = reading.note_formats[kind]
        reading.note_formats[kind] = (fmt, following + 1)
        mark = formatted(following, fmt)
    reading.notes.append(NoteMark(kind, reference.get(W + "id", ""), mark.strip(), reading.place))


def _boxes(drawn: Element, reading: Reading) -> Iterator[Element]:
    """The text boxes of a drawing in reading order, each once; what else it holds is told."""
    for child in children(drawn):
        if child.tag == W + "txbxContent":
            yield child
            continue
        if child.tag in PICTURES:
            reading.fault("picture")
        elif child.tag in DIAGRAMS:
            reading.fault("diagram")
        elif child.tag == EMBEDDED:
            reading.fault("embedded_document")
        yield from _boxes(child, reading)
