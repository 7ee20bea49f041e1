"""What differs between the two sides of a link, facet by facet: the facts that relationship and findings are judged on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from toolkit.alignment.units import Unit
from toolkit.alignment.words import folded, terms
from toolkit.model.crosswalk import Difference, Direction, Evidence, Side
from toolkit.model.norm import Deadline, Facet, FacetName, FacetValue, Modality, Norm, Threshold

FORCE: dict[Modality, int] = {"prohibition": 3, "obligation": 3, "recommendation": 2, "permission": 1, "none": 0}
ACCESS = {"internal": 0, "on_request": 1, "public": 2}
PARTICIPATION = {"none": 0, "disclose": 1, "speak_not_vote": 2, "withdraw": 3}
TESTS = {"own_judgement": 1, "reasonable_belief": 2, "fair_minded_observer": 3, "public_perception": 3}
_DAYS = {"day": 1.0, "working_day": 1.4, "week": 7.0, "month": 30.4, "year": 365.25, "immediately": 0.0}
_SAME_ACTION = 0.5
"""Share of content words two provisions have in common from which "may" against "must not" is about one act: below it, a
permission and a prohibition side by side in one topic are commonly about different acts."""


@dataclass(frozen=True, slots=True)
class Group:
    """One side of a link: its units together."""

    side: Side
    units: tuple[Unit, ...]

    def facets(self, name: FacetName) -> list[tuple[Unit, Facet]]:
        """Every facet of that name with the unit it stands in."""
        return [(unit, facet) for unit in self.units for facet in unit.facts.facets(name)]

    def evidence(self, rows: Sequence[tuple[Unit, Facet]]) -> tuple[Evidence, ...]:
        """The spans that prove those facets; the whole of each unit where there are none."""
        if rows:
            return tuple(dict.fromkeys(Evidence(self.side, unit.id, facet.span) for unit, facet in rows))
        return tuple(Evidence(self.side, unit.id, (0, len(unit.provision.text))) for unit in self.units)

    @property
    def strongest(self) -> tuple[Unit, Norm | None]:
        """The unit whose main norm binds most, and that norm."""
        unit = max(self.units, key=lambda unit: (FORCE[unit.facts.modality], -unit.order))
        return unit, next((norm for norm in unit.facts.norms if norm.modality == unit.facts.modality), None)

    @property
    def words(self) -> tuple[str, ...]:
        """The content words of all units with their lead-ins."""
        return tuple(term for unit in self.units for term in terms(unit.text))


def shared(one: Group, other: Group) -> float:
    """Dice coefficient of the two sides' content words, 0 to 1."""
    ones, others = set(one.words), set(other.words)
    return 2 * len(ones & others) / (len(ones) + len(others)) if ones or others else 1.0


def differences(baseline: Group, candidate: Group) -> tuple[Difference, ...]:
    """Every difference found, force first."""
    checks: tuple[Callable[[Group, Group], list[Difference]], ...] = (
        _force, _tests, _thresholds, _deadlines, _recipients, _access, _participation, _sanctions, _exceptions, _scopes, _definitions,
    )  # fmt: skip
    return tuple(difference for check in checks for difference in check(baseline, candidate))


def _make(
    facet: str, direction: Direction, baseline: Group, candidate: Group, values: tuple[str, str],
    rows: tuple[Sequence[tuple[Unit, Facet]], Sequence[tuple[Unit, Facet]]],
) -> Difference:  # fmt: skip
    evidence = (*baseline.evidence(rows[0]), *candidate.evidence(rows[1]))
    return Difference(facet, direction, values[0], values[1], evidence)


def _cue(group: Group) -> tuple[Evidence, ...]:
    unit, norm = group.strongest
    if norm is None:
        return group.evidence(())
    return (Evidence(group.side, norm.cue_in or unit.id, norm.cue),)


def _force(baseline: Group, candidate: Group) -> list[Difference]:
    """must to should, a duty against a mere statement, and forbidden against allowed."""
    one, other = baseline.strongest[0].facts.modality, candidate.strongest[0].facts.modality
    if _reversed(baseline, candidate, one, other):
        direction: Direction = "weaker" if FORCE[other] < FORCE[one] or one == "prohibition" else "stricter"
        return [Difference("reversed", direction, one, other, (*_cue(baseline), *_cue(candidate)))]
    step = FORCE[other] - FORCE[one]
    if step == 0 or {one, other} <= {"permission", "none"}:
        return []
    if "none" in {one, other} and _definitional(baseline, candidate):
        return []
    direction = "weaker" if step < 0 else "stricter"
    return [Difference("modality", direction, one, other, (*_cue(baseline), *_cue(candidate)))]


