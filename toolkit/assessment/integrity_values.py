"""Amounts and periods that disagree: within the proposed text, and between it and the papers beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.assessment.version_words import cites, data, told
from toolkit.model.crosswalk import Crosswalk, Evidence
from toolkit.model.norm import Analysis, Deadline, Threshold
from toolkit.model.redline import Flaw, FlawCode

LIKE = 0.5
"""Least share of content words two sentences have in common to be taken for the same matter, one topic presupposed."""
NEAR = 0.2
"""The same between a changed amount and one left as it was, and between a code and a paper about it."""
LOOSE = 0.1
"""The same between a changed amount and the very amount it had, still standing elsewhere on the same topic."""
_WORD = re.compile(r"[a-z]{3,}")
_UNITS = frozenset({"day", "working_day", "week", "month", "year"})


@dataclass(frozen=True, slots=True)
class _Value:
    """An amount or a period where it stands. value: as compared; printed: as read; words: of its sentence; event: the
    words of what a period runs from."""

    code: FlawCode
    value: str
    printed: str
    id: str
    span: tuple[int, int]
    topic: str
    words: frozenset[str]
    event: frozenset[str] = frozenset()


def stale(crosswalk: Crosswalk) -> Iterator[Flaw]:
    """A value that was changed in one provision and still stands in another on the same matter."""
    before, after = (_by_id(_values(side)) for side in (crosswalk.baseline, crosswalk.candidate))
    everywhere = [value for row in after.values() for value in row]
    for link in crosswalk.correspondences:
        old = [value for one in link.baseline for value in before.get(one, ())]
        new = [value for one in link.candidate for value in after.get(one, ())]
        for one, other in _replaced(old, new):
            left = [
                value
                for value in everywhere
                if (value.code, value.value) == (one.code, one.value)
                and value.id not in link.candidate
                and value.topic == one.topic != "other"
                and _like(value.words, one.words) >= LOOSE
                and not _other_event(value, one)
            ]
            if left:
                yield _stale(crosswalk, one, other, left)


def _other_event(one: _Value, other: _Value) -> bool:
    """ "28 days after taking office" is another period than "28 days after the change"."""
    return bool(one.event and other.event) and not one.event & other.event


def _stale(crosswalk: Crosswalk, one: _Value, other: _Value, left: Sequence[_Value]) -> Flaw:
    instrument = crosswalk.candidate.instrument
    ids = tuple(dict.fromkeys(value.id for value in left))
    message = told(
        "value_stale",
        before=one.printed,
        after=other.printed,
        changed=instrument.by_id[other.id].cite,
        cites=cites(instrument, ids),
    )
    evidence = tuple(Evidence("candidate", value.id, value.span) for value in (other, *left))
    return Flaw(one.code, message, (other.id, *(one for one in ids if one != other.id)), evidence)


def _replaced(old: Sequence[_Value], new: Sequence[_Value]) -> list[tuple[_Value, _Value]]:
    """Values of one kind that stand in each other's place: as many on both sides, in their order."""
    found: list[tuple[_Value, _Value]] = []
    for code in ("amount_inconsistent", "period_inconsistent"):
        ones, others = ([value for value in side if value.code == code] for side in (old, new))
        if len(ones) == len(others):
            found += [(one, other) for one, other in zip(ones, others, strict=True) if one.value != other.value]
    return found


def conflicting(crosswalk: Crosswalk) -> Iterator[Flaw]:
    """Two provisions that say nearly the same with different values."""
    earlier = {(one.value, other.value) for one, other in _conflicts(crosswalk.baseline)}
    instrument = crosswalk.candidate.instrument
    for one, other in _conflicts(crosswalk.candidate):
        message = told(
            "value_conflict",
            first=one.printed,
            here=instrument.by_id[one.id].cite,
            second=other.printed,
            there=instrument.by_id[other.id].cite,
        )
        evidence = tuple(Evidence("candidate", value.id, value.span) for value in (one, other))
        yield Flaw(one.code, message, (one.id, other.id), evidence, (one.value, other.value) in earlier)


def _conflicts(analysis: Analysis) -> list[tuple[_Value, _Value]]:
    groups: dict[tuple[str, str], list[_Value]] = defaultdict(list)
    for value in _values(analysis):
        if value.topic != "other":
            groups[value.code, value.topic].append(value)
    return [
        (one, other)
        for group in groups.values()
        for place, one in enumerate(group[:MOST])
        for other in group[place + 1 : MOST]
        if one.value != other.value
        and one.id != other.id
        and _like(one.words, other.words) >= LIKE
        and not _other_event(one, other)
    ]


