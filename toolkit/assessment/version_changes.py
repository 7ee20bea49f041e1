"""Changes of words: from a difference to a finding, each told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.assessment.evidence import binds, identity, whole
from toolkit.assessment.grading import severity
from toolkit.assessment.version_kinds import kind_of, topic_of
from toolkit.assessment.version_reach import counterparts, governed_by, terms_of
from toolkit.assessment.version_words import cites, data, name_of, told
from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference
from toolkit.model.finding import Finding, FindingKind
from toolkit.model.redline import Change, Versions

_WHOLE = frozenset({"modality", "reversed", "content", "definition"})


def changed(versions: Versions, repointed: frozenset[str]) -> Iterator[Finding]:
    """Every change of words. repointed: proposed provisions whose changed reference is told as such."""
    crosswalk = versions.crosswalk
    changes = {change.link: change for change in versions.changes}
    for link in crosswalk.correspondences:
        for place, difference in enumerate(link.differences):
            yield _effect(crosswalk, link, difference, link.differences[:place])
        change = changes[link.id]
        parts = len(link.baseline) + len(link.candidate) > 2
        if (
            not (link.differences or change.moved)
            and (change.reworded or parts)
            and not repointed.intersection(link.candidate)
        ):
            yield _wording(crosswalk, link, change)


def _effect(crosswalk: Crosswalk, link: Correspondence, item: Difference, before: Sequence[Difference]) -> Finding:
    kind = kind_of(crosswalk, link, item)
    again = sum((kind_of(crosswalk, link, one), one.facet) == (kind, item.facet) for one in before)
    governed = governed_by(crosswalk, link, kind, item)
    facet = "" if item.facet in _WHOLE else item.facet
    topic = topic_of(crosswalk, link)
    return Finding(
        id=identity(kind, f"{facet} {again + 1}" if again else facet, link.baseline, link.candidate),
        kind=kind,
        direction=item.direction,
        severity=severity(kind, item.direction, topic, binding=binds(crosswalk.baseline, link.baseline)),
        topic=topic,
        facet=facet,
        baseline=(*link.baseline, *counterparts(crosswalk, governed)),
        candidate=(*link.candidate, *governed),
        baseline_value=item.baseline_value,
        candidate_value=item.candidate_value,
        evidence=item.evidence,
        summary=_summary(crosswalk, link, kind, item, governed),
    )


def _summary(
    crosswalk: Crosswalk, link: Correspondence, kind: FindingKind, item: Difference, governed: Sequence[str]
) -> str:
    instrument = crosswalk.candidate.instrument
    if kind == "definition_changed":
        users = told("users", cites=cites(instrument, governed)) if governed else told("no_users")
        term = ", ".join(f"\u201c{term}\u201d" for term in terms_of(crosswalk, link, item))
        return told("definition", term=term or "the term", users=users)
    before, after = name_of(item.baseline_value), name_of(item.candidate_value)
    words = told(_sentence(kind, item), what=data()["what"].get(item.facet, ""), before=before, after=after)
    return words + (told("children", cites=cites(instrument, governed)) if governed else "")


def _sentence(kind: FindingKind, item: Difference) -> str:
    if kind in {"weakened", "strengthened"} and not (item.baseline_value and item.candidate_value):
        return "lost" if item.baseline_value else "added"
    if item.facet == "exception":
        return "exception_new" if not item.baseline_value else "exception_gone" if not item.candidate_value else "scope"
    if item.facet == "scope":
        return "scope_new" if not item.baseline_value else "scope_gone" if not item.candidate_value else "scope"
    return kind if kind in data()["told"] else "content" if item.facet == "content" else "changed"


def _wording(crosswalk: Crosswalk, link: Correspondence, change: Change) -> Finding:
    evidence = (
        *whole("baseline", crosswalk.baseline, link.baseline),
        *whole("candidate", crosswalk.candidate, link.candidate),
    )
    topic = topic_of(crosswalk, link)
    return Finding(
        id=identity("wording_only", "", link.baseline, link.candidate),
        kind="wording_only",
        direction="neutral",
        severity=severity("wording_only", "neutral", topic, binding=binds(crosswalk.baseline, link.baseline)),
        topic=topic,
        facet="",
        baseline=link.baseline,
        candidate=link.candidate,
        baseline_value="",
        candidate_value="",
        evidence=evidence,
        summary=_said(crosswalk, link, change),
    )


def _said(crosswalk: Crosswalk, link: Correspondence, change: Change) -> str:
    after = cites(crosswalk.candidate.instrument, link.candidate)
    if len(link.candidate) > 1:
        return told("split", after=after)
    if len(link.baseline) > 1:
        return told("merged", after=after)
    heading = change.heading_edits and not any(edit.op != "keep" for edit in change.edits)
    titled = not crosswalk.candidate.instrument.by_id[link.candidate[0]].text
    return told("heading") if heading and not titled else told("wording")
