"""Of a sentence built anew that else says the same: whether one thing in it is new, gone or another."""

from __future__ import annotations

import re

from toolkit.alignment.effect_matter import content_of, counted_alike, left_of, matter, pair_of
from toolkit.alignment.effect_recast import FEWEST, nearly_alike, other_case, recast
from toolkit.alignment.effect_spots import pattern, shape
from toolkit.alignment.effect_ways import put_opposite
from toolkit.model.crosswalk import Direction


def says_alike(one: str, other: str) -> bool:
    """A sentence built anew has the same denials, force and figures, and other words only for a few others."""
    return nearly_alike(one, other) and strange(one, other) is None and not _one_clause_more(one, other)


def _one_clause_more(one: str, other: str) -> bool:
    """One side alone has a case or a condition in words of its own, and nothing stands for it on the other: "tell him
    about it if she sits on a committee"."""
    gone, new = left_of(one, other)
    if bool(gone) == bool(new) or len(gone | new) < FEWEST - 1:
        return False
    cases = [len(shape("cases", "opens").findall(text)) for text in (one, other)]
    return cases[1] > cases[0] if new else cases[0] > cases[1]


def strange(one: str, other: str) -> tuple[bool, bool] | None:
    """Of a sentence that is built anew and else alike: on which sides the one thing stands that the other has not, as
    in "a friendship", "a kinship", or "any gift", "any costly gift"; or another case. None where there is none."""
    gone, new = left_of(one, other)
    if (
        recast(one, other)
        and counted_alike(*pair_of(one, other))
        and (other_case(one, other) or put_opposite(one, other))
    ):
        return True, True
    if not (gone or new) or not nearly_alike(one, other):
        return None
    if moved_about(one, other):
        return True, True
    if not (gone and new) and _of_its_own(gone | new, one if gone else other):
        return bool(gone), bool(new)
    if not len(gone) <= 1 >= len(new):
        return None
    things = all(_is_thing(word, text) for words, text in ((gone, one), (new, other)) for word in words)
    return (bool(gone), bool(new)) if things else None


def covers_less(one: str, other: str) -> bool | None:
    """Whether the other covers less: a row has one fewer ("courteous and fair", "accurate, fair and courteous"), or a
    phrase or some of those bound were put in that limit it ("at sea", "who is paid"). None where neither is so."""
    gone, new = left_of(one, other)
    if bool(gone) == bool(new) or not nearly_alike(one, other):
        return None
    words, text = gone | new, one if gone else other
    if len(words) == 1 and _in_row(words, text):
        return bool(gone)
    if len(words) == 1 and _joined_on(words, one, other):
        return bool(gone)
    how = pattern("manner", "asks").search(text)
    return bool(new) if not how and (_in_phrase(words, text) or _of_whom(words, text)) else None


def moved_about(one: str, other: str) -> Direction | None:
    """What had to be done before an event is to be done after it, or the reverse: of a duty, later is weaker."""
    gone, new = left_of(one, other)
    if ("befor" in gone and "after" in new) or ("after" in gone and "befor" in new):
        return "weaker" if "after" in new else "stricter"
    return None


def _of_its_own(words: set[str], text: str) -> bool:
    """What one side alone has is one of a row ("accurate, fair and courteous"), or a phrase that limits ("on working
    days")."""
    takes_in = content_of("whatever") & words  # "whatever information", "such information as"
    own = _in_phrase(words, text) or _of_whom(words, text) or (len(words) == 1 and _one_joined(words, text))
    return not takes_in and (own or (len(words) == 1 and _in_row(words, text)))


def _joined_on(words: set[str], one: str, other: str) -> bool:
    """The word stands beside an "and" that the other side has not: "members of the family, and friends"."""
    counts = [matter(text)["and"] for text in (one, other)]
    return counts[0] != counts[1] and any(_one_joined(words, text) for text in (one, other))


def _one_joined(words: set[str], text: str) -> bool:
    return any(content_of(match[1]) == words for match in _JOINED.finditer(text.lower()))


_JOINED = re.compile(r"\b(?:and|or)(?: the| an?| any| his| her| their| your| its)? ([\w’'-]+) (?:of|who|whose|from)\b")


def _of_whom(words: set[str], text: str) -> bool:
    """ "every commissioner who is paid": some of those whom the other side takes in."""
    return any(content_of(match["word"]) & words for match in _WHO.finditer(text.lower()))


_WHO = re.compile(r"\bwho(?:m|se)? (?:(?:is|are|was|were|has|have|had|do|does|did|not|also) ){0,2}(?P<word>[\w’'-]+)")


def _in_row(words: set[str], text: str) -> bool:
    rows = (re.findall(r"[\w’'-]+", match[0]) for match in _ROW.finditer(text.lower()))
    return any(content_of(member) == words for row in rows for member in row)


_ROW = re.compile(
    r"(?<![\w’'-])[\w’'-]+(?:, [\w’'-]+){1,8},? (?:and|or) [\w’'-]+|(?<=[\w,] )[\w’'-]+ (?:and|or) [\w’'-]+"
)


def _in_phrase(words: set[str], text: str) -> bool:
    """All in a row, after a word that tells when, where or for what."""
    tokens = re.findall(r"[\w’'-]+|[^\w\s]", text.lower())
    places = [at for at, token in enumerate(tokens) if content_of(token) & words]
    if not places or places[-1] - places[0] > len(words):
        return False
    before = [token for token in tokens[max(0, places[0] - _NEAR) : places[0]] if token not in _ARTICLES]
    return before[-1:] != [] and before[-1] in _LIMITS


_NEAR = 3
_ARTICLES = frozenset(["a", "an", "the", "any", "his", "her", "their", "your", "its"])
_LIMITS = frozenset(["on", "in", "at", "during", "within", "after", "before", "until", "for", "with", "without"])


def _is_thing(stem: str, text: str) -> bool:
    """A word names a person, a thing or its kind: after an article or the like."""
    named = r"(?:an?|the|any|each|every|no|such|of|from|with|their|his|her|its|your|containing|other)"
    found = re.search(rf"\b{named} (?:[\w-]+[’']s? )?(?!whatever)(?P<word>{re.escape(stem[:4])}\w*)", text.lower())
    return found is not None and not pattern("agents").fullmatch(found["word"])  # who acts may go unsaid in the passive
