"""Words put in or struck out that tell how firm a duty is and how it is done, a second act, who takes part, and how far
another has a say."""

from __future__ import annotations

import re

from toolkit.alignment.effect_matter import content_of
from toolkit.alignment.effect_sanctions import lower, rank, ranks, under
from toolkit.alignment.effect_sentences import around
from toolkit.alignment.effect_spots import Effect, Spot, data, joined, pattern, sentence
from toolkit.alignment.group import Group
from toolkit.model.crosswalk import Direction


def softer(spot: Spot) -> Effect | None:
    """ "shall endeavour to answer" for "shall answer"."""
    usual = [bool(_USUAL.search(words)) for words in (spot.gone, spot.new)]
    if usual[0] != usual[1] and (_MODAL_LAST.search(spot.left) or _MODAL.match(f" {spot.new or spot.gone}")):
        return "modality", "weaker" if usual[1] else "stricter"  # "will as a rule" for "shall"
    if re.search(r"\b(?:the|an?|their|your|his|her|its)\s*$", spot.left):
        return None  # "with the | aim | of"
    gone, new = (pattern("force", "softening").search(words) for words in (spot.gone, spot.new))
    if bool(gone) == bool(new) or re.match(r"\W*(?:and|or|nor)\b", spot.gone or spot.new):
        return None  # "take or try to take" adds an act
    soft, firm = (gone, spot.new) if gone else (new, spot.gone)
    if soft and re.search(rf"\b{re.escape(soft[0].split()[0][:_ROOT])}", firm):
        return None  # "may not consider it", "is not to be considered"
    return "modality", "weaker" if new else "stricter"


_ROOT = 5
"""Letters by which a verb is known again in another form."""
_USUAL = re.compile(r"\b(?:normally|as a rule|generally|usually|ordinarily|in general|for the most part|so far as)\b")
_MODAL = re.compile(r"\s*(?:must|shall|should|will|may|is to|are to|ought to)\b(?! be\b)")
_MODAL_LAST = re.compile(r"\b(?:must|shall|should|will|(?:is|are) to)\W*$")


def ordered(spot: Spot) -> Effect | None:
    """A bare word of duty comes or goes before its verb: "who are to decide" becomes "who decide", a statement."""
    words = spot.gone or spot.new
    if (spot.gone and spot.new) or not pattern("force", "orders").fullmatch(words) or carried_on(spot):
        return None
    return "modality", "stricter" if spot.new else "weaker"


def promised(spot: Spot) -> Effect | None:
    """A whole sentence on what will be done for those whom the code binds comes or goes: "You will be sent a copy of
    the report"."""
    words = re.sub(r"^\W+", "", spot.gone or spot.new)
    if not sentence(spot) or not pattern("promise", "opens").match(words) or pattern("sanction", "words").search(words):
        return None
    return "modality", "stricter" if spot.new else "weaker"


def carried_on(spot: Spot) -> bool:
    """ "shall review it and | shall | report": the word of duty said again, or no longer, for a second act; also in a
    sentence of its own, "and" becoming ". You must"."""
    sides = sorted((spot.gone, spot.new), key=len)
    if pattern("act", "and").fullmatch(sides[0]) and re.fullmatch(data()["act"]["anew"], sides[1], re.IGNORECASE):
        return True
    again = pattern("force", "orders").fullmatch(spot.gone or spot.new) and bool(spot.gone) != bool(spot.new)
    before = re.search(rf"\b{data()['force']['orders']}\b(?! not\b)", spot.left, re.IGNORECASE)
    return bool(again) and bool(before) and bool(re.search(r"\b(?:and|or)(?: then)?\s*$", spot.left))


_MODALS = ({"may", "can", "could", "might"}, {"should", "ought to"}, {"must", "shall", "will", "is to", "are to"})
"""From leave to order."""


