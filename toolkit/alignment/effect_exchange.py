"""One thing put for another where it stood, of which no other rule knows anything: no way of speaking, but a change.

Who only puts a rule in other words builds its sentence anew; where a sentence stands as it was and one phrase in it was
exchanged for one on other things, hardly one in ten says the same (of the 264 such places in the development half and
the tables of single changes 19). Which kind of change it is, the place tells: a time, a post after "to", who is bound,
who may look, what follows from a breach; else what is covered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.alignment.effect_matter import LONGEST, content_of, counted_alike, force_of, left_of, pair_of, worded_force
from toolkit.alignment.effect_recast import close, recast
from toolkit.alignment.effect_sanctions import punishes, under
from toolkit.alignment.effect_sentences import sentences
from toolkit.alignment.effect_spots import Effect, Spot, data, joined, pattern
from toolkit.alignment.effect_tests import broader
from toolkit.alignment.group import FORCE, Group


def exchanged_things(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> list[tuple[Spot, Effect]]:
    """The places in which one thing stands for another, each with its kind."""
    if not _binds(baseline) or not _binds(candidate):
        return []
    found = []
    for bunch, one, other in sentences(spots, joined(baseline), joined(candidate)):
        if len(one) + len(other) > LONGEST or not _stands(one, other):
            continue
        gone, new = left_of(one, other)
        spot = next((each for each in bunch if gone & content_of(each.gone) and new & content_of(each.new)), None)
        if spot is not None and not _speaking(spot) and not _is_act(baseline, spot):
            found.append((spot, _kind(baseline, candidate, spot)))
    return found


def let_off(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> list[tuple[Spot, Effect]]:
    """ "need not" for a word that binds ("need not refuse it" for "must not accept it"); or another force in words that
    are no duty to the analysis: "is voluntary" for "is compulsory"."""
    found: list[tuple[Spot, Effect]] = []
    for bunch, one, other in sentences(spots, joined(baseline), joined(candidate)):
        if len(one) + len(other) > LONGEST:
            continue
        silent = all(group.strongest[0].facts.modality == "none" for group in (baseline, candidate))
        forces = worded_force(one, other) if silent and not any(left_of(one, other)) else None
        if forces and FORCE[forces[0]] != FORCE[forces[1]]:
            found.append((bunch[0], ("modality", "weaker" if FORCE[forces[1]] < FORCE[forces[0]] else "stricter")))
            continue
        free = [bool(words["neednot"]) and not words["must"] for words in pair_of(one, other)]
        bound = ["must" in force_of(words) for words in pair_of(one, other)]
        if free[0] != free[1] and bound == free[::-1]:
            found.append((bunch[0], ("modality", "weaker" if free[1] else "stricter")))
    return found


def fewer_named(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> list[tuple[Spot, Effect]]:
    """ "the recommendation in a report" for "a report or a recommendation": the same words, but no longer of two."""
    found: list[tuple[Spot, Effect]] = []
    for bunch, one, other in sentences(spots, joined(baseline), joined(candidate)):
        if len(one) + len(other) > LONGEST:
            continue
        gone, new = left_of(one, other)
        if gone or new:
            found += _one_more_named(bunch, one, other, gone, new)
            continue
        ones, others = pair_of(one, other)
        same = all(ones[word] == others[word] for word in ("not", "except", "only", "and", "must", "should", "may"))
        if same and abs(ones["or"] - others["or"]) == 1:
            spot = next((each for each in bunch if _OR.search(each.gone) or _OR.search(each.new)), bunch[0])
            found.append((spot, ("scope", "weaker" if ones["or"] > others["or"] else "stricter")))
    return found


def _one_more_named(
    bunch: Sequence[Spot], one: str, other: str, gone: set[str], new: set[str]
) -> list[tuple[Spot, Effect]]:
    """ "only the Registrar | or the Deputy Registrar | may" in a sentence built anew."""
    ones, others = pair_of(one, other)
    text, more = (one, ones["or"] - others["or"]) if gone else (other, others["or"] - ones["or"])
    if (gone and new) or more != 1 or force_of(ones) != force_of(others) or ones["not"] != others["not"]:
        return []
    if not any(content_of(match[1]) & (gone | new) for match in _OR_NAMED.finditer(text)):
        return []
    return [(bunch[0], ("scope", "weaker" if gone else "stricter"))]


_OR_NAMED = re.compile(r"\bn?or ((?:[\w’'-]+ ?){1,4})")
_OR = re.compile(r"\bn?or\b")


def leave_asked(baseline: Group, candidate: Group, spots: Sequence[Spot]) -> list[tuple[Spot, Effect]]:
    """The leave of another is asked on one side alone, in a sentence built anew: "must obtain the consent of the Clerk
    to it", "must give the Clerk notice of it"."""
    asks = pattern("say", "leave")
    found: list[tuple[Spot, Effect]] = []
    for bunch, one, other in sentences(spots, joined(baseline), joined(candidate)):
        said = [bool(asks.search(text)) for text in (one, other)]
        if len(one) + len(other) <= LONGEST and said[0] != said[1] and _stay_bound(one, other):
            found.append((bunch[0], ("modality", "stricter" if said[1] else "weaker")))
    return found


