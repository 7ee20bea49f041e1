"""A sentence built anew in other words: who revises a rule changes words where they stand; who puts the same rule in
other words turns the sentence round. Where most of the words of both sides are the same but stand in another order,
a word or two for which others stand are a way of speaking, unless they name a figure, a person or a limit."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from toolkit.alignment.effect_matter import FORCES, content_of, counted_alike, force_of, left_of, pair_of, words_of
from toolkit.alignment.effect_spots import data, pattern, shape
from toolkit.alignment.effect_ways import acts, changed_over, put_for_another, put_opposite, turned_about
from toolkit.model.crosswalk import Direction
from toolkit.model.norm import Modality

ORDER = 0.81
"""Least share of the common words, in order, with which a sentence stands as it was."""
COMMON = 0.4
"""Least share of the words of the shorter side that the other has too."""
PLACES = 3
"""Places of change from which a sentence is built anew, and no longer changed."""
FEWEST, MOST, SHARE = 3, 3, 0.35
"""Words in common that are needed; words of either side alone that are allowed, and their share in a long sentence."""


def recast(one: str, other: str) -> bool:
    """Both sentences have mostly the same words, in another order or changed in many places."""
    sides = [content_of(text) for text in (one, other)]
    both = sides[0] & sides[1]
    if len(both) < max(FEWEST, COMMON * min(map(len, sides))):
        return False
    rows = [[word for word in words_of(text) if word in both] for text in (one, other)]
    return _in_order(*rows) < ORDER or places_of(one, other) >= PLACES


def _in_order(ones: list[str], others: list[str]) -> float:
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(ones, others) / max(len(ones), len(others))


def places_of(one: str, other: str) -> int:
    """In how many places the words of two sentences differ."""
    from rapidfuzz.distance import LCSseq

    rows = [re.findall(r"\w+", text.lower()) for text in (one, other)]
    same = [row.tag == "equal" for row in LCSseq.opcodes(*rows)]
    return sum(not now and before for now, before in zip(same, [True, *same], strict=False))


def close(one: str, other: str) -> bool:
    """The words of two sentences differ in one place, or in two with hardly a word between: "| in | which you | hold an
    office |"."""
    from rapidfuzz.distance import LCSseq

    rows = [re.findall(r"\w+", text.lower()) for text in (one, other)]
    codes = list(LCSseq.opcodes(*rows))
    changed = [at for at, row in enumerate(codes) if row.tag != "equal"]
    inside = codes[changed[0] : changed[-1] + 1] if changed else []
    return bool(inside) and sum(row.src_end - row.src_start for row in inside if row.tag == "equal") <= BETWEEN


BETWEEN = 2
"""Kept words between two places of change that are one."""


def another_actor(one: str, other: str) -> bool:
    """Of a sentence that is built anew and else alike, another acts: "unless the caretaker allows it", "allowed by the
    head"."""
    ones, others = pair_of(one, other)
    gone, new = left_of(one, other)
    if not (len(gone) == len(new) == 1 and counted_alike(ones, others) and _forced_alike(ones, others)):
        return False
    return recast(one, other) and any(acts(word, text) for words, text in ((gone, one), (new, other)) for word in words)


def forced_anew(one: str, other: str) -> tuple[Modality, Modality] | None:
    """Of a sentence that is built anew and else says the same: the force before and after, where that alone is another,
    as in "are encouraged to complete it", "completion of it is compulsory"."""
    ones, others = pair_of(one, other)
    sides = [force_of(words) for words in (ones, others)]
    if sides[0] == sides[1] or not len(sides[0]) == len(sides[1]) == 1 or not counted_alike(ones, others):
        return None
    gone, new = left_of(one, other)
    if len(gone) + len(new) > 1 or not recast(one, other) or ones["not"] or ones["only"] or ones["except"]:
        return None
    if any(_weighs(word, text) for words, text in ((gone, one), (new, other)) for word in words):
        return None
    before, after = (FORCES[side.pop()] for side in sides)
    return before, after


def turned_anew(one: str, other: str) -> Direction | None:
    """Of a sentence that else says the same: a ban is now a leave, or a leave a ban, as in "neither may vote on it",
    "both may vote on it"."""
    sides = pair_of(one, other)
    bans = [words["not"] == 1 and force_of(words) == {"must"} for words in sides]
    leaves = [words["not"] == 0 and force_of(words) == {"may"} for words in sides]
    plain = all(sides[0][word] == sides[1][word] for word in ("except", "only", "neednot", "without"))
    left = sorted(map(len, left_of(one, other)))
    if bans != leaves[::-1] or bans[0] == bans[1] or not plain or left > [0, 1] or not recast(one, other):
        return None
    return "weaker" if bans[0] else "stricter"


