"""What may differ between the two sides of a link: what the rules found, and what they would not say by themselves.

The rules of `differences.py` were written with some codes open, and speak where they know the words. Here more is put
forward than is true, by things that any two codes have; `judging.py` keeps what others like it turned out to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.alignment.group import Group
from toolkit.alignment.involved import involved
from toolkit.alignment.meaning import defining
from toolkit.alignment.recipients import of_places
from toolkit.model.crosswalk import Difference


class Proposal(NamedTuple):
    """A difference that may be one. source: the rule's facet, or "posts" or "words" for what no rule found."""

    difference: Difference
    source: str


def proposals(baseline: Group, candidate: Group, found: Sequence[Difference]) -> tuple[Proposal, ...]:
    """What the rules found, in their order, and after it what else may differ."""
    ruled = [Proposal(item, item.facet) for item in found]
    return (*ruled, *_posts(baseline, candidate, found), *_words(baseline, candidate, found))


def _posts(baseline: Group, candidate: Group, found: Sequence[Difference]) -> Iterator[Proposal]:
    """Each side has to do with a post that the other does not name."""
    if any(item.facet in _OF_POSTS for item in found) or defining(baseline, candidate):
        return
    ones, others = involved(baseline), involved(candidate)
    if not (ones or others) or ones.keys() & others.keys():
        return
    values = ", ".join(sorted(ones)), ", ".join(sorted(others))
    way = of_places(set(ones), set(others)) if ones and others else "weaker" if ones else "stricter"
    proof = (*(tuple(ones.values()) or baseline.evidence(())), *(tuple(others.values()) or candidate.evidence(())))
    yield Proposal(Difference("recipient", way, *values, proof), "posts" if ones and others else "post")


_OF_POSTS = frozenset({"recipient", "register_access", "bearer"})
"""Where one of these differs, the posts are part of it."""


def _words(baseline: Group, candidate: Group, found: Sequence[Difference]) -> Iterator[Proposal]:
    """Words that one side alone has: it may cover less by them, or more."""
    if defining(baseline, candidate):
        return
    proof = (*baseline.evidence(()), *candidate.evidence(()))
    told = {(item.facet in _OF_SCOPE, item.direction) for item in found}
    for way in ("weaker", "stricter"):
        if (True, way) not in told:
            yield Proposal(Difference("scope", way, "", "", proof), "words")


_OF_SCOPE = frozenset({"scope", "exception", "trigger"})
