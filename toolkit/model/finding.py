"""What the comparison found: findings with their evidence, and coverage by topic."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from toolkit.model.crosswalk import Crosswalk
from toolkit.model.crosswalk import Direction as Direction
from toolkit.model.crosswalk import Evidence as Evidence

FindingKind = Literal[
    "missing",
    "additional",
    "weakened",
    "strengthened",
    "reversed",
    "bearer_changed",
    "scope_narrowed",
    "scope_widened",
    "test_changed",
    "threshold_changed",
    "deadline_changed",
    "recipient_changed",
    "register_access_changed",
    "sanction_changed",
    "definition_changed",
    "broken_reference",
    "moved",
    "wording_only",
]
Severity = Literal["grave", "notable", "minor"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference of one kind. direction: what it means for the candidate; values: both sides in normal form, ""
    where a side is silent; facet: the facet that differs, "" for a whole provision."""

    id: str
    kind: FindingKind
    direction: Direction
    severity: Severity
    topic: str
    facet: str
    baseline: tuple[str, ...]
    candidate: tuple[str, ...]
    baseline_value: str
    candidate_value: str
    evidence: tuple[Evidence, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How many baseline requirements of a topic the candidate covers in full, in part, or not at all."""

    topic: str
    baseline: int
    covered: int
    partial: int
    missing: int


@dataclass(frozen=True)
class Assessment:
    """A crosswalk with its findings, gravest first, and coverage in the order of the topic list."""

    crosswalk: Crosswalk
    findings: tuple[Finding, ...]
    coverage: tuple[CoverageRow, ...] = field(default=())
