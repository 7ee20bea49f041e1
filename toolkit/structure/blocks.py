"""Lines become blocks: paragraphs rejoined across line and page breaks, each with the marker it may open with.

A PDF or hard-wrapped text only has lines. Whether "(2) above apply" opens a clause or carries on a sentence is not
settled here: such a block is `joinable`, and `depths.py` decides from the whole sequence of numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.model.source import Line
from toolkit.structure.definitions import DEFINES, definitions_in
from toolkit.structure.endings import COMPLETE, is_bracketed, is_opening, runs_on
from toolkit.structure.joining import carries_on, joined, same_look
from toolkit.structure.layout import Layout
from toolkit.structure.learnt import Grammar
from toolkit.structure.markers import Marker, read_label, read_marker
from toolkit.structure.numbers import Token

BAR = " | "
"""What parts the cells of a row."""
_FIRST = {(1,)}
_BETWEEN = frozenset({"and", "or", "to", "above", "below"})


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that make one paragraph. text: the words after the marker; whole: all the words, if the marker is none;
    automatic: the marker is a label the source computed; joinable: the block may only carry on the one before."""

    lines: tuple[Line, ...]
    tokens: tuple[Token, ...]
    text: str
    whole: str
    automatic: bool = False
    joinable: bool = False
    rank: int = 0
    """Of a heading: how high it stands, 1 highest; 0 = no heading."""
    term: str = ""
    """Of a definition whose term the source, or other definitions beside it, set apart."""
    run_in: str = ""
    """A heading printed at the head of the paragraph's own line ("Sec. 2-101. Purpose. This chapter ...")."""

    @property
    def first(self) -> Line:
        """The first line, for its place and geometry."""
        return self.lines[0]

    @property
    def is_row(self) -> bool:
        """A row of a table."""
        return self.first.role == "table_row"

    @property
    def opens(self) -> bool:
        """The words promise a list: they end in a colon or dash."""
        return is_opening(self.text)

    @property
    def unfinished(self) -> bool:
        """Something must follow: a colon, a dash, or no end sign at all."""
        return not self.complete or self.opens

    @property
    def complete(self) -> bool:
        """The words end a sentence or a list item."""
        return bool(COMPLETE.search(self.text)) or self.opens or is_bracketed(self.whole)

    @property
    def defines(self) -> bool:
        """The words open with a term and its meaning."""
        return bool(self.term) or DEFINES.match(self.text) is not None


def blocks_of(lines: Sequence[Line], layout: Layout) -> list[Block]:
    """Join the body lines of a document (no furniture, contents or footnotes) into blocks, in order."""
    blocks: list[Block] = []
    for line in lines:
        block = _begin(line, layout.own)
        before = blocks[-1] if blocks else None
        if (
            before is not None
            and not (block.tokens or layout.own.speaks(line.text))
            and _goes_with(blocks, line, layout)
        ):
            blocks[-1] = _extend(before, line)
        elif before is not None and block.tokens and line.soft and not line.label:
            blocks.append(replace(block, joinable=before.first.role != "heading" and line.role == "body"))
        else:
            blocks.append(block)
    return [piece for block in blocks for piece in _split_definitions(block)]


def _goes_with(blocks: Sequence[Block], line: Line, layout: Layout) -> bool:
    """The line carries on the last block; but a number that the words before call for has no words to come:

    ... the register that the Clerk keeps under paragraph
    9.
    Scope                         in another type, with white space above: a heading, not the words of 9
    """
    number, over = blocks[-1], blocks[-2] if len(blocks) > 1 else None
    called = over is not None and number.joinable and not number.text and runs_on(over.whole, plain=False)
    if called and (layout.is_parted(line) or not same_look(number.lines[-1], line)):
        return False
    return carries_on(number, line, layout)


def _begin(line: Line, own: Grammar) -> Block:
    if line.role == "table_row":
        return _row(line)
    if line.label:
        tokens = read_label(line.label, own)
        if line.role == "heading" and line.text and tokens and is_bullet(tokens[0]) and not line.label.isalnum():
            return _begin(replace(line, label=""), own)  # of the item that the heading stands in
        typed = read_marker(line.text, own)
        if typed.tokens and tokens and is_bullet(tokens[0]):
            return Block((line,), typed.tokens, typed.rest, line.text, automatic=True)
        if _is_first_below(tokens, typed):
            return Block((line,), (*tokens, *typed.tokens), typed.rest, line.text, automatic=True)
        return Block((line,), tokens, line.text, line.text, automatic=True)
    marker = read_marker(line.text, own)
    return Block((line,), marker.tokens, marker.rest, line.text, term=line.term)


def is_bullet(token: Token) -> bool:
    """A sign that counts nothing."""
    return all(reading.style.startswith("bullet") for reading in token.readings)


def _is_first_below(above: tuple[Token, ...], typed: Marker) -> bool:
    """A list item `1.` whose words begin with a typed number of the first paragraph below it: `(1) This By-law ...`,
    `(a) accept ...`; not with that of its own label, nor of another paragraph (`(1) to (3) do not apply`)."""
    opens = all(
        token.number.startswith("(") and _FIRST & {one.parts for one in token.readings} for token in typed.tokens
    )
    words = typed.rest.split(maxsplit=1)
    told = bool(words) and words[0].strip(",;") not in _BETWEEN
    own = {one.style for token in above for one in token.readings}
    same = any(one.style in own for token in typed.tokens for one in token.readings)
    return bool(above and typed.tokens) and opens and told and not same


def _row(line: Line) -> Block:
    """A table row whose first cell is nothing but a number carries that number; empty cells fall away."""
    cells = [cell for cell in line.cells if cell]
    rest = " | ".join(cells[1:])
    head = read_marker(cells[0]) if rest and cells[0] == line.cells[0] else None
    if head and head.tokens and not head.rest and not head.tokens[0].readings[0].style.startswith("bullet"):
        return Block((line,), head.tokens, rest, f"{cells[0]} | {rest}", automatic=True)
    words = " | ".join(cells) or line.text
    return Block((line,), (), words, words)


def _extend(before: Block, line: Line) -> Block:
    lines = (*before.lines, line)
    more = line.text.strip()
    return replace(before, lines=lines, text=joined(before.text, more), whole=joined(before.whole, more))


def _split_definitions(block: Block) -> list[Block]:
    """One paragraph that defines several terms in a row is as many definitions."""
    pieces = definitions_in(block.text) if block.defines and not block.tokens else []
    if len(pieces) < 2:
        return [block]
    return [replace(block, text=piece, whole=piece, lines=(replace(block.first, text=piece),)) for piece in pieces]
