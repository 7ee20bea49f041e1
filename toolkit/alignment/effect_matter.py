"""What a sentence comes to, whatever its words: forms of speech brought to one form, and what then is left on one side.

Two sentences that say one thing say it with the same matter: the same acts, persons and things, the same denials, the
same exceptions, the same force and the same figures. How they are put together (active or passive, "if" or "who", a
verb or its noun) tells nothing. Of a sentence that is built anew only the words that the other side has in no form
can change the rule.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from toolkit.alignment.effect_bearers import swapped
from toolkit.alignment.effect_figures import numbers_in
from toolkit.alignment.effect_sentences import sentences
from toolkit.alignment.effect_spots import Spot, data, joined
from toolkit.alignment.group import Group
from toolkit.alignment.words import stem
from toolkit.model.norm import Modality

_COUNTED = ("not", "neednot", "or", "except", "only")
"""Words of which one more or one less turns or bounds a rule."""
_FORCE = ("must", "should", "may")
_GENERAL = frozenset({"member", "officer", "other", "addressee"})
"""Those whom a code addresses as a whole, under whatever name."""


LONGEST = 6_000
"""Characters of two sentences beyond which nobody says one thing in other words; so that no document can be slow."""


def told_anew(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The places of change that may do something: those in sentences that say one thing are left out."""
    if another_post(baseline, candidate):
        return tuple(spots)
    before, after = joined(baseline), joined(candidate)
    left: list[Spot] = []
    for bunch, one, other in sentences(spots, before, after):
        if not _idle(bunch, one, other):
            left += bunch
    return tuple(left)


def _idle(bunch: Sequence[Spot], one: str, other: str) -> bool:
    if len(one) + len(other) > LONGEST:
        return False
    if not any(_telling().search(words) for each in bunch for words in (each.gone, each.new)):
        return False  # commas, prepositions and words of force have rules of their own
    if len({each.inserted for each in bunch}) == len({each.deleted for each in bunch}) == 1 and any(
        re.search(r"\b(?:and|or)\b", f"{each.gone} {each.new}") for each in bunch if not (each.gone and each.new)
    ):
        return False  # words were only put in, or only struck out: "and what it was"
    return says_same(one, other)


@cache
def _telling() -> re.Pattern[str]:
    plain = "|".join(sorted({*_data()["plain"].split(), *_COUNTED, "and", "no", "nor", "never"}))
    return re.compile(rf"\b(?!(?:{plain})\b)[^\W\d_]+")


def says_same(one: str, other: str) -> bool:
    """Two sentences have the same matter, in whatever order."""
    ones, others = matter(one), matter(other)
    if any(ones[word] != others[word] for word in _COUNTED) or _force(ones) != _force(others):
        return False
    joins = [words["and"] + len(_BREAK.findall(text.strip())) for words, text in ((ones, one), (others, other))]
    repeated = any(ones[word] != others[word] for word in _content(ones) & _content(others))
    gone, new = _left(ones, others)
    gone, new = gone - _addressed(other), new - _addressed(one)
    return (
        not (gone or new)
        and not (repeated and joins[0] != joins[1])
        and not (turned_about(one, other) or changed_over(one, other))
    )


def put_for_another(one: str, other: str) -> bool:
    """After the same word of direction stands another word: "a gift from a tenant" for "from a contractor". Not where
    it says when or where only, nor for figures and acts ("to keep")."""
    ones, others = _ways(one, acts=False), _ways(other, acts=False)
    gone, new = _left(matter(one), matter(other))
    sides = [{way for word in words for way in ways.get(word, ())} for words, ways in ((gone, ones), (new, others))]
    return bool(sides[0] & sides[1] - {"in"})


def changed_over(one: str, other: str) -> bool:
    """Who acts and who suffers it change places: "the Dean may dismiss the Warden", "the Warden may dismiss the Dean".
    Of one act in one voice, each side says of another what the other says of it."""
    (doer, after, act), (actor, then, done) = _parts(one), _parts(other)
    told = _ways(other).get(doer, frozenset()) | _ways(one).get(actor, frozenset())
    return act == done and told <= {"by"} and doer != actor and doer in then - after and actor in after - then


