"""The posts and bodies that each side of a link has to do with, whatever the verb: "tell the Clerk", "if your manager
agrees", "left to the Panel's judgement". Wider than the recipients that analysis can prove; for `judging.py` to weigh.
"""

from __future__ import annotations

import re
from functools import cache

from toolkit.alignment.data import data_of
from toolkit.alignment.group import Group
from toolkit.alignment.units import Unit
from toolkit.model.crosswalk import Evidence


@cache
def _data() -> dict[str, list[str]]:
    return data_of("involved")


@cache
def _post() -> re.Pattern[str]:
    """Up to three words of a name, its last word, and "of ..." in capitals after it."""
    word = rf"(?!(?i:{'|'.join(_data()['outside'])})\b)[A-Za-z][\w&-]*"
    capitals = r"[A-Z][\w&-]*(?:(?:,?\s+(?:and|&)\s+|\s+)[A-Z][\w&-]*){0,3}"
    head = rf"(?i:{'|'.join(_data()['heads'])})"
    return re.compile(
        rf"\b(?P<post>(?:{word}\s+){{0,3}}{head}(?:\s+(?:of|for)\s+(?:the\s+)?{capitals})?)(?![\w-]|\s+members?\b)"
    )


def _bears(unit: Unit, place: int) -> bool:
    """ "The Clerk shall record it": whose duty it is, is compared as such."""
    return any(
        facet.name == "bearer" and facet.span[0] <= place < facet.span[1]
        for norm in unit.facts.norms
        if norm.modality in {"obligation", "prohibition"}
        for facet in norm.facets
    )


@cache
def _deciding() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{row}", re.IGNORECASE) for row in _data()["deciding"])


@cache
def _anyone() -> re.Pattern[str]:
    return re.compile("|".join(_data()["anyone"]), re.IGNORECASE)


def involved(group: Group) -> dict[str, Evidence]:
    """Each post that a side names in its own words, with the place; by its name in small letters: "head_of_service"."""
    found: dict[str, Evidence] = {}
    for unit in group.units:
        for match in _post().finditer(unit.provision.text):
            name = "_".join(match["post"].split())
            if not _anyone().fullmatch(name) and not _bears(unit, match.start("post")):
                found.setdefault(name.lower(), Evidence(group.side, unit.id, match.span("post")))
        for pattern in _deciding():
            for match in pattern.finditer(unit.provision.text):
                found.setdefault(match["body"].lower(), Evidence(group.side, unit.id, match.span("body")))
    return found
