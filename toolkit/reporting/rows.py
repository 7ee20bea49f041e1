"""Findings, links and unmatched provisions as a report shows them: numbered, worded, both sides quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model.crosswalk import Correspondence, Crosswalk, Rejected, Side
from toolkit.model.finding import Finding
from toolkit.model.norm import Analysis
from toolkit.reporting.cites import folded
from toolkit.reporting.passages import Passage, excerpt, quote, together
from toolkit.reporting.wording import normal_form_words, prose, terms, word


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words, with both sides quoted; review: it rests on a link that a person should look at.

    cites: both sides in a few words ("baseline 10(1) to (4); candidate 7"); places: the same with pages.
    """

    number: int
    id: str
    kind: str
    kind_words: str
    direction: str
    severity: str
    topic: str
    facet: str
    summary: str
    baseline: tuple[Passage, ...]
    candidate: tuple[Passage, ...]
    baseline_value: str
    candidate_value: str
    review: bool
    cites: str
    places: str

    @property
    def whole(self) -> bool:
        """The finding is about provisions that have no counterpart."""
        return self.kind in ("missing", "additional")


@dataclass(frozen=True, slots=True)
class LinkView:
    """A correspondence with the words of both sides. confidence: per cent; why: what its confidence rests on; cites:
    both sides in a few words ("10(1) to (4) with 7", the baseline first)."""

    number: int
    id: str
    baseline: tuple[Passage, ...]
    candidate: tuple[Passage, ...]
    relationship: str
    confidence: int
    status: str
    status_words: str
    why: tuple[str, ...]
    cites: str


@dataclass(frozen=True, slots=True)
class UnmatchedView:
    """A provision without a counterpart, and the best one it was refused, if any; confidence: per cent."""

    passage: Passage
    counterpart: Passage | None
    confidence: int
    reason: str


def finding_views(crosswalk: Crosswalk, findings: Sequence[Finding]) -> tuple[FindingView, ...]:
    """The findings in the order given, numbered from 1."""
    unsure = [link for link in crosswalk.correspondences if link.status == "needs_review"]
    return tuple(_finding(crosswalk, number, one, unsure) for number, one in enumerate(findings, start=1))


def link_views(crosswalk: Crosswalk, links: Sequence[Correspondence]) -> tuple[LinkView, ...]:
    """The links in the order given, numbered from 1."""
    return tuple(_link(crosswalk, number, link) for number, link in enumerate(links, start=1))


def unmatched_views(crosswalk: Crosswalk, side: Side) -> tuple[UnmatchedView, ...]:
    """The provisions of one side that have no counterpart, in document order."""
    ids = crosswalk.unmatched_baseline if side == "baseline" else crosswalk.unmatched_candidate
    refused = {one.id: one for one in reversed(crosswalk.rejected) if one.side == side}  # the first of each is the best
    return tuple(_unmatched(crosswalk, side, one, refused.get(one)) for one in ids)


def in_baseline_order(crosswalk: Crosswalk) -> tuple[Correspondence, ...]:
    """The links in the document order of the baseline, then of the candidate."""
    places = [{one.id: n for n, one in enumerate(side.instrument.provisions)} for side in _both(crosswalk)]

    def order(link: Correspondence) -> tuple[list[int], list[int], str]:
        baseline, candidate = places
        return [baseline[one] for one in link.baseline], [candidate[one] for one in link.candidate], link.id

    return tuple(sorted(crosswalk.correspondences, key=order))


def _both(crosswalk: Crosswalk) -> tuple[Analysis, Analysis]:
    return crosswalk.baseline, crosswalk.candidate


def _finding(crosswalk: Crosswalk, number: int, finding: Finding, unsure: Sequence[Correspondence]) -> FindingView:
    baseline, candidate = _proof(crosswalk, finding, "baseline"), _proof(crosswalk, finding, "candidate")
    return FindingView(
        number=number,
        id=finding.id,
        kind=finding.kind,
        kind_words=kind_words(finding, crosswalk),
        direction=finding.direction,
        severity=finding.severity,
        topic=finding.topic,
        facet=word("facet", finding.facet) if finding.facet else "",
        summary=finding.summary,
        baseline=baseline,
        candidate=candidate,
        baseline_value=_value(finding, finding.baseline_value),
        candidate_value=_value(finding, finding.candidate_value),
        review=any(rests_on(finding, link) for link in unsure),
        cites=_both_cites(crosswalk, baseline, candidate),
        places=_both_cites(crosswalk, baseline, candidate, pages=True),
    )


