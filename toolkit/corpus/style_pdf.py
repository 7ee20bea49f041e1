"""A house style as printed pages: columns, hanging labels, hyphens, running heads, footnotes, tables, contents."""

from __future__ import annotations

from typing import Any

from toolkit.corpus.style_blocks import Block, blocks_of, contents_of, footnotes_of, is_trapped, wrap
from toolkit.corpus.style_pages import FACES, Flow, drawn
from toolkit.corpus.style_source import NOTE_CALL, TRAP, Style

SPACINGS = (0.0, 0.05, 0.1, -0.05, 0.15, 0.2, -0.1, 0.25, 0.3, -0.15, 0.35, 0.4, 0.5, 0.6)
"""Points between letters, tried in turn until every marked word begins a line."""


def pdf_of(style: Style) -> bytes:
    """The bytes of the document, the same on every run."""
    return drawn(_laid_out(style, heading_pages(style)))


def heading_pages(style: Style) -> dict[str, int]:
    """The printed page, from 1, on which each heading stands."""
    placeholder = {block.line: 1 for block in contents_of(style)}
    return _laid_out(style, placeholder).headings


def _laid_out(style: Style, pages: dict[str, int]) -> Flow:
    flow = Flow(style)
    for place, line in enumerate((style.title, *style.block)):
        size = style.pdf.size + (0 if place else 5)
        _centred(flow, line, size=size, bold=not place)
    flow.y -= style.pdf.size * 1.5
    if style.pdf.contents:
        _contents(flow, pages)
    blocks = blocks_of(style)
    for place, block in enumerate(blocks):
        {"heading": _heading, "row": _row, "body": _body}[block.kind](flow, block)
        if block.kind == "row" and blocks[min(place + 1, len(blocks) - 1)].kind != "row":
            flow.y -= style.pdf.size
    return flow


def _measure(face: str, size: float, spacing: float = 0.0) -> Any:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return lambda text: stringWidth(NOTE_CALL.sub("", text), face, size) + spacing * len(text)


def _centred(flow: Flow, text: str, *, size: float, bold: bool) -> None:
    measure = _measure(FACES[flow.style.pdf.font][bold], size)
    for line in wrap(text, width=flow.width, measure=measure):
        flow.y -= size * 1.35
        flow.put((flow.width - measure(line)) / 2, line, bold=bold, size=size)


def _contents(flow: Flow, pages: dict[str, int]) -> None:
    size = flow.style.pdf.size
    measure = _measure(FACES[flow.style.pdf.font][False], size)
    flow.y -= size * 2
    flow.put(0, "Contents", bold=True)
    for block in contents_of(flow.style):
        flow.y -= size * 1.6
        page = str(pages[block.line])
        dots = int((flow.width - measure(f"{block.line}  {page}")) / measure("."))
        flow.put(0, f"{block.line} {'.' * dots} {page}")
    flow.turn()


def _heading(flow: Flow, block: Block) -> None:
    look = flow.style.pdf
    if look.side and block.key == "over":
        _side_note(flow, block)
        return
    size = look.size + max(0, 2 - block.rank)
    flow.need(size * 6)
    flow.y -= size * (0.2 if block.key == "under" else 0.9)
    flow.headings.setdefault(block.line, flow.page + 1)
    text = (flow.style.join if block.label and block.text else "").join((block.label, block.text))
    if look.centred and block.rank == 0:
        _centred(flow, text, size=size, bold=True)
    else:
        for line in wrap(text, width=flow.width, measure=_measure(FACES[look.font][True], size)):
            flow.y -= size * 1.25
            flow.bars += [(flow.page, flow.left - 3, flow.y - size * 0.4, flow.width + 6, size * 1.4)] * look.shaded
            flow.put(0, line, bold=True, size=size)
    flow.y -= size * 0.35


def _side_note(flow: Flow, block: Block) -> None:
    """Small words in the margin, beside the paragraph that follows; they take no height of their own."""
    size = flow.style.pdf.size * 0.8
    lines = wrap(block.text, width=flow.style.pdf.side - 8, measure=_measure(FACES[flow.style.pdf.font][False], size))
    flow.need(size * 5)
    flow.y -= size * 0.6
    kept = flow.y
    for line in lines:
        flow.y -= size * 1.25
        flow.put(-flow.style.pdf.side, line, size=size)
    flow.y = kept


