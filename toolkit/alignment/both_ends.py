"""One rule said from both ends, or of the two persons in it: neither is a conflict, nor a change of force.

baseline    must not use the van, *unless the Clerk agrees*         what the one forbids but with leave, the other
candidate   may use the van *only with the Clerk's agreement*       allows with the same leave alone

baseline    nothing prevents you from raising a concern             the one lets a person act, the other forbids
candidate   *nobody will suffer* for raising a concern              everybody else to make that person pay for it
"""

from __future__ import annotations

from toolkit.alignment.data import spelt
from toolkit.alignment.group import Group
from toolkit.alignment.left_out import allowed
from toolkit.alignment.words import terms


def from_both_ends(baseline: Group, candidate: Group) -> bool:
    """Either of the two: the one side only forbids, and the other only gives leave."""
    forces = [{norm.modality for unit in group.units for norm in unit.facts.norms} for group in (baseline, candidate)]
    if forces not in ([_BAN, _LEAVE], [_LEAVE, _BAN]):
        return False
    ban, leave = (baseline, candidate) if forces[0] == _BAN else (candidate, baseline)
    return _shields(ban) or bool(_givers(ban, "but_with") & _givers(leave, "on_terms"))


_BAN, _LEAVE = {"prohibition"}, {"permission"}


def _givers(group: Group, opening: str) -> set[str]:
    """Whose leave the words speak of after those that open a case: what they say besides of leave."""
    texts = [unit.provision.text for unit in group.units]
    cases = [found[0] for text in texts for found in spelt("both_ends", opening).finditer(text)]
    given = [case for case in cases if allowed(case) or spelt("both_ends", "no_objection").search(case)]
    return {term for case in given for term in terms(spelt("exceptions", "leave").sub(" ", case)) if not term.isdigit()}


def _shields(group: Group) -> bool:
    return any(spelt("both_ends", "shielding").search(unit.provision.text.strip()) for unit in group.units)
