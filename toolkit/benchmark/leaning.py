"""Which way a link leans for our code: the differences that were found, less those that are none beside many codes.

ours 2.2 "bully"                     "You must not bully or harass anyone." asks more than our 2.2, and no more than
ours 2.3 "harass"                    our 2.2 and 2.3 together: clauses that act together are judged together
"""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.benchmark.kinds import untold
from toolkit.benchmark.likeness import content
from toolkit.benchmark.named import all_persons, by_values, same_circle, unsettled
from toolkit.model.benchmark import Standing
from toolkit.model.crosswalk import Correspondence, Difference
from toolkit.model.norm import Analysis

WEIGHING = " to weigh"
"""How the comparison of two codes ends the force of a duty to take something into account."""
_BY_VALUE = frozenset({"threshold", "deadline", "modality", "reversed", "register_access", "participation", "test"})
"""What is compared by its value: other clauses of a code do not add to it."""


def leaning(link: Correspondence, ours: Analysis, peer: Analysis) -> Standing:
    """Stricter or weaker than ours by what differs; where that leans nowhere, by what both codes name all the same.
    Open where only a reader of both can tell."""
    told = [one for one in link.differences if _counts(one) and not _said(one, link, ours, peer)]
    told = [one for one in told if one.facet != "definition" or not same_circle(link, ours, peer)]
    if any(untold(one, link, ours, peer) for one in told):
        return "open"
    way = standing_of(one.direction for one in told)
    if way != "same":
        return "open" if any(_weighed(one) for one in told) else way
    if link.relationship == "equivalent" or told:
        named = standing_of(by_values(link, ours, peer))
        return "open" if named == "same" and (told or unsettled(link, ours, peer)) else named
    return "open" if any(_unproved(one) for one in link.differences) else "same"


def _weighed(one: Difference) -> bool:
    """One side only bids to consider what the other orders: the act itself mostly stands in a clause of its own."""
    return one.facet == "modality" and any(
        value.endswith(WEIGHING) for value in (one.baseline_value, one.candidate_value)
    )


def _unproved(one: Difference) -> bool:
    """One side was judged to ask more, and no words of either show what."""
    return one.direction != "neutral" and not (one.baseline_value or one.candidate_value)


def standing_of(directions: Iterable[str]) -> Standing:
    """Both ways is mixed; a difference that is neither, such as another person to be told, is none."""
    found = set(directions)
    if {"stricter", "weaker"} <= found:
        return "mixed"
    return "stricter" if "stricter" in found else "weaker" if "weaker" in found else "same"


def _counts(one: Difference) -> bool:
    """Words that one side alone adds to the same rule are left to the reader of both: across many codes the most of
    them are ways of working ("and the Clerk keeps a note of it"), and no code leans by them. Persons told by name are
    no such words. Who is told, each code settles by its own posts and its own country's law."""
    both = bool(one.baseline_value and one.candidate_value)
    if one.facet == "recipient":
        return not both
    return one.facet not in ("scope", "content") or both or all_persons(one.baseline_value or one.candidate_value)


def _said(one: Difference, link: Correspondence, ours: Analysis, peer: Analysis) -> bool:
    """Whether what one side has beyond the other is said by the other's clauses beside the linked ones."""
    if one.facet in _BY_VALUE:
        return False
    mine, theirs = _words(one, "baseline", ours), _words(one, "candidate", peer)
    beyond = [(theirs - mine, ours, link.baseline), (mine - theirs, peer, link.candidate)]
    asked = [(words, side, ids) for words, side, ids in beyond if words]
    return bool(asked) and all(_beside(words, side, ids) for words, side, ids in asked)


def _words(one: Difference, side: str, code: Analysis) -> set[str]:
    return {
        word
        for proof in one.evidence
        if proof.side == side
        for word in content(code.instrument.by_id[proof.id].text[slice(*proof.span)])
    }


def _beside(words: set[str], code: Analysis, linked: Iterable[str]) -> bool:
    """In one clause under the same heading; not in the linked ones, which were compared."""
    known = set(linked)
    over = {code.instrument.by_id[id].parent for id in known}
    return any(
        words <= content(one.text)
        for one in code.instrument.provisions
        if one.parent in over and one.id not in known and one.text
    )
