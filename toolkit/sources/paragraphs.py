"""A paragraph's printed pieces become lines, a table row's cells one line, whatever word processor wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit.model.source import Line, Role
from toolkit.sources.emphasis import set_apart

BREAK = "\n"
BULLET = "•"
CELL_BAR = " | "
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff")) | {ord("\u2011"): "-"}


@dataclass(frozen=True, slots=True)
class Span:
    """Some text of one look. contents: it lies in a table of contents; text may hold BREAK."""

    text: str
    bold: bool
    size: float | None
    contents: bool


def lines_of(blank: Line, spans: list[Span]) -> Iterator[Line]:
    """The lines of a paragraph whose line without words is `blank`: the first carries its label, each further one is
    soft. One without words is a line only where a number is printed."""
    pieces = [piece for piece in _pieces(spans) if _clean(piece)]
    if not pieces and blank.label not in ("", BULLET):
        yield blank
    for at, piece in enumerate(pieces):
        said = [span for span in piece if span.text.strip()]
        line = replace(blank, text=_clean(piece), bold=all(span.bold for span in said), size=_size(said))
        line = replace(line, emphasis=set_apart((span.text, span.bold) for span in piece))
        yield line if at == 0 else replace(line, label="", soft=True)


def _size(spans: list[Span]) -> float | None:
    """The font size of most of the letters; of two alike, the larger."""
    letters: dict[float, int] = {}
    for span in spans:
        if span.size is not None:
            letters[span.size] = letters.get(span.size, 0) + len(span.text)
    return max(letters, key=lambda size: (letters[size], size), default=None)


def _pieces(spans: list[Span]) -> list[list[Span]]:
    """The spans cut at their breaks."""
    pieces: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = span.text.split(BREAK)
        pieces[-1].append(replace(span, text=first))
        pieces.extend([replace(span, text=part)] for part in rest)
    return pieces


def _clean(spans: list[Span]) -> str:
    return " ".join("".join(span.text for span in spans).translate(UNSEEN).split())


def row_of(cells: list[list[Line]], place: str) -> Line:
    """One line of the lines in each cell of a table's row."""
    texts = tuple(joined(lines) for lines in cells)
    lines = [line for cell in cells for line in cell if line.text]
    listed = bool(lines) and all(line.role == "contents" for line in lines)
    bold = bool(lines) and all(line.bold for line in lines)
    role: Role = "contents" if listed else "table_row"
    return Line(CELL_BAR.join(texts), role=role, bold=bold, cells=() if listed else texts, place=place)


def joined(lines: list[Line]) -> str:
    """Several lines as one text, each with its label; a nested table's cells run on with blanks between them."""
    texts = (
        " ".join(filter(None, line.cells)) if line.cells else f"{line.label} {line.text}".strip() for line in lines
    )
    return " ".join(filter(None, texts))
