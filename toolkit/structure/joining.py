"""Which line carries on the paragraph before it, and how their words are joined."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from toolkit.model.source import Line
from toolkit.structure.definitions import DEFINES, gives_meaning
from toolkit.structure.endings import (
    COMPLETE,
    ENDS_ITEM,
    LINK_WORD,
    LIST_LINK,
    goes_on,
    is_bracketed,
    is_capitals,
    runs_on,
)
from toolkit.structure.layout import Layout, style_of
from toolkit.structure.worded import is_worded, words

if TYPE_CHECKING:
    from toolkit.structure.blocks import Block

_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad]$")
_SOFT_HYPHEN = re.compile(r"(?<=[a-z])-$")

_DESIGNATES = re.compile(r"\d|[B-HJ-Z](?![\w’'])|[IVX]{2,5}\b|[AI](?= (?:of|and|or|to|above|below|is|applies)\b)")
"""What "paragraph" or "section" at a line's end calls for."""
_CUT_OFF = re.compile(r"\b(?:an?|the|any|every|each|your|their|its|his|her|our)$")
"""No paragraph or lead-in ends so: somebody pressed Enter at a line's end ("as a" / "councillor, claim to")."""
_UNDECIDED = re.compile(r"[^\s,;] (?:or|and)$")
"""`shall not enrich himself or` / `herself`: neither an item nor what a tail follows ends so."""
_LINKED_ITEM = re.compile(r";\s*(?:and|or)$")
_BROKEN_NUMBER = re.compile(r"\d[-\u2010\u2011]$")
_MIDWAY = re.compile(r"[£$€]?\d[\w.,%]* [a-z]")
"""`6 must obtain`: a line that begins in the middle of a sentence, as one with a small letter does."""
_LINKS = frozenset({"and", "or"})
"""What may stand alone on the last line of an item."""
_FIRST_LINE = 10.0
"""Points that the first line of a paragraph is set in, at least."""
_BROKEN_OFF = 40
"""Letters: a line of less was ended on purpose, where nothing tells how long lines can be."""


def joined(words_before: str, line: str) -> str:
    """Two runs of words rejoined: a blank between them, or a word broken at a line end made whole."""
    if words_before.endswith("\u00ad"):
        return words_before[:-1] + line
    if _SOFT_HYPHEN.search(words_before) and line[:1].islower():
        return words_before + line if _keeps_hyphen(words_before) else words_before[:-1] + line
    if line[:1].isdigit() and _BROKEN_NUMBER.search(words_before):
        return words_before + line  # "section 4-" / "1 for claims"
    return f"{words_before} {line}" if words_before else line


@cache
def _prefixes() -> re.Pattern[str]:
    names = "|".join(words()["words"]["hyphened"])
    return re.compile(rf"(?:^|[\s(])(?:{names})-$", re.I)


def _keeps_hyphen(text: str) -> bool:
    """A word broken at its own hyphen ("sub-committee") keeps it; any other hyphen at a line end is the printer's."""
    return bool(_prefixes().search(text)) or "-" in text[:-1].rsplit(" ", 1)[-1]


def carries_on(before: Block, line: Line, layout: Layout) -> bool:
    """A line without a marker belongs to the paragraph before it."""
    last = before.lines[-1]
    if not line.soft or line.role != last.role or last.role == "heading":
        if line.role == last.role == "body" and _CUT_OFF.search(before.text) and line.text[:1].islower():
            return True
        if line.soft or before.text or line.role != "body" or not before.tokens:
            return False
        said = COMPLETE.search(line.text) or is_bracketed(line.text)
        return not (is_worded(before.tokens[-1]) and said)  # "Step one" needs no sentence for its own words
    if before.tokens and not before.text and line.role == "body":
        return True  # a number on a line of its own
    if DEFINES.match(line.text) and (before.complete or re.search(r",\s*$|\band\s*$", before.text)):
        return False
    if gives_meaning(line.text) and gives_meaning(before.text) and layout.broke_early(last, line):
        return False  # "Act means the Government Act 1995" / "complaint means ...": terms without quotation marks
    if " | " in line.text:
        return False  # a row of a table typed in plain text
    small, text = line.text[:1].islower(), before.text or before.whole
    if line.text in _LINKS and text:
        return True
    if line.text[:1].isdigit() and _BROKEN_NUMBER.search(text):
        return True
    if _DESIGNATES.match(line.text) and runs_on(text):
        return True  # "... in paragraph" / "2 continues after the service has ended"
    if small and _BROKEN_WORD.search(text):
        return True
    if line.gap is None and line.right is None and line.page == last.page:  # a <br> or a break without geometry
        if before.tokens and ENDS_ITEM.search(text) and len(last.text) < _BROKEN_OFF:
            return False  # "(c) not vote,<br>and the Secretary shall ...": nobody wraps a line as short as this
        return (small or not COMPLETE.search(text)) and before.first.bold == line.bold
    return (small or same_look(last, line)) and _by_layout(before, line, layout)