MOST = 200
"""Values of one topic that are compared with each other, in a document of hundreds of pages too."""


def disagreeing(code: Analysis, name: str, other: Analysis) -> Iterator[Flaw]:
    """Values of another paper that the proposed text gives otherwise.

    A paragraph of the paper that gives the code's value too ("raised from £25 to £50") agrees with it.
    """
    ours: dict[tuple[str, str], list[_Value]] = defaultdict(list)
    for value in _values(code):
        ours[value.code, value.topic].append(value)
    theirs = _by_id(_values(other))
    for row in theirs.values():
        for value in row:
            same = [one for one in ours[value.code, value.topic] if _like(one.words, value.words) >= NEAR]
            said = {one.value for one in row}
            if value.topic != "other" and same and not said.intersection(one.value for one in same):
                yield _disagreement(code, name, other, value, max(same, key=lambda one: _like(one.words, value.words)))


def _disagreement(code: Analysis, name: str, other: Analysis, value: _Value, ours: _Value) -> Flaw:
    provision = other.instrument.by_id[value.id]
    place = provision.cite if provision.page is None else f"{provision.cite}, page {provision.page}"
    message = told(
        "value_other",
        paper=name,
        first=value.printed,
        place=place,
        second=ours.printed,
        cites=code.instrument.by_id[ours.id].cite,
    )
    return Flaw(value.code, message, (ours.id,), (Evidence("candidate", ours.id, ours.span),), False, name)


def _by_id(values: Sequence[_Value]) -> dict[str, list[_Value]]:
    found: dict[str, list[_Value]] = defaultdict(list)
    for value in values:
        found[value.id].append(value)
    return found


def _values(analysis: Analysis) -> list[_Value]:
    """Every amount and period that stands in a provision's own words."""
    found = []
    for facts in analysis.facts:
        text = analysis.instrument.by_id[facts.id].text
        for facet in (*facts.facets("threshold"), *facts.facets("deadline")):
            if facet.span[1] <= facet.span[0]:
                continue
            known = _normal(facet.value)
            if known:
                printed = _printed(text, facet.span)
                words = _sentence(text, facet.span, facts.context)
                event = _event(facet.value)
                found.append(_Value(*known, printed, facts.id, facet.span, facts.topic, words, event))
    return list(dict.fromkeys(found))


def _normal(value: object) -> tuple[FlawCode, str] | None:
    if isinstance(value, Threshold):
        return "amount_inconsistent", f"{float(value.amount):g} {value.currency}"
    if isinstance(value, Deadline) and value.unit in _UNITS:
        return "period_inconsistent", f"{value.number} {value.unit}"
    return None


def _event(value: object) -> frozenset[str]:
    start = value.start.lower() if isinstance(value, Deadline) else ""
    return frozenset(word.rstrip("s") for word in _WORD.findall(start)) - _plain() - _FROM


_FROM = frozenset({"of", "from", "after", "following", "beginning", "date", "being", "becoming", "receipt", "such"})

_FIGURE = re.compile(
    r"[£$€₹]\s?[\d,.]*\d|(?:Rs\.?|[A-Z]{3})\s?[\d,.]*\d"
    r"|[\w-]+ (?:clear |working |calendar |business )?(?:days?|weeks?|months?|years?)\b"
)


def _printed(text: str, span: tuple[int, int]) -> str:
    """The figure itself, from the words that prove the facet ("worth more than £50")."""
    words = " ".join(text[slice(*span)].split())
    found = _FIGURE.search(words)
    return found[0] if found else words


def _sentence(text: str, span: tuple[int, int], context: str) -> frozenset[str]:
    start = max((text.rfind(mark, 0, span[0]) for mark in (". ", "; ", "\n")), default=-1) + 1
    ends = [at for mark in (". ", "; ", "\n") if (at := text.find(mark, span[1])) >= 0]
    words = f"{context} {text[start : min(ends, default=len(text))]}".lower()
    return frozenset(word.rstrip("s") for word in _WORD.findall(words)) - _plain()


def _plain() -> frozenset[str]:
    return frozenset(data()["plain"]["words"])


def _like(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
