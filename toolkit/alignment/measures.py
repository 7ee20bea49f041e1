"""The measures that may follow a breach are one rule: a list of them answers the other code's list as a whole.

    baseline                                candidate
    15(2) The committee may-                8.3 Depending on the case, the penalty is
      (a) censure you;       ----- links -----  (a) a written warning;
      (b) suspend you; or    - - all of them - - (b) another grade; or
      (c) exclude you from   - - answer - - - -  (c) dismissal.
          a committee.       - - each other - -

No code means its second measure as the answer to the other's second. What is compared is what may follow at all, so
one link that joins two such lists, or a list and a provision that names measures in one sentence, joins them whole, and
a measure that went to some other rule is taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from toolkit.alignment.matching import Link
from toolkit.alignment.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

Places = tuple[int, ...]
_OPEN = frozenset({"permission", "none"})
"""What a list of measures does: it allows, or only counts. A list of duties or bans is no such list."""


class _Menus(NamedTuple):
    """Of one side: the provisions that belong together with each place (itself alone, where it is in no list); the
    lists of measures; the places that name a measure."""

    blocks: dict[int, Places]
    menus: frozenset[Places]
    naming: frozenset[int]


def together(found: Sequence[Link], chances: Matrix, ones: Sequence[Unit], others: Sequence[Unit]) -> list[Link]:
    """The links, with those between lists of measures made one; in order of their provisions. chances: of all pairs."""
    rows, columns = _menus(ones), _menus(others)
    if not rows.menus and not columns.menus:
        return list(found)
    left, made = list(found), list[Link]()
    for ones_block, others_block in _pairs(found, chances, rows, columns):
        theirs = [link for link in left if not _apart(link, ones_block, others_block)]
        made.append(_whole(theirs, chances, ones_block, others_block))
        left = [rest for link in left for rest in _without(link, made[-1])]
    return sorted([*left, *made], key=lambda link: (link.baseline, link.candidate))


def _menus(units: Sequence[Unit]) -> _Menus:
    naming = frozenset(place for place, unit in enumerate(units) if _names(unit))
    lists = [tuple(sorted(places)) for places in _lists(units, naming) if len(places) > 1]
    menus = frozenset(places for places in lists if _is_menu(places, units, naming))
    listed = [places for places in lists if places in menus or _open(places, units)]
    blocks = {place: (place,) for place in range(len(units))} | {one: places for places in listed for one in places}
    return _Menus(blocks, menus, naming)


def _names(unit: Unit) -> bool:
    """Its own words name a measure."""
    return any(facet.span[1] > facet.span[0] for facet in unit.facts.facets("sanction"))


def _lists(units: Sequence[Unit], naming: frozenset[int]) -> Iterator[list[int]]:
    """The items under each lead-in; with it, where it is aligned itself and names a measure."""
    found: dict[str, list[int]] = {}
    for place, unit in enumerate(units):
        if unit.facts.context and unit.provision.parent:
            found.setdefault(unit.provision.parent, []).append(place)
    for place in sorted(naming):
        found.get(units[place].id, []).append(place)
    yield from found.values()


def _open(places: Places, units: Sequence[Unit]) -> bool:
    return all(units[place].facts.modality in _OPEN for place in places)


def _is_menu(places: Places, units: Sequence[Unit], naming: frozenset[int]) -> bool:
    """Some of it names measures and it only allows; or most of it does, and it forbids nothing."""
    named = len(naming.intersection(places))
    forbids = any(units[place].facts.modality == "prohibition" for place in places)
    return named > 0 and (_open(places, units) or (not forbids and 2 * named > len(places)))


def _pairs(found: Sequence[Link], chances: Matrix, rows: _Menus, columns: _Menus) -> list[tuple[Places, Places]]:
    """Of the blocks that links join the surest pairs, each block in one: a list of measures with another list, or with
    a provision that names measures."""
    scores: dict[tuple[Places, Places], float] = {}
    for link in found:
        for row in link.baseline:
            for column in link.candidate:
                pair = rows.blocks[row], columns.blocks[column]
                if _answers(pair[0], rows, pair[1], columns):
                    scores[pair] = scores.get(pair, 0.0) + float(chances[row, column])
    chosen: list[tuple[Places, Places]] = []
    for one, other in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if all(one != first and other != second for first, second in chosen):
            chosen.append((one, other))
    return chosen


def _answers(one: Places, rows: _Menus, other: Places, columns: _Menus) -> bool:
    able = [len(block) > 1 or block[0] in side.naming for block, side in ((one, rows), (other, columns))]
    return all(able) and (one in rows.menus or other in columns.menus)


def _apart(link: Link, one: Places, other: Places) -> bool:
    return set(one).isdisjoint(link.baseline) or set(other).isdisjoint(link.candidate)


def _whole(links: Sequence[Link], chances: Matrix, one: Places, other: Places) -> Link:
    """All of both blocks; and what already answered a block that is a single provision, with the list beside it. It is
    as sure as its surest pair: the lists answer each other or do not."""
    more = [place for link in links for place in link.baseline] if len(other) == 1 else []
    besides = [place for link in links for place in link.candidate] if len(one) == 1 else []
    ones, others = tuple(sorted({*one, *more})), tuple(sorted({*other, *besides}))
    return Link(ones, others, max(float(chances[row, column]) for row in one for column in other))


def _without(link: Link, made: Link) -> Iterator[Link]:
    """What is left of a link when its measures have gone to their list."""
    ones = tuple(place for place in link.baseline if place not in made.baseline)
    others = tuple(place for place in link.candidate if place not in made.candidate)
    if ones and others:
        yield Link(ones, others, link.confidence)
