"""Changes of words and of place: from a difference to a finding, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.assessment.evidence import binds, identity, whole
from toolkit.assessment.grading import severity
from toolkit.assessment.version_words import cites, data, name_of, told
from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference
from toolkit.model.finding import Finding, FindingKind
from toolkit.model.norm import Analysis
from toolkit.model.redline import Change, Versions

_KINDS: dict[str, FindingKind] = {
    "reversed": "reversed",
    "bearer": "bearer_changed",
    "test": "test_changed",
    "threshold": "threshold_changed",
    "deadline": "deadline_changed",
    "recipient": "recipient_changed",
    "register_access": "register_access_changed",
    "sanction": "sanction_changed",
    "definition": "definition_changed",
}
AGAINST = frozenset({"sanctions", "complaints"})
"""Topics on which what others may do is no leave for those whom the code binds."""
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
    governed = _governed(crosswalk, link, kind, item)
    facet = "" if item.facet in _WHOLE else item.facet
    topic = _topic(crosswalk, link)
    return Finding(
        id=identity(kind, f"{facet} {again + 1}" if again else facet, link.baseline, link.candidate),
        kind=kind,
        direction=item.direction,
        severity=severity(kind, item.direction, topic, binding=binds(crosswalk.baseline, link.baseline)),
        topic=topic,
        facet=facet,
        baseline=(*link.baseline, *_counterparts(crosswalk, governed)),
        candidate=(*link.candidate, *governed),
        baseline_value=item.baseline_value,
        candidate_value=item.candidate_value,
        evidence=item.evidence,
        summary=_summary(crosswalk, link, kind, item, governed),
    )


def kind_of(crosswalk: Crosswalk, link: Correspondence, item: Difference) -> FindingKind:
    """The finding kind of a difference. A leave that covers less is stricter: kind and direction part there."""
    if item.facet in {"modality", "participation"}:
        return "weakened" if item.direction == "weaker" else "strengthened"
    if item.facet in _KINDS:
        return _KINDS[item.facet]
    facts = crosswalk.baseline.by_id[link.baseline[0]]
    text = crosswalk.baseline.instrument.by_id[facts.id].text
    leave = facts.modality == "permission" or (facts.modality == "none" and _MAY.search(text[:LONGEST]))
    free = (leave and not _no_leave(text)) or _for_use(text)
    permits = free and facts.topic not in AGAINST
    narrower = (item.direction == "weaker") != permits
    return "scope_narrowed" if narrower and item.direction != "neutral" else "scope_widened"


LONGEST = 2_000
"""Characters in which a leave is looked for."""
_MAY = re.compile(
    r"^(?:(?!\b(?:must|shall|should|who|which|if|where|when)\b)[^.;])*?\bmay\b(?! not\b| be\b)"
    r"(?!.*\b(?:must|shall|should)\b)"
)
""" "The Secretary may withhold an entry": a leave where the analysis sees only a power."""


def _no_leave(text: str) -> bool:
    """ "The Chair may order a member to leave": what may be done to those who are bound; "need not declare": an
    exception from a duty."""
    return any(re.search(data()["use"][name], text) for name in ("power", "relief"))


def _for_use(text: str) -> bool:
    """ "Council phones are for Council business": what a thing may be used for is a leave."""
    return bool(re.search(data()["use"]["words"], text))


def _governed(crosswalk: Crosswalk, link: Correspondence, kind: FindingKind, item: Difference) -> tuple[str, ...]:
    """What else a change reaches: the items under a lead-in, the provisions that use a term."""
    if kind == "definition_changed":
        return tuple(
            one for one in users_of(crosswalk.candidate, terms_of(crosswalk, link, item)) if one not in link.candidate
        )
    instrument = crosswalk.candidate.instrument
    leads = [one for one in link.candidate if instrument.by_id[one].lead_in]
    return tuple(below for one in leads for below in _below(crosswalk.candidate, one) if below not in link.candidate)


def _below(analysis: Analysis, id: str) -> Iterator[str]:
    for child in analysis.instrument.children.get(id, ()):
        if child.level not in {"tail", "footnote"}:
            yield child.id
            yield from _below(analysis, child.id)


def _counterparts(crosswalk: Crosswalk, ids: Sequence[str]) -> tuple[str, ...]:
    wanted = set(ids)
    return tuple(
        one for link in crosswalk.correspondences if wanted.intersection(link.candidate) for one in link.baseline
    )


def terms_of(crosswalk: Crosswalk, link: Correspondence, item: Difference) -> tuple[str, ...]:
    """The terms that a link's provisions define; where the difference is of one among several, that one."""
    sides = ((crosswalk.candidate, link.candidate), (crosswalk.baseline, link.baseline))
    terms = dict.fromkeys(row.term for analysis, ids in sides for one in ids for row in analysis.by_id[one].definitions)
    told = (
        crosswalk.side(proof.side).instrument.by_id[proof.id].text[max(0, proof.span[0] - 1) :]
        for proof in item.evidence
    )
    words = list(told)
    named = [_QUOTED.match(one) for one in words] + ([] if terms else [_BARE.match(one) for one in words])
    return tuple(dict.fromkeys(match["term"] for match in named if match)) or tuple(terms)


