"""What a person means by a name in a report: the id of a link, a finding or a provision, or a cite."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import NoReturn, get_args

from toolkit.errors import BadOption
from toolkit.model.crosswalk import Correspondence, Crosswalk, Side
from toolkit.model.finding import Assessment, Finding
from toolkit.model.provision import Instrument, Provision
from toolkit.reporting.cites import cite_of

Place = tuple[Side, Provision]
SIDES: tuple[Side, ...] = get_args(Side)
_QUOTES = str.maketrans("“”„‟‘’", '""""\'\'')
_BLANKS = re.compile(r"\s+")


def look_up(assessment: Assessment, name: str, *, side: Side | None = None) -> Correspondence | Finding | Place:
    """The link, finding or provision of that name; side: where to look for a provision, None for both.

    A cite may be written with other blanks, quotation marks or capitals than in the report, unless two cites then read
    alike. Raises BadOption where nothing has the name, or more than one thing has it.
    """
    for item in _items(assessment):
        if item.id == name:
            return item
    sides = [side] if side else SIDES
    places = [place for one in sides for place in _as_written(assessment.crosswalk, one, name)]
    places = places or [place for one in sides for place in on_side(assessment.crosswalk, one, name)]
    if not places:
        _unknown(assessment, name, side)
    if len(places) > 1:
        _ambiguous(name, places)
    return places[0]


def _items(assessment: Assessment) -> list[Correspondence | Finding]:
    return [*assessment.crosswalk.correspondences, *assessment.findings]


def on_side(crosswalk: Crosswalk, side: Side, name: str) -> list[Place]:
    """By id or cite, however written, else by the labels of a cite, whatever signs part them."""
    labels = _labels(name)
    alike = (
        (side, one) for one in crosswalk.side(side).instrument.provisions if labels and _labels(one.cite) == labels
    )
    return _as_written(crosswalk, side, name) or list(alike)


def _as_written(crosswalk: Crosswalk, side: Side, name: str) -> list[Place]:
    """By id, else by cite as it stands, else by cite written otherwise, else by cite and the heading over it."""
    instrument = crosswalk.side(side).instrument
    tests: tuple[Callable[[Provision], bool], ...] = (
        lambda one: one.id == name,
        lambda one: one.cite == name,
        lambda one: bool(one.cite) and _plain(one.cite) == _plain(name),
        lambda one: one.cite in instrument.repeated and _plain(name) in _under_heading(instrument, one),
    )
    rounds = ([(side, one) for one in instrument.provisions if fits(one)] for fits in tests)
    return next((found for found in rounds if found), [])


def _under_heading(instrument: Instrument, one: Provision) -> set[str]:
    """How a cite that comes again may be named: as reports do, or behind its heading: "Gifts, 2)", "Gifts 2"."""
    heading = next((above.heading for above in (one, *instrument.ancestors(one)) if above.heading), "")
    cites = {one.cite, one.cite.rstrip(")")} if heading else set()
    behind = {_plain(f"{heading}{comma}{cite}") for cite in cites for comma in ("", ",")}
    return {_plain(cite_of(instrument, one)), *behind}


def _plain(cite: str) -> str:
    return _BLANKS.sub("", cite).translate(_QUOTES).casefold()


def _labels(cite: str) -> list[str]:
    """`2)a)`, `2(a)` and `2 a` alike; `§ III.3` and `III.3`. None where words make the cite."""
    labels = re.findall(r"\d+|[a-z]+|¶", _plain(cite))
    return labels if re.search(r"\d", cite) else []


def _unknown(assessment: Assessment, name: str, side: Side | None) -> NoReturn:
    crosswalk = assessment.crosswalk
    sides = [crosswalk.side(one).instrument.provisions for one in ([side] if side else SIDES)]
    known = [item.id for item in _items(assessment)]
    known += [word for provisions in sides for one in provisions for word in (one.cite, one.id) if word]
    near = get_close_matches(name[:100], known, n=1)
    where = f"the {side} has" if side else "the report has"
    advice = f"did you mean {near[0]}?" if near else "give a cite such as 4(1), or an id that stands in the report"
    raise BadOption(f"{name}: {where} no link, finding or provision of this name; {advice}")


def _ambiguous(name: str, places: list[Place]) -> NoReturn:
    if len({side for side, _ in places}) > 1:
        raise BadOption(f"{name}: both sides have one; add --side baseline or --side candidate")
    ids = ", ".join(one.id for _, one in places[:5])
    raise BadOption(f"{name}: the {places[0][0]} has {len(places)} of this cite; give an id instead: {ids}")
