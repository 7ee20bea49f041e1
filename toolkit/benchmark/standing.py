"""Which way a peer's provision leans beside ours, by what was found in both: for codes too many to be aligned.

The rules are those of the comparison of two codes, where one number or name tells: force, amounts, time limits, who may
see a register, what to do at a meeting. What asks for the words themselves (scope, exceptions, bearers) is not judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toolkit.benchmark.leaning import standing_of
from toolkit.benchmark.stated import DAYS
from toolkit.model.benchmark import Standing
from toolkit.model.crosswalk import Relationship

FORCE = {"prohibition": 3, "obligation": 3, "recommendation": 2, "permission": 1, "none": 0}
ACCESS = {"internal": 0, "on_request": 1, "public": 2}
PARTICIPATION = {"disclose": 1, "speak_not_vote": 2, "no_part": 3, "withdraw": 4}


@dataclass(frozen=True, slots=True)
class Brief:
    """What counts of the facts of a provision. amount: the lowest; days: the shortest, -1 before the event; each None
    where nothing is said."""

    modality: str
    amount: float | None = None
    days: float | None = None
    access: int | None = None
    participation: int | None = None


def brief(facts: str) -> Brief:
    """From the facts as JSON, as a corpus holds them."""
    data = json.loads(facts)
    found: dict[str, list[Any]] = {}
    for facet in (facet for norm in data["norms"] for facet in norm["facets"]):
        found.setdefault(facet["name"], []).append(facet["value"])
    return Brief(
        data["modality"],
        min((float(one["amount"]) for one in found.get("threshold", ())), default=None),
        min(_days(found.get("deadline", ())), default=None),
        max((ACCESS[one] for one in found.get("register_access", ()) if one in ACCESS), default=None),
        max((PARTICIPATION[one] for one in found.get("participation", ()) if one in PARTICIPATION), default=None),
    )


def _days(values: Any) -> Iterator[float]:
    for one in values:
        if one["unit"] in DAYS:
            yield one["number"] * DAYS[one["unit"]]
        elif one["unit"] in ("before_event", "immediately"):
            yield -1.0 if one["unit"] == "before_event" else 0.0


def compared(ours: Brief, theirs: Brief, *, same_words: bool) -> tuple[Relationship, Standing]:
    """Relationship and standing of theirs beside ours."""
    directions = set(_directions(ours, theirs))
    standing = standing_of(directions)
    if {ours.modality, theirs.modality} == {"prohibition", "permission"} or standing == "mixed":
        return "intersects", standing
    if standing == "same":
        return ("equal" if same_words else "equivalent"), standing
    return ("subset" if standing == "weaker" else "superset"), standing


def _directions(ours: Brief, theirs: Brief) -> Iterator[str]:
    force, other = FORCE[ours.modality], FORCE[theirs.modality]
    if force and other and force != other:
        yield "weaker" if other < force else "stricter"
    if ours.amount != theirs.amount:
        # An amount below which nothing is asked, against none, is the weaker rule.
        yield "weaker" if (theirs.amount or 0.0) > (ours.amount or 0.0) else "stricter"
    if ours.days != theirs.days:
        yield _later(ours, theirs)
    for one, another in ((ours.access, theirs.access), (ours.participation, theirs.participation)):
        if one is not None and another is not None and one != another:
            yield "weaker" if another < one else "stricter"


def _later(ours: Brief, theirs: Brief) -> str:
    """More time is the weaker rule, no limit the weakest; of a ban that lasts a time it is the other way round."""
    endless = float("inf")
    one, other = (endless if side.days is None else side.days for side in (ours, theirs))
    return "weaker" if (other > one) != (ours.modality == "prohibition") else "stricter"
