"""One rule said from both ends, or of the two persons in it: neither is a conflict, nor a change of force.

baseline    must not use the van, *unless the Clerk agrees*         what the one forbids but with leave, the other
candidate   may use the van *only with the Clerk's agreement*       allows with leave alone

baseline    nothing prevents you from raising a concern             the one lets a person act, the other forbids
candidate   *nobody will suffer* for raising a concern              everybody else to make that person pay for it
"""

from __future__ import annotations

from toolkit.alignment.data import spelt
from toolkit.alignment.group import Group
from toolkit.alignment.left_out import allowed


def from_both_ends(baseline: Group, candidate: Group) -> bool:
    """Either of the two."""
    return _on_leave(baseline, candidate) or _shields(baseline) != _shields(candidate)


def _on_leave(baseline: Group, candidate: Group) -> bool:
    ban, leave = sorted((baseline, candidate), key=lambda group: group.strongest[0].facts.modality == "permission")
    if (ban.strongest[0].facts.modality, leave.strongest[0].facts.modality) != ("prohibition", "permission"):
        return False
    return _of_leave(ban, "but_with") and _of_leave(leave, "on_terms")


def _of_leave(group: Group, opening: str) -> bool:
    """The words after one of those that open a case speak of leave, or of nobody's objecting."""
    texts = [unit.provision.text for unit in group.units]
    cases = [found[0] for text in texts for found in spelt("both_ends", opening).finditer(text)]
    return any(allowed(case) or spelt("both_ends", "no_objection").search(case) for case in cases)


def _shields(group: Group) -> bool:
    return any(spelt("both_ends", "shielding").search(unit.provision.text) for unit in group.units)
