"""The rule turned round: what one side forbids, orders or says, the other allows, lets off or denies."""

from __future__ import annotations

from toolkit.alignment.binding import cue_of, force_of, lets_nobody, permitting
from toolkit.alignment.data import data_of, spelt
from toolkit.alignment.group import FORCE, Group, shared
from toolkit.alignment.left_out import allowed, relieves
from toolkit.alignment.likeness import meanings, share
from toolkit.alignment.opposites import bans, chosen, ordered, out_of_sight, spared, undone, unsaid
from toolkit.alignment.statements import listed
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction
from toolkit.model.norm import Modality, Threshold


def turned_round(baseline: Group, candidate: Group) -> Difference | None:
    """Forbidden against allowed, and a hearing in public against one behind closed doors."""
    if way := out_of_sight(baseline, candidate):
        words = ("in public", "in private") if way == "weaker" else ("in private", "in public")
        return Difference("reversed", way, *words, (*baseline.evidence(()), *candidate.evidence(())))
    one, other = baseline.strongest[0].facts.modality, candidate.strongest[0].facts.modality
    one, other = _opening(baseline, candidate, one), _opening(candidate, baseline, other)
    one, other = _for_only(baseline, one), _for_only(candidate, other)
    if any(lets_nobody(group) for group in permitting(baseline, candidate)):
        return None
    if not (undone(baseline, candidate) or _reversed(baseline, candidate, one, other)):
        return None
    direction: Direction = "weaker" if FORCE[other] < FORCE[one] or one == "prohibition" else "stricter"
    return Difference("reversed", direction, one, other, (*cue_of(baseline), *cue_of(candidate)))


def _for_only(group: Group, said: Modality) -> Modality:
    """ "The phone is for work and for nothing else": a ban, though it has no cue."""
    only = said == "none" and any(spelt("force", "for_only").search(unit.provision.text) for unit in group.units)
    return "prohibition" if only else said


def _reversed(baseline: Group, candidate: Group, one: Modality, other: Modality) -> bool:
    """Of two provisions that answer each other, leave against a ban is the rule turned round, whatever the words: a
    link says that both speak of one act. Not leave "only if", which bans all else itself."""
    if "permission" in {one, other} and any(force_of(group)[0] >= 3 for group in permitting(baseline, candidate)):
        return False
    if {one, other} == {"prohibition", "permission"}:
        if _on_a_case(baseline, candidate):
            return False
        asks = any(map(_asks_only, permitting(baseline, candidate)))
        return not asks or bool(meanings(baseline.words) & meanings(candidate.words))
    if {one, other} == {"obligation", "permission"}:
        bound, free = (baseline, candidate) if one == "obligation" else (candidate, baseline)
        return (
            bans(bound)
            or _bans_too(bound, free)
            or (_at_will(free) and bool(ordered(bound, whole=True) & chosen(free)))
        )
    if {one, other} == {"prohibition", "obligation"}:
        return shared(baseline, candidate) >= 0.9
    return False


def _bans_too(bound: Group, free: Group) -> bool:
    """Beside its duty it forbids what the other allows: "must pay for the place; the cost must not fall on us"."""
    among, unit = meanings(free.words), bound.units[0]
    bans_told = (norm.cue[1] for norm in unit.facts.norms if norm.modality == "prohibition" and not norm.cue_in)
    said = (clause_at(unit.provision.text, place) for place in bans_told)
    return len(bound.units) == 1 and any(share(meanings(terms(clause)), among) >= _SOME for clause in said)


_SOME = 0.4
"""Share of a ban's words from which it is taken to speak of what the other side allows."""


def clause_at(text: str, place: int) -> str:
    """The words around a place up to the nearest stop on either side."""
    start = max(text.rfind(sign, 0, place) for sign in ".;:") + 1
    ends = [end for sign in ".;:" if (end := text.find(sign, place)) >= 0]
    return text[start : min(ends, default=len(text))]


