"""Denials: a "not" that comes or goes, words that allow for words that forbid, and two denials that are none."""

from __future__ import annotations

import re

from toolkit.alignment.effect_matter import LONGEST, pair_of
from toolkit.alignment.effect_spots import Effect, Spot, data, joined, pattern
from toolkit.alignment.group import Group
from toolkit.model.crosswalk import Direction


def negation(spot: Spot) -> Effect | None:
    """A "not" that comes or goes and nothing else: a statement is turned round."""
    gone, new = (pattern("negation").sub(" ", words).strip() for words in (spot.gone, spot.new))
    odd = [len(pattern("negation").findall(words)) % 2 for words in (spot.gone, spot.new)]
    rest = [
        re.sub(r"\W", "", _bare(pattern("filler", "words").sub(" ", _MODAL.sub(" ", words)))) for words in (gone, new)
    ]
    if odd[0] == odd[1] or rest[0] != rest[1]:
        return None
    return "reversed", "neutral"


def in_case_of(spot: Spot) -> bool:
    """A "not" in the case to which a rule applies turns the case, not the rule: "if it is | not | entered"."""
    place = _PLACE.search(spot.left) and _ORDERS.match(spot.right)
    return bool(_IN_CASE.search(spot.left)) and not _CASE_OVER.search(spot.left) and not place


_PLACE = re.compile(r",\s*(?:where|which|who|whom)\s*$")
_ORDERS = re.compile(r"\s*(?:[\w’'-]+ ){1,4}(?:may|can|must|shall)\b")
""" "at the town hall, where | no | resident may read it": no case, a further statement."""


_IN_CASE = re.compile(
    r"\b(?:if|where|when|whenever|unless|who|whom|whose|which)\b(?![^,;]*\b(?:must|shall|should|may|will|can)\b)[^,;]*$"
)

_CASE_OVER = re.compile(
    r"\b(?:who|which|that)\s+(?!(?:is|are|was|were|has|have|had|does|do|did)\s*$)(?:\w+(?:ed|s)|has|have|had|held|made|took|gave|sat)\b"
    r"[^,;]*\b(?:is|are|does|do|has|have)\s*$"
)
""" "a member who considered it before is | not | barred": the clause that tells the case has its verb already."""

_MODAL = re.compile(r"\b(?:must|shall|may|can|could)\b")
"""Before "not" and without it: "may be a member" for "shall not be a member"."""


def turned(spot: Spot) -> Effect | None:
    """ "may" for "shall not", or the other way about, and nothing else."""
    bans = [
        bool(re.fullmatch(r"(?:must|shall|may|can|will) (?:not|never)|cannot", words))
        for words in (spot.gone, spot.new)
    ]
    leaves = [bool(_MODAL.fullmatch(words)) for words in (spot.gone, spot.new)]
    return ("reversed", "neutral") if (bans[0] and leaves[1]) or (leaves[0] and bans[1]) else None


def _bare(words: str) -> str:
    """Verbs as "does not" leaves them: "includes" as "include"."""
    return re.sub(r"(?<=\w\w)(?<!s)s\b", "", re.sub(r"ies\b", "y", words))


def opposite(spot: Spot) -> Effect | None:
    """Words that allow for words that forbid: "is unacceptable" for "is acceptable"."""
    if re.search(r"\b(?:is|are|was|were|be|been|considered|regarded as)\s*$", spot.left):
        gone, new = spot.gone, spot.new
        if gone and new and _UN.sub("", gone) == _UN.sub("", new) and bool(_UN.match(gone)) != bool(_UN.match(new)):
            return "reversed", "stricter" if _UN.match(new) else "weaker"
    for row in data()["opposites"]:
        one, other = (re.compile(rf"\b(?:{row[name]})(?!\w)", re.IGNORECASE) for name in ("one", "other"))
        gone, new = (" ".join(f"{words} {spot.right[:40]}".split()) for words in (spot.gone, spot.new))
        if not spot.gone or not spot.new:
            continue
        if one.match(gone) and other.match(new) and not one.match(new):
            return "reversed", "weaker"
        if other.match(gone) and one.match(new) and not one.match(gone):
            return "reversed", "stricter"
    return None


