"""Definitions that only their company shows: a term and its meaning without a word such as "means", or without quotes.

“clerk” the proper officer of the council       several in one section, each a quoted term at its head
“member” a person elected or co-opted

Interpretation                                  a heading or a line that announces meanings, and under it
Gift means anything given for nothing           several paragraphs of the same form
Hospitality means food, drink or lodging
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from toolkit.structure.blocks import Block
from toolkit.structure.definitions import ANNOUNCES, QUOTED
from toolkit.structure.endings import MODAL

_HEADED = re.compile(rf"({QUOTED})[\s:,\u2010-\u2015-]+[\w(]")
_STATED = re.compile(
    r"((?:[Tt]he )?[A-Za-z][\w’'/&-]*(?: [\w’'/&-]+){0,4}?)"
    r"(?:,? (?:means?|includes?|refers? to|has the (?:same )?meaning|shall mean)\b|\s*[:\u2013\u2014]\s)"
)
_NO_TERM = re.compile(
    r"(?:.*\b(?:does|do|is|are|not|must|shall|may)\b|but|and|or|nor|except|unless|it|this|that|these|those|they|he|she|you|we|which|what|there)\b.*",
    re.I,
)
_MEANS = re.compile(r"\b(?:means?|includes?|refers? to|has the (?:same )?meaning|shall mean)\b", re.I)
_MEANS_LIST = re.compile(
    r"\b(?:means|includes)(?: any of the following| one of the following)?\s*[:\u2010-\u2015-]+\s*$"
)
_BETWEEN_MOST = 8
"""Words between a term and the verb of its meaning ("associate of a Councillor means")."""
_LEAST = 2
_MOST_WORDS = 6


def with_terms(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, those that define something marked with their term. Sections end at headings."""
    found = list(blocks)
    for start, end in _sections(blocks):
        announced = any(_announces(block) for block in blocks[max(start - 1, 0) : start + 1])
        terms = {place: _term(blocks[place], announced) for place in range(start, end)}
        if sum(map(bool, terms.values())) >= _LEAST:
            found[start:end] = [replace(blocks[place], term=term) for place, term in terms.items()]
    return found


def _sections(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    edges = [0, *(place + 1 for place, block in enumerate(blocks) if block.rank), len(blocks) + 1]
    yield from ((start, end - 1) for start, end in pairwise(edges) if end - 1 > start)


def _announces(block: Block) -> bool:
    """A heading over definitions, or the line that opens them."""
    return bool(block.rank or block.opens) and ANNOUNCES.search(block.text) is not None


def _term(block: Block, announced: bool) -> str:
    """The term at the head of a paragraph without number, "" for none."""
    if block.tokens or block.rank or block.is_row:
        return block.term
    if _is_printed_term(block):
        return block.first.emphasis
    if block.opens and not (announced and _MEANS_LIST.search(block.text)):
        return block.term
    match = _HEADED.match(block.text) or (_STATED.match(block.text) if announced else None)
    if block.term or match is None or _NO_TERM.match(match[1]) or len(match[1].split()) > _MOST_WORDS:
        return block.term
    return match[1]


def _is_printed_term(block: Block) -> bool:
    """Set in bold or italic type, the words after it in neither, and a verb that gives meanings soon after."""
    term = block.first.emphasis
    if not term or len(term.split()) > _MOST_WORDS or term[-1:] in ".:" or not block.text.startswith(term):
        return False
    verb = _MEANS.search(block.text, len(term))
    between = block.text[len(term) : verb.start()] if verb else ""
    stated = not (MODAL.search(between) or re.search(r"[.;:!?]", between))
    return verb is not None and stated and len(between.split()) <= _BETWEEN_MOST
