"""Lines become blocks: paragraphs rejoined across line and page breaks, each with the marker it may open with.

A PDF or hard-wrapped text only has lines. Whether "(2) above apply" opens a clause or carries on a sentence is not
settled here: such a block is `joinable`, and `depths.py` decides from the whole sequence of numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles

from toolkit.model.source import Line
from toolkit.structure.markers import Token, read_label, read_marker, words

_OPENS = re.compile(r"(?:[:\-\u2010-\u2015])\s*$")
_COMPLETE = re.compile(r"[.;:!?][\"”’')\]]*\s*$")
_TERM = r"(?:“[^”]{2,80}”|\"[^\"]{2,80}\"|‘[^’]{2,80}’(?!\w)|'[^']{2,80}'(?!\w))"
_GLOSS = r"(?:\s*\([^)]{1,80}\))?"
_VERB = (
    r"(?:,?[^.;:]{0,80}?\b(?:means|includes?|refers? to|has the (?:same )?meanings?|have the (?:same "
    r")?meanings?|shall mean|is defined|"
    r"shall be (?:construed|read)|is to be (?:construed|read))\b|\s+(?:is|are)\s+(?:an?|any|the)\b)"
)
DEFINES = re.compile(
    rf"(?:the (?:term|expression|word)s?\s+)?{_TERM}{_GLOSS}(?:,?\s*(?:or|and)\s*{_TERM}{_GLOSS})?{_VERB}", re.I
)
_NEXT_DEFINITION = re.compile(rf"[;,.]\s+(?:and\s+)?(?={_TERM}{_GLOSS}{_VERB})", re.I)
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad]$")
_ENDS_ITEM = re.compile(r"[,;:.!?][\"”’')\]]*\s*$|\b(?:and|or)$")
_LIST_LINK = re.compile(r"[;,]\s*(?:and|or)$")
_SOFT_HYPHEN = re.compile(r"(?<=[a-z])-$")


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
    run_in: str = ""
    """A heading printed at the head of the paragraph's own line ("Sec. 2-101. Purpose. This chapter ...")."""

    @property
    def first(self) -> Line:
        """The first line, for its place and geometry."""
        return self.lines[0]

    @property
    def opens(self) -> bool:
        """The words promise a list: they end in a colon or dash."""
        return bool(_OPENS.search(self.text))

    @property
    def unfinished(self) -> bool:
        """Something must follow: a colon, a dash, or no end sign at all."""
        return not _COMPLETE.search(self.text) or self.opens

    @property
    def complete(self) -> bool:
        """The words end a sentence or a list item."""
        return bool(_COMPLETE.search(self.text)) or self.opens

    @property
    def defines(self) -> bool:
        """The words open with a quoted term and its meaning."""
        return DEFINES.match(self.text) is not None


def is_opening(text: str) -> bool:
    """The words end in a colon or dash: a list is to follow."""
    return bool(_OPENS.search(text))


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


@dataclass(frozen=True, slots=True)
class Layout:
    """What is usual in a document: type size and the white space between lines of one paragraph, in points; whether
    most of its words are bold; the styles of number whose words hang further right than the number."""

    size: float
    gap: float
    bold: bool
    hanging: frozenset[tuple[str, int]]
    margins: dict[tuple[int | None, int], float]

    def margin(self, line: Line) -> float | None:
        """The right edge that text beginning where this line begins can reach on its page."""
        return self.margins.get((line.page, _column(line)))


