"""Whom the words of a bearer name: one post, each of a kind of posts, those whom the code addresses, or nobody."""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of, spelt
from toolkit.alignment.group import Told

ADDRESSED = frozenset({"member", "officer"})
"""Bearers that are the persons whom a code addresses: natural counterparts of each other."""


def addressed_words() -> tuple[str, ...]:
    """Regular expressions for those whom a code addresses."""
    return tuple(data_of("bearers")["who"].values())


@cache
def speaking_of(who: str) -> re.Pattern[str]:
    """Where words for those of that party begin."""
    return re.compile(rf"\b(?:{data_of('bearers')['who'][who]})", re.IGNORECASE)


def understood(row: Told) -> bool:
    """Nobody is named, and who is bound is only understood: "an inquiry shall be completed"."""
    return any(norm.cue == row.facet.span for norm in row.unit.facts.norms)


def one_post(row: Told) -> bool:
    """ "The City Clerk", "the supervisor": a certain person, not a kind of them."""
    said = _said(row)
    if not row.own or understood(row) or said.lower() in data_of("bearers")["pronouns"]:
        return False
    article = _after("certain", row) or _opening("certain").match(said)
    return bool(article) and not spelt("bearers", "several").search(said)


def each_post(row: Told) -> bool:
    """ "Each section head", "your team leader", "People Services": a post or team, though not one certain person."""
    if understood(row):
        return False
    return _after("each_or_own", row) or (by_name(row) and len(_said(row).split()) > 1)


def any_of_kind(row: Told) -> bool:
    """ "An official": whoever is one, in a word for those whom the code addresses that is not known."""
    return row.facet.value == "other" and _after("any", row)


def by_name(row: Told) -> bool:
    """ "People Services": with capitals in all but its small words."""
    said = _said(row).split()
    capitals = [word for word in said if word[:1].isupper()]
    return len(capitals) > 1 and all(word in capitals or len(word) < 4 for word in said)


def general(row: Told) -> bool:
    """Not one post, nor each of a kind of posts, but whomever the code addresses."""
    said = _said(row).lower()
    if understood(row):
        return False
    if said.split()[-1:] and said.split()[-1] in data_of("bearers")["kinds"]:
        return not one_post(row)
    pronoun = said in data_of("bearers")["pronouns"] and said != "you"
    return not pronoun and not one_post(row) and not each_post(row)


def name_of(row: Told) -> str:
    """A post by its normal form, else by its words; "" for "the member", "the person concerned"."""
    if row.facet.value not in {"other", "member", "officer"}:
        return str(row.facet.value)
    said = _opening("determiners").sub("", _said(row).lower()).split()
    return "" if set(said) & set(data_of("bearers")["kinds"]) else "_".join(said)


def _said(row: Told) -> str:
    return row.unit.provision.text[slice(*row.facet.span)]


def _after(name: str, row: Told) -> bool:
    """One of those words stands before, with at most one word between: "the *relevant* director"."""
    before = row.unit.provision.text[: row.facet.span[0]]
    return bool(re.search(rf"\b(?:{'|'.join(data_of('bearers')[name])})\s+(?:\w+\s+)?$", before, re.IGNORECASE))


@cache
def _opening(name: str) -> re.Pattern[str]:
    return re.compile(rf"\A(?:{'|'.join(data_of('bearers')[name])})\s+", re.IGNORECASE)
