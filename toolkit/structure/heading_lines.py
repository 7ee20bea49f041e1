"""Headings that stand on several lines, and divisions whose name stands under their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from toolkit.structure.blocks import Block
from toolkit.structure.endings import is_bracketed, is_capitals
from toolkit.structure.layout import Layout
from toolkit.structure.worded import is_worded


def merged_lines(blocks: Sequence[Block], layout: Layout) -> list[Block]:
    """A heading printed on two lines is one; "PART 1" over "INTERPRETATION" is one."""
    merged: list[Block] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        before = merged[-1] if merged else None
        if before and _says_of_what(before, block, following):
            block = replace(block, rank=before.rank)
        if before is not None and block.rank and not block.tokens and _one_heading(before, block, layout):
            text = f"{before.text} {block.text}".strip()
            merged[-1] = replace(
                before, lines=before.lines + block.lines, text=text, whole=f"{before.whole} {block.whole}"
            )
        else:
            merged.append(block)
    return merged


def _says_of_what(before: Block, block: Block, following: Block | None) -> bool:
    """What a schedule belongs to, between its number and its name: "FIRST SCHEDULE" / "(r. 3(2))" / "FORMS"."""
    named = following is not None and following.rank > 0 and not following.tokens
    unnamed = bool(before.rank and before.tokens and before.tokens[-1].division and not before.text)
    return unnamed and named and not block.rank and is_bracketed(block.text)


def _one_heading(before: Block, block: Block, layout: Layout) -> bool:
    if not before.rank:
        return False
    last = before.lines[-1]
    if block.first.soft and block.first.role == last.role == "heading" and block.first.size is None:
        return last.rank == block.first.rank  # "1. Parch<br>Respect": the source says that it is one
    if before.tokens and (before.tokens[-1].division or is_worded(before.tokens[-1])) and _is_unnamed(before):
        return before.rank <= block.rank or is_capitals(block.text)
    if not (block.first.soft and last.soft) or last.page != block.first.page:
        return False
    close = block.first.gap is None or block.first.gap <= layout.gap + 0.45 * (block.first.size or 10.0)
    full = block.first.size is not None and layout.is_full(last, block.first)
    runs_over = full or (not before.tokens and _runs_over(last.text, block.text))
    return close and before.rank == block.rank and runs_over


def _is_unnamed(block: Block) -> bool:
    """A division's number without its name as yet, also with what it belongs to: "SCHEDULE" / "(r. 5(2))" / "FEES"."""
    return not block.text or is_bracketed(block.text)


def _runs_over(first: str, second: str) -> bool:
    return (
        second[:1].islower()
        or second[:1] in "&(–-"
        or first[-1:] in "&,-–"
        or first.split()[-1].lower() in {"and", "of", "or", "the", "for", "in"}
    )