def exchanged(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """A modal for one of another force, where no duty is known: "a breach will be treated as" for "may be"."""
    gone, new = (
        next((rank for rank, row in enumerate(_MODALS) if words in row), None) for words in (spot.gone, spot.new)
    )
    if gone is None or new is None or gone == new or re.match(r"\s*(?:not|only)\b", spot.right):
        return None  # "must not" for "may not"
    told = all(pattern("sanction", "of").search(under(group)) for group in (baseline, candidate))
    falls = re.search(rf"\b(?:{data()['sanction']['words']}|misconduct)\b", spot.right, re.IGNORECASE)
    return "sanction" if told and falls else "modality", "stricter" if new > gone else "weaker"


def bidden(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """ "may | invite | you to apologise" for "may require you to"."""
    sides = [
        [bool(pattern("force", name).fullmatch(words)) for name in ("bids", "asks")] for words in (spot.gone, spot.new)
    ]
    if sides not in ([[True, False], [False, True]], [[False, True], [True, False]]):
        return None
    told = all(pattern("sanction", "of").search(under(group)) for group in (baseline, candidate))
    return "sanction" if told else "modality", "weaker" if sides[0][0] else "stricter"


def said(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """Another has more of a say, or less: "with the agreement of the Clerk" for "after consulting the Clerk"; where
    the words of it stand apart, in the sentences of both sides."""
    gone, new = (rank("say", "ranks", words) for words in (spot.gone, spot.new))
    if (gone is None) != (new is None):
        one, other = (ranks("say", text) for text in around(spot, joined(baseline), joined(candidate)))
        alone = one - other, other - one
        if len(alone[0]) == len(alone[1]) == 1 and {gone, new} & (alone[0] | alone[1]):
            gone, new = alone[0].pop(), alone[1].pop()
    if gone is None or new is None or gone == new:
        return None
    return "modality", "weaker" if new > gone else "stricter"


def part(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """Leaving the room, taking no part, or only not voting: one for another, in the words that changed or, where they
    are a part of a row ("not speak, vote or remain"), in the whole of each side."""
    gone, new = rank("part", "ranks", spot.gone), rank("part", "ranks", spot.new)
    if gone is not None and new is not None:
        return ("participation", lower(gone, new)) if gone != new else None
    if spot.gone and spot.new and (gone is None) != (new is None):
        silent = joined(baseline if gone is None else candidate)  # "tell the panel" for "take no part"
        if not pattern("part", "words").search(silent):
            return "participation", "weaker" if new is None else "stricter"
    if not pattern("part", "words").search(f"{spot.gone} {spot.new}"):
        return None
    one, other = (rank("part", "banned", joined(group)) for group in (baseline, candidate))
    return ("participation", lower(one, other)) if None not in (one, other) and one != other else None


def act(spot: Spot) -> Effect | None:
    """A second act, or a second person to be told, that only one wording asks for."""
    if not (spot.inserted or spot.deleted):
        return None
    words = _second(spot)
    direction: Direction = (
        "stricter" if bool(spot.new) != bool(re.match(r"or |.* or(?: the| an?)?$", words)) else "weaker"
    )
    beside = re.fullmatch(r"(?:[\w’-]+ ){1,4}(?:and|or)(?: the| an?| your| their)?", words) and _TELLING.search(
        spot.left
    )
    another = re.match(r"(?:and|or) (?:the|a|an|his|her|their|your|any|to) ", words) and _TOLD_TO.search(spot.left)
    if pattern("act", "told").match(words) or beside or another:
        return "recipient", direction
    led = re.search(rf"\b{data()['force']['orders']}\s*$", spot.left, re.IGNORECASE)
    first = led and not re.search(r"\bnot\b", words) and re.fullmatch(data()["act"]["before"], words, re.IGNORECASE)
    done = _TO_BE_DONE.search(spot.left) and re.match(
        r"and (?:then |also )?(?:be )?(?:\w+ed|\w+[ae]id|sent|given|made|kept|put|told)\b", words
    )
    known = pattern("act", "joined").match(words) or (_ON_IT.match(words) and _ASKED.search(spot.left))
    return ("modality", direction) if known or first or done else None


_ASKED = re.compile(
    r"\b(?:must|shall|should|(?:is|are|has|have) to)\b(?! not\b)(?!.*\b(?:if|where|when|who|which|that|unless)\b)"
)
_ON_IT = re.compile(
    r"(?:and|or) (?:then |also )?"
    r"(?!(?:all|any|each|every|both|of|for|in|on|to|by|with|from|about|that|which|who|not)\b)[a-z]+ "
    r"(?:it|them|him|this|the|an?|its|their|your|his|whether|how|why|what)\b"
)
""" "must ask for a receipt | and note it on the file": a verb with what it is done to."""


_TELLS = r"(?:report|send|sent|notif|tell|told|disclos|declar|submit|forward|refer|answer|writ)\w*"
_TELLING = re.compile(r"\b(?:tell|inform|notify|advise|consult|ask)(?: the| an?| your| their)?\s*$")
""" "must tell the | clerk and the | finance manager"."""
_TOLD_TO = re.compile(
    rf"\b{_TELLS}\b[^,;]*\bto(?: the| an?| your| their| his| her)?"
    r"(?: (?!(?:of|to|by|for|with|in|on|about)\b)[\w’-]+){1,4}\s*$"
)
""" "shall report it to the Secretary | or the police"."""


def _second(spot: Spot) -> str:
    """The words of a second act with the "and" before them, without the opening of a paragraph that was joined on:
    "and | sign the book. Governors must | ask"."""
    words = re.sub(r"[.;]?\s*\n.*\b(?:must|shall|should|may)\s*$", "", spot.new or spot.gone).lstrip(" ,;")
    joins = re.search(r"\b(?:and|or)\s*$", spot.left)
    return f"{joins[0].strip()} {words}" if joins and re.search(r"\n", spot.new or spot.gone) else words


_TO_BE_DONE = re.compile(r"\b(?:must|shall|should|(?:is|are|has|have) to) (?:also )?be \w+[^,;]*$")
""" "shall be sent to the Auditor | and laid before the Assembly"."""


def manner(baseline: Group, candidate: Group, spot: Spot) -> Effect | None:
    """How a duty is done: "in writing", "in full". Of a leave or a ban it is a condition, or a limit."""
    if baseline.strongest[0].facts.modality in {"permission", "prohibition"}:
        return None
    gone, new = (pattern("manner", "asks").search(words) for words in (spot.gone, spot.new))
    told = gone or new
    if bool(gone) == bool(new) or told is None:
        return None
    sides = around(spot, joined(baseline), joined(candidate))
    words = content_of(told[0])
    if words and all(words <= content_of(text) for text in sides):
        return None  # "notify him in writing" for "get his written permission"
    return "modality", "stricter" if new else "weaker"
