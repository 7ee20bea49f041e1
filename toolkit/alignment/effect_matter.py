"""What a sentence comes to, whatever its words: forms of speech brought to one form, and what then is left on one side.

Two sentences that say one thing say it with the same matter: the same acts, persons and things, the same denials, the
same exceptions, the same force and the same figures. How they are put together (active or passive, "if" or "who", a
verb or its noun) tells nothing. Of a sentence that is built anew only the words that the other side has in no form
can change the rule.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Any

from toolkit.alignment.data import data_of
from toolkit.alignment.effect_numbers import figured
from toolkit.alignment.effect_spots import data, pattern, shape
from toolkit.alignment.words import stem
from toolkit.model.norm import Modality

COUNTED = ("not", "neednot", "or", "except", "only")
"""Words of which one more or one less turns or bounds a rule."""
FORCED = ("must", "should", "may")


LONGEST = 6_000
"""Characters of two sentences beyond which nobody says one thing in other words; so that no document can be slow."""


def pair_of(one: str, other: str) -> tuple[Counter[str], Counter[str]]:
    """The words of both, as they stand where that is alike, else with a bounded ban as a leave."""
    plain = matter(one), matter(other)
    if counted_alike(*plain):
        return plain
    rows = matter(_WHETHER.sub(r"\1 and", one)), matter(_WHETHER.sub(r"\1 and", other))
    if counted_alike(*rows) and not any(left_alone(*rows)):
        return rows
    said = _denied(*plain), _denied(*plain[::-1])
    return said if counted_alike(*said) else (bounded(one), bounded(other))


def _denied(words: Counter[str], other: Counter[str]) -> Counter[str]:
    """ "must be refused" as the other side has it: "must not be accepted"."""
    for one, denied in _turned():
        if words[one] > other[one] and other[denied] > words[denied] and other["not"] > words["not"]:
            words = words - Counter((one,)) + Counter(("not", denied))
    return words


_WHETHER = re.compile(r"\bwhether ([^.;:]{1,60}?),? or\b(?! not\b)")
""" "whether spoken, written or electronic" is all three."""


def counted_alike(ones: Counter[str], others: Counter[str]) -> bool:
    """The same denials, alternatives and exceptions."""
    return all(ones[word] == others[word] for word in COUNTED)


def left_of(one: str, other: str) -> tuple[set[str], set[str]]:
    """The words that one sentence alone has, without those that carry nothing there."""
    gone, new = left_alone(*pair_of(one, other))
    gone, new = gone - _addressed(other), new - _addressed(one)
    return (gone, new) if gone and new else (gone - _light(), new - _light())


def content_of(text: str) -> frozenset[str]:
    """The words of a sentence that tell of acts, persons and things."""
    return _content(matter(text))


def bounded(text: str) -> Counter[str]:
    """A ban with one way out is a leave with one bound: "no information except on her order", "only on her order"."""
    words = matter(text)
    if words["only"] == words["must"] == 1 and not words["not"] and _ONLY_IF.search(text):
        return words - Counter(("must",)) + Counter(("may",))  # "will be refused only if", "may be refused only if"
    for bound in ("befor", "until"):
        if words["not"] == words["must"] == 1 <= words[bound] and not (
            words["only"] or words["except"] or words["may"]
        ):
            return words - Counter(("not", "must", bound)) + Counter(("may", "only", "after"))
    ways_out = words["except"] + words["without"]
    if not (words["not"] == words["must"] == ways_out == 1) or words["only"] or words["may"]:
        return words
    return words - Counter(("not", "must", "except", "without")) + Counter(("may", "only"))


_ONLY_IF = re.compile(r"\bonly (?:if|where|when|after|once)\b", re.IGNORECASE)


def denies_alike(one: str, other: str) -> bool:
    """Both deny, and equally often: "no complaint shall be made" turns "shall not make a complaint" not round."""
    denials = [matter(text)["not"] for text in (one, other)]
    return denials[0] == denials[1] > 0


def bounds_alike(one: str, other: str) -> bool:
    """ "Nobody may speak unless invited", "only those invited may speak": a ban with a way out, told as a leave."""
    none_but, only_if = shape("force", "none_but"), shape("force", "only_if")
    denials = [len(pattern("negation").findall(text)) for text in (one, other)]
    if denials[0] != denials[1] and denials[0] % 2 == denials[1] % 2 == 0 and only_if.search(f"{one} {other}"):
        return True  # "not those which do not" for "only those which"
    return any(
        none_but.search(ban) and only_if.search(leave) and not none_but.search(leave)
        for ban, leave in ((one, other), (other, one))
    )


@cache
def _light() -> frozenset[str]:
    return frozenset(_one_form(word) for word in matter_data()["light"].split())


BREAK = re.compile(r"[.;:!?\n]\s*(?=\w)")
"""A sentence that ends may stand for an "and"."""


def _addressed(text: str) -> set[str]:
    """The words for those whom a code addresses, where a side says "you" or "I" to them, or leaves them unsaid."""
    words = {stem(word) for word in matter_data()["addressed"].split()}
    speaks = re.search(r"\b(?:you|your|i|my|we|our)\b", text.lower())
    return words if speaks or (words.isdisjoint(content_of(text)) and _PASSIVE.search(text)) else set()


_PASSIVE = re.compile(r"\b(?:be|been|being) \w|\b(?:is|are) (?:not )?\w+(?:ed|en|wn)\b")
""" "A gift must be declared": who acts goes unsaid."""


def worded_force(one: str, other: str) -> tuple[Modality, Modality] | None:
    """The force of two sentences by their words alone, where each has one and both deny or neither: "in no
    circumstances is a member to vote" for "a member should not vote"."""
    if re.search(r"\b(?:will|hoped?|hopes|wish\w*|encourage\w*)\b", f"{one} {other}".lower()):
        return None  # what "will" orders, and what is only hoped for, the analysis knows better
    sides = [matter(text) for text in (one, other)]
    forces = [force_of(words) for words in sides]
    if (
        any(words["only"] or sum(words[force] for force in FORCED) != 1 for words in sides)
        or sides[0]["not"] % 2 != sides[1]["not"] % 2
    ):
        return None
    before, after = (FORCES[force.pop()] for force in forces)
    return before, after


