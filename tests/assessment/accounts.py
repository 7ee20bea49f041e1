"""What holds of every assessment, whatever the two codes say."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from toolkit.model.crosswalk import Side
from toolkit.model.finding import Assessment, Finding, FindingKind

ALONE = {"baseline": "missing", "candidate": "additional"}
_ORDER = {"grave": 0, "notable": 1, "minor": 2}


def words(found: Assessment, finding: Finding) -> tuple[str, ...]:
    """The words of its evidence, in order."""
    sides = ((found.crosswalk.side(proof.side).instrument.by_id[proof.id].text, proof) for proof in finding.evidence)
    return tuple(text[slice(*proof.span)] for text, proof in sides)


def cites(found: Assessment, finding: Finding) -> tuple[list[str], list[str]]:
    """The cites of both sides."""
    instruments = found.crosswalk.baseline.instrument, found.crosswalk.candidate.instrument
    sides = finding.baseline, finding.candidate
    ones, others = ([held.by_id[id].cite for id in ids] for held, ids in zip(instruments, sides, strict=True))
    return ones, others


def check(found: Assessment) -> None:
    """Fails where anything is lost, told twice, or without proof."""
    _every_difference_is_told(found)
    _what_stands_alone_is_told_once(found)
    _proof(found)
    _coverage(found)
    assert len({finding.id for finding in found.findings}) == len(found.findings)
    grades = [_ORDER[finding.severity] for finding in found.findings]
    assert grades == sorted(grades), "gravest first"


def _every_difference_is_told(found: Assessment) -> None:
    told = Counter((finding.baseline, finding.candidate) for finding in found.findings)
    for link in found.crosswalk.correspondences:
        number = told[link.baseline, link.candidate]
        assert link.relationship == "equal" or number, f"{link.baseline} {link.relationship}: no finding"
        assert number == (len(link.differences) or link.relationship == "equivalent")


def _what_stands_alone_is_told_once(found: Assessment) -> None:
    for side, kind in ALONE.items():
        told = Counter(id for finding in found.findings if finding.kind == kind for id in getattr(finding, side))
        assert told == Counter(of_substance(found, side))  # type: ignore[arg-type]


def of_substance(found: Assessment, side: Side) -> list[str]:
    """The unmatched provisions of a side, without lines such as "Version: 1.2"."""
    unmatched = getattr(found.crosswalk, f"unmatched_{side}")
    return [id for id in unmatched if found.crosswalk.side(side).by_id[id].topics]


def _proof(found: Assessment) -> None:
    for finding in found.findings:
        assert finding.kind in get_args(FindingKind) and finding.summary.endswith(".")
        assert finding.baseline or finding.candidate
        named = {side for side in ALONE if getattr(finding, side)}
        assert {proof.side for proof in finding.evidence} == named, f"{finding.kind}: evidence on each side it names"
        for proof in finding.evidence:
            text = found.crosswalk.side(proof.side).instrument.by_id[proof.id].text
            start, end = proof.span
            assert 0 <= start < end <= len(text), f"{finding.kind} {proof}: words that prove something"


def _coverage(found: Assessment) -> None:
    linked = {id for link in found.crosswalk.correspondences for id in link.baseline}
    missing = of_substance(found, "baseline")
    assert all(row.baseline == row.covered + row.partial + row.missing > 0 for row in found.coverage)
    assert sum(row.baseline for row in found.coverage) == len(linked) + len(missing)
    elsewhere = sum(row.covered + row.partial for row in found.coverage) - len(linked)
    assert 0 <= elsewhere == len(missing) - sum(row.missing for row in found.coverage), "said in part elsewhere"
    assert len({row.topic for row in found.coverage}) == len(found.coverage)