def _at_will(group: Group) -> bool:
    """ "May vote as they see fit": against an order how to vote, leave to do as one likes is the rule turned round."""
    return any(spelt("force", "at_will").search(unit.provision.text) for unit in group.units)


def _opening(mine: Group, other: Group, said: Modality) -> Modality:
    """Of several provisions that begin with leave and go on with its use, the leave, where the other side bans."""
    banned = len(other.units) == 1 and other.units[0].facts.modality == "prohibition"
    banned = banned and all(unit.facts.modality != "prohibition" for unit in mine.units)
    first = min(mine.units, key=lambda unit: unit.order).facts.modality
    return first if banned and len(mine.units) > 1 and first == "permission" else said


def _on_a_case(*groups: Group) -> bool:
    """ "not without the leave of all", "may, if one gives leave": both draw a line, and not at the same place."""
    ban, leave = sorted(groups, key=lambda group: group.strongest[0].facts.modality == "permission")
    cases = [str(row.facet.value) for row in leave.facets("trigger")]
    return bool(ban.facets("exception")) and any(allowed(case) for case in cases)


def on_a_line(*groups: Group) -> bool:
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
    return after[:1] in {terms(verb) for verb in data_of("force")["asking"]}


def released(baseline: Group, candidate: Group) -> Difference | None:
    """What the one side orders, the other says that nobody need do: "must leave the room", "need not leave"."""
    ones, others = spared(baseline), spared(candidate)
    if bool(ones) == bool(others):
        return None
    bound, freeing, acts = (baseline, candidate, others) if others else (candidate, baseline, ones)
    if not any(act & _asked(bound) - ordered(freeing) for act in acts) and not _all_spared(bound, freeing):
        return None  # "all must attend; casual workers need not" lets off some only
    words = ("ordered", "released") if others else ("released", "ordered")
    evidence = (*baseline.evidence(()), *candidate.evidence(()))
    return Difference("reversed", "weaker" if others else "stricter", *words, evidence)


def _all_spared(bound: Group, freeing: Group) -> bool:
    """All that one provision says is that something need not be done, and the other orders something: a link says that
    both speak of one act, in whatever words ("shall be reported", "does not need to go in the book")."""
    if len(bound.units) + len(freeing.units) > _PAIR or bound.strongest[0].facts.modality != "obligation":
        return False
    unit = freeing.units[0]
    cues = [unit.provision.text[slice(*norm.cue)] for norm in unit.facts.norms if not norm.cue_in]
    return bool(cues) and all(map(spelt("exceptions", "need_not").search, cues))


_PAIR = 2


def _asked(group: Group) -> frozenset[str]:
    """What a side orders; an item of a list of interests is one to be told."""
    told = _TOLD if all(unit.facts.context and unit.facts.modality != "permission" for unit in group.units) else ()
    said = ordered(group) | frozenset(told)
    return said | _TOLD if said & _TOLD else said


_TOLD = frozenset({"=tell", "=record"})
"""To tell a thing and to have it entered are one act between two codes."""


def denied(baseline: Group, candidate: Group) -> Difference | None:
    """Nearly the same statement, and a "not" on one side only: "do count" against "do not count".

    Only where neither commands: "must" against "need not" is told by the force, and two permissions ("may leave out",
    "need not give") mean the same with and without it.
    """
    if listed(baseline) or listed(candidate) or (relieves(baseline) and relieves(candidate)):
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


_SAME_STATEMENT = 0.6
"""Share of content words from which two statements are taken to say the same thing but for a "not"."""


def _denies(text: str) -> bool:
    """An odd number of denials. "Without receipts no expenses are paid" has two; "without delay" alone denies
    nothing."""
    plain = len(spelt("force", "denials").findall(text))
    return (plain + (len(spelt("force", "without").findall(text)) if plain else 0)) % 2 == 1
