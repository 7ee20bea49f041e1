"""When a rule applies: conditions, hedges and times put in or struck out, and how many it speaks of."""

from __future__ import annotations

import re

from toolkit.alignment.effect_spots import Effect, Spot, data, meant, pattern, sentence, shape
from toolkit.model.crosswalk import Direction

FEW = 5
"""Words up to which a sentence may be a phrase."""


def narrower(spot: Spot) -> Effect | None:
    """A condition or a hedge that only one wording has; a whole sentence with an "if" in it is none."""
    if sentence(spot) or _same_case(spot):
        return None
    if one_case(spot):
        return "scope", "stricter" if spot.new else "weaker"
    for name in ("hedge", "condition"):
        gone, new = (_limiting(name, words, spot.right) for words in (spot.gone, spot.new))
        if gone != new:
            further = re.match(r"\W*or\b", spot.new or spot.gone)  # "or if it is serious": one more case
            return "scope", "weaker" if bool(new) != bool(further) else "stricter"
    return None


def _same_case(spot: Spot) -> bool:
    """A case put in other words: "a member who has ..." for "where a member has ..."."""
    return all(pattern("same_case", "words").search(words) for words in (spot.gone, spot.new))


def one_case(spot: Spot) -> bool:
    """One of several cases of a rule, set side by side: "whenever acting for it, | whenever speaking of it, | and
    wherever ..."."""
    raw = spot.new or spot.gone
    words = raw.strip(" ,;")
    opens = shape("cases", "opens").match(re.sub(r"^(?:and|or) ", "", words))
    if opens is None or bool(spot.gone) == bool(spot.new):
        return False
    row = spot.left.rstrip().endswith(",") or raw.startswith(",") or re.match(r"(?:and|or) ", words)
    before = [match["cue"] for match in shape("cases", "opens").finditer(spot.left)][-1:]
    goes_on = shape("cases", "goes_on").match(spot.right) or re.match(r"or\b", words)
    return bool(row and goes_on) and [opens["cue"]] == before


def _limiting(name: str, words: str, right: str) -> bool:
    """A condition or hedge begins in some words of a place; its end may have been kept: "in working | time"."""
    plain = shape("cases", "only").sub("only", words)
    next_word = re.match(r"\s*[\w’'-]*", right)
    match = pattern("narrowing", name).search(f"{plain} {next_word[0].strip() if next_word and plain else ''}")
    return match is not None and match.start() < len(plain)


def freer(spot: Spot) -> Direction | None:
    """What somebody may do for what he must, as a case or a meaning: "information which the law | permits | us to keep"
    is more than what it requires."""
    sides = [
        [bool(pattern("meaning", name).search(words)) for name in ("asked", "left")] for words in (spot.gone, spot.new)
    ]
    if sides == [[True, False], [False, True]]:
        return "stricter"
    return "weaker" if sides == [[False, True], [True, False]] else None


def further(spot: Spot) -> Effect | None:
    """One condition more on the same thing: "staff who hold a licence, and who have passed the test"; "where it is
    fair and made in good faith"."""
    if not (spot.inserted or spot.deleted):
        return None
    words = (spot.new or spot.gone).lstrip(" ,;")
    inner = shape("cases", "ends_joining").search(words) and shape("cases", "relative").search(spot.left)
    if not inner and shape("cases", "also_time").match(words) and shape("cases", "time").search(spot.left):
        return "scope", "stricter" if spot.new else "weaker"  # two times at which a rule applies
    if inner or pattern("narrowing", "further").match(words) or _second_predicate(spot):
        return "scope", "weaker" if spot.new else "stricter"
    return None


def _second_predicate(spot: Spot) -> bool:
    """ "where the disclosure is reasonable | and made in good faith"."""
    joined_on = shape("cases", "second").match((spot.new or spot.gone).lstrip(" ;"))
    return bool(joined_on and shape("cases", "predicate").search(spot.left))


def quantified(spot: Spot) -> Effect | None:
    """ "most" for "all": of what a rule asks it covers less; as its condition, it is met sooner."""
    if _whole_sentence(spot):
        return None
    sure = _level("sure", spot.gone), _level("sure", spot.new)
    if None not in sure and sure[0] != sure[1]:
        return "scope", "weaker" if sure[1] else "stricter"
    if everyone := _everyone(spot):
        return everyone
    gone, new = (_level("ranks", words) for words in (spot.gone, spot.new))
    if gone is None or new is None or gone == new:
        return None
    return "scope", "stricter" if (new > gone) == bool(shape("cases", "in_case").search(spot.left)) else "weaker"


def _everyone(spot: Spot) -> Effect | None:
    """ "everyone" for those of some kind, or the other way about."""
    gone, new = (bool(shape("cases", "everyone").match(words)) for words in (spot.gone, spot.new))
    if gone == new or not (spot.gone and spot.new) or not meant(spot.new if gone else spot.gone):
        return None
    return "scope", "weaker" if gone else "stricter"


def _whole_sentence(spot: Spot) -> bool:
    """A sentence was exchanged whole: how it begins tells nothing of how many it binds."""
    return all(shape("cases", "says").search(words) and len(words.split()) > FEW for words in (spot.gone, spot.new))


def _level(name: str, words: str) -> int | None:
    rows = (re.compile(rf"(?:{row})\b.*", re.IGNORECASE) for row in data()["quantity"][name])
    return next((at for at, row in enumerate(rows) if row.fullmatch(words)), None)
