"""One function for each kind of finding: from a difference, or from a provision without counterpart, to a finding.

Which differences there are is settled in alignment; here each gets its kind, its topic, its severity and its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from toolkit.assessment.alone import additional, in_part, missing
from toolkit.assessment.elsewhere import acts_elsewhere
from toolkit.assessment.evidence import binds, identity, leave_alone, whole
from toolkit.assessment.force_words import BINDING_WORDLESS, bound, compared, covered, named, said, with_thing
from toolkit.assessment.grading import severity
from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference, Direction, Evidence
from toolkit.model.finding import Finding, FindingKind
from toolkit.model.norm import Reference

Check = Callable[[Crosswalk], Iterator[Finding]]


def _topic(crosswalk: Crosswalk, link: Correspondence) -> str:
    """The topic the two sides share most; the baseline's where they share none."""
    scores: dict[str, float] = {}
    for analysis, ids in ((crosswalk.baseline, link.baseline), (crosswalk.candidate, link.candidate)):
        for id in ids:
            for score in analysis.by_id[id].topics:
                scores[score.topic] = scores.get(score.topic, 0.0) + score.confidence / len(ids)
    scores.pop("other", None)
    return min(scores, key=lambda topic: (-scores[topic], topic)) if scores else "other"


def _finding(
    crosswalk: Crosswalk, link: Correspondence, difference: Difference, kind: FindingKind, summary: str
) -> Finding:
    topic = _topic(crosswalk, link)
    binding = binds(crosswalk.baseline, link.baseline) or difference.baseline_value in BINDING_WORDLESS
    facet = "" if difference.facet in {"modality", "reversed", "content", "definition"} else difference.facet
    return Finding(
        id=identity(kind, facet, link.baseline, link.candidate),
        kind=kind,
        direction=difference.direction,
        severity=severity(kind, difference.direction, topic, binding=binding),
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


def _changed(kind: FindingKind, facet: str, words: str) -> Check:
    """A check for a facet whose two values are simply told side by side."""

    def check(crosswalk: Crosswalk) -> Iterator[Finding]:
        for link, item in _each(crosswalk, facet):
            yield _finding(crosswalk, link, item, kind, compared(words, item))

    return check


_FORCE = ("modality", "action", "participation", "record")
"""What binds less or more: the modality, a duty inside the provision, what to do at a meeting, whether in writing."""


def weakened(crosswalk: Crosswalk) -> Iterator[Finding]:
    """The candidate's words bind less: a should against a must, a statement against a duty, a duty lost inside the
    provision, a lesser step at meetings, a declaration that need not be in writing."""
    elsewhere = acts_elsewhere(crosswalk, "baseline")
    for link, item in _each(crosswalk, *_FORCE):
        if item.direction == "weaker":
            finding = _finding(crosswalk, link, item, "weakened", bound("less", item))
            lost = item.baseline_value if item.facet == "action" else ""
            places = elsewhere(lost, link) if lost else ()
            yield in_part(crosswalk, finding, places) if places else finding


def strengthened(crosswalk: Crosswalk) -> Iterator[Finding]:
    """The candidate's words bind more. Of a duty added in the provision it is said where else the baseline has it."""
    elsewhere = acts_elsewhere(crosswalk, "candidate")
    for link, item in _each(crosswalk, *_FORCE):
        if item.direction != "weaker":
            finding = _finding(crosswalk, link, item, "strengthened", bound("more", item))
            added = item.candidate_value if item.facet == "action" else ""
            places = elsewhere(added, link) if added else ()
            yield in_part(crosswalk, finding, places, side="baseline") if places else finding


def reversed_(crosswalk: Crosswalk) -> Iterator[Finding]:
    """One side forbids what the other allows or demands."""
    for link, item in _each(crosswalk, "reversed"):
        yield _finding(
            crosswalk,
            link,
            item,
            "reversed",
            f"The two conflict: {named(item.baseline_value)} in the baseline, {named(item.candidate_value)} in the "
            f"candidate.",
        )


_SCOPE = ("scope", "exception", "trigger")


def _scoped(crosswalk: Crosswalk, link: Correspondence, item: Difference) -> Finding:
    kind: FindingKind = "scope_narrowed" if _narrows(crosswalk, link, item) else "scope_widened"
    if item.facet == "exception":
        words = (
            "The candidate makes an exception of its own"
            if item.candidate_value
            else "The candidate has no such exception"
        )
        return _finding(crosswalk, link, item, kind, f"{words}: {item.candidate_value or item.baseline_value}.")
    if item.facet == "trigger":
        side, case = ("candidate", item.candidate_value) if item.candidate_value else ("baseline", item.baseline_value)
        return _finding(crosswalk, link, item, kind, f"Only the {side} names this case: {case}.")
    if not (item.baseline_value and item.candidate_value):
        return _finding(crosswalk, link, item, kind, _one_sided(crosswalk, item))
    return _finding(crosswalk, link, item, kind, covered(item))


def _narrows(crosswalk: Crosswalk, link: Correspondence, item: Difference) -> bool:
    """A duty that covers less is weaker; leave that covers less is stricter, and is narrower all the same. What lets a
    case off a duty is counted with the duty."""
    sides = ((crosswalk.baseline, link.baseline), (crosswalk.candidate, link.candidate))
    units = [(analysis.by_id[id], analysis) for analysis, ids in sides for id in ids]
    alone = [leave_alone(*unit) for unit in units]
    leave = any(alone) and all(free or facts.modality == "none" for free, (facts, _) in zip(alone, units, strict=True))
    return (item.direction == "weaker") != leave


def _one_sided(crosswalk: Crosswalk, item: Difference) -> str:
    side, words = ("candidate", item.candidate_value) if item.candidate_value else ("baseline", item.baseline_value)
    for proof in (one for one in item.evidence if one.side == side):
        text = getattr(crosswalk, side).instrument.by_id[proof.id].text
        if text[slice(*proof.span)].lower() == words.lower():
            words = with_thing(words, text, proof.span[1])
    asks = "less" if item.direction == "weaker" else "more"
    return f"Only the {side} says \u201c{said(words)}\u201d, and the candidate asks {asks} by it."


def scope_changed(crosswalk: Crosswalk) -> Iterator[Finding]:
    """The candidate covers fewer persons or cases, or makes an exception of its own; or it covers more, or others."""
    for link, item in _each(crosswalk, *_SCOPE):
        yield _scoped(crosswalk, link, item)


WORDING = "The words differ; in what this comparison looks at, no change of effect was found. Read both."


UNSHOWN: dict[Direction, str] = {
    "weaker": "On the whole the candidate seems to ask less, though no single part shows how. Read both.",
    "stricter": "On the whole the candidate seems to ask more, though no single part shows how. Read both.",
    "neutral": "Each side seems to have a part of its own, though no single part shows it. Read both.",
}
"""By the direction of the link. The finding itself is neutral: how seldom it is right is told in docs/findings.md."""


def wording_only(crosswalk: Crosswalk) -> Iterator[Finding]:
    """Other words, and no change of effect found that could be shown."""
    for link in crosswalk.correspondences:
        if link.relationship == "equivalent" and not link.differences:
            evidence = (
                *whole("baseline", crosswalk.baseline, link.baseline),
                *whole("candidate", crosswalk.candidate, link.candidate),
            )
            item = Difference("content", "neutral", "", "", evidence)
            yield _finding(crosswalk, link, item, "wording_only", WORDING)
    for link, item in _each(crosswalk, "content"):
        yield _finding(crosswalk, link, replace(item, direction="neutral"), "wording_only", UNSHOWN[item.direction])


def broken_reference(crosswalk: Crosswalk) -> Iterator[Finding]:
    """What the candidate points to and does not have: one finding for each such target, with every place that names
    it."""
    broken: dict[str, list[tuple[str, Reference]]] = {}
    for facts in crosswalk.candidate.facts:
        for item in facts.references:
            if item.status == "broken":
                broken.setdefault(item.target or item.text, []).append((facts.id, item))
    for target, places in broken.items():
        ids = tuple(dict.fromkeys(id for id, _ in places))
        topic = crosswalk.candidate.by_id[ids[0]].topic
        yield Finding(
            id=identity("broken_reference", target, (), ids),
            kind="broken_reference",
            direction="neutral",
            severity=severity("broken_reference", "neutral", topic, binding=False),
            topic=topic,
            facet="",
            baseline=(),
            candidate=ids,
            baseline_value="",
            candidate_value=places[0][1].text,
            evidence=tuple(dict.fromkeys(_words(crosswalk, id, item.text) for id, item in places)),
            summary=f"The candidate points to {places[0][1].text}, which was not found in it.",
        )


def _words(crosswalk: Crosswalk, id: str, words: str) -> Evidence:
    text = crosswalk.candidate.instrument.by_id[id].text
    start = text.find(words)
    return Evidence("candidate", id, (start, start + len(words)) if words and start >= 0 else (0, len(text)))


CHECKS: tuple[Check, ...] = (
    missing,
    additional,
    weakened,
    strengthened,
    reversed_,
    scope_changed,
    _changed("bearer_changed", "bearer", "Who is bound"),
    _changed("test_changed", "test", "The test"),
    _changed("threshold_changed", "threshold", "The amount"),
    _changed("deadline_changed", "deadline", "The time limit"),
    _changed("recipient_changed", "recipient", "Who is told"),
    _changed("register_access_changed", "register_access", "Who may see the register"),
    _changed("sanction_changed", "sanction", "The sanction"),
    _changed("definition_changed", "definition", "The meaning"),
    broken_reference,
    wording_only,
)
"""Every check, in the order of the closed list; pass others to `assess` to judge otherwise."""
