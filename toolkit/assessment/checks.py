"""One function for each kind of finding: from a difference, or from a provision without counterpart, to a finding.

Which differences there are is settled in alignment; here each gets its kind, its topic, its severity and its words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from toolkit.assessment.grading import severity
from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference, Direction, Evidence, Side
from toolkit.model.finding import Finding, FindingKind
from toolkit.model.norm import Analysis

Check = Callable[[Crosswalk], Iterator[Finding]]
_BINDING = frozenset({"obligation", "prohibition"})


def _identity(kind: str, facet: str, baseline: Sequence[str], candidate: Sequence[str]) -> str:
    words = "\n".join((kind, facet, "baseline", *baseline, "candidate", *candidate))
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]


def _topic(crosswalk: Crosswalk, link: Correspondence) -> str:
    """The topic the two sides share most; the baseline's where they share none."""
    scores: dict[str, float] = {}
    for analysis, ids in ((crosswalk.baseline, link.baseline), (crosswalk.candidate, link.candidate)):
        for id in ids:
            for score in analysis.by_id[id].topics:
                scores[score.topic] = scores.get(score.topic, 0.0) + score.confidence / len(ids)
    scores.pop("other", None)
    return min(scores, key=lambda topic: (-scores[topic], topic)) if scores else "other"


def _binds(analysis: Analysis, ids: Iterable[str]) -> bool:
    return any(analysis.by_id[id].modality in _BINDING for id in ids)


def _finding(
    crosswalk: Crosswalk, link: Correspondence, difference: Difference, kind: FindingKind, summary: str
) -> Finding:
    topic = _topic(crosswalk, link)
    facet = "" if difference.facet in {"modality", "reversed", "content", "definition"} else difference.facet
    return Finding(
        id=_identity(kind, facet, link.baseline, link.candidate),
        kind=kind,
        direction=difference.direction,
        severity=severity(kind, difference.direction, topic, binding=_binds(crosswalk.baseline, link.baseline)),
        topic=topic,
        facet=facet,
        baseline=link.baseline,
        candidate=link.candidate,
        baseline_value=difference.baseline_value,
        candidate_value=difference.candidate_value,
        evidence=difference.evidence,
        summary=summary,
    )


def _each(crosswalk: Crosswalk, *facets: str) -> Iterator[tuple[Correspondence, Difference]]:
    for link in crosswalk.correspondences:
        for difference in link.differences:
            if difference.facet in facets:
                yield link, difference


def _said(value: str) -> str:
    return value.replace("_", " ") or "nothing"


def _changed(kind: FindingKind, facet: str, words: str) -> Check:
    """A check for a facet whose two values are simply told side by side."""

    def check(crosswalk: Crosswalk) -> Iterator[Finding]:
        for link, item in _each(crosswalk, facet):
            yield _finding(
                crosswalk,
                link,
                item,
                kind,
                f"{words}: {_said(item.baseline_value)} in the baseline, {_said(item.candidate_value)} in the "
                f"candidate.",
            )

    return check


def weakened(crosswalk: Crosswalk) -> Iterator[Finding]:
    """The candidate's words bind less: a should against a must, a statement against a duty, a lesser step at
    meetings."""
    for link, item in _each(crosswalk, "modality", "participation"):
        if item.direction == "weaker":
            yield _finding(
                crosswalk,
                link,
                item,
                "weakened",
                f"The candidate binds less: {_said(item.candidate_value)} where the baseline has "
                f"{_said(item.baseline_value)}.",
            )


def strengthened(crosswalk: Crosswalk) -> Iterator[Finding]:
    """The candidate's words bind more."""
    for link, item in _each(crosswalk, "modality", "participation"):
        if item.direction != "weaker":
            yield _finding(
                crosswalk,
                link,
                item,
                "strengthened",
                f"The candidate binds more: {_said(item.candidate_value)} where the baseline has "
                f"{_said(item.baseline_value)}.",
            )


def reversed_(crosswalk: Crosswalk) -> Iterator[Finding]:
    """One side forbids what the other allows or demands."""
    for link, item in _each(crosswalk, "reversed"):
        yield _finding(
            crosswalk,
            link,
            item,
            "reversed",
            f"The two conflict: a {_said(item.baseline_value)} in the baseline, a {_said(item.candidate_value)} "
            f"in the candidate.",
        )


def _scoped(crosswalk: Crosswalk, link: Correspondence, item: Difference) -> Finding:
    kind: FindingKind = "scope_narrowed" if item.direction == "weaker" else "scope_widened"
    if item.facet == "exception":
        words = (
            "The candidate makes an exception of its own"
            if item.candidate_value
            else "The candidate has no such exception"
        )
        return _finding(crosswalk, link, item, kind, f"{words}: {item.candidate_value or item.baseline_value}.")
    if item.facet == "content":
        return _finding(crosswalk, link, item, kind, "One side says more than the other; read both in full.")
    return _finding(
        crosswalk,
        link,
        item,
        kind,
        f"Whom or what it covers: {_said(item.baseline_value)} in the baseline, {_said(item.candidate_value)} "
        f"in the candidate.",
    )


