"""Two aligned versions become a Redline: every change once, with its effect, and the faults of the proposed text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.assessment.coverage import coverage
from toolkit.assessment.integrity import flaws_of
from toolkit.assessment.version_blocks import blocks
from toolkit.assessment.version_changes import changed
from toolkit.assessment.version_moves import moves
from toolkit.assessment.version_references import pointing
from toolkit.model.crosswalk import Crosswalk
from toolkit.model.finding import Assessment, Finding
from toolkit.model.norm import Analysis
from toolkit.model.redline import Flaw, Redline, Versions

_SEVERITY = {"grave": 0, "notable": 1, "minor": 2}
_DIRECTION = {"weaker": 0, "neutral": 1, "stricter": 2}


def judge(versions: Versions, *, topics: Sequence[str] = (), others: Sequence[tuple[str, Analysis]] = ()) -> Redline:
    """Judge two versions. others: guidance and reports by name, whose amounts and periods the proposed text must share.

    Findings come gravest first, then in document order. A reference that leads nowhere, or elsewhere than before, is a
    flaw and a finding of the kind broken_reference.
    """
    flaws = flaws_of(versions, others)
    crosswalk = versions.crosswalk
    repointed = frozenset(_repointed(crosswalk, flaws))
    found = [
        *blocks(crosswalk, "baseline", versions.lists[0]),
        *blocks(crosswalk, "candidate", versions.lists[1]),
        *changed(versions, repointed),
        *moves(versions),
        *pointing(crosswalk, flaws),
    ]
    assessment = Assessment(crosswalk, _sorted(crosswalk, found), coverage(crosswalk, topics))
    names = tuple(name for name, _ in others)
    return Redline(assessment, versions.changes, versions.renumbering, flaws, versions.alike, names)


def _repointed(crosswalk: Crosswalk, flaws: Sequence[Flaw]) -> Iterator[str]:
    """The proposed provisions whose changed reference is told as a fault."""
    old = crosswalk.baseline.instrument.by_id
    before = {link.candidate: " ".join(old[one].text for one in link.baseline) for link in crosswalk.correspondences}
    words = {one: text for ids, text in before.items() for one in ids}
    for flaw in flaws:
        if flaw.code == "reference_redirected":
            yield from flaw.provisions
        elif flaw.code == "reference_broken" and not flaw.earlier:
            spans = {proof.id: proof.span for proof in flaw.evidence}
            texts = {one: crosswalk.candidate.instrument.by_id[one].text for one in flaw.provisions if one in spans}
            yield from (one for one, text in texts.items() if text[slice(*spans[one])] not in words.get(one, ""))


def _sorted(crosswalk: Crosswalk, found: Sequence[Finding]) -> tuple[Finding, ...]:
    places = [
        {item.id: place for place, item in enumerate(analysis.instrument.provisions)}
        for analysis in (crosswalk.baseline, crosswalk.candidate)
    ]

    def order(one: Finding) -> tuple[int, int, int, int, str, str]:
        side, ids = (0, one.baseline) if one.baseline else (1, one.candidate)
        return _SEVERITY[one.severity], _DIRECTION[one.direction], side, places[side][ids[0]], one.kind, one.id

    return tuple(sorted(found, key=order))
