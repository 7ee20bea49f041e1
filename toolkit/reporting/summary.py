"""The result of a comparison in a few sentences, none of which says more than was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from toolkit.model.crosswalk import Crosswalk, Side
from toolkit.model.finding import Assessment
from toolkit.reporting.wording import count, prose

SIDES: tuple[Side, ...] = ("candidate", "baseline")


def summary_sentences(assessment: Assessment) -> tuple[str, ...]:
    """Direction and gravity of the findings, the links and how many need review, what stands on one side only."""
    crosswalk = assessment.crosswalk
    return (
        *_findings(assessment),
        *_links(crosswalk),
        _unmatched(crosswalk),
        *_constitutions(crosswalk),
        *_encoder(crosswalk),
    )


def lexical_only(crosswalk: Crosswalk) -> bool:
    """No encoder took part: no link has a semantic similarity or, where there is no link, no model is named."""
    if crosswalk.correspondences:
        return all(link.rationale.semantic is None for link in crosswalk.correspondences)
    return not crosswalk.models


def _findings(assessment: Assessment) -> Iterator[str]:
    if not assessment.findings:
        yield prose("no_findings")
        return
    ways = Counter(finding.direction for finding in assessment.findings)
    yield (
        f"The candidate is weaker than the baseline in {count(ways['weaker'], 'place')} and stricter in "
        f"{count(ways['stricter'], 'place')}"
        + (f"; in {count(ways['neutral'], 'place')} it differs without being either." if ways["neutral"] else ".")
    )
    weights = Counter(finding.severity for finding in assessment.findings)
    yield (
        f"{count(len(assessment.findings), 'finding')}: {weights['grave']} grave, {weights['notable']} notable and "
        f"{weights['minor']} minor."
    )


def _links(crosswalk: Crosswalk) -> Iterator[str]:
    links = [link for link in crosswalk.correspondences if link.status != "rejected"]
    yield f"Provisions were linked to each other in {count(len(links), 'place')}."
    if review := sum(link.status == "needs_review" for link in links):
        yield f"{count(review, 'of these links needs', 'of these links need')} review by a person."
    if confirmed := sum(link.status == "confirmed" for link in links):
        yield f"{count(confirmed, 'link was', 'links were')} confirmed by a person."
    if refused := len(crosswalk.correspondences) - len(links):
        yield f"{count(refused, 'further link was', 'further links were')} rejected by a person and not counted."


def _unmatched(crosswalk: Crosswalk) -> str:
    baseline, candidate = len(crosswalk.unmatched_baseline), len(crosswalk.unmatched_candidate)
    if not (baseline or candidate):
        return str(prose("no_unmatched"))
    where = (
        f"{count(number, 'provision') if number else 'none'} of the {side}"
        for number, side in ((baseline, "baseline"), (candidate, "candidate"))
    )
    return f"No counterpart was found for {' and '.join(where)}."


def _constitutions(crosswalk: Crosswalk) -> Iterator[str]:
    """A constitution beside a code: what is no conduct in it counts as something that it alone has."""
    sides = {side: crosswalk.side(side).instrument.kind == "constitution" for side in SIDES}
    if len(set(sides.values())) == 2:
        yield prose("constitution").format(side=next(side for side in SIDES if sides[side]))


def _encoder(crosswalk: Crosswalk) -> Iterator[str]:
    if lexical_only(crosswalk):
        yield prose("lexical_only")