def _column(line: Line) -> int:
    """Two text columns begin more than 150 points apart; an indent does not."""
    return int((line.indent or 0) // 250)


def layout_of(lines: Sequence[Line]) -> Layout:
    """Measure the usual layout of a document's lines."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round((line.size or 0.0) * 2) / 2] += len(line.text)
    size = min(weights, key=lambda key: (-weights[key], key)) if weights else 0.0
    running = _running_on(lines)
    gaps = _known([line.gap for _, line in running]) or _known([line.gap for line in lines if line.soft])
    margins: dict[tuple[int | None, int], float] = {}
    for line in lines:
        if (right := _right(line)) is not None:
            key = (line.page, _column(line))
            margins[key] = max(margins.get(key, 0.0), right)
    bold = sum(len(line.text) for line in lines if line.bold) * 2 > sum(len(line.text) for line in lines)
    return Layout(size, quantiles(gaps)[0] if len(gaps) > 1 else 0.0, bold, _hanging(running), margins)


def _running_on(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Each line that surely carries on the one before it: on one page, a small letter first, no stop before."""
    return [
        (before, line)
        for before, line in pairwise(lines)
        if line.soft and line.page == before.page and line.text[:1].islower() and not _COMPLETE.search(before.text)
    ]


def _hanging(running: Sequence[tuple[Line, Line]]) -> frozenset[tuple[str, int]]:
    hung: Counter[tuple[str, int]] = Counter()
    flush: Counter[tuple[str, int]] = Counter()
    for before, line in running:
        tokens = read_marker(before.text).tokens
        if tokens and before.indent is not None and line.indent is not None:
            (hung if line.indent > before.indent + 6 else flush)[_style(tokens)] += 1
    return frozenset(style for style in hung if hung[style] >= flush[style])


def _style(tokens: Sequence[Token]) -> tuple[str, int]:
    """What numbers of one level share: brackets and the number of parts."""
    reading = tokens[0].readings[0]
    return re.sub(r"\w+", "", reading.style), len(reading.parts)


def _right(line: Line) -> float | None:
    if line.right is not None or line.indent is None or line.size is not None:
        return line.right
    return line.indent + 6.0 * len(line.text)  # plain text: sources count six points for one character


def is_capitals(text: str) -> bool:
    """Set in capitals: at least four letters, none of them small."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and not any(letter.islower() for letter in letters)


def _same_look(one: Line, other: Line) -> bool:
    if one.bold != other.bold or is_capitals(one.text) != is_capitals(other.text):
        return False
    return one.size is None or other.size is None or abs(one.size - other.size) <= 0.75


def _broke_early(before: Line, line: Line, layout: Layout) -> bool:
    """The next line's first word would have fitted on the line before: somebody ended the line on purpose."""
    margin, right = layout.margin(before), _right(before)
    if margin is None or right is None or not before.text or before.indent is None:
        return False
    width = max((right - before.indent) / len(before.text), 1.0)
    return (len(line.text.split(" ", 1)[0]) + 1.5) * width < margin - right


def runs_on(text: str) -> bool:
    """The words end in a way that a number on the next line would complete ("... sub-paragraph")."""
    tail = re.sub(r"[\s(]+$", "", text.lower())
    return any(re.search(rf"(?:^|\W){re.escape(word)}$", tail) for word in words()["words"]["references"])


def _carries_on(before: Block, line: Line, layout: Layout) -> bool:
    """A line without a marker belongs to the paragraph before it."""
    last = before.lines[-1]
    if not line.soft or line.role != last.role or last.role == "heading":
        return not line.soft and before.text == "" and line.role == "body" and bool(before.tokens)
    if before.tokens and not before.text and line.role == "body":
        return True  # a number on a line of its own
    if DEFINES.match(line.text) and (before.complete or re.search(r",\s*$|\band\s*$", before.text)):
        return False
    text = before.text or before.whole
    finished, small = bool(_COMPLETE.search(text)), line.text[:1].islower()
    if small and _BROKEN_WORD.search(text):
        return True
    if line.gap is None and line.right is None and line.page == last.page:  # a <br> or a break without geometry
        return (small or not finished) and before.first.bold == line.bold
    if not _same_look(last, line) and not small:
        return False
    hangs = bool(before.tokens) and _style(before.tokens) in layout.hanging
    if _outdented(before, line, slack=3 if hangs else -6) and _ENDS_ITEM.search(text):
        return not (finished or _broke_early(last, line, layout))
    wide = line.gap is not None and line.gap > layout.gap + 0.45 * (line.size or layout.size or 10.0)
    if wide and line.page == last.page:
        if _wider_than_before(before, line) or _LIST_LINK.search(text):
            return False
        return small and not finished and not _outdented(before, line, slack=3)
    if _broke_early(last, line, layout):
        if before.opens:
            return False
        return not finished and (small or not _could_stand_alone(before))
    return True


def _wider_than_before(before: Block, line: Line) -> bool:
    """More white space above the line than between the lines of the paragraph before it."""
    last = before.lines[-1]
    if len(before.lines) < 2 or last.gap is None or line.gap is None or last.page != before.lines[-2].page:
        return False
    return line.gap > last.gap + 0.6 * (line.size or 10.0)


def _outdented(before: Block, line: Line, *, slack: float = -6) -> bool:
    """No further right than the number of the item before it: its words are over, other words begin."""
    left = before.first.indent
    if not before.tokens or left is None or line.indent is None or line.page != before.lines[-1].page:
        return False
    return line.indent < left + slack


LINK_WORD = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|to|in|for|by|with|any|your|their|its|his|her|on|at|from|that|which))$"
)


