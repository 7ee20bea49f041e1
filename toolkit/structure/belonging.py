"""What a schedule says it belongs to: a number printed alone beside its name, which opens no clause.

SCHEDULE 2                     or, as some print it, Regulation 4(1)
Standards of behaviour                               SCHEDULE 2
Regulation 4(1)                                      Standards of behaviour
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from toolkit.structure.blocks import Block
from toolkit.structure.markers import read_marker
from toolkit.structure.numbers import Reading
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
        found += _parted(block) if belongs and not _is_counted(blocks, place) else [block]
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


def _is_counted(blocks: Sequence[Block], place: int) -> bool:
    """The same word counts clauses there: up to the schedules before and after it, the number before or the next one
    follows ("SCHEDULE 1" / "Rule 1" / ... / "Rule 2")."""
    above = (blocks[at] for at in range(place - 1, -1, -1))
    below = (blocks[at] for at in range(place + 1, len(blocks)))
    numbers = {(reading.style, reading.parts) for reading in blocks[place].tokens[0].readings}
    return _meets(above, _stepped(numbers, -1)) or _meets(below, _stepped(numbers, 1))


def _stepped(numbers: set[tuple[str, tuple[int, ...]]], step: int) -> set[tuple[str, tuple[int, ...]]]:
    return {(style, (*parts[:-1], parts[-1] + step)) for style, parts in numbers}


def _meets(blocks: Iterable[Block], numbers: set[tuple[str, tuple[int, ...]]]) -> bool:
    near = takewhile(lambda block: not _names_annex([block]), blocks)
    return any((reading.style, reading.parts) in numbers for block in near for reading in _readings([block]))


def _names_annex(blocks: Sequence[Block]) -> bool:
    styles = {reading.style for reading in _readings(blocks)}
    return bool(styles) and styles <= set(words()["words"]["annexes"])


def _readings(blocks: Sequence[Block]) -> list[Reading]:
    return [reading for block in blocks for token in block.tokens[:1] for reading in token.readings]
