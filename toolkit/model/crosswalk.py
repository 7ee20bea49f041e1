"""Two instruments aligned: correspondences, what has none, and what was considered and rejected."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from toolkit.model.norm import Analysis
from toolkit.model.provision import Span

Relationship = Literal["equal", "equivalent", "subset", "superset", "intersects"]
Status = Literal["certain", "needs_review", "confirmed", "rejected"]
Side = Literal["baseline", "candidate"]
Direction = Literal["stricter", "weaker", "neutral"]
EditOp = Literal["keep", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of words that both texts keep, that only the baseline has (delete), or only the candidate (insert).

    Those kept and inserted, joined, are the candidate's words; those kept and deleted the baseline's, but for
    typography (white space, quotation marks, dashes, the stop or joining word that ends an item)."""

    op: EditOp
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a finding: a span within the text of one provision of one side."""

    side: Side
    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between the two sides of a correspondence. facet: a facet's name ("action" for a duty that
    only one side has), or "modality", "reversed", "definition", "content"; direction: what it means for the candidate;
    values in normal form, "" where a side is silent."""

    facet: str
    direction: Direction
    baseline_value: str
    candidate_value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Rationale:
    """Why a correspondence is there: similarities from 0 to 1, and for facets one line for each that was compared."""

    lexical: float
    semantic: float | None
    heading: float
    topic: float
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A link between provisions of both sides, many to many; ids in document order. edits: how the words of the one
    side become the other's, () where the link is not close or not one to one."""

    id: str
    baseline: tuple[str, ...]
    candidate: tuple[str, ...]
    relationship: Relationship
    confidence: float
    status: Status
    rationale: Rationale
    differences: tuple[Difference, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A counterpart that an unmatched provision was refused, and why; of several for one provision the best comes
    first."""

    side: Side
    id: str
    counterpart: str
    confidence: float
    reason: str


@dataclass(frozen=True)
class Crosswalk:
    """The candidate measured against the baseline."""

    baseline: Analysis
    candidate: Analysis
    correspondences: tuple[Correspondence, ...]
    unmatched_baseline: tuple[str, ...]
    unmatched_candidate: tuple[str, ...]
    rejected: tuple[Rejected, ...] = ()
    models: tuple[str, ...] = field(default=())
    options: tuple[tuple[str, str], ...] = field(default=())

    def side(self, side: Side) -> Analysis:
        """The analysis of one side."""
        return self.baseline if side == "baseline" else self.candidate
