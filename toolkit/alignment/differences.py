"""What differs between the two sides of a link, facet by facet: the facts that relationship and findings are judged
on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from toolkit.alignment.bearers import bearers, posts
from toolkit.alignment.conceding import conceding
from toolkit.alignment.conditions import conditions, dealt_with, provided
from toolkit.alignment.data import spelt
from toolkit.alignment.dates import dates
from toolkit.alignment.deadlines import deadlines
from toolkit.alignment.duties import duties
from toolkit.alignment.exceptions import exceptions
from toolkit.alignment.figures import figures
from toolkit.alignment.force import force_differences
from toolkit.alignment.form import form, leave_in_writing, sanctions
from toolkit.alignment.group import OPPOSITE, Group, Told, difference_of, names_of, telling
from toolkit.alignment.leave_asked import leave_asked
from toolkit.alignment.left_out import relieves
from toolkit.alignment.levels import access, participation
from toolkit.alignment.meaning import defining, definitions
from toolkit.alignment.naming import ADDRESSED, one_post
from toolkit.alignment.occasions import occasions
from toolkit.alignment.once import of_attendance, of_lost_act, once
from toolkit.alignment.periods import periods
from toolkit.alignment.poles import poles
from toolkit.alignment.qualified import qualified
from toolkit.alignment.reaches import reaches
from toolkit.alignment.recipients import recipients
from toolkit.alignment.restricted import restricted
from toolkit.alignment.rows import rows
from toolkit.alignment.scopes import scopes
from toolkit.alignment.values import amount
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Threshold

TESTS = {"own_judgement": 1, "reasonable_belief": 2, "fair_minded_observer": 3, "public_perception": 3}


def differences(baseline: Group, candidate: Group) -> tuple[Difference, ...]:
    """Every difference found, force first; each change once, under the kind that says most of it."""
    checks: tuple[Callable[[Group, Group], list[Difference]], ...] = (
        force_differences,
        _bearing,
        _tests,
        _thresholds,
        deadlines,
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
        leave_asked,
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
    return tuple(_of_meaning(found, baseline, candidate) or figures(baseline, candidate))


def _of_meaning(found: list[Difference], baseline: Group, candidate: Group) -> list[Difference]:
    """What a definition alone takes in or leaves out is a change of meaning, told once."""
    if not defining(baseline, candidate):
        return found
    if any(difference.facet == "definition" for difference in found):
        return [difference for difference in found if difference.facet != "scope"]
    return [replace(item, facet="definition") if item.facet == "scope" else item for item in found]


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
    return all(spelt("exceptions", "more_than_most").search(group.text) for group in groups)


def _applied(group: Group) -> list[Told]:
    """The tests of a side. What a post considers ("if the Clerk thinks fit") is a power, no test of conduct."""
    post = {row.unit.id for row in group.facets("bearer") if row.facet.value not in ADDRESSED or one_post(row)}
    rows = [row for row in group.facets("test") if row.facet.value != "own_judgement" or row.unit.id not in post]
    rows = [row for row in rows if not _of_office(row)]
    most = max((TESTS.get(str(row.facet.value), 0) for row in rows), default=0)
    return [row for row in rows if TESTS.get(str(row.facet.value), most) == most]


def _of_office(row: Told) -> bool:
    """ "others would take you to be at work": when a code binds, not by what test."""
    return bool(
        spelt("bearers", "in_office").search(row.unit.provision.text[row.facet.span[0] : row.facet.span[1] + _NEAR])
    )


_NEAR = 40


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
