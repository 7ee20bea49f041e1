"""A Crosswalk becomes an Assessment: the door of this room."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.assessment.checks import CHECKS, Check
from toolkit.assessment.coverage import coverage
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.finding import Assessment, Finding

_SEVERITY = {"grave": 0, "notable": 1, "minor": 2}
_DIRECTION = {"weaker": 0, "neutral": 1, "stricter": 2}


def assess(crosswalk: Crosswalk, *, checks: Sequence[Check] = CHECKS, topics: Sequence[str] = ()) -> Assessment:
    """Judge a crosswalk. Findings come gravest first, the weaker before the stricter, then in document order."""
    found = [finding for check in checks for finding in check(crosswalk)]
    places = _places(crosswalk)
    found.sort(
        key=lambda finding: (
            _SEVERITY[finding.severity],
            _DIRECTION[finding.direction],
            _place(finding, places),
            finding.kind,
            finding.facet,
        )
    )
    return Assessment(crosswalk, tuple(found), coverage(crosswalk, topics))


def _places(crosswalk: Crosswalk) -> dict[tuple[str, str], int]:
    sides = (("baseline", crosswalk.baseline), ("candidate", crosswalk.candidate))
    return {
        (side, item.id): place for side, analysis in sides for place, item in enumerate(analysis.instrument.provisions)
    }


def _place(finding: Finding, places: dict[tuple[str, str], int]) -> tuple[int, int]:
    """Where it stands in the baseline; what only the candidate has comes after, in the candidate's order."""
    if finding.baseline:
        return 0, places["baseline", finding.baseline[0]]
    return 1, places["candidate", finding.candidate[0]]
