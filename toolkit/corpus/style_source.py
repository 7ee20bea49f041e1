"""The source of a house style: its options and a tree of provisions, read from `source.toml`.

The body is one line for each provision, indented two blanks for each step down the tree:

    level [number] {heading} text

`↵` before a word asks the PDF and the plain text to begin a line with it (a trap: a year, an amount, `(2) above`);
`[^1]` marks where footnote 1 is called. Neither is part of the words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from toolkit.errors import BadData
from toolkit.model.provision import HEADING_LEVELS

LINE = re.compile(
    r"^(?P<indent> *)(?P<level>\w+)(?: \[(?P<number>[^]]*)])?(?: \{(?P<heading>[^}]*)})?(?: (?P<text>.*))?$"
)
NOTE_CALL = re.compile(r"\[\^(\d+)]")
TRAP = "↵"


@dataclass(frozen=True, slots=True)
class Node:
    """A provision as the source gives it; `text` may still hold traps and note calls, `words` does not."""

    level: str
    number: str = ""
    heading: str = ""
    text: str = ""
    children: tuple[Node, ...] = ()

    @property
    def words(self) -> str:
        """The provision's own words, as they belong in the gold."""
        return NOTE_CALL.sub("", self.text.replace(TRAP, ""))

    @property
    def is_heading(self) -> bool:
        """A heading that groups others, not one printed over a single paragraph."""
        return self.level in HEADING_LEVELS

    @property
    def is_opening(self) -> bool:
        """A number without words of its own, printed before its first child's: the `1.—` of `1.—(1)`."""
        return not (self.is_heading or self.text) and bool(self.children and self.children[0].number)


@dataclass(frozen=True, slots=True)
class DocxLook:
    """levels: one table for each automatic number: for (level key), list, depth, format, text. None: typed numbers.
    linked: the numbering hangs on paragraph styles. bold: headings are bold text without a heading style.
    even: the head of even pages where it is another; columns: of the body; grid: tables are ruled; spaced: has gaps;
    side: a heading over one paragraph is a frame in the margin; shaded: headings stand on a grey bar"""

    levels: tuple[Mapping[str, Any], ...] = ()
    linked: bool = False
    bold: bool = False
    head: str = ""
    even: str = ""
    columns: int = 1
    grid: bool = True
    contents: bool = False
    spaced: bool = False
    side: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class PdfLook:
    """size: of the type in points; step: indent of each depth; hang: room for the label, 0 = the text flows under it;
    sink: height left free at the foot besides the margin; detached: a top-level label stands on a line of its own;
    outer: top-level labels stand that far out in the margin; flush: labels end at one edge instead of beginning there;
    head, foot: on every page, the foot with {page} and {pages}; even: the head of even pages, odd ones then have theirs
    at the right; ruled: tables have rules; side: headings over one paragraph stand in a margin that wide;
    shaded: headings stand on a grey bar."""

    page: str = "A4"
    font: str = "Times"
    size: float = 11
    columns: int = 1
    step: float = 24
    hang: float = 24
    margin: float = 64
    sink: float = 0
    detached: bool = False
    outer: float = 0
    flush: bool = False
    hyphenate: bool = True
    centred: bool = False
    ruled: bool = True
    side: float = 0
    shaded: bool = False
    head: str = ""
    even: str = ""
    foot: str = ""
    contents: bool = False


@dataclass(frozen=True, slots=True)
class HtmlLook:
    """form: "blocks", "breaks" (lines ended by <br>) or "pairs" (number and words in two boxes); ordered: level keys
    whose numbers a list makes; styled: the list says so in its style, not its type; terms: definitions are a <dl>;
    head_row: the first row of a table is its head; folding: top headings are buttons that open what stands under them;
    chrome: the page around it, one of style_*.html; ranks: the tag of each heading rank, "strong" for bold words."""

    form: str = "blocks"
    ordered: tuple[str, ...] = ()
    styled: bool = False
    terms: bool = False
    head_row: bool = False
    folding: bool = False
    chrome: str = "council"
    ranks: tuple[str, ...] = ("h2", "h3", "h4", "h5")


@dataclass(frozen=True, slots=True)
class TextLook:
    """step: blanks for each depth; airy: an empty line after every block; underline: under headings;
    page: lines between running feet, 0 = none; bullets: the signs of bullets and sub-bullets; width: of a line, 0 = a
    whole paragraph on each; mail: every line broken again at this width, as mail programs do; tab: between label and
    words, and between the cells of a row; columns: where the cells of a row begin, none = bars between them; quoted:
    every line has the sign of a quoted mail before it; justified: lines are filled up with blanks; gap:
    an empty line after a table."""

    step: int = 0
    airy: bool = True
    underline: str = ""
    detached: bool = False
    page: int = 0
    foot: str = ""
    contents: bool = False
    bullets: tuple[str, ...] = ("*", "-")
    width: int = 72
    mail: int = 0
    tab: bool = False
    columns: tuple[int, ...] = ()
    quoted: bool = False
    justified: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """One invented code in one house style. block: the lines of the title block after the title; control: the rows of a
    table of versions and owners that belongs to it; closing: the lines for names and dates at the very end. None of
    them is a provision."""

    name: str
    title: str
    block: tuple[str, ...]
    nodes: tuple[Node, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    join: str = " "
    control: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    stacked: tuple[str, ...] = ()
    run_in: tuple[str, ...] = ()
    opened: bool = False
    """Numbered paragraphs after words that open them ("As a councillor:") stand under these words in the gold."""
    bullets: tuple[str, ...] = ("•", "–")
    docx: DocxLook = DocxLook()
    pdf: PdfLook = PdfLook()
    html: HtmlLook = HtmlLook()
    txt: TextLook = TextLook()


def read_style(path: Path) -> Style:
    """The style of one `source.toml`. Raises BadData where its shape is not that of a style."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        nodes = parse_body(table.pop("body"))
        looks = {"docx": DocxLook, "pdf": PdfLook, "html": HtmlLook, "txt": TextLook}
        made = {name: look(**_tuples(table.pop(name, {}))) for name, look in looks.items()}
        return Style(name=path.parent.name, nodes=nodes, **_tuples(table), **made)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise BadData(f"{path.name} of style {path.parent.name}: {error}; mend the source file") from error


def parse_body(body: str) -> tuple[Node, ...]:
    """The tree of an indented body. Raises ValueError on a line that is not `level [number] {heading} text`."""
    rows = []
    for line in filter(str.strip, body.splitlines()):
        if not (match := LINE.match(line)):
            raise ValueError(f"cannot read the line {line.strip()[:60]!r}")
        rows.append((len(match["indent"]) // 2, match))
    return tuple(_branches(rows, 0))


def _branches(rows: list[tuple[int, re.Match[str]]], depth: int) -> Iterator[Node]:
    starts = [place for place, (found, _) in enumerate(rows) if found == depth]
    if not rows:
        return
    if not starts or starts[0] != 0:
        raise ValueError(f"indented too deep: {rows[0][1][0].strip()[:60]!r}")
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        match = rows[start][1]
        below = tuple(_branches(rows[start + 1 : end], depth + 1))
        yield _folded(Node(match["level"], match["number"] or "", match["heading"] or "", match["text"] or "", below))


def _folded(node: Node) -> Node:
    """An unnumbered heading over one numbered paragraph alone is that paragraph's heading."""
    only = node.children[0] if node.is_heading and not node.number and len(node.children) == 1 else None
    return replace(only, heading=node.heading) if only and only.number and not only.is_heading else node


def _tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