def _parts(text: str) -> tuple[str, frozenset[str], tuple[str, bool]]:
    """The word before the first word of force, what stands after that, and the act, and whether in the passive."""
    words = _words(text)
    place = next((at for at, word in enumerate(words) if word in _FORCE), len(words))
    after = [word for word in words[place:] if word in _content(matter(text))]
    act = next(iter(after), ""), bool(_PASSIVE.search(text.lower()))
    return words[max(0, place - 1)] if words else "", frozenset(after), act


_PASSIVE = re.compile(r"\b(?:be|been|being) \w|\b(?:is|are) (?:not )?\w+(?:ed|en|wn|[lp]t|ld|nt|de|id)\b")


def turned_about(one: str, other: str) -> bool:
    """A word that goes with "from" on one side and with "to" on the other: what is given by somebody is not what is
    given to him. A word that has no such word before it on one side may stand so in the other voice."""
    ones, others = _ways(one), _ways(other)
    return any(not ones[word] & others[word] for word in ones.keys() & others.keys())


@lru_cache(maxsize=1024)
def _ways(text: str, *, acts: bool = True) -> dict[str, frozenset[str]]:
    """The ways in which each word of a text goes: "to the Clerk", "by a member". acts: also "to keep", with no article
    between, and figures."""
    found: dict[str, set[str]] = {}
    way = before = ""
    for word in _words(text):
        if word in _known_ways():
            way = _known_ways()[word]
        elif word and word not in _idle_words():
            if way and (acts or not (word[0].isdigit() or before == "to")):
                found.setdefault(word, set()).add(way)
            way = ""
        before = word
    return {word: frozenset(ways) for word, ways in found.items()}


@cache
def _known_ways() -> dict[str, str]:
    return {word: row.split()[0] for row in _data()["ways"] for word in row.split()}


_BREAK = re.compile(r"[.;:!?\n]\s*(?=\w)")
"""A sentence that ends may stand for an "and"."""


def _addressed(text: str) -> set[str]:
    """The words for those whom a code addresses, where a side says "you" or "I" to them."""
    speaks = re.search(r"\b(?:you|your|i|my|we|our)\b", text.lower())
    return {stem(word) for word in _data()["addressed"].split()} if speaks else set()


def worded_force(one: str, other: str) -> tuple[Modality, Modality] | None:
    """The force of two sentences by their words alone, where each has one and both deny or neither: "in no
    circumstances is a member to vote" for "a member should not vote"."""
    if re.search(r"\b(?:will|hoped?|hopes|wish\w*|encourage\w*)\b", f"{one} {other}".lower()):
        return None  # what "will" orders, and what is only hoped for, the analysis knows better
    sides = [matter(text) for text in (one, other)]
    forces = [_force(words) for words in sides]
    if (
        any(words["only"] or sum(words[force] for force in _FORCE) != 1 for words in sides)
        or sides[0]["not"] % 2 != sides[1]["not"] % 2
    ):
        return None
    before, after = (_MODALITY[force.pop()] for force in forces)
    return before, after


_MODALITY: dict[str, Modality] = {"must": "obligation", "should": "recommendation", "may": "permission"}


def _force(words: Counter[str]) -> set[str]:
    return {word for word in _FORCE if words[word]}


def _content(words: Counter[str]) -> frozenset[str]:
    return frozenset(words) - {*_COUNTED, *_FORCE, "and"}


def _left(ones: Counter[str], others: Counter[str]) -> tuple[set[str], set[str]]:
    """The words that one side alone has, in no form on the other."""
    gone, new = set(_content(ones) - _content(others)), set(_content(others) - _content(ones))
    for word in sorted(gone):
        if like := next((other for other in sorted(new) if _akin(word, other)), None):
            gone.remove(word)
            new.remove(like)
    return gone, new