def _stay_bound(one: str, other: str) -> bool:
    ones, others = pair_of(one, other)
    return counted_alike(ones, others) and force_of(ones) == force_of(others) == {"must"}


def _stands(one: str, other: str) -> bool:
    """The sentence stands as it was, with the same denials and the same force."""
    ones, others = pair_of(one, other)
    same = counted_alike(ones, others) and force_of(ones) == force_of(others)
    return same and not recast(one, other) and close(one, other) and all(left_of(one, other))


def _binds(group: Group) -> bool:
    """A rule, or an item under the opening words of one; what only tells of the code binds nobody."""
    return punishes(group) or any(FORCE[unit.facts.modality] > 0 or unit.facts.context for unit in group.units)


def _speaking(spot: Spot) -> bool:
    """A denial in the word itself, as in "avoid" and "unaware", is for other rules; a place by another name is none."""
    words = f"{spot.gone} {spot.new}"
    if re.search(r"\d", words):
        return True  # figures and references have rules of their own
    return bool(pattern("denying").search(words) or pattern("exchange", "idle").search(words))


def _is_act(baseline: Group, spot: Spot) -> bool:
    """A verb right after its word of force: for verbs there are more ways of speaking than for things."""
    first = not re.search(r"\w[^.?!;:]*$", spot.left) and not _SOON_ORDERS.match(spot.right)
    return first or bool(_MODAL_LAST.search(spot.left))


_SOON_ORDERS = re.compile(r"\s*(?:[\w’'-]+ ){0,4}(?:must|shall|should|will|may|(?:is|are) to)\b")
""" "| Senior officers | of the city must": those who are bound, and no verb."""


_MODAL_LAST = re.compile(
    r"\b(?:must|shall|should|will|may|can|to|do|does|please)(?: not| never| only| always| also)?"
    r"(?: be| have been)?(?: \w+ly)?\s*$"
)


def _kind(baseline: Group, candidate: Group, spot: Spot) -> Effect:
    lists = data()["exchange"]
    both = spot.gone, spot.new
    if all(pattern("exchange", "times").search(words) for words in both):
        return "deadline", "neutral"
    if punishes(baseline) and pattern("exchange", "falls").search(under(baseline)):
        return "sanction", "neutral"
    if _SUBJECT.fullmatch(spot.left) and _ORDER.match(spot.right):
        return "bearer", "neutral"
    if re.search(rf"\b(?:{lists['told']})\s*$", spot.left) and all(pattern("agents").search(words) for words in both):
        return "recipient", "neutral"
    every = [bool(_EVERY.search(words)) for words in both]
    if every[0] != every[1]:
        return "scope", "weaker" if every[0] else "stricter"
    return broader(spot) or ("scope", "neutral")


_EVERY = re.compile(r"\b(?:any|all|every|each|whatever|whole)\b")
""" "theft | of any kind |", "of more than trivial value"."""


_SUBJECT = re.compile(r"\W*(?:the|an?|each|every|any|no|all)?\s*")
_ORDER = re.compile(r"\s*(?:must|shall|should|will|may|(?:is|are) to)\b(?! be\b)")
