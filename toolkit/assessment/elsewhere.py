"""Where a provision without counterpart is said in part all the same: a gap is judged over the whole of the other code.

    baseline 5.2  "You must not use Council vehicles or phones for private ends."     no link
    candidate 7.1 "Council vehicles must not be used ..."    linked to baseline 5.1   -> partly said in 7.1 and 7.4
    candidate 7.4 "... nor its phones ..."                   linked to baseline 5.3
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from toolkit.model.crosswalk import Crosswalk
from toolkit.model.norm import Analysis, ProvisionFacts

ALONE, TOGETHER = 0.6, 0.7
"""Share of a provision's words, the rare ones counting more, that one other provision, or two of them together, must
hold for it to be called said in part: from the development half of corpora/gold."""
_STEM = 6
"""Letters of a word that are compared: "declare", "declaration"."""
_FEWEST = 4
_WORD = re.compile(r"[^\W\d_]{4,}")
_FORCE = {"obligation": 3, "prohibition": 3, "recommendation": 2, "permission": 1, "none": 0}
Words = frozenset[str]


def said_elsewhere(crosswalk: Crosswalk) -> dict[str, tuple[str, ...]]:
    """For each unmatched baseline provision that the candidate says in part, the candidate's provisions that say it, at
    most two, in document order. A statement does not say a duty, nor a duty that forbids what the other asks."""
    held = {facts.id: _words(crosswalk.candidate, facts) for facts in crosswalk.candidate.facts}
    rarity = _rarity(held.values())
    found = {}
    for id in crosswalk.unmatched_baseline:
        facts = crosswalk.baseline.by_id[id]
        words = _words(crosswalk.baseline, facts)
        binding = {other: held[other] for other in held if _may_say(crosswalk.candidate.by_id[other], facts)}
        if len(words) >= _FEWEST and (places := _places(words, binding, rarity)):
            found[id] = places
    return found


def _may_say(facts: ProvisionFacts, wanted: ProvisionFacts) -> bool:
    same = {wanted.modality, facts.modality} != {"obligation", "prohibition"}
    return _FORCE[facts.modality] >= _FORCE[wanted.modality] and same


def _words(analysis: Analysis, facts: ProvisionFacts) -> Words:
    provision = analysis.instrument.by_id[facts.id]
    if provision.is_heading:
        return frozenset()
    text = f"{facts.context} {provision.text}".lower()
    return frozenset(word[:_STEM] for word in _WORD.findall(text))


def _rarity(held: Iterable[Words]) -> dict[str, float]:
    rows = list(held)
    counts = Counter(word for words in rows for word in words)
    return {word: log(1 + len(rows) / count) for word, count in counts.items()}


def _places(words: Words, held: Mapping[str, Words], rarity: Mapping[str, float]) -> tuple[str, ...]:
    common = log(1 + max(len(held), 1))  # a word that the other code nowhere has is the rarest
    whole = sum(rarity.get(word, common) for word in words)

    def share(*ids: str) -> float:
        said = words.intersection(*[frozenset().union(*(held[id] for id in ids))]) if ids else frozenset()
        return sum(rarity.get(word, common) for word in said) / whole if whole else 0.0

    ranked = sorted(held, key=lambda id: -share(id))[:6]
    if not ranked:
        return ()
    if share(ranked[0]) >= ALONE:
        return (ranked[0],)
    best = max(((ranked[0], other) for other in ranked[1:]), key=lambda pair: share(*pair), default=None)
    if best is None or share(*best) < TOGETHER:
        return ()
    order = list(held)
    return tuple(sorted(best, key=order.index))