def _definitional(baseline: Group, candidate: Group) -> bool:
    """Items of a register or definitions ask nothing by themselves on either side."""
    return any(all(unit.facts.definitions for unit in group.units) for group in (baseline, candidate))


def _reversed(baseline: Group, candidate: Group, one: Modality, other: Modality) -> bool:
    if {one, other} == {"prohibition", "permission"}:
        return shared(baseline, candidate) >= _SAME_ACTION or _same_action(baseline, candidate)
    if {one, other} == {"prohibition", "obligation"}:
        return shared(baseline, candidate) >= 0.9
    return False


def _same_action(baseline: Group, candidate: Group) -> bool:
    ones = {term for _, facet in baseline.facets("action") for term in terms(str(facet.value))}
    others = {term for _, facet in candidate.facets("action") for term in terms(str(facet.value))}
    return bool(ones) and len(ones & others) >= 2


def _tests(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = baseline.facets("test"), candidate.facets("test")
    one, other = _names(ones), _names(others)
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
    return [_make("test", direction, baseline, candidate, (", ".join(one), ", ".join(other)), (ones, others))]


def _names(rows: Sequence[tuple[Unit, Facet]]) -> tuple[str, ...]:
    found: list[str] = []
    for _, facet in rows:
        found += [facet.value] if isinstance(facet.value, str) else [str(item) for item in facet.value] if isinstance(facet.value, tuple) else []
    return tuple(sorted(set(found)))


def amount(threshold: Threshold) -> str:
    """A threshold as reports print it: "over 25 GBP per year"."""
    words = {"over": "over ", "from": "from ", "under": "under ", "up_to": "up to ", "exactly": ""}[threshold.comparator]
    return f"{words}{threshold.amount} {threshold.currency}" + (f" per {threshold.per}" if threshold.per else "")


def period(deadline: Deadline) -> str:
    """A deadline as reports print it: "28 days", "1 month", "immediately"."""
    if deadline.unit in {"immediately", "before_event", "promptly"}:
        return deadline.unit.replace("_", " ")
    return f"{deadline.number} {deadline.unit.replace('_', ' ')}{'s' if deadline.number != 1 else ''}"


def _thresholds(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = baseline.facets("threshold"), candidate.facets("threshold")
    before = [facet.value for _, facet in ones if isinstance(facet.value, Threshold)]
    after = [facet.value for _, facet in others if isinstance(facet.value, Threshold)]
    if sorted(map(amount, before)) == sorted(map(amount, after)) or not (before or after):
        return []
    direction: Direction = "neutral"
    if before and after:
        low, high = min(float(item.amount) for item in before), min(float(item.amount) for item in after)
        direction = "weaker" if high > low else "stricter" if high < low else _boundary(before[0], after[0])
    else:
        direction = "weaker" if after else "stricter"  # an amount below which nothing is asked, against none
    values = ", ".join(map(amount, before)), ", ".join(map(amount, after))
    return [_make("threshold", direction, baseline, candidate, values, (ones, others))]


def _boundary(before: Threshold, after: Threshold) -> Direction:
    """ "over £50" leaves out the gift of exactly £50 that "£50 or more" takes in."""
    if before.comparator == after.comparator or {before.comparator, after.comparator} == {"exactly", "from"}:
        return "neutral"
    return "weaker" if after.comparator == "over" else "stricter" if before.comparator == "over" else "neutral"


def _deadlines(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = baseline.facets("deadline"), candidate.facets("deadline")
    before = [facet.value for _, facet in ones if isinstance(facet.value, Deadline)]
    after = [facet.value for _, facet in others if isinstance(facet.value, Deadline)]
    if {(item.number, item.unit) for item in before} == {(item.number, item.unit) for item in after}:
        return []
    values = ", ".join(dict.fromkeys(map(period, before))), ", ".join(dict.fromkeys(map(period, after)))
    direction = _sooner(before, after)
    return [_make("deadline", direction, baseline, candidate, values, (ones, others))]


def _sooner(before: Sequence[Deadline], after: Sequence[Deadline]) -> Direction:
    if not before or not after:
        return "stricter" if after else "weaker"
    one, other = before[0], after[0]
    if one.unit not in _DAYS or other.unit not in _DAYS:
        return "neutral"
    days, later = one.number * _DAYS[one.unit], other.number * _DAYS[other.unit]
    return "weaker" if later > days else "stricter" if later < days else "neutral"


def _recipients(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = baseline.facets("recipient"), candidate.facets("recipient")
    one, other = _names(ones), _names(others)
    if not one or not other or set(one) & set(other) and (set(one) <= set(other) or set(other) <= set(one)):
        return []
    return [_make("recipient", "neutral", baseline, candidate, (", ".join(one), ", ".join(other)), (ones, others))]


def _ordered(facet: FacetName, order: dict[str, int], baseline: Group, candidate: Group, *, both: bool) -> list[Difference]:
    ones, others = baseline.facets(facet), candidate.facets(facet)
    one, other = _names(ones), _names(others)
    if one == other or both and not (one and other):
        return []
    before, after = max((order.get(name, 0) for name in one), default=0), max((order.get(name, 0) for name in other), default=0)
    if before == after:
        return []
    direction: Direction = "weaker" if after < before else "stricter"
    return [_make(facet, direction, baseline, candidate, (", ".join(one), ", ".join(other)), (ones, others))]


def _access(baseline: Group, candidate: Group) -> list[Difference]:
    return _ordered("register_access", ACCESS, baseline, candidate, both=True)


def _participation(baseline: Group, candidate: Group) -> list[Difference]:
    return _ordered("participation", PARTICIPATION, baseline, candidate, both=True)


def _sanctions(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = baseline.facets("sanction"), candidate.facets("sanction")
    one, other = _names(ones), _names(others)
    if one == other:
        return []
    direction: Direction = "neutral" if one and other else "stricter" if other else "weaker"
    return [_make("sanction", direction, baseline, candidate, (", ".join(one), ", ".join(other)), (ones, others))]


def _exceptions(baseline: Group, candidate: Group) -> list[Difference]:
    """An exception that only one side has. On a duty it narrows; on a permission or relief it is the other way about."""
    ones, others = baseline.facets("exception"), candidate.facets("exception")
    if bool(ones) == bool(others):
        return []
    binding = FORCE[baseline.strongest[0].facts.modality] >= 2
    narrower = bool(others) == binding
    values = "; ".join(str(facet.value) for _, facet in ones), "; ".join(str(facet.value) for _, facet in others)
    return [_make("exception", "weaker" if narrower else "stricter", baseline, candidate, values, (ones, others))]


def _scopes(baseline: Group, candidate: Group) -> list[Difference]:
    ones, others = baseline.facets("scope"), candidate.facets("scope")
    one, other = set(_names(ones)), set(_names(others))
    if one == other or not one or not other:
        return []
    direction: Direction = "weaker" if other < one else "stricter" if other > one else "neutral"
    return [_make("scope", direction, baseline, candidate, (", ".join(sorted(one)), ", ".join(sorted(other))), (ones, others))]


def _definitions(baseline: Group, candidate: Group) -> list[Difference]:
    """Two definitions that answer each other with other meanings."""
    ones = [(unit, item) for unit in baseline.units for item in unit.facts.definitions]
    others = [(unit, item) for unit in candidate.units for item in unit.facts.definitions]
    if not ones or not others:
        return []
    one, other = " ".join(item.meaning for _, item in ones), " ".join(item.meaning for _, item in others)
    if folded(one) == folded(other) or set(terms(one)) == set(terms(other)):
        return []
    direction: Direction = "weaker" if set(terms(other)) < set(terms(one)) else "stricter" if set(terms(one)) < set(terms(other)) else "neutral"
    evidence = (*baseline.evidence(()), *candidate.evidence(()))
    return [Difference("definition", direction, one, other, evidence)]


def shown(value: FacetValue) -> str:
    """Any facet value as reports print it."""
    if isinstance(value, Threshold):
        return amount(value)
    if isinstance(value, Deadline):
        return period(value)
    return value if isinstance(value, str) else ", ".join(value)