@cache
def _endings() -> frozenset[str]:
    """What the stems of a verb and its noun, or a noun and its adjective, end in apart; never those of one who acts."""
    return frozenset(_data()["endings"].split()) | {""}


def _akin(one: str, other: str) -> bool:
    """ "contraven" and "contravent", "temporari" and "temporarili"."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= _ROOT and {one[same:], other[same:]} <= _endings()


_ROOT = 4
"""Letters that two words of one family have in common."""


@lru_cache(maxsize=1024)
def matter(text: str) -> Counter[str]:
    """The words that tell what a text says, in one form each, and how often."""
    return Counter(word for word in _words(text) if word and word not in _idle_words())


def _words(text: str) -> list[str]:
    plain = text.lower().replace("’", "'").replace("‘", "'")
    for form, one in _forms():
        plain = form.sub(one, plain)
    return [_one_form(word) for word in _WORD.findall(_figures(plain))]


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|[£$€₹%]|\d+(?:[.,]\d+)*[a-z]?")


def _one_form(word: str) -> str:
    """A word's stem, or that of the word which stands for it."""
    bare = word.split("'")[0] if not word[:1].isdigit() else word
    if bare in {*_COUNTED, *_FORCE, "and"} or bare in _idle_words():
        return bare
    short = stem(data()["irregular"].get(bare, bare))
    return _same().get(short, short)


def _figures(text: str) -> str:
    """Numbers in figures, and periods in months or in days: "half a year" and "six months" are one."""
    return _number().sub(lambda match: f" {_months(match)} ", text)


def _months(match: re.Match[str]) -> str:
    value = max(numbers_in(match["number"]), default=0.0)
    unit = match["unit"]
    if not unit:
        return f"{value:g}"
    days = next(float(length) for name, length in data()["days"].items() if unit.startswith(name))
    return f"{round(value * days / data()['days']['month'])}m" if days >= _MONTH else f"{value * days:g}d"


_MONTH = 30
"""Days from which on a unit of time is counted in months."""


@cache
def _number() -> re.Pattern[str]:
    numbers = "|".join(sorted((re.escape(word) for word in data()["numbers"]), key=len, reverse=True))
    units = "|".join(data()["days"])
    return re.compile(
        rf"(?<![\w.])(?P<number>\d[\d,]*(?:\.\d+)?|(?:{numbers})(?:-(?:{numbers}))?)(?![\w.]*\d)(?:[\s-]+(?P<unit>{units})s?)?\b"
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((resources.files("toolkit.alignment") / "effect_matter.toml").read_text(encoding="utf-8"))


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?<![\w'])(?:{form})(?![\w'])"), one) for form, one in _data()["forms"])


@cache
def _same() -> dict[str, str]:
    """Each word's stem with the stem that stands for it."""
    return {stem(word): stem(row.split()[0]) for row in _data()["same"] for word in row.split()}


@cache
def _idle_words() -> frozenset[str]:
    return frozenset(_data()["idle"].split())


def another_post(baseline: Group, candidate: Group) -> bool:
    """Each side binds a post of its own: the same words with the persons changed over are another rule."""
    if swapped(baseline, candidate) or changed_over(joined(baseline), joined(candidate)):
        return True
    if bool(_BY.search(joined(baseline).lower())) != bool(_BY.search(joined(candidate).lower())):
        return False  # active and passive
    sides = [sorted(str(row.facet.value) for row in group.facets("bearer")) for group in (baseline, candidate)]
    ones, others = (set(names) - _GENERAL for names in sides)
    return (bool(ones) and bool(others) and ones != others) or (len(sides[0]) == len(sides[1]) and ones != others)


_BY = re.compile(r"\b(?:is|are|be|been) (?:[\w-]+ )?\w+(?:ed|en|[lp]t|ld|nt|de|id) (?:[\w-]+ ){0,3}?by\b")