@lru_cache(maxsize=256)
def nearly_alike(one: str, other: str) -> bool:
    """A sentence built anew has the same denials, force and figures, and other words only for a few others."""
    ones, others = pair_of(one, other)
    if not _counted_nearly(ones, others) or not _forced_alike(ones, others) or _levels(one) != _levels(other):
        return False
    gone, new = left_of(one, other)
    room = max(MOST, SHARE * min(len(content_of(text)) for text in (one, other)))
    if max(len(gone), len(new)) > room or not recast(one, other):
        return False
    if any(_weighs(word, text) for words, text in ((gone, one), (new, other)) for word in words):
        return False
    ways = (other_case, put_opposite, put_for_another, turned_about, changed_over)
    return not any(rule(one, other) for rule in ways)


def _counted_nearly(ones: Counter[str], others: Counter[str]) -> bool:
    """The same denials and exceptions; a row of alternatives may be told with another "or" in it ("your own, or that of
    your family, or of your firm")."""
    rows = (words - Counter(["or"] * (words["or"] - 1)) for words in (ones, others))
    return counted_alike(*rows)


def other_case(one: str, other: str) -> bool:
    """Only the last case differs, with nothing but who acts in common: "only if the work would clash with
    lessons", "unless the work would earn a fee"."""
    sides = [_last_case(text) for text in (one, other)]
    gone, new = left_of(one, other)
    inside = bool(gone) and bool(new) and gone <= sides[0] and new <= sides[1]
    return inside and len(gone) > 1 < len(new) and max(len(sides[0] - gone), len(sides[1] - new)) <= 1


def _last_case(text: str) -> frozenset[str]:
    """The words of the last case that a sentence names."""
    found = list(shape("cases", "opens_any").finditer(text))
    return content_of(text[found[-1].end() :]) if found else frozenset()


def _forced_alike(ones: Counter[str], others: Counter[str]) -> bool:
    """The same force; an order may be given without a word of it: "Do not give", "must not be given"."""
    sides = force_of(ones), force_of(others)
    return sides[0] ^ sides[1] <= {"must"}


def _weighs(stem: str, text: str) -> bool:
    """A word that has rules of its own: a figure, a name, a limit, who must agree, what follows from a breach."""
    forms = [match[0] for match in re.finditer(r"[^\W_]+", text) if match[0].lower().startswith(stem[:4])]
    named = any(form[:1].isupper() for form in forms if not text.lstrip().startswith(form))
    if acts(stem, text):
        return True
    return stem[:1].isdigit() or stem in _LIMITS or named or any(_limiting().search(form) for form in forms)


_LIMITS = frozenset(
    [
        "upto",
        "least",
        "consecutive",
        "soonish",
        "nowish",
        "soonest",
        "soonas",
        "inthelast",
        "halfyear",
        "annually",
        "monthly",
    ]
)
"""Forms of words that say how long, how often or how soon."""


@lru_cache(maxsize=256)
def _levels(text: str) -> tuple[bool, ...]:
    """Whether words are there that tell of a consequence, of consent or advice asked, of who may see a thing, of whose
    view counts, of mere effort and of what is only usual."""
    return tuple(bool(row.search(text)) for row in _rows())


@cache
def _rows() -> tuple[re.Pattern[str], ...]:
    lists = data()
    open_ = lists["access"]["online"], lists["access"]["on_request"]
    viewed = lists["tested"]["own"], lists["tested"]["others"]
    soft = lists["force"]["softening"], lists["narrowing"]["hedge"]
    rows = [
        lists["sanction"]["words"],
        *lists["say"]["ranks"][:-1],
        *lists["part"]["ranks"][:1],
        *open_,
        *viewed,
        *soft,
    ]
    return tuple(re.compile(rf"(?<!\w)(?:{row})(?!\w)", re.IGNORECASE) for row in rows)


@cache
def _limiting() -> re.Pattern[str]:
    rows = [
        pattern("narrowing", "hedge").pattern,
        *data()["quantity"]["ranks"],
        *data()["quantity"]["sure"],
        data()["force"]["softening"],
        data()["access"]["everyone"],
        data()["access"]["locals"],
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(rows)})(?!\w)", re.IGNORECASE)
