"""Provisions that a former analysis read already, in the same words and under the same: two versions share most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from toolkit.model.norm import Analysis, ProvisionFacts
from toolkit.model.provision import Instrument

_Seen = dict[tuple[object, ...], int]


def facts_again(instrument: Instrument, former: Analysis, *, amounts: bool) -> dict[str, ProvisionFacts]:
    """For each provision of `instrument` whose words, level and all that stands above it are those of one in `former`,
    what that one says, under the provision's own id. References are not to be kept: they lead to other places.

    amounts: the former text names amounts by defined terms; what has a threshold is then read anew, for it may be one
    of these. To be asked only where both instruments address the same reader in the same way.
    """
    seen: _Seen = {}
    before = {number: id for id, number in _numbered(former.instrument, seen)}
    found = {}
    for id, number in _numbered(instrument, seen):
        facts = former.by_id[before[number]] if number in before else None
        if facts is not None and not (amounts and facts.facets("threshold")):
            found[id] = _carried(facts, instrument, id, former.instrument)
    return found


def _numbered(instrument: Instrument, seen: _Seen) -> Iterator[tuple[str, int]]:
    """Each provision's id with a number that is one for all with the same words under the same words."""
    numbers: dict[str | None, int] = {None: -1}
    for one in instrument.provisions:
        key = (one.text, one.heading, one.level, one.lead_in, one.is_heading, numbers.get(one.parent, -1))
        numbers[one.id] = seen.setdefault(key, len(seen))
        yield one.id, numbers[one.id]


def _carried(facts: ProvisionFacts, instrument: Instrument, id: str, former: Instrument) -> ProvisionFacts:
    """The facts with the ids of this instrument: of the provision, and of the lead-ins its norms begin in."""
    above = former.ancestors(former.by_id[facts.id]), instrument.ancestors(instrument.by_id[id])
    ids = {one.id: other.id for one, other in zip(*above, strict=True)}
    norms = tuple(replace(norm, cue_in=ids[norm.cue_in]) if norm.cue_in else norm for norm in facts.norms)
    return replace(facts, id=id, norms=norms)
