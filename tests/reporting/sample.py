"""The two invented codes aligned and judged by hand: every finding kind, every status."""

from __future__ import annotations

from tests.reporting.codes import MEMBERS, OFFICERS, analysis, where
from toolkit.model.crosswalk import (
    Correspondence,
    Crosswalk,
    Difference,
    Direction,
    Evidence,
    Rationale,
    Rejected,
    Relationship,
    Side,
    Status,
)
from toolkit.model.finding import Assessment, CoverageRow, Finding, FindingKind, Severity
from toolkit.model.norm import FacetName


def assessment() -> Assessment:
    """The whole sample: officers (candidate) measured against members (baseline)."""
    baseline = analysis(MEMBERS, "wexcombe/members", "Members’ Code of Conduct", "member_code", "2024-05-01")
    candidate = analysis(OFFICERS, "wexcombe/officers", "Officers’ Code <b>of</b> Conduct", "officer_code", "2019-11")
    crosswalk = Crosswalk(
        baseline=baseline,
        candidate=candidate,
        correspondences=LINKS,
        unmatched_baseline=("part-2/9",),
        unmatched_candidate=("1/1.4", "1/1.11"),
        rejected=(
            Rejected("baseline", "part-2/9", "1/1.6", 0.31246, "the candidate clause grants no dispensation"),
            Rejected("candidate", "1/1.4", "part-1/2/c", 0.08, "few words | in common"),
        ),
        models=("minilm 1.0.0",),
        options=(("encoder", "minilm"), ("threshold", "0.5")),
    )
    return Assessment(crosswalk, findings(crosswalk), COVERAGE)


def link(
    number: int,
    baseline: tuple[str, ...],
    candidate: tuple[str, ...],
    relationship: Relationship,
    confidence: float,
    status: Status = "certain",
) -> Correspondence:
    """A correspondence with made-up similarities."""
    reasons = Rationale(confidence - 0.1, confidence, 1.0, 0.5, ("deadline: 28 days against 2 months",))
    proof = (Evidence("baseline", baseline[0], (0, 3)), Evidence("candidate", candidate[0], (0, 3)))
    differences = (Difference("content", "neutral", "", "", proof),)
    return Correspondence(f"c{number:07x}", baseline, candidate, relationship, confidence, status, reasons, differences)


LINKS = (
    link(1, ("part-1/1",), ("1/1.1",), "subset", 0.91),
    link(2, ("part-1/2/a",), ("1/1.2/a",), "subset", 0.8),
    link(3, ("part-1/2/b",), ("1/1.2/b",), "superset", 0.88),
    link(4, ("part-1/2/c",), ("1/1.3",), "intersects", 0.64, "needs_review"),
    link(6, ("part-2/4",), ("1/1.6",), "intersects", 0.7512345),
    link(5, ("part-2/3",), ("1/1.5",), "intersects", 0.7, "confirmed"),
    link(7, ("part-2/5",), ("1/1.7",), "subset", 0.55, "needs_review"),
    link(8, ("part-2/6",), ("1/1.8",), "subset", 0.9996),
    link(9, ("part-2/7",), ("1/1.9",), "subset", 0.9),
    link(10, ("part-2/8",), ("1/1.10",), "intersects", 0.6),
    link(11, ("part-1/1", "part-1/2/a"), ("1/1.1",), "equivalent", 0.2, "rejected"),
)

COVERAGE = (
    CoverageRow("respect", 1, 0, 1, 0),
    CoverageRow("bullying", 1, 0, 1, 0),
    CoverageRow("confidentiality", 1, 1, 0, 0),
    CoverageRow("register_content", 3, 1, 1, 1),
    CoverageRow("dispensation", 1, 0, 0, 1),
    CoverageRow("gifts", 1, 0, 1, 0),
    CoverageRow("sponsorship", 0, 0, 0, 0),
)

