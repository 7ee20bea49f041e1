"""Which of our provisions a link of the alignment truly answers, where several of ours share one of theirs.

    ours    I will not bully anyone.                      answered: nearly the same words
            I will not harass anyone.                     not answered: what sets it apart, "harass", they do not say
    theirs  I will not bully any person.

A comparison of two codes shows such links to a reader, who may strike them out. A benchmark counts them.
"""

from __future__ import annotations

from toolkit.benchmark.likeness import content
from toolkit.model.crosswalk import Correspondence
from toolkit.model.norm import Analysis

SAME = 0.65
"""Dice coefficient of content words from which theirs is one of ours in nearly the same words."""
APART = 0.5
"""Least share of the words that set another of ours apart from that one, for theirs to answer it too."""
_FEWEST = 0.1
"""Least likeness of the words of a link, where meanings were not compared: two that share none are linked by their
places alone."""
_LIKELY, _ENOUGH = 0.9, 3
"""Probability of a link, and content words, from which the same words are an answer: "the Council" is none."""
_FEW, _ALL_BUT_SURE = 1 / 3, 0.99
"""Likeness of words below which two are in quite other words, and the probability of a link that needs no more."""


def strange(link: Correspondence, ours: Analysis, peer: Analysis) -> bool:
    """Two that were read under no common topic and have few words in common: "before starting work give a written
    undertaking", "have written approval before you start a business". A person must look, unless it is all but sure."""
    one, other = _topics(ours, link.baseline), _topics(peer, link.candidate)
    return one.isdisjoint(other) and link.rationale.lexical < _FEW and link.confidence < _ALL_BUT_SURE


def worded_alike(link: Correspondence, ours: Analysis, peer: Analysis) -> bool:
    """One of each in the very words, but for force and grammar: sure whatever was learnt, however short they are."""
    if len(link.baseline) > 1 or len(link.candidate) > 1 or link.confidence < _LIKELY:
        return False
    own, theirs = ours.instrument.by_id[link.baseline[0]], peer.instrument.by_id[link.candidate[0]]
    return len(content(own.text)) >= _ENOUGH and content(own.text) == content(theirs.text)


def _topics(code: Analysis, ids: tuple[str, ...]) -> set[str]:
    return {one.topic for id in ids for one in code.by_id[id].topics} - {"other"}


def answered(link: Correspondence, ours: Analysis, peer: Analysis) -> tuple[str, ...]:
    """Ids of ours, in order."""
    if link.rationale.semantic is None and link.rationale.lexical < _FEWEST:
        return ()
    if len(link.baseline) == 1:
        return link.baseline
    own = {id: content(ours.instrument.by_id[id].text) for id in link.baseline}
    theirs = {word for id in link.candidate for word in content(peer.instrument.by_id[id].text)}
    nearest = max(link.baseline, key=lambda id: dice(own[id], theirs))
    if dice(own[nearest], theirs) < SAME:
        return link.baseline
    return tuple(id for id in link.baseline if id == nearest or _said(own[id] - own[nearest], theirs))


def dice(one: set[str], other: set[str]) -> float:
    """What two sets of words have in common, 0 to 1."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def _said(apart: set[str], theirs: set[str]) -> bool:
    """Two of ours in the same words are both answered."""
    return len(apart & theirs) >= APART * len(apart)