def _by_layout(before: Block, line: Line, layout: Layout) -> bool:
    """By its left edge, the white space above it, and where the line before it ended."""
    last, text = before.lines[-1], before.text or before.whole
    finished, small = bool(COMPLETE.search(text)), line.text[:1].islower()
    hangs = bool(before.tokens) and style_of(before.tokens) in layout.hanging
    wide = layout.is_parted(line) and line.page == last.page
    if not (small or before.tokens or LINK_WORD.search(text)) and layout.are_centred(last, line):
        return False
    if _is_tail_of_a_list(before, line, layout) or (finished and not small and _is_set_in(before, line, layout)):
        return False
    if small and not wide and _UNDECIDED.search(text):
        return True
    if _outdented(before, line, layout, slack=3 if hangs else -6) and ENDS_ITEM.search(text):
        return not (wide or finished or layout.broke_early(last, line))
    if wide:
        parted = _wider_than_before(before, line) or bool(LIST_LINK.search(text)) or before.opens
        return small and not (parted or finished or _outdented(before, line, layout, slack=3))
    if layout.broke_early(last, line) and not (layout.ragged and len(before.lines) > 1):
        if _LINKED_ITEM.search(text) and len(before.lines) == 1:
            return False  # "take an officer with you; and" / "write down what was said.": items whose bullets are lost
        if ENDS_ITEM.search(text) and _outdented(before, line, layout, slack=3) and layout.is_short(last):
            return False  # "(c) any advice upon either," / "and the book shall be open ...", level with (c)
        midway = small or (bool(before.tokens) and _MIDWAY.match(line.text) is not None)
        return not (before.opens or finished) and (midway or not _could_stand_alone(before))
    return layout.spaced or not (finished and _like_a_heading(line.text))


def _is_set_in(before: Block, line: Line, layout: Layout) -> bool:
    """Further right than the line before it: the first of a paragraph, unless the words of a number may hang there.

    2. Gifts.-(1) No councillor shall accept any gift from a contractor:
        Provided that a book may be accepted at a public
    function.
    """
    last = before.lines[-1]
    if last.indent is None or line.indent is None or last.page != line.page or line.indent <= last.indent + _FIRST_LINE:
        return False
    if len(before.lines) > 1 or not before.tokens:
        return len(before.lines) > 1
    style = style_of(before.tokens)
    return style in layout.flush or (style not in layout.hanging and bool(layout.flush) and not layout.hanging)


def _like_a_heading(text: str) -> bool:
    """A few words that begin with a capital and end without a sign."""
    return text[:1].isupper() and len(text.split()) <= 5 and not ENDS_ITEM.search(text)


def _could_stand_alone(block: Block) -> bool:
    """One short line without an end sign: perhaps a heading; not if it ends in a small link word."""
    return len(block.lines) == 1 and len(block.text.split()) <= 9 and not goes_on(block.text)


def _wider_than_before(before: Block, line: Line) -> bool:
    """More white space above the line than between the lines of the paragraph before it."""
    last = before.lines[-1]
    if len(before.lines) < 2 or last.gap is None or line.gap is None or last.page != before.lines[-2].page:
        return False
    return line.gap > last.gap + 0.6 * (line.size or 10.0)


def _is_tail_of_a_list(before: Block, line: Line, layout: Layout) -> bool:
    """Nobody wraps an item's only line as early as "(c) declare it," before "and must in each case say why."."""
    item = bool(before.tokens) and len(before.lines) == 1 and before.text.endswith(",")
    return item and line.size is None and layout.broke_early(before.first, line) and layout.is_short(before.first)


def _outdented(before: Block, line: Line, layout: Layout, *, slack: float = -6) -> bool:
    """No further right than the number of the item before it: its words are over, other words begin. On another page,
    also as measured from that page's own edge, for pages that face each other may have different margins."""
    left = before.first.indent
    if not before.tokens or left is None or line.indent is None:
        return False
    turned = layout.left(line) - layout.left(before.first) if line.page != before.first.page else 0.0
    return line.indent < left + slack + min(turned, 0.0)


def same_look(one: Line, other: Line) -> bool:
    """Both bold or neither, both in capitals or neither, of one size."""
    if one.bold != other.bold or is_capitals(one.text) != is_capitals(other.text):
        return False
    return one.size is None or other.size is None or abs(one.size - other.size) <= 0.75
