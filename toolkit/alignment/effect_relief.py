"""Whether a place stands in what is left free or taken out of a rule: to cover less of that is stricter."""

from __future__ import annotations

import re

from toolkit.alignment.effect_spots import Spot, joined, pattern, shape
from toolkit.alignment.group import Group
from toolkit.model.crosswalk import Direction

OPPOSITE: dict[Direction, Direction] = {"weaker": "stricter", "stricter": "weaker", "neutral": "neutral"}
AGAINST = frozenset({"sanctions", "complaints"})
"""Topics on which what others may do is no leave for those whom the code binds."""


def relieving(left: str) -> bool:
    """A sentence gives relief from a rule up to a place: "shall not be treated as having an interest in ..."."""
    return bool(pattern("relief", "sentence").search(left))


def excepting(left: str) -> bool:
    """The words before a place are those of an exception that still runs: "except with the director | or the head
    of service". One that opens a sentence ends at its comma, any at the next duty."""
    cues = list(pattern("relief", "exception").finditer(left))
    if not cues:
        return False
    rest = left[cues[-1].end() :]
    opens = not re.search(r"\w", left[: cues[-1].start()])
    return not pattern("force", "orders").search(rest) and not (opens and "," in rest)


def in_exception(baseline: Group, spot: Spot) -> bool:
    """A place stands in an exception, or in an item under one: "I will not disclose it unless: | the law asks it"."""
    return excepting(baseline.units[0].facts.context.lower()) or excepting(spot.left)


def takes_out(baseline: Group, spot: Spot, *, relief: bool) -> bool:
    """What stands here is left free or excepted; in an exception from a leave it is again part of a rule."""
    return (relief or _permits(baseline, spot)) != in_exception(baseline, spot)


def _permits(baseline: Group, spot: Spot) -> bool:
    """What stands here is left free, or taken out of a rule."""
    facts = baseline.strongest[0].facts
    if shape("relief", "no_breach").search(spot.left):
        return True
    if facts.topic in AGAINST or pattern("relief", "power").search(joined(baseline)):
        return False
    listed = facts.modality == "none" and pattern("relief", "listed").search(facts.context)
    allowed = facts.modality != "prohibition" and shape("relief", "allowed").search(spot.left)
    exempt = shape("relief", "exempt").match(spot.right)
    leave = facts.modality == "permission" or _leave(facts.modality, spot)
    return bool(leave or listed or allowed or exempt or relieving(spot.left))


def _leave(modality: str, spot: Spot) -> bool:
    """In a sentence of no known force, "may" before the place makes it a leave."""
    said = shape("relief", "said").findall(spot.left)
    return modality == "none" and said[-1:] == ["may"]
