"""What a provision that only one side has does there: binds, gives relief from a duty, or neither."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Literal

from toolkit.assessment.evidence import BINDING
from toolkit.model.crosswalk import Direction
from toolkit.model.norm import Analysis, ProvisionFacts
from toolkit.model.provision import Instrument, Provision

Effect = Literal["duty", "relief", "none"]
_STATED = frozenset({"purpose", "definitions", "principles", "other"})
"""Topics on which a sentence without a must sets no rule."""
_AGAINST = frozenset({"sanctions", "complaints", "register_access", "whistleblowing"})
"""Topics on which a right or power of others is a rule for those whom the code binds."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = tomllib.loads((resources.files("toolkit.assessment") / "relief.toml").read_text(encoding="utf-8"))
    verbs = "|".join(data["verbs"])
    return re.compile("|".join(words.replace("{verb}", verbs) for words in data[name]), re.IGNORECASE)


def direction_alone(analysis: Analysis, id: str, *, missing: bool, unmatched: frozenset[str]) -> Direction:
    """What it means for the candidate that one side alone has a provision.

    missing: it is the baseline that has it. unmatched: the ids of that side without counterpart. A duty that the
    candidate lacks makes it weaker. An exception it lacks makes it stricter where it has the duty; where the duty is
    missing too, there is nothing to be relieved of. What only the candidate has works the other way round.
    """
    effect = _effect(analysis, id)
    if effect == "none":
        return "neutral"
    if effect == "relief":
        duties = _duties(analysis, id)
        if duties and unmatched.issuperset(duties):
            return "neutral"
    return "weaker" if missing == (effect == "duty") else "stricter"


def excepts(lead_in: str) -> bool:
    """Whether the items below those words are exceptions: "unless-", "does not apply to:"."""
    return bool(_pattern("lead_in").search(lead_in.rstrip(" :-–—")))


def _effect(analysis: Analysis, id: str) -> Effect:
    facts, instrument = analysis.by_id[id], analysis.instrument
    provision = instrument.by_id[id]
    if facts.definitions or any(analysis.by_id[above.id].definitions for above in instrument.ancestors(provision)):
        return "none"
    if facts.modality == "none" and _pattern("back").search(provision.text):
        return "none"  # an exception to an exception: which way it works depends on both
    if _relieves(provision, facts, instrument):
        return "relief"
    if facts.modality in BINDING or facts.modality == "recommendation":
        return "duty"
    if facts.modality == "permission":
        return _of_permission(facts)
    return "duty" if _rules(provision, facts) else "none"


def _relieves(provision: Provision, facts: ProvisionFacts, instrument: Instrument) -> bool:
    """Its own words give relief, or it is one of the cases that the words above it except.

    A duty in the same provision does not change that: "does not prevent you from speaking, but you must then leave".
    A table row or item says no relief of its own where its list orders ("you must apply for a dispensation").
    """
    above = next((item.text for item in instrument.ancestors(provision) if item.text), "")
    if provision.level != "tail" and excepts(above):
        return True
    first = facts.norms[0].modality if facts.norms else "none"
    return first in {"permission", "none"} and bool(_pattern("own").search(provision.text))


def _of_permission(facts: ProvisionFacts) -> Effect:
    """What the bound person may do is relief; what others may do is a rule against that person, or says nothing."""
    bearers = {facet.value for facet in facts.facets("bearer")}
    if not bearers or bearers & {"member", "officer"}:
        return "relief"
    return "duty" if facts.topic in _AGAINST else "none"


def _rules(provision: Provision, facts: ProvisionFacts) -> bool:
    """A sentence or item without a must that is a rule nonetheless: a sanction, an open register, a test, a rule's
    wider reach, or one of the kinds that a list on a topic of substance counts."""
    if facts.facets("sanction") or facts.facets("threshold") or (provision.number and facts.facets("test")):
        return True
    if any(facet.value != "internal" for facet in facts.facets("register_access")):
        return True
    if facts.topic in _STATED:
        return False
    listed = bool(facts.context) and provision.level in {"item", "subparagraph", "table_row", "paragraph"}
    return listed or bool(_pattern("reach").search(provision.text))


def _duties(analysis: Analysis, id: str) -> list[str]:
    """The duties that a relief is from: those it names; else the one it is an exception in; else those beside it in its
    clause. The first of these that there are."""
    instrument = analysis.instrument
    above = [item.id for item in instrument.ancestors(instrument.by_id[id]) if not item.is_heading]
    named = [reference.target for one in (id, *above[:1]) for reference in analysis.by_id[one].references]
    under_named = _binding(analysis, (one for target in named for one in _under(instrument, target)), but=id)
    clause = _under(instrument, above[-1]) if above else ()
    return under_named or _binding(analysis, above, but=id) or _binding(analysis, clause, but=id)


def _under(instrument: Instrument, id: str) -> Iterator[str]:
    """A provision and all below it."""
    if id in instrument.by_id:
        yield id
        for child in instrument.children.get(id, ()):
            yield from _under(instrument, child.id)


def _binding(analysis: Analysis, ids: Iterable[str], *, but: str) -> list[str]:
    """Those that are a duty of their own: no lead-in, no heading, no exception."""
    instrument = analysis.instrument
    return [
        one
        for one in dict.fromkeys(ids)
        if one != but
        and not instrument.by_id[one].lead_in
        and analysis.by_id[one].modality in BINDING
        and not _relieves(instrument.by_id[one], analysis.by_id[one], instrument)
    ]
