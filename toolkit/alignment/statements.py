"""Whether a sentence that commands nothing asks nothing, or says as much as a rule.

"The Clerk keeps a register" binds like "the Clerk shall keep one"; "we value honesty" does not bind like "be honest".
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of, spelt
from toolkit.alignment.group import Group
from toolkit.alignment.naming import ADDRESSED, addressed_words, one_post
from toolkit.alignment.units import Unit
from toolkit.model.norm import FacetName


def asks_nothing(group: Group) -> bool:
    """That a side binds nobody must show in its own words: it hopes or values, it tells what is good, or it tells what
    those do whom the code addresses ("a councillor looks to merit"). Elsewhere a rule may only be worded in a way that
    the analysis did not read for one ("nothing of ours may go towards a campaign"): of six codes that it had never met
    three such sentences in nineteen asked nothing."""
    if any(spelt("force", "asks").search(unit.provision.text) for unit in group.units):
        return False
    return any(
        spelt("force", "hopes").search(unit.provision.text)
        or spelt("force", "good").match(unit.provision.text)
        or _acting().search(unit.provision.text)
        for unit in group.units
    )


@cache
def _acting() -> re.Pattern[str]:
    """Those whom a code addresses, as the subject of a verb that is not "be" or "have"."""
    who = "|".join(addressed_words())
    verb = rf"(?:\w+ly )?(?!(?:{'|'.join(data_of('force')['no_acts'])})\b)[a-z]+(?<!ed)(?<!ing)\b"
    return re.compile(rf"(?:^|[:;.,]\s)\W*(?:(?:an?|each|every|all|the|our) )?(?:{who})\s+{verb}", re.IGNORECASE)


def no_less(binding: Group, stating: Group) -> bool:
    """A statement that says as much as the duty: in a list, of what a post does, of whom a code binds, or of a
    parameter that both sides fix ("there is a limit of a year for complaints")."""
    if any(spelt("force", "hopes").search(unit.provision.text) for unit in stating.units):
        return False
    if listed(binding) or listed(stating) or _told_as_fact(binding, stating):
        return True
    if any(binding.facets(name) and any(row.own for row in stating.facets(name)) for name in _FIXED):
        return True
    return reaching(binding, stating)


_FIXED: tuple[FacetName, ...] = ("test", "deadline", "threshold", "register_access", "sanction")


def reaching(*groups: Group) -> bool:
    """All of them say whom, when or where the code binds."""
    return all(spelt("force", "applies").search(unit.text) for group in groups for unit in group.units)


def _told_as_fact(binding: Group, stating: Group) -> bool:
    """ "The Clerk shall keep a register" and "The Director keeps a register": what a post or body does is commonly told
    as a fact. Not of those whom the code addresses: "we value honesty" is no duty of theirs."""
    rows = [row for row in binding.facets("bearer") if row.unit is binding.strongest[0]]
    if rows:
        return all(row.facet.value not in ADDRESSED or one_post(row) for row in rows)
    return all(spelt("force", "done").search(unit.provision.text) for unit in stating.units)


def listed(group: Group) -> bool:
    """Definitions and items of a list get their force, if any, from what stands above them; not an item that says
    itself what must be done."""
    return all(unit.facts.definitions or (unit.facts.context and not _bids(unit)) for unit in group.units)


def _bids(unit: Unit) -> bool:
    return any(norm.modality == unit.facts.modality and not norm.cue_in for norm in unit.facts.norms)
