"""Units, groups and analyses for the tests of alignment, as small as a test needs them."""

from __future__ import annotations

from pathlib import Path

from toolkit import pipeline
from toolkit.alignment.group import Group
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Side
from toolkit.model.norm import (
    Analysis,
    Definition,
    Facet,
    FacetName,
    FacetValue,
    Modality,
    Norm,
    ProvisionFacts,
    TopicScore,
)
from toolkit.model.provision import InstrumentKind, Provision

Told = tuple[FacetName, FacetValue, str]
"""A facet, its value, and the words that prove it; "" where it is inherited from a lead-in."""


def span(text: str, words: str) -> tuple[int, int]:
    """Where the words stand; (0, 0) for none."""
    start = text.index(words)
    return (start, start + len(words)) if words else (0, 0)


def facts(
    id: str,
    text: str,
    modality: Modality = "obligation",
    *,
    cue: str = "",
    cue_in: str = "",
    facets: tuple[Told, ...] = (),
    topic: str = "gifts",
    context: str = "",
    meaning: tuple[str, str] | None = None,
) -> ProvisionFacts:
    """What the analysis would say of one provision. meaning: a term and its definition."""
    told = tuple(Facet(name, value, span(text, words)) for name, value, words in facets)
    norm = Norm(modality, (0, 0) if cue_in else span(text, cue), cue_in, told)
    definitions = (Definition(*meaning),) if meaning else ()
    return ProvisionFacts(id, modality, (norm,), (TopicScore(topic, 0.9),), definitions, (), context)


def unit(
    text: str,
    modality: Modality = "obligation",
    *,
    cue: str = "",
    cue_in: str = "",
    facets: tuple[Told, ...] = (),
    topic: str = "gifts",
    above: tuple[ProvisionFacts, ...] = (),
    context: str = "",
    meaning: tuple[str, str] | None = None,
    number: str = "1",
    order: int = 0,
    id: str = "1",
) -> Unit:
    """One unit; its provision's cite is its id."""
    provision = Provision(id, id, number, "paragraph", None, "", text, (0, len(text)))
    found = facts(
        id, text, modality, cue=cue, cue_in=cue_in, facets=facets, topic=topic, context=context, meaning=meaning
    )
    return Unit(provision, found, f"{context} {text}".strip(), "", order, above)


def group(side: Side, *units: Unit) -> Group:
    """One side of a link."""
    return Group(side, units)


def written(path: Path, *, kind: InstrumentKind) -> Analysis:
    """The analysis of a Markdown file, by the stages as they are."""
    return pipeline.analysis(path, kind=kind)


def code(folder: Path, name: str, words: str, *, kind: InstrumentKind = "member_code") -> Analysis:
    """The analysis of a short code in Markdown: one numbered paragraph to a line unless the words say otherwise."""
    path = folder / f"{name}.md"
    path.write_text("# Code of conduct\n\n" + words.strip() + "\n", encoding="utf-8")
    return written(path, kind=kind)
