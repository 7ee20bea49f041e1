"""The acts that each side of a link asks, paired: a second duty that only one side has is told, whatever else agrees.

    baseline                                     candidate
    You must declare the gift   ------- pair --- Staff must declare the gift.
    and hand it to the clerk.   ------- none     -> weaker: a duty lost inside the provision

An act without a pair is told only where another act of its side has one: between two provisions in quite other words
nothing can be said of single acts by their words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.alignment.acts import Act, acts_of
from toolkit.alignment.group import FORCE, Group
from toolkit.alignment.likeness import KEPT, LOST, meanings, share, unanswered
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Direction, Evidence
from toolkit.model.norm import FacetName
from toolkit.model.provision import Span

_MUST_AND_SHOULD = {FORCE["obligation"], FORCE["recommendation"]}
_MAY_AND_MUST = {"permission", "obligation"}
_PAIR = 2

_ROOM = 2
"""An act is not called lost where the other side has at least so many unanswered words, or as many as the act itself:
"leaving out of account what has no bearing" may say "consider only what is relevant", and words cannot tell."""


def _free(group: Group) -> list[str]:
    """The content words of a side without its amounts, times and recipients, which are compared as such."""
    found: list[str] = []
    for unit in group.units:
        text = _of_rules(unit)
        for name in _PARAMETERS:
            for facet in unit.facts.facets(name):
                start, end = facet.span
                text = text[:start] + " " * (end - start) + text[end:]
        found += terms(text)
    return found


def _of_rules(unit: Unit) -> str:
    """The text with each sentence that asks nothing blanked out, where another asks something: "Bribes take many forms.
    You must refuse one."."""
    text, cues = unit.provision.text, [norm.cue for norm in unit.facts.norms if not norm.cue_in]
    if not cues:
        return text
    for match in _SENTENCE.finditer(text):
        if not any(match.start() <= start < match.end() or start <= match.start() < end for start, end in cues):
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


_SENTENCE = re.compile(r"[^.;?!]+[.;?!]*")
_PARAMETERS: tuple[FacetName, ...] = ("deadline", "threshold", "recipient")


def duties(baseline: Group, candidate: Group, *, told: Sequence[Difference]) -> list[Difference]:
    """Acts that one side asks and the other does not, and acts that it asks with another force. told: what differs
    otherwise; an act that a difference of both sides speaks of is not told twice."""
    taken = [
        item
        for difference in told
        if difference.baseline_value and difference.candidate_value
        for item in difference.evidence
    ]
    found = []
    for acts, direction in (
        (_unpaired(baseline, candidate, taken), "weaker"),
        (_unpaired(candidate, baseline, taken), "stricter"),
    ):
        if acts:
            found.append(_difference(acts, baseline, candidate, direction))  # type: ignore[arg-type]
    if not found and not any(difference.facet in {"modality", "reversed"} for difference in told):
        found += _forces(baseline, candidate)
    return found


def _forces(baseline: Group, candidate: Group) -> list[Difference]:
    """The first act that one side asks with another force, where the force of the whole is the same."""
    if found := _beside_a_ban(baseline, candidate):
        return found
    ones, others = list(acts_of(baseline)), list(acts_of(candidate))
    if len(ones) < 2 or len(others) < 2:
        return []
    for one in ones:
        other = max(others, key=lambda act: _alike(one, act))
        if _alike(one, other) >= KEPT and {FORCE[one.modality], FORCE[other.modality]} == _MUST_AND_SHOULD:
            direction: Direction = "weaker" if FORCE[other.modality] < FORCE[one.modality] else "stricter"
            evidence = (Evidence("baseline", one.id, one.span), Evidence("candidate", other.id, other.span))
            return [Difference("modality", direction, one.modality, other.modality, evidence)]
    return []


def _beside_a_ban(baseline: Group, candidate: Group) -> list[Difference]:
    """ "May tell the Clerk, but shall not do so in public", "must tell your manager; do not make it public": one ban on
    each side, and beside it leave against a duty."""
    ones, others = (
        [norm for unit in group.units for norm in unit.facts.norms if not norm.cue_in]
        for group in (baseline, candidate)
    )
    if len(baseline.units) > 1 or len(candidate.units) > 1 or len(ones) != _PAIR or len(others) != _PAIR:
        return []
    (one, ban), (other, banned) = ones, others
    if {ban.modality, banned.modality} != {"prohibition"} or {one.modality, other.modality} != _MAY_AND_MUST:
        return []
    direction: Direction = "weaker" if other.modality == "permission" else "stricter"
    evidence = (
        Evidence("baseline", baseline.units[0].id, one.cue),
        Evidence("candidate", candidate.units[0].id, other.cue),
    )
    return [Difference("modality", direction, one.modality, other.modality, evidence)]


def _alike(one: Act, other: Act) -> float:
    return min(share(one.words, other.words), share(other.words, one.words))


def _difference(acts: Sequence[Act], baseline: Group, candidate: Group, direction: Direction) -> Difference:
    mine, other = (baseline, candidate) if direction == "weaker" else (candidate, baseline)
    said = "; ".join(dict.fromkeys(act.said for act in acts))
    own = tuple(Evidence(mine.side, act.id, act.span) for act in acts)
    rest = other.evidence(())
    values = (said, "") if direction == "weaker" else ("", said)
    return Difference("action", direction, *values, (*own, *rest) if direction == "weaker" else (*rest, *own))


def _unpaired(mine: Group, other: Group, taken: Sequence[Evidence]) -> list[Act]:
    acts = list(acts_of(mine))
    among = meanings(other.words)
    shares = [share(act.words, among, verb=act.verb) for act in acts]
    if len(acts) < 2 or max(shares) < KEPT:
        return []
    spare = unanswered(_free(other), mine.words)
    return [
        act
        for act, part in zip(acts, shares, strict=True)
        if part <= LOST
        and spare < min(_ROOM, len([word for word in act.words if word[0] != "="]))
        and FORCE[act.modality] >= FORCE["recommendation"]
        and act.judged
        and not any(item.side == mine.side and item.id == act.id and _meet(item.span, act.span) for item in taken)
    ]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[1] - one[0] <= 2 * (other[1] - other[0])
