"""Short lines that are headings by where they stand alone: set in the same type as the running text."""

from __future__ import annotations

import re

from toolkit.structure.blocks import Block, is_bullet
from toolkit.structure.definitions import gives_meaning
from toolkit.structure.endings import FINITE, MODAL, is_enactment
from toolkit.structure.following import is_list_number
from toolkit.structure.layout import Layout
from toolkit.structure.worded import words

ASKS = re.compile(r"(?:What|How|When|Where|Who|Why|Which)(?: \w+){1,4}$")
"""`What may follow`: a question without its mark."""
_ASKED = re.compile(r"(?:What|How|When|Where|Who|Why|Which)\b")
_HEADING_LINES = 2
_CAPTION_MOST = 6
"""Words over one short sentence; two fewer where a verb is among them."""


def plain_heading(block: Block, following: Block | None, before: Block | None, layout: Layout) -> bool:
    """A short line that stands alone over running text, in the same type as it."""
    if following is None or following.rank or block.defines or block.opens or gives_meaning(block.text):
        return False
    if len(block.lines) > 1 and not _is_wrapped_over_a_number(block, following, layout):
        return False
    if following.tokens and is_list_number(following.tokens[0]) and following.text[:1].islower():
        return False  # "A person is disqualified when he or she" / "a) is a party": words that items go on with
    if following.joinable and following.text[:1].islower() and not is_list_number(following.tokens[0]):
        return False  # "Having regard to the Treaty, and in particular" / "Article 14(2) thereof,"
    question = block.text.endswith("?")
    if (
        len(block.text.split()) > (14 if question else 9)
        or (MODAL.search(block.text) and not question and not ASKS.match(block.text))
        or block.text[-1:] in "!:"
    ):
        return False
    begun = before is None or before.complete or before.rank or before.is_row or opens_text(block.text)
    begun = begun or (before is not None and _follows_an_item(block, before))
    if not begun and before is not None and not _set_off(block, before, layout):
        return False
    spaced = not layout.spaced or block.first.gap is None or block.first.gap > layout.gap or not block.first.soft
    if not spaced:
        return False
    captions = following.is_row or _titles_a_sentence(block, following, layout)
    return question or bool(following.tokens) or following.opens or captions or len(following.text.split()) > 9


def _follows_an_item(block: Block, before: Block) -> bool:
    """A paragraph of its own after a bullet whose list has no stops; no words to the reader ("Please sign here")."""
    said = set(re.findall(r"[^\W\d_]+", block.text.casefold())) & set(words()["words"]["addresses"])
    if said and not _ASKED.match(block.text):
        return False
    bulleted = bool(before.tokens) and is_bullet(before.tokens[-1]) and not before.opens
    return bulleted and not block.first.soft and not block.first.depth


def _is_wrapped_over_a_number(block: Block, following: Block, layout: Layout) -> bool:
    """Two short lines with white space above and below, over a number that is none of a list."""
    numbered = bool(following.tokens) and not is_list_number(following.tokens[0])
    parted = layout.is_parted(block.first) and layout.is_parted(following.first)
    return len(block.lines) <= _HEADING_LINES and numbered and parted


def opens_text(text: str) -> bool:
    """Words that codes have over their first section, and hardly a title ends with: "Introduction"."""
    return text.casefold().strip(" :.") in words()["words"]["openers"]


def _titles_a_sentence(block: Block, following: Block, layout: Layout) -> bool:
    """A few words with white space above and below, over a short sentence that is a paragraph: "Honesty" / "Staff tell
    the truth."."""
    few = len(block.text.split()) <= (_CAPTION_MOST if not FINITE.search(block.text) else _CAPTION_MOST - 2)
    alone = layout.spaced and few and len(following.text.split()) > 2
    parted = not following.first.soft or layout.is_parted(following.first)
    return alone and parted and following.text.endswith(".") and not is_enactment(following.text)


def _set_off(block: Block, before: Block, layout: Layout) -> bool:
    """White space parts it from a line that is no sentence either, a title for one."""
    spaced = block.first.gap is not None and block.first.gap > layout.gap
    listed = bool(before.tokens) and (is_list_number(before.tokens[-1]) or len(before.lines) > 1)
    centred = layout.is_at_edge(block.first) and all(map(layout.is_set_in, before.lines))
    titled = len(before.text.split()) <= 12 or centred
    return spaced and not listed and not before.opens and titled
