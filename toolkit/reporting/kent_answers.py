"""Whether a candidate is at least equivalent to one provision of the baseline, point by point; not yet a report.

the provision with its children ─ links ─▶ what answers it        points about the provision itself
its topic ─▶ other provisions of both codes on such topics        points that go with it (the room, the register)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn

from toolkit.errors import BadOption
from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference, Side
from toolkit.model.finding import Assessment, Finding
from toolkit.model.norm import Analysis, Deadline, Facet, FacetValue, ProvisionFacts
from toolkit.model.provision import Instrument, Provision, Span
from toolkit.reporting.lookup import on_side
from toolkit.reporting.rows import rests_on
from toolkit.reporting.spoken import spoken
from toolkit.reporting.wording import value_words

_NAMED = re.compile(r"\s*(?:paragraphs?|paras?\.?|sections?|ss?\.|clauses?|articles?|rules?)\s*(?=\d)", re.IGNORECASE)
DUTIES = ("obligation", "prohibition", "recommendation")
WORST = ("weaker", "neutral", "stricter")
NEAR = 4
"""Cites that are offered where there is none of the name given."""


@cache
def kent_words() -> dict[str, Any]:
    """The table kent.toml."""
    return tomllib.loads((files("toolkit.reporting") / "kent.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Said:
    """A value in words, and the provision and span that prove it."""

    words: str
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Point:
    """One point. name: a facet, "language" or "parts"; result: a key of [result]; own: about the provision itself;
    nearest: provisions of the candidate linked to what the baseline says, where the candidate says nothing."""

    name: str
    baseline: tuple[Said, ...]
    candidate: tuple[Said, ...]
    result: str
    own: bool = True
    nearest: tuple[str, ...] = ()

    @property
    def weaker(self) -> bool:
        """The candidate falls short on this point."""
        return self.result in ("weaker", "none")


@dataclass(frozen=True)
class Answer:
    """The provision asked about, what of it and of the candidate is linked, and the points in their order."""

    provision: Provision
    family: tuple[str, ...]
    links: tuple[Correspondence, ...]
    points: tuple[Point, ...]

    @property
    def candidate(self) -> tuple[str, ...]:
        """The provisions of the candidate that answer it."""
        return tuple(dict.fromkeys(one for link in self.links for one in link.candidate))


def answer(assessment: Assessment, cite: str) -> Answer:
    """The points of one provision of the baseline. Raises BadOption where the cite names none, or several."""
    crosswalk = assessment.crosswalk
    provision = _named(crosswalk, cite)
    family = tuple(one.id for one in _family(crosswalk.baseline.instrument, provision))
    kept = [link for link in crosswalk.correspondences if link.status != "rejected"]
    links = tuple(link for link in kept if set(family) & set(link.baseline))
    own = [*_own_points(assessment, family, links), *_parts(assessment, family, "parts" if links else "whole")]
    beside = list(_group_points(crosswalk, family, kept, {one.name for one in own if one.result != "silent"}))
    told = {one.name for one in beside}  # what the linked clause does not say, the whole code may
    own = [one for one in own if not (one.result == "silent" and one.name in told)]
    return Answer(provision, family, links, (*own, *beside))


def _named(crosswalk: Crosswalk, cite: str) -> Provision:
    found = on_side(crosswalk, "baseline", cite) or on_side(
        crosswalk, "baseline", _NAMED.sub("", cite, count=1).strip()
    )
    if len(found) > 1:
        ids = ", ".join(one.id for _, one in found[:5])
        raise BadOption(f"--provision {cite}: the baseline has {len(found)} of this cite; give an id instead: {ids}")
    if not found:
        _unknown(crosswalk.baseline.instrument, cite)
    return found[0][1]


def _unknown(baseline: Instrument, cite: str) -> NoReturn:
    known = [one.cite for one in baseline.provisions if one.cite]
    bare = _NAMED.sub("", cite[:100], count=1).strip()
    close = get_close_matches(bare, dict.fromkeys(known), n=NEAR, cutoff=0.5)
    near = [one for one in dict.fromkeys(known) if one in close] or list(dict.fromkeys(known))[:NEAR]
    raise BadOption(f"--provision {cite}: the baseline has no provision of this cite; near it are {', '.join(near)}")


def _family(instrument: Instrument, one: Provision) -> Iterator[Provision]:
    yield one
    for child in instrument.children.get(one.id, ()):
        yield from _family(instrument, child)


def _own_points(assessment: Assessment, family: Sequence[str], links: Sequence[Correspondence]) -> Iterator[Point]:
    """Every point that the provision states, or on which a link says that the two differ."""
    crosswalk = assessment.crosswalk
    answering = tuple(dict.fromkeys(one for link in links for one in link.candidate))
    for name in kent_words()["order"]:
        told = _differing(assessment, name, family, links)
        baseline = _values(crosswalk.baseline, name, family)
        candidate = _values(crosswalk.candidate, name, answering)
        if told:
            yield _told(name, told, baseline, candidate)
        elif baseline and links and name not in kent_words()["told_only"]:
            yield _untold(crosswalk, name, family, baseline, candidate)
        if name == "test" and links:
            yield Point(
                "language", (), (), "words" if all(one.relationship == "equal" for one in links) else "language"
            )


def _differing(
    assessment: Assessment, name: str, family: Sequence[str], links: Sequence[Correspondence]
) -> list[Difference | Finding]:
    """What the links say of a point, and where they are silent the findings. A neutral difference without a value says
    no more than that the language differs."""
    told = [one for link in links for one in link.differences if one.facet == name and _about(one, family)]
    found = [one for one in assessment.findings if one.facet == name and any(rests_on(one, link) for link in links)]
    both: Sequence[Difference | Finding] = told or [one for one in found if _about(one, family)]
    return [one for one in both if one.direction != "neutral" or one.baseline_value or one.candidate_value]


def _about(one: Difference | Finding, family: Sequence[str]) -> bool:
    """A link of several provisions may differ on a point that only another of them makes."""
    proofs = [proof.id for proof in one.evidence if proof.side == "baseline"]
    return not proofs or bool(set(proofs) & set(family))


def _told(
    name: str, told: Sequence[Difference | Finding], baseline: tuple[Said, ...], candidate: tuple[Said, ...]
) -> Point:
    result = min((one.direction for one in told), key=WORST.index)
    worst = [one for one in told if one.direction == result]
    sides = (baseline or _from(worst, "baseline"), candidate or _from(worst, "candidate"))
    lacking = result == "weaker" and bool(sides[0]) and not sides[1]
    return Point(name, *sides, "none" if lacking else result)


def _from(told: Sequence[Difference | Finding], side: Side) -> tuple[Said, ...]:
    """What a difference itself says of a side, for points that are no facet of a provision, such as its force."""
    found = []
    for one in told:
        value = one.baseline_value if side == "baseline" else one.candidate_value
        proof = next((proof for proof in one.evidence if proof.side == side), None)
        if value and proof:
            found.append(Said(spoken(value, one.facet), proof.id, proof.span))
    return tuple(dict.fromkeys(found))


def _untold(
    crosswalk: Crosswalk, name: str, family: Sequence[str], baseline: tuple[Said, ...], candidate: tuple[Said, ...]
) -> Point:
    """A point on which no link tells. Where the clauses that answer are silent, others on the same subjects may speak;
    where those are silent too, that is the answer: the candidate does not say it."""
    if candidate:
        return Point(name, baseline, candidate, _same(name, baseline, candidate))
    topics = [crosswalk.baseline.by_id[one].topic for one in family]
    beside = _values(crosswalk.candidate, name, sorted(_on_topics(crosswalk.candidate, topics)))
    return Point(name, baseline, beside, "unread" if beside else "silent")


def _same(name: str, baseline: tuple[Said, ...], candidate: tuple[Said, ...]) -> str:
    """What two lists of values are to each other where no link tells."""
    both = {one.words for one in baseline}, {one.words for one in candidate}
    return "same" if both[0] == both[1] or (name == "test" and both[0] <= both[1]) else "unread"


def _values(analysis: Analysis, name: str, ids: Iterable[str]) -> tuple[Said, ...]:
    """What these provisions state of a facet, each value once, where it is stated first."""
    found: dict[str, Said] = {}
    for one in ids:
        for facet in analysis.by_id[one].facets(name):  # type: ignore[arg-type]
            if facet.value != "none":
                found.setdefault(_words(facet.value), Said(_words(facet.value), one, facet.span))
    return tuple(found.values())


def _words(value: FacetValue) -> str:
    """The value in words; of a time limit its length alone, for the event it runs from is another in every code."""
    return value_words(replace(value, start="") if isinstance(value, Deadline) else value)


def _parts(assessment: Assessment, family: Sequence[str], name: str) -> Iterator[Point]:
    """What of the provision has no counterpart, by the direction that its findings give it."""
    for direction in WORST:
        lost = [one for one in assessment.findings if one.kind == "missing" and one.direction == direction]
        ids = dict.fromkeys(id for one in lost for id in one.baseline if id in family)
        if ids:
            yield Point(name, tuple(Said("", one, (0, 0)) for one in ids), (), direction)


def _group_points(
    crosswalk: Crosswalk, family: Sequence[str], links: Sequence[Correspondence], known: set[str]
) -> Iterator[Point]:
    """What goes with a provision on such a topic, from the whole of both codes."""
    for group in kent_words()["group"]:
        if not any(_belongs(crosswalk.baseline.by_id[one], group) for one in family):
            continue
        baseline = _on_topics(crosswalk.baseline, group["topics"]) | set(family)
        linked = {one for link in links if baseline & set(link.baseline) for one in link.candidate}
        candidate = _on_topics(crosswalk.candidate, group["topics"]) | linked
        for name in group["points"]:
            if name not in known:
                duties = name in group["duties"]
                yield from _group_point(
                    crosswalk, name, (baseline, candidate), links, topics=group["topics"], duties=duties
                )


def _belongs(facts: ProvisionFacts, group: dict[str, Any]) -> bool:
    """Mainly on a topic of the group, or on one beside a topic that has no rules of its own."""
    topics = {score.topic for score in facts.topics}
    return facts.topic in group["topics"] or (facts.topic not in group["apart"] and bool(topics & set(group["topics"])))


def _on_topics(analysis: Analysis, topics: Sequence[str]) -> set[str]:
    return {facts.id for facts in analysis.facts if facts.topic in topics}


def _group_point(
    crosswalk: Crosswalk,
    name: str,
    sides: tuple[set[str], set[str]],
    links: Sequence[Correspondence],
    *,
    topics: Sequence[str],
    duties: bool,
) -> Iterator[Point]:
    baseline, candidate = (
        _strongest(analysis, name, _surest(analysis, ids, topics, duties=duties))
        for analysis, ids in zip((crosswalk.baseline, crosswalk.candidate), sides, strict=True)
    )
    if not baseline[1]:
        return
    stated = {one.id for one in baseline[1]}
    nearest = tuple(dict.fromkeys(one for link in links if stated & set(link.baseline) for one in link.candidate))
    result = _result(name, baseline, candidate)
    yield Point(name, baseline[1], candidate[1], result, own=False, nearest=nearest)


def _surest(analysis: Analysis, ids: set[str], topics: Sequence[str], *, duties: bool) -> list[str]:
    """Of these provisions the ones that count, those surest on the topics first: they are the ones to be quoted."""

    def unsure(one: ProvisionFacts) -> float:
        return -max((score.confidence for score in one.topics if score.topic in topics), default=0.0)

    kept = [one for one in analysis.facts if one.id in ids and (not duties or one.modality in DUTIES)]
    return [one.id for one in sorted(kept, key=unsure)]


def _strongest(analysis: Analysis, name: str, ids: Sequence[str]) -> tuple[int, tuple[Said, ...]]:
    """The strongest value with its rank, or all values of a facet that has no ranks."""
    ranks = kent_words()["rank"].get(name)
    if not ranks:
        return 0, _values(analysis, name, ids)
    facets = [(ranks.index(facet.value), one, facet) for one in ids for facet in _ranked(analysis, name, one, ranks)]
    best = max((rank for rank, _, _ in facets), default=0)
    return best, tuple(Said(_words(facet.value), one, facet.span) for rank, one, facet in facets if rank == best)[:2]


def _ranked(analysis: Analysis, name: str, one: str, ranks: Sequence[str]) -> Iterator[Facet]:
    for facet in analysis.by_id[one].facets(name):  # type: ignore[arg-type]
        if facet.value in ranks and facet.value != "none":
            yield facet


def _result(name: str, baseline: tuple[int, tuple[Said, ...]], candidate: tuple[int, tuple[Said, ...]]) -> str:
    if not candidate[1]:
        return "none"
    if name not in kent_words()["rank"]:
        return "same" if {one.words for one in baseline[1]} == {one.words for one in candidate[1]} else "neutral"
    ranks = baseline[0], candidate[0]
    return "same" if ranks[0] == ranks[1] else "weaker" if ranks[1] < ranks[0] else "stricter"
