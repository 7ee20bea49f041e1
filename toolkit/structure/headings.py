"""Which blocks are headings, and how high each stands.

Where the source says so (a style, h1-h6) it is believed, but for whole sentences. Elsewhere the look decides: larger,
bold or capital letters where the running text is not; and a short line without an end sign that stands alone over
running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from toolkit.model.source import Line
from toolkit.structure.blocks import Block, is_bullet
from toolkit.structure.endings import FINITE, MODAL, goes_on, is_bracketed, is_capitals, is_emptied, is_enactment
from toolkit.structure.following import begins_again, is_list_number, stands_over
from toolkit.structure.governing import steps_down
from toolkit.structure.heading_lines import merged_lines
from toolkit.structure.layout import Layout
from toolkit.structure.markers import is_number_alone
from toolkit.structure.note_heads import with_notes
from toolkit.structure.plain_heads import ASKS, plain_heading
from toolkit.structure.recurring import with_recurring
from toolkit.structure.run_in import headed_series, with_run_in

MOST_WORDS = 18
"""Longer than any heading of the codes read for the project's styles; a longer bold line is emphasis."""
_ENACTS = re.compile(r"\b(?:be it|hereby|enacts?|resolves?|ordains?)\b", re.I)
"""`NOW, THEREFORE, BE IT RESOLVED:` opens what is made law, in capitals by custom."""
_ENDS_SENTENCE = re.compile(r"[.;,:]$|[\u2010-\u2015\-]$")
_STOPPED_MOST = 8
_TITLE_MOST = 3
"""Words of a numbered title that ends in a colon."""
_STACKED_MOST = 6
"""Words of a plain line straight over a plain heading."""
Look = tuple[float, ...]


def with_headings(blocks: Sequence[Block], layout: Layout) -> list[Block]:
    """The same blocks with the rank of each heading set and headings of several lines merged."""
    pairs, headed = zip_longest(blocks, blocks[1:]), headed_series(blocks)
    blocks = [piece for block, following in pairs for piece in with_run_in(block, following, headed)]
    flagged: list[bool] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        before = replace(blocks[index - 1], rank=int(flagged[-1])) if index else None
        flagged.append(_is_heading(block, following, before, layout))
    flagged = with_notes(blocks, flagged)
    flagged = with_recurring(blocks, _with_stacked(blocks, flagged, layout), bold=layout.bold)
    flagged = _with_first_section(blocks, flagged)
    heads = [place for place, flag in enumerate(flagged) if flag]
    return merged_lines(_ranked(blocks, heads, layout), layout)


def _with_stacked(blocks: Sequence[Block], flagged: Sequence[bool], layout: Layout) -> list[bool]:
    """A numbered line straight over a heading is one itself: "1.0 About this chapter" / "Purpose" / "1.1 This ..."; the
    last of a list is none. So is a short line that stands alone over one ("Relations" / "Members" / "5 Mutual ...")."""
    flags = list(flagged)
    for place in range(len(blocks) - 2, -1, -1):
        block, before = blocks[place], replace(blocks[place - 1], rank=int(flags[place - 1])) if place else None
        below = flags[place + 1] and not blocks[place + 1].tokens
        begun = before is None or bool(before.rank) or before.complete
        if below and begun and before is not None and not block.tokens:
            flags[place] = flags[place] or _parted_above(block, blocks[place + 1], layout)
        elif below and begun and not flags[place]:
            following = replace(blocks[place + 1], rank=1)
            flags[place] = bool(block.tokens) and _is_heading(block, following, before, layout)
    return flags


def _with_first_section(blocks: Sequence[Block], flagged: Sequence[bool]) -> list[bool]:
    """Where 2 is a heading over a 1 of its own style, so is the 1 before it that stands over a 1."""
    pairs = list(pairwise(blocks))
    again = next((place for place, pair in enumerate(pairs) if flagged[place] and begins_again(*pair)), 0)
    firsts = (place for place in range(again) if begins_again(*pairs[place], least=1) and _could_head(blocks[place]))
    first = next(firsts, None)
    return [flag or place == first for place, flag in enumerate(flagged)]


def _parted_above(block: Block, following: Block, layout: Layout) -> bool:
    """White space parts the line from the heading under it: no first line of that heading."""
    short = _could_head(block) and len(block.text.split()) <= _STACKED_MOST and block.first.role == "body"
    spaced = layout.is_parted(following.first) and layout.is_parted(block.first)
    return short and spaced and len(block.lines) == 1 and not MODAL.search(block.text)


def _ranked(blocks: Sequence[Block], heads: Sequence[int], layout: Layout) -> list[Block]:
    """The blocks with the rank of each heading: by the source's own, and those that it does not rank by look."""
    looks = _looks(blocks, heads, layout)
    order = {look: rank for rank, look in enumerate(sorted(set(looks.values())), start=1)}
    return [replace(block, rank=order.get(looks.get(place, ()), 0)) for place, block in enumerate(blocks)]


def _looks(blocks: Sequence[Block], heads: Sequence[int], layout: Layout) -> dict[int, Look]:
    """What each heading looks like, smaller is higher: the source's rank, then larger type, capitals, bold; of those
    that look alike, a kind that stands over another first."""
    plain = {place: _look_of(blocks[place], layout) for place in heads}
    alike = {look: [place for place in heads if plain[place] == look] for look in set(plain.values())}
    steps = {place: step for places in alike.values() for place, step in steps_down(blocks, places).items()}
    return {place: (*look, steps[place]) for place, look in plain.items()}


