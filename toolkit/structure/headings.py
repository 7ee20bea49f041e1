"""Which blocks are headings, and how high each stands.

Where the source says so (a style, h1-h6) it is believed. Elsewhere the look decides: larger, bold or capital letters
where the running text is not; and a short line without an end sign that stands alone over running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from toolkit.structure.blocks import LINK_WORD, Block, Layout, is_capitals
from toolkit.structure.markers import SECTION, Token, read_marker

MOST_WORDS = 18
"""Longer than any heading of the codes read for the project's styles; a longer bold line is emphasis."""
_ENDS_SENTENCE = re.compile(r"[.;,:]$|[\u2010-\u2015\-]$")
_MODAL = re.compile(r"\b(?:must|shall|should|may|will|cannot)\b", re.I)

Look = tuple[float, int, int]


def look_of(block: Block, layout: Layout) -> Look:
    """Smaller is higher: larger type first, then capitals, then bold."""
    size = round(((block.first.size or layout.size) - layout.size) * 2) / 2
    return (-size, 0 if is_capitals(block.text or block.whole) else 1, 0 if block.first.bold else 1)


def _stands_out(block: Block, layout: Layout) -> bool:
    size = block.first.size
    larger = size is not None and layout.size > 0 and size >= layout.size + 0.9
    bold = all(line.bold for line in block.lines) and not layout.bold
    return larger or bold or is_capitals(block.text or block.whole)


def _could_head(block: Block) -> bool:
    text = block.text
    return bool(text) and len(text.split()) <= MOST_WORDS and not _ENDS_SENTENCE.search(text) and not text[0].islower()


def _list_style(token: Token) -> bool:
    """Tokens that number items of a list, never headings: bullets, (a), a), (i)."""
    return all(re.match(r"bullet|\(|(?:alpha|roman|alphaalpha)[).]", reading.style) for reading in token.readings)


def _deeper(block: Block, following: Block) -> bool:
    """What follows is running text or numbered below this block."""
    if following.joinable and following.text[:1].islower() and not _list_style(following.tokens[0]):
        return False  # "Read this code with version" / "2.1 of the handbook"
    if not following.tokens:
        return len(following.text.split()) > 6 or following.first.role == "table_row"
    if following.first.depth > block.first.depth > 0 and following.text[:1].isupper():
        return True  # a browser's "1. Gifts" over "1. Staff must ..." of the list within
    mine = {reading.style for reading in block.tokens[-1].readings} if block.tokens else set()
    theirs = following.tokens[0].readings
    return not any(
        reading.style in mine and (reading.style != "dotted" or len(reading.parts) <= _length(block))
        for reading in theirs
    )


def _length(block: Block) -> int:
    return max(len(reading.parts) for reading in block.tokens[-1].readings)


def _marked_heading(block: Block, following: Block | None, before: Block | None, layout: Layout) -> bool:
    """A numbered heading: "1. GENERAL", "2 Gifts", "Rule 3 Conflicts", not an item of a list of short items."""
    token = block.tokens[-1]
    if token.division:
        return not _is_sentence(block)
    if _list_style(token) or len(block.tokens) > 1 or not block.text:
        return False
    text = block.text
    if len(text.split()) > 12 or _ENDS_SENTENCE.search(text) or LINK_WORD.search(text) or text[0].islower():
        return False
    if following is None or (_MODAL.search(text) and not _stands_out(block, layout) and not text.endswith("?")):
        return False
    if _stands_out(block, layout):
        return True
    if following.tokens and _list_style(following.tokens[0]) and following.text[:1].islower():
        return False  # "1. The clerk keeps" / "(a) minutes": words that items go on with
    return _deeper(block, following) and not (before is not None and before.opens and not before.rank)


def _is_sentence(block: Block) -> bool:
    """`Section 1. Employees shall be courteous to all.`: a clause under a division's word."""
    words = len(block.text.split())
    return block.text.endswith(".") and (words > MOST_WORDS or (words > 3 and bool(_MODAL.search(block.text))))


def _plain_heading(block: Block, following: Block | None, before: Block | None, layout: Layout) -> bool:
    """A short line that stands alone over running text, in the same type as it."""
    if following is None or following.rank or block.defines or block.opens or len(block.lines) > 1:
        return False
    question = block.text.endswith("?")
    if (
        len(block.text.split()) > (14 if question else 9)
        or (_MODAL.search(block.text) and not question)
        or block.text[-1:] in "!:"
    ):
        return False
    if before is not None and not (before.complete or before.rank or _set_off(block, before, layout)):
        return False
    spaced = block.first.gap is None or block.first.gap > layout.gap or not block.first.soft
    return spaced and (question or bool(following.tokens) or following.opens or len(following.text.split()) > 9)


def _labelled(block: Block, layout: Layout) -> bool:
    """A short bold line that ends in a colon heads what follows; a longer one only opens a list."""
    return block.first.bold and not layout.bold and len(block.text.split()) <= 8 and block.text.endswith(":")


