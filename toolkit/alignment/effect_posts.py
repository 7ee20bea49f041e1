"""Another post or body, by the words around its name: who acts, who is told, whose leave is asked."""

from __future__ import annotations

import re

from toolkit.alignment.effect_numbers import numbers_in
from toolkit.alignment.effect_spots import Effect, Spot, joined, meant, pattern
from toolkit.alignment.group import Group
from toolkit.alignment.recipients import of_places
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Direction

_BOUND = re.compile(
    r"^(?:[\s'’]*\w[\w'’-]*(?![\w'’-])){0,3}?\s*\b(?:must|shall|should|will|may|is to|are to|"
    r"(?:is|are) (?:required|responsible)|"
    r"(?:decide|determine|keep|maintain|hear|consider|appoint|chair|preside|advise|grant|give|send|hold|investigate|approve|publish)s)\b"
)


def post(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """Before a duty's own words, part of a post's name in capitals for another: "The Watch Manager must"."""
    sides = ((joined(baseline), spot.before, spot.gone), (joined(candidate), spot.after, spot.new))
    if spot.gone and spot.new and _TOLD.match(spot.right):
        return "recipient", to_outside(spot)
    named = not re.search(r"\d", spot.gone + spot.new) and all(
        words and text[span[0] : span[1]].strip()[:1].isupper() for text, span, words in sides
    )
    opening = re.fullmatch(r"(?:\W*[\w'’-]+){1,4}\s*", spot.left)  # the first word of all has a capital anyhow
    first = not spot.left.strip() and meant(spot.gone) and meant(spot.new) and _AGENT.match(spot.right)
    opens = _OPENS.search(spot.left) and (_MODAL.match(spot.right) or _BOUND.match(spot.right))
    agents = [pattern("agents").search(words) for words in (spot.gone, spot.new)]
    deputy = bool(_DEPUTY.search(spot.gone)) != bool(_DEPUTY.search(spot.new))
    if opens and all(agents) and (deputy or not _stems(agents[0]) & _stems(agents[1])):
        return "bearer", "neutral"
    return ("bearer", "neutral") if (named and opening and _BOUND.match(spot.right)) or first else None


_MODAL = re.compile(r"\s*(?:must|shall|should|will|may|is to|are to|ought to)\b(?! be\b)")


_OPENS = re.compile(r"(?:^|,)\W*(?:the|an?|each|every|any)?\s*$")
_DEPUTY = re.compile(r"\b(?:deputy|depute|vice|assistant|acting)\b")
""" "the | vice-chair | decides": another than the chair."""


def _stems(match: re.Match[str] | None) -> set[str]:
    return set(terms(match[0])) if match else set()


_TOLD = re.compile(
    r"\s*(?:must|shall|should|will|(?:is|are|has|have) to) be (?:\w+ly )?"
    r"(?:informed|told|notified|consulted|advised|asked|given notice)\b"
)
""" "the | auditor | must be informed": who is told, not who is bound."""

_AGENT = re.compile(
    r"\s*[\w'’-]+(?<!\bmatt)(?<!\blett)(?<!\bpap)(?<!\bord)(?<!\boff)(?<!\bregist)(?:ers?|ors?|ants?|ists?|ees?|ians?|heads?|clerks?|chiefs?)"
    r"\s+(?:must|shall|should|will|may|is to|are to)\b(?! be\b)"
)
"""What is left of the name of those who act: "Station | commanders shall"."""


_DONE_BY = re.compile(
    r"\b(?:is|are|be|been) (?:\w+ly )?(?:\w+(?:ed|en|ade|eld|ept)|heard|told) by(?: the| an?)?\s*$|"
    r"\b\w+(?:al|ion|ment) by(?: the| an?)?\s*$"
)


def doer(spot: Spot) -> Effect | None:
    """Who is to do a thing comes or goes: "must be made | by the host officer"."""
    if spot.gone and spot.new:
        times = pattern("time", "units").search(f"{spot.gone} {spot.new}") or re.search(
            r"\d|day\b", f"{spot.gone} {spot.new}"
        )
        shared = set(terms(spot.gone)) & set(terms(spot.new)) or re.search(
            r"\b(?:vote|majority|unanim)", f"{spot.gone} {spot.new}"
        )
        if numbers_in(spot.gone) != numbers_in(spot.new) and shared:
            return None  # "by an officer" for "by two officers"
        return ("bearer", "neutral") if _DONE_BY.search(spot.left) and not times else None
    words = spot.gone or spot.new
    named = re.match(r"by (?:the|an?|your|their) (?:[\w'’-]+\s?){1,5}$", words) and not pattern("time", "units").search(
        words
    )
    passive = re.search(
        r"\b(?:must|shall|should|will|(?:is|are|has|have) to) be (?:\w+ly )?[\w-]+(?: \w+)?\s*$", spot.left
    )
    return ("bearer", "neutral") if bool(spot.gone) != bool(spot.new) and named and passive else None


def asked(spot: Spot) -> Effect | None:
    """Another post or body whose leave is asked, or who decides."""
    named = bool(spot.gone and spot.new) and not numbers_in(f"{spot.gone} {spot.new}")
    if not (named and pattern("asked", "words").search(spot.left)):
        return None
    return "recipient", to_outside(spot)


def to_outside(spot: Spot) -> Direction:
    """To be told or asked outside the authority is stricter. A commission may be the authority's own."""
    names = [re.sub(r"[\s-]+", "_", words) for words in (spot.gone, spot.new)]
    own = any("commission" in name and "commissioner" not in name for name in names)
    return "neutral" if own else of_places({names[0]}, {names[1]})
