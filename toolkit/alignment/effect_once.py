"""What was told of all the places of a change, put together: one difference for each kind and direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toolkit.alignment.effect_relief import OPPOSITE
from toolkit.alignment.effect_spots import Spot, pattern
from toolkit.model.crosswalk import Difference, Direction

Told = tuple[Spot | None, Difference]
"""A difference with its place of change, where it has one."""

_WAYS: tuple[Direction, ...] = ("weaker", "stricter")
_DIRECTED = frozenset({"scope", "test", "deadline"})
"""Kinds of which one place says which way they work, another not."""


def once(found: Sequence[Told]) -> tuple[Difference, ...]:
    """One difference for each kind and direction, its places together, in the order of the text."""
    found = _main(found)
    kept: dict[tuple[str, str], Difference] = {}
    known = {_kind(item) for _, item in found}
    for _, item in sorted(found, key=lambda row: row[0].after if row[0] else (0, 0)):
        key = _kind(item)
        ways: list[Direction] = [way for way in _WAYS if (key[0], way) in known]
        if key[0] in _DIRECTED and key[1] == "neutral" and len(ways) == 1:
            key = (key[0], ways[0])
            item = replace(item, direction=ways[0])
        if key not in kept:
            kept[key] = item
        elif item.evidence != kept[key].evidence:
            kept[key] = _together(kept[key], item)
    return tuple(kept.values())


def _main(found: Sequence[Told]) -> list[Told]:
    """Without what is only another side of a changed test ("if others could | see the gift as | a reward"), or of who
    may look at a register, and without the exceptions that a rule had which is turned round."""
    ways = {item.direction for _, item in found if item.facet in {"test", "register_access"}} - {"neutral"}
    turned = {OPPOSITE[item.direction] for _, item in found if item.facet == "reversed"}
    shown = any(item.facet == "register_access" for _, item in found)
    return [
        row
        for row in found
        if not (row[1].facet == "scope" and row[1].direction in ways)
        and not (row[1].facet == "exception" and row[1].direction in turned)
        and not (row[1].facet in {"scope", "exception"} and shown and _looks(row))
    ]


def _looks(row: Told) -> bool:
    """Who may look, and when: "the public during office hours"."""
    words = f"{row[0].gone} {row[0].new}" if row[0] else ""
    return any(pattern("access", name).search(words) for name in ("public", "on_request"))


def _kind(item: Difference) -> tuple[str, str]:
    if item.facet == "definition":  # each term by itself
        return f"{item.baseline_value} {item.candidate_value}", item.direction
    facet = {"participation": "modality", "exception": "scope", "content": "scope"}.get(item.facet, item.facet)
    return facet, item.direction


def _together(one: Difference, other: Difference) -> Difference:
    values = tuple(
        "; ".join(dict.fromkeys(value for value in pair if value))
        for pair in ((one.baseline_value, other.baseline_value), (one.candidate_value, other.candidate_value))
    )
    evidence = tuple(dict.fromkeys((*one.evidence, *other.evidence)))
    return replace(one, baseline_value=values[0], candidate_value=values[1], evidence=evidence)
