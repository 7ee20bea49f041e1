"""Which way a thing goes, and who acts: words that both sides of a sentence have, but in changed places."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from toolkit.alignment.data import data_of
from toolkit.alignment.effect_matter import (
    FORCED,
    content_of,
    idle_words,
    left_alone,
    matter,
    matter_data,
    pair_of,
    words_of,
)


def put_for_another(one: str, other: str) -> bool:
    """After the same word of direction stands another word: "a gift from a tenant" for "from a contractor". Not where
    it says when or where only, nor for figures and acts ("to keep")."""
    ones, others = _ways(one, acts=False), _ways(other, acts=False)
    gone, new = left_alone(matter(one), matter(other))
    sides = [{way for word in words for way in ways.get(word, ())} for words, ways in ((gone, ones), (new, others))]
    return bool(sides[0] & sides[1] - {"in"})


def put_opposite(one: str, other: str) -> bool:
    """One of two words that share a field out stands on one side alone, the other on the other: "have refused", "have
    accepted"."""
    gone, new = left_alone(*pair_of(one, other))
    if not (gone and new):
        return False
    named = [[_poles(row, text, left) for text, left in ((one, gone), (other, new))] for row in _fields()]
    return any(before and after and not before & after for before, after in named)


def _poles(row: tuple[re.Pattern[str], ...], text: str, left: set[str]) -> set[int]:
    """Which words of a row a text has among those that it alone has."""
    return {at for at, form in enumerate(row) if any(content_of(match[0]) & left for match in form.finditer(text))}


@cache
def _fields() -> tuple[tuple[re.Pattern[str], ...], ...]:
    rows = data_of("poles")["poles"]
    return tuple(tuple(re.compile(rf"\b(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) for words in row) for row in rows)


def changed_over(one: str, other: str) -> bool:
    """Who acts and who suffers it change places: "the Dean may dismiss the Warden", "the Warden may dismiss the Dean".
    Of one act in one voice, each side says of another what the other says of it."""
    (doer, after, act), (actor, then, done) = _parts(one), _parts(other)
    said = _ways(other).get(doer, frozenset()) | _ways(one).get(actor, frozenset())
    gets = (_ways(text, acts=False).get(word) for word, text in ((doer, other), (actor, one)))
    told = said <= {"by"} or all(way == frozenset(["to"]) for way in gets)
    return act == done and told and doer != actor and doer in then - after and actor in after - then


_TIMES = frozenset({"end", "start", "date", "day", "noon", "time", "reason"})


def acts(word: str, text: str) -> bool:
    """A word names who acts: before the word of force in the active voice, or after "by"."""
    doer, rest, (_, passive, _) = _parts(text)
    passive = passive or not rest
    return ("by" in _ways(text).get(word, ()) and word not in _TIMES) or (not passive and doer == word)


def _parts(text: str) -> tuple[str, frozenset[str], tuple[str, bool, bool]]:
    """The word before the first word of force, what stands after that, and the act, and whether in the
    passive, anywhere and right there."""
    words = words_of(_ASIDE.sub(" ", text))
    place = next((at for at, word in enumerate(words) if word in FORCED), len(words))
    after = [word for word in words[place:] if word in content_of(text)]
    nexts = "be" in words[place + 1 : place + _NEXT]
    act = next(iter(after), ""), bool(_PASSIVE.search(text.lower())), nexts
    return words[max(0, place - 1)] if words else "", frozenset(after), act


_NEXT = 4
"""Words after the word of force in which "be" makes the act a passive one: "must not also be told"."""
_ASIDE = re.compile(r",[^,;.]*,(?=\s*(?:must|shall|should|may|will|is|are)\b)")
""" "every offer, whether or not it is accepted, must be told": who or what comes before the aside."""

_PASSIVE = re.compile(r"\b(?:be|been|being) \w|\b(?:is|are) (?:not )?\w+(?:ed|en|wn|[lp]t|ld|nt|de|id)\b")


def turned_about(one: str, other: str) -> bool:
    """A word that goes with "from" on one side and with "to" on the other: what is given by somebody is not what is
    given to him. A word that has no such word before it on one side may stand so in the other voice."""
    ones, others = _ways(one), _ways(other)
    pairs = [(ones[word], others[word]) for word in ones.keys() & others.keys()]
    return any(not one & other and _OPPOSED & {frozenset({a, b}) for a in one for b in other} for one, other in pairs)


_OPPOSED = frozenset(
    frozenset(pair.split())
    for pair in ("from to", "from in", "by to", "by with", "for against", "with against", "in out", "by for")
)
"""Ways that one thing cannot go in at once."""


@lru_cache(maxsize=1024)
def _ways(text: str, *, acts: bool = True) -> dict[str, frozenset[str]]:
    """The ways in which each word of a text goes: "to the Clerk", "by a member". acts: also "to keep", with no article
    between, and figures."""
    found: dict[str, set[str]] = {}
    way = before = ""
    for word in words_of(text):
        if word in _known_ways():
            way = _known_ways()[word]
        elif word in _POINTS:
            way = ""  # "to whom a resident writes"
        elif word and word not in idle_words():
            if way and (acts or not (word[0].isdigit() or before == "to")):
                found.setdefault(word, set()).add(way)
            way = ""
        before = word
    return {word: frozenset(ways) for word, ways in found.items()}


_POINTS = frozenset(["whom", "which", "where", "who", "us", "you", "me", "them", "him", "her", "it"])


@cache
def _known_ways() -> dict[str, str]:
    return {word: row.split()[0] for row in matter_data()["ways"] for word in row.split()}
