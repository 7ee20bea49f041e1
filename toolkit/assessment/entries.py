"""A catalogue as an instrument: each entry a provision, so that the stages treat an expectation as a small norm."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from toolkit.assessment.carried import need_named, needs_of
from toolkit.model.catalogue import Catalogue, Entry
from toolkit.model.norm import Analysis, Facet, Norm, ProvisionFacts, TopicScore
from toolkit.model.provision import Instrument, Provision, SourceInfo

_DECLARED = 0.9
"""Confidence of the topic that a catalogue names: a person chose it."""


def instrument_of(catalogue: Catalogue) -> Instrument:
    """Its entries as numbered provisions with the summary as text, the title and the names of what is needed as
    heading, id = the entry's id."""
    provisions, start = [], 0
    for entry in catalogue.entries:
        span = (start, start + len(entry.summary))
        numbers = entry.paragraph, entry.paragraph
        provisions.append(Provision(entry.id, *numbers, "paragraph", None, _heading(entry), entry.summary, span))
        start = span[1] + 1
    text = "\n".join(entry.summary for entry in catalogue.entries)
    source = SourceInfo(catalogue.id, hashlib.sha256(text.encode("utf-8")).hexdigest(), "toml")
    return Instrument(catalogue.id, catalogue.title, "statute", "", "", source, text, tuple(provisions))


def _heading(entry: Entry) -> str:
    """ "Use of position. use of position, improper advantage": a few words that say what it is all about."""
    names = ", ".join(need_named(need) for need in needs_of(entry))
    return f"{entry.title}. {names}" if names else entry.title


def declared(analysis: Analysis, catalogue: Catalogue) -> Analysis:
    """What the analysis found in the summaries, corrected by what the entries say of topic, force and parameters."""
    entries = {entry.id: entry for entry in catalogue.entries}
    return replace(analysis, facts=tuple(_declared(facts, entries[facts.id]) for facts in analysis.facts))


def _declared(facts: ProvisionFacts, entry: Entry) -> ProvisionFacts:
    whole = (0, len(entry.summary))
    facets = tuple(Facet(facet.name, facet.value, whole) for facet in entry.facets)
    named = {facet.name for facet in facets}
    found = tuple(f for norm in facts.norms for f in norm.facets if f.name not in named and f.name == "action")
    others = tuple(score for score in facts.topics if score.topic not in {entry.topic, "other"})
    topics = (TopicScore(entry.topic, _DECLARED), *others)
    norm = Norm(entry.modality, (0, 0), "", (*found, *facets))
    return replace(facts, modality=entry.modality, norms=(norm,), topics=topics)