def _value(finding: Finding, value: str) -> str:
    """A value in words; of the force of a provision "none" is no value but that it asks nothing."""
    force = finding.facet in ("", "modality")
    return str(prose("no_duty")) if value == "none" and force else normal_form_words(value)


def kind_words(finding: Finding, crosswalk: Crosswalk) -> str:
    """The name of its kind; of other words, where their link asks less or more as a whole, that it does."""
    told = [link.relationship for link in crosswalk.correspondences if unshown(finding, link)]
    return word("unshown", told[0]) if told else word("kind", finding.kind)


def unshown(finding: Finding, link: Correspondence) -> bool:
    """It tells other words of a link that asks less or more as a whole though no part shows it: no "wording only"."""
    same = (finding.baseline, finding.candidate) == (link.baseline, link.candidate)
    return finding.kind == "wording_only" and same and link.relationship in terms("unshown")


def _both_cites(
    crosswalk: Crosswalk, baseline: Sequence[Passage], candidate: Sequence[Passage], *, pages: bool = False
) -> str:
    """Of a side without a passage nothing is said."""
    sides = (("baseline", crosswalk.baseline, baseline), ("candidate", crosswalk.candidate, candidate))
    return "; ".join(
        f"{name} {folded(analysis.instrument, [one.id for one in passages], pages=pages)}"
        for name, analysis, passages in sides
        if passages
    )


def _proof(crosswalk: Crosswalk, finding: Finding, side: Side) -> tuple[Passage, ...]:
    """The provisions of one side, and those that only the evidence names (a lead-in, a definition), with marks."""
    named = finding.baseline if side == "baseline" else finding.candidate
    proving = [evidence for evidence in finding.evidence if evidence.side == side]
    by_id = crosswalk.side(side).instrument.by_id
    wanted = {*named, *(evidence.id for evidence in proving)}
    passages = []
    for one in sorted(wanted, key=lambda provision: (by_id[provision].span, provision)):
        spans = [evidence.span for evidence in proving if evidence.id == one]
        passages.append(excerpt(quote(crosswalk.side(side), side, one, spans=spans)))
    return together(crosswalk.side(side), passages)


def rests_on(finding: Finding, link: Correspondence) -> bool:
    """Whether the finding is about provisions of both sides of the link."""
    baseline = any(one in link.baseline for one in finding.baseline)
    return baseline and any(one in link.candidate for one in finding.candidate)


def _link(crosswalk: Crosswalk, number: int, link: Correspondence) -> LinkView:
    return LinkView(
        number=number,
        id=link.id,
        baseline=_side(crosswalk, "baseline", link.baseline),
        candidate=_side(crosswalk, "candidate", link.candidate),
        relationship=word("relationship", link.relationship),
        confidence=percent(link.confidence),
        status=link.status,
        status_words=word("status", link.status),
        why=_why(link),
        cites=f"{folded(crosswalk.baseline.instrument, link.baseline)} with "
        f"{folded(crosswalk.candidate.instrument, link.candidate)}",
    )


def _side(crosswalk: Crosswalk, side: Side, ids: Sequence[str]) -> tuple[Passage, ...]:
    analysis = crosswalk.side(side)
    return together(analysis, (quote(analysis, side, one) for one in ids))


def _why(link: Correspondence) -> tuple[str, ...]:
    """The similarities behind a link: "words 62%", "meaning 80%", "headings 100%", "topics 90%"."""
    reasons = link.rationale
    scores = (
        ("words", reasons.lexical),
        ("meaning", reasons.semantic),
        ("headings", reasons.heading),
        ("topics", reasons.topic),
    )
    return tuple(f"{name} {percent(score)}%" for name, score in scores if score is not None)


def _unmatched(crosswalk: Crosswalk, side: Side, provision: str, refused: Rejected | None) -> UnmatchedView:
    other: Side = "candidate" if side == "baseline" else "baseline"
    return UnmatchedView(
        passage=quote(crosswalk.side(side), side, provision),
        counterpart=quote(crosswalk.side(other), other, refused.counterpart) if refused else None,
        confidence=percent(refused.confidence) if refused else 0,
        reason=refused.reason if refused else "",
    )


def percent(share: float) -> int:
    """Whole per cent, never rounded up to 100 or down to 0: 0.999 is 99."""
    return min(99, max(1, round(share * 100))) if 0 < share < 1 else round(share * 100)
