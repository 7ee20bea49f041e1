"""What a benchmark comes to, in a few sentences; each says which way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from toolkit.model.benchmark import Benchmark, Consensus, Distribution
from toolkit.reporting.benchmark_parameters import figure, told, value_said
from toolkit.reporting.benchmark_words import codes, topic_words
from toolkit.reporting.wording import count, word

FEW = 5
"""Codes below which a share is told to say little."""
WORTH = 0.1
"""Share of our provisions from which a code is called the nearest: one clause in common is no descent."""
OFTEN = 0.5
"""Share of the codes from which a thing is called common."""


def sentences(found: Benchmark) -> tuple[str, ...]:
    """The result; each sentence says which way."""
    return tuple(_sentences(found))


def _sentences(found: Benchmark) -> Iterator[str]:
    yield from _few(found)
    if found.code:
        yield from _silent(found)
        yield from _lacks(found)
    yield from _coverage(found)
    if found.code:
        yield from _leaning(found)
    yield from (_parameter(one, found) for one in told(found) if _is_common(one, found))
    if found.code:
        yield from _words(found)


def silent_topics(found: Benchmark) -> list[Consensus]:
    """Topics on which our code has no provision and two others or more have, the commonest first."""
    silent = [one for one in found.consensus if found.code and one.topic not in found.topics and one.topic != "other"]
    return sorted((one for one in silent if one.have > 1), key=lambda one: -one.have)


def _silent(found: Benchmark) -> Iterator[str]:
    silent = [one for one in silent_topics(found) if one.have >= OFTEN * one.of]
    if silent:
        told = ", ".join(f"{topic_words(one.topic)} ({one.have} of {one.of})" for one in silent)
        yield f"This code says nothing on topics of which half or more of the other codes speak: {told}."


def _lacks(found: Benchmark) -> Iterator[str]:
    common = [one for one in found.lacks if one.have >= OFTEN * one.of]
    if not common:
        yield "Nothing that this code lacks is found in half or more of the other codes."
        return
    topics = dict.fromkeys(topic_words(one.topic) for one in common)
    yield (
        f"{count(len(common), 'thing')} found in half or more of the other codes "
        f"{'is' if len(common) == 1 else 'are'} not in this code, on: {', '.join(topics)}."
    )


def _coverage(found: Benchmark) -> Iterator[str]:
    of = len(found.peers)
    covered = Counter(one.topic for one in found.cells if one.state == "covered")
    missing = Counter(one.topic for one in found.cells if one.state == "missing")
    most = [topic_words(topic) for topic in found.topics if missing[topic] >= OFTEN * of]
    whole = sum(covered[topic] >= OFTEN * of for topic in found.topics)
    are = "is" if whole == 1 else "are"
    yield f"Of {count(len(found.topics), 'topic')}, {whole} {are} covered in full by {_half(of)}."
    if most:
        yield f"Half or more of the codes have nothing that answers: {', '.join(most)}."


def _half(of: int) -> str:
    """Of how many codes a common thing is told."""
    return f"half or more of the {codes(of)}" if of > 1 else "the other code"


def _few(found: Benchmark) -> Iterator[str]:
    """Shares of so few codes are chance."""
    if 0 < len(found.peers) < FEW:
        yield f"Only {codes(len(found.peers))} could be measured against: shares and medians say little."


def _leaning(found: Benchmark) -> Iterator[str]:
    for standing, words in (("stricter", "stricter than"), ("weaker", "weaker than")):
        counted = Counter(one.topic for one in found.cells if one.standing == standing)
        often = [topic_words(topic) for topic, times in counted.items() if times >= OFTEN * len(found.peers)]
        if often:
            yield f"Half or more of the codes are {words} this code on: {', '.join(often)}."


def _is_common(one: Distribution, found: Benchmark) -> bool:
    """An amount that we state, or half or more of the others."""
    stated = len({row.peer for row in one.peers})
    told = one.facet == "threshold" and one.middle is not None
    return told and (bool(one.ours) or stated >= OFTEN * len(found.peers))


def _parameter(one: Distribution, found: Benchmark) -> str:
    ours = ", ".join(dict.fromkeys(value_said(row.value, one) for row in one.ours)) or _nothing(one, found)
    facet = word("facet", one.facet).lower()
    if not found.code:
        return f"{topic_words(one.topic)}, {facet}: the median is {figure(one.middle, one)}."
    return f"{topic_words(one.topic)}, {facet}: this code says {ours}; the median is {figure(one.middle, one)}."


def _nothing(one: Distribution, found: Benchmark) -> str:
    """Of amounts in pounds and in euros each has a distribution of its own: a code of euros is not silent."""
    same = [other for other in found.distributions if (other.topic, other.facet) == (one.topic, one.facet)]
    return "nothing in this currency" if any(other.ours for other in same) else "nothing"


def _words(found: Benchmark) -> Iterator[str]:
    parents = found.lineage.parents
    if parents and parents[0].share >= WORTH:
        taken = f"{100 * parents[0].share:.0f} %"
        yield f"The nearest earlier code is that of {parents[0].name}: {taken} of the provisions come from it."
    if found.alone:
        have = "has" if len(found.alone) == 1 else "have"
        yield f"{count(len(found.alone), 'provision')} of this code {have} no answer in any other."
