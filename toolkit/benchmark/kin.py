"""Texts of other codes that are ours with other words here and there: text reuse, told by the words that are kept.

ours     An employee must not accept a gift worth more than £25.
theirs   An employee shall not accept any gift worth more than £50.     9 of 11 words: kin
theirs   Gifts are to be refused.                                       not kin, whatever it means
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

KEPT = 0.6
"""Least share of words kept. On made-up codes of other seeds than those that are measured, .6 finds the parent of
provisions at .990, .5 at .968 (for more strangers pass as kin) and .65 at .980."""
RUN = 3
"""Words in a row that both must have somewhere: two texts of common words alone are no kin."""
SEEN = 0.2
"""Least share of our runs of words that a text must have before it is compared word by word. With half of the words
kept in no more than a few stretches, more than this share of the runs is kept; a text edited at every third word has
none, and then it is no longer ours."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A text that is kin to one of ours. ours: its place; share: of the words of both that both have, in order."""

    ours: int
    hash: str
    share: float


@dataclass(frozen=True)
class Known:
    """Our texts, ready to be looked for. runs: which of our texts have a run of words."""

    words: tuple[tuple[str, ...], ...]
    runs: Mapping[tuple[str, ...], tuple[int, ...]] = field(default_factory=dict)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without capitals or marks."""
    return tuple(re.findall(r"\w+", text.casefold()))


def known(texts: Sequence[str]) -> Known:
    """Our texts by the runs of words in them."""
    words = tuple(words_of(text) for text in texts)
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, own in enumerate(words):
        for run in set(_runs(own)):
            runs[run].append(place)
    return Known(words, {run: tuple(places) for run, places in runs.items()})


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every run of words; of fewer words, all of them."""
    if len(words) <= RUN:
        yield words
    else:
        yield from zip(*(words[start:] for start in range(RUN)), strict=False)


def kin_of(texts: Sequence[tuple[str, str]], *, ours: Known) -> tuple[Kin, ...]:
    """Which of some texts (hash and words) are kin to which of ours. What a worker does."""
    return tuple(found for hash, text in texts for found in _kin(hash, words_of(text), ours))


def _kin(hash: str, words: tuple[str, ...], ours: Known) -> Iterator[Kin]:
    from rapidfuzz.distance import Indel

    seen: Counter[int] = Counter()
    for run in set(_runs(words)):
        seen.update(ours.runs.get(run, ()))
    for place, count in seen.items():
        own = ours.words[place]
        if count >= SEEN * max(len(own) - RUN + 1, 1):
            share = Indel.normalized_similarity(own, words, score_cutoff=KEPT)
            if share >= KEPT:
                yield Kin(place, hash, round(share, 4))