def _look_of(block: Block, layout: Layout) -> Look:
    if block.first.rank:
        return (0, block.first.rank)
    line = _worded_lines(block)[0]
    size = round(((line.size or layout.size) - layout.size) * 2) / 2
    return (1, -size, 0 if is_capitals(block.text or block.whole) else 1, 0 if line.bold else 1)


def _worded_lines(block: Block) -> Sequence[Line]:
    """A number that a word processor prints alone says nothing of the type its heading is set in."""
    return [line for line in block.lines if line.text] or block.lines


def _is_heading(block: Block, following: Block | None, before: Block | None, layout: Layout) -> bool:
    if block.is_row and block.first.role != "heading":
        return False
    if block.run_in:
        return True
    if block.first.role == "heading":
        nameless = not block.text and block.tokens and is_bullet(block.tokens[0])
        return not (nameless or _is_running_text(block))
    if block.tokens:
        begun = not block.joinable or before is None or before.complete or bool(before.rank)
        return _marked_heading(block, following, before, layout) and (begun or _stands_out(block, layout))
    if not _could_head(block) and not _labelled(block, layout):
        return False
    if _stands_out(block, layout):
        return following is not None or before is None
    return plain_heading(block, following, before, layout)


def _stands_out(block: Block, layout: Layout) -> bool:
    lines = _worded_lines(block)
    size = lines[0].size
    larger = size is not None and layout.size > 0 and size >= layout.size + 0.9
    bold = all(line.bold for line in lines) and not layout.bold
    return larger or bold or is_capitals(block.text or block.whole)


def _could_head(block: Block) -> bool:
    text = block.text
    if not text or len(text.split()) > MOST_WORDS or is_enactment(text) or is_bracketed(text):
        return False
    if not block.tokens and is_number_alone(text):
        return False  # "Regulation 4(1)" beside the name of a schedule
    return not _ENDS_SENTENCE.search(_unstopped(text)) and not text[0].islower()


def _unstopped(text: str) -> str:
    """A few words in capitals without the stop that old prints put after them: "II.-GIFTS AND SECRECY."."""
    name = is_capitals(text) and len(text.split()) <= _STOPPED_MOST and not (MODAL.search(text) or FINITE.search(text))
    return text.removesuffix(".") if name else text


def _marked_heading(block: Block, following: Block | None, before: Block | None, layout: Layout) -> bool:
    """A numbered heading: "1. GENERAL", "2 Gifts", "Rule 3 Conflicts", not an item of a list of short items."""
    token = block.tokens[-1]
    if token.division:
        return not _is_sentence(block)
    if len(block.tokens) > 1 or not block.text or (is_emptied(block.text) and block.text[0] in "(["):
        return False
    if is_list_number(token):
        return _heads_a_list(block, following, layout)
    named = _labelled(block, layout) or _names_a_section(block, following)
    text = block.text.removesuffix(":") if named else block.text
    if len(text.split()) > 12 or _ENDS_SENTENCE.search(_unstopped(text)) or goes_on(text) or text[0].islower():
        return False
    asks = text.endswith("?") or ASKS.match(text) is not None
    if following is None or (MODAL.search(text) and not _stands_out(block, layout) and not asks):
        return False
    if _stands_out(block, layout):
        return True
    if following.tokens and is_list_number(following.tokens[0]) and following.text[:1].islower():
        return False  # "1. The clerk keeps" / "(a) minutes": words that items go on with
    return bool(following.rank or stands_over(block, following)) and not (
        before is not None and before.opens and not before.rank
    )


def _names_a_section(block: Block, following: Block | None) -> bool:
    """`II. Issue:` over a sentence: a title, for no list stands under it."""
    words = block.text.split()
    sentence = following is not None and not following.tokens and following.complete and not following.opens
    begun = following is not None and following.text[:1].isupper() and not following.is_row and not following.defines
    return len(words) <= _TITLE_MOST and words[-1:] != [":"] and sentence and begun and not FINITE.search(block.text)


def _heads_a_list(block: Block, following: Block | None, layout: Layout) -> bool:
    """A few words in bold, numbered by the source itself, over sentences of a list within: "(I) **Gifts**"."""
    if following is None or not (block.automatic and block.first.bold) or layout.bold or not _could_head(block):
        return False
    inner = following.automatic and following.first.depth > block.first.depth > 0
    return inner and following.text[:1].isupper() and not block.tokens[0].readings[0].style.startswith("bullet")


def _is_running_text(block: Block) -> bool:
    """A whole sentence set in a heading's style, as many do to have it numbered."""
    words = len(block.text.split())
    ended = re.search(r"[.;:]$", block.text)
    return bool(ended) and (words > MOST_WORDS or (words > 4 and bool(MODAL.search(block.text))))


def _is_sentence(block: Block) -> bool:
    """`Section 1. Employees shall be courteous to all.`: a clause under a division's word."""
    words, asks = len(block.text.split()), MODAL.search(block.text) or FINITE.search(block.text)
    return block.text.endswith(".") and (words > MOST_WORDS or (words > 3 and asks is not None))


def _labelled(block: Block, layout: Layout) -> bool:
    """A short line in bold or in capitals that ends in a colon heads what follows; a longer one only opens
    a list, as does "You must:"."""
    formula = MODAL.search(block.text) or _ENACTS.search(block.text)
    if len(block.text.split()) > 8 or not block.text.endswith(":") or formula:
        return False
    worded = _worded_lines(block)[0]
    return (worded.bold and not layout.bold) or is_capitals(block.text)
