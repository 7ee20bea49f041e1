"""PDF files made for the tests: by reportlab where places matter, by Typst where tags, notes and ligatures do."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Place = tuple[float, float, str]
"""x and y in points from the lower left corner, and the words printed there."""

DUTIES = (
    "keep a record of every gift that is offered in the course of duty",
    "tell the proper officer about an interest in a contract without delay",
    "leave the room while a matter that touches a relative is discussed",
    "treat colleagues and residents with courtesy at all times",
    "use vehicles, premises and computers for the work of the authority alone",
    "hold in confidence what was learnt in confidence from a resident",
    "refuse any favour that could seem to reward a decision",
    "seek written consent before taking other paid employment",
)


def drawn(pages: Sequence[Sequence[Place]], *, size: float = 11, **options: Any) -> bytes:
    """Pages of words at given places; options go to the canvas (encrypt, pagesize)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, **({"pagesize": A4, "invariant": True} | options))
    for page in pages:
        canvas.setFont("Helvetica", size)
        for x, y, words in page:
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def painted(paint: Callable[[Canvas], None]) -> bytes:
    """One page, painted freely."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    canvas.setFont("Helvetica", 11)
    paint(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def clauses(page: int, *, lines: int = 20, x: float = 72, y: float = 700) -> list[Place]:
    """Numbered clauses, no two alike, 24 points apart."""
    return [
        (x, y - 24 * at, f"{page}.{at + 1} Officers on pay point {page * 37 + at} {DUTIES[(page + at) % len(DUTIES)]}")
        for at in range(lines)
    ]


def typeset(text: str) -> bytes:
    """A tagged PDF, with a real font, from Typst."""
    import typst

    made = typst.compile(text.encode("utf-8"))
    assert isinstance(made, bytes)
    return made