Words = tuple[tuple[Side, str, str], ...]
"""Evidence as (side, provision id, proving words)."""
# kind, direction, severity, topic, facet, baseline, candidate, values, evidence, summary
FINDINGS: tuple[tuple[FindingKind, Direction, Severity, str, FacetName | str, str, str, str, str, Words, str], ...] = (
    (
        "reversed", "weaker", "grave", "resources", "", "part-1/2/c", "1/1.3", "prohibition", "permission",
        (("baseline", "part-1/2", "must not"), ("baseline", "part-1/2/c", "use council equipment"),
         ("candidate", "1/1.3", "may use council equipment")),
        "What members must not do, officers may.",
    ),
    (
        "missing", "weaker", "grave", "dispensation", "", "part-2/9", "", "", "",
        (("baseline", "part-2/9", "a dispensation has been granted"),),
        "The baseline's rule on dispensations has no counterpart.",
    ),
    (
        "test_changed", "weaker", "grave", "significance_test", "test", "part-2/4", "1/1.6", "public_perception",
        "own_judgement",
        (("baseline", "part-2/4", "would reasonably think"), ("candidate", "1/1.6", "they think")),
        "The officer's own view replaces that of an informed member of the public.",
    ),
    (
        "deadline_changed", "weaker", "notable", "register_content", "deadline", "part-2/3", "1/1.5",
        "28 days after taking office", "2 months", (("baseline", "part-2/3", "Within 28 days"),
        ("candidate", "1/1.5", "within two months")), "The time limit is longer.",
    ),
    (
        "recipient_changed", "neutral", "minor", "register_content", "recipient", "part-2/3", "1/1.5",
        "monitoring_officer", "director", (("baseline", "part-2/3", "the Monitoring Officer"),
        ("candidate", "1/1.5", "their Director")), "Notice goes to the director.",
    ),
    (
        "register_access_changed", "weaker", "notable", "register_access", "register_access", "part-2/5", "1/1.7",
        "public", "on_request", (("baseline", "part-2/5", "open to inspection by the public"),
        ("candidate", "1/1.7", "on request")), "The register is shown on request only.",
    ),
    (
        "threshold_changed", "weaker", "notable", "gifts", "threshold", "part-2/6", "1/1.8", "over 25 GBP",
        "from 1050.50 GBP", (("baseline", "part-2/6", "more than £25"), ("candidate", "1/1.8", "£1,050.50 or more")),
        "The amount from which gifts are registered is higher.",
    ),
    (
        "weakened", "weaker", "notable", "respect", "", "part-1/1", "1/1.1", "must", "should",
        (("baseline", "part-1/1", "must"), ("candidate", "1/1.1", "should")), "A duty has become a recommendation.",
    ),
    (
        "scope_narrowed", "weaker", "notable", "bullying", "scope", "part-1/2/a", "1/1.2/a", "any person",
        "a colleague", (("baseline", "part-1/2/a", "any person"), ("candidate", "1/1.2/a", "a colleague")),
        "Only colleagues are protected.",
    ),
    (
        "scope_widened", "stricter", "notable", "confidentiality", "exception", "part-1/2/b", "1/1.2/b",
        "unless the law requires it", "", (("baseline", "part-1/2/b", "unless the law requires it"),),
        "The exception for what the law requires is gone.",
    ),
    (
        "strengthened", "stricter", "minor", "confidentiality", "", "part-1/2/b", "1/1.2/b", "", "",
        (("candidate", "1/1.2/b", "pass on"),), "The duty is put without the choice that members have.",
    ),
    (
        "sanction_changed", "stricter", "notable", "sanctions", "sanction", "part-2/8", "1/1.10",
        "standards_complaint", "disciplinary", (("candidate", "1/1.10", "disciplinary matter"),),
        "A breach leads to discipline.",
    ),
    (
        "broken_reference", "neutral", "minor", "sanctions", "", "", "1/1.10", "", "1.19",
        (("candidate", "1/1.10", "paragraph 1.19"),), "The candidate has no paragraph 1.19.",
    ),
    (
        "definition_changed", "weaker", "notable", "definitions", "", "part-2/7", "1/1.9", "", "",
        (("baseline", "part-2/7", "a friend, a relative or a partner in business"),
         ("candidate", "1/1.9", "a relative")), "Friends and partners in business are left out.",
    ),
    (
        "bearer_changed", "neutral", "minor", "bullying", "bearer", "part-1/2/a", "1/1.2/a", "member", "officer",
        (("baseline", "part-1/2", "You"), ("candidate", "1/1.2", "Employees")), "The duty binds officers.",
    ),
    (
        "additional", "stricter", "minor", "other", "", "", "1/1.4", "", "",
        (("candidate", "1/1.4", "<script>alert('x')</script>"), ("candidate", "1/1.4", "\u202edesrever\u202c"),
         ("candidate", "1/1.4", "'x')</script>, {{ 7*7 }}, *stars*")), "Only officers are told this | <i>that</i>.",
    ),
    (
        "additional", "stricter", "notable", "register_content", "", "", "1/1.11", "", "",
        (("candidate", "1/1.11", "five working days"),), "Chief officers must look through the returns each year.",
    ),
    (
        "moved", "neutral", "minor", "gifts", "", "part-2/6", "1/1.8", "6", "1.8", (), "The clause stands elsewhere.",
    ),
    (
        "wording_only", "neutral", "minor", "personal_interests", "", "part-2/4", "1/1.6", "", "",
        (("baseline", "part-2/4", "likely to colour"), ("candidate", "1/1.6", "will colour")), "Other words.",
    ),
)  # fmt: skip


def findings(crosswalk: Crosswalk) -> tuple[Finding, ...]:
    """The findings above as the model has them, in their order."""
    return tuple(_finding(crosswalk, f"f{number:07x}", *row) for number, row in enumerate(FINDINGS, start=1))


def _finding(
    crosswalk: Crosswalk,
    name: str,
    kind: FindingKind,
    direction: Direction,
    severity: Severity,
    topic: str,
    facet: str,
    baseline: str,
    candidate: str,
    baseline_value: str,
    candidate_value: str,
    words: Words,
    summary: str,
) -> Finding:
    evidence = tuple(
        Evidence(side, one, where(crosswalk.side(side).instrument.by_id[one].text, text)) for side, one, text in words
    )
    sides = ((baseline,) if baseline else (), (candidate,) if candidate else ())
    values = (baseline_value, candidate_value)
    return Finding(name, kind, direction, severity, topic, facet, *sides, *values, evidence, summary)