FORCES: dict[str, Modality] = {"must": "obligation", "should": "recommendation", "may": "permission"}


def force_of(words: Counter[str]) -> set[str]:
    """Which words of force a sentence has."""
    return {word for word in FORCED if words[word]}


def _content(words: Counter[str]) -> frozenset[str]:
    return frozenset(words) - {*COUNTED, *FORCED, "and"}


def left_alone(ones: Counter[str], others: Counter[str]) -> tuple[set[str], set[str]]:
    """The words that one side alone has, in no form on the other."""
    gone, new = set(_content(ones) - _content(others)), set(_content(others) - _content(ones))
    for word in sorted(gone):
        if like := next((other for other in sorted(new) if _akin(word, other)), None):
            gone.remove(word)
            new.remove(like)
    both = _content(ones) & _content(others)  # "serve all", "impartial service"
    said = [word for word in both if not word.endswith("ari")]  # a secretary is not secret
    rest = [{word for word in words if not any(_akin(word, one) for one in said)} for words in (gone, new)]
    return rest[0], rest[1]


@cache
def _endings() -> frozenset[str]:
    """What the stems of a verb and its noun, or a noun and its adjective, end in apart; never those of one who acts."""
    return frozenset(matter_data()["endings"].split()) | {""}


def _akin(one: str, other: str) -> bool:
    """ "contraven" and "contravent", "temporari" and "temporarili"."""
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= _ROOT and {one[same:], other[same:]} <= _endings()


_ROOT = 4
"""Letters that two words of one family have in common."""


@lru_cache(maxsize=1024)
def matter(text: str) -> Counter[str]:
    """The words that tell what a text says, in one form each, and how often."""
    return Counter(word for word in words_of(text) if word and word not in idle_words())


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a sentence in their order, in one form each."""
    plain = MAY.sub(" fifthmonth", text).lower().replace("’", "'").replace("‘", "'")
    for form, one in _forms():
        plain = form.sub(one, plain)
    return tuple(_one_form(word) for word in _WORD.findall(figured(plain)))


MAY = re.compile(r"(?<=[a-z\d,]) May\b")
"""The month: inside a sentence the word of leave has no capital."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|[£$€₹%]|\d+(?:[.,]\d+)*[a-z]?")


def _one_form(word: str) -> str:
    """A word's stem, or that of the word which stands for it."""
    bare = word.split("'")[0] if not word[:1].isdigit() else word
    if bare in {*COUNTED, *FORCED, "and"} or bare in idle_words():
        return bare
    short = stem(data()["irregular"].get(bare, bare))
    short = bare if short in idle_words() and _OWN.match(bare) else short  # "personal" is no "person"
    return _same().get(short, short)


_OWN = re.compile(r"\w+al(?:ly)?$|own(?:s|ed|ing)$|outing")


@cache
def matter_data() -> dict[str, Any]:
    return data_of("effect_matter")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?<![\w'])(?:{form})(?![\w'])"), one) for form, one in matter_data()["forms"])


@cache
def _same() -> dict[str, str]:
    """Each word's stem with the stem that stands for it."""
    return {stem(word): stem(row.split()[0]) for row in matter_data()["same"] for word in row.split()}


@cache
def _turned() -> tuple[tuple[str, str], ...]:
    """Each word with the one that it denies, as stems."""
    rows = (row.split() for row in matter_data()["turned"])
    return tuple((_one_form(one), _one_form(other)) for one, other in rows)


@cache
def idle_words() -> frozenset[str]:
    return frozenset(matter_data()["idle"].split())
