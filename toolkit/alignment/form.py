"""Whether a thing is to be said in writing, and what becomes of one who does not keep to the rule."""

from __future__ import annotations

import re

from toolkit.alignment.data import data_of, spelt, worded
from toolkit.alignment.group import FORCE, Group, Told, difference_of, names_of
from toolkit.alignment.left_out import allowed
from toolkit.alignment.likeness import LOST, meanings, share
from toolkit.alignment.units import LISTED, Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction

_WRITTEN = frozenset({"writing", "form", "register", "log", "minutes"})
"""What is on paper: a form or an entry in a register says as much as "in writing"."""


def form(baseline: Group, candidate: Group) -> list[Difference]:
    """Writing that one side asks for and the other does not, where both ask that something be told."""
    ones, others = baseline.facets("record"), candidate.facets("record")
    one, other = set(names_of(ones)), set(names_of(others))
    if not (_asks(baseline) and _asks(candidate)) or _listed(baseline) or _listed(candidate):
        return []
    before, after = bool(one & _WRITTEN) and "oral" not in one, bool(other & _WRITTEN) and "oral" not in other
    if before == after or "writing" not in one | other:
        return []
    if not (_both(baseline, candidate, "recipient") or "oral" in one | other):
        return []
    if any(worded("form", "signed").search(unit.text) for unit in (candidate if before else baseline).units):
        return []
    direction: Direction = "weaker" if before else "stricter"
    values = ", ".join(sorted(one & {"writing", "oral"})), ", ".join(sorted(other & {"writing", "oral"}))
    return [difference_of("record", direction, baseline, candidate, values, (ones, others))]


def leave_in_writing(baseline: Group, candidate: Group) -> list[Difference]:
    """A thing allowed with somebody's leave, which one side alone wants in writing: it allows less."""
    if not all(map(_on_leave, (baseline, candidate))):
        return []
    before, after = (
        spelt("form", "written").search(" ".join(unit.text for unit in g.units)) for g in (baseline, candidate)
    )
    if bool(before) == bool(after):
        return []
    values = ("leave in writing", "leave") if before else ("leave", "leave in writing")
    evidence = (*baseline.evidence(()), *candidate.evidence(()))
    return [Difference("scope", "weaker" if before else "stricter", *values, evidence)]


def _on_leave(group: Group) -> bool:
    """Each unit is a case let off, or makes an exception, where somebody agrees."""
    return all(_case(unit) and allowed(unit.provision.text) for unit in group.units)


def _case(unit: Unit) -> bool:
    """A case let off, or a rule that makes an exception."""
    above = LISTED.search(unit.facts.context)
    return bool(unit.facts.facets("exception") or unit.facts.modality == "permission" or above)


def _asks(group: Group) -> bool:
    return FORCE[group.strongest[0].facts.modality] >= FORCE["recommendation"]


def _listed(group: Group) -> bool:
    """An item of a list may have its "in writing" in the lead-in."""
    return any(unit.facts.context for unit in group.units)


def _both(baseline: Group, candidate: Group, name: str) -> bool:
    return bool(baseline.facets(name)) and bool(candidate.facets(name))  # type: ignore[arg-type]


def sanctions(baseline: Group, candidate: Group) -> list[Difference]:
    """Another consequence of a breach, or one that only one side states in so many words. Where both list measures,
    these are compared, for they tell more than their kind."""
    ones, others = _consequences(baseline), _consequences(candidate)
    one, other = set(names_of(ones)), set(names_of(others))
    direction = _graver(baseline, candidate, one, other) if one or other else None
    listed = _measures(baseline), _measures(candidate)
    if direction != "neutral" and one and other and (wider := _range(*listed)):
        (one, other), direction = map(set, listed), wider
    if direction is None:
        return []
    values = ", ".join(sorted(one)), ", ".join(sorted(other))
    return [difference_of("sanction", direction, baseline, candidate, values, (ones, others))]


def _graver(baseline: Group, candidate: Group, one: set[str], other: set[str]) -> Direction | None:
    """Which way it cuts, by the kinds of consequence that each side names; None where nothing differs. Two lists of
    measures that are not the same measures are neither graver nor milder."""
    if _apart(baseline, candidate):
        return "neutral"
    if one == other:
        return _publicity(baseline, candidate)
    if one and other:
        return "weaker" if other < one else "stricter" if one < other else "neutral"
    said = _states(baseline if one else candidate) or all(map(_on_sanctions, (baseline, candidate)))
    return ("weaker" if one else "stricter") if said else None


def _consequences(group: Group) -> list[Told]:
    """ "A member charged with an offence punishable by imprisonment": a case, and no consequence of a breach."""
    accused = {
        row.unit.id
        for row in group.facets("scope")
        if _ACCUSED & set(names_of([row])) and not worded("form", "liable").search(row.unit.provision.text)
    }
    return [row for row in group.facets("sanction") if row.facet.value != "criminal" or row.unit.id not in accused]


_ACCUSED = frozenset({"arrested", "charged", "convicted", "cautioned"})


def _apart(baseline: Group, candidate: Group) -> bool:
    """Two lists of measures, each of which has some that the other has not."""
    one, other = (
        meanings(terms(" ".join(unit.provision.text for unit in group.units))) for group in (baseline, candidate)
    )
    several = len(baseline.units) > 1 and len(candidate.units) > 1
    return several and share(one, other) <= LOST and share(other, one) <= LOST


def of_measures(item: Difference) -> bool:
    """It holds two lists of measures against each other."""
    values = (*item.baseline_value.split(", "), *item.candidate_value.split(", "))
    return item.facet == "sanction" and data_of("form")["measures"].keys() >= set(values)


def _measures(group: Group) -> frozenset[str]:
    """The measures of one kind that its words name: "a warning, demotion or dismissal"."""
    text = " ".join(unit.provision.text for unit in group.units).lower()
    return frozenset(name for name, words in data_of("form")["measures"].items() if re.search(words, text))


def _range(one: frozenset[str], other: frozenset[str]) -> Direction | None:
    """Of two lists of measures the one that has all of the other and more may go further."""
    if min(len(one), len(other)) < _LISTED or one == other or not (one <= other or other <= one):
        return None
    return "weaker" if other < one else "stricter"


_LISTED = 2
"""Measures that make a list; a side that names one alone may have chosen it as an example."""


def _on_sanctions(group: Group) -> bool:
    return any(unit.facts.topic == "sanctions" for unit in group.units)


def _publicity(baseline: Group, candidate: Group) -> Direction | None:
    """A reprimand in public against one in private."""
    one, other = (" ".join(unit.provision.text for unit in group.units) for group in (baseline, candidate))
    public, private = worded("form", "public").search, worded("form", "private").search
    if public(one) and private(other):
        return "weaker"
    return "stricter" if private(one) and public(other) else None


def _states(group: Group) -> bool:
    """The words say that a consequence follows, not only that there is a procedure."""
    return any(
        row.own
        and worded("form", "consequence").search(row.unit.provision.text)
        and row.facet.value != "standards_complaint"
        for row in group.facets("sanction")
    )
