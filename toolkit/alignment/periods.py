"""Lengths of time that are no time limits: how long a ban or a duty lasts, how often a thing is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Difference, Direction, Evidence
from toolkit.model.provision import Span

KNOWN = re.compile(
    r"\b(?:aware|know\w*|learn\w*|hear\w*|told|notic\w*|notif\w*|discover\w*|reali[sz]\w*|find\w* out|inform\w*)"
    r"\b",
    re.IGNORECASE,
)
"""Nobody knows of a thing before it is: what runs from knowing it ends later."""

_ENDLESS = 10**6
_SLACK = 0.03
"""Twelve months are a year."""


class Period(NamedTuple):
    """days: about how long; often: it is the time between two turns, not a length; words: as printed; least: it tells
    from what length on a thing counts ("a right to occupy land for a month or longer")."""

    days: int
    often: bool
    words: str
    evidence: Evidence
    least: bool = False


@cache
def _data() -> dict[str, Any]:
    return data_of("periods")


@cache
def _length() -> re.Pattern[str]:
    numbers = "|".join(sorted(_data()["numbers"], key=lambda word: (-len(word), word)))
    units = rf"(?:(?:{_data()['kinds']}) )?(?P<unit>{'|'.join(_data()['units'])})"
    return re.compile(
        rf"\b(?:(?P<number>\d{{1,4}}|{numbers})(?:\s*\(\w+\))?[\s-]+)?{units}s?\b",
        re.IGNORECASE,
    )


@cache
def prompt() -> re.Pattern[str]:
    """Haste, in words that name no time: "without delay"."""
    return re.compile(rf"\b(?:{'|'.join(_data()['prompt'])})\b", re.IGNORECASE)


def number_of(word: str) -> int:
    """A number in words; 0 for any other word."""
    return int(_data()["numbers"].get(word, 0))


def periods(baseline: Group, candidate: Group) -> list[Difference]:
    """A longer ban is stricter, a longer time between two turns weaker. Where only one side says how long, it is for
    the other facets to tell."""
    ones, others = list(_periods(baseline)), list(_periods(candidate))
    if not ones or not others or {item[:2] for item in ones} == {item[:2] for item in others}:
        return []
    one, other = ones[0], others[0]
    if one.often != other.often or abs(one.days - other.days) <= _SLACK * one.days:
        return []
    counts = one.least and other.least
    direction: Direction = "weaker" if (other.days > one.days) == (one.often or counts) else "stricter"
    facet = "threshold" if counts else "deadline"
    return [Difference(facet, direction, one.words, other.words, (one.evidence, other.evidence))]


def lengths_out(text: str) -> str:
    """The text without its lengths of time, which are compared as such."""
    adverbs = "|".join(_data()["adverbs"])
    return _length().sub(" ", re.sub(rf"\b(?:{adverbs})\b", " ", text, flags=re.IGNORECASE))


def _periods(group: Group) -> Iterator[Period]:
    for unit in group.units:
        text = unit.provision.text
        known = [facet.span for facet in unit.facts.facets("deadline")]
        for span, days, often in _found(text):
            if not any(start <= span[0] < end for start, end in known):
                least = not _bids(unit) and bool(_OR_MORE.match(text, span[1]))
                yield Period(days, often, text[slice(*span)].lower(), Evidence(group.side, unit.id, span), least)


_OR_MORE = re.compile(r"\s+or (?:longer|more|over)\b", re.IGNORECASE)


def _bids(unit: Unit) -> bool:
    """Its own words ask something: "must be kept for six years or longer"."""
    return any(not norm.cue_in and norm.modality != "none" for norm in unit.facts.norms)


def _found(text: str) -> Iterator[tuple[Span, int, bool]]:
    data = _data()
    for match in re.finditer(rf"\b(?:{data['endless']})\b", text, re.IGNORECASE):
        yield match.span(), _ENDLESS, False
    adverbs = [
        (match.span(), days)
        for word, days in data["adverbs"].items()
        for match in re.finditer(rf"\b{word}\b", text, re.IGNORECASE)
    ]
    yield from ((span, days, True) for span, days in adverbs)
    for match in _length().finditer(text):
        if any(start <= match.start() < end for (start, end), _ in adverbs):
            continue
        often = bool(re.search(data["often"], text[: match.start()], re.IGNORECASE))
        if match["number"] or often:
            yield match.span(), _days(match) // _turns(text[: match.start()]) if often else _days(match), often


def _turns(before: str) -> int:
    """ "twice in each year": two turns in the time named."""
    said = re.search(rf"\b({'|'.join(_data()['times'])})\b(?:\s+\w+){{0,3}}\s*$", before, re.IGNORECASE)
    return int(_data()["times"][said[1].lower()]) if said else 1


def _days(match: re.Match[str]) -> int:
    said = (match["number"] or "one").lower()
    number = int(said) if said.isdecimal() else int(_data()["numbers"][said])
    return number * int(_data()["units"][match["unit"].lower()])
