"""How likely, how often and by how many: words that grade the case of a rule, or what a duty asks."""

from __future__ import annotations

import re

from toolkit.alignment.effect_numbers import numbers_in
from toolkit.alignment.effect_spots import Effect, Spot, data
from toolkit.alignment.words import terms

_CASE = re.compile(
    r"\b(?:that|which|who|whom|whose|if|where|when|whenever|whether)\b(?![^,;]*\b(?:must|shall)\b)[^,;]*$"
)
_BEGINS = re.compile(r"\b(?:that|which|(?:if|where|when|whether)(?: [\w’'-]+){1,4})\s*$")
""" "an interest that | might | affect": the clause that tells the case has no verb yet."""
_ORDER = re.compile(r"\b(?:must|shall|should|will|(?:is|are|has|have) to)\b")


def likelier(spot: Spot) -> Effect | None:
    """ "that | is likely to | affect" for "that | might | affect": the case is met later."""
    if not _BEGINS.search(spot.left):
        return None
    one, other = _chance(spot.gone), _chance(spot.new)
    if None in (one, other) and set(terms(spot.gone)) & set(terms(spot.new)):
        one, other = (_chance_before(words) for words in (spot.gone, spot.new))  # "could conflict", "is in conflict"
    one, other = (
        0 if None is rank and _PLAIN.fullmatch(words) else rank for rank, words in ((one, spot.gone), (other, spot.new))
    )
    if one is None or other is None or one == other:
        return None
    return "test", "stricter" if other > one else "weaker"


_PLAIN = re.compile(r"(?:(?:is|are|do|does|has|have)(?: (?:in|an?|the))?)?")
""" "a matter which | affects", "an interest which | is in | conflict"."""


def _chance(words: str) -> int | None:
    """From sure to merely possible; None for words that tell of something else."""
    rows = data()["likely"]["ranks"]
    return next((rank for rank, row in enumerate(rows) if re.fullmatch(row, words)), None)


def _chance_before(words: str) -> int:
    """What stands before the verb; 0, sure, where nothing does."""
    rows = enumerate(data()["likely"]["ranks"])
    return max((rank for rank, row in rows if re.match(rf"(?:{row})(?!\w)", words)), default=0)


def oftener(spot: Spot) -> Effect | None:
    """ "repeatedly" for "on a single occasion": as the case of a rule, or in a ban, it is met later."""
    one, other = _times(spot.gone), _times(spot.new)
    if one is None or other is None or one == other:
        return None
    duty = _ORDER.search(spot.left) and not re.search(r"\b(?:not|never|no|nobody)\b", spot.left)
    asks = bool(duty) and not _CASE.search(spot.left)
    return ("modality" if asks else "scope"), "stricter" if (other > one) == asks else "weaker"


def _times(words: str) -> int | None:
    rows = data()["likely"]["times"]
    return next((rank for rank, row in enumerate(rows) if re.search(rf"(?<!\w)(?:{row})(?!\w)", words)), None)


def at_least(spot: Spot) -> Effect | None:
    """ "| at least | once a month": a rhythm becomes the least that is asked."""
    bound = {"at least", "not less than", "no less than", "a minimum of", "no fewer than"}
    if {spot.gone, spot.new} - bound != {""} or not _RHYTHM.match(spot.right):
        return None
    return "deadline", "stricter" if spot.new else "weaker"


_RHYTHM = re.compile(r"\s*(?:once|twice|[\w-]+ times|every|each|(?:week|month|quarter|annual|year)ly|annually)\b")


def needed(spot: Spot) -> Effect | None:
    """ "| Two | signatures are needed": of what is asked, fewer are less."""
    gone, new = (numbers_in(words) for words in (spot.gone, spot.new))
    if not gone or not new or max(gone) == max(new) or re.search(r"[£$€₹%]", spot.gone + spot.new):
        return None
    words = f"{spot.new} {spot.right.lstrip()}"
    if not (_NEEDED.match(words) or (_SIGNED.search(spot.left) and _COUNTS.match(words))):
        return None
    return "threshold", "stricter" if max(new) > max(gone) else "weaker"


_NEEDED = re.compile(
    r"\W*(?:at least )?[\w-]+ (?:[\w’'-]+ ){1,3}?(?:(?:is|are|shall be|will be|must be) (?:needed|required|necessary)|"
    r"(?:must|shall|have to|has to) (?:be present|attend|sign|agree|approve|consent|vote))\b"
)
_SIGNED = re.compile(
    r"\b(?:must|shall|should|(?:is|are|has|have) to) be "
    r"(?:counter)?(?:signed|approved|authori[sz]ed|checked|opened|witnessed|seconded) by(?: at least)?\s*$"
)
_COUNTS = re.compile(r"\s*[\w’'-]+")
