"""Catalogues: lists of what an outside source expects of a code, and how far a code was found to meet them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from toolkit.model.norm import FacetName, FacetValue, Modality
from toolkit.model.provision import Instrument, Span

Nation = Literal["england", "wales", "scotland", "northern_ireland"]
AuthorityType = Literal[
    "county",
    "district",
    "unitary",
    "metropolitan",
    "london_borough",
    "parish",
    "community",
    "police",
    "fire",
    "national_park",
    "combined",
]
Person = Literal["member", "officer"]
ShownBy = Literal["code", "comparison", "protocol", "outside"]
"""Where it can be seen that an expectation is met: in the code; by comparing it with the members' code; in a protocol
beside it; or only outside any code (a website, a practice)."""
Met = Literal["met", "partly", "not_found", "not_applicable", "needs_review"]
FacetMet = Literal["met", "stricter", "weaker", "differs", "not_found"]


@dataclass(frozen=True, slots=True)
class Applicability:
    """To whom and when an expectation applies. Empty: to all. start, end: ISO 8601, both days included, "" = open."""

    nations: tuple[Nation, ...] = ()
    authorities: tuple[AuthorityType, ...] = ()
    persons: tuple[Person, ...] = ()
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedFacet:
    """A parameter that is expected, in the normal form of the analysis."""

    name: FacetName
    value: FacetValue


@dataclass(frozen=True, slots=True)
class Entry:
    """One expectation. summary: what is expected, in our own words; source, paragraph: where it comes from; modality:
    the force expected, "none" for a statement; verified: the fact was compared with a source, which `checked` names;
    needs: what a code must speak of to meet it, the first above all (toolkit/assessment/concepts.toml)."""

    id: str
    title: str
    summary: str
    source: str
    paragraph: str
    topic: str
    modality: Modality = "none"
    facets: tuple[ExpectedFacet, ...] = ()
    applies: Applicability = field(default_factory=Applicability)
    shown_by: ShownBy = "code"
    verified: bool = False
    checked: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """Entries of one source, in its order. note: what a reader must know of the source's force."""

    id: str
    title: str
    source: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """The case a code is checked for; "" where nobody said. on: ISO 8601."""

    person: Person | Literal[""] = ""
    nation: Nation | Literal[""] = ""
    authority: AuthorityType | Literal[""] = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A provision that bears on an expectation. confidence: 0 to 1, that it is about the same thing; within: the span
    of the words that show it."""

    id: str
    confidence: float
    within: Span


@dataclass(frozen=True, slots=True)
class FacetResult:
    """One expected parameter, or the force ("modality"), beside what the code has; "" where it is silent."""

    name: str
    expected: str
    found: str
    met: FacetMet
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """One entry judged. confidence: of the best place, 0 to 1; reason: one sentence; action: what to do next."""

    catalogue: str
    entry: Entry
    met: Met
    confidence: float
    places: tuple[Place, ...]
    facets: tuple[FacetResult, ...]
    reason: str
    action: str


@dataclass(frozen=True)
class SelfAudit:
    """A code against catalogues, entry by entry in their order."""

    code: Instrument
    catalogues: tuple[Catalogue, ...]
    setting: Setting
    expectations: tuple[Expectation, ...]
    warnings: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


Containment = Literal["holds", "refers", "not_mentioned", "needs_review"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A provision that holds or names the code looked for. role: "heading" over it, "body" of it, "reference" to it."""

    id: str
    role: Literal["heading", "body", "reference"]
    span: Span


@dataclass(frozen=True)
class Contained:
    """Whether a constitution holds a code itself. wanted: "officers-code", "members-code" or "protocol"."""

    constitution: Instrument
    wanted: str
    verdict: Containment
    mentions: tuple[Mention, ...]
    reason: str
