"""What a provision says: its norms with their facets, topics, definitions and references."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from toolkit.model.provision import Instrument, Span

Modality = Literal["obligation", "prohibition", "permission", "recommendation", "none"]
FacetName = Literal[
    "bearer",
    "action",
    "trigger",
    "exception",
    "test",
    "participation",
    "scope",
    "threshold",
    "deadline",
    "recipient",
    "record",
    "register_access",
    "sanction",
]
ReferenceStatus = Literal["resolved", "broken", "external"]


@dataclass(frozen=True, slots=True)
class Threshold:
    """An amount of money. amount: plain decimal digits ("25", "25000.50"); currency: ISO 4217, "" for a dollar of no
    named country; comparator: "over" (more than), "from" (or more), "under" (less than), "up_to" (or less), "exactly";
    per: "item", "year", "month", "source" or ""."""

    amount: str
    currency: str = "GBP"
    comparator: Literal["over", "from", "under", "up_to", "exactly"] = "exactly"
    per: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit. unit: "day", "working_day", "week", "month", "year", "immediately", "before_event", "promptly"
    ("as soon as practicable"); number: 0 for the last three; start: the event it runs from, as printed, or "";
    counted: "after" (the day of the event not counted) or "beginning_with" (counted)."""

    number: int
    unit: str
    start: str = ""
    counted: Literal["after", "beginning_with"] = "after"


FacetValue = str | tuple[str, ...] | Threshold | Deadline


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet of a norm in its normal form, with the span within the provision's text that proves it."""

    name: FacetName
    value: FacetValue
    span: Span


@dataclass(frozen=True, slots=True)
class Norm:
    """One deontic statement. cue: the span of the words that carry the modality, within the text of the provision
    `cue_in` ("" = the provision itself; else the id of the lead-in whose words carry it)."""

    modality: Modality
    cue: Span
    cue_in: str = ""
    facets: tuple[Facet, ...] = ()

    def facet(self, name: FacetName) -> Facet | None:
        """The facet of that name, or None."""
        return next((facet for facet in self.facets if facet.name == name), None)


@dataclass(frozen=True, slots=True)
class TopicScore:
    """A topic of the closed list and how sure the analysis is of it, 0 to 1."""

    topic: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and its meaning, as printed."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point at another provision or instrument; target: a provision id where resolved, else the
    reference in normal form ("Localism Act 2011 s 27")."""

    text: str
    target: str
    status: ReferenceStatus


@dataclass(frozen=True, slots=True)
class ProvisionFacts:
    """What the analysis found in one provision. modality: the main one; topics: none at all for words that are no
    provision of a code, such as "Version: 1.2" or a line to sign on; context: the words that complete its sense,
    the lead-ins above it (outermost first) without its own."""

    id: str
    modality: Modality
    norms: tuple[Norm, ...] = ()
    topics: tuple[TopicScore, ...] = ()
    definitions: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()
    context: str = ""

    @property
    def topic(self) -> str:
        """The surest topic, "other" where there is none."""
        return self.topics[0].topic if self.topics else "other"

    def facets(self, name: FacetName) -> tuple[Facet, ...]:
        """The facets of that name over all norms, in order."""
        return tuple(facet for norm in self.norms for facet in norm.facets if facet.name == name)


@dataclass(frozen=True)
class Analysis:
    """An instrument and the facts beside its tree, one entry for each provision, in document order.

    models: name and version of each model the analysis used."""

    instrument: Instrument
    facts: tuple[ProvisionFacts, ...]
    models: tuple[str, ...] = field(default=())

    @cached_property
    def by_id(self) -> dict[str, ProvisionFacts]:
        """The facts of each provision by its id."""
        return {facts.id: facts for facts in self.facts}