def _set_off(block: Block, before: Block, layout: Layout) -> bool:
    """White space parts it from a line that is no sentence either, a title for one."""
    spaced = block.first.gap is not None and block.first.gap > layout.gap
    return spaced and not before.tokens and not before.opens and len(before.text.split()) <= 12


_RUN_IN = re.compile(r"([A-Z][^.;:!?()]{2,60})\.\s*[-\u2010-\u2015]*\s*(?=[A-Z“\"(]|$)")


def _with_run_in(block: Block, following: Block | None) -> list[Block]:
    """After a worded number ("Sec. 2-101.", "§ 4", "Rule 3") the first few words before a stop are its heading."""
    if not block.tokens or 0 < block.tokens[-1].division < SECTION or not _worded(block.tokens[-1]):
        return [block]
    match = _RUN_IN.match(block.text)
    if match is None or len(match[1].split()) > 10 or _MODAL.search(match[1]):
        return [block]
    if match.end() == len(block.text) and not (following and _deeper(block, following)):
        return [block]  # "§ 3 Members keep confidences." / "§ 4 ...": a sentence, nothing stands under it
    rest = block.text[match.end() :]
    marker = read_marker(rest)
    if not (marker.tokens and _list_style(marker.tokens[0])):
        return [replace(block, run_in=match[1], text=rest)]
    head = replace(block, run_in=match[1], text="", whole=block.whole.removesuffix(rest).rstrip())
    item = replace(block.first, text=rest, label="")  # "Sec. 4-2. Gifts. (a) An employee ...": a list begins at once
    lines = (item, *block.lines[1:])
    return [head, Block(lines, marker.tokens, marker.rest, rest)]


def _worded(token: Token) -> bool:
    """`Rule 3A`, `Sec. 2-101`, `§ 4`: a word or sign is part of the number."""
    return bool(re.match(r"§|[^\W\d]{2,}[.\s]", token.number))


def _is_heading(block: Block, following: Block | None, before: Block | None, layout: Layout) -> bool:
    if block.first.role in {"table_row", "footnote"}:
        return False
    if block.first.role == "heading" or block.run_in:
        return True
    if block.tokens:
        begun = not block.joinable or before is None or before.complete or bool(before.rank)
        return _marked_heading(block, following, before, layout) and (begun or _stands_out(block, layout))
    if not _could_head(block) and not _labelled(block, layout):
        return False
    if _stands_out(block, layout):
        return following is not None or before is None
    return _plain_heading(block, following, before, layout)


def _merge_lines(blocks: Sequence[Block], layout: Layout) -> list[Block]:
    """A heading printed on two lines is one; "PART 1" over "INTERPRETATION" is one."""
    merged: list[Block] = []
    for block in blocks:
        before = merged[-1] if merged else None
        if before is not None and block.rank and not block.tokens and _one_heading(before, block, layout):
            text = f"{before.text} {block.text}".strip()
            merged[-1] = replace(
                before, lines=before.lines + block.lines, text=text, whole=f"{before.whole} {block.whole}"
            )
        else:
            merged.append(block)
    return merged


def _one_heading(before: Block, block: Block, layout: Layout) -> bool:
    if not before.rank:
        return False
    last = before.lines[-1]
    if before.tokens and before.tokens[-1].division and not before.text:
        return before.rank <= block.rank or is_capitals(block.text)
    if not (block.first.soft and last.soft) or last.page != block.first.page:
        return False
    close = block.first.gap is None or block.first.gap <= layout.gap + 0.45 * (block.first.size or 10.0)
    return close and before.rank == block.rank and not before.tokens and _runs_over(last.text, block.text)


def _runs_over(first: str, second: str) -> bool:
    return (
        second[:1].islower()
        or second[:1] in "&(–-"
        or first[-1:] in "&,-–"
        or first.split()[-1].lower() in {"and", "of", "or", "the", "for", "in"}
    )


def with_headings(blocks: Sequence[Block], layout: Layout) -> list[Block]:
    """The same blocks with the rank of each heading set and headings of several lines merged."""
    pairs = zip_longest(blocks, blocks[1:])
    blocks = [piece for block, following in pairs for piece in _with_run_in(block, following)]
    flagged: list[bool] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        before = replace(blocks[index - 1], rank=int(flagged[-1])) if index else None
        flagged.append(_is_heading(block, following, before, layout))
    styled = max((block.first.rank for block, flag in zip(blocks, flagged, strict=True) if flag), default=0)
    looks = sorted(
        {look_of(block, layout) for block, flag in zip(blocks, flagged, strict=True) if flag and not block.first.rank}
    )
    ranked = [
        replace(block, rank=block.first.rank or styled + 1 + looks.index(look_of(block, layout))) if flag else block
        for block, flag in zip(blocks, flagged, strict=True)
    ]
    return _merge_lines(ranked, layout)
