"""Both of two opposites against one of them: "paid or unpaid" covers more than "for payment".

    baseline    must not represent a person, for payment, before the Council        one
    candidate   must not appear for another before the Council, paid or unpaid      both    -> covers more

The pairs are such as leave nothing between them, so that naming both says "in every case" and naming one, "in this".
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of
from toolkit.alignment.group import FORCE, Group
from toolkit.model.crosswalk import Difference, Direction, Evidence
from toolkit.model.provision import Span

Pair = tuple[re.Pattern[str], re.Pattern[str]]
Hits = tuple[list[Evidence], list[Evidence]]


@cache
def _pairs() -> tuple[Pair, ...]:
    data = data_of("poles")
    return tuple((_spelt(one), _spelt(other)) for one, other in data["poles"])


def _spelt(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def poles(baseline: Group, candidate: Group) -> list[Difference]:
    """The first pair of which one side names both and the other only one."""
    if any(FORCE[group.strongest[0].facts.modality] < 1 and not _listed(group) for group in (baseline, candidate)):
        return []
    for pair in _pairs():
        ones, others = _hits(pair, baseline), _hits(pair, candidate)
        named = {_named(ones), _named(others)}
        if named == {1, 2} and _joined(baseline, candidate, ones, others):
            wider = _named(others) == 2  # the candidate names both
            stricter = wider == (baseline.strongest[0].facts.modality != "permission")
            direction: Direction = "stricter" if stricter else "weaker"
            proof = tuple(dict.fromkeys((*ones[0], *ones[1], *others[0], *others[1])))
            return [Difference("scope", direction, _words(baseline, ones), _words(candidate, others), proof)]
    return []


def _listed(group: Group) -> bool:
    return all(unit.facts.context for unit in group.units)


def _named(hits: Hits) -> int:
    return sum(map(bool, hits))


def _hits(pair: Pair, group: Group) -> Hits:
    """Where a side names each of the two; what stands within the words for the other is not counted twice."""
    right = [(unit.id, match.span()) for unit in group.units for match in pair[1].finditer(unit.provision.text)]
    left = [
        (unit.id, match.span())
        for unit in group.units
        for match in pair[0].finditer(unit.provision.text)
        if not any(
            id == unit.id and _inside(match.span(), span) and not _EITHER.match(unit.provision.text, span[0])
            for id, span in right
        )
    ]
    return _proofs(group, left), _proofs(group, right)


_EITHER = re.compile(r"whether or not\b", re.IGNORECASE)
""""whether or not paid" names both."""


def _inside(one: Span, other: Span) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _proofs(group: Group, places: list[tuple[str, Span]]) -> list[Evidence]:
    return [Evidence(group.side, id, span) for id, span in places]


def _joined(baseline: Group, candidate: Group, ones: Hits, others: Hits) -> bool:
    """The side that names both does so in one breath ("paid or unpaid", "also off duty"), not by the way."""
    group, hits = (baseline, ones) if _named(ones) == 2 else (candidate, others)
    texts = {unit.id: unit.provision.text for unit in group.units}
    if any(_ADDS.search(texts[proof.id][max(proof.span[0] - _NEAR, 0) : proof.span[0]]) for proof in hits[1]):
        return True
    return any(
        one.id == other.id
        and (_inside(one.span, other.span) or _OR.search(_between(texts[one.id], one.span, other.span)))
        for one in hits[0]
        for other in hits[1]
    )


def _between(text: str, one: Span, other: Span) -> str:
    """The words between two places; none where they are far apart or a sentence ends there."""
    first, second = sorted((one, other))
    words = text[first[1] : second[0]]
    return "" if len(words) > _FAR or re.search(r"[.;]", words) else words


_OR = re.compile(r"\b(?:or|and|nor|as well as)\b|,", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:also|even|too|equally|likewise|including|as well as)\b[^.;]*$", re.IGNORECASE)
_NEAR, _FAR = 30, 40


def _words(group: Group, hits: Hits) -> str:
    texts = {unit.id: unit.provision.text for unit in group.units}
    return ", ".join(dict.fromkeys(texts[proof.id][slice(*proof.span)].lower() for row in hits for proof in row))
