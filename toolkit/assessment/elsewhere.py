"""Where a provision without counterpart is said in part all the same: a gap is judged over the whole of the other code.

baseline 5.2  "You must not use Council vehicles or phones for private ends."     no link
candidate 7.1 "Council vehicles must not be used ..."    linked to baseline 5.1   -> partly said in 7.1 and 7.4
candidate 7.4 "... nor its phones ..."                   linked to baseline 5.3
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import log

from toolkit.model.crosswalk import Correspondence, Crosswalk, Side
from toolkit.model.norm import Analysis, ProvisionFacts

ALONE, TOGETHER = 0.5, 0.6
"""Share of a provision's words, the rare ones counting more, that one other provision, or two of them together, must
hold for it to be called said in part. On the development half of corpora/gold, with all links taken away: 26 provisions
so called, every one rightly, and no true gap among them."""
_STEM = 6
"""Letters of a word that are compared: "declare", "declaration"."""
_FEWEST = 4
_TRIED, _MORE = 6, 0.15
"""How many provisions are tried together with the nearest, and how much a second one must add to be named."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_FORCE = {"obligation": 3, "prohibition": 3, "recommendation": 2, "permission": 1, "none": 0}
Words = frozenset[str]


def said_elsewhere(crosswalk: Crosswalk) -> dict[str, tuple[str, ...]]:
    """For each unmatched baseline provision that the candidate says in part, the candidate's provisions that say it, at
    most two, in document order. A statement does not say a duty, nor a duty that forbids what the other asks."""
    code = _Code(crosswalk.candidate)
    found = {}
    for id in crosswalk.unmatched_baseline:
        facts = crosswalk.baseline.by_id[id]
        words = _words(crosswalk.baseline, facts)
        if len(words) >= _FEWEST and (places := code.places(words, wanted=facts)):
            found[id] = places
    return found


def acts_elsewhere(crosswalk: Crosswalk, side: Side) -> Callable[[str, Correspondence], tuple[str, ...]]:
    """A function of an act of one side and the link whose other side lacks it: where else the other code says it, since
    codes part and join clauses freely. The words of the code are gathered once."""
    code = _Code(crosswalk.side("candidate" if side == "baseline" else "baseline"))
    own = crosswalk.side(side).by_id

    def places(said: str, link: Correspondence) -> tuple[str, ...]:
        words = frozenset(word[:_STEM] for word in _WORD.findall(said.lower()))
        ones, others = (link.baseline, link.candidate) if side == "baseline" else (link.candidate, link.baseline)
        return code.places(words, wanted=own[ones[0]], but=frozenset(others)) if len(words) > 1 else ()

    return places


class _Code:
    """The words of one code by provision, and how rare each is in it."""

    def __init__(self, analysis: Analysis) -> None:
        self._facts = analysis.by_id
        self._held = {facts.id: _words(analysis, facts) for facts in analysis.facts}
        self._order = {id: place for place, id in enumerate(self._held)}
        self._index: dict[str, list[str]] = {}
        for id, words in self._held.items():
            for word in sorted(words):
                self._index.setdefault(word, []).append(id)

    def places(self, words: Words, *, wanted: ProvisionFacts, but: Words = frozenset()) -> tuple[str, ...]:
        """The provision that says enough of those words, or the two that do together."""
        scores: dict[str, float] = {}
        for word in sorted(words):
            rarity = self._rarity(word)
            for id in self._index.get(word, ()):
                scores[id] = scores.get(id, 0.0) + rarity
        able = [id for id in scores if id not in but and _may_say(self._facts[id], wanted)]
        ranked = sorted(able, key=lambda id: (-scores[id], self._order[id]))[:_TRIED]
        pairs = [(ranked[0], other) for other in ranked[1:]] if ranked else []
        best = max(pairs, key=lambda pair: self._share(words, *pair), default=())
        if best and self._share(words, *best) >= max(TOGETHER, self._share(words, ranked[0]) + _MORE):
            return tuple(sorted(best, key=self._order.__getitem__))
        return (ranked[0],) if ranked and self._share(words, ranked[0]) >= ALONE else ()

    def _rarity(self, word: str) -> float:
        """A word that the other code nowhere has is the rarest."""
        return log(1 + len(self._held) / max(len(self._index.get(word, ())), 1))

    def _share(self, words: Words, *ids: str) -> float:
        whole = sum(map(self._rarity, sorted(words)))
        said = (self._rarity(word) for word in sorted(words) if any(word in self._held[id] for id in ids))
        return sum(said) / whole if whole else 0.0


def _may_say(facts: ProvisionFacts, wanted: ProvisionFacts) -> bool:
    same = {wanted.modality, facts.modality} != {"obligation", "prohibition"}
    return _FORCE[facts.modality] >= _FORCE[wanted.modality] and same


def _words(analysis: Analysis, facts: ProvisionFacts) -> Words:
    provision = analysis.instrument.by_id[facts.id]
    if provision.is_heading:
        return frozenset()
    text = f"{facts.context} {provision.text}".lower()
    return frozenset(word[:_STEM] for word in _WORD.findall(text))
