"""What differs between the two sides of a link, facet by facet: the facts that relationship and findings are judged
on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from toolkit.alignment.figures import figures
from toolkit.alignment.force import force_differences
from toolkit.alignment.group import FORCE, Group, Told, difference_of, names_of, telling
from toolkit.alignment.meaning import defining, definitions, exceptions
from toolkit.alignment.values import amount, period
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Deadline, FacetName, Threshold

ACCESS = {"internal": 0, "on_request": 1, "public": 2}
PARTICIPATION = {"none": 0, "disclose": 1, "speak_not_vote": 2, "withdraw": 3}
TESTS = {"own_judgement": 1, "reasonable_belief": 2, "fair_minded_observer": 3, "public_perception": 3}
NO_OTHER = frozenset({"member", "other"})
"""Bearers that are nobody else than the one a code addresses ("member", in codes for members), or that the analysis
could not place: against them no other bearer is told."""
OPPOSITE: dict[Direction, Direction] = {"weaker": "stricter", "stricter": "weaker", "neutral": "neutral"}
_DAYS = {"day": 1.0, "working_day": 1.4, "week": 7.0, "month": 30.4, "year": 365.25, "immediately": 0.0}


def differences(baseline: Group, candidate: Group) -> tuple[Difference, ...]:
    """Every difference found, force first."""
    force = force_differences(baseline, candidate)
    checks: tuple[Callable[[Group, Group], list[Difference]], ...] = (
        _bearers,
        _tests,
        _thresholds,
        _deadlines,
        _recipients,
        _access,
        _participation,
        _sanctions,
        exceptions,
        _scopes,
        definitions,
    )
    found = [difference for check in checks for difference in check(baseline, candidate)]
    if not found and not force:
        found = figures(baseline, candidate)
    if any(difference.facet == "reversed" for difference in force):
        # The exception to a rule that is turned round is gone with the rule: one change, one kind.
        found = [difference for difference in found if difference.facet != "exception"]
    return (*force, *found)


def _bearers(baseline: Group, candidate: Group) -> list[Difference]:
    """The duty lies on another post, where on neither side it lies on those whom the code as a whole addresses."""
    ones, others = _bound(baseline), _bound(candidate)
    one, other = names_of(ones), names_of(others)
    if not one or not other or set(one) & set(other) or NO_OTHER & {*one, *other}:
        return []
    return [difference_of("bearer", "neutral", baseline, candidate, (", ".join(one), ", ".join(other)), (ones, others))]


def _bound(group: Group) -> list[Told]:
    """Who bears a duty of a side: of a permission or statement the subject says little of whom the code binds."""
    return [row for row in group.facets("bearer") if FORCE[row.unit.facts.modality] >= FORCE["recommendation"]]


def _tests(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = baseline.facets("test"), candidate.facets("test")
    one, other = names_of(ones), names_of(others)
    if one == other:
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


def _thresholds(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = telling(baseline.facets("threshold"), candidate.facets("threshold"))
    before = [facet.value for _, facet, _ in ones if isinstance(facet.value, Threshold)]
    after = [facet.value for _, facet, _ in others if isinstance(facet.value, Threshold)]
    if sorted(map(amount, before)) == sorted(map(amount, after)) or not (before or after):
        return []
    direction: Direction = "neutral"
    if before and after:
        low, high = min(float(item.amount) for item in before), min(float(item.amount) for item in after)
        direction = "weaker" if high > low else "stricter" if high < low else _boundary(before[0], after[0])
    else:
        direction = "weaker" if after else "stricter"  # an amount below which nothing is asked, against none
    values = ", ".join(map(amount, before)), ", ".join(map(amount, after))
    return [difference_of("threshold", direction, baseline, candidate, values, (ones, others))]


def _boundary(before: Threshold, after: Threshold) -> Direction:
    """ "over £50" leaves out the gift of exactly £50 that "£50 or more" takes in."""
    if before.comparator == after.comparator or {before.comparator, after.comparator} == {"exactly", "from"}:
        return "neutral"
    return "weaker" if after.comparator == "over" else "stricter" if before.comparator == "over" else "neutral"


def _deadlines(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = telling(baseline.facets("deadline"), candidate.facets("deadline"))
    before = [facet.value for _, facet, _ in ones if isinstance(facet.value, Deadline)]
    after = [facet.value for _, facet, _ in others if isinstance(facet.value, Deadline)]
    if {(item.number, item.unit) for item in before} == {(item.number, item.unit) for item in after}:
        return []
    values = ", ".join(dict.fromkeys(map(period, before))), ", ".join(dict.fromkeys(map(period, after)))
    direction = _sooner(before, after)
    if _against(baseline, ones):
        direction = OPPOSITE[direction]
    return [difference_of("deadline", direction, baseline, candidate, values, (ones, others))]


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


def _sooner(before: Sequence[Deadline], after: Sequence[Deadline]) -> Direction:
    if not before or not after:
        return "stricter" if after else "weaker"
    days, later = _days(before[0]), _days(after[0])
    if days is None or later is None:
        return "neutral"
    return "weaker" if later > days else "stricter" if later < days else "neutral"


def _days(deadline: Deadline) -> float | None:
    """A time limit in days; before the event is sooner than any time after it, and "promptly" is no number."""
    if deadline.unit == "before_event":
        return -1.0
    return deadline.number * _DAYS[deadline.unit] if deadline.unit in _DAYS else None


def _recipients(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = baseline.facets("recipient"), candidate.facets("recipient")
    one, other = names_of(ones), names_of(others)
    if not one or not other or (set(one) & set(other) and (set(one) <= set(other) or set(other) <= set(one))):
        return []
    return [
        difference_of("recipient", "neutral", baseline, candidate, (", ".join(one), ", ".join(other)), (ones, others))
    ]


def _ordered(
    facet: FacetName, order: dict[str, int], baseline: Group, candidate: Group, *, both: bool
) -> list[Difference]:
    ones, others = baseline.facets(facet), candidate.facets(facet)
    one, other = names_of(ones), names_of(others)
    if one == other or (both and not (one and other)):
        return []
    before, after = (
        max((order.get(name, 0) for name in one), default=0),
        max((order.get(name, 0) for name in other), default=0),
    )
    if before == after:
        return []
    direction: Direction = "weaker" if after < before else "stricter"
    return [difference_of(facet, direction, baseline, candidate, (", ".join(one), ", ".join(other)), (ones, others))]


def _access(baseline: Group, candidate: Group) -> list[Difference]:
    """Who may see a register. Silence counts where both sides speak of a register and one opens it to the public."""
    found = {name for group in (baseline, candidate) for name in names_of(group.facets("register_access"))}
    spoken = all(
        any("regist" in unit.provision.text.lower() for unit in group.units) for group in (baseline, candidate)
    )
    return _ordered("register_access", ACCESS, baseline, candidate, both=not (spoken and found == {"public"}))


def _participation(baseline: Group, candidate: Group) -> list[Difference]:
    return _ordered("participation", PARTICIPATION, baseline, candidate, both=True)


def _sanctions(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = baseline.facets("sanction"), candidate.facets("sanction")
    one, other = names_of(ones), names_of(others)
    if one == other or (not (one and other) and not _about(baseline, candidate, "sanctions")):
        return []
    direction: Direction = "neutral" if one and other else "stricter" if other else "weaker"
    return [
        difference_of("sanction", direction, baseline, candidate, (", ".join(one), ", ".join(other)), (ones, others))
    ]


def _scopes(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = baseline.facets("scope"), candidate.facets("scope")
    one, other = set(names_of(ones)), set(names_of(others))
    if one == other or not one or not other or defining(baseline, candidate):
        return []
    direction: Direction = "weaker" if other < one else "stricter" if other > one else "neutral"
    return [
        difference_of(
            "scope", direction, baseline, candidate, (", ".join(sorted(one)), ", ".join(sorted(other))), (ones, others)
        )
    ]


def _about(baseline: Group, candidate: Group, topic: str) -> bool:
    """The surest topic of both sides."""
    return all(any(unit.facts.topic == topic for unit in group.units) for group in (baseline, candidate))
