"""What words put in or struck out do by themselves, where no facet and no duty tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from toolkit.alignment.effect_access import access, opened, session, shut
from toolkit.alignment.effect_cases import further, narrower, quantified
from toolkit.alignment.effect_compare import compared
from toolkit.alignment.effect_denials import denied, in_case_of, negation, opposite, shifted, turned, way
from toolkit.alignment.effect_due import appointed, due, event, looking_back, reckoned
from toolkit.alignment.effect_facets import act, bidden, exchanged, manner, ordered, part, promised, said, softer
from toolkit.alignment.effect_figures import quantity
from toolkit.alignment.effect_idle import idle
from toolkit.alignment.effect_likely import at_least, likelier, needed, oftener
from toolkit.alignment.effect_matter import bounds_alike
from toolkit.alignment.effect_modifier import manners, modifier
from toolkit.alignment.effect_moments import moment
from toolkit.alignment.effect_posts import asked, doer, post
from toolkit.alignment.effect_relief import OPPOSITE, takes_out
from toolkit.alignment.effect_roles import choice, in_case, joining
from toolkit.alignment.effect_sanctions import consequence
from toolkit.alignment.effect_scope import (
    alternative,
    comma,
    excepted,
    opens_exception,
    places,
    whichever,
    whole_exception,
    wider,
)
from toolkit.alignment.effect_spots import Effect, Spot, joined
from toolkit.alignment.effect_tests import broader, placed, tested
from toolkit.alignment.group import Group
from toolkit.model.crosswalk import Direction


@dataclass(frozen=True, slots=True)
class Rule:
    """What a place of change does: facet and direction as a Difference has them, and the words of both sides."""

    facet: str
    direction: Direction
    before: str
    after: str


def rule_effect(
    baseline: Group,
    candidate: Group,
    spot: Spot,
    *,
    meaning: bool = False,
    relief: bool = False,
    alone: bool = False,
) -> Rule | None:
    """The first rule that knows the words; None where they are wording only. meaning: they say what a term means;
    relief: they stand in a list of what is excepted or left free; alone: nothing else was changed."""
    if idle(baseline, candidate, spot):
        return None
    freed = takes_out(baseline, spot, relief=relief)
    for rule in _rows(baseline, candidate):
        found = rule(spot)
        if found and (told := _settled(baseline, candidate, spot, found)):
            facet, direction = told
            back = freed and facet in {"scope", "exception"}
            return Rule(facet, OPPOSITE[direction] if back else direction, spot.gone, spot.new)
    bare = alone and (spot.inserted or spot.deleted) and bool(spot.left.strip())
    limits = modifier(baseline, candidate, spot, turned=freed, rules=meaning or relief or bare)
    return Rule(*limits, spot.gone, spot.new) if limits else None


_SURE: tuple[Callable[[Spot], object], ...] = (
    opens_exception,
    opposite,
    turned,
    whichever,
    doer,
    access,
    session,
    due,
    appointed,
    event,
    reckoned,
    looking_back,
    asked,
    act,
    at_least,
    needed,
    oftener,
    likelier,
)
_SURE_OF_BOTH: tuple[Callable[[Group, Group, Spot], object], ...] = (
    consequence,
    shut,
    part,
    post,
    compared,
    said,
    tested,
    opened,
)


def sure_effect(baseline: Group, candidate: Group, spot: Spot) -> bool:
    """One of the rules that are asked before facets and force knows the place: a whole exception, a consequence, who
    may see a register, a date."""
    return (
        any(rule(spot) for rule in _SURE)
        or choice(baseline, spot) is not None
        or in_case(baseline, spot) is not None
        or any(rule(baseline, candidate, spot) for rule in _SURE_OF_BOTH)
    )


def _settled(baseline: Group, candidate: Group, spot: Spot, found: Effect) -> Effect | None:
    """What a rule says, seen in the whole of both wordings: a "not" may stand in another place ("No officer shall", "An
    officer shall not"), or turn a case alone; "only on production of a receipt" is "not without a receipt"."""
    facet, direction = found
    alike = bounds_alike(joined(baseline), joined(candidate))
    if found == ("reversed", "neutral"):
        if alike or denied(baseline) == denied(candidate) or shifted(baseline, candidate, spot):
            return None
        facet = "scope" if in_case_of(spot) else facet
        direction = way(baseline, candidate) if facet == "reversed" else direction
    if facet in {"scope", "exception", "deadline"} and spot.gone and spot.new and alike:
        return None
    return facet, direction


def _rows(baseline: Group, candidate: Group) -> tuple[Callable[[Spot], Effect | None], ...]:
    """The rules, the surest first."""
    return (
        whole_exception,
        lambda one: in_case(baseline, one),
        lambda one: consequence(baseline, candidate, one),
        lambda one: shut(baseline, candidate, one),
        access,
        session,
        lambda one: opened(baseline, candidate, one),
        lambda one: tested(baseline, candidate, one),
        lambda one: part(baseline, candidate, one),
        lambda one: post(baseline, candidate, one),
        doer,
        due,
        appointed,
        reckoned,
        event,
        looking_back,
        asked,
        lambda one: moment(baseline, one),
        act,
        lambda one: choice(baseline, one),
        at_least,
        needed,
        oftener,
        likelier,
        lambda one: compared(baseline, candidate, one),
        quantity,
        negation,
        opposite,
        lambda one: joining(baseline, one),
        lambda one: comma(baseline, candidate, one),
        ordered,
        lambda one: exchanged(baseline, candidate, one),
        lambda one: bidden(baseline, candidate, one),
        lambda one: said(baseline, candidate, one),
        softer,
        promised,
        excepted,
        places,
        wider,
        further,
        quantified,
        placed,
        broader,
        narrower,
        lambda one: manner(baseline, candidate, one),
        lambda one: manners(baseline, one),
        alternative,
    )