def _body(flow: Flow, block: Block) -> None:
    look = flow.style.pdf
    line_height = look.size * 1.25
    flow.need(line_height)
    for number in NOTE_CALL.findall(block.text):
        _footnote(flow, number)
    outdented = block.key == "tail" and not look.hang and block.depth
    x = look.step * max(0, block.depth - bool(outdented) - bool(look.outer))
    label = block.label
    if look.detached and block.depth == 0 and label:
        flow.y -= line_height
        flow.put(x, label)
        label = ""
    outside = bool(look.outer and label) and block.depth == 0
    hang = look.hang if block.label and not outside else 0.0
    own = _measure(FACES[look.font][False], look.size)(f"{label}  ") if label and not outside else 0.0
    first = own if not hang or own > hang else hang
    lines, spacing = _fitted(flow, block.text, flow.width - x - hang, first - hang if label else 0.0)
    for place, line in enumerate(lines):
        flow.need(line_height)
        flow.y -= line_height
        if not place and label:
            flow.put(-look.outer if outside else x + (first - own) * look.flush, label)
        _line(flow, x + (first if label and not place else hang), line, spacing)
    flow.y -= look.size * 0.55


def _fitted(flow: Flow, text: str, width: float, first: float) -> tuple[list[str], float]:
    """The lines and the letter spacing with which marked words begin lines; broken early only where none does."""
    look, face = flow.style.pdf, FACES[flow.style.pdf.font][False]
    for force in (False, True):
        for spacing in SPACINGS:
            measure = _measure(face, look.size, spacing)
            lines = wrap(text, width=width, measure=measure, hyphenate=look.hyphenate, first=first, force=force)
            if is_trapped(lines):
                return [line.replace(TRAP, "") for line in lines], spacing
    return [line.replace(TRAP, "") for line in lines], 0.0


def _line(flow: Flow, x: float, line: str, spacing: float) -> None:
    """A line with the calls of its footnotes raised."""
    look = flow.style.pdf
    for place, part in enumerate(NOTE_CALL.split(line)):
        size = look.size * (0.6 if place % 2 else 1)
        flow.y += look.size * 0.35 * (place % 2)
        if part:
            flow.put(x, part, size=size, spacing=spacing)
        flow.y -= look.size * 0.35 * (place % 2)
        x += _measure(FACES[look.font][False], size, spacing)(part)


def _footnote(flow: Flow, number: str) -> None:
    """Puts a footnote at the page's foot, above those that stand there, and keeps its room free."""
    size = flow.style.pdf.size * 0.8
    text = f"{number} {footnotes_of(flow.style)[number]}"
    lines = wrap(text, width=flow.width, measure=_measure(FACES[flow.style.pdf.font][False], size))
    height = size * 1.25 * len(lines) + size
    flow.reserved[flow.page] = flow.reserved.get(flow.page, 0.0) + height
    kept, flow.y = flow.y, flow.bottom - size
    flow.rules.append((flow.page, flow.left, flow.y + size * 0.9, 120))
    body, flow.runs = flow.runs, flow.notes
    for line in lines:
        flow.put(0, line, size=size)
        flow.y -= size * 1.25
    flow.runs, flow.y = body, kept


def _row(flow: Flow, block: Block) -> None:
    look = flow.style.pdf
    cells = block.text.split(" | ")
    width, height = flow.width / len(cells), look.size * 1.25
    measure = _measure(FACES[look.font][False], look.size)
    wrapped = [wrap(cell, width=width - 10, measure=measure) for cell in cells]
    flow.need(height * max(map(len, wrapped)) + 4)
    top = flow.y
    if look.ruled:
        flow.rules.append((flow.page, flow.left, top - 3, flow.width))
    for place, lines in enumerate(wrapped):
        flow.y = top
        for line in lines:
            flow.y -= height
            flow.put(place * width + 5, line)
    flow.y = top - height * max(map(len, wrapped)) - 4
    if look.ruled:
        flow.rules.append((flow.page, flow.left, flow.y - 3, flow.width))
