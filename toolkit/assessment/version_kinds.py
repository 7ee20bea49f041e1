"""Which kind of finding a change of words is, and on which topic."""

from __future__ import annotations

import re

from toolkit.assessment.version_words import data
from toolkit.model.crosswalk import Correspondence, Crosswalk, Difference
from toolkit.model.finding import FindingKind

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


def topic_of(crosswalk: Crosswalk, link: Correspondence) -> str:
    """The topic on which both sides of a link score highest together."""
    scores: dict[str, float] = {}
    for analysis, ids in ((crosswalk.baseline, link.baseline), (crosswalk.candidate, link.candidate)):
        for one in ids:
            for score in analysis.by_id[one].topics:
                scores[score.topic] = scores.get(score.topic, 0.0) + score.confidence / len(ids)
    scores.pop("other", None)
    return min(scores, key=lambda topic: (-scores[topic], topic)) if scores else "other"
