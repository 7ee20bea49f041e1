"""What was struck out and what is new: a whole section, appendix or clause is told once, with all that stood in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.assessment.effect import direction_alone
from toolkit.assessment.evidence import binds, identity, whole
from toolkit.assessment.grading import severity
from toolkit.assessment.version_words import data, opening, told
from toolkit.model.crosswalk import Crosswalk, Direction, Side
from toolkit.model.finding import Finding, FindingKind
from toolkit.model.norm import Analysis
from toolkit.model.redline import Lists


def blocks(crosswalk: Crosswalk, side: Side, lists: Lists) -> Iterator[Finding]:
    """A finding for each topmost provision that only one version has, with all below it that has no counterpart.
    lists: of that version."""
    analysis = crosswalk.side(side)
    linked = {one for link in crosswalk.correspondences for one in getattr(link, side)}
    for family in _families(analysis, linked):
        if _only_a_heading(analysis, family, linked):
            continue
        yield _finding(analysis, side, family, lists)


def _families(analysis: Analysis, linked: set[str]) -> list[tuple[str, ...]]:
    """In document order; below a heading that is new, only what is new too."""
    found: dict[str, list[str]] = {}
    root: dict[str, str] = {}
    for provision in analysis.instrument.provisions:
        if provision.id in linked:
            continue
        above = root.get(provision.parent or "")
        root[provision.id] = above or provision.id
        found.setdefault(root[provision.id], []).append(provision.id)
    return [tuple(family) for family in found.values()]


def _only_a_heading(analysis: Analysis, family: Sequence[str], linked: set[str]) -> bool:
    """A heading alone, over provisions that both versions have: no provision came or went."""
    by_id = analysis.instrument.by_id
    below = [child.id for one in family for child in analysis.instrument.children.get(one, ())]
    return all(not by_id[one].text for one in family) and any(one in linked for one in below)


def _finding(analysis: Analysis, side: Side, family: tuple[str, ...], lists: Lists) -> Finding:
    kind: FindingKind = "missing" if side == "baseline" else "additional"
    direction = _direction(analysis, family, lists, missing=side == "baseline")
    topic = _topic(analysis, family)
    modality = analysis.by_id[_first(analysis, family)].modality
    return Finding(
        id=identity(kind, "", family if side == "baseline" else (), family if side == "candidate" else ()),
        kind=kind,
        direction=direction,
        severity=severity(kind, direction, topic, binding=binds(analysis, family)),
        topic=topic,
        facet="",
        baseline=family if side == "baseline" else (),
        candidate=family if side == "candidate" else (),
        baseline_value=modality if side == "baseline" else "",
        candidate_value=modality if side == "candidate" else "",
        evidence=whole(side, analysis, [one for one in family if analysis.instrument.by_id[one].text]),
        summary=_summary(analysis, side, family),
    )


def _first(analysis: Analysis, family: Sequence[str]) -> str:
    """The first that has words of its own."""
    return next((one for one in family if analysis.instrument.by_id[one].text), family[0])


def _direction(analysis: Analysis, family: Sequence[str], lists: Lists, *, missing: bool) -> Direction:
    """Weaker where any part makes it so: that is what a reader must not overlook."""
    unmatched = frozenset(family)
    ways = {
        _listed(one, lists, missing=missing)
        or _proviso(analysis.instrument.by_id[one].text, missing=missing)
        or _claimed(analysis.instrument.by_id[one].text, missing=missing)
        or _threatened(analysis, one, missing=missing)
        or direction_alone(analysis, one, missing=missing, unmatched=unmatched)
        for one in family
        if analysis.instrument.by_id[one].text
    }
    return "weaker" if "weaker" in ways else "stricter" if "stricter" in ways else "neutral"


def _listed(id: str, lists: Lists, *, missing: bool) -> Direction | None:
    """An entry of a list that a duty refers to, or that an exception does; None where it is in no such list."""
    if id in lists.bound:
        return "weaker" if missing else "stricter"
    return ("stricter" if missing else "weaker") if id in lists.free else None


def _proviso(text: str, *, missing: bool) -> Direction | None:
    """ "Provided that a hall may be so used": a paragraph that takes something out of the rule before it."""
    frees = re.match(data()["use"]["proviso"], text, re.IGNORECASE)
    return ("stricter" if missing else "weaker") if frees else None


def _claimed(text: str, *, missing: bool) -> Direction | None:
    """ "A prize that you win at work is ours": what somebody must give up, without a word of duty."""
    words = data()["use"]
    claimed = re.search(words["claims"], text[:LONGEST], re.IGNORECASE)
    if not claimed or re.search(words["no_property"], text[: claimed.start()], re.IGNORECASE):
        return None
    return "weaker" if missing else "stricter"


LONGEST = 2_000
"""Characters in which such words are looked for."""


def _threatened(analysis: Analysis, id: str, *, missing: bool) -> Direction | None:
    """One more of the things that may be done about a breach, or one fewer: "(c) require a public apology"."""
    facts = analysis.by_id[id]
    measures = re.search(data()["use"]["measures"], facts.context[:LONGEST], re.IGNORECASE)
    if not (facts.context and measures and facts.modality == "permission") or re.search(
        data()["use"]["nothing"], analysis.instrument.by_id[id].text, re.IGNORECASE
    ):
        return None
    return "weaker" if missing else "stricter"


def _topic(analysis: Analysis, ids: Sequence[str]) -> str:
    scores: dict[str, float] = {}
    for one in ids:
        for score in analysis.by_id[one].topics:
            scores[score.topic] = scores.get(score.topic, 0.0) + score.confidence
    scores.pop("other", None)
    return min(scores, key=lambda topic: (-scores[topic], topic)) if scores else "other"


def _summary(analysis: Analysis, side: Side, family: Sequence[str]) -> str:
    provision = analysis.instrument.by_id[family[0]]
    words = provision.heading if not provision.text else provision.text
    values = list(dict.fromkeys(_values(analysis, family)))
    amounts = told("amounts", values=", ".join(values[:8])) if values else ""
    return told("gone" if side == "baseline" else "new", words=opening(words or provision.cite), amounts=amounts)


def _values(analysis: Analysis, family: Sequence[str]) -> Iterator[str]:
    """The amounts and time limits that come or go, as printed."""
    for one in family:
        text = analysis.instrument.by_id[one].text
        for name in ("threshold", "deadline"):
            for facet in analysis.by_id[one].facets(name):
                if facet.span[1] > facet.span[0]:
                    yield " ".join(text[slice(*facet.span)].split())
