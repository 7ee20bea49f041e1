"""What lets cases off a rule, where a claim says that the rule is no weaker than another.

4.1  Staff shall not accept gifts.                          the members' code bans them too, but
4.2  This does not preclude tokens worth up to £50.         ... so 4.1 alone does not answer it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.assessment.claims_text import claim_pattern
from toolkit.assessment.effect import relieves
from toolkit.model.norm import Analysis
from toolkit.model.provision import Provision


def reliefs(analysis: Analysis, ids: Iterable[str]) -> Iterator[Provision]:
    """The provisions that take a case out of these: they name one by its number, or follow one and point back."""
    wanted, instrument = set(ids), analysis.instrument
    for facts in analysis.facts:
        one = instrument.by_id[facts.id]
        near = one.id not in wanted and (_names(analysis, one, wanted) or _follows(analysis, one, wanted))
        if near and relieves(analysis, one.id):
            yield one


def _names(analysis: Analysis, one: Provision, wanted: set[str]) -> bool:
    return bool(wanted & {reference.target for reference in analysis.by_id[one.id].references})


def _follows(analysis: Analysis, one: Provision, wanted: set[str]) -> bool:
    if not claim_pattern("equivalence", "back").search(one.text):
        return False
    siblings = [item.id for item in analysis.instrument.children.get(one.parent, ())]
    place = siblings.index(one.id)
    return place > 0 and siblings[place - 1] in wanted
