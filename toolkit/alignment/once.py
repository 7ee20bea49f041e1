"""One change, one kind: what is only another view of a difference is not told beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.alignment.data import data_of
from toolkit.alignment.occasions import BEYOND
from toolkit.alignment.words import terms
from toolkit.model.crosswalk import Difference, Evidence

_STEMS_FROM: dict[str, frozenset[str]] = {
    "reversed": frozenset({"exception", "modality", "participation", "deadline", "trigger"}),
    "register_access": frozenset({"exception", "modality", "recipient", "scope"}),
    "participation": frozenset({"exception", "modality"}),
    "sanction": frozenset({"modality", "bearer", "threshold", "deadline"}),
}
"""What goes with a difference and is not told beside it: the exception to a rule turned round is gone with it."""


def once(found: list[Difference]) -> list[Difference]:
    """One change, one kind: also, an exception that is made of a test or a time is told as that, and what two checks
    say of one facet is one difference."""
    found = list(_merged(found))
    gone = {name for difference in found for name in _STEMS_FROM.get(difference.facet, ())}
    kept = [difference for difference in found if difference.facet not in gone]
    if any(item.facet == "bearer" and {item.baseline_value, item.candidate_value} == _HANDED for item in kept):
        kept = [item for item in kept if not any(_one_sided(item, facet) for facet in _OF_ONE_HAND)]
    kept = [item for item in kept if not _of_all(item, kept) and not _of_occasions(item, kept)]
    if any(difference.facet == "test" for difference in kept):
        # A rule that binds by its test binds no more without it.
        kept = [
            item
            for item in kept
            if item.facet != "modality" or "rule" not in {item.baseline_value, item.candidate_value}
        ]
    if posts := [difference for difference in kept if difference.facet in _OF_POSTS]:
        kept = [item for item in kept if item.facet != "recipient" or _apart_from(item, posts)]
    excepted = [item for difference in kept if difference.facet == "exception" for item in _saying(difference)]
    kept = [
        difference
        for difference in kept
        if not (
            (any(_one_sided(difference, facet) for facet in ("recipient", "scope")) and _within(difference, excepted))
            or (difference.facet == "scope" and excepted and _about(difference, excepted))
        )
    ]
    if any(difference.facet == "participation" for difference in kept):
        kept = [difference for difference in kept if not _one_sided(difference, "deadline")]  # leave *before the vote*
    inner = [
        item
        for difference in kept
        if difference.facet in {"test", "deadline", "threshold"}
        for item in difference.evidence
    ]
    return [
        difference
        for difference in kept
        if difference.facet != "exception" or not any(_inside(item, _saying(difference)) for item in inner)
    ]


def _of_occasions(item: Difference, among: Sequence[Difference]) -> bool:
    """ "It does not apply in your own time", where it is told already that the code binds only at work."""
    told = any(
        other.facet == "scope" and BEYOND in _values(other) and other.direction == item.direction for other in among
    )
    return told and item.facet in {"exception", "trigger"} and _one_sided(item, item.facet)


def _values(item: Difference) -> set[str]:
    return {item.baseline_value, item.candidate_value}


def _of_all(item: Difference, among: Sequence[Difference]) -> bool:
    """ "Any offence but a fixed penalty" against "an offence of dishonesty": what is taken out of all is not among the
    some that the other side names."""
    return _one_sided(item, "exception") and any(
        other.facet == "scope"
        and other.baseline_value
        and other.candidate_value
        and {other.direction, item.direction} == {"weaker", "stricter"}
        for other in among
    )


def _apart_from(recipient: Difference, posts: Sequence[Difference]) -> bool:
    """Each side names somebody who is told, and that is not the one who acts now: "the Registrar tells the Clerk",
    "your Director tells Human Resources"."""
    acting = [item for post in posts for item in post.evidence]
    apart = not any(_meets(item, other) for item in recipient.evidence for other in acting)
    return apart and all(post.facet == "bearer" for post in posts) and not _one_sided(recipient, "recipient")


def _meets(one: Evidence, other: Evidence) -> bool:
    where = (one.side, one.id) == (other.side, other.id)
    return where and one.span[0] < other.span[1] and other.span[0] < one.span[1]


_OF_POSTS = frozenset({"bearer", "reversed", "sanction", "register_access"})
"""Where one of these differs, another post is part of it: who acts now, who may punish, who may see."""
_HANDED = {"member", "officer"}
_OF_ONE_HAND = frozenset({"scope", "exception", "trigger", "deadline", "recipient"})
"""Where the duty has passed from the one who asks to the one who is asked, what only one side says is the other's part
of it ("if a councillor asks you", "except through the Clerk")."""


def _saying(difference: Difference) -> list[Evidence]:
    """The words of the side that says something; of the other its whole provision is shown, which proves nothing."""
    said = {"baseline": difference.baseline_value, "candidate": difference.candidate_value}
    return [item for item in difference.evidence if said[item.side]]


def _merged(found: Sequence[Difference]) -> Iterator[Difference]:
    """Two differences of one facet as one; of those that make two kinds of finding, only where they go the same way."""
    held: dict[tuple[str, bool], list[Difference]] = {}
    for item in found:
        held.setdefault((item.facet, item.facet in _TWO_KINDS and item.direction == "weaker"), []).append(item)
    for items in held.values():
        yield items[0] if len(items) == 1 else _joined(items)


def _joined(items: Sequence[Difference]) -> Difference:
    one, other = (
        "; ".join(dict.fromkeys(filter(None, said)))
        for said in zip(*((item.baseline_value, item.candidate_value) for item in items), strict=True)
    )
    directions = {item.direction for item in items}
    evidence = tuple(dict.fromkeys(proof for item in items for proof in item.evidence))
    return Difference(items[0].facet, items[0].direction if len(directions) == 1 else "neutral", one, other, evidence)


_TWO_KINDS = frozenset({"scope", "exception", "trigger", "modality", "action", "record", "participation"})
"""Facets whose differences are of one kind where they weaken and of another where they do not."""


def _one_sided(difference: Difference, facet: str) -> bool:
    return difference.facet == facet and not (difference.baseline_value and difference.candidate_value)


def _about(difference: Difference, excepted: Sequence[Evidence]) -> bool:
    """ "Unless the attorney has advised in writing", "no advice, written or spoken": of the words that both sides have,
    those of the one stand in the exception that it alone makes."""
    sides = {item.side for item in excepted}
    words = [item for item in difference.evidence if item.side in sides]
    return len(sides) == 1 and bool(words) and all(_inside(item, excepted) for item in words)


def _within(difference: Difference, outer: Sequence[Evidence]) -> bool:
    """What the one side says stands in those words."""
    side = "baseline" if difference.baseline_value else "candidate"
    words = [item for item in difference.evidence if item.side == side]
    return bool(words) and all(_inside(item, outer) for item in words)


def _inside(one: Evidence, outer: Sequence[Evidence]) -> bool:
    """The words of one are among those of another, in the same provision, and are not its whole."""
    return any(
        one.side == item.side and one.id == item.id and item.span[0] <= one.span[0] and one.span[1] <= item.span[1]
        for item in outer
    )


def of_lost_act(difference: Difference, acts: Sequence[Difference]) -> bool:
    """What only one side says, in the words of an act that the other has not: it is gone with the act."""
    outer = [item for act in acts for item in act.evidence]
    return difference.facet in _OF_AN_ACT and _one_sided(difference, difference.facet) and _within(difference, outer)


_OF_AN_ACT = frozenset({"recipient", "record", "deadline", "scope", "test", "trigger"})


def of_attendance(act: Difference, among: Sequence[Difference]) -> bool:
    """An act of staying away, where what to do at a meeting is told already: "leave the room *and stay outside*"."""
    told = any(item.facet == "participation" and item.direction == act.direction for item in among)
    said = terms(f"{act.baseline_value} {act.candidate_value}")
    return told and act.facet == "action" and said[:1] in {terms(verb) for verb in data_of("duties")["attending"]}