_UN = re.compile(r"(?:un|in|im|il|ir|dis|non-?)(?=\w{4})")


def plainly(words: str) -> str:
    """Denials in one form: "refrain from" as "not"; two of them as none."""
    once = re.sub(r"\bnot (?:fail|omit|neglect) to\b", "", words)
    once = re.sub(r"\bnot have (?:any )?regard to\b", "disregard", once)
    once = re.sub(r"\bprior to\b", "before", once)
    once = re.sub(r"\b(?:(?:no|not) later than|on or before)\b", "by", once)
    return re.sub(r"\b(?:refrain|abstain|desist) from\b", "not", once).strip()


def way(baseline: Group, candidate: Group) -> Direction:
    """Of a rule turned round: stricter where it now forbids, weaker where it forbade, else not to be said."""
    if way := bound_or_free(joined(baseline), joined(candidate)):
        return way
    before, after = (group.strongest[0].facts.modality == "prohibition" for group in (baseline, candidate))
    eased = [bool(pattern("relief", "sentence").search(joined(group))) for group in (baseline, candidate)]
    if before == after and eased[0] != eased[1]:
        return "weaker" if eased[1] else "stricter"  # "shall not be treated as absent"
    if before == after and (way := bound_or_free(joined(baseline), joined(candidate))):
        return way
    if before == after:
        return _by_words(joined(baseline), joined(candidate))
    return "stricter" if after else "weaker"


def _by_words(one: str, other: str) -> Direction:
    """ "may hold no shares" for "may hold shares", where the analysis sees no ban."""
    sides = pair_of(one, other) if len(one) + len(other) <= LONGEST else ()
    bans = [words["not"] % 2 == 1 and words["must"] > 0 for words in sides]
    leaves = [words["not"] == 0 and words["may"] > 0 and words["must"] == 0 for words in sides]
    if not sides or bans == bans[::-1] or leaves != bans[::-1]:
        return "neutral"
    return "stricter" if bans[1] else "weaker"


def bound_or_free(one: str, other: str) -> Direction | None:
    """ "is not barred", "is barred": what binds is affirmed, or what sets free denied."""
    for name, more in (("binds", "stricter"), ("frees", "weaker")):
        said = [pattern("bound", name).search(text) for text in (one, other)]
        if all(said):
            denied_now = [
                bool(re.search(r"(?i)\bnot\b[^.;,]{0,40}$|\b(?:no|nothing)\b[^.;,]{0,60}$", text[: match.start()]))
                for text, match in zip((one, other), said, strict=True)
                if match
            ]
            back: Direction = "weaker" if more == "stricter" else "stricter"
            ahead: Direction = "stricter" if more == "stricter" else "weaker"
            return None if denied_now[0] == denied_now[1] else back if denied_now[1] else ahead
    return None


_CLAUSE = re.compile(r"[.;:\n]|,\s*(?:nor|and|but|or)\b")


def shifted(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """The clause around a place denies on both sides, or on neither: "No official shall appoint" for "An official shall
    not appoint", also where another clause is put in after it."""
    sides = ((joined(baseline), spot.before), (joined(candidate), spot.after))
    odd = [len(pattern("negation").findall(_clause(text, place))) % 2 for text, place in sides]
    return odd[0] == odd[1]


def _clause(text: str, place: tuple[int, int]) -> str:
    start = max((match.end() for match in _CLAUSE.finditer(text, 0, place[0])), default=0)
    end = next((match.start() for match in _CLAUSE.finditer(text, place[1])), len(text))
    return text[start:end]


def denied(group: Group) -> int:
    """1 where the words of a side deny, 0 where they do not, or deny twice."""
    return len(pattern("negation").findall(joined(group))) % 2
