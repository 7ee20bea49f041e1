"""Facet by facet what the two sides of a link state: what was judged to differ, and what else both say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import cast

from toolkit.model.crosswalk import Correspondence, Crosswalk, Side
from toolkit.model.norm import FacetName
from toolkit.reporting.wording import normal_form_words, terms, value_words, word

# A line of the rationale as the alignment writes it: "deadline: 28 days / 2 months (weaker)", "-" for a silent side.
_NOTE = re.compile(r"(?P<facet>[a-z_]+): (?P<said>.*?)(?: \((?P<direction>stricter|weaker|neutral)\))?", re.DOTALL)
_BETWEEN = " / "
_SILENT = "-"
_FORCE = "modality"
_FURTHER = frozenset({"modality", "reversed", "definition", "content"})
"""What [facet] of the wording names beside the facets of a norm."""


def facet_lines(crosswalk: Crosswalk, link: Correspondence) -> Iterator[tuple[str, str]]:
    """The name of each facet in words with what was found: judged differences first, then all else that is stated."""
    judged = list(map(_judged, link.rationale.facets))
    for facet, words in judged:
        yield word("facet", facet), words
    told = {facet for facet, _ in judged}
    if not told & {_FORCE, "reversed"}:
        yield from _stated(_FORCE, _forces(crosswalk, "baseline", link), _forces(crosswalk, "candidate", link))
    for name in terms("facet"):
        if name not in told | _FURTHER:
            yield from _stated(
                name, _values(crosswalk, "baseline", link, name), _values(crosswalk, "candidate", link, name)
            )


def _judged(note: str) -> tuple[str, str]:
    """A line of the rationale in words; one that cannot be taken apart for certain stays as it is."""
    found = _NOTE.fullmatch(note)
    if not found:
        return "content", note
    facet, said, direction = found["facet"], found["said"], found["direction"]
    sides = said.split(_BETWEEN)
    if len(sides) == 2:
        said = _beside(*(() if side == _SILENT else (normal_form_words(side),) for side in sides))
    return facet, f"{said} ({word('direction', direction)})" if direction else said


def _beside(baseline: Sequence[str], candidate: Sequence[str]) -> str:
    if not baseline and not candidate:
        return "one side has a part that the other lacks"
    one, other = (", ".join(words) or "not stated" for words in (baseline, candidate))
    return f"baseline: {one}; candidate: {other}"


def _stated(name: str, baseline: Sequence[str], candidate: Sequence[str]) -> Iterator[tuple[str, str]]:
    if not baseline and not candidate:
        return
    same = set(baseline) == set(candidate)
    yield word("facet", name), f"both: {', '.join(baseline)}" if same else _beside(baseline, candidate)


def _forces(crosswalk: Crosswalk, side: Side, link: Correspondence) -> list[str]:
    facts = crosswalk.side(side).by_id
    found = [facts[one].modality for one in getattr(link, side)]
    return list(dict.fromkeys(word("value", one) for one in found if one != "none"))


def _values(crosswalk: Crosswalk, side: Side, link: Correspondence, name: str) -> list[str]:
    facts = crosswalk.side(side).by_id
    found = [facet.value for one in getattr(link, side) for facet in facts[one].facets(cast(FacetName, name))]
    return list(dict.fromkeys(value_words(value) for value in found if value != "none"))
