"""Leave that is given only with somebody's consent, against the same leave without it.

baseline    *with the consent of the chairman*, a member may use the room
candidate   employees may use the room                                          -> may do more, so is bound less
"""

from __future__ import annotations

from toolkit.alignment.data import worded
from toolkit.alignment.group import Group
from toolkit.alignment.left_out import allowed
from toolkit.model.crosswalk import Difference, Evidence


def leave_asked(baseline: Group, candidate: Group) -> list[Difference]:
    """The consent that one side alone asks for what both allow."""
    if any(group.strongest[0].facts.modality != "permission" for group in (baseline, candidate)):
        return []
    ones, others = _asked(baseline), _asked(candidate)
    if bool(ones) == bool(others) or allowed((candidate if ones else baseline).text):
        return []
    proof = (ones or others)[0]
    if ones:
        return [Difference("scope", "weaker", _said(baseline, proof), "", (proof, *candidate.evidence(())))]
    return [Difference("scope", "stricter", "", _said(candidate, proof), (*baseline.evidence(()), proof))]


def _asked(group: Group) -> list[Evidence]:
    return [
        Evidence(group.side, unit.id, match.span())
        for unit in group.units
        for match in worded("conditions", "consent").finditer(unit.provision.text)
    ]


def _said(group: Group, proof: Evidence) -> str:
    text = next(unit.provision.text for unit in group.units if unit.id == proof.id)
    return text[slice(*proof.span)].lower()