def scope_narrowed(crosswalk: Crosswalk) -> Iterator[Finding]:
    """The candidate covers fewer persons or cases, or makes an exception of its own."""
    for link, item in _each(crosswalk, "scope", "exception", "content"):
        if item.direction == "weaker":
            yield _scoped(crosswalk, link, item)


def scope_widened(crosswalk: Crosswalk) -> Iterator[Finding]:
    """The candidate covers more, or other, persons or cases."""
    for link, item in _each(crosswalk, "scope", "exception", "content"):
        if item.direction != "weaker":
            yield _scoped(crosswalk, link, item)


def _whole(side: Side, analysis: Analysis, ids: Iterable[str]) -> tuple[Evidence, ...]:
    return tuple(Evidence(side, id, (0, len(analysis.instrument.by_id[id].text))) for id in ids)


def wording_only(crosswalk: Crosswalk) -> Iterator[Finding]:
    """Other words, and no change of effect found."""
    for link in crosswalk.correspondences:
        if link.relationship == "equivalent" and not link.differences:
            evidence = (
                *_whole("baseline", crosswalk.baseline, link.baseline),
                *_whole("candidate", crosswalk.candidate, link.candidate),
            )
            item = Difference("content", "neutral", "", "", evidence)
            yield _finding(crosswalk, link, item, "wording_only", "The words differ; no change of effect was found.")


def missing(crosswalk: Crosswalk) -> Iterator[Finding]:
    """Baseline provisions for which no counterpart was found."""
    yield from _alone(crosswalk, "baseline", "missing", crosswalk.unmatched_baseline)


def additional(crosswalk: Crosswalk) -> Iterator[Finding]:
    """Candidate provisions for which no counterpart was found."""
    yield from _alone(crosswalk, "candidate", "additional", crosswalk.unmatched_candidate)


def _alone(crosswalk: Crosswalk, side: Side, kind: FindingKind, ids: Sequence[str]) -> Iterator[Finding]:
    analysis = crosswalk.side(side)
    for family in _families(analysis, ids):
        first = analysis.by_id[family[0]]
        direction = _direction(kind, [analysis.by_id[id].modality for id in family])
        topic = first.topic
        text = "No counterpart was found in the " + ("candidate." if side == "baseline" else "baseline.")
        yield Finding(
            id=_identity(kind, "", family if side == "baseline" else (), family if side == "candidate" else ()),
            kind=kind,
            direction=direction,
            severity=severity(kind, direction, topic, binding=_binds(analysis, family)),
            topic=topic,
            facet="",
            baseline=family if side == "baseline" else (),
            candidate=family if side == "candidate" else (),
            baseline_value=first.modality if side == "baseline" else "",
            candidate_value=first.modality if side == "candidate" else "",
            evidence=_whole(side, analysis, family),
            summary=text,
        )


def _families(analysis: Analysis, ids: Sequence[str]) -> list[tuple[str, ...]]:
    """Unmatched provisions next to each other, of one numbered clause and on one topic, share a finding."""
    families: list[list[str]] = []
    for id in ids:
        last = families[-1][-1] if families else None
        if last is not None and _akin(analysis, last, id):
            families[-1].append(id)
        else:
            families.append([id])
    return [tuple(family) for family in families]


def _akin(analysis: Analysis, one: str, other: str) -> bool:
    first, second = _clause(analysis, one), _clause(analysis, other)
    if first != second or analysis.instrument.by_id[first].is_heading:
        return False
    ones, others = analysis.by_id[one], analysis.by_id[other]
    if ones.topic == others.topic:
        return True
    siblings = analysis.instrument.by_id[one].parent == analysis.instrument.by_id[other].parent
    return siblings and any(score.topic == ones.topic for score in others.topics)


def _clause(analysis: Analysis, id: str) -> str:
    """The outermost provision above one that is no heading: 10 for 10(2)(a)(i); itself where there is none."""
    above = [item.id for item in analysis.instrument.ancestors(analysis.instrument.by_id[id]) if not item.is_heading]
    return above[-1] if above else id


def _direction(kind: FindingKind, modalities: Sequence[str]) -> Direction:
    """A duty that only one side has makes that side stricter; a permission or exception, the other."""
    if any(modality in _BINDING or modality == "recommendation" for modality in modalities):
        return "weaker" if kind == "missing" else "stricter"
    if all(modality == "permission" for modality in modalities):
        return "stricter" if kind == "missing" else "weaker"
    return "neutral"


CHECKS: tuple[Check, ...] = (
    missing,
    additional,
    weakened,
    strengthened,
    reversed_,
    scope_narrowed,
    scope_widened,
    _changed("bearer_changed", "bearer", "Who is bound"),
    _changed("test_changed", "test", "The test"),
    _changed("threshold_changed", "threshold", "The amount"),
    _changed("deadline_changed", "deadline", "The time limit"),
    _changed("recipient_changed", "recipient", "Who is told"),
    _changed("register_access_changed", "register_access", "Who may see the register"),
    _changed("sanction_changed", "sanction", "The sanction"),
    _changed("definition_changed", "definition", "The meaning"),
    wording_only,
)
"""Every check, in the order of the closed list; pass others to `assess` to judge otherwise."""
