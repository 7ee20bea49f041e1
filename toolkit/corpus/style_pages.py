"""The pages of a PDF: where the next line goes, and the drawing of all that stands on them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from toolkit.corpus.style_source import Style

PAGES = {"A4": (595.3, 841.9), "A5": (419.5, 595.3), "letter": (612.0, 792.0)}
FACES = {"Times": ("Times-Roman", "Times-Bold"), "Helvetica": ("Helvetica", "Helvetica-Bold")}
GUTTER = 22.0


@dataclass(frozen=True, slots=True)
class Run:
    """Words at a place on a page; spacing between letters and size in points."""

    page: int
    x: float
    y: float
    text: str
    face: str
    size: float
    spacing: float = 0.0


@dataclass
class Flow:
    """Where the next line goes: the page (from 0), its column and the height still free, and what stands already."""

    style: Style
    page: int = 0
    column: int = 0
    y: float = 0.0
    runs: list[Run] = field(default_factory=list)
    notes: list[Run] = field(default_factory=list)
    rules: list[tuple[int, float, float, float]] = field(default_factory=list)
    bars: list[tuple[int, float, float, float, float]] = field(default_factory=list)
    reserved: dict[int, float] = field(default_factory=dict)
    headings: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.y = self.top

    @property
    def top(self) -> float:
        return PAGES[self.style.pdf.page][1] - self.style.pdf.margin

    @property
    def width(self) -> float:
        columns = self.style.pdf.columns
        free = PAGES[self.style.pdf.page][0] - 2 * self.style.pdf.margin - GUTTER * (columns - 1)
        return free / columns

    @property
    def left(self) -> float:
        return self.style.pdf.margin + self.column * (self.width + GUTTER)

    @property
    def bottom(self) -> float:
        return self.style.pdf.margin + self.style.pdf.sink + self.reserved.get(self.page, 0.0)

    def need(self, height: float) -> None:
        """Goes on to the next column or page where less than `height` is free."""
        if self.y - height >= self.bottom:
            return
        self.column += 1
        if self.column == self.style.pdf.columns:
            self.turn()
        self.y = self.top

    def turn(self) -> None:
        """Goes on to the next page."""
        self.page, self.column, self.y = self.page + 1, 0, self.top

    def put(self, x: float, text: str, *, bold: bool = False, size: float = 0.0, spacing: float = 0.0) -> None:
        """Words on the current line, `x` points from the column's left edge."""
        face = FACES[self.style.pdf.font][bold]
        self.runs.append(Run(self.page, self.left + x, self.y, text, face, size or self.style.pdf.size, spacing))


def drawn(flow: Flow) -> bytes:
    """The bytes of the document, the same on every run."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=PAGES[flow.style.pdf.page], invariant=1, pageCompression=1)
    canvas.setTitle(flow.style.title)
    for page in range(flow.page + 1):
        _furniture(canvas, flow, page)
        if flow.style.pdf.shaded:
            _bars(canvas, flow, page)
        for run in (run for run in (*flow.runs, *flow.notes) if run.page == page):
            canvas.setFont(run.face, run.size)
            canvas.drawString(run.x, run.y, run.text, charSpace=run.spacing)
        for _, x, y, length in (rule for rule in flow.rules if rule[0] == page):
            canvas.line(x, y, x + length, y)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _bars(canvas: Any, flow: Flow, page: int) -> None:
    """The grey bars of a page, before the words that stand on them."""
    canvas.setFillGray(0.85)
    for _, *box in (bar for bar in flow.bars if bar[0] == page):
        canvas.rect(*box, stroke=0, fill=1)
    canvas.setFillGray(0)


def _furniture(canvas: Any, flow: Flow, page: int) -> None:
    look = flow.style.pdf
    width, height = PAGES[look.page]
    canvas.setFont(FACES[look.font][False], look.size * 0.8)
    if look.even and page % 2 == 0:
        canvas.drawRightString(width - look.margin, height - look.margin * 0.6, look.head)
    else:
        canvas.drawString(look.margin, height - look.margin * 0.6, look.even or look.head)
    canvas.drawCentredString(width / 2, look.margin * 0.5, look.foot.format(page=page + 1, pages=flow.page + 1))
