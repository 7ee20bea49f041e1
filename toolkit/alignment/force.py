"""How much each side of a link binds, and whether one forbids what the other allows."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from toolkit.alignment.bearers import ADDRESSED, one_post
from toolkit.alignment.group import FORCE, Group, excepts_only, shared
from toolkit.alignment.opposites import only_not_hindering, undone
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction, Evidence
from toolkit.model.norm import Modality

_SAME_ACTION = 0.5
"""Share of content words two provisions have in common from which "may" against "must not" is about one act: below
it, a
permission and a prohibition side by side in one topic are commonly about different acts."""


def _cue(group: Group) -> tuple[Evidence, ...]:
    """The words that carry the force; the whole text where none do: a statement without a must proves itself."""
    unit, norm = group.strongest
    if norm is None or norm.cue[1] <= norm.cue[0]:
        return (Evidence(group.side, unit.id, (0, len(unit.provision.text))),)
    return (Evidence(group.side, norm.cue_in or unit.id, norm.cue),)


_NOT = re.compile(r"\b(?:not|never|no|nor|none|neither|cannot)\b|n['’]t\b", re.I)
_SAME_STATEMENT = 0.6
"""Share of content words from which two statements are taken to say the same thing but for a "not"."""
_ONLY = re.compile(r"\bonly\b(?=\W+(?:if|where|when|with|after|once|for|to|in)\b)|\bmay\W+(?:\w+\W+){0,3}only\b", re.I)
"""\"may speak only if the public may" forbids in every other case: it binds like a prohibition with that exception."""


@cache
def _weighing() -> re.Pattern[str]:
    words = tomllib.loads((resources.files("toolkit.alignment") / "force.toml").read_text(encoding="utf-8"))["weighing"]
    return re.compile(
        r"\W*(?:(?:always|also|at all times|in all matters)\W+)?(?:" + "|".join(map(re.escape, words)) + r")\b", re.I
    )


def force_of(group: Group) -> tuple[float, str]:
    """How much a side binds, and what to call it: 3 a duty, 2.5 a duty to weigh, 2 a should, 1 a may, 0 a mere
    statement.

    A numbered rule that settles by a test what counts ("is a prejudicial interest if ...") has no must, but binds.
    """
    unit, norm = group.strongest
    modality = unit.facts.modality
    if modality == "none" and unit.provision.number and unit.facts.facets("test"):
        return 3.0, "rule"
    if modality == "obligation" and norm is not None:
        after = unit.provision.text if norm.cue_in else unit.provision.text[norm.cue[1] :]
        if _weighing().match(after):
            return 2.5, "obligation to weigh"
    if modality == "permission" and _ONLY.search(unit.provision.text):
        return 3.0, "permission on a condition only"
    return float(FORCE[modality]), modality


def force_differences(baseline: Group, candidate: Group) -> list[Difference]:
    """must to should, a duty against a mere statement, and forbidden against allowed."""
    one, other = baseline.strongest[0].facts.modality, candidate.strongest[0].facts.modality
    if excepts_only(baseline) or excepts_only(candidate):
        return []  # the force of an exception is that of the rule it is made to
    if undone(baseline, candidate) or _reversed(baseline, candidate, one, other):
        direction: Direction = "weaker" if FORCE[other] < FORCE[one] or one == "prohibition" else "stricter"
        return [Difference("reversed", direction, one, other, (*_cue(baseline), *_cue(candidate)))]
    if denied := _denied(baseline, candidate):
        return [denied]
    if only_not_hindering(baseline, candidate) or only_not_hindering(candidate, baseline):
        helps, lets = "obligation to help", "obligation not to hinder"
        lost = only_not_hindering(baseline, candidate)
        values = (helps, lets) if lost else (lets, helps)
        return [Difference("modality", "weaker" if lost else "stricter", *values, (*_cue(baseline), *_cue(candidate)))]
    (before, name), (after, named) = force_of(baseline), force_of(candidate)
    if (
        before == after
        or max(before, after) <= 1
        or (0 in {before, after} and (_listed(baseline) or _listed(candidate)))
    ):
        return []
    if (name, named) in {("rule", "none"), ("none", "rule")} and all(
        group.facets("test") for group in (baseline, candidate)
    ):
        return []  # both settle by a test what counts; one has no number of its own
    if 0 in {before, after} and _told_as_fact(
        baseline if after == 0 else candidate, candidate if after == 0 else baseline
    ):
        return []
    return [
        Difference(
            "modality", "weaker" if after < before else "stricter", name, named, (*_cue(baseline), *_cue(candidate))
        )
    ]


_DONE = re.compile(r"\b(?:is|are)\s+(?:\w+ly\s+)?(?:\w+ed|kept|held|sent|given|shown|made|put|set)\b", re.IGNORECASE)


def _told_as_fact(binding: Group, stating: Group) -> bool:
    """ "The Clerk shall keep a register" and "The Director keeps a register": what a post or body does is commonly told
    as a fact. Not of those whom the code addresses: "we value honesty" is no duty of theirs."""
    rows = [row for row in binding.facets("bearer") if row.unit is binding.strongest[0]]
    if rows:
        return all(row.facet.value not in ADDRESSED or one_post(row) for row in rows)
    return all(_DONE.search(unit.provision.text) for unit in stating.units)


def _listed(group: Group) -> bool:
    """Definitions and items of a list get their force, if any, from what stands above them."""
    return all(unit.facts.definitions or unit.facts.context for unit in group.units)


def _reversed(baseline: Group, candidate: Group, one: Modality, other: Modality) -> bool:
    if "permission" in {one, other} and any(force_of(group)[0] >= 3 for group in _permitting(baseline, candidate)):
        return False
    if {one, other} == {"prohibition", "permission"}:
        return shared(baseline, candidate) >= _SAME_ACTION or _same_action(baseline, candidate)
    if {one, other} == {"prohibition", "obligation"}:
        return shared(baseline, candidate) >= 0.9
    return False


def _denied(baseline: Group, candidate: Group) -> Difference | None:
    """Nearly the same statement, and a "not" on one side only: "do count" against "do not count".

    Only where neither commands: "must" against "need not" is told by the force, and two permissions ("may leave out",
    "need not give") mean the same with and without it.
    """
    if _listed(baseline) or _listed(candidate):
        return None  # the "not" may stand in the lead-in, or in the meaning of a term
    units = baseline.strongest[0], candidate.strongest[0]
    modalities = {unit.facts.modality for unit in units}
    if not modalities <= {"none", "permission"} or modalities == {"permission"}:
        return None
    one, other = (len(_NOT.findall(unit.provision.text)) % 2 == 1 for unit in units)
    if one == other or shared(baseline, candidate) < _SAME_STATEMENT:
        return None
    evidence = *baseline.evidence(()), *candidate.evidence(())
    words = {True: "denied", False: "affirmed"}
    return Difference("reversed", "weaker" if other else "stricter", words[one], words[other], evidence)


def _permitting(*groups: Group) -> list[Group]:
    return [group for group in groups if group.strongest[0].facts.modality == "permission"]


def _same_action(baseline: Group, candidate: Group) -> bool:
    ones = {term for _, facet, _ in baseline.facets("action") for term in terms(str(facet.value))}
    others = {term for _, facet, _ in candidate.facets("action") for term in terms(str(facet.value))}
    return bool(ones) and len(ones & others) >= 2
