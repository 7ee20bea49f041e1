"""The JSON document that `conduct redline` prints: that of `conduct compare` (the current version is the baseline) with
edits, renumbering and flaws. Published as `schemas/redline.schema.json`."""

from __future__ import annotations

from typing import Any

from toolkit.model.codec import to_data
from toolkit.model.redline import Change, Redline, ThreeWay, ThreeWayRow
from toolkit.reporting.document import SCHEMA_VERSION, compare_document, instrument_document
from toolkit.reporting.redline_counts import statistics
from toolkit.reporting.redline_three import sides_of

Document = dict[str, Any]


def redline_document(redline: Redline) -> Document:
    """What `conduct redline CURRENT PROPOSED --format json` prints."""
    found = compare_document(redline.assessment)
    changes = redline.by_link
    found["correspondences"] = [{**one, **_change(changes[one["id"]])} for one in found["correspondences"]]
    found["renumbering"] = [
        {"from": one.before, "to": one.after, "baseline": one.baseline, "candidate": one.candidate}
        for one in redline.renumbering
    ]
    found["integrity"] = to_data(redline.flaws)
    found["statistics"] = dict(statistics(redline))
    found["alike"] = redline.alike
    found["warnings"], found["provenance"] = found.pop("warnings"), found.pop("provenance")
    return found


def _change(change: Change) -> Document:
    return {
        "edits": to_data(change.edits),
        "heading_edits": to_data(change.heading_edits),
        "typography": change.typography,
        "moved": change.moved,
    }


def three_way_document(found: ThreeWay) -> Document:
    """What `conduct redline BASE OURS THEIRS --format json` prints: a row for each provision of the base that either
    side changed, and for each that only one of them has."""
    return {
        "schema_version": SCHEMA_VERSION,
        "base": instrument_document(found.ours.crosswalk.baseline.instrument),
        "ours": instrument_document(found.ours.crosswalk.candidate.instrument),
        "theirs": instrument_document(found.theirs.crosswalk.candidate.instrument),
        "rows": [_row(row) for row in found.rows],
        "warnings": [
            {"side": side, **to_data(caution)}  # type: ignore[dict-item]
            for side, one in zip(("base", "ours", "theirs"), (one for _, one in sides_of(found)), strict=True)
            for caution in one.warnings
        ],
    }


def _row(row: ThreeWayRow) -> Document:
    return {
        "kind": row.kind,
        "base": list(row.base),
        "ours": {
            "provisions": list(row.ours),
            "edits": to_data(row.ours_edits),
            "findings": to_data(row.ours_findings),
        },
        "theirs": {
            "provisions": list(row.theirs),
            "edits": to_data(row.theirs_edits),
            "findings": to_data(row.theirs_findings),
        },
    }
