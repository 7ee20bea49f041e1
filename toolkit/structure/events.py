"""The steps of an outline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from toolkit.structure.asides import asides
from toolkit.structure.blocks import Block
from toolkit.structure.definitions import ANNOUNCES
from toolkit.structure.endings import CITED, ENDS_ITEM, GOES_ON, LINK_WORD, MODAL, is_enactment, runs_on
from toolkit.structure.following import coming_numbers
from toolkit.structure.layout import style_of
from toolkit.structure.numbers import Reading, Token

Kind = Literal["heading", "clause", "definition", "paragraph", "row"]


@dataclass(frozen=True, slots=True)
class Event:
    """One step: a heading, a token, a definition, an unnumbered paragraph or a table row of block number `block`."""

    index: int
    block: int
    kind: Kind
    token: Token | None
    follows: bool
    """It stands behind another token of its line."""
    last: bool
    """The block's words belong to this event (of "6.-(1) You must", to the second)."""
    opens: bool
    row: bool
    """A row of a table, numbered or not."""
    promises: bool
    """The words end in a colon or dash: a list must follow."""
    rank: int
    depth: int
    list_id: str
    indent: float
    hanging: bool
    lower: bool
    joinable: bool
    risky: bool
    """The words before run on into this number ("... paragraph" / "(2) above")."""
    stopped: bool
    """The words before end with a stop, or there are none."""
    asks: bool = False
    """Words that open a list and hold a verb that asks: "Your manager may:"."""
    goes_on: bool = False
    """The words go on with such a verb: "and must give the reason"."""
    before: tuple[Reading, ...] = ()
    """Of a paragraph whose left edge the source does not give: the number, if any, that comes next under its heading,
    in every way it can be read; letters and bullets aside."""
    aside: bool = False
    """A heading over words aside: the numbering goes on behind it where it was."""
    over: tuple[Reading, ...] = ()
    """Of a heading without a number: the readings of the number in brackets straight under it."""
    enacted: bool = False
    """A note of how the section was made: "(Ord. 14-2008, passed 6-3-2008)"."""


def events_of(blocks: Sequence[Block]) -> list[Event]:
    """The events of all blocks in order."""
    events: list[Event] = []
    before: Block | None = None
    hung, coming, aside = _hung(blocks), coming_numbers(blocks), asides(blocks)
    for number, (block, following) in enumerate(zip_longest(blocks, blocks[1:])):
        tokens: tuple[Token | None, ...] = block.tokens or (None,)
        for place, token in enumerate(tokens):
            event = _event(len(events), number, block, token, place, len(tokens), before, hung)
            if token is None:
                before_it = coming[number] if block.first.indent is None else ()
                event = replace(event, before=before_it, aside=number in aside, over=_item_under(block, following))
            events.append(replace(event, opens=True, promises=True) if _announces(block, event, following) else event)
        before = block
    return events


def _announces(block: Block, event: Event, following: Block | None) -> bool:
    """ "In this code the following definitions apply." straight over the first of them: they stand under it."""
    defined = (
        event.kind in {"paragraph", "clause"}
        and event.last
        and following is not None
        and following.defines
        and not following.tokens
    )
    return defined and ANNOUNCES.search(block.text) is not None


def _item_under(block: Block, following: Block | None) -> tuple[Reading, ...]:
    if not block.rank or following is None or following.rank or not following.tokens:
        return ()
    return following.tokens[0].readings if following.tokens[0].number.startswith("(") else ()


def _hung(blocks: Sequence[Block]) -> frozenset[tuple[str, int]]:
    """The styles of number whose words hang further right than the number, where they take more than a line; one that
    never takes more hangs where all others do."""
    seen: Counter[tuple[str, int]] = Counter()
    for block in blocks:
        if block.tokens:
            seen[style_of(block.tokens)] += 0 if len(block.lines) < 2 else 1 if _hangs(block) else -1
    told = [count for count in seen.values() if count]
    least = 0 if told and min(told) > 0 else 1
    return frozenset(style for style, count in seen.items() if count >= least)


def _hangs(block: Block) -> bool:
    return (block.lines[1].indent or 0) > _left(block) + 6


def _event(
    index: int,
    number: int,
    block: Block,
    token: Token | None,
    place: int,
    count: int,
    before: Block | None,
    hung: frozenset[tuple[str, int]],
) -> Event:
    first, last = block.first, place == count - 1
    running = before is not None and not before.rank  # a heading does not run on: "15. ... REGULATIONS" / "15.1 It"
    return Event(
        index=index,
        block=number,
        kind=_kind(block, token, last=last),
        token=token,
        follows=place > 0,
        last=last,
        opens=block.unfinished or not last,
        row=block.is_row,
        promises=block.opens and last,
        rank=block.rank,
        depth=first.depth if place == 0 and _tells_depth(block) else 0,
        list_id=first.list_id if block.automatic else "",
        indent=_left(block),
        hanging=_hangs(block) if len(block.lines) > 1 else bool(block.tokens) and style_of(block.tokens) in hung,
        lower=block.text[:1].islower(),
        joinable=block.joinable and place == 0 and not _is_under_heading(block, token, before),
        risky=block.joinable and running and _risky(before, block, token),
        stopped=before is None or before.complete,
        asks=last and block.opens and bool(MODAL.search(block.text)),
        goes_on=bool(GOES_ON.match(block.text)),
        enacted=token is None and is_enactment(block.text),
    )


def _is_under_heading(block: Block, token: Token | None, before: Block | None) -> bool:
    """A heading does not go on in the number under it: not in another heading, nor in one with a stop or bracket."""
    return before is not None and before.rank > 0 and (block.rank > 0 or (token is not None and not token.bare))


def _tells_depth(block: Block) -> bool:
    """The source's depth is that of this number: not of the second of "15.—(1)", nor of one typed further on in an item
    that began with other words."""
    return not block.tokens or block.automatic or bool(block.first.list_id)


def _kind(block: Block, token: Token | None, *, last: bool) -> Kind:
    if block.rank and last:
        return "heading"
    if token:
        return "clause"
    if block.is_row:
        return "row"
    return "definition" if block.defines else "paragraph"


def _risky(before: Block | None, block: Block, token: Token | None) -> bool:
    """The words before this number call for one, or it is a division that heads nothing ("... see" / "Part 2 on")."""
    if before is None:
        return False
    plain = token is not None and token.bare
    cited = token is not None and token.readings[0].style == "dotted" and CITED.match(block.text)
    if cited and LINK_WORD.search(before.whole) and not ENDS_ITEM.search(before.whole):
        return True  # "conduct that falls within" / "2.1 or 2.2 may happen online"
    return runs_on(before.whole, plain=plain) or bool(
        token and token.division and not block.rank and not before.complete
    )


def _left(block: Block) -> float:
    """The left edge in points; where the source gives none, as far in as its list is deep."""
    return block.first.indent if block.first.indent is not None else 36.0 * block.first.depth
