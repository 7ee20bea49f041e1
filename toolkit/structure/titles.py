"""The title block: what stands before the instrument begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile

from toolkit.structure.blocks import Block
from toolkit.structure.dates import DATE
from toolkit.structure.following import is_list_number
from toolkit.structure.identity import AUTHORITY, STATED, TITLE_WORDS, is_authority
from toolkit.structure.plain_heads import opens_text
from toolkit.structure.title_sentences import is_sentence
from toolkit.structure.title_words import any_of

_SUBTITLES_MOST = 4
"""Lines under the first line of a title; more of them are text."""
_LONG_TITLE = re.compile(rf"an? (?:{any_of('long_title')})\b", re.I)
_BEFORE_MOST = 3
"""Paragraphs between the only heading of a document and its first number."""
_HEADING_MOST = 9
_ON_CONDUCT = re.compile(rf"\b(?:{any_of('on_conduct')})\b", re.I)
_TITLED = (TITLE_WORDS, AUTHORITY, STATED, _ON_CONDUCT)


def title_block(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Split off the lines before the instrument begins: its name, its authority, its date of adoption."""
    count = 0
    while count < len(blocks) and _in_title(blocks, count):
        count += 1
    if count > 1 and (rank := _rank_of_first(blocks, count - 1)):
        return list(blocks[: count - 1]), [replace(blocks[count - 1], rank=rank), *blocks[count:]]
    return list(blocks[:count]), list(blocks[count:])


def _rank_of_first(blocks: Sequence[Block], place: int) -> int:
    """The rank of the last line before the text, where it is the first of several headings set as plain as it is; 0
    where it is a line of the title: "Code of the ferry" / "Who it binds" / a sentence / "Help" / a sentence."""
    line = blocks[place]
    plain = not (line.rank or line.tokens or line.opens) and line.first.role == "body" and line.text[:1].isupper()
    over = plain and len(line.text.split()) <= _HEADING_MOST and is_sentence(blocks[place + 1])
    if not over or line.text[-1:] in ".,;)" or any(form.search(line.text) for form in (*_TITLED, DATE)):
        return 0
    later = [block.rank for block in blocks[place + 1 :] if block.rank]
    alike = [block for block in blocks[place + 1 :] if block.rank and not block.tokens and block.first.role == "body"]
    return later[0] if len(alike) > 1 and len(set(later)) == 1 else 0


def _in_title(blocks: Sequence[Block], place: int) -> bool:
    block = blocks[place]
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    if following is None or (block.tokens and not _names_the_whole(blocks, place)):
        return False
    if following.joinable and following.text[:1].islower() and not block.complete:
        return False  # "Having regard to the Treaty, and in particular" / "Article 14(2) thereof": a sentence
    if block.tokens and place:
        return True
    if place and _opens_the_text(block, following):
        return False
    if not block.rank or _is_set_as_text(blocks, place):
        told = is_sentence(block) and not _carries_on(blocks, place)
        return not told and block.first.role == "body" and _before_headings(blocks, place)
    if STATED.search(block.text) and DATE.search(block.text) and len(block.text.split()) <= 20:
        return _before_headings(blocks, place)
    alone = all(other.rank != block.rank for other in blocks[place + 1 :])
    named = (alone and AUTHORITY.fullmatch(block.text.strip())) or _LONG_TITLE.match(block.text)
    if place and not block.tokens and named:
        return True
    if place and not block.tokens and _is_second_title(blocks, place):
        return _before_headings(blocks, place)
    if not block.tokens and (_goes_on_above_all(blocks, place) or _stands_over_a_date(blocks, place)):
        return True
    if following.rank and not (
        place > 0 and following.rank > block.rank and (following.tokens or _peer(blocks, place))
    ):
        return True
    return _sole_top(blocks, place) or (place == 0 and _has_subtitle(blocks))


def _opens_the_text(block: Block, following: Block) -> bool:
    """`Introduction` straight over a sentence."""
    return opens_text(block.text) and not following.rank and is_sentence(following)


def _carries_on(blocks: Sequence[Block], place: int) -> bool:
    """`Made by the clerk and` / `the chairman of the council.`: one line of a title on two."""
    return place > 0 and blocks[place].text[:1].islower() and not blocks[place - 1].complete


def _is_set_as_text(blocks: Sequence[Block], place: int) -> bool:
    """A short line that looks like a heading, between the title and the first of the headings that the source itself
    ranks: "# Code" / "Agreed with the unions" / "Effective from May 2020" / "## 1 Scope"."""
    block = blocks[place]
    if not place or block.first.rank or not blocks[0].first.rank:
        return False
    between = list(takewhile(lambda other: not other.first.rank, blocks[place:]))
    ranked = place + len(between) < len(blocks)
    return ranked and len(between) <= _SUBTITLES_MOST and not any(map(is_sentence, between))


def _names_the_whole(blocks: Sequence[Block], place: int) -> bool:
    """A division that is the document itself: "Part 5 Codes" alone at the head of an extract, or one of what it is
    an extract of:

    Kilbracken County Ordinances
    Title 2: Ethics               <- the only Title, over divisions of another name, or not the first of its kind
    Part A
    """
    block = blocks[place]
    if place and not block.text and _stands_over_a_higher(block, blocks[place + 1]):
        return True
    if not (block.tokens[0].division and block.text) or is_sentence(block):
        return False
    if place == 0 and _sole_top(blocks, place):
        return True
    later = {_division(other) for other in blocks[place + 1 :]}
    if block.tokens[0].readings[0].style in later:
        return False
    number = block.tokens[0].readings[0]
    if later == {""} and 0 < blocks[0].first.rank < block.first.rank:
        return False  # the source itself ranks it lower: "# Constitution" / "## Chapter 5-2" is a chapter of it
    return number.parts[-1] > 1 or bool(place and (number.style == "title" or (block.rank and later != {""})))


