"""What differs between the two sides of a link, facet by facet: the facts that relationship and findings are judged
on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from toolkit.alignment.bearers import ADDRESSED, bearers, one_post, posts
from toolkit.alignment.conceding import conceding
from toolkit.alignment.conditions import conditions, dealt_with, provided
from toolkit.alignment.data import data_of
from toolkit.alignment.dates import dates
from toolkit.alignment.duties import duties
from toolkit.alignment.figures import figures
from toolkit.alignment.force import force_differences
from toolkit.alignment.form import form, leave_in_writing, sanctions
from toolkit.alignment.group import Group, Told, difference_of, names_of, telling
from toolkit.alignment.levels import access, participation
from toolkit.alignment.meaning import definitions, exceptions, relieves
from toolkit.alignment.occasions import occasions
from toolkit.alignment.once import of_attendance, of_lost_act, once
from toolkit.alignment.periods import KNOWN, periods, prompt
from toolkit.alignment.poles import poles
from toolkit.alignment.qualified import qualified
from toolkit.alignment.reaches import reaches
from toolkit.alignment.recipients import recipients
from toolkit.alignment.restricted import restricted
from toolkit.alignment.rows import rows
from toolkit.alignment.scopes import scopes
from toolkit.alignment.signs import lengths
from toolkit.alignment.values import amount, period
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Deadline, Threshold

TESTS = {"own_judgement": 1, "reasonable_belief": 2, "fair_minded_observer": 3, "public_perception": 3}
OPPOSITE: dict[Direction, Direction] = {"weaker": "stricter", "stricter": "weaker", "neutral": "neutral"}
_DAYS = {"day": 1.0, "working_day": 1.4, "week": 7.0, "month": 30.4, "year": 365.25, "immediately": 0.0}


def differences(baseline: Group, candidate: Group) -> tuple[Difference, ...]:
    """Every difference found, force first; each change once, under the kind that says most of it."""
    checks: tuple[Callable[[Group, Group], list[Difference]], ...] = (
        force_differences,
        _bearing,
        _tests,
        _thresholds,
        _deadlines,
        periods,
        dates,
        recipients,
        form,
        leave_in_writing,
        access,
        participation,
        sanctions,
        exceptions,
        scopes,
        occasions,
        poles,
        reaches,
        conceding,
        restricted,
        conditions,
        provided,
        dealt_with,
        definitions,
    )
    found = once([difference for check in checks for difference in check(baseline, candidate)])
    acts = [act for act in duties(baseline, candidate, told=found) if not of_attendance(act, found)]
    found = [*acts, *(difference for difference in found if not of_lost_act(difference, acts))]
    if not any(difference.facet in _SPOKEN_FOR for difference in found):
        found += rows(baseline, candidate) or qualified(baseline, candidate)
    return tuple(found or figures(baseline, candidate))


_SPOKEN_FOR = frozenset(
    {
        "scope",
        "exception",
        "trigger",
        "action",
        "definition",
        "test",
        "reversed",
        "modality",
        "participation",
        "sanction",
        "bearer",
    }
)
"""Where one of these differs, words that only one side has are commonly part of that."""


def _bearing(baseline: Group, candidate: Group) -> list[Difference]:
    return bearers(baseline, candidate) or posts(baseline, candidate)


def _tests(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = _applied(baseline), _applied(candidate)
    one, other = names_of(ones), names_of(others)
    if one == other or {one, other} == {(), ("own_judgement",)}:
        return []  # what somebody thinks is how anybody comes to act: the other side need not say so
    if not (one and other) and _more_than_most(baseline, candidate):
        return []
    before = max((TESTS.get(name, 0) for name in one), default=0)
    after = max((TESTS.get(name, 0) for name in other), default=0)
    if "greater_than_most" in one and not other:
        direction: Direction = "stricter"  # any effect counts, not only one greater than on most others
    elif "greater_than_most" in other and not one:
        direction = "weaker"
    else:
        direction = "neutral" if before == after else "weaker" if after < before else "stricter"
    return [difference_of("test", direction, baseline, candidate, (", ".join(one), ", ".join(other)), (ones, others))]


def _more_than_most(*groups: Group) -> bool:
    """Both measure an effect by that on people at large, the one in words that no rule took for the test."""
    said = data_of("meaning")["more_than_most"]
    return all(re.search("|".join(said), _words(group), re.IGNORECASE) for group in groups)


def _applied(group: Group) -> list[Told]:
    """The tests of a side. What a post considers ("if the Clerk thinks fit") is a power, no test of conduct."""
    post = {row.unit.id for row in group.facets("bearer") if row.facet.value not in ADDRESSED or one_post(row)}
    rows = [row for row in group.facets("test") if row.facet.value != "own_judgement" or row.unit.id not in post]
    rows = [row for row in rows if not _of_office(row)]
    most = max((TESTS.get(str(row.facet.value), 0) for row in rows), default=0)
    return [row for row in rows if TESTS.get(str(row.facet.value), most) == most]


def _of_office(row: Told) -> bool:
    """ "others would take you to be at work": when a code binds, not by what test."""
    return bool(_IN_OFFICE.search(row.unit.provision.text[row.facet.span[0] : row.facet.span[1] + _NEAR]))


_NEAR = 40
_IN_OFFICE = re.compile(
    r"\bto (?:be )?(?:act,? (?:as|for|on behalf|in (?:the|your|their)\b)|acting|at work|on duty|performing|doing (?:so|it|that)|"
    r"representing|speaking for)",
    re.IGNORECASE,
)


def _thresholds(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = telling(baseline.facets("threshold"), candidate.facets("threshold"))
    before = [facet.value for _, facet, _ in ones if isinstance(facet.value, Threshold)]
    after = [facet.value for _, facet, _ in others if isinstance(facet.value, Threshold)]
    if not (before or after) or sorted(map(_bound, before)) == sorted(map(_bound, after)):
        return []
    direction: Direction = "neutral"
    if before and after:
        low, high = min(float(item.amount) for item in before), min(float(item.amount) for item in after)
        direction = "weaker" if high > low else "stricter" if high < low else _boundary(before[0], after[0])
    else:
        direction = "weaker" if after else "stricter"  # an amount below which nothing is asked, against none
        if relieves(baseline) and relieves(candidate):
            direction = OPPOSITE[direction]  # the amount bounds what is let off
    values = ", ".join(map(amount, before)), ", ".join(map(amount, after))
    return [difference_of("threshold", direction, baseline, candidate, values, (ones, others))]


def _bound(item: Threshold) -> tuple[str, str, float, str]:
    """A ban above £500 and leave up to £500 draw one line; a bare dollar is the dollar of either side."""
    line = {"up_to": "over", "under": "from"}.get(item.comparator, item.comparator)
    return line, "" if item.currency in _DOLLARS else item.currency, float(item.amount), item.per


_DOLLARS = frozenset({"", "USD", "CAD", "AUD", "NZD"})


def _boundary(before: Threshold, after: Threshold) -> Direction:
    """ "over £50" leaves out the gift of exactly £50 that "£50 or more" takes in."""
    if before.comparator == after.comparator or {before.comparator, after.comparator} == {"exactly", "from"}:
        return "neutral"
    return "weaker" if after.comparator == "over" else "stricter" if before.comparator == "over" else "neutral"


def _deadlines(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = telling(baseline.facets("deadline"), candidate.facets("deadline"))
    before = [facet.value for _, facet, _ in ones if isinstance(facet.value, Deadline)]
    after = [facet.value for _, facet, _ in others if isinstance(facet.value, Deadline)]
    if {_length(item) for item in before} == {_length(item) for item in after}:
        return _counted(baseline, candidate, ones, others)
    silent = candidate if before else baseline
    if not (before and after) and (
        (_only_before(before, after) and _FIRST.search(_words(silent))) or _same_length(before or after, silent)
        or all(_TURN.search(_words(group)) for group in (baseline, candidate))
    ):
        return []
    if not (before and after) and _as_prompt(before or after, silent):
        return []
    values = ", ".join(dict.fromkeys(map(period, before))), ", ".join(dict.fromkeys(map(period, after)))
    direction = _sooner(before, after) if before and after else _by_length(before, after, _words(silent))
    if _against(baseline, ones):
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
    if known == knows or not _HAPPENS.search(other if known else one):
        return []
    return [
        difference_of("deadline", "stricter" if known else "weaker", baseline, candidate, (one, other), (ones, others))
    ]


_HAPPENS = re.compile(
    r"\b(?:event|change|happen\w*|occur\w*|takes? place|acquisition|acquir\w*|aris\w*|receipt|receiv\w*|date)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:before|until|unless|without|first|beforehand|in advance|prior)\b", re.IGNORECASE)
"""\"not without the Clerk's consent" asks for it beforehand too."""


def _only_before(before: Sequence[Deadline], after: Sequence[Deadline]) -> bool:
    return {item.unit for item in (*before, *after)} == {"before_event"}


def _same_length(named: Sequence[Deadline], silent: Group) -> bool:
    """The other side has as many days, in words that no rule took for a limit: "in 28 days at most"."""
    days = {_days(item) for item in named}
    return any(abs(length - day) < 1 for length in lengths(_words(silent)) for day in days if day is not None)


_TURN = re.compile(r"\b(?:end|close|finish) of the (?:same |next |following )?(?:working )?(?:day|week|month|year)", re.IGNORECASE)
""""By the end of the week" and "not later than the close of the week" are one, though but one of them is counted."""


def _as_prompt(named: Sequence[Deadline], silent: Group) -> bool:
    """The other side asks for haste in words that no rule took for a limit: "at the earliest chance"."""
    return {item.unit for item in named} <= _HASTE and bool(prompt().search(_words(silent)))


_HASTE = frozenset({"promptly", "immediately"})


def _by_length(before: Sequence[Deadline], after: Sequence[Deadline], silent: str) -> Direction:
    """A limit on one side alone, against any length of time in the other's words: "you have a fortnight"."""
    other, named = lengths(silent), _days((before or after)[0])
    if len(other) != 1 or named is None or named <= 0:
        return _sooner(before, after)
    longer = other[0] > named
    return "weaker" if longer == bool(before) else "stricter"


def _words(group: Group) -> str:
    return " ".join(unit.text for unit in group.units)


_CONDITION = re.compile(r"\b(?:without|unless|until|except|save)\b", re.IGNORECASE)


def _against(baseline: Group, rows: Sequence[Told]) -> bool:
    """Whether less time is the weaker rule: a ban that lasts a time, or a right that others have against the bound.

    "must not take a gift without telling the Clerk within 21 days": the time is that of telling, not of the ban.
    """
    if any(_CONDITION.search(row.unit.provision.text[: row.facet.span[0]]) for row in rows if row.own):
        return False
    unit = baseline.strongest[0]
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
