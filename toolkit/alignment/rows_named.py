"""A row of things on one side, of which the other names one and has no word for the rest.

baseline    a quarry, *a depot or a roadwork site*
candidate   where there is blasting at a quarry            -> covers less
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group
from toolkit.alignment.likeness import meanings, share
from toolkit.alignment.meaning import defining
from toolkit.alignment.rows_read import COMMON, Item, in_rows, measured, spelt
from toolkit.alignment.spelt_out import spelt_out
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Evidence


def listed_alone(mine: Group, other: Group) -> Iterator[tuple[Evidence, bool]]:
    """Of a row of three or more at least two things that the other side has in no form, while it names another in the
    same word: "a quarry, a depot or a site", "a quarry". Not where it has a row with things of its own, which may be
    the same in other words, nor where the word it names may stand for the whole row ("gifts")."""
    if defining(mine, other) or any(_whole_or_own(unit, mine) for unit in other.units):
        return
    among, said = meanings(other.words), frozenset(other.words)
    for unit in mine.units:
        for row in in_rows(unit.provision.text, inside=True):
            lost = _lost(unit, row, said, among)
            if lost and spelt_out(unit.provision.text, lost[0].span[0], other.text):
                continue
            if len(lost) >= COMMON and _same_else(mine, other, lost) and not _excepted(unit, row, lost):
                yield Evidence(mine.side, unit.id, (lost[0].span[0], lost[-1].span[1])), True


def _lost(unit: Unit, row: list[Item], said: frozenset[str], among: frozenset[str]) -> list[Item]:
    """What of a row the other side has in no form, where it names the rest; none where it may say it otherwise. The
    first part of a row has other words before its thing, which do not count."""
    heads = [_head(unit.provision.text, item) for item in row]
    first = [Item(row[0].span, meanings([heads[0]])), *row[1:]]
    pairs = list(zip(first, heads, strict=True))
    lost = [item for item, head in pairs if _in_no_form(unit, item, head, said, among)]
    rest = (item for item, head in pairs[1:] if head not in said and _names(unit, item))
    named = any(head in said and _telling(head) for head in heads)
    return lost if named and all(item in lost for item in rest) else []


def _in_no_form(unit: Unit, item: Item, head: str, said: frozenset[str], among: frozenset[str]) -> bool:
    return head not in said and not share(item.words, among) and _names(unit, item)


def _names(unit: Unit, item: Item) -> bool:
    """It names a thing of a kind: not "anyone else", nor "reading"."""
    word = _last_word(unit.provision.text, item)
    return not spelt("no_thing").fullmatch(word) and not measured(unit, item.span)


def _telling(head: str) -> bool:
    """The word names a thing of its own, and not all of a kind."""
    return head.islower() and len(head) >= _LONG and head not in _for_all()


_LONG = 4
"""Signs of a word that may name a thing."""


def _same_else(mine: Group, other: Group, lost: Sequence[Item]) -> bool:
    """But for what is lost the side says something of what the other says."""
    gone = {word for item in lost for word in item.words}
    return share(meanings([word for word in mine.words if word not in gone]), meanings(other.words)) >= _SOME


_SOME = 0.25
"""Share of a side's other content words."""


def _whole_or_own(unit: Unit, other: Group) -> bool:
    """The unit takes in all of a kind, or has a row with things that the other side has not."""
    text, among = unit.provision.text, meanings(other.words)
    things = (item for row in in_rows(text) for item in row if not spelt("stands_in").fullmatch(_last_word(text, item)))
    own = (item for item in things if not share(item.words, among))
    return bool(spelt("whole").search(text)) or any(own)


def _excepted(unit: Unit, row: list[Item], lost: list[Item]) -> bool:
    """What is let off is no part of what is covered, "neither a Saturday nor a holiday" are none at all, and what comes
    after the last of a row is none of it: "violence or threats, particulars ..."."""
    text, (place, end) = unit.provision.text, (row[0].span[0], lost[-1].span[0])
    between = [text[one.span[1] : other.span[0]] for one, other in pairwise(row) if other.span[0] < end]
    if any(_DANGLING.search(text[slice(*item.span)]) for item in row) or any(map(_LAST.search, between)):
        return True
    spans = (facet.span for facet in unit.facts.facets("exception"))
    return any(start <= place < stop for start, stop in spans) or bool(_DENIED.search(text[:place]))


_DANGLING = re.compile(r"\s(?:of|to|for|from|with|in|on|by)$", re.IGNORECASE)
_LAST = re.compile(r"\b(?:and|or|nor)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|n['’]t|neither)\s+$", re.IGNORECASE)


def _head(text: str, item: Item) -> str:
    """The stem of the word that names a thing: "time" of "the time of its workers"."""
    return next(iter(terms(_last_word(text, item))[-1:]), "")


def _last_word(text: str, item: Item) -> str:
    words = text[slice(*item.span)]
    end = next((match.start() for match in spelt("after_head").finditer(words) if match.start()), len(words))
    return (words[:end].split() or [""])[-1]


@cache
def _for_all() -> frozenset[str]:
    return frozenset(terms(data_of("rows")["general"]))