def _could_stand_alone(block: Block) -> bool:
    """One short line without an end sign: perhaps a heading; not if it ends in a small link word."""
    return len(block.lines) == 1 and len(block.text.split()) <= 9 and not LINK_WORD.search(block.text)


def _join(words_before: str, line: str) -> str:
    if words_before.endswith("\u00ad"):
        return words_before[:-1] + line
    if _SOFT_HYPHEN.search(words_before) and line[:1].islower():
        return words_before + line if _keeps_hyphen(words_before) else words_before[:-1] + line
    return f"{words_before} {line}" if words_before else line


_PREFIXES = re.compile(
    r"(?:^|[\s(])(?:sub|co|non|self|re|pre|ex|anti|cross|well|long|short|full|part|semi|multi|inter|vice|joint|decision|policy|third|e)-$",
    re.I,
)


def _keeps_hyphen(text: str) -> bool:
    """A word broken at its own hyphen ("sub-committee") keeps it; any other hyphen at a line end is the printer's."""
    return bool(_PREFIXES.search(text)) or "-" in text[:-1].rsplit(" ", 1)[-1]


def _begin(line: Line, *, joinable: bool = False) -> Block:
    if line.role == "table_row":
        return _row(line)
    if line.label:
        tokens = read_label(line.label)
        typed = read_marker(line.text)
        if typed.tokens and tokens and all(reading.style.startswith("bullet") for reading in tokens[0].readings):
            return Block((line,), typed.tokens, typed.rest, line.text, automatic=True)
        return Block((line,), tokens, line.text, line.text, automatic=True)
    marker = read_marker(line.text)
    return Block((line,), marker.tokens, marker.rest, line.text, joinable=joinable and bool(marker.tokens))


def _row(line: Line) -> Block:
    """A table row whose first cell is nothing but a number carries that number; empty cells fall away."""
    cells = [cell for cell in line.cells if cell]
    rest = " | ".join(cells[1:])
    head = read_marker(cells[0]) if rest and cells[0] == line.cells[0] else None
    if head and head.tokens and not head.rest and not head.tokens[0].readings[0].style.startswith("bullet"):
        return Block((line,), head.tokens, rest, f"{cells[0]} | {rest}", automatic=True)
    words = " | ".join(cells) or line.text
    return Block((line,), (), words, words)


def blocks_of(lines: Sequence[Line], layout: Layout) -> list[Block]:
    """Join the body lines of a document (no furniture, contents or footnotes) into blocks, in order."""
    blocks: list[Block] = []
    for line in lines:
        block = _begin(line)
        before = blocks[-1] if blocks else None
        if before is not None and not block.tokens and _carries_on(before, line, layout):
            blocks[-1] = _extend(before, line)
        elif before is not None and block.tokens and line.soft and not line.label:
            blocks.append(replace(block, joinable=before.first.role != "heading" and line.role == "body"))
        else:
            blocks.append(block)
    return [piece for block in blocks for piece in _split_definitions(block)]


def _extend(before: Block, line: Line) -> Block:
    lines = (*before.lines, line)
    more = line.text.strip()
    return replace(before, lines=lines, text=_join(before.text, more), whole=_join(before.whole, more))


def joined(before: str, after: str) -> str:
    """Two runs of words rejoined: a blank between them, or a word broken at a line end made whole."""
    return _join(before, after)


def _split_definitions(block: Block) -> list[Block]:
    """One paragraph that defines several terms in a row is as many definitions."""
    if not block.defines or block.tokens:
        return [block]
    ends = [0, *(match.end() for match in _NEXT_DEFINITION.finditer(block.text)), len(block.text)]
    if len(ends) == 2:
        return [block]
    return [_piece(block, block.text[start:end].strip()) for start, end in pairwise(ends)]


def _piece(block: Block, words: str) -> Block:
    return replace(block, text=words, whole=words, lines=(replace(block.first, text=words),))
