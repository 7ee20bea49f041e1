"""Headings printed at the head of the paragraph's own line: "Sec. 2-101. Purpose. This chapter ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from toolkit.structure.blocks import Block
from toolkit.structure.endings import FINITE, MODAL, is_capitals
from toolkit.structure.following import is_list_number, stands_over
from toolkit.structure.markers import read_marker
from toolkit.structure.worded import SECTION, is_worded, words

_TITLE_MOST = 8
_LEAST = 2
"""Of numbers without a word so many more must have such a heading than have none."""
_SUBJECT = re.compile(
    r"(?:I|You|We|He|She|They|Nobody|No one|Everyone|Everybody|Anyone|Whoever) (?!(?:and|or)\b)[a-z]+"
)
"""`You dress for the work.`: a sentence, not the name of what follows, as "You and your colleagues." would be."""
_RUN_IN = re.compile(r"([A-Z][^.;:!?()]{2,60})\.\s*[-\u2010-\u2015]*\s*(?=[A-Z“\"(]|$)")


def with_run_in(block: Block, following: Block | None, headed: Mapping[str, bool]) -> list[Block]:
    """After a worded number ("Sec. 2-101.", "§ 4", "Rule 3") the first few words before a stop are its heading.

    headed: see `headed_series`."""
    if not block.tokens or 0 < block.tokens[-1].division < SECTION:
        return [block]
    match = _run_in(block, following)
    if match is None and _series(block) in headed and not is_worded(block.tokens[-1]) and following:
        match = _alone(block, following)
    if is_worded(block.tokens[-1]) and _series(block) not in headed:
        return [block]
    if match is None or not _is_title(match[1]):
        return [block]
    if match.end() == len(block.text) and not (following and _stands_over_its_own(block, following)):
        return [block]  # "§ 3 Members keep confidences." / "§ 4 ...": a sentence, nothing stands under it
    rest = block.text[match.end() :]
    if not (rest or headed.get(_series(block), False)):
        return [replace(block, run_in=block.text, text="")]
    marker = read_marker(rest)
    if not (marker.tokens and is_list_number(marker.tokens[0])):
        return [replace(block, run_in=match[1], text=rest)]
    head = replace(block, run_in=match[1], text="", whole=block.whole.removesuffix(rest).rstrip())
    item = replace(block.first, text=rest, label="")  # "Sec. 4-2. Gifts. (a) An employee ...": a list begins at once
    lines = (item, *block.lines[1:])
    return [head, Block(lines, marker.tokens, marker.rest, rest)]


def _stands_over_its_own(block: Block, following: Block) -> bool:
    """Something stands under it, and no Part or chapter begins there."""
    higher = following.first.role == "heading" or (following.tokens and 0 < following.tokens[0].division < SECTION)
    return not higher and stands_over(block, following)


def headed_series(blocks: Sequence[Block]) -> dict[str, bool]:
    """The words ("sec.", "rule") of the numbers that mostly stand before a few words and a stop: "Rule 3 All staff are
    bound. They ..." alone is two sentences. With each, whether text ever follows on the line: then the stop parts the
    heading from it ("Sec. 4. Gifts. No employee ..."), else it belongs to the heading ("§ 37.01 PURPOSE.")."""
    seen: Counter[str] = Counter()
    goes_on: set[str] = set()
    for block, following in zip_longest(blocks, blocks[1:]):
        if not (block.tokens and block.text):
            continue
        match = _RUN_IN.match(block.text)
        titled = match is not None and _is_title(match[1])
        if is_worded(block.tokens[-1]):
            seen[_series(block)] += 1 if titled else -1
            if match is not None and titled and match.end() < len(block.text):
                goes_on.add(_series(block))
        elif not is_list_number(block.tokens[-1]):
            seen[_series(block)] += 1 if titled and _stands_over_words(block, following) else -1
    least = {series: _LEAST if series[-1:].isdigit() else 0 for series in seen}
    return {series: series in goes_on for series, count in seen.items() if count >= least[series]}


def _stands_over_words(block: Block, following: Block | None) -> bool:
    """`2.14.010 Purpose.` over paragraphs or a list, time after time: a heading, for a series of short sentences goes
    on from one number straight to the next."""
    if following is None or len(block.text.split()) > _TITLE_MOST or FINITE.search(block.text):
        return False
    return not following.tokens or is_list_number(following.tokens[0]) or _opens_capital_list(following)


def _is_title(text: str) -> bool:
    stated = (len(text.split()) > 3 and FINITE.search(text)) or _SUBJECT.match(text)
    gone = text.casefold() in words()["words"]["emptied"]
    return not (gone or stated or MODAL.search(text)) and len(text.split()) <= 10


def _alone(block: Block, following: Block) -> re.Match[str] | None:
    match = _RUN_IN.match(block.text)
    return match if match and match.end() == len(block.text) and _stands_over_words(block, following) else None


def _series(block: Block) -> str:
    """The word of a worded number; of others the style and how many parts it has."""
    reading = block.tokens[-1].readings[0]
    return reading.style if is_worded(block.tokens[-1]) else f"{reading.style}{len(reading.parts)}"


def _run_in(block: Block, following: Block | None) -> re.Match[str] | None:
    """`Rule 3. Conflicts. Members ...`; after a plain number only with a dash ("4. Gifts.- No servant ..."), or where
    the words are all that stands before a list ("2-4-1 Purpose." / "A. ...")."""
    match = _RUN_IN.match(block.text)
    if match is None or is_worded(block.tokens[-1]):
        return match
    if is_list_number(block.tokens[-1]) or len(block.tokens) > 1:
        return None
    if re.search(r"\.\s*[\u2010-\u2015-]\s*$", match[0]) or _is_set_apart(block, match[1]):
        return match
    alone = match.end() == len(block.text) and len(match[1].split()) <= 5
    return match if alone and following is not None and _opens_capital_list(following) else None


def _is_set_apart(block: Block, title: str) -> bool:
    """`8.01 PURPOSE. The purpose of ...`: words in capitals, or in type of their own, that begin a line of text."""
    return block.first.emphasis.rstrip(" .").endswith(title) or (is_capitals(title) and not is_capitals(block.text))


def _opens_capital_list(block: Block) -> bool:
    """`A. The purpose ...`, `(1) An officer ...`: the first of a list of whole sentences."""
    first = block.tokens[0] if block.tokens and not block.tokens[0].division else None
    listed = first is not None and (is_list_number(first) or first.readings[0].style == "ALPHA.")
    return listed and first is not None and first.readings[0].parts[-1] == 1 and block.text[:1].isupper()