def _stands_over_a_higher(block: Block, following: Block) -> bool:
    """`THE COUNCILS ACT` / `CHAPTER 281` / `PART III`: what the whole is known by, for no Part stands in a chapter."""
    higher = following.tokens[0].division if following.rank and following.tokens else 0
    return 0 < higher < block.tokens[0].division


def _division(block: Block) -> str:
    """The word of a division's heading ("title"), "" for any other block."""
    headed = block.rank and block.tokens and block.tokens[0].division
    return block.tokens[0].readings[0].style if headed else ""


def _is_second_title(blocks: Sequence[Block], place: int) -> bool:
    """The code's name under the council's, in a type that no later heading has. Straight over a heading or number it
    need not say that it is a code: "HALLOWBY COUNCIL" / "How we behave" / "1 Gifts"; nor where it speaks of conduct."""
    block = blocks[place]
    begins = blocks[place + 1].rank or blocks[place + 1].tokens
    under = is_authority(blocks[place - 1].whole) and (begins or _ON_CONDUCT.search(block.text))
    named = TITLE_WORDS.search(block.text) or under
    if not block.rank or not named or len(block.text.split()) > 14:
        return False
    return all(other.rank != block.rank for other in blocks[place + 1 :])


def _goes_on_above_all(blocks: Sequence[Block], place: int) -> bool:
    """The second line of a title, set like the first, and higher than all headings to come:

    REGULATIONS OF THE ISLAND
    ON CONDUCT IN OFFICE          over a paragraph, as the last line of a title may stand
    """
    rank, later = blocks[place].rank, [block.rank for block in blocks[place + 1 :] if block.rank]
    return place > 0 and blocks[place - 1].rank == rank and bool(later) and all(other > rank for other in later)


def _stands_over_a_date(blocks: Sequence[Block], place: int) -> bool:
    """`NOTIFICATION` / `14th August, 2019` / a heading: what kind of paper it is."""
    dated, below = (*blocks[place + 1 : place + 3], None, None)[:2]
    if dated is None or below is None or dated.rank or dated.tokens or not below.rank:
        return False
    return DATE.search(dated.text) is not None and not is_sentence(dated)


def _has_subtitle(blocks: Sequence[Block]) -> bool:
    """The first heading, then plain lines with a kind of document, an authority or a date, then a heading or number."""
    short = takewhile(
        lambda block: not (block.rank or block.tokens or is_sentence(block)), blocks[1 : _SUBTITLES_MOST + 2]
    )
    between = list(short)
    if not between or len(between) > _SUBTITLES_MOST or len(blocks) < len(between) + 2:
        return False
    if any(len(block.text.split()) > 20 for block in between):
        return False
    below = " ".join(block.text for block in between)
    titled = bool(TITLE_WORDS.search(blocks[0].text) and (AUTHORITY.match(below) or STATED.match(below)))
    begins = bool(blocks[len(between) + 1].tokens) and blocks[len(between) + 1].tokens[0].readings[0].parts[-1] <= 1
    return titled or begins or bool(TITLE_WORDS.search(below))


def _peer(blocks: Sequence[Block], place: int) -> bool:
    """Under the title, with headings of its rank to come: a section with sub-headings, no title."""
    rank, text = blocks[place].rank, blocks[place].text
    lower = 0 < next((other.rank for other in reversed(blocks[:place]) if other.rank), 0) <= rank
    return lower and not TITLE_WORDS.search(text) and any(other.rank == rank for other in blocks[place + 1 :])


def _before_headings(blocks: Sequence[Block], place: int) -> bool:
    """Short plain lines belong to the title only if no section has begun: all before them is title too, and after a
    line that has a number only such lines stand before the next heading or number."""
    if all(not block.tokens for block in blocks[:place]):
        return True
    rest = dropwhile(lambda block: not (block.rank or block.tokens or is_sentence(block)), blocks[place:])
    following = next(rest, None)
    return following is not None and bool(following.rank or following.tokens)


def _alone_over_numbers(blocks: Sequence[Block]) -> bool:
    """The only heading, and under it, straight or behind a few words, the first number of those that hold the text."""
    first, *rest = blocks
    if first.tokens or opens_text(first.text) or any(block.rank for block in rest):
        return False
    before = _before(rest)
    numbered = rest[before:] if before <= _BEFORE_MOST else []
    if before and numbered and is_list_number(numbered[0].tokens[0]):
        return False  # "Social media" / "You must:" / "- be polite;": a section
    run = [block for block in numbered if block.tokens and block.tokens[0].readings[0].style == _style(numbered[0])]
    named = TITLE_WORDS.search(first.text) or _ON_CONDUCT.search(first.text)
    return len(run) > 1 and bool(named or run[0].tokens[0].readings[0].parts[-1] <= 1)


def _before(blocks: Sequence[Block]) -> int:
    """How many blocks stand before the first number."""
    return next((place for place, block in enumerate(blocks) if block.tokens), len(blocks))


def _style(block: Block) -> str:
    return block.tokens[0].readings[0].style if block.tokens else ""


def _sole_top(blocks: Sequence[Block], place: int) -> bool:
    """The only heading that stands so high, with lower ones after it, or the first one with a title's words."""
    rank = blocks[place].rank
    if (place == 0 or _ON_CONDUCT.search(blocks[place].text)) and _alone_over_numbers(blocks[place:]):
        return True
    others = [block for index, block in enumerate(blocks) if block.rank and index != place]
    if others and all(other.rank > rank for other in others):
        return True
    named = [index for index, block in enumerate(blocks[: place + 1]) if TITLE_WORDS.search(block.text)]
    return named == [place] and not any(block.rank < rank for block in others)
