"""The acts that a side asks, each from its verb to the next one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.alignment.data import data_of, spelt
from toolkit.alignment.group import Group
from toolkit.alignment.likeness import meanings
from toolkit.alignment.units import Unit
from toolkit.alignment.words import terms
from toolkit.model.norm import FacetName, Modality
from toolkit.model.provision import Span

_FEWEST = 2
"""Content words that an act needs to be judged by them."""


class Act(NamedTuple):
    """One thing asked: its words in the unit's text, and the force with which they are asked. judged: its words tell
    enough of it; staying, leaving and voting are compared as participation."""

    id: str
    span: Span
    modality: Modality
    words: frozenset[str]
    said: str
    verb: str
    judged: bool


def acts_of(group: Group) -> Iterator[Act]:
    """The acts of a side in order: from each verb that a norm asks to the next one."""
    for unit in group.units:
        if spelt("duties", "case").search(unit.facts.context):
            continue
        text = unit.provision.text
        starts = sorted(
            {
                (facet.span[0], norm.modality)
                for norm in unit.facts.norms
                for facet in norm.facets
                if facet.name == "action"
                and facet.span[1] > facet.span[0]
                and not spelt("duties", "either").search(text[: facet.span[0]])
                and not spelt("duties", "excepts").match(text, facet.span[0])
                and not spelt("duties", "same_again").match(text, facet.span[0])
            }
        )
        ends = [*(start for start, _ in starts[1:]), len(text)][: len(starts)]
        for place, ((start, modality), end) in enumerate(zip(starts, ends, strict=True)):
            opening = 0 if place == 0 else start
            said = " ".join(text[start:end].split()).strip(" ,;.")
            words = _words(text[opening:end])
            yield Act(
                unit.id,
                (opening, end),
                modality,
                words,
                _shorter(said),
                _first(said),
                _judged(unit, (opening, end), words),
            )


def _first(said: str) -> str:
    return next(iter(terms(said)), "")


def _judged(unit: Unit, span: Span, words: frozenset[str]) -> bool:
    inside = {name for name in _NAMES for facet in unit.facts.facets(name) if span[0] <= facet.span[0] < span[1]}
    return "participation" not in inside and (
        "recipient" in inside or len([w for w in words if w[0] != "="]) >= _FEWEST
    )


_NAMES: tuple[FacetName, ...] = ("participation", "recipient")


def _words(text: str) -> frozenset[str]:
    return meanings(terms(text))


def _shorter(said: str) -> str:
    """The words of an act without the link to the next one."""
    for tail in data_of("duties")["links"]:
        said = said.removesuffix(f" {tail}")
    return said.strip(" ,;.")[:120].lower()
