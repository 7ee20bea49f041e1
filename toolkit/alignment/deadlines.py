"""How soon a thing is to be done on each side of a link: a shorter limit is stricter, and a limit on one side alone."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.alignment.data import spelt, worded
from toolkit.alignment.group import OPPOSITE, Group, Told, difference_of, telling
from toolkit.alignment.periods import KNOWN, prompt
from toolkit.alignment.signs import lengths
from toolkit.alignment.values import period
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Deadline

_DAYS = {"day": 1.0, "working_day": 1.4, "week": 7.0, "month": 30.4, "year": 365.25, "immediately": 0.0}


def deadlines(baseline: Group, candidate: Group) -> list[Difference]:
    """Another time limit, or one that a side alone sets; as many days from another event."""
    ones, others = telling(baseline.facets("deadline"), candidate.facets("deadline"))
    before = [facet.value for _, facet, _ in ones if isinstance(facet.value, Deadline)]
    after = [facet.value for _, facet, _ in others if isinstance(facet.value, Deadline)]
    if {_length(item) for item in before} == {_length(item) for item in after}:
        return _counted(baseline, candidate, ones, others)
    silent = candidate if before else baseline
    if not (before and after) and (
        _said_otherwise(before or after, baseline if before else candidate, silent)
        or _same_length(before or after, silent)
        or all(spelt("deadlines", "turn").search(group.text) for group in (baseline, candidate))
    ):
        return []
    if not (before and after) and _as_prompt(before or after, silent):
        return []
    values = ", ".join(dict.fromkeys(map(period, before))), ", ".join(dict.fromkeys(map(period, after)))
    direction = _sooner(before, after) if before and after else _by_length(before, after, silent.text)
    if _against(baseline if before else candidate, ones or others):
        direction = OPPOSITE[direction]
    return [difference_of("deadline", direction, baseline, candidate, values, (ones, others))]


def _counted(baseline: Group, candidate: Group, ones: list[Told], others: list[Told]) -> list[Difference]:
    """As many days, but one side counts from the event and the other from when it becomes known, which is later."""
    starts = [
        [row.facet.value.start for row in side if isinstance(row.facet.value, Deadline)] for side in (ones, others)
    ]
    if any(len(side) != 1 or not side[0] for side in starts):
        return []
    (one,), (other,) = starts
    known, knows = (bool(KNOWN.search(start)) for start in (one, other))
    if known == knows or not worded("deadlines", "happens").search(other if known else one):
        return []
    return [
        difference_of("deadline", "stricter" if known else "weaker", baseline, candidate, (one, other), (ones, others))
    ]


def _said_otherwise(named: Sequence[Deadline], naming: Group, silent: Group) -> bool:
    """No time but that before an event, which the other side asks for too ("not without the Clerk's consent", "at the
    meeting" for "before the meeting is over"), or till which a thing is forbidden that the other side has as a duty.
    Sure only of a step that the bound themselves take, or that opens a matter: by then the duty must be done."""
    units = {item.unit for item in named}
    if units != {"before_event"}:
        return units <= {"before_event", *_HASTE} and _while(named, silent)
    bans = [group.strongest[0].facts.modality == "prohibition" for group in (naming, silent)]
    first = worded("deadlines", "first").search(silent.text)
    own = all(spelt("deadlines", "step").search(item.start) for item in named)
    return bool(first) or bans == [True, False] or not own or _while(named, silent)


def _while(named: Sequence[Deadline], silent: Group) -> bool:
    """Before a thing is over: the other side says at it."""
    found = (spelt("deadlines", "over").search(item.start) for item in named)
    things = {match["what"].lower() for match in found if match}
    return any(match["what"].lower() in things for match in spelt("deadlines", "at").finditer(silent.text))


def _same_length(named: Sequence[Deadline], silent: Group) -> bool:
    """The other side has as many days, in words that no rule took for a limit: "in 28 days at most"."""
    days = {_days(item) for item in named}
    return any(abs(length - day) < 1 for length in lengths(silent.text) for day in days if day is not None)


def _as_prompt(named: Sequence[Deadline], silent: Group) -> bool:
    """The other side asks for haste in words that no rule took for a limit: "at the earliest chance"."""
    return {item.unit for item in named} <= _HASTE and bool(prompt().search(silent.text))


_HASTE = frozenset({"promptly", "immediately"})


def _by_length(before: Sequence[Deadline], after: Sequence[Deadline], silent: str) -> Direction:
    """A limit on one side alone, against any length of time in the other's words: "you have a fortnight"."""
    other, named = lengths(silent), _days((before or after)[0])
    if len(other) != 1 or named is None or named <= 0:
        return _sooner(before, after)
    longer = other[0] > named
    return "weaker" if longer == bool(before) else "stricter"


def _against(naming: Group, rows: Sequence[Told]) -> bool:
    """Whether less time is the weaker rule: a ban that lasts a time, or a right that others have against the bound.

    "must not take a gift without telling the Clerk within 21 days": the time is that of telling, not of the ban.
    """
    if any(
        worded("deadlines", "condition").search(row.unit.provision.text[: row.facet.span[0]]) for row in rows if row.own
    ):
        return False
    unit = naming.strongest[0]
    others = {facet.value for facet in unit.facts.facets("bearer")} - {"member", "officer"}
    return unit.facts.modality == "prohibition" or (unit.facts.modality == "permission" and bool(others))


def _length(deadline: Deadline) -> tuple[float | None, str]:
    """Seven days are a week; 28 days are no month."""
    days = _days(deadline)
    return (days, "") if days is not None and deadline.unit != "working_day" else (deadline.number, deadline.unit)


def _sooner(before: Sequence[Deadline], after: Sequence[Deadline]) -> Direction:
    if not before or not after:
        return "stricter" if after else "weaker"
    if {before[0].unit, after[0].unit} == {"promptly", "immediately"}:
        return "stricter" if after[0].unit == "immediately" else "weaker"
    days, later = _days(before[0]), _days(after[0])
    if days is None or later is None:
        return "neutral"
    return "weaker" if later > days else "stricter" if later < days else "neutral"


def _days(deadline: Deadline) -> float | None:
    """A time limit in days; before the event is sooner than any time after it, and "promptly" is no number."""
    if deadline.unit == "before_event":
        return -1.0
    return deadline.number * _DAYS[deadline.unit] if deadline.unit in _DAYS else None
