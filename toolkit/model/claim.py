"""What a committee report claims of the codes, and whether the codes bear it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.model.norm import Analysis
from toolkit.model.provision import Span

Verdict = Literal["supported", "contradicted", "not_shown"]
ClaimKind = Literal["equivalence", "no_difference", "citation", "amount", "period", "access", "containment", "silence"]
Document = Literal["baseline", "candidate", "report", "constitution"]


@dataclass(frozen=True, slots=True)
class ClauseProof:
    """Words of a clause; side "report" is the report's own words against itself."""

    side: Document
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class CatalogueProof:
    """An entry of a catalogue."""

    catalogue: str
    entry: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. provision: where it stands in the report; span: its words there; cite: how a person finds the place;
    verdict: contradicted only where words show it, not_shown wherever they do not settle it."""

    id: str
    kind: ClaimKind
    provision: str
    cite: str
    text: str
    span: Span
    verdict: Verdict
    evidence: tuple[ClauseProof | CatalogueProof, ...]
    summary: str


@dataclass(frozen=True)
class Verification:
    """A report's claims in the order of its text."""

    report: Analysis
    candidate: Analysis
    baseline: Analysis
    claims: tuple[Claim, ...]
    constitution: Analysis | None = None
    catalogues: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
