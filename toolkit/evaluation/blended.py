"""More development examples, put together from the gold: what two versions of one code do to each other.

The gold compares an officers' code with a members' code, so it holds few provisions that were taken over nearly word
for word, and few that were merged into others. Both are common between two versions of a code, and learnt from neither,
a weight says too much of who is whose only match. So of each gold pair further candidates are made:

    as it was        the candidate's words for a linked provision stay
    taken over       the baseline's own words stand there, some of them lost
    merged           either stands at the end, or the head, of an earlier linked provision, whose link it joins
    dropped          the provision is gone, and the baseline's has no counterpart

Nothing is written that is not in the gold's two codes. The same seed gives the same candidate.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from toolkit import pipeline
from toolkit.evaluation.gold import GoldLink
from toolkit.evaluation.sets import Case
from toolkit.model.norm import Analysis
from toolkit.model.provision import Instrument, Provision

SEEDS = (0, 1, 2)
DROPPED, MERGED, TAKEN_OVER, LOST = 0.1, 0.3, 0.4, 0.08
"""Shares of the links that are dropped, that are merged, and that are put in the baseline's words (merged or not); the
share of words lost where they are."""
NEAR = 6
"""How many linked provisions back one may be merged into another: drafters merge what stands together."""


def examples_of(case: Case) -> list[pipeline.Example]:
    """The gold pair itself, and one made from it for each seed."""
    real = pipeline.Example(case.baseline, case.candidate, case.pairs, case.name)
    return [real, *(blended(case, seed) for seed in SEEDS)]


def blended(case: Case, seed: int) -> pipeline.Example:
    """One candidate made from a gold pair."""
    work = _Work(case, random.Random(f"{case.name} {seed}"), _texts(case.candidate))
    for link in case.links:
        work.place(link)
    made = pipeline.STAGES.analyse(_rewritten(case.candidate.instrument, work.texts))
    return pipeline.Example(case.baseline, made, frozenset(work.pairs), case.name, made=True)


@dataclass
class _Work:
    """What has been made so far. texts: of every provision of the candidate; hosts: those that later ones may join."""

    case: Case
    chance: random.Random
    texts: dict[str, str]
    pairs: list[tuple[str, str]] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)

    def place(self, link: GoldLink) -> None:
        """Give one link its fate. Of what is not aligned by itself (a lead-in) nothing is made."""
        aligned = {unit.id for unit in pipeline.units_of(self.case.candidate)}
        others = [one for one in link.candidate if one in aligned]
        if not others:
            return
        fate, taken_over = self.chance.random(), self.chance.random() < TAKEN_OVER
        words = self._taken_over(link.baseline) if taken_over else " ".join(self.texts[one] for one in others)
        if fate < DROPPED:
            self._clear(others)
        elif fate < DROPPED + MERGED and self.hosts:
            self._merge(link.baseline, others, words)
        else:
            self._keep(link.baseline, others, words if taken_over else None)

    def _taken_over(self, baseline: Sequence[str]) -> str:
        words = " ".join(self.case.baseline.instrument.by_id[one].text for one in baseline).split()
        return " ".join([word for word in words if self.chance.random() >= LOST] or words)

    def _clear(self, others: Sequence[str]) -> None:
        self.texts |= dict.fromkeys(others, "")

    def _merge(self, baseline: Sequence[str], others: Sequence[str], words: str) -> None:
        host = self.chance.choice(self.hosts[-NEAR:])
        first, last = (self.texts[host], words) if self.chance.random() < 0.5 else (words, self.texts[host])
        self._clear(others)
        self.texts[host] = f"{first.rstrip(' ;,')} {last}"
        self.pairs += [(one, host) for one in baseline]

    def _keep(self, baseline: Sequence[str], others: Sequence[str], words: str | None) -> None:
        if words is not None:
            self._clear(others)
            self.texts[others[0]], others = words, others[:1]
        self.pairs += [(one, other) for one in baseline for other in others]
        self.hosts.append(others[0])


def _texts(analysis: Analysis) -> dict[str, str]:
    return {provision.id: provision.text for provision in analysis.instrument.provisions}


def _rewritten(instrument: Instrument, texts: dict[str, str]) -> Instrument:
    """The same tree over other words."""
    text, found = "", list[Provision]()
    for provision in instrument.provisions:
        words = texts[provision.id]
        found.append(replace(provision, text=words, span=(len(text), len(text) + len(words))))
        text += f"{words}\n"
    return replace(instrument, text=text, provisions=tuple(found))
