"""What exceptions leave out: whether the other side does so too in its own words, and which side leaves out more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from toolkit.alignment.data import data_of, spelt
from toolkit.alignment.group import Group, Told, names_of
from toolkit.alignment.likeness import KEPT, LOST, meanings, share
from toolkit.alignment.reliefs import lets_off
from toolkit.alignment.words import terms


def allowed(said: str) -> bool:
    """The words speak of somebody's leave."""
    return bool(spelt("exceptions", "leave").search(said))


def relieves(group: Group) -> bool:
    """All its units let a case off, and set no rule themselves."""
    return all(spelt("exceptions", "relieves").search(unit.provision.text) for unit in group.units)


def unsaid(rows: list[Told], other: Group) -> list[Told]:
    """Of the exceptions that one side alone calls so, those which the other does not make in words of its own."""
    among, exclusive = meanings(other.words), spelt("exceptions", "exclusive").search(all_words(other))
    rows = [row for row in rows if not (exclusive and spelt("exceptions", "other_than").match(str(row.facet.value)))]
    if spelt("exceptions", "beforehand").search(all_words(other)):
        rows = [row for row in rows if not spelt("exceptions", "meanwhile").match(str(row.facet.value))]
    if other.facets("trigger"):
        rows = [row for row in rows if not spelt("exceptions", "only_in_case").match(str(row.facet.value))]
    return [row for row in rows if lets_off(row) or not _said(row, among)]


def _said(row: Told, among: frozenset[str]) -> bool:
    words = meanings(words_of(str(row.facet.value)))
    fewest = 1 if spelt("exceptions", "condition").match(str(row.facet.value)) else 2
    return len([word for word in words if word[0] != "="]) >= fewest and share(words, among) >= _WHOLLY


_WHOLLY = 0.75
"""Share of an exception's words from which the other side is taken to make it too."""


def all_words(group: Group) -> str:
    """All that a side says, with its lead-ins."""
    return " ".join(unit.text for unit in group.units)


def wider(ones: Sequence[Told], others: Sequence[Told]) -> bool | None:
    """Whether the candidate excepts more; None where neither plainly does: one side alone has an exception, the words
    of one are all among the other's, or of several exceptions one is lost and the others are kept."""
    one, other = (set(words_of(" ".join(names_of(rows)))) for rows in (ones, others))
    if bool(ones) != bool(others):
        return bool(others)
    if (one < other or other < one) and (len(one ^ other) >= _FEWEST or _joins(ones) != _joins(others)):
        return one < other
    lost, gained = _lost(ones, others), _lost(others, ones)
    return gained if lost != gained else None


def _joins(rows: Sequence[Told]) -> bool:
    return any(re.search(r"\bor\b", str(row.facet.value)) for row in rows)


_FEWEST = 3
"""Content words that an exception must have more than the other's to be wider: one is mere wording ("except in the
report", "other than what must be told in the report")."""


def _lost(mine: Sequence[Told], other: Sequence[Told]) -> bool:
    """One of several exceptions, or of the cases of one ("unless the law asks for it or you agree"), has no words in
    common with those of the other side, while another has."""
    among = meanings(terms(" ".join(names_of(other))))
    said = [words_of(part) for row in mine for part in re.split(r",? or ", str(row.facet.value))]
    shares = [share(meanings(words), among) for words in said if words]
    return len(shares) > 1 and min(shares) <= LOST and max(shares) >= KEPT


def words_of(said: str) -> list[str]:
    """The content words of an exception, without those that open it."""
    return [word for word in terms(said) if word not in _opening()]


@cache
def _opening() -> frozenset[str]:
    data = data_of("exceptions")
    return frozenset((*terms(" ".join(data["opening"])), *data["empty"]))
