"""Numbers that say again what stands above them, as tax codes and some councils type each cite whole.

3.1.1        An officer shall not accept a gift unless:
3.1.1(a)     the giver is a public body and            (a), under 3.1.1
3.1.1(a)(i)  the gift is a token of the visit; or      (i), under (a)
3.1.1(b)     the gift is worth less than £10.          (b), the next after (a)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from toolkit.structure.blocks import Block
from toolkit.structure.following import is_list_number
from toolkit.structure.numbers import Token


def with_restated(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, each without the tokens that only say where it stands; their words stay as printed."""
    found: list[Block] = []
    last: tuple[Token, ...] = ()
    for block in blocks:
        said = _said_again(last, block.tokens)
        found.append(replace(block, tokens=block.tokens[said:]) if said else block)
        if block.tokens and not is_list_number(block.tokens[0]):
            last = block.tokens
    return found


def _said_again(last: Sequence[Token], tokens: Sequence[Token]) -> int:
    """How many tokens the marker before had too, where the one behind them is the next of its list, or its first."""
    pairs = zip(last, tokens, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0].number == pair[1].number, pairs))
    if not 0 < same < len(tokens):
        return 0
    own = tokens[same].readings
    if same == len(last):
        return same if any(reading.parts[-1] == 1 for reading in own) else 0
    steps = ((one, other) for one in last[same].readings for other in own if one.style == other.style)
    return same if any(other.parts[-1] == one.parts[-1] + 1 for one, other in steps) else 0
