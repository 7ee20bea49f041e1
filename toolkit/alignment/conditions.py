"""A case that only one side names: "declare a gift" against "declare a gift if it is from a contractor"."""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of
from toolkit.alignment.group import FORCE, Group, Told, difference_of, excepts_only, names_of
from toolkit.alignment.likeness import KEPT, LOST, meanings, share, unanswered
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction, Evidence

_FEWEST = 2
_ALL_BUT = 0.9
"""Share of the words beside a case from which nothing differs but the case."""
_ROOM = 2
"""Words without an answer, for each of a further condition's own, that the other side may have: with more it may say as
much."""
_AND = re.compile(
    r"\b(?P<what>and (?:the|an?|your|their|his|her|you|they|it|he|she|has|have|is|are|does|do|follows?|was|were|after|"
    r"only)\b[^,;.]{8,}[^,;.\s])",
    re.IGNORECASE,
)
"""A second condition of one exception: "a lawyer, *and the lawyer has promised to keep them secret*"."""


def conditions(baseline: Group, candidate: Group) -> list[Difference]:
    """A condition whose words the other side nowhere has, while it has the rest: it narrows a duty, and widens leave.
    Told only of one side; where both have one of their own, the cases are too unlike to be weighed by words."""
    ones, others = _own(baseline, candidate), _own(candidate, baseline)
    if bool(ones) == bool(others) or any(FORCE[g.strongest[0].facts.modality] < 1 for g in (baseline, candidate)):
        return []
    narrows = bool(others) == (baseline.strongest[0].facts.modality != "permission")
    direction: Direction = "weaker" if narrows else "stricter"
    values = "; ".join(names_of(ones)), "; ".join(names_of(others))
    return [difference_of("trigger", direction, baseline, candidate, values, (ones, others))]


def _own(mine: Group, other: Group) -> list[Told]:
    if other.facets("trigger") or len(mine.units) > 1 or len(other.units) > 1:
        return []
    return [row for row in mine.facets("trigger") if row.own and _alone(row, other)]


def _alone(row: Told, other: Group) -> bool:
    among = meanings(other.words)
    text, (start, end) = row.unit.provision.text, row.facet.span
    case, rest = (meanings(terms(part)) for part in (text[start:end], f"{text[:start]} {text[end:]}"))
    plain = [word for word in case if not word.startswith("=")]
    if unanswered(other.words, terms(row.unit.text)) >= len(plain) / 2:
        return False  # the other side has words left in which it may name the case
    fewest = 1 if share(rest, among) >= _ALL_BUT else _FEWEST
    return len(plain) >= fewest and share(case, among) <= LOST and share(rest, among) >= KEPT


def provided(baseline: Group, candidate: Group) -> list[Difference]:
    """Two cases let off that answer each other, and one side sets a further condition: it lets off less."""
    groups = baseline, candidate
    if any(len(group.units) > 1 for group in groups) or not (
        all(map(excepts_only, groups)) or all(map(_leave, groups))
    ):
        return []
    ones, others = _further(baseline, candidate), _further(candidate, baseline)
    if bool(ones) == bool(others):
        return []
    said = (ones or others)[0]
    if ones:
        return [Difference("trigger", "weaker", _said(baseline, said), "", (said, *candidate.evidence(())))]
    return [Difference("trigger", "stricter", "", _said(candidate, said), (*baseline.evidence(()), said))]


def _leave(group: Group) -> bool:
    return all(unit.facts.modality == "permission" and unit.facts.context for unit in group.units)


def _further(mine: Group, other: Group) -> list[Evidence]:
    unit, among = mine.units[0], meanings(other.words)
    found = []
    for match in _AND.finditer(unit.provision.text):
        words = terms(match["what"])
        plain = [word for word in words if not word.isupper()]
        room = unanswered(terms(other.units[0].provision.text), terms(unit.text))
        if plain and share(meanings(words), among) <= LOST and room <= _ROOM * len(plain):
            found.append(Evidence(mine.side, unit.id, match.span("what")))
    return found


def is_plain(item: Difference) -> bool:
    """Whether a difference is a further condition, or one that only what the authority deals with counts."""
    said = item.baseline_value or item.candidate_value
    return item.facet == "trigger" and bool(_AND.match(said) or _dealing().match(said))


def dealt_with(baseline: Group, candidate: Group) -> list[Difference]:
    """Interests that one side counts only where the authority has to do with them: "a company which supplies us"."""
    if any(len(group.units) > 1 or not _listed(group) for group in (baseline, candidate)):
        return []
    ones, others = _deals(baseline), _deals(candidate)
    if bool(ones) == bool(others) or _speaks_of_us(candidate if ones else baseline):
        return []
    values = ("; ".join(_said(baseline, one) for one in ones), "; ".join(_said(candidate, one) for one in others))
    evidence = (*(ones or baseline.evidence(())), *(others or candidate.evidence(())))
    return [Difference("trigger", "weaker" if others else "stricter", *values, evidence)]


def _listed(group: Group) -> bool:
    unit = group.units[0]
    return bool(unit.facts.context) and unit.facts.modality != "permission" and not excepts_only(group)


def _deals(group: Group) -> list[Evidence]:
    unit = group.units[0]
    return [Evidence(group.side, unit.id, match.span()) for match in _dealing().finditer(unit.provision.text)]


def is_dealing(unit: Unit, place: int) -> bool:
    """The word stands where a side says that the authority has to do with a thing: "a company which has *contracts*
    with us"."""
    return any(match.start() <= place < match.end() for match in _dealing().finditer(unit.provision.text))


def _speaks_of_us(group: Group) -> bool:
    return bool(re.search(rf"\b{data_of('conditions')['us']}", group.units[0].provision.text, re.IGNORECASE))


@cache
def _dealing() -> re.Pattern[str]:
    data = data_of("conditions")
    return re.compile(rf"\b(?:{'|'.join(data['dealing']).replace('{us}', data['us'])})", re.IGNORECASE)


def _said(group: Group, proof: Evidence) -> str:
    return group.units[0].provision.text[slice(*proof.span)]
