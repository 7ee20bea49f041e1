"""Whether a candidate is at least equivalent to one provision of the baseline, point by point; not yet a report.

the provision with its children ─ links ─▶ what answers it        points about the provision itself
its topic ─▶ other provisions of both codes on such topics        points that go with it: kent_beside.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn

from toolkit.errors import BadOption
from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference, Side
from toolkit.model.finding import Assessment, Finding
from toolkit.model.provision import Instrument, Provision
from toolkit.reporting.kent_beside import points_beside
from toolkit.reporting.kent_values import Point, Said, kent_words, on_topics, values_of
from toolkit.reporting.lookup import on_side
from toolkit.reporting.rows import rests_on
from toolkit.reporting.spoken import spoken
from toolkit.reporting.wording import value_words

_NAMED = re.compile(r"\s*(?:paragraphs?|paras?\.?|sections?|ss?\.|clauses?|articles?|rules?)\s*(?=\d)", re.IGNORECASE)
WORST = ("weaker", "neutral", "stricter")
NEAR = 4
"""Cites that are offered where there is none of the name given."""


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
    family = tuple(one.id for one in crosswalk.baseline.instrument.family(provision))
    kept = [link for link in crosswalk.correspondences if link.status != "rejected"]
    links = tuple(link for link in kept if set(family) & set(link.baseline))
    own = [*_own_points(assessment, family, links), *_parts(assessment, family, "parts" if links else "whole")]
    settled = {one.name for one in own if one.result != "silent" and not _told_alone(one)}
    beside = [one for one in points_beside(crosswalk, family, kept, settled) if not _told_alone(one)]
    told = {one.name for one in beside}  # what the linked clause does not say, the whole code may
    own = [one for one in own if not (one.name in told and (one.result == "silent" or _told_alone(one)))]
    return Answer(provision, family, links, (*own, *beside))


def _told_alone(point: Point) -> bool:
    """Of taking part it says only that the interest is told: whether the person must leave, another provision says."""
    said = {one.words for one in point.baseline}
    return point.name == "participation" and said == {value_words("disclose")}


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


def _own_points(assessment: Assessment, family: Sequence[str], links: Sequence[Correspondence]) -> Iterator[Point]:
    """Every point that the provision states, or on which a link says that the two differ."""
    crosswalk = assessment.crosswalk
    answering = tuple(dict.fromkeys(one for link in links for one in link.candidate))
    for name in kent_words()["order"]:
        told = _differing(assessment, name, family, links)
        baseline = values_of(crosswalk.baseline, name, family)
        candidate = values_of(crosswalk.candidate, name, answering)
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
    beside = values_of(crosswalk.candidate, name, sorted(on_topics(crosswalk.candidate, topics)))
    return Point(name, baseline, beside, "unread" if beside else "silent")


def _same(name: str, baseline: tuple[Said, ...], candidate: tuple[Said, ...]) -> str:
    """What two lists of values are to each other where no link tells."""
    both = {one.words for one in baseline}, {one.words for one in candidate}
    return "same" if both[0] == both[1] or (name == "test" and both[0] <= both[1]) else "unread"


def _parts(assessment: Assessment, family: Sequence[str], name: str) -> Iterator[Point]:
    """What of the provision has no counterpart, by the direction that its findings give it."""
    for direction in WORST:
        lost = [one for one in assessment.findings if one.kind == "missing" and one.direction == direction]
        ids = dict.fromkeys(id for one in lost for id in one.baseline if id in family)
        if ids:
            yield Point(name, tuple(Said("", one, (0, 0)) for one in ids), (), direction)
