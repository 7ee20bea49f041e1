"""A model code, our adaptation of it, and the model issued again: what each changed, and where they clash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from toolkit.model.crosswalk import Correspondence
from toolkit.model.finding import Finding
from toolkit.model.norm import Analysis
from toolkit.model.redline import Clash, Edit, Redline, ThreeWay, ThreeWayRow


def three_way(ours: Redline, theirs: Redline) -> ThreeWay:
    """Both redlines start from the same base. Rows: every provision of the base that either side changed, in its order;
    then what only our version has, then what only the new model has."""
    sides = _Side(ours), _Side(theirs)
    base = ours.crosswalk.baseline.instrument.provisions
    rows = [row for one in base if one.text or one.heading for row in _row(one.id, *sides)]
    return ThreeWay(ours, theirs, (*rows, *_new(*sides)))


class _Side:
    """One redline with quick ways to its parts. Not frozen data: it only lives while the rows are made."""

    def __init__(self, redline: Redline) -> None:
        self.redline = redline
        self.candidate = redline.crosswalk.candidate
        self.links = {one: link for link in redline.crosswalk.correspondences for one in link.baseline}
        self.changes = redline.by_link
        self.findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in redline.assessment.findings:
            own = finding.baseline[:1] if finding.kind == "definition_changed" else finding.baseline
            for one in own:
                self.findings[one].append(finding)

    def link(self, id: str) -> Correspondence | None:
        return self.links.get(id)

    def changed(self, id: str) -> bool:
        """Reworded, moved, or struck out."""
        link = self.link(id)
        return link is None or self.changes[link.id].reworded or self.changes[link.id].moved

    def edits(self, id: str) -> tuple[Edit, ...]:
        link = self.link(id)
        if link is None:
            provision = self.redline.crosswalk.baseline.instrument.by_id[id]
            return (Edit("delete", provision.text or provision.heading),)
        change = self.changes[link.id]
        return change.edits or change.heading_edits

    def words(self, id: str) -> str:
        link = self.link(id)
        return _folded(self.candidate, link.candidate) if link else ""


def _folded(analysis: Analysis, ids: Sequence[str]) -> str:
    """The words for comparing: a stop at their end is no difference."""
    return _printed(analysis, ids).strip(" .;,")


def _printed(analysis: Analysis, ids: Sequence[str]) -> str:
    provisions = (analysis.instrument.by_id[one] for one in ids)
    return " ".join(" ".join((one.text or one.heading).split()) for one in provisions)


def _row(id: str, ours: _Side, theirs: _Side) -> Iterator[ThreeWayRow]:
    mine, other = ours.changed(id), theirs.changed(id)
    if not mine and not other:
        return
    kind: Clash = "ours_only" if not other else "theirs_only" if not mine else "clash"
    if mine and other and ours.words(id) == theirs.words(id):
        kind = "same"
    first, second = ours.link(id), theirs.link(id)
    yield ThreeWayRow(
        kind,
        (id,),
        first.candidate if first else (),
        second.candidate if second else (),
        tuple(ours.findings[id]) if mine else (),
        tuple(theirs.findings[id]) if other else (),
        ours.edits(id) if mine else (),
        theirs.edits(id) if other else (),
    )


LIKE = 0.6
"""Least share of words that two new provisions have in common to be two wordings of one thing."""


def _new(ours: _Side, theirs: _Side) -> Iterator[ThreeWayRow]:
    """Provisions that the base lacks. What both add is said once: in the same words alike, in like words as a clash."""
    left = {family: _folded(theirs.candidate, family) for family in _added(theirs)}
    for family in _added(ours):
        words = _folded(ours.candidate, family)
        other = max(left, key=lambda one: _alike(words, left[one]), default=())
        if not other or _alike(words, left[other]) < LIKE:
            added = _put_in(_printed(ours.candidate, family))
            yield ThreeWayRow("ours_only", (), family, (), _told(ours, family), (), added, ())
            continue
        kind: Clash = "same" if left[other] == words else "clash"
        left.pop(other)
        told = _told(ours, family), _told(theirs, other)
        added, too = (_put_in(_printed(side.candidate, ids)) for side, ids in ((ours, family), (theirs, other)))
        yield ThreeWayRow(kind, (), family, other, *told, added, too)
    for family in left:
        added = _put_in(_printed(theirs.candidate, family))
        yield ThreeWayRow("theirs_only", (), (), family, (), _told(theirs, family), (), added)


def _alike(one: str, other: str) -> float:
    first, second = set(one.lower().split()), set(other.lower().split())
    return 2 * len(first & second) / max(len(first) + len(second), 1)


def _told(side: _Side, family: tuple[str, ...]) -> tuple[Finding, ...]:
    return tuple(one for one in side.redline.assessment.findings if one.candidate == family)


def _put_in(words: str) -> tuple[Edit, ...]:
    return (Edit("insert", words),)


def _added(side: _Side) -> list[tuple[str, ...]]:
    places = {one.id: at for at, one in enumerate(side.candidate.instrument.provisions)}
    found = [one.candidate for one in side.redline.assessment.findings if one.kind == "additional"]
    return sorted(found, key=lambda family: places[family[0]])
