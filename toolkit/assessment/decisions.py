"""What a person decided of links, put into the crosswalk before it is judged.

rejected link  10(1) x 7.6   ->  both stand without counterpart, unless another link has them
confirmed link 10(1) x 7.1   ->  no longer waits for review, so that coverage counts it for what it is
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from toolkit.errors import BadData
from toolkit.model.crosswalk import Correspondence, Crosswalk, Rejected, Side, Status
from toolkit.model.finding import Assessment

BY_A_PERSON = "a person rejected this link"
JUDGED_AS = frozenset({"equal", "equivalent"})


def decided(
    found: Assessment, decisions: Mapping[str, Status], *, judge: Callable[[Crosswalk], Assessment], origin: str
) -> Assessment:
    """The assessment after a person's decisions, by the ids of links: judged again, with rejected links still named.

    judge: how a crosswalk is judged; origin: where the decisions come from. Raises BadData for a link that is not
    there, and for a comparison read from a file that does not say what differs in each link.
    """
    _check(found, decisions, origin)
    whole = tuple(replace(link, status=decisions.get(link.id, link.status)) for link in found.crosswalk.correspondences)
    judged = judge(_without_rejected(found.crosswalk, whole))
    return replace(judged, crosswalk=replace(judged.crosswalk, correspondences=whole))


def _check(found: Assessment, decisions: Mapping[str, Status], origin: str) -> None:
    links = found.crosswalk.correspondences
    known = {link.id for link in links}
    if strange := [one for one in decisions if one not in known]:
        raise BadData(
            f"{origin}: the decision on {strange[0]} is about a link that this comparison does not have; give the "
            "workbook that was made of it, or clear that decision"
        )
    if any(link.relationship not in JUDGED_AS for link in links) and not any(link.differences for link in links):
        raise BadData(
            f"{origin}: the comparison was written by an earlier release and cannot be judged again; let conduct "
            "compare write it again"
        )


def _without_rejected(crosswalk: Crosswalk, links: Iterable[Correspondence]) -> Crosswalk:
    """Only the links that hold; what they leave over stands without counterpart."""
    kept = tuple(link for link in links if link.status != "rejected")
    refused = tuple(link for link in links if link.status == "rejected")
    earlier = (one for one in crosswalk.rejected if one.reason != BY_A_PERSON)
    return replace(
        crosswalk,
        correspondences=kept,
        unmatched_baseline=_left(crosswalk, "baseline", kept, refused),
        unmatched_candidate=_left(crosswalk, "candidate", kept, refused),
        rejected=(*(row for link in refused for row in _refusals(link)), *earlier),
    )


def _left(
    crosswalk: Crosswalk, side: Side, kept: Iterable[Correspondence], refused: Iterable[Correspondence]
) -> tuple[str, ...]:
    """What has no counterpart on one side, in document order."""
    before = crosswalk.unmatched_baseline if side == "baseline" else crosswalk.unmatched_candidate
    linked = {one for link in kept for one in _ids(link, side)}
    left = {*before, *(one for link in refused for one in _ids(link, side))} - linked
    return tuple(one.id for one in crosswalk.side(side).instrument.provisions if one.id in left)


def _refusals(link: Correspondence) -> Iterator[Rejected]:
    for one in link.baseline:
        yield Rejected("baseline", one, link.candidate[0], link.confidence, BY_A_PERSON)
    for one in link.candidate:
        yield Rejected("candidate", one, link.baseline[0], link.confidence, BY_A_PERSON)


def _ids(link: Correspondence, side: Side) -> tuple[str, ...]:
    return link.baseline if side == "baseline" else link.candidate
