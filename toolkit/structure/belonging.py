"""What a schedule says it belongs to: a number printed alone beside its name, which opens no clause.

SCHEDULE 2                     or, as some print it, Regulation 4(1)
Standards of behaviour                               SCHEDULE 2
Regulation 4(1)                                      Standards of behaviour
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.structure.blocks import Block
from toolkit.structure.markers import read_marker
from toolkit.structure.worded import is_worded, words

_TITLE_MOST = 12
"""Words of a schedule's title."""


def with_belongings(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; such a number is read as words, and what was taken for its words stands by itself."""
    found: list[Block] = []
    for place, block in enumerate(blocks):
        belongs = _is_number_alone(block) and (
            _is_annexed(blocks, place) or _names_annex(blocks[place + 1 : place + 2])
        )
        found += _parted(block) if belongs else [block]
    return found


def _parted(block: Block) -> list[Block]:
    words, rest = block.first.text, block.lines[1:]
    said = [replace(block, lines=(block.first,), tokens=(), text=words, whole=words)]
    return said + ([replace(block, lines=rest, tokens=(), whole=block.text)] if rest else [])


def _is_number_alone(block: Block) -> bool:
    """`Regulation 4(1)`: a word and a number, on a line without other words."""
    named = bool(block.tokens) and is_worded(block.tokens[0]) and not block.tokens[0].division
    return named and not read_marker(block.first.text).rest and not block.first.label


def _is_annexed(blocks: Sequence[Block], place: int) -> bool:
    """It stands under the name of a schedule, or under its name and its title."""
    above = blocks[max(place - 2, 0) : place]
    titled = len(above) > 1 and not above[1].tokens and len(above[1].text.split()) <= _TITLE_MOST
    return _names_annex(above[-1:]) or (titled and not above[1].complete and _names_annex(above[:1]))


def _names_annex(blocks: Sequence[Block]) -> bool:
    styles = {reading.style for block in blocks for token in block.tokens[:1] for reading in token.readings}
    return bool(styles) and styles <= set(words()["words"]["annexes"])
