"""How much each side of a link binds, and whether one forbids what the other allows."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from toolkit.alignment.bearers import ADDRESSED, addressed_words, one_post
from toolkit.alignment.data import data_of
from toolkit.alignment.duties import meanings
from toolkit.alignment.group import FORCE, Group, excepts_only, shared
from toolkit.alignment.meaning import allowed, relieves
from toolkit.alignment.opposites import bans, chosen, only_not_hindering, ordered, out_of_sight, spared, undone, unsaid
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction, Evidence
from toolkit.model.norm import FacetName, Modality, Norm, Threshold


def _cue(group: Group) -> tuple[Evidence, ...]:
    """The words that carry the force; the whole text where none do: a statement without a must proves itself."""
    unit, norm = group.strongest
    if norm is None or norm.cue[1] <= norm.cue[0]:
        return (Evidence(group.side, unit.id, (0, len(unit.provision.text))),)
    return (Evidence(group.side, norm.cue_in or unit.id, norm.cue),)


_NOT = re.compile(r"\b(?:not|never|no|nor|none|neither|cannot)\b|n['’]t\b", re.I)
_SAME_STATEMENT = 0.6
"""Share of content words from which two statements are taken to say the same thing but for a "not"."""


@cache
def _data() -> dict[str, Any]:
    return data_of("force")


@cache
def _spelt(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_data()[name]), re.IGNORECASE)


@cache
def _weighing() -> re.Pattern[str]:
    words = _data()["weighing"]
    return re.compile(
        r"\W*(?:(?:always|also|at all times|in all matters)\W+)?(?:" + "|".join(map(re.escape, words)) + r")\b", re.I
    )


_OF_OTHERS = frozenset({"public_perception", "fair_minded_observer", "greater_than_most"})


def force_of(group: Group) -> tuple[float, str]:
    """How much a side binds, and what to call it: 3 a duty, 2.5 a duty to weigh, 2 a should, 1 a may, 0 a mere
    statement.

    A numbered rule that settles by a test what counts ("is a prejudicial interest if ...") has no must, but binds.
    """
    unit, norm = group.strongest
    modality = unit.facts.modality
    tests = {facet.value for facet in unit.facts.facets("test")}
    if modality == "none" and unit.provision.number and tests & _OF_OTHERS:
        return 3.0, "rule"
    if modality == "none" and _spelt("for_only").search(unit.provision.text):
        return 3.0, "rule"
    if modality == "obligation" and norm is not None:
        places = (0,) if norm.cue_in else norm.cue  # an imperative is its own cue: "Consider ..."
        if any(_weighing().match(unit.provision.text, place) for place in places):
            return 2.5, "obligation to weigh"
    if modality == "permission" and norm is not None and _leave_only(unit.provision.text, norm):
        return 3.0, _CONFINED
    return float(FORCE[modality]), modality


_CONFINED = "permission on a condition only"


def _leave_only(text: str, norm: Norm) -> bool:
    """Not "need not declare what is yours only as a resident": a relief has no other cases to forbid."""
    return bool(_spelt("only").search(text)) and not re.search(r"\bnot?\b|n['’]t\b", text[slice(*norm.cue)], re.I)


def force_differences(baseline: Group, candidate: Group) -> list[Difference]:
    """must to should, a duty against a mere statement, and forbidden against allowed."""
    if excepts_only(baseline) or excepts_only(candidate):
        return []  # the force of an exception is that of the rule it is made to
    if _on_a_line(baseline, candidate):
        return []
    for check in (_turned, _released, _denied, _helping, _weighed):
        if found := check(baseline, candidate):
            return [found]
    return []


def _turned(baseline: Group, candidate: Group) -> Difference | None:
    """Forbidden against allowed, and a hearing in public against one behind closed doors."""
    if way := out_of_sight(baseline, candidate):
        words = ("in public", "in private") if way == "weaker" else ("in private", "in public")
        return Difference("reversed", way, *words, (*baseline.evidence(()), *candidate.evidence(())))
    one, other = baseline.strongest[0].facts.modality, candidate.strongest[0].facts.modality
    one, other = _opening(baseline, candidate, one), _opening(candidate, baseline, other)
    if any(_lets_nobody(group) for group in _permitting(baseline, candidate)):
        return None
    if not (undone(baseline, candidate) or _reversed(baseline, candidate, one, other)):
        return None
    direction: Direction = "weaker" if FORCE[other] < FORCE[one] or one == "prohibition" else "stricter"
    return Difference("reversed", direction, one, other, (*_cue(baseline), *_cue(candidate)))


def _lets_nobody(group: Group) -> bool:
    """ "No person under your direction shall be allowed to run errands": a ban, though it has a word of leave."""
    return any(_spelt("lets_nobody").match(unit.provision.text) for unit in group.units)


def _released(baseline: Group, candidate: Group) -> Difference | None:
    """What the one side orders, the other says that nobody need do: "must leave the room", "need not leave"."""
    ones, others = spared(baseline), spared(candidate)
    if bool(ones) == bool(others):
        return None
    bound, freeing, acts = (baseline, candidate, others) if others else (candidate, baseline, ones)
    if not any(act & _asked(bound) - ordered(freeing) for act in acts):
        return None  # "all must attend; casual workers need not" lets off some only
    words = ("ordered", "released") if others else ("released", "ordered")
    evidence = (*baseline.evidence(()), *candidate.evidence(()))
    return Difference("reversed", "weaker" if others else "stricter", *words, evidence)


def _asked(group: Group) -> frozenset[str]:
    """What a side orders; an item of a list of interests is one to be told."""
    told = _TOLD if all(unit.facts.context and unit.facts.modality != "permission" for unit in group.units) else ()
    said = ordered(group) | frozenset(told)
    return said | _TOLD if said & _TOLD else said


_TOLD = frozenset({"=tell", "=record"})
"""To tell a thing and to have it entered are one act between two codes."""


def _helping(baseline: Group, candidate: Group) -> Difference | None:
    lost = only_not_hindering(baseline, candidate)
    if not lost and not only_not_hindering(candidate, baseline):
        return None
    helps, lets = "obligation to help", "obligation not to hinder"
    values = (helps, lets) if lost else (lets, helps)
    return Difference("modality", "weaker" if lost else "stricter", *values, (*_cue(baseline), *_cue(candidate)))


def _weighed(baseline: Group, candidate: Group) -> Difference | None:
    (before, name), (after, named) = force_of(baseline), force_of(candidate)
    if before == after or max(before, after) <= 1:
        return None
    binding, stating = (baseline, candidate) if after < before else (candidate, baseline)
    if any(_lets_nobody(group) for group in _permitting(baseline, candidate)):
        return None
    if all(map(_empowers, (baseline, candidate))):
        return None  # a power on each side; what one of them asks besides is how to ask for it
    if 0 in {before, after} and (_no_less(binding, stating) or not _asks_nothing(stating)):
        return None
    facet = "scope" if {name, named} == {"permission", _CONFINED} else "modality"
    direction: Direction = "weaker" if after < before else "stricter"
    return Difference(facet, direction, name, named, (*_cue(baseline), *_cue(candidate)))


def _empowers(group: Group) -> bool:
    """A post or body may do something: not one of those whom the code addresses."""
    return any(
        norm.modality == "permission" and who is not None and who.value not in ADDRESSED and not norm.cue_in
        for unit in group.units
        for norm in unit.facts.norms
        for who in (norm.facet("bearer"),)
    )


def _asks_nothing(group: Group) -> bool:
    """That a side binds nobody must show in its own words: it hopes or values, it tells what is good, or it tells what
    those do whom the code addresses ("a councillor looks to merit"). Elsewhere a rule may only be worded in a way that
    the analysis did not read for one ("nothing of ours may go towards a campaign"): of six codes that it had never met
    three such sentences in nineteen asked nothing."""
    if any(_spelt("asks").search(unit.provision.text) for unit in group.units):
        return False
    return any(
        _spelt("hopes").search(unit.provision.text)
        or _spelt("good").match(unit.provision.text)
        or _acting().search(unit.provision.text)
        for unit in group.units
    )


@cache
def _acting() -> re.Pattern[str]:
    """Those whom a code addresses, as the subject of a verb that is not "be" or "have"."""
    who = "|".join(addressed_words())
    verb = rf"(?:\w+ly )?(?!(?:{'|'.join(_data()['no_acts'])})\b)[a-z]+(?<!ed)(?<!ing)\b"
    return re.compile(rf"(?:^|[:;.,]\s)\W*(?:(?:an?|each|every|all|the|our) )?(?:{who})\s+{verb}", re.IGNORECASE)


def _no_less(binding: Group, stating: Group) -> bool:
    """A statement that says as much as the duty: in a list, of what a post does, of whom a code binds, or of a
    parameter that both sides fix ("there is a limit of a year for complaints")."""
    if any(_spelt("hopes").search(unit.provision.text) for unit in stating.units):
        return False
    if _listed(binding) or _listed(stating) or _told_as_fact(binding, stating):
        return True
    if any(binding.facets(name) and any(row.own for row in stating.facets(name)) for name in _FIXED):
        return True
    return reaching(binding, stating)


def reaching(*groups: Group) -> bool:
    """All of them say whom, when or where the code binds."""
    return all(_spelt("applies").search(unit.text) for group in groups for unit in group.units)


_FIXED: tuple[FacetName, ...] = ("test", "deadline", "threshold", "register_access", "sanction")


_DONE = re.compile(r"\b(?:is|are)\s+(?:\w+ly\s+)?(?:\w+ed|kept|held|sent|given|shown|made|put|set)\b", re.IGNORECASE)


def _told_as_fact(binding: Group, stating: Group) -> bool:
    """ "The Clerk shall keep a register" and "The Director keeps a register": what a post or body does is commonly told
    as a fact. Not of those whom the code addresses: "we value honesty" is no duty of theirs."""
    rows = [row for row in binding.facets("bearer") if row.unit is binding.strongest[0]]
    if rows:
        return all(row.facet.value not in ADDRESSED or one_post(row) for row in rows)
    return all(_DONE.search(unit.provision.text) for unit in stating.units)


def _listed(group: Group) -> bool:
    """Definitions and items of a list get their force, if any, from what stands above them; not an item that says
    itself what must be done."""
    return all(unit.facts.definitions or (unit.facts.context and not _bids(unit)) for unit in group.units)


def _bids(unit: Unit) -> bool:
    return any(norm.modality == unit.facts.modality and not norm.cue_in for norm in unit.facts.norms)


def _reversed(baseline: Group, candidate: Group, one: Modality, other: Modality) -> bool:
    """Of two provisions that answer each other, leave against a ban is the rule turned round, whatever the words: a
    link says that both speak of one act. Not leave "only if", which bans all else itself."""
    if "permission" in {one, other} and any(force_of(group)[0] >= 3 for group in _permitting(baseline, candidate)):
        return False
    if {one, other} == {"prohibition", "permission"}:
        if _on_a_case(baseline, candidate):
            return False
        asks = any(map(_asks_only, _permitting(baseline, candidate)))
        return not asks or bool(meanings(baseline.words) & meanings(candidate.words))
    if {one, other} == {"obligation", "permission"}:
        bound, free = (baseline, candidate) if one == "obligation" else (candidate, baseline)
        return bans(bound) or (_at_will(free) and bool(ordered(bound, whole=True) & chosen(free)))
    if {one, other} == {"prohibition", "obligation"}:
        return shared(baseline, candidate) >= 0.9
    return False


def _at_will(group: Group) -> bool:
    """ "May vote as they see fit": against an order how to vote, leave to do as one likes is the rule turned round."""
    return any(_spelt("at_will").search(unit.provision.text) for unit in group.units)


def _opening(mine: Group, other: Group, said: Modality) -> Modality:
    """Of several provisions that begin with leave and go on with its use, the leave, where the other side bans."""
    banned = len(other.units) == 1 and other.units[0].facts.modality == "prohibition"
    first = min(mine.units, key=lambda unit: unit.order).facts.modality
    return first if banned and len(mine.units) > 1 and first == "permission" else said


def _on_a_case(*groups: Group) -> bool:
    """ "not without the leave of all", "may, if one gives leave": both draw a line, and not at the same place."""
    ban, leave = sorted(groups, key=lambda group: group.strongest[0].facts.modality == "permission")
    cases = [str(row.facet.value) for row in leave.facets("trigger")]
    return bool(ban.facets("exception")) and any(allowed(case) for case in cases)


def _on_a_line(*groups: Group) -> bool:
    """A ban above an amount and leave up to one draw a line both: what differs is where, and the amounts tell that."""
    lines: dict[bool, set[str]] = {False: set(), True: set()}
    for group in groups:
        leave = group.strongest[0].facts.modality == "permission"
        values = (row.facet.value for row in group.facets("threshold"))
        lines[leave] |= {value.comparator for value in values if isinstance(value, Threshold)}
    return bool(lines[False] and lines[True]) and lines[False] <= {"over", "from"} and lines[True] <= {"up_to", "under"}


def _asks_only(group: Group) -> bool:
    """Leave to ask, seek or apply for something: beside a ban it is the way to be let off, not the act itself."""
    unit, norm = group.strongest
    after = terms(unit.provision.text[norm.cue[1] :] if norm and not norm.cue_in else unit.provision.text)
    return after[:1] in {terms(verb) for verb in ("ask", "apply", "seek", "request", "consult")}


def _denied(baseline: Group, candidate: Group) -> Difference | None:
    """Nearly the same statement, and a "not" on one side only: "do count" against "do not count".

    Only where neither commands: "must" against "need not" is told by the force, and two permissions ("may leave out",
    "need not give") mean the same with and without it.
    """
    if _listed(baseline) or _listed(candidate) or (relieves(baseline) and relieves(candidate)):
        return None  # the "not" may stand in the lead-in, or in the meaning of a term
    way = unsaid(baseline, candidate) or _not_alike(baseline, candidate)
    if way is None:
        return None
    words = ("affirmed", "denied") if way == "weaker" else ("denied", "affirmed")
    return Difference("reversed", way, *words, (*baseline.evidence(()), *candidate.evidence(())))


def _not_alike(baseline: Group, candidate: Group) -> Direction | None:
    """One of two statements in nearly the same words has a "not" more."""
    units = baseline.strongest[0], candidate.strongest[0]
    modalities = {unit.facts.modality for unit in units}
    if not modalities <= {"none", "permission"} or modalities == {"permission"}:
        return None
    one, other = (_denies(unit.provision.text) for unit in units)
    if one == other or shared(baseline, candidate) < _SAME_STATEMENT:
        return None
    return "weaker" if other else "stricter"


def _denies(text: str) -> bool:
    """An odd number of denials. "Without receipts no expenses are paid" has two; "without delay" alone denies
    nothing."""
    plain = len(_NOT.findall(text))
    return (plain + (len(_WITHOUT.findall(text)) if plain else 0)) % 2 == 1


_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)


def _permitting(*groups: Group) -> list[Group]:
    return [group for group in groups if group.strongest[0].facts.modality == "permission"]