_QUOTED = re.compile(r"[\"“‘'«*`](?P<term>[^\"”’'»*`]{1,60})[\"”’'»*`]")
""" "\"close relative\" means ...": the words that prove a difference of meaning begin with their term."""


_BARE = re.compile(r"\s*(?P<term>[\w'’ -]{2,40}?)\s+(?:is|are|means?)\s")
""" "relative is your parent ...": the same, in an item under \"In this code:\"."""


def users_of(analysis: Analysis, terms: Sequence[str]) -> tuple[str, ...]:
    """The provisions whose words use one of some terms, in any number or case; not those that only define it."""
    pattern, stems = term_pattern(terms), [_stem(term).lower() for term in terms]
    found = []
    for provision in analysis.instrument.provisions:
        words = provision.text or provision.heading
        low = words.lower()
        times = len(pattern.findall(words)) if any(stem in low for stem in stems) else 0
        if times > sum(bool(pattern.search(item.term)) for item in analysis.by_id[provision.id].definitions):
            found.append(provision.id)
    return tuple(found)


def _stem(term: str) -> str:
    word = re.sub(r"^(?:the|an?)\s+", "", term.strip(), flags=re.IGNORECASE)
    return re.sub(r"(?:ies|s|y)$", "", word) or word


def term_pattern(terms: Sequence[str]) -> re.Pattern[str]:
    """An expression for some terms, singular or plural, without their articles."""
    # "relative" finds "relatives", "body" finds "bodies", "gifts" finds "gift".
    forms = [re.sub(r"\\ ", r"\\s+", re.escape(_stem(term))) for term in terms if _stem(term)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms) or '(?!)'})(?:s|y|ies|es)?(?:['’]s?)?(?!\w)", re.IGNORECASE)


def _topic(crosswalk: Crosswalk, link: Correspondence) -> str:
    scores: dict[str, float] = {}
    for analysis, ids in ((crosswalk.baseline, link.baseline), (crosswalk.candidate, link.candidate)):
        for one in ids:
            for score in analysis.by_id[one].topics:
                scores[score.topic] = scores.get(score.topic, 0.0) + score.confidence / len(ids)
    scores.pop("other", None)
    return min(scores, key=lambda topic: (-scores[topic], topic)) if scores else "other"


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
    topic = _topic(crosswalk, link)
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


def moves(versions: Versions) -> Iterator[Finding]:
    """Everything that stands elsewhere; neighbours that went to one place together are one move."""
    crosswalk = versions.crosswalk
    went = {change.link for change in versions.changes if change.moved}
    links = [link for link in crosswalk.correspondences if link.id in went]
    places = [{item.id: at for at, item in enumerate(side.instrument.provisions)} for side in _both(crosswalk)]
    runs: list[list[Correspondence]] = []
    for link in links:
        if runs and _together(crosswalk, runs[-1][-1], link, places):
            runs[-1].append(link)
        else:
            runs.append([link])
    edited = {change.link for change in versions.changes if change.reworded}
    yield from (_move(crosswalk, run, edited=any(link.id in edited for link in run)) for run in runs)


def _both(crosswalk: Crosswalk) -> tuple[Analysis, Analysis]:
    return crosswalk.baseline, crosswalk.candidate


def _together(crosswalk: Crosswalk, one: Correspondence, other: Correspondence, places: list[dict[str, int]]) -> bool:
    """Next to each other on both sides, but for what stands below the first."""
    sides = zip(_both(crosswalk), (one.baseline, one.candidate), (other.baseline, other.candidate), places, strict=True)
    return all(
        place[after[0]] - place[before[-1]] == 1 + sum(1 for _ in _below(analysis, before[-1]))
        for analysis, before, after, place in sides
    )


def _move(crosswalk: Crosswalk, run: Sequence[Correspondence], *, edited: bool) -> Finding:
    baseline = tuple(one for link in run for one in link.baseline)
    candidate = tuple(one for link in run for one in link.candidate)
    before, after = cites(crosswalk.baseline.instrument, baseline), cites(crosswalk.candidate.instrument, candidate)
    return Finding(
        id=identity("moved", "", baseline, candidate),
        kind="moved",
        direction="neutral",
        severity="minor",
        topic=_topic(crosswalk, run[0]),
        facet="",
        baseline=baseline,
        candidate=candidate,
        baseline_value=before,
        candidate_value=after,
        evidence=(
            *whole("baseline", crosswalk.baseline, baseline),
            *whole("candidate", crosswalk.candidate, candidate),
        ),
        summary=told("moved", before=before, after=after, edited=told("edited") if edited else ""),
    )
