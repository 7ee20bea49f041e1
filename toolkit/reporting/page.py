"""A report before it has a format: blocks in reading order, from which every format is made.

Whoever reports (a comparison, a redline, an audit, a benchmark) builds one Page; HTML, Markdown, Word, PDF and the
terminal lay it out. So a report says the same in every format, and a new report needs no format code.

    Page
     ├ Heading "Summary"            anchors: a Link may point at a heading or a card
     ├ Bullets
     ├ Heading "Coverage by topic"
     ├ Chart                        its numbers stand in the table that follows or in its own `rows`
     ├ Table                        caption, header cells, a row header in each row
     └ Card "Finding 1: weakened"   tags, then blocks: words, and Columns for the two sides
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

RunStyle = Literal["plain", "strong", "emphasis", "mark", "insert", "delete", "quiet"]
Tone = Literal["plain", "quote", "note", "prompt"]
TagKind = Literal["stricter", "weaker", "neutral", "grave", "notable", "minor", "review", "status"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style. mark: words that prove something; insert, delete: a redline; quiet: an aside such as an id.
    link: the anchor of a block of the same page, or ""."""

    text: str
    style: RunStyle = "plain"
    link: str = ""


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. level: 2 to 5; the page's title is the only one of level 1. anchor: unique in the page, or ""."""

    text: str
    level: int = 2
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. quote: another document's words; note: an explanation; prompt: a question that the author of the
    report must answer, never to be printed as if answered."""

    runs: Inline
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of one level."""

    items: tuple[Inline, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are: a report's header block, provenance."""

    rows: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: paragraphs. number: aligned as a number."""

    paragraphs: tuple[Paragraph, ...] = ()
    number: bool = False

    @property
    def text(self) -> str:
        """The words alone, a line for each paragraph."""
        return "\n".join("".join(run.text for run in one.runs) for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; anchor as a heading's."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of header cells. widths: shares of the columns, () for equal ones; row_heads: the first cell
    of each row names the row; wide: wants a landscape page in print; folded: may be closed on a screen; headed: its
    caption stands over it as a heading, and need not be read twice."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()
    row_heads: bool = True
    wide: bool = False
    folded: bool = False
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: a value for each series, and the same in words."""

    label: str
    values: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked horizontal bars. series: what each value of a bar counts; tones: a colour name for each series. Where a
    format draws nothing, the words of the bars are its text equivalent."""

    title: str
    series: tuple[str, ...]
    tones: tuple[Literal["good", "partial", "bad", "neutral"], ...]
    bars: tuple[Bar, ...]


Shade = Literal["full", "half", "dot", "empty", "line", "accent"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A rectangle or a word of a drawing, in its units, from its upper left corner. words: of a text, whose left edge,
    middle or right edge (`align`) is at x and whose base line is at y; else "". half: the lower half is filled;
    dot: a spot in the middle."""

    x: float
    y: float
    width: float = 0
    height: float = 0
    shade: Shade = "full"
    words: str = ""
    align: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture made of rectangles and words. words: what it shows, for whoever does not see it; its numbers stand in a
    table of the page too. Where a format draws nothing, the words stand for it."""

    title: str
    words: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    key: tuple[tuple[Shade, str], ...] = ()
    fluid: bool = False
    """On a narrow screen it may be narrower: what counts is where along it a shape stands."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A short mark whose colour means something and whose words say the same."""

    kind: TagKind
    words: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Two or three things side by side, each under its name."""

    columns: tuple[tuple[str, tuple[Paragraph, ...]], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One thing with a heading, tags and what is said of it."""

    heading: Heading
    tags: tuple[Tag, ...]
    blocks: tuple[Paragraph | Bullets | Columns | Facts, ...]


Block = Heading | Paragraph | Bullets | Facts | Table | Chart | Drawing | Columns | Card


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report. subtitle: a line under the title, or ""; footer: stands at the end, or at the foot of printed
    pages; language: BCP 47."""

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    footer: str = ""
    language: str = field(default="en-GB")


def plain(text: str) -> Inline:
    """Words in no particular style."""
    return (Run(text),)


def paragraph(text: str, *, tone: Tone = "plain") -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(plain(text), tone)


def cell(text: str, *, number: bool = False) -> Cell:
    """A cell of plain words, a paragraph for each line."""
    return Cell(tuple(paragraph(line) for line in text.split("\n")), number)


def row(*texts: str, anchor: str = "") -> Row:
    """A row of plain cells."""
    return Row(tuple(cell(text) for text in texts), anchor)
