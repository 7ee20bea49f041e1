"""Entries of schedules and annexes: kinds of thing that a rule elsewhere takes in, or takes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.alignment.effect_relief import excepting, relieving
from toolkit.model.norm import Analysis, ProvisionFacts
from toolkit.model.provision import Instrument, Provision
from toolkit.model.redline import Lists

_BINDING = frozenset({"obligation", "prohibition"})
_LEVELS = frozenset({"schedule", "appendix"})
_ONLY = re.compile(r"\bthe (?P<unit>schedule|annexe?|appendix)\b(?!\s+(?:\d|[A-Z]\b))", re.IGNORECASE)
_SAYS = re.compile(r"\b(?:is|are|was|were|has|have|means?|will|must|shall|may|should|can)\b")
_PART = re.compile(r"[,;:(]|\b(?:which|who|whom|whose|that|where|when|if|for|to|by)\b")


def lists_of(analysis: Analysis) -> Lists:
    """The entries that a duty or ban refers to, and those that an exception or a leave does; one that both name is in
    neither, for striking it out does both.

    2.5 ... must not accept a gift, other than one of a kind mentioned in Annex 1   -> the entries of Annex 1 are free
    7 ... must give notice of every interest which falls within Schedule 1          -> those of Schedule 1 are bound
    """
    bound: set[str] = set()
    free: set[str] = set()
    defined: set[str] = set()  # "disclosable interest" means one of a kind in Schedule 1: duties use the term
    for facts in analysis.facts:
        text = analysis.instrument.by_id[facts.id].text
        for place, target in _pointed(text, facts, analysis.instrument):
            if facts.definitions and not _frees(text[:place], facts):
                defined.update(_entries(analysis, target))
                continue
            role = free if _frees(text[:place], facts) else bound if facts.modality in _BINDING else None
            if role is not None:
                role.update(_entries(analysis, target))
    return Lists(frozenset(bound - free | defined), frozenset(free - bound - defined))


def _pointed(text: str, facts: ProvisionFacts, instrument: Instrument) -> Iterator[tuple[int, str]]:
    """Where in a provision's words which schedule, or which entry of one, is named."""
    for item in facts.references:
        if item.status == "resolved" and any(one.level in _LEVELS for one in _upwards(instrument, item.target)):
            yield max(0, text.find(item.text)), item.target
    for match in _ONLY.finditer(text):
        unit = match["unit"].lower()[:5]
        named = [one.id for one in instrument.provisions if one.level in _LEVELS and one.cite.lower().startswith(unit)]
        if len(named) == 1 and not facts.id.startswith(named[0]):
            yield match.start(), named[0]


def _upwards(instrument: Instrument, id: str) -> tuple[Provision, ...]:
    one = instrument.by_id[id]
    return (one, *instrument.ancestors(one))


def _frees(before: str, facts: ProvisionFacts) -> bool:
    left = re.split(r"[.;!?](?=\s)|\n", f"{facts.context} {before}")[-1].lower()
    return (facts.modality == "permission" or relieving(left)) != excepting(left)


def _entries(analysis: Analysis, target: str) -> Iterator[str]:
    """The entries under a schedule, or the one that is named."""
    if _is_entry(analysis.instrument.by_id[target], analysis.by_id[target]):
        yield target
    for child in analysis.instrument.children.get(target, ()):
        yield from _entries(analysis, child.id)


def _is_entry(provision: Provision, facts: ProvisionFacts) -> bool:
    """The name of a thing ("Any shares in a company which has land here"), no sentence."""
    plain = facts.modality == "none" and not facts.definitions and not provision.lead_in
    return plain and bool(provision.text) and not _SAYS.search(_PART.split(provision.text)[0])
